"""Who answered, by one characteristic, beside the people of an area: context, and never weights."""

from __future__ import annotations

from collections.abc import Sequence

from consult.model.counting.table_id import TableId, TableKind
from consult.model.evidence.equality import (
    OF_AREA,
    PART_OF,
    WHO_ANSWERED,
    Participating,
    Participation,
)
from consult.model.publishing.table import Mark, Row, RowRole, Table, Unit
from consult.model.words.document import Block, Facts, Paragraph
from consult.model.words.text import Text, bound, joined, say
from consult.report.prose.figures import bound_base, bound_cell, percent_text, shown_cells
from consult.report.prose.findings import Findings
from consult.report.prose.plain import listed, one_line

AREA = "area"
"""How the names of figures of an area begin."""

NOT_KNOWN, LEFT_OUT = "Not known", "Left out"
HIDDEN = "Hidden"
HEADER = ("Group", "Took part", "Per cent")
"""Not as the columns of the tables of numbers are called: a figure here may be of either table."""

BESIDE = (OF_AREA, "Beside the area")
ALL_HIDDEN = (
    "Wider groups are all hidden: with them, the number of a small group could be worked out. "
    "Shares cannot be shown for the same reason."
)


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
    groups, hidden = _in_order(taken)
    made: list[Block] = [Paragraph(words) for words in _base(findings, key)]
    if groups:
        made.append(_table(key, groups, findings, area, taken))
    made += [Paragraph(words) for words in (*hidden, *_few(taken), *_area(taken, area))]
    return tuple(made)


def _in_order(taken: Participation) -> tuple[tuple[Participating, ...], tuple[str, ...]]:
    """Each wide group with what is shown of its parts, and what to say where all are hidden."""
    fine = [group for group in taken.detailed if group.people is not None]
    if not any(group.people is not None for group in taken.wide):
        return tuple(fine), (ALL_HIDDEN,) if taken.wide and fine else ()
    groups = [
        (group, *(part for part in fine if part.part_of == group.group)) for group in taken.wide
    ]
    rest = (group for group in fine if not group.part_of)
    return (*(group for some in groups for group in some), *rest), ()


def _base(findings: Findings, key: str) -> tuple[Text, ...]:
    kinds = (TableKind.PARTICIPATION, TableKind.PROFILE)
    found = (findings.table(TableId(kind, key)) for kind in kinds)
    table = next((table for table in found if table), None)
    if table is None:
        return ()
    whom = table.base_text[:1].upper() + table.base_text[1:]
    of_them = " Percentages are of them." if table.id.kind is TableKind.PARTICIPATION else ""
    said = [f"{whom}: " + bound_base(table) + f".{of_them}"]
    aside = [
        f"{one_line(row.label)}: " + bound_cell(table, row, 0, shown_cells(row, table)[0])
        for row in table.rows
        if row.role in {RowRole.OUTSIDE_BASE, RowRole.UNSAID}
    ]
    if aside:
        said.append(joined(aside, "; ") + ".")
    return (joined(said),)


def _table(
    key: str,
    groups: Sequence[Participating],
    findings: Findings,
    area: str,
    taken: Participation,
) -> Facts:
    is_beside = bool(area) and taken.rule is not None
    header = (*HEADER, *BESIDE) if is_beside else HEADER
    beside = f", beside {area}" if is_beside else ""
    lines = (
        (_named(group, groups), *_respondents(group, findings), *_beside(group, taken, area))
        for group in groups
    )
    return Facts(
        f"{findings.characteristic_names[key]}{WHO_ANSWERED}{beside}",
        header,
        tuple(line[: len(header)] for line in lines),
        about=TableId(TableKind.PARTICIPATION, key),
    )


def _named(group: Participating, groups: Sequence[Participating]) -> str:
    """A group; a part as one of the group above it."""
    part = group.part_of and any(other.group == group.part_of for other in groups)
    return f"{PART_OF if part else ''}{one_line(group.group)}"


def says(group: Participating, findings: Findings, taken: Participation, area: str) -> Text:
    """The same in a line, for a table of words.

    Parameters
    ----------
    group
        Of whom it is said.
    findings
        With the table that the group's number stands in.
    taken
        Who took part, by the characteristic of the group.
    area
        Name of the area; empty for none.
    """
    people, share = _respondents(group, findings)
    if group.people is None:
        return f"{HIDDEN} (" + people + ")."
    beside, words = _beside(group, taken, area)
    of = ", beside " + beside + f" of the area: {words.lower()}" if group.taking else Text()
    return say(
        "People: {people}, {share} of those who said{of}.", people=people, share=share, of=of
    )


def _respondents(group: Participating, findings: Findings) -> tuple[Text, Text]:
    """People and share, as they stand in the released table or worked out from it."""
    table = findings.table(group.table)
    row = next((row for row in table.rows if row.label == group.group), None) if table else None
    if table is None or row is None:
        return Text(Mark.NOT_APPLICABLE), Text(Mark.NOT_APPLICABLE)
    return bound_cell(table, row, 0, shown_cells(row, table)[0]), _share(group, table, row)


def _share(group: Participating, table: Table, row: Row) -> Text:
    """Of those who said which group they are in; hidden where their number is."""
    at = [column.unit for column in table.columns].index(Unit.PERCENT)
    if table.id.kind is TableKind.PARTICIPATION:
        return bound_cell(table, row, at, shown_cells(row, table)[at])
    share = str(Mark.SUPPRESSED) if group.share is None else percent_text(group.share)
    return bound(share, str(table.id), one_line(row.label), "of those who said")


def _beside(group: Participating, taken: Participation, area: str) -> tuple[Text, str]:
    if taken.rule is None or group.area is None:
        left = taken.rule is not None and group.group in taken.rule.left_out
        return Text(Mark.NOT_APPLICABLE), LEFT_OUT if left else NOT_KNOWN
    share = bound(percent_text(group.area), AREA, area, taken.rule.id, one_line(group.group))
    words = str(group.taking or HIDDEN)
    return share, words[:1].upper() + words[1:]


def _few(taken: Participation) -> tuple[str, ...]:
    if all(group.people is not None for group in taken.detailed):
        return ()
    return ("Groups whose number is hidden are named under “Gaps in the evidence”.",)


def _area(taken: Participation, area: str) -> tuple[str, ...]:
    """Whom the area's shares are of, where they do not measure alike, and where they come from."""
    if taken.rule is None:
        return (f"There are no figures of {area} to set beside these.",) if area else ()
    whom = listed(tuple(words[:1].lower() + words[1:] for words in taken.whom)).plain
    without = f", without: {listed(taken.rule.left_out).plain}" if taken.rule.left_out else ""
    tables = listed(tuple(dict.fromkeys(table for table, _, _ in taken.sources))).plain
    return (
        f"Figures of {area} are of {whom}{without}. {taken.rule.note}".strip()
        + f" Source: {tables}.",
    )
