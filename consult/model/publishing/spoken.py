"""What a report says in sentences and cells of words, and where each number comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")
"""Where one sentence ends and the next begins."""

NUMBER = re.compile(r"(?<![\w.,])(?P<digits>\d[\d,]*(?:\.\d+)?)(?![\w]|[.,]\d)\s*(?P<percent>%?)")
"""A number among words, and whether it is a percentage."""

Named = tuple[int, int, str]
"""A number in a sentence: where it begins and ends, and the name of the figure that it is."""

Spoken = dict[str, tuple[Named, ...]]
"""Sentence or cell, in single spaces -> its numbers. Where the same words stand in two places,
the numbers of both are given."""

CONSTANT, NOTE, WORD = "constant", "note", "word"
"""Names of numbers that stand in the code as they are printed, of those in the note of a table,
which disclosure control wrote itself, and of those that are words of a theme, such as "20" of "20
mph": they tell nothing of anybody."""


def single_spaced(text: str) -> str:
    """A text on one line, with single spaces.

    Parameters
    ----------
    text
        Any text; lines and tabs are spaces too.
    """
    return " ".join(text.split())


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence of a text that is single spaced, and where it begins.

    Parameters
    ----------
    text
        Made by :func:`single_spaced`; an empty one is one empty sentence.

    Yields
    ------
    tuple
        The position of its first character, and the sentence.
    """
    at = 0
    for found in SENTENCE.finditer(text):
        yield at, text[at : found.start()]
        at = found.end()
    yield at, text[at:]
