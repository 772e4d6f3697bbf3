"""Dates as platforms write them, and the order of day and month that a column shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

YEAR_FIRST, DAY_FIRST, MONTH_FIRST = "year first", "day first", "month first"

_MONTHS_IN_A_YEAR = 12
"""A number above it can only be a day."""

_CENTURY = 100
"""Years below it were written in two digits. They are taken for those of this century, as they are
the times at which somebody responded, and no year of birth is read here."""

_SECONDS_OF_A_DAY = 86_400
"""Times of day that are kept once they were read: all there can be to the second."""

_LONGEST_DAY = len("31/12/2024.")
"""The day and what follows it at once: enough to see the order, and few are distinct."""

_ISO = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(.*)$")
_NUMERIC = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)(.*)$")
_DAY_MONTH = re.compile(
    r"^(?:\w{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})(?!\d)(.*)$"
)
_MONTH_DAY = re.compile(
    r"^(?:\w{3,9},?\s+)?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})(?!\d)(.*)$"
)
_TIME = re.compile(
    r"^[t,\s]*(?:at\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([ap])?\.?m?\.?.*$"
)
_NAMES = {
    name: number + 1
    for number, names in enumerate(
        [
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ]
    )
    for name in names.split()
}


def read_date(text: str, order: str = "") -> datetime | None:
    """A date and time, or ``None`` when the text is none.

    Parameters
    ----------
    text
        As it stands in the cell.
    order
        "day first", "month first" or "year first"; day first when it is not said, as in Britain.
    """
    head, _, tail = text.strip().partition(" ")
    if day_only := _numeric_day(head, order):
        return _moment(*day_only, tail.lower())
    words = " ".join(text.split()).lower()
    if found := _ISO.match(words):
        year, month, day, rest = found.groups()
    elif found := _NUMERIC.match(words):
        day, month, year, rest = found.groups()
        if order == MONTH_FIRST:
            day, month = month, day
    elif (found := _DAY_MONTH.match(words)) and found[2] in _NAMES:
        day, month, year, rest = found[1], str(_NAMES[found[2]]), found[3], found[4]
    elif (found := _MONTH_DAY.match(words)) and found[1] in _NAMES:
        day, month, year, rest = found[2], str(_NAMES[found[1]]), found[3], found[4]
    else:
        return None
    return _moment(int(year), int(month), int(day), rest.strip())


@lru_cache(maxsize=4_096)
def _numeric_day(head: str, order: str) -> tuple[int, int, int] | None:
    """Year, month and day of a date all in digits with nothing after it."""
    if (found := _ISO.match(head)) and not found[4]:
        return int(found[1]), int(found[2]), int(found[3])
    if (found := _NUMERIC.match(head)) and not found[4]:
        day, month = (found[2], found[1]) if order == MONTH_FIRST else (found[1], found[2])
        return int(found[3]), int(month), int(day)
    return None


@lru_cache(maxsize=_SECONDS_OF_A_DAY)
def _clock(rest: str) -> tuple[int, int, int]:
    if not (clock := _TIME.match(rest)):
        return 0, 0, 0
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hour = hour % 12 + (12 if clock[4] == "p" else 0)
    return hour, minute, second


def _moment(year: int, month: int, day: int, rest: str) -> datetime | None:
    try:
        return datetime(year + 2000 if year < _CENTURY else year, month, day, *_clock(rest))
    except ValueError:
        return None


def order_of(texts: Iterable[str]) -> str:
    """The order of day, month and year a column shows; "" when nothing decides it.

    Parameters
    ----------
    texts
        The cells of a time column.

    Notes
    -----
    Decided by impossible months: 13/02 can only be day first. Source: formats survey, 5 (59).
    """
    first_over = second_over = iso = numeric = 0
    for words in {text.strip()[:_LONGEST_DAY] for text in texts}:
        if _ISO.match(words):
            iso += 1
        elif found := _NUMERIC.match(words):
            numeric += 1
            first_over += int(found[1]) > _MONTHS_IN_A_YEAR
            second_over += int(found[2]) > _MONTHS_IN_A_YEAR
    if iso and not numeric:
        return YEAR_FIRST
    if bool(first_over) == bool(second_over):
        return ""
    return DAY_FIRST if first_over else MONTH_FIRST
