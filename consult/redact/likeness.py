"""How much more a word that no list has is spelt like a name than like a word of English.

Misspelt words ("beleived") are in no dictionary, and neither are all names. Of groups of three
letters, names have others than English words, and those of each origin others again: a word is
weighed by these, every origin alike. A word one slip away from a common one is misspelt.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase

from consult.definitions.word_list import common_words, weights

_NEVER_SEEN = 0.0
"""Weight of a group of letters that neither names nor words have: it tells nothing."""

_FEWEST_LETTERS = 5
"""Of a word that may be misspelt: nearly every shorter one is a letter away from another."""


@cache
def likeness(low: str) -> float:
    """Mean log odds of a name, over the groups of three letters of a word.

    Parameters
    ----------
    low
        A word in small letters, without accents.
    """
    groups = list(groups_of(low))
    return sum(weights().get(group, _NEVER_SEEN) for group in groups) / len(groups)


def groups_of(word: str) -> Iterator[str]:
    """The groups of three letters of a word, with its beginning and end as letters of it.

    Parameters
    ----------
    word
        In small letters.
    """
    edged = f"^{word}$"
    return (edged[at : at + 3] for at in range(len(edged) - 2))


@cache
def is_misspelt(low: str) -> bool:
    """Whether a word that is none is a common one with one slip: "freind", "apointment".

    Parameters
    ----------
    low
        A word in small letters, without accents.
    """
    known = common_words()
    return len(low) >= _FEWEST_LETTERS and any(one in known for one in _mended(low))


def _mended(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        if after:
            yield before + after[1:]
        for letter in ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
