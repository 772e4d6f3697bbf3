"""The name that somebody may have meant who typed one with a slip."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

ALIKE = 0.8
"""How much of two names is alike, 1 being all. Of twelve names of themes with slips, a letter
missing or doubled is .91 or more, two in each other's place .83 to .86. At .75 "Bus lanes" is
taken for "Bus fares" (.78); at .9 "Praking" is not known. It asks a person and decides nothing."""


def did_you_mean(typed: str, names: Iterable[str]) -> str:
    """A sentence that names the nearest name, with a space behind; empty where none is near.

    Parameters
    ----------
    typed
        What somebody wrote.
    names
        Those there are, none of which is it.
    """
    by_words = {name.casefold(): name for name in sorted(names)}
    found = get_close_matches(typed.casefold(), list(by_words), n=1, cutoff=ALIKE)
    return f"Is “{by_words[found[0]]}” meant? " if found else ""
