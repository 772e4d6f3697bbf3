"""How much more a word in small letters is spelt like a name than like a word of English.

Misspelt words ("beleived") are in no dictionary, and neither are most names. Of groups of three
letters, names of all lists together have others than English words: a word is weighed by these.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice

from consult.definitions.in_force import derived
from consult.redact.words import english, is_ordinary, listed_names

_EVERY = 4
"""Of the words of English every fourth is counted: with all of them the mean over 300 names and 60
misspelt words moves by less than .01, and the count takes four times as long."""

_SEEN_LESS = 0.5
"""Added to every count, so that a group never seen is rare, not impossible."""


@derived
def likeness(low: str) -> float:
    """Mean log odds of a name, over the groups of three letters of a word.

    Parameters
    ----------
    low
        A word in small letters, without accents.
    """
    weigh = _weigher()
    groups = list(_groups(low))
    return sum(map(weigh, groups)) / len(groups)


def _groups(word: str) -> Iterator[str]:
    edged = f"^{word}$"
    return (edged[at : at + 3] for at in range(len(edged) - 2))


@cache
def _weigher() -> Callable[[str], float]:
    every = islice(english(), 0, None, _EVERY)
    words = _counted(word for word in every if word.isalpha() and word.islower())
    names = _counted(name for name in listed_names() if not is_ordinary(name))
    lead = math.log(words.total() / names.total())

    def weigh(group: str) -> float:
        odds = (names[group] + _SEEN_LESS) / (words[group] + _SEEN_LESS)
        return math.log(odds) + lead

    return cache(weigh)


def _counted(words: Iterable[str]) -> Counter[str]:
    return Counter(group for word in words for group in _groups(word))
