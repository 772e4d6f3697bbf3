"""Ids of codes and themes that come from elsewhere: kept where one is known again, else made."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count
from unicodedata import normalize

from consult.model.coding.codeframe import NO_THEMES

_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")

LONGEST = 80
"""Characters of an id that is made. Of a published codebook of 259 codes, seven levels deep, 41 ids
would need a number to be told apart with 40, 9 with 60, none with 80 or 160; people read ids in
settings, and none stands in a report."""


def made_id(name: str, taken: Container[str], *, otherwise: str) -> str:
    """An id made from a name: small letters and digits, unlike any that is taken.

    Parameters
    ----------
    name
        Of the code or theme.
    taken
        Ids that it may not have; those that consult uses itself are never given.
    otherwise
        What it is made from where the name has no letter of the Latin alphabet.

    Examples
    --------
    >>> made_id("Access & waiting times", (), otherwise="code")
    'access_waiting_times'
    >>> made_id("Other", (), otherwise="code"), made_id("予約", ["code"], otherwise="code")
    ('other_2', 'code_2')
    """
    letters = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    start = _NOT_IN_AN_ID.sub("_", letters).strip("_")[:LONGEST].rstrip("_") or otherwise
    tried = (start if number == 1 else f"{start}_{number}" for number in count(1))
    return next(own for own in tried if own not in taken and own not in NO_THEMES)
