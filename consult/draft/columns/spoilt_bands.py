"""Bands such as 5-10 that a spreadsheet made dates of: which band each date was."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice, pairwise, product

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"^(\d{4})-(\d\d)-(\d\d)(?:[ T]00:00(?::00)?(?:\.0+)?)?$")
_NUMERIC = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](?:\d\d)?(\d\d)(?: 00:00(?::00)?)?$")
_DAY_MONTH = re.compile(r"^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*(?:[- ](?:\d\d)?(\d\d))?$")
_MONTH_DAY = re.compile(r"^([A-Za-z]{3})[a-z]*[- ](?:\d\d)?(\d\d)$")
_SERIAL = re.compile(r"^[34]\d{4}(?:\.0)?$")
_DAY_NOUGHT = date(1899, 12, 30)
"""The day that Excel counts from."""

_BAND = re.compile(r"^\D{0,12}?(\d+)\s*(?:-|\u2013|\u2014|to)\s*(\d+)\b")
_OPEN = re.compile(
    r"(?i)^(?:(?P<over>over|more than|above|>)|(?P<under>under|less than|fewer than|below|<))?"
    r"\D{0,12}?"
    r"(?P<number>\d+)\s*(?P<up>\+|or more|or over|and over|and above|or above|plus)?"
)
_MOST = 6
"""Dates that may be bands: a form has few, and days that were asked for are many."""

_MOST_READINGS = 1_000
"""Ways to read all the dates that are tried: six of them read in three ways each are 729."""

_FEWEST_ALONE = 2
"""Bands that must follow each other without a gap where nothing but dates stands there."""


def bands_of_dates(values: Collection[str], *, counted: bool = False) -> Mapping[str, str]:
    """Dates that must have been bands of numbers -> the band; nothing where that is not sure.

    Parameters
    ----------
    values
        The different answers to one question, as written.
    counted
        Whether it asks how many or how often, so that days are no answer to it.

    Returns
    -------
    Mapping
        The bands overlap neither each other nor the bands that are written out, and the question
        has one of these, or all of them follow each other without a gap.

    Examples
    --------
    >>> dict(bands_of_dates(["2024-04-01 00:00:00", "05-Oct", "11-20", "21 or more"]))
    {'2024-04-01 00:00:00': '1-4', '05-Oct': '5-10'}
    >>> dict(bands_of_dates(["2024-04-01", "2024-04-08", "Another day"]))
    {}
    """
    others = [value for value in values if not _readings(value)]
    spans = [span for value in others if (span := _span(value))]
    dates = {value: _readings(value, serials=len(spans) > 1) for value in values}
    dates = {value: found for value, found in dates.items() if found}
    if not dates or len(dates) > _MOST or not (spans or counted):
        return {}
    fitting = []
    for chosen in islice(product(*dates.values()), _MOST_READINGS):
        gaps = _gaps([*spans, *((float(low), float(high)) for low, high in chosen)])
        if gaps is not None and (spans or (gaps == 0 and len(chosen) >= _FEWEST_ALONE)):
            fitting.append((gaps, chosen))
    if not fitting:
        return {}
    best = min(fitting)[1]
    return {value: f"{low}-{high}" for value, (low, high) in zip(dates, best, strict=True)}


def are_few_days(cells: Sequence[str]) -> bool:
    """Whether a column of dates may hold bands: a few days, each given again and again.

    Parameters
    ----------
    cells
        Filled cells.
    """
    different = set(cells)
    return len(different) <= 2 * _MOST and len(cells) >= 2 * len(different)


def _readings(text: str, *, serials: bool = False) -> list[tuple[int, int]]:
    """The bands that a spreadsheet can have made a date of: "5-10" of 5 October."""
    words = text.strip()
    if found := _ISO.match(words):
        year, one, two = int(found[1][2:]), int(found[2]), int(found[3])
    elif found := _NUMERIC.match(words):
        one, two, year = int(found[1]), int(found[2]), int(found[3])
    elif (found := _DAY_MONTH.match(words)) and found[2].lower() in _MONTHS:
        one, two = int(found[1]), _MONTHS.index(found[2].lower()) + 1
        year = int(found[3] or 0)
    elif (found := _MONTH_DAY.match(words)) and found[1].lower() in _MONTHS:
        return _rising([(_MONTHS.index(found[1].lower()) + 1, int(found[2]))])
    elif serials and _SERIAL.match(words):
        day = _DAY_NOUGHT + timedelta(int(float(words)))
        one, two, year = day.day, day.month, day.year % 100
    else:
        return []
    month_alone = [(max(one, two), year)] if min(one, two) == 1 and year else []
    return _rising([(one, two), *month_alone])


def _rising(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Each pair from low to high, once."""
    return list(dict.fromkeys((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]))


def _span(text: str) -> tuple[float, float] | None:
    """The numbers that a band covers: "11-20", "21 or more", "0"."""
    if found := _BAND.match(text):
        low, high = int(found[1]), int(found[2])
        return (float(low), float(high)) if low <= high else None
    if not (found := _OPEN.match(text)):
        return None
    number = float(found["number"])
    if found["over"]:
        return number + 1, float("inf")
    if found["under"]:
        return float("-inf"), number - 1
    return (number, float("inf")) if found["up"] else None


def _gaps(spans: Sequence[tuple[float, float]]) -> float | None:
    """Numbers left out between bands; ``None`` where two of them overlap."""
    steps = [high[0] - low[1] - 1 for low, high in pairwise(sorted(spans))]
    return None if any(step < 0 for step in steps) else sum(steps)
