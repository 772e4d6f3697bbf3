"""How a comment speaks, whatever it speaks of: what it denies, when it was, who it is about.

A vector of a comment tells its topic better than whether it happened. Counts of a few kinds of
words, handed to the model beside the vector, help it tell "he never hits me" from "he hits me".
The model is fitted with these very lists, so they are no setting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from consult.care.words import plain

_WORDS = {
    "denied": "not dont never cant cannot wont nobody no nor none isnt doesnt didnt wasnt werent "
    "havent hasnt hadnt wouldnt without arent neither nothing",
    "first person": "i im ive id my me myself",
    "third person": "he she hes shes his her him",
    "somebody of mine": r"my\s\S+",
    "past": r"19\d\d 20[01]\d years\sago yrs\sago years\sback used\sto back\sthen those\sdays "
    r"long\sago when\si\swas in\sthe\s\S*[5-9]0s",
    "now": r"now tonight today yesterday last\snight this\sweek this\smorning again still "
    r"last\sweek every\sday since monday tuesday wednesday thursday friday saturday sunday",
    "wish": "should need needs ought please could would",
    "present": "is are am have has says keeps keep",
    "told of": "was were had did said told",
    "supposed": "if whether",
    "we": "we our us",
    "services": "training team service services staff course leaflet group volunteer nurse midwife "
    "teacher",
    "joke": r"lol haha ha\sha joke figuratively literally",
    "fear": r"scared frightened afraid terrified secret dont\stell havent\stold nobody\sknows",
}
"""Name of a sign -> its words. Weights of single words and pairs beside these were not kept: at 95
in 100 found, 50 in place of 71 in 1,000 false alarms for one writer, 61 in place of 55 for the
other."""

_EACH = [
    re.compile(f"(?<= )(?:{'|'.join(words.split())})(?= )".replace(r"\s", " "))
    for words in _WORDS.values()
]

MARKS = "?!"
"""Counted as there or not."""

SHORTEST = 5
"""Words: a shorter comment counts as one of so many, or one "no" would make up all of it."""

SIGNS = len(_EACH) + len(MARKS) + 1
"""How many numbers there are: one a list, one a mark, and the length."""


def signs_of(texts: Sequence[str]) -> np.ndarray:
    """How comments speak, shape (texts, ``SIGNS``).

    Parameters
    ----------
    texts
        Comments.

    Examples
    --------
    Three words that deny, in a comment of four:

    >>> round(float(signs_of(["No, never, not me."])[0, 0] ** 2 * SHORTEST))
    9
    """
    return np.array([_of(text) for text in texts], float).reshape(len(texts), SIGNS)


def _of(text: str) -> list[float]:
    words = plain(text)
    length = max(SHORTEST, len(words.split()))
    counts = [len(one.findall(words)) / length**0.5 for one in _EACH]
    return [*counts, *(float(mark in text) for mark in MARKS), float(np.log(length))]
