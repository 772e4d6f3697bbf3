"""The numbers of the tables, so that Table 7 is the same table in every file of a report."""

from __future__ import annotations

from collections.abc import Iterator

from consult.model.document import Block, Facts, TableBlock


def numbered(blocks: tuple[Block, ...]) -> tuple[tuple[int, TableBlock | Facts], ...]:
    """The tables among blocks with their numbers, counted from 1 in the order they stand."""
    return tuple(
        (number, block)
        for block, number in with_numbers(blocks)
        if isinstance(block, TableBlock | Facts)
    )


def with_numbers(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, int]]:
    """Every block with the number of its table; 0 for a block that is no table."""
    number = 0
    for block in blocks:
        if isinstance(block, TableBlock | Facts):
            number += 1
            yield block, number
        else:
            yield block, 0


def title_of(block: TableBlock | Facts) -> str:
    """The title of a table, without its number."""
    return block.table.title if isinstance(block, TableBlock) else block.title
