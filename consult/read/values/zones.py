"""Time zones as headings and cells name them: "Submit Date (UTC)", "09:00:00 GMT+1"."""

from __future__ import annotations

import re
from functools import cache

UK = "Europe/London"
_OFFSET = r"(?:utc|gmt)?\s*[+-]\d{1,2}(?::?\d{2})?"
_NAME = r"(?:utc|gmt|bst|zulu)"
_HEADED = re.compile(
    rf"^(?P<words>.*?\S)\s*[,:–-]?\s*(?:(?P<bare>utc|gmt)|[(\[]\s*(?P<zone>{_NAME}|{_OFFSET}"
    r"|uk time|london|[a-z]+/[a-z_/]+|[a-z]{2,4}t)(?:\s+time(?: zone)?)?\s*[)\]])$",
    re.IGNORECASE,
)
_AFTER_CLOCK = re.compile(
    rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*\(?"
    rf"(?P<zone>z|{_NAME}|{_OFFSET})(?:\s*\(.*\))?\)?$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"([+-])(\d{1,2}):?(\d{2})?$")
_AT_HOME = frozenset({"uk time", "london", "europe/london"})
_BST = "bst"


def zone_named(heading: str) -> tuple[str, str]:
    """A heading without the time zone it names, and that zone; "" where it names none.

    Parameters
    ----------
    heading
        Tidied.

    Examples
    --------
    Invented:

    >>> zone_named("Submit Date (UTC)"), zone_named("Date and time")
    (('Submit Date', 'UTC'), ('Date and time', ''))
    """
    found = _HEADED.match(heading)
    if not found:
        return heading, ""
    return found["words"], _standard(found["bare"] or found["zone"])


@cache
def zone_of_cell(text: str) -> str:
    """The zone that a time names after its clock; "" where it names none.

    Parameters
    ----------
    text
        A date and time as written.

    Examples
    --------
    Invented:

    >>> zone_of_cell("2024-04-03T23:30:00.000Z"), zone_of_cell("2024-04-03 23:30 GMT+1")
    ('UTC', 'UTC+01:00')
    """
    found = _AFTER_CLOCK.search(text.strip())
    return _standard(found["zone"]) if found else ""


def _standard(words: str) -> str:
    """Write a zone as UTC, UTC+01:00, or by the name that the list of the world has for it."""
    plain = words.strip().casefold()
    if plain in _AT_HOME:
        return UK
    if plain == _BST:
        return "UTC+01:00"
    if found := _PARTS.search(plain):
        return f"UTC{found[1]}{int(found[2]):02}:{found[3] or '00'}"
    if "/" in plain:
        return words.strip()
    return "UTC" if plain in ("z", "utc", "gmt", "zulu") else plain.upper()
