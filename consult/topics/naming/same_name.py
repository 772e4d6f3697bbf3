"""Whether two names are one: case, spelling, stem, plural and order do not make another."""

from __future__ import annotations

import re
from functools import lru_cache

from consult.topics.words import STOP_WORDS

ENDINGS = (
    *("ibilities", "ibility", "abilities", "ability", "ibly", "ably", "ible", "able", "iness"),
    *("fulness", "ness", "iest", "ier", "ily", "ations", "ation", "ments", "ment", "ings", "ing"),
    *("ed", "ies", "es", "ly", "ity", "s", "e", "y"),
)
"""What words of one stem end in, longest first: "flexible" and "flexibility", "booking" and
"booked". It joins more than a stemmer for search would. A phrase that is kept from being a name has
many others behind it; two themes of one name would be read as a mistake."""

SHORTEST_STEM = 3
"""Letters that must be left: "seed" is not "se"."""

FEWEST_LETTERS = 7
"""Letters of words that may differ by a slip: among shorter ones too many are other words."""

ALIKE = 88.0
"""Of a hundred, how alike their letters must be: "visualization" and "visualisation" are at 92, and
"prescription" and "description", which are two words, at 87."""

_WORD = re.compile(r"[^\W_]+")


def name_key(name: str) -> tuple[str, ...]:
    """The stems of its words in any order; names that share these are one name.

    Parameters
    ----------
    name
        As printed. Small words such as "of" and "the" do not count.
    """
    words = _words(name)
    return tuple(sorted(map(_stem, words)))


def same_name(one: str, other: str) -> bool:
    """Whether two names differ by case, spelling of a compound, stem, plural or order alone.

    Parameters
    ----------
    one, other
        As printed.

    Examples
    --------
    >>> same_name("Tidy verse", "tidyverse"), same_name("Flexibility", "Flexible")
    (True, True)
    """
    if name_key(one) == name_key(other):
        return True
    first, second = "".join(_words(one)), "".join(_words(other))
    return _stem(first) == _stem(second) or same_spelling(first, second)


def same_spelling(one: str, other: str) -> bool:
    """Whether two words or phrases are one but for a slip or another way to spell.

    Parameters
    ----------
    one, other
        In small letters.
    """
    from rapidfuzz.fuzz import ratio

    shortest = min(len(one), len(other))
    return shortest >= FEWEST_LETTERS and ratio(one, other) >= ALIKE


def kin(one: str, other: str) -> bool:
    """Whether two phrases share a word or a stem.

    Parameters
    ----------
    one, other
        Phrases in any case.
    """
    return not set(name_key(one)).isdisjoint(name_key(other))


@lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    words = [word.lower() for word in _WORD.findall(name)]
    return tuple(word for word in words if word not in STOP_WORDS) or tuple(words)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM:
            return stem[:-1] if stem[-1] == stem[-2] else stem
    return word
