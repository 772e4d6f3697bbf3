"""Whether two names are one: they differ by spelling, by the form of a word or by order alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from consult.definitions.word_list import InList, listed
from consult.topics.words import STOP_WORDS, runs

TURNING = frozenset(("no", "not", "never", "without", "more", "less", "too", "than", "few"))
"""Small words that change what a name says."""

IDLE = frozenset(("entire", "whole", "overall", "various", "specifically", "especially"))
"""Words that add nothing to a name: "Entire service" is "Service"."""

IDLE_AFTER_IN = frozenset(("general", "particular"))
"""Words that add nothing after "in"; before another word they may ("general practice")."""

SAME_ENDING = (
    *(("ibility", "ible"), ("ability", "able"), ("ibly", "ible"), ("ably", "able")),
    *(("liness", "ly"), ("fulness", "ful"), ("isation", "ization"), ("ise", "ize"), ("yse", "yze")),
    *(("our", "or"), ("tre", "ter")),
)
"""Endings of one word in its forms, and of British and American spelling, with the one they become:
"flexible" and "flexibility" are one word. Not "-ing", "-er", "-ation" nor "-al": "parks" and
"parking", "staff" and "staffing" are different things to a council; nor "-ility": "mobile" and
"mobility" are."""

NO_PLURAL = ("ss", "us", "is")
"""Endings of words in "s" that are no plurals."""

SILENT = ("se", "xe", "ze", "che", "she")
"""Endings whose "e" may belong to the plural: of "buses" it does, of "houses" it does not."""

SHORTEST_STEM = 3
"""Letters a word keeps when its ending is taken off, so that "hour" and "able" stay themselves."""

SHORTEST_VERB = 4
"""Letters a word keeps when "-ing" is taken off: of "string" it would be "str"."""

SHORTEST_MISSPELT = 6
"""Letters from which on two spellings with one slip between them may be one word."""


def one_name(name: str, other: str) -> bool:
    """Whether nobody could tell from their names what keeps two themes apart.

    Parameters
    ----------
    name, other
        As people see them.

    Examples
    --------
    >>> one_name("Flexibility", "Flexible"), one_name("Tidy verse", "Tidyverse")
    (True, True)
    >>> one_name("Parking", "Parks"), one_name("Dental health", "Mental health")
    (False, False)
    """
    own, others = _telling(name), _telling(other)
    if _joined(own) == _joined(others):
        return True
    mine, theirs = sorted(map(stem, own)), sorted(map(stem, others))
    if len(own) > 1:
        mine, theirs = sorted(map(_verb, mine)), sorted(map(_verb, theirs))
    return len(mine) == len(theirs) and _paired(mine, theirs)


def alike_names(names: Sequence[str]) -> list[list[int]]:
    """Positions of names that are one, those of each name together; every position once.

    Parameters
    ----------
    names
        In an order that stays: the first of each is the one to keep.
    """
    together: list[list[int]] = []
    for at, name in enumerate(names):
        same = [
            places for places in together if any(one_name(name, names[place]) for place in places)
        ]
        together = [places for places in together if places not in same]
        together.append(sorted([at, *(place for places in same for place in places)]))
    return sorted(together)


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """A word without the ending that tells its forms apart.

    Parameters
    ----------
    word
        In small letters.
    """
    word = _singular(word)
    for ending, same in SAME_ENDING:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending) + same
    return word.removesuffix("e") if word.endswith(SILENT) else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > SHORTEST_STEM + 2:
        return word.removesuffix("ies") + "y"
    if word.endswith("s") and not word.endswith(NO_PLURAL) and len(word) > SHORTEST_STEM:
        return word.removesuffix("s")
    return word


def _telling(name: str) -> list[str]:
    """The words of a name that say something; all where none does."""
    words = [word.replace("'", "").replace("-", "") for run in runs(name.lower()) for word in run]
    drop = (STOP_WORDS - TURNING) | IDLE
    after_in = [False, *(word == "in" for word in words)]
    told = [
        word
        for word, after in zip(words, after_in, strict=False)
        if word not in drop and not (after and word in IDLE_AFTER_IN)
    ]
    return told or words


def _joined(words: Sequence[str]) -> str:
    """The words in order without blanks, plural or not."""
    return "".join(words).removesuffix("s")


def _verb(word: str) -> str:
    """A word of several without "-ing": "waiting times" and "wait times"."""
    short = word.removesuffix("ing")
    return short if len(short) >= SHORTEST_VERB else word


def _paired(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two sorted lists hold the same words but for slips of the pen."""
    left = list(others)
    for word in words:
        same = next((other for other in left if word == other or _slip(word, other)), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _slip(word: str, other: str) -> bool:
    """Whether one is the other misspelt: one slip apart, and exactly one of them a known word."""
    from rapidfuzz.distance import OSA

    if min(len(word), len(other)) < SHORTEST_MISSPELT or word[0] != other[0]:
        return False
    known = [_known(one) for one in (word, other)]
    return known[0] != known[1] and OSA.distance(word, other, score_cutoff=1) <= 1


def _known(stemmed: str) -> bool:
    """Whether a word, or what it is the stem of, is in the list of English words."""
    return any(listed(form) & (InList.COMMON | InList.ENGLISH) for form in (stemmed, stemmed + "e"))
