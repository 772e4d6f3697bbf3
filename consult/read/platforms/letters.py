"""A log of letters and e-mails: one row a letter, its whole text in one cell.

Recognised by a reference or date, a text column and a channel, sender or file name. Source:
formats survey, 3.16.
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

PLATFORM = "letters"
_ID = re.compile(r"(?i)^(ref|ref\.|reference|id|log no\.?|number|no\.?|item)$")
_TIME = re.compile(r"(?i)^(received|date received|date|received on)$")
_TEXT = re.compile(
    r"(?i)^(text|response text|response|comment|comments|content|body|full text|letter|message)$"
)
_CHANNEL = re.compile(r"(?i)^(channel|type of correspondence|how received|method|format|medium)$")
_LOG = re.compile(
    r"(?i)^(channel|from|sender|file ?name|file|organisation|respondent type|subject|postcode)$"
)
_ABOUT = re.compile(r"(?i)^(question|about|topic|subject|action taken|logged by)$")


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a log of letters and e-mails, or ``None``."""
    for row, cells in grid.top(ROWS_LOOKED_AT):
        headings = [tidy(cell) for cell in cells]
        places = {
            role: next((i for i, heading in enumerate(headings) if words.match(heading)), None)
            for role, words in ((Role.ID, _ID), (Role.TIME, _TIME), (Role.CHANNEL, _CHANNEL))
        }
        texts = [i for i, heading in enumerate(headings) if _TEXT.match(heading)]
        log = [heading for heading in headings if _LOG.match(heading)]
        if texts and len(log) > 1 and places[Role.TIME] is not None:
            return _layout(grid, row, {i: role for role, i in places.items() if i is not None})
    return None


def _layout(grid: Grid, row: int, special: dict[int, Role]) -> Layout:
    columns = plain_columns(grid, row, lambda heading, i: special.get(i) or _role(heading))
    key = next((i for i, role in special.items() if role is Role.ID), None)
    time = next(i for i, role in special.items() if role is Role.TIME)
    stamps = [grid.cell(i, time) for i in range(row + 1, len(grid.rows))]
    return Layout(
        PLATFORM,
        0.9,
        f"headings of a log of letters in row {row + 1}: a date, a text and who it is from",
        (row,),
        row + 1,
        columns,
        rows_beneath(grid, row + 1, key),
        order_of(stamps),
    )


def _role(heading: str) -> Role | None:
    return Role.PLATFORM if _ABOUT.match(heading) else usual_role(heading)


READER = Reader(
    PLATFORM,
    "Letters and e-mails",
    _recognise,
    separators=(),
    channel="letter",
    general_response=True,
)
