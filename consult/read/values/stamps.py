"""Times of submission: dates as written, and the serial numbers that Excel stores them as."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from consult.read.values.dates import read_date

_SERIAL = re.compile(r"^\d{5}(?:\.\d+)?$")
_FIRST, _LAST = 36_526, 73_050
"""1 January 2000 and 31 December 2099 as serial numbers of Excel."""

_DAY_ZERO = datetime(1899, 12, 30)
ODD = {
    "dates as serial numbers": "Times of submission stand as serial numbers of Excel; they were "
    "read as dates counted from 1900.",
}
"""Code of what is odd about times -> what was done."""


def read_stamp(text: str, order: str = "") -> datetime | None:
    """A time of submission, written as a date or stored as a serial number of Excel.

    Parameters
    ----------
    text, order
        As for :func:`consult.read.values.dates.read_date`.
    """
    if _is_serial(text):
        seconds = round(float(text) * 86_400)
        return _DAY_ZERO + timedelta(seconds=seconds)
    return read_date(text, order)


def _is_serial(text: str) -> bool:
    """Whether a cell may be a date of this century as Excel stores it."""
    return text[:5].isdecimal() and bool(_SERIAL.match(text)) and _FIRST <= float(text) <= _LAST


def odd_stamps(texts: Sequence[str]) -> dict[str, list[int]]:
    """Code of what is odd about times of submission -> positions of the cells.

    Parameters
    ----------
    texts
        The cells of the column of times, one a response, blank ones too.
    """
    found = {"dates as serial numbers": [at for at, text in enumerate(texts) if _is_serial(text)]}
    return {code: rows for code, rows in found.items() if rows}
