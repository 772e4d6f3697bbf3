"""How responses came in, as far as an export says so above its headings."""

from __future__ import annotations

import re

from consult.read.layout.sheet import Sheet

_EASY_READ = re.compile(r"(?i)\beasy[ _-]?read\b|(?<![a-z])easy[ _-]?read(?![a-z])")
_EVENT = re.compile(r"(?i)\b(?:drop-?ins?|workshops?|road ?shows?|public meetings?|events?)\b")
_PAPER = re.compile(
    r"(?i)\bhard[ -]?cop(?:y|ies)\b|\bpaper (?:forms?|questionnaires?|surveys?|responses|copies"
    r"|returns)\b|\b(?:keyed|postal|returned) (?:forms?|questionnaires?|surveys?|responses"
    r"|returns)\b"
)
_PAPER_ALONE = re.compile(r"(?i)\W*paper\W*(?:keyed|data|entry|\d+)?\W*")
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
        return "event", "the title speaks of an event; is that how these came in?"
    return own, ""


def _paper(words: str) -> bool:
    return bool(_PAPER.search(words.replace("_", " ").replace("-", " ")))
