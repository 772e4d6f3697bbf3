"""The Department of Health style: details of the response in the last columns, ``|`` in cells.

One heading row that ends with Response ID, Status, Created, Started, Updated, Completed and
Modified. Paper forms keyed into the same template leave the id and the dates blank. Source:
formats survey, 2.3 and 3.15.
"""

from __future__ import annotations

from collections.abc import Mapping

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import plain_columns, tidy, width
from consult.read.layout.reader import Layout, Reader, SheetColumn
from consult.read.layout.roles import usual_role
from consult.read.values.dates import order_of

PLATFORM = "dhsc"
_TAIL = ("response id", "status", "created", "started", "updated", "completed", "modified")
_TIMES = ("completed", "modified", "updated", "created", "started")
_FEWEST = 5
"""Of the seven headings at the right end, those that must be there, "Response ID" and "Status"
among them. With 2, 3 and 7 all samples and tests are told alike, as no other platform ends its
headings so. It guards against a table whose last columns happen to be an id and a status, and
leaves room for two that a department deleted."""


def _recognise(grid: Grid) -> Layout | None:
    """The layout of an export with its details at the right, or ``None``."""
    headings = [tidy(grid.cell(0, i)).casefold() for i in range(width(grid, 0))]
    while headings and not headings[-1]:
        headings.pop()
    start = len(headings)
    while start and headings[start - 1] in _TAIL:
        start -= 1
    tail = {heading: start + i for i, heading in enumerate(headings[start:])}
    if len(tail) < _FEWEST or not {"response id", "status"} <= set(tail) or not start:
        return None
    return _layout(grid, tail)


def _layout(grid: Grid, tail: Mapping[str, int]) -> Layout:
    filled = {
        name: any(grid.cell(row, at).strip() for row in range(1, len(grid.rows)))
        for name, at in tail.items()
    }
    time = next((name for name in _TIMES if filled.get(name)), "")
    special = dict.fromkeys(tail.values(), Role.PLATFORM) | {tail["status"]: Role.STATUS}
    if filled["response id"]:
        special[tail["response id"]] = Role.ID
    if time:
        special[tail[time]] = Role.TIME
    columns = plain_columns(grid, 0, lambda heading, i: special.get(i) or _role(heading))
    stamps = [grid.cell(row, tail[time]) for row in range(1, len(grid.rows))] if time else []
    paper = not filled["response id"] and not time
    evidence = "the last headings are Response ID, Status, Created, Started and so on"
    if paper:
        evidence += "; all ids and dates are blank, as on keyed paper forms"
    return Layout(
        PLATFORM,
        0.95,
        evidence,
        (0,),
        1,
        _without_blank_end(columns, grid),
        dates=order_of(stamps),
        channel="hard copy" if paper else "",
    )


def _role(heading: str) -> Role | None:
    return Role.PERSONAL if usual_role(heading) is Role.PERSONAL else None


def _without_blank_end(columns: tuple[SheetColumn, ...], grid: Grid) -> tuple[SheetColumn, ...]:
    """Trailing columns that have no heading and hold nothing are no part of the table."""
    end = len(columns)
    while end and not columns[end - 1].heading and not _holds(grid, columns[end - 1].position):
        end -= 1
    return columns[:end]


def _holds(grid: Grid, position: int) -> bool:
    return any(grid.cell(row, position).strip() for row in range(1, len(grid.rows)))


READER = Reader(
    PLATFORM, "Department of Health style", _recognise, separators=("|",), other_in_cell=False
)
