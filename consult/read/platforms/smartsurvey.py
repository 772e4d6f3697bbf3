"""SmartSurvey: the "raw data" export, with one heading row or three.

The first columns are the platform's own (UserID, UserNo, Started, Ended and others), and custom
variables may follow them. With three heading rows the second and third hold rows and options of
each question and are blank under the platform's columns. Help text is glued to the question. The
words typed for "Other" stand in the cell instead of the option. Source: formats survey, 3.3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from consult.definitions.wordings import is_other
from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.blocks import option_in
from consult.read.layout.headings import tidy, width
from consult.read.layout.reader import Layout, Reader, SheetColumn
from consult.read.layout.roles import usual_role
from consult.read.values.dates import DAY_FIRST, order_of

PLATFORM = "smartsurvey"
_META = {
    "userid": Role.ID,
    "ended": Role.TIME,
    **dict.fromkeys(("userno", "unique id", "started", "tracking link"), Role.PLATFORM),
    "status": Role.STATUS,
    **dict.fromkeys(("language", "time taken", "custom data"), Role.PLATFORM),
    **dict.fromkeys(("name", "email", "ip address"), Role.PERSONAL),
}
_SIGNS = frozenset({"userid", "userno", "started", "ended"})
_NUMBERED = re.compile(r"^Q\d+(\.\d+)*\s*[.:)]", re.I)
_GLUED = re.compile(
    r"(?<=[a-z?.!:)])(?=(?:Please|Select|Tick|Choose|Do not|Don't|Don\u2019t|For example|Note|"
    r"This (?:is|will|question)|You (?:can|may|must|do)|We (?:will|may|use)|Only|Enter|Write)\b)"
)
_MOST_LABEL_ROWS = 2
"""Rows beneath the headings that hold rows and options. Source: formats survey, 3.3. With 1 the
second of them is read as a response; with 4 all samples are read alike, but where the platform's
columns are blank, as in forms keyed by hand, two responses would be taken for headings."""


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a SmartSurvey raw data export, or ``None``."""
    for row, cells in grid.top(3):
        names = [tidy(cell).casefold() for cell in cells]
        if set(names) >= _SIGNS:
            return _layout(grid, row, names)
    return None


def _layout(grid: Grid, row: int, names: Sequence[str]) -> Layout:
    keys = [i for i, name in enumerate(names) if name in _SIGNS]
    rows = (row, *_label_rows(grid, row, keys))
    first = rows[-1] + 1
    start = _first_question(names)
    columns = _columns(grid, rows, start)
    time = names.index("ended")
    stamps = [grid.cell(i, time) for i in range(first, len(grid.rows))]
    evidence = 'headings "UserID", "UserNo", "Started" and "Ended"'
    if len(rows) > 1:
        evidence += ", and rows and options beneath the questions"
    return Layout(
        PLATFORM,
        0.95,
        evidence,
        rows,
        first,
        columns,
        dates=order_of(stamps) or DAY_FIRST,
    )


def _label_rows(grid: Grid, row: int, keys: Sequence[int]) -> list[int]:
    """The rows beneath the headings that are blank under the platform's columns.

    The first must hold something; only then may the second be blank from end to end.
    """
    found: list[int] = []
    for at in range(row + 1, min(row + 1 + _MOST_LABEL_ROWS, len(grid.rows))):
        own = any(grid.cell(at, key).strip() for key in keys)
        blank = not any(cell.strip() for cell in grid.rows[at])
        if own or (blank and not found):
            break
        found.append(at)
    return found


def _first_question(names: Sequence[str]) -> int:
    """Position of the first column after the platform's own and the custom variables."""
    numbered = (i for i, name in enumerate(names) if _NUMBERED.match(name))
    last = max(i for i, name in enumerate(names) if name in _SIGNS or name == "tracking link")
    return max(next(numbered, last + 1), last + 1)


def _columns(grid: Grid, rows: tuple[int, ...], start: int) -> tuple[SheetColumn, ...]:
    out: list[SheetColumn] = []
    for position in range(max(width(grid, row) for row in rows)):
        heading = tidy(grid.cell(rows[0], position))
        if position < start:
            role = _META.get(heading.casefold(), Role.PLATFORM)
            out.append(SheetColumn(position, heading, heading, role=role))
            continue
        labels = [tidy(grid.cell(row, position)) for row in rows[1:]]
        part = " - ".join(label for label in labels if label)
        before = out[-1] if position > start else None
        column = _question(position, heading, part, before)
        out.append(replace(column, role=_asked_role(grid, column, heading, rows[-1] + 1)))
    return tuple(out)


def _question(position: int, heading: str, part: str, before: SheetColumn | None) -> SheetColumn:
    """A column, joined to the question before it where the form repeats or leaves out its words."""
    joins = before is not None and bool(part) and (not heading or _unglued(heading) == before.stem)
    stem = before.stem if joins and before is not None else _unglued(heading)
    block = before.block if joins and before is not None else str(position)
    whole = f"{stem} - {part}" if stem and part else stem or part
    return SheetColumn(position, whole, stem, part, block=block)


def _asked_role(grid: Grid, column: SheetColumn, heading: str, first: int) -> Role:
    # Help text may speak of names and addresses: only what stands before it says what is asked.
    if usual_role(column.part or _GLUED.split(heading)[0]) is Role.PERSONAL:
        return Role.PERSONAL
    others = is_other(column.part) and not option_in(grid, column, first)
    return Role.OTHER_WORDS if others else Role.QUESTION


def _unglued(heading: str) -> str:
    """A question with a space before the help text that was glued to it."""
    return _GLUED.sub(" ", heading)


READER = Reader(PLATFORM, "SmartSurvey", _recognise, separators=(", ", ";", "|"))
