"""Widths of columns: what it takes to decide a theme or an answer stands on one screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consult.coding.review import layout as at

SCREEN = 1_400
"""Pixels at 100% within which everything stands that it takes to decide: what a laptop of 1,440
shows of a sheet. A council's 1,366 pixels lack at most the initials."""

ROW_HEADINGS = 45
"""Pixels of the numbers of rows, of which they have four digits at most."""

WIDEST, NARROWEST = 70, 44
"""Characters of the column of answers: lines of more than 70 are hard to read, and of fewer than 44
a comment of 200 words is higher than a screen."""

LEAST = 20
"""Characters it has in any case, beside more codes than a model ever suggests."""

CODE_WIDTHS = ((20, 13), (18, 13), (16, 13), (14, 13), (12, 13), (10, 10))
"""Characters of a suggested code and of the decision on it, the first that leave the answer its
room: names of themes have three to six words and wrap. Where a model suggests six codes, the
heading of a decision is broken within its word."""

WIDTHS = {
    at.ANSWER_ID: 12,
    at.NEW: 7,
    at.ACCEPT_ALL: 12,
    at.ADD: 18,
    at.REVIEWER: 13,
    at.SUGGESTED_STANCE: 13,
    at.STANCE: 12,
    "Note": 34,
    "Quote approved": 11,
    "Safeguarding": 15,
    at.PERHAPS: 34,
    at.PASSAGE: 40,
    at.SURE: 27,
    at.TIMES: 9,
    at.QUESTION: 22,
    at.ROW_CHECK: 12,
}
"""Of columns of answers, in characters, by heading without its number. A heading takes up to three
characters more than its longest word: LibreOffice keeps room in it for the button of the filter,
and broke "Decisi-on". The sureness stands on one line, or each row would have two."""

THEME_WIDTHS = {
    at.CURRENT: 22,
    at.NEW: 7,
    at.SIZE: 10,
    at.DEFINITION: 28,
    at.EXAMPLES: 52,
    at.ALL_EXAMPLES: 13,
    at.NEW_NAME: 18,
    at.MERGE: 18,
    at.RETIRE: 8,
    at.CHECKED_BY: 10,
    at.SPLIT: 34,
    at.NEW_DEFINITION: 40,
    at.KEYWORDS: 26,
    at.PART_OF: 28,
    at.QUESTION: 26,
    at.CODE_ID: 20,
}
"""The same of the sheet of themes."""


def pixels(width: int) -> int:
    """About how wide a column is on a screen at 100%, in pixels.

    Parameters
    ----------
    width
        In digits of the typeface of the workbook, each of which has seven pixels; five go to the
        edges (ECMA-376, part 1, 18.3.1.13).
    """
    return 7 * width + 5


def answer_widths(columns: Sequence[str]) -> list[int]:
    """Of a sheet of answers, in characters: up to "Accept all" it fits a screen, if it can.

    Parameters
    ----------
    columns
        Its headings. Where few codes are suggested, the first column to add one by and the
        initials fit as well.
    """
    tried = [
        _widths(columns, last, {at.CODE: code, at.DECISION: decision})
        for last in (at.REVIEWER, at.ACCEPT_ALL)
        for code, decision in CODE_WIDTHS
    ]
    answer = list(columns).index(at.ANSWER)
    return next((one for one in tried if one[answer] >= NARROWEST), tried[-1])


def _widths(columns: Sequence[str], last: str, chosen: Mapping[str, int]) -> list[int]:
    """With codes of a width, and the answer as wide as leaves room up to some column."""
    every = {**WIDTHS, **chosen}
    widths = [every.get(heading, 0) for heading in map(at.without_number, columns)]
    place = list(columns).index(at.ANSWER)
    others = [w for n, w in enumerate(widths[: list(columns).index(last) + 1]) if n != place]
    room = SCREEN - ROW_HEADINGS - sum(map(pixels, others))
    widths[place] = min(WIDEST, max(LEAST, (room - 5) // 7))
    return widths
