"""Paper forms keyed into a workbook: title rows above one heading row, a total row beneath.

Recognised by columns that only a keyed form has: a form number and the date it was received.
Source: formats survey, 3.15.
"""

from __future__ import annotations

import re

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.footer_rows import rows_beneath
from consult.read.layout.headings import ROWS_LOOKED_AT, plain_columns, tidy
from consult.read.layout.reader import Layout, Reader
from consult.read.layout.roles import usual_role
from consult.read.values.dates import order_of

PLATFORM = "hard_copy"
_FORM = re.compile(
    r"(?i)^(paper |questionnaire |form|booklet|hard copy)\s*(form)?\s*(no\.?|number|ref\.?|id|#)?$"
)
_RECEIVED = re.compile(r"(?i)^(date|received|date (?:form )?received|received on|date keyed)$")
_FEWEST_QUESTIONS = 2
"""Columns beside the form number and the date. With none and 1 all samples and tests are told
alike; with 4 the export of the tests, which has few questions, is lost. One column besides is a log
of forms that came in rather than what they say."""


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a workbook of keyed paper forms, or ``None``."""
    for row, cells in grid.top(ROWS_LOOKED_AT):
        headings = [tidy(cell) for cell in cells]
        forms = [i for i, heading in enumerate(headings) if _FORM.match(heading)]
        received = [i for i, heading in enumerate(headings) if _RECEIVED.match(heading)]
        if forms and received:
            return _layout(grid, row, forms[0], received[0])
    return None


def _layout(grid: Grid, row: int, form: int, received: int) -> Layout | None:
    special = {form: Role.ID, received: Role.TIME}
    columns = plain_columns(
        grid, row, lambda heading, i: special.get(i) or _not_first(usual_role(heading))
    )
    questions = [column for column in columns if column.role is Role.QUESTION and column.heading]
    if len(questions) < _FEWEST_QUESTIONS:
        return None
    not_data = rows_beneath(grid, row + 1, form)
    stamps = [grid.cell(i, received) for i in range(row + 1, len(grid.rows))]
    evidence = (
        f'headings "{columns[form].heading}" and "{columns[received].heading}" in row {row + 1}'
    )
    return Layout(PLATFORM, 0.9, evidence, (row,), row + 1, columns, not_data, order_of(stamps))


def _not_first(role: Role | None) -> Role | None:
    return Role.PLATFORM if role in (Role.ID, Role.TIME) else role


READER = Reader(
    PLATFORM,
    "Hard copy",
    _recognise,
    separators=("; ", ";", ", ", " | ", "|", "\n"),
    channel="hard copy",
)
