"""The numbers of tables and charts, so that Table 7 is the same in every file of a report."""

from __future__ import annotations

from collections.abc import Iterator

from consult.model.counting.table_id import TableId
from consult.model.words.document import Block, Chart, Facts, TableBlock


def numbered(blocks: tuple[Block, ...]) -> tuple[tuple[int, TableBlock | Facts], ...]:
    """The tables among blocks with their numbers, counted from 1 in the order they stand.

    Parameters
    ----------
    blocks
        A whole document, or its beginning: what stands before a table decides its number.
    """
    return tuple(
        (number, block)
        for block, number in with_numbers(blocks)
        if isinstance(block, TableBlock | Facts)
    )


def with_numbers(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, int]]:
    """Every block with its number: tables and charts count each for themselves, others are 0.

    Parameters
    ----------
    blocks
        As of :func:`numbered`.
    """
    tables = charts = 0
    for block in blocks:
        if isinstance(block, TableBlock | Facts):
            tables += 1
            yield block, tables
        elif isinstance(block, Chart):
            charts += 1
            yield block, charts
        else:
            yield block, 0


def table_numbers(blocks: tuple[Block, ...]) -> dict[TableId, int]:
    """Id of a table -> its number, where it stands first.

    Parameters
    ----------
    blocks
        As of :func:`numbered`. Tables of words have no id and are left out.
    """
    found: dict[TableId, int] = {}
    for number, block in numbered(blocks):
        if isinstance(block, TableBlock):
            found.setdefault(block.table.id, number)
    return found


def title_of(block: TableBlock | Facts) -> str:
    """The title of a table, without its number.

    Parameters
    ----------
    block
        A table of numbers or of words.
    """
    return block.table.title if isinstance(block, TableBlock) else block.title
