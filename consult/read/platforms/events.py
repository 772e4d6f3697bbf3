"""Notes of events: a sheet that staff kept of them, or the one that reading made of documents.

Recognised by a place or the name of an event, a day without a time of day, and what was noted; and
by how many came, or because the sheet speaks of events itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.footer_rows import rows_beneath
from consult.read.layout.headings import ROWS_LOOKED_AT, filled, plain_columns, tidy
from consult.read.layout.reader import Layout, Reader
from consult.read.layout.roles import usual_role
from consult.read.letters.notes import HEADINGS, PLATFORM
from consult.read.platforms.kept_in_office import (
    cells_beneath,
    day_column,
    is_staff,
    without_clock,
    words_around,
)
from consult.read.values.dates import YEAR_FIRST, order_of

_EVENT = re.compile(
    r"(?i)^(?:(?:name|title|type) of (?:the )?(?:event|session|workshop|meeting)|(?:event|session"
    r"|workshop|meeting|drop-?in|road ?show|stall|activity|exhibition)(?: name| title| type| no\.?"
    r"| number| id| ref\.?)?)\W*$"
)
_PLACE = re.compile(r"(?i)^(?:place|venue|location|where|held (?:at|in)|event venue|town|hall)\W*$")
_HELD = re.compile(r"(?i)^(?:(?:date|day) (?:of|held).*|event date|held(?: on)?|when.*)\W*$")
_CAME = re.compile(
    r"(?i)^(?:(?:approx\w*\.? |total |est\w*\.? )?(?:numbers?|no\.?|how many)?[ -]*(?:of |who )?"
    r"(?:people|attend\w*|visitors|participants|residents|present|came|turn ?out|head ?count)"
    r"(?: attending| present| came| in attendance)?|numbers?(?: attending| present)?"
    r"|attendance)\W*$"
)
_NOTES = re.compile(
    r"(?i)^(?:(?:key |main |summary of |other )?(?:notes?|points?|comments?|feedback|issues?"
    r"|questions?|discussion|views?|themes?|summary)(?: (?:made|raised|taken|discussed|heard|noted"
    r"|from .*|of .*))?|what (?:was|they|people|residents|we) (?:said|heard|told us|raised).*"
    r"|said|points? raised.*)\W*$"
)
_SPEAKS = re.compile(r"(?i)\b(?:events?|drop-?ins?|workshops?|road ?shows?|public meetings?)\b")
_MOST_UNKNOWN = 2
"""Columns that such a list may have beside those known here, as of a log of letters."""


def _recognise(grid: Grid) -> Layout | None:
    """The layout of notes of events, or ``None``."""
    if grid.declared_by == PLATFORM:
        return _of_documents(grid)
    for row, cells in grid.top(ROWS_LOOKED_AT):
        headings = [tidy(cell) for cell in cells]
        if filled(headings) < _FEWEST_COLUMNS:
            continue
        found = _columns(grid, row, headings)
        if found is not None:
            return _layout(grid, row, *found)
    return None


_FEWEST_COLUMNS = 3
"""What it was or where, when, and what was said."""


def _of_documents(grid: Grid) -> Layout:
    roles = dict.fromkeys(HEADINGS, Role.PLATFORM)
    roles |= {"Event": Role.ID, "Date": Role.TIME, "File": Role.PERSONAL, "Notes": Role.QUESTION}
    columns = plain_columns(grid, 0, lambda heading, _: roles[heading])
    evidence = "documents that are notes of events"
    return Layout(PLATFORM, 1.0, evidence, (0,), 1, columns, dates=YEAR_FIRST)


def _columns(grid: Grid, row: int, headings: Sequence[str]) -> tuple[int, int] | None:
    """Positions of the day and of the notes, where it is a list of events."""
    held = next((i for i, heading in enumerate(headings) if _HELD.match(heading)), None)
    day = day_column(grid, row, headings) if held is None else held
    events = [i for i, heading in enumerate(headings) if _EVENT.match(heading)]
    places = [i for i, heading in enumerate(headings) if _PLACE.match(heading)]
    notes = [i for i, heading in enumerate(headings) if _NOTES.match(heading) and i != day]
    came = [i for i, heading in enumerate(headings) if _CAME.match(heading)]
    if day is None or not notes or not (events or places):
        return None
    if not without_clock(cells_beneath(grid, row, day)):
        return None
    counted = any(_are_numbers(cells_beneath(grid, row, i)) for i in came)
    speaks = bool(_SPEAKS.search(words_around(grid, row)))
    if not (counted or (events and places) or speaks):
        return None
    longest = max(notes, key=lambda i: _length(cells_beneath(grid, row, i)))
    known = {day, *events, *places, *notes, *came}
    strange = [
        h
        for i, h in enumerate(headings)
        if h and i not in known and not is_staff(h) and usual_role(h) is None
    ]
    return None if len(strange) > _MOST_UNKNOWN else (day, longest)


def _are_numbers(cells: Sequence[str]) -> bool:
    return bool(cells) and sum(any(map(str.isdigit, cell)) for cell in cells) > len(cells) / 2


def _length(cells: Sequence[str]) -> float:
    return float(median(map(len, cells))) if cells else 0.0


def _layout(grid: Grid, row: int, day: int, notes: int) -> Layout:
    special = {day: Role.TIME, notes: Role.QUESTION}
    columns = plain_columns(grid, row, lambda _, i: special.get(i, Role.PLATFORM))
    stamps = grid.column(day, range(row + 1, len(grid.rows)))
    evidence = f"headings of a list of events in row {row + 1}: what or where, a day, and notes"
    beneath = rows_beneath(grid, row + 1, None)
    return Layout(PLATFORM, 0.9, evidence, (row,), row + 1, columns, beneath, order_of(stamps))


def attended(grid: Grid, layout: Layout) -> int:
    """How many people are said to have come to all events of a list.

    Parameters
    ----------
    grid, layout
        The sheet. Where an event has a row for each note, its number counts once.
    """
    at = next((c.position for c in layout.columns if _CAME.match(c.heading)), None)
    if at is None:
        return 0
    what = [c.position for c in layout.columns if c.role is not Role.QUESTION]
    seen: dict[tuple[str, ...], int] = {}
    for row in range(layout.first_row, len(grid.rows)):
        digits = re.search(r"\d[\d,]*", grid.cell(row, at))
        if row + 1 not in layout.not_data and digits:
            event = tuple(grid.cell(row, i).strip() for i in what)
            seen[event] = int(digits[0].replace(",", ""))
    return sum(seen.values())


READER = Reader(
    PLATFORM,
    "Notes of events",
    _recognise,
    separators=(),
    channel="event",
    general_response=True,
)
