"""Whether two phrases share a word in any form; whether they are one name ``one_name`` tells."""

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
"booked". It joins more than a stemmer for search would, "parks" and "parking" too, which are two
names: here it only keeps a second phrase from saying what the first says."""

SAME_BEGINNING = 7
"""Letters at the beginning of two words that make them kin: "statistics" and "statistical", not
"commuter" and "community"."""

CUT_SHORT = 4
"""Letters of a word that may be another cut short: "info" of "information"."""

SHORTEST_STEM = 3
"""Letters that must be left: "seed" is not "se"."""

_WORD = re.compile(r"[^\W_]+")


def name_key(name: str) -> tuple[str, ...]:
    """The stems of its words in any order.

    Parameters
    ----------
    name
        As printed. Small words such as "of" and "the" do not count.
    """
    words = _words(name)
    return tuple(sorted(map(_stem, words)))


def kin(one: str, other: str) -> bool:
    """Whether two phrases share a word, a stem or the beginning of a long word.

    Parameters
    ----------
    one, other
        Phrases in any case.
    """
    own, others = set(name_key(one)), set(name_key(other))
    return any(_same_word(word, another) for word in own for another in others)


def _same_word(stem: str, other: str) -> bool:
    shorter, longer = sorted((stem, other), key=len)
    begins = len(shorter) >= CUT_SHORT and longer.startswith(shorter)
    return stem == other or begins or stem[:SAME_BEGINNING] == other[:SAME_BEGINNING]


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
