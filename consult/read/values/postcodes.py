"""UK postcodes: only the district ("ME14") is read; what follows never leaves the export.

A postcode district is the outward code. It is not a council district: many postcode districts lie
in two or three councils, so none is guessed from it.
"""

from __future__ import annotations

import re
from collections import Counter

_OUTWARD = r"(?:[A-Z]{1,2}[0-9][0-9A-Z]?|GIR)"
_WHOLE = re.compile(rf"^({_OUTWARD})([0-9OI])([ABD-HJLNP-UW-Z]{{2}})$")
_PART = re.compile(rf"^({_OUTWARD})$")
_SECTOR = re.compile(rf"^({_OUTWARD})\s+[0-9]$")
_HEADING = re.compile(r"(?i)\bpost(?:al)?[ -]?code\b")
_MOSTLY = 0.6
"""Share of cells that must be postcodes where the heading asks for one: the others are "prefer not
to say" and towns. With .3 and .9 the drafts of 92 sample exports stay the same, of which few ask.
Too high, and whole postcodes would be kept as typed answers; too low, and a question about
postcodes ("Is your postcode right?") would be read as one."""

_NEARLY_ALL = 0.9
"""The same where the heading does not ask for one, and whole postcodes alone count."""


def district_in(text: str) -> str:
    """The postcode district of an answer, in capitals; "" when it is no postcode.

    Parameters
    ----------
    text
        "me14 1xx", "ME141XX", "ME14 1" or "ME14".

    Examples
    --------
    >>> district_in("me14 1xx"), district_in("Maidstone")
    ('ME14', '')
    """
    words = " ".join(re.sub(r"[.,;:_-]", " ", text.upper()).split())
    if found := _SECTOR.match(words) or _PART.match(words):
        return found[1]
    joined = words.replace(" ", "")
    found = _WHOLE.match(joined)
    return found[1] if found else ""


def are_postcodes(heading: str, values: Counter[str]) -> bool:
    """Whether a column holds postcodes, by its cells and, where they are few, its heading.

    Parameters
    ----------
    heading
        What the column asks; may be empty.
    values
        Its cells that hold something -> how many times each stands there.
    """
    asked = bool(_HEADING.search(heading))
    known = sum(
        n for value, n in values.items() if (district_in(value) if asked else _whole(value))
    )
    return known > 0 and known >= (_MOSTLY if asked else _NEARLY_ALL) * values.total()


def _whole(value: str) -> bool:
    """Whether it is a full postcode; "B2" alone may be the code of an option."""
    return bool(_WHOLE.match(value.upper().replace(" ", "")))
