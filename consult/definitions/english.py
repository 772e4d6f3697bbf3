"""Words of English: all of them by the list of words, and the smallest."""

from __future__ import annotations

from functools import cache

from consult.definitions.in_force import shipped
from consult.definitions.word_list import InList, listed

_IN_OTHERS = frozenset({"no", "me"})
"""Small words that are as small in Spanish, Portuguese and Italian: "no se, no tengo opinion"."""


def is_english(low: str) -> bool:
    """Whether a word is one of English, or a form of one.

    Parameters
    ----------
    low
        In small letters.
    """
    return bool(listed(low) & (InList.COMMON | InList.ENGLISH))


@cache
def small_english_words() -> frozenset[str]:
    """The smallest words of English, two letters and longer, that tell it from other languages."""
    smallest = shipped("nobody.toml")["english"]["smallest"].split()
    return frozenset(word for word in smallest if len(word) > 1) - _IN_OTHERS
