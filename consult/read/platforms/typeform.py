"""Typeform: one heading row that begins with "#" and ends with times in UTC.

Boxes to tick are a column an option, headed by the option alone; the cell repeats it. "Other"
and "None" may stand above several columns. Yes and No are 1 and 0. Source: formats survey, 3.11.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consult.definitions.wordings import is_other
from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.by_cells import headed_by_option
from consult.read.layout.headings import plain_columns, tidy
from consult.read.layout.reader import Layout, Reader, SheetColumn
from consult.read.layout.roles import usual_role
from consult.read.values.dates import order_of

PLATFORM = "typeform"
_START, _SUBMIT = "start date (utc)", "submit date (utc)"
_TAIL = frozenset(
    {_START, "stage date (utc)", "network id", "tags", "ending", "response type", "score"}
)


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a Typeform export, or ``None``."""
    headings = [tidy(cell).casefold() for cell in grid.rows[0]] if grid.rows else []
    if not headings or headings[0] != "#" or not {_START, _SUBMIT} & set(headings):
        return None
    time = headings.index(_SUBMIT) if _SUBMIT in headings else None
    tail = min(headings.index(name) for name in (_START, _SUBMIT) if name in headings)
    while headings[tail - 1] in _TAIL:
        tail -= 1
    columns = plain_columns(grid, 0, lambda heading, i: _role(heading, i, time, tail))
    spread = _with_other(headed_by_option(grid, columns, 1))
    stamps = [grid.cell(row, time) for row in range(1, len(grid.rows))] if time else []
    evidence = 'the first heading is "#" and the last are times in UTC'
    return Layout(PLATFORM, 0.97, evidence, (0,), 1, spread, dates=order_of(stamps))


def _role(heading: str, position: int, time: int | None, tail: int) -> Role | None:
    if position == 0:
        return Role.ID
    if heading == "Response Type":
        return Role.STATUS
    if position >= tail:
        return Role.TIME if position == time else Role.PLATFORM
    return Role.PERSONAL if usual_role(heading) is Role.PERSONAL else None


def _with_other(columns: Sequence[SheetColumn]) -> tuple[SheetColumn, ...]:
    """A column "Other" after a single choice holds what was typed instead of an option."""
    out: list[SheetColumn] = []
    for column in columns:
        before = out[-1] if out else None
        alone = column.role is Role.QUESTION and not column.part and is_other(column.heading)
        if alone and before is not None and before.role is Role.QUESTION and not before.part:
            block = str(before.position)
            out[-1] = replace(before, block=block)
            column = replace(
                column,
                stem=before.stem,
                part=column.heading,
                role=Role.OTHER_WORDS,
                block=block,
            )
        out.append(column)
    return tuple(out)


READER = Reader(
    PLATFORM, "Typeform", _recognise, separators=(", ",), other_in_cell=False, one_is_yes=True
)
