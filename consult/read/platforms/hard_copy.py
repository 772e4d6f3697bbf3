"""Paper forms keyed into a workbook: one heading row, perhaps a title above and a total beneath.

Recognised by what only a keyed form has: a number of its own that staff gave it, and the day it
came in, who keyed it, or a name of the sheet or file that says so. Source: formats survey, 3.15.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.footer_rows import rows_beneath
from consult.read.layout.headings import ROWS_LOOKED_AT, filled, plain_columns, tidy
from consult.read.layout.reader import Layout, Reader, SheetColumn
from consult.read.layout.roles import usual_role
from consult.read.platforms.kept_in_office import (
    cells_beneath,
    channel_column,
    day_column,
    is_form_number,
    is_staff,
    without_clock,
)
from consult.read.values.dates import order_of

PLATFORM = "hard_copy"
_SERIAL = re.compile(
    r"(?i)^(?:serial|sheet|return|item|record|response|respondent|our|unique|case)?[ -]*"
    r"(?:no\.?|num(?:ber)?|ref\.?|reference|id|#|serial(?: no\.?| number)?|urn)\W*$|^serial$"
)
_RECEIVED = re.compile(r"(?i)^date (?:form )?(?:received|keyed)$")
_FEWEST_QUESTIONS = 2
"""Columns beside the form number and the date. With none and 1 all samples and tests are told
alike; with 4 the export of the tests, which has few questions, is lost. One column besides is a log
of forms that came in rather than what they say."""


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a workbook of keyed paper forms, or ``None``."""
    for row, cells in grid.top(ROWS_LOOKED_AT):
        headings = [tidy(cell) for cell in cells]
        if filled(headings) <= _FEWEST_QUESTIONS:
            continue
        day = day_column(grid, row, headings)
        form = _number(grid, row, headings, day)
        if form is not None:
            return _layout(grid, row, form, day)
    return None


def _number(grid: Grid, row: int, headings: Sequence[str], day: int | None) -> int | None:
    """Position of the number of the form, where it is sure that these are forms on paper.

    A number that is called a form's is that of paper unless a clock stamped it in a column that is
    not called one of days received. Any other must
    stand beside a day without a time of day and a sign of staff, such as who keyed it; and where a
    column says how each came in it is a log of letters.
    """
    named = [i for i, heading in enumerate(headings) if is_form_number(heading)]
    usual = bool(named) and day is not None and bool(_RECEIVED.match(headings[day]))
    if day is not None and not usual and not without_clock(cells_beneath(grid, row, day)):
        return None
    plain = [i for i, heading in enumerate(headings) if _SERIAL.match(heading)]
    kept = day is not None and any(is_staff(h) for i, h in enumerate(headings) if i != day)
    numbers = named or (plain if kept and channel_column(grid, row, headings) is None else [])
    return next((i for i in numbers if _one_each(cells_beneath(grid, row, i))), None)


def _one_each(cells: Sequence[str]) -> bool:
    """Whether they are numbers of forms: short, and hardly one given twice."""
    short = all(len(cell.split()) <= _WORDS_OF_A_NUMBER for cell in cells)
    return bool(cells) and short and len(set(cells)) > len(cells) / 2


_WORDS_OF_A_NUMBER = 3
"""As in "Total 25 forms" beneath "HC 025"; what is longer is an answer. No file at hand has a
number of more than two."""


def _layout(grid: Grid, row: int, form: int, day: int | None) -> Layout | None:
    special = {form: Role.ID} | ({} if day is None else {day: Role.TIME})
    columns = plain_columns(grid, row, lambda heading, i: special.get(i) or _role(heading))
    questions = [column for column in columns if column.role is Role.QUESTION and column.heading]
    if len(questions) < _FEWEST_QUESTIONS:
        return None
    not_data = rows_beneath(grid, row + 1, form)
    stamps = [] if day is None else grid.column(day, range(row + 1, len(grid.rows)))
    evidence = _evidence(columns, form, day, row)
    return Layout(PLATFORM, 0.9, evidence, (row,), row + 1, columns, not_data, order_of(stamps))


def _evidence(columns: Sequence[SheetColumn], form: int, day: int | None, row: int) -> str:
    if day is None:
        return f'heading "{columns[form].heading}" in row {row + 1}, and no time of submission'
    return f'headings "{columns[form].heading}" and "{columns[day].heading}" in row {row + 1}'


def _role(heading: str) -> Role | None:
    if is_staff(heading):
        return Role.PLATFORM
    role = usual_role(heading)
    return Role.PLATFORM if role in (Role.ID, Role.TIME) else role


READER = Reader(
    PLATFORM,
    "Hard copy",
    _recognise,
    separators=("; ", ";", ", ", " | ", "|", "\n"),
    channel="hard copy",
)
