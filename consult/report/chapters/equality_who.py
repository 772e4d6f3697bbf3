"""Who answered, by one characteristic, beside the people of an area: context, and never weights."""

from __future__ import annotations

from collections.abc import Sequence

from consult.model.document import Block, Facts, Paragraph
from consult.model.equality import Participating, Participation
from consult.model.figure import bound
from consult.model.table import Mark, Row, RowRole, Table, Unit
from consult.report.figures import bound_base, bound_cell, percent_text, shown_cells
from consult.report.findings import Findings
from consult.report.plain import listed, one_line

AREA = "area"
"""How the names of figures of an area begin."""

NOT_KNOWN, LEFT_OUT = "Not known", "Left out"
HIDDEN = "Too few to report"
HEADER = ("Group", "People", "Of those who said")
BESIDE = ("Share of the area", "Beside the area")


def blocks(findings: Findings, taken: Participation, key: str, area: str) -> tuple[Block, ...]:
    """The groups with their numbers, then what is hidden, who did not say, and the sources.

    Parameters
    ----------
    findings
        With the released tables.
    taken
        Who took part, by this characteristic.
    key
        Its id.
    area
        Name of the area; empty for none.
    """
    name = findings.characteristic_names[key]
    fine = [one for one in taken.detailed if one.people is not None]
    wide = taken.wide or tuple(fine)
    made: list[Block] = [Paragraph(words) for words in _base(findings, key)]
    beside = f", beside {area}" if area and taken.rule else ""
    if wide:
        made.append(_table(f"{name}: who answered{beside}", wide, findings, area, taken))
    if taken.wide and fine:
        title = f"{name}: who answered, in more detail{beside}"
        made.append(_table(title, fine, findings, area, taken))
    made += [Paragraph(words) for words in (*_few(taken), *_area(taken, area))]
    return tuple(made)


def _base(findings: Findings, key: str) -> tuple[str, ...]:
    table = findings.table(f"participation-{key}") or findings.table(f"profile-{key}")
    if table is None:
        return ()
    whom = table.base_text[:1].upper() + table.base_text[1:]
    said = [f"{whom}: {bound_base(table)}."]
    aside = [
        f"{one_line(row.label)}: {bound_cell(table, row, 0, shown_cells(row, table)[0])}"
        for row in table.rows
        if row.role in {RowRole.OUTSIDE_BASE, RowRole.UNSAID}
    ]
    if aside:
        said.append(f"{'; '.join(aside)}.")
    return (" ".join(said),)


def _table(
    title: str,
    groups: Sequence[Participating],
    findings: Findings,
    area: str,
    taken: Participation,
) -> Facts:
    beside = bool(area and taken.rule)
    return Facts(
        title,
        (*HEADER, *BESIDE) if beside else HEADER,
        tuple(
            (*_respondents(one, findings), *_beside(one, taken, area)[: 2 * beside])
            for one in groups
        ),
    )


def says(one: Participating, findings: Findings, taken: Participation, area: str) -> str:
    """The same in a line, for a table of words."""
    people, share = _respondents(one, findings)[1:]
    if one.people is None:
        return f"{HIDDEN} ({people})."
    beside = _beside(one, taken, area)
    of = f", beside {beside[0]} of the area: {beside[1].lower()}" if one.taking else ""
    return f"People: {people}, {share} of those who said{of}."


def _respondents(one: Participating, findings: Findings) -> tuple[str, str, str]:
    """Group, people and share, as they stand in the released table or worked out from it."""
    table = findings.table(one.table)
    row = next((row for row in table.rows if row.label == one.group), None) if table else None
    if table is None or row is None:
        return one_line(one.group), str(Mark.NOT_APPLICABLE), str(Mark.NOT_APPLICABLE)
    people = bound_cell(table, row, 0, shown_cells(row, table)[0])
    return one_line(one.group), people, _share(one, table, row)


def _share(one: Participating, table: Table, row: Row) -> str:
    """Of those who said which group they are in; hidden where their number is."""
    at = [column.unit for column in table.columns].index(Unit.PERCENT)
    if table.id.startswith("participation-"):
        return bound_cell(table, row, at, shown_cells(row, table)[at])
    share = str(Mark.SUPPRESSED) if one.share is None else percent_text(one.share)
    return bound(share, table.id, one_line(row.label), "of those who said")


def _beside(one: Participating, taken: Participation, area: str) -> tuple[str, str]:
    if taken.rule is None or one.area is None:
        left = taken.rule is not None and one.group in taken.rule.left_out
        return (LEFT_OUT,) * 2 if left else (NOT_KNOWN,) * 2
    share = bound(percent_text(one.area), AREA, area, taken.rule.id, one_line(one.group))
    words = str(one.taking or HIDDEN)
    return share, words[:1].upper() + words[1:]


def _few(taken: Participation) -> tuple[str, ...]:
    if all(one.people is not None for one in taken.detailed):
        return ()
    return ("Groups that are too few to report are named under “Gaps in the evidence”.",)


def _area(taken: Participation, area: str) -> tuple[str, ...]:
    """Whom the area's shares are of, where they do not measure alike, and where they come from."""
    if taken.rule is None:
        return (f"There are no figures of {area} to set beside these.",) if area else ()
    whom = listed(tuple(words[:1].lower() + words[1:] for words in taken.whom))
    without = f", without: {listed(taken.rule.left_out)}" if taken.rule.left_out else ""
    sources = "; ".join(f"{source} ({quality})" for source, quality in taken.sources)
    return (
        f"Figures of {area} are of {whom}{without}. {taken.rule.note}".strip(),
        f"Source of the area's figures: {sources}.",
    )
