"""A log of letters and e-mails: one row a letter, its whole text in one cell.

Recognised by a day, one column of long texts, and who or which way they came from; by what stands
in the columns where the headings have words of their own. Source: formats survey, 3.16.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.footer_rows import rows_beneath
from consult.read.layout.headings import ROWS_LOOKED_AT, filled, plain_columns, tidy
from consult.read.layout.reader import Layout, Reader
from consult.read.layout.roles import usual_role
from consult.read.platforms.kept_in_office import (
    cells_beneath,
    channel_column,
    day_column,
    is_channel,
    is_form_number,
    is_staff,
    without_clock,
    words_around,
)
from consult.read.values.dates import order_of

PLATFORM = "letters"
_ID = re.compile(
    r"(?i)^(?:(?:our|log|item|letter|case|entry|record|serial|unique|correspondence|response)?"
    r"[ -]*(?:ref\.?|reference|id|no\.?|num(?:ber)?|#|serial|item|urn))\W*$"
)
_TEXT = re.compile(
    r"(?i)^(?:(?:full|response|complete|whole|letter|e-?mail|message)?[ -]*(?:text|transcript)"
    r"|responses?|comments?|contents?|body|letters?|messages?|submissions?|views?|wording"
    r"|what (?:they|was|is|it|people|he|she|the \w+)[ /]*(?:said|says?|wrote|writes?|written)"
    r"|(?:text|contents?|body|wording|transcript|words|substance) of .{1,30}"
    r"|(?:their|letter|e-?mail|response)[ -]*(?:comments?|views?|words|contents?|body))\W*$"
)
_SENDER = re.compile(
    r"(?i)^(?:from|from whom|sender|sent by|writer|written by|author|correspondent|who from"
    r"|who wrote|letter from|received from|(?:name|address) of (?:the )?(?:sender|writer|author"
    r"|correspondent)|(?:sender|writer|author|correspondent)'?s? (?:name|address|e-?mail))\W*$"
)
_ABOUT_SENDER = re.compile(
    r"(?i)^(?:organisation|organization|respondent type|type of (?:respondent|sender|writer)"
    r"|(?:sender|writer) type|capacity|postcode|ward|parish|town|name|address|e-?mail(?: address)?)"
    r"\W*$"
)
_ABOUT = re.compile(r"(?i)^(?:question|about|topic|subject|re|title|heading|summary|notes?)\W*$")
_KEPT_SO = re.compile(r"(?i)\b(?:letters?|e-?mails?|correspondence|post ?(?:bag|room|log)|inbox)\b")
_LONG = 60
"""Characters of the middle text of a column without a known heading, from which on it can be what
people wrote: a sentence or so. Tried on invented logs only, whose names, addresses and subjects are
shorter."""

_MOST_UNKNOWN = 2
"""Columns that a log may have beside those known here; what has more is taken for a survey."""


@dataclass(frozen=True)
class _Found:
    """Positions of the columns of a log; every other column is about the sender or the staff."""

    special: dict[int, Role]
    day: int
    text: int
    evidence: str


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a log of letters and e-mails, or ``None``."""
    for row, cells in grid.top(ROWS_LOOKED_AT):
        headings = [tidy(cell) for cell in cells]
        if filled(headings) < _FEWEST_COLUMNS:
            continue
        found = _log(grid, row, headings)
        if found is not None:
            return _layout(grid, row, found)
    return None


_FEWEST_COLUMNS = 3
"""A day, a text, and who sent it or how. With 2 a diary would pass, with 4 a log that has no
reference would not."""


def _log(grid: Grid, row: int, headings: Sequence[str]) -> _Found | None:
    day = day_column(grid, row, headings)
    if day is None or any(map(is_form_number, headings)):
        return None
    channel = channel_column(grid, row, headings)
    text = _text(grid, row, headings)
    senders = [i for i, heading in enumerate(headings) if _SENDER.match(heading) and i != channel]
    kept_so = bool(_KEPT_SO.search(" ".join([words_around(grid, row), *headings])))
    staff = any(is_staff(heading) for i, heading in enumerate(headings) if i not in (day, channel))
    by_hand = without_clock(cells_beneath(grid, row, day))
    told = channel is not None or (by_hand and (bool(senders) or (kept_so and staff)))
    if text is None or not told:
        return None
    known = {day, channel, text, *senders}
    strange = [h for i, h in enumerate(headings) if h and i not in known and not _known(h)]
    if len(strange) > _MOST_UNKNOWN:
        return None
    key = next((i for i, h in enumerate(headings) if _ID.match(h) and i not in known), None)
    roles = {key: Role.ID, day: Role.TIME, channel: Role.CHANNEL, text: Role.QUESTION}
    special = {i: role for i, role in roles.items() if i is not None}
    special |= dict.fromkeys(senders, Role.PERSONAL)
    who = "how it came in" if channel is not None else "who it is from"
    return _Found(special, day, text, f"a day, a text and {who}")


def _known(heading: str) -> bool:
    kinds = (_ID, _ABOUT, _ABOUT_SENDER, _SENDER)
    return is_staff(heading) or is_channel(heading) or any(kind.match(heading) for kind in kinds)


def _text(grid: Grid, row: int, headings: Sequence[str]) -> int | None:
    """The column of what people wrote: the longest, and long or called so."""
    lengths = {
        i: float(median(map(len, cells)))
        for i, heading in enumerate(headings)
        if heading and (cells := cells_beneath(grid, row, i))
    }
    named = {i: length for i, length in lengths.items() if _TEXT.match(headings[i])}
    if named:
        return max(named, key=lambda i: named[i])
    longest = max(lengths, key=lambda i: lengths[i], default=None)
    if longest is None or lengths[longest] < _LONG or headings[longest].endswith("?"):
        return None
    return longest


def _layout(grid: Grid, row: int, found: _Found) -> Layout:
    columns = plain_columns(grid, row, lambda heading, i: found.special.get(i) or _role(heading))
    key = next((i for i, role in found.special.items() if role is Role.ID), None)
    stamps = grid.column(found.day, range(row + 1, len(grid.rows)))
    return Layout(
        PLATFORM,
        0.9,
        f"headings of a log of letters in row {row + 1}: {found.evidence}",
        (row,),
        row + 1,
        columns,
        rows_beneath(grid, row + 1, key),
        order_of(stamps),
    )


def _role(heading: str) -> Role | None:
    if _ABOUT.match(heading) or is_staff(heading):
        return Role.PLATFORM
    return usual_role(heading)


READER = Reader(
    PLATFORM,
    "Letters and e-mails",
    _recognise,
    separators=(),
    channel="letter",
    general_response=True,
)
