"""Which columns belong to one question, where only headings and cells can tell.

A flattened export writes "Question - Option" above each column; Typeform writes the option alone.
In both the cells repeat the option, which is what these functions look for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from consult.definitions.wordings import is_other, normalised
from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.reader import SheetColumn
from consult.read.values.ticked import NOT_SHOWN, NOT_TICKED

DASH = " - "
_MOST = 3
"""Different words of a column that are looked at: one is an option, two are ticked and not, more
are answers. As many cells must be filled before a column holds words for an option of another.
Tried at one and six: no draft of 98 changes."""

_ROWS = 20_000
"""Rows that are looked at, so that a large export takes no longer. Tried: no draft of 98 changes,
the longest of which has 10,000 rows."""


def words_in(grid: Grid, position: int, first: int, own: str = "") -> dict[str, str]:
    """``normalised`` of what stands in a column, "not ticked" apart -> as written; up to four.

    Parameters
    ----------
    grid
        The sheet.
    position
        Of the column, counted from 0.
    first
        Position of the first row of responses.
    own
        ``normalised`` of the column's own option, which counts though it be a word for "not
        ticked"; empty when it has none.
    """
    found: dict[str, str] = {}
    idle = (NOT_TICKED | NOT_SHOWN) - {own}
    rows = range(first, max(first, min(len(grid.rows), first + _ROWS)))
    for cell in dict.fromkeys(grid.column(position, rows)):
        key = normalised(cell)
        if key and key not in found and key not in idle:
            found[key] = " ".join(cell.split())
            if len(found) > _MOST:
                break
    return found


def option_in(grid: Grid, column: SheetColumn, first: int) -> str:
    """The option that is all a column ever holds and that its heading names; "" when none.

    Parameters
    ----------
    grid
        The sheet.
    column
        With its heading; a heading that is a code names nothing.
    first
        Position of the first row of responses.
    """
    own = normalised(column.part or column.heading.rpartition(DASH)[2])
    found = words_in(grid, column.position, first, own)
    if len(found) != 1:
        return ""
    key, option = next(iter(found.items()))
    named = normalised(column.part) == key or normalised(column.heading).endswith(key)
    return option if named or column.code else ""


def flattened(grid: Grid, columns: Sequence[SheetColumn], first: int) -> tuple[SheetColumn, ...]:
    """Columns headed "Question - Option" as columns of one question.

    Parameters
    ----------
    grid
        The sheet.
    columns
        With their whole headings.
    first
        Position of the first row of responses.

    Notes
    -----
    A heading is cut where its cells repeat its end, or where the columns beside it share what
    stands before the dash. Only questions are looked at.
    """
    stems = [_stem_by_cells(grid, column, first) for column in columns]
    out: list[SheetColumn] = []
    for at, column in enumerate(columns):
        if column.role is not Role.QUESTION:
            out.append(column)
            continue
        beside = [_key(columns[i], stems[i]) for i in (at - 1, at + 1) if 0 <= i < len(columns)]
        stem = stems[at] or _shared_stem(column.heading, beside)
        out.append(_cut(column, stem))
    return _others(grid, _blocks(out), first)


def _stem_by_cells(grid: Grid, column: SheetColumn, first: int) -> str:
    if column.role is not Role.QUESTION or DASH not in column.heading:
        return ""
    option = option_in(grid, column, first)
    end = len(column.heading) - len(option)
    return column.heading[: end - len(DASH)] if option and _dash_before(column, end) else ""


def _dash_before(column: SheetColumn, end: int) -> bool:
    return column.heading[:end].endswith(DASH)


def _key(column: SheetColumn, stem: str) -> str:
    return stem or column.heading


def _shared_stem(heading: str, beside: Iterable[str]) -> str:
    """The longest beginning, up to a dash, that a heading beside it has too."""
    ends = [i for i in range(len(heading)) if heading.startswith(DASH, i)]
    for end in reversed(ends):
        stem = heading[:end]
        if any(other == stem or other.startswith(stem + DASH) for other in beside):
            return stem
    return ""


def _cut(column: SheetColumn, stem: str) -> SheetColumn:
    if not stem:
        return column
    return replace(column, stem=stem, part=column.heading[len(stem) + len(DASH) :])


def _blocks(columns: Sequence[SheetColumn]) -> list[SheetColumn]:
    """Neighbours with one stem share a block, the whole question before its parts included."""
    out: list[SheetColumn] = []
    for column in columns:
        before = out[-1] if out else None
        joins = before is not None and column.part and before.stem == column.stem
        block = before.block if joins and before is not None else str(column.position)
        out.append(replace(column, block=block))
    return out


def _others(grid: Grid, columns: Sequence[SheetColumn], first: int) -> tuple[SheetColumn, ...]:
    out: list[SheetColumn] = []
    for column in columns:
        main = next((before for before in out if before.block == column.block), None)
        if (
            main is not None
            and column.role is Role.QUESTION
            and is_other(column.part)
            and not ticks_itself(grid, column, first)
        ):
            column = replace(column, role=Role.OTHER_WORDS)
        out.append(column)
    return tuple(out)


def ticks_itself(grid: Grid, column: SheetColumn, first: int) -> bool:
    """Whether a column holds its own option and nothing else.

    Parameters
    ----------
    grid
        The sheet.
    column
        With its option in ``part``.
    first
        Position of the first row of responses.
    """
    own = normalised(column.part)
    return set(words_in(grid, column.position, first, own)) == {own}


def other_beside(grid: Grid, main: SheetColumn, column: SheetColumn, first: int) -> bool:
    """Whether a column holds the words for an option of the single choice before it.

    Its label says "other", or is that option, or it is filled only where the choice is blank or
    one and the same option; a column that anyone may fill is a question of its own.

    Parameters
    ----------
    grid
        The sheet.
    main, column
        The column of the choice, and the one that may hold its words.
    first
        Position of the first row of responses.
    """
    if is_other(column.part):
        return True
    chosen: set[str] = set()
    filled = 0
    for row in range(first, min(len(grid.rows), first + _ROWS)):
        choice = normalised(grid.cell(row, main.position))
        if choice == normalised(column.part):
            return True
        if normalised(grid.cell(row, column.position)):
            filled += 1
            chosen.add(choice)
    return filled > _MOST and len(chosen) == 1
