"""What can be told of the groups of one characteristic: where they differ, what they raised."""

from __future__ import annotations

from collections.abc import Iterator

from consult.model.counting.table_id import ALL_COMMENTS, TableId, TableKind
from consult.model.publishing.table import Cell, Mark, Row, RowRole, Table
from consult.model.survey.characteristic import Characteristic
from consult.model.words.text import Phrase, Text, say
from consult.report.evidence.gaps import (
    family_of,
)
from consult.report.passages.differences import Names
from consult.report.passages.open_questions import open_questions
from consult.report.prose.difference_wording import interval_text, sure_text
from consult.report.prose.figures import bound_base, bound_cell, shown_cells
from consult.report.prose.findings import Findings
from consult.report.prose.plain import listed, one_line

MOST_THEMES = 3
"""Themes named for each group; the table has the others."""

MOST_BREAKDOWNS = 2
"""Tables of themes printed where no themes are shared by all questions."""

NO_COMMENTS = "There are no comments with themes in this consultation."

NO_THEMES_ABOUT = "What else they raised cannot be shown: too few to report."


def differences(findings: Findings, characteristic: Characteristic) -> Iterator[tuple[str, Text]]:
    """Each group that differs, and the sentence that says how.

    Parameters
    ----------
    findings
        With everything that was compared.
    characteristic
        Whose groups they are.

    Returns
    -------
    Iterator[tuple[str, Text]]
        Name of a group and the sentence, once for each comparison that survives its correction.
    """
    family = family_of(findings, characteristic)
    called = Names.of(findings, characteristic.id)
    for found in family.surviving if family else ():
        said = say(
            "{said} Difference in points: {interval}. {sure}.",
            said=called.said(found),
            interval=interval_text(found),
            sure=sure_text(found),
        )
        yield one_line(found.group), said


def theme_tables(findings: Findings, characteristic: Characteristic) -> tuple[Table, ...]:
    """The themes of all comments by a characteristic, or else those of the first questions.

    Parameters
    ----------
    findings
        With the tables of the release.
    characteristic
        What the tables are broken down by.

    Returns
    -------
    tuple[Table, ...]
        One table, or ``MOST_BREAKDOWNS`` at most; none with fewer than two groups to compare.
    """
    return _of_themes(findings, TableKind.THEMES, characteristic)


def about_tables(findings: Findings, characteristic: Characteristic) -> tuple[Table, ...]:
    """What people raised whose comments speak of a group, and what the others raised.

    None where all that is shown of these people is what none of them raised.

    Parameters
    ----------
    findings
        With the tables of the release.
    characteristic
        Whose group the comments speak of.
    """
    tables = _of_themes(findings, TableKind.ABOUT, characteristic)
    return tuple(table for table in tables if any(cell.number for cell in table.rows[0].cells[1:]))


def _of_themes(
    findings: Findings, kind: TableKind, characteristic: Characteristic
) -> tuple[Table, ...]:
    shared = findings.table(TableId(kind, ALL_COMMENTS, characteristic.id))
    names = [TableId(kind, key, characteristic.id) for key, _ in open_questions(findings)]
    tables = [shared] if shared else [findings.table(name) for name in names]
    return tuple(table for table in tables if table and table.compares)[:MOST_BREAKDOWNS]


def most_raised(table: Table, everybody: dict[str, Text]) -> Iterator[tuple[str, Text]]:
    """Each group of a breakdown of themes, and the themes it raised most of those shown.

    Parameters
    ----------
    table
        People by group; its columns are themes.
    everybody
        The themes raised most by all who commented: a group that raised the same is told briefly.
    """
    for row in table.rows:
        cells = shown_cells(row, table)
        shown = [at for at, cell in enumerate(cells) if at and cell.number]
        if row.role is not RowRole.GROUP or not shown or cells[0].number is None:
            continue
        group = one_line(row.label)
        yield group, f"“{group}”: " + _first(table, row, cells, shown, everybody)


def _first(
    table: Table, row: Row, cells: tuple[Cell, ...], shown: list[int], everybody: dict[str, Text]
) -> Text:
    """The themes of one group, those raised most first, and whether others are hidden."""
    first = sorted(shown, key=lambda at: -(cells[at].number or 0))[:MOST_THEMES]
    names = {table.columns[at].heading: at for at in first}
    if set(names) == set(everybody):
        shares = tuple(bound_cell(table, row, names[n], cells[names[n]]) for n in everybody)
        said = "the same themes as everybody (" + listed(shares) + ")"
    else:
        said = "of the themes shown, most raised " + listed(
            tuple(
                f"“{one_line(name)}” (" + bound_cell(table, row, at, cells[at]) + ")"
                for name, at in names.items()
            )
        )
    hidden = any(cell.mark is Mark.SUPPRESSED for cell in cells[1:])
    return said + "." + (" Other figures of this group are hidden." if hidden else "")


def about(findings: Findings, characteristic: Characteristic) -> tuple[Phrase, ...]:
    """How many people's comments speak of the group, and what these people raised.

    Parameters
    ----------
    findings
        With the tables of the release and the codes of the study.
    characteristic
        Whose group the comments speak of.

    Returns
    -------
    tuple[Phrase, ...]
        Sentences; that there are no comments, or too few, is one too.
    """
    table = findings.table(TableId(TableKind.ABOUT, by=characteristic.id))
    if table is None:
        return (NO_COMMENTS,)
    row = table.rows[0]
    people, share = shown_cells(row, table)[:2]
    what = f"People whose comments {row.label[:1].lower()}{one_line(row.label)[1:]}"
    if people.number is None:
        return (f"{what}: too few to report.",)
    if not people.number:
        return (f"{what}: none of " + bound_base(table) + f" {table.base_text}.",)
    number = say(
        "{what}: {number} ({share} of {base} {whom}).",
        what=what,
        number=bound_cell(table, row, 0, people),
        share=bound_cell(table, row, 1, share),
        base=bound_base(table),
        whom=table.base_text,
    )
    codes = _codes(findings, characteristic)
    quoted = listed(tuple(f"“{one_line(code)}”" for code in codes))
    among = (say("All who raised {codes} are among them.", codes=quoted),) if codes else ()
    return (number, *among, *_raised_about(findings, characteristic, codes))


def _codes(findings: Findings, characteristic: Characteristic) -> tuple[str, ...]:
    """The codes that speak of the group, as they are called."""
    codes = findings.study.equality.about.get(characteristic.id, ())
    used = {code.id: code.name for some in findings.codes.values() for code in some}
    return tuple(used[code] for code in codes if code in used)


def _raised_about(
    findings: Findings, characteristic: Characteristic, codes: tuple[str, ...]
) -> Iterator[Phrase]:
    """What these people raised most in all their comments, beside the codes that define them."""
    tables = about_tables(findings, characteristic)
    for table in tables:
        row = table.rows[0]
        cells = shown_cells(row, table)
        shown = [
            at
            for at, cell in enumerate(cells)
            if at and cell.number and table.columns[at].heading not in codes
        ]
        if shown:
            said = _first(table, row, cells, shown, {})
            yield ("Beside that, " if codes else "In all their comments, ") + said
    if not tables:
        yield NO_THEMES_ABOUT
