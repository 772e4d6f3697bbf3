"""How responses came in, as far as an export says so above its headings."""

from __future__ import annotations

import re
from collections.abc import Callable

from consult.errors import many
from consult.model.settings.study import EVENT
from consult.read.export.declared import Role
from consult.read.layout.sheet import Sheet
from consult.read.letters.folder import NOT_READ
from consult.read.platforms import events, letter_files

_EASY_READ = re.compile(r"(?i)\beasy[ _-]?read\b|(?<![a-z])easy[ _-]?read(?![a-z])")
_EVENT = re.compile(r"(?i)\b(?:drop-?ins?|workshops?|road ?shows?|public meetings?|events?)\b")
_PAPER = re.compile(
    r"(?i)\bhard[ -]?cop(?:y|ies)\b|\bpaper (?:forms?|questionnaires?|surveys?|responses|copies"
    r"|returns)\b|\b(?:keyed|postal|returned) (?:forms?|questionnaires?|surveys?|responses"
    r"|returns)\b"
)
_PAPER_ALONE = re.compile(r"(?i)\W*paper\W*(?:keyed|data|entry|\d+)?\W*")
_SPEAKS_OF_EVENT = (
    "the title speaks of an event; is that how these came in? Forms with answers to "
    "choose count as responses, notes without any are counted apart"
)
_ROWS = 14
"""Rows above the headings that are read as a title: as many as headings are looked for in. Tried:
no draft changes. What stands above headings that a person named further down is no title."""


def channel_of(sheet: Sheet) -> tuple[str, str]:
    """The channel of an export, and why a person should check it; "" when they need not.

    Parameters
    ----------
    sheet
        The sheet recognised. A reader that stands for a channel of its own (paper, letters) is
        believed, unless the title says that the forms are Easy Read ones.
    """
    rows = sheet.grid.top(min(sheet.layout.heading_rows[0], _ROWS))
    title = " ".join([sheet.grid.sheet, *(cell for _, row in rows for cell in row)])
    own = sheet.layout.channel or sheet.reader.channel
    if sheet.reader.platform in _KNOWN:
        return own, _KNOWN[sheet.reader.platform](sheet)
    if _EASY_READ.search(title):
        return "easy read", ""
    if _EASY_READ.search(sheet.grid.file):
        return "easy read", "the name of the file says Easy Read; is that how these came in?"
    if own == "online" and (_paper(title) or _PAPER_ALONE.fullmatch(sheet.grid.sheet)):
        return "hard copy", "the title speaks of paper forms; is that how these came in?"
    file = sheet.grid.file.rpartition(".")[0]
    if own == "online" and (_paper(file) or _PAPER_ALONE.fullmatch(file.replace("_", " "))):
        return "hard copy", "the name of the file speaks of paper; is that how these came in?"
    if own == "online" and _EVENT.search(title):
        return EVENT, _SPEAKS_OF_EVENT
    return own, ""


def _unread(sheet: Sheet) -> str:
    """Says how many letters are pictures, which nobody but a person can read."""
    read = next(column for column in sheet.layout.of(Role.STATUS))
    cells = sheet.grid.column(read.position, sheet.response_rows)
    unread = cells.count(NOT_READ)
    if not unread:
        return ""
    are = "is a picture (a scan)" if unread == 1 else "are pictures (scans)"
    return (
        f"{many(unread, 'letter')} of {len(cells):,} {are} without words that can be read; "
        "issues.csv names the files. Type what each says into a text file of the same name beside "
        "it; until then they are set aside and counted as such"
    )


def _at_events(sheet: Sheet) -> str:
    """Says that these are no respondents, and where the number of people who came belongs."""
    notes = many(len(sheet.response_rows), "note")
    came = events.attended(sheet.grid, sheet.layout)
    told = f" {came:,} people are said to have come: tell it in records.toml." if came else ""
    return (
        f"{notes} of events, counted apart and never as respondents.{told} Is each what was said "
        "at an event, and not somebody's own response?"
    )


_KNOWN: dict[str, Callable[[Sheet], str]] = {
    letter_files.READER.platform: _unread,
    events.READER.platform: _at_events,
}
"""Platform -> why a person should look at it, for those that only one channel can have."""


def _paper(words: str) -> bool:
    return bool(_PAPER.search(words.replace("_", " ").replace("-", " ")))
