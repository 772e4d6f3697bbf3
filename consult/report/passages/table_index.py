"""Tables that stand in no chapter, and the index of all that stand in one."""

from __future__ import annotations

from consult.model.publishing.table import Table
from consult.model.words.document import Block, Chart, Facts, Heading, Paragraph, TableBlock
from consult.report.prose.numbered import numbered, title_of, with_numbers
from consult.report.prose.plain import one_line

INDEX, CHARTS = "Index of tables", "Index of charts"


def further(tables: tuple[Table, ...]) -> tuple[Block, ...]:
    """Tables that stand in no chapter, so that none is lost.

    Parameters
    ----------
    tables
        Such tables, in order.
    """
    if not tables:
        return ()
    return (Heading("Further tables", 2), *(TableBlock(table) for table in tables))


def index(blocks_before: tuple[Block, ...]) -> tuple[Block, ...]:
    """An index of the tables, and one of the charts, that stand in the blocks before it.

    Parameters
    ----------
    blocks_before
        The whole report so far.
    """
    rows = tuple(
        (f"Table {number}", one_line(title_of(block))) for number, block in numbered(blocks_before)
    )
    if not rows:
        return (Paragraph("There are no tables."),)
    drawn = tuple(
        (f"Chart {number}", one_line(block.table.title))
        for block, number in with_numbers(blocks_before)
        if isinstance(block, Chart)
    )
    return (*_listed(INDEX, "Table", rows), *(_listed(CHARTS, "Chart", drawn) if drawn else ()))


def _listed(title: str, what: str, rows: tuple[tuple[str, str], ...]) -> tuple[Block, ...]:
    return (Heading(title, 2), Facts(title, (what, "Title"), rows))
