"""What version 0.1 called tables and figures, where that differs from what they are called now.

Reports that people edited and words that they wrote then hold these names. Version 0.1 marked
nothing in the ids of questions, so that two tables could have one name; now none can.
"""

from __future__ import annotations

from consult.errors import TableError
from consult.model.counting.table_id import ALL_COMMENTS, TableId, TableKind
from consult.model.words.figure import BETWEEN


def table_in_0_1(table: TableId) -> str:
    """The text that version 0.1 had for a table.

    Parameters
    ----------
    table
        As it is now.
    """
    subject = "all-comments" if table.subject == ALL_COMMENTS else table.subject
    match table.kind:
        case TableKind.QUESTION | TableKind.THEMES:
            return "-by-".join(filter(None, (f"{table.kind}-{subject}", table.by)))
        case TableKind.ABOUT:
            return "-".join(filter(None, (table.kind, table.by, subject)))
        case TableKind.BANNER:
            return f"{table.kind}-{table.by}-{table_in_0_1(TableId.parse(table.subject))}"
        case TableKind.DIFFERENCES:
            return f"question-{table}"
        case _:
            return str(table)


def figure_in_0_1(name: str) -> str:
    """The name that version 0.1 had for a figure.

    Parameters
    ----------
    name
        As it is now, in parts: "question-journeys-byby-age / Yes / Share". Parts that are no table
        stay as they are.
    """
    return BETWEEN.join(map(_part_in_0_1, name.split(BETWEEN)))


def _part_in_0_1(part: str) -> str:
    try:
        return table_in_0_1(TableId.parse(part))
    except TableError:
        return part
