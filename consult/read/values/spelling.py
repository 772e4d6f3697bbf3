"""The option that a misspelt answer may mean: something to propose, never to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA, Indel
from rapidfuzz.process import extract

from consult.definitions.wordings import normalised

_ALIKE = 0.86
"""Likeness, from 0 to 1 by the letters in common, from which a word may be an option misspelt.
Tried on the drafts of 92 sample exports: with .8 "flask" is taken for "flake" and three questions
are marked for options worded alike that are not; with .93 two options of a real form that are the
same but for a letter are no longer pointed out."""

_MOST_SLIPS = 3
"""Letters more, fewer, other or changed about in a whole option. With 1 a doubt about two wordings
of one sentence is no longer raised; with 6 "Donations/charity only" is taken for
"Donations/charity", which says something else. People who slip do so once or twice in a word. Tried
before a swap of two letters counted as one slip."""

_ONE_WORD = 0.7
"""Likeness from which two words are one word spelt in two ways. With .35 the drafts of 92 sample
exports stay the same; with .9 a doubt about two wordings of one sentence is no longer raised. It
guards against "Town centre" and "Town corner" being taken for one option, as they are with .5."""

_SHORT_WORD = 3
"""Letters of a word that is too short to be known again with a slip in it: "car" and "bar", "one"
and "two", "A" and "B" are words of their own."""

_TOKEN = re.compile(r"[^\W_]+")
_IDLE_WORDS = "a an and at by for in of on or the to"
_IDLE = frozenset(_IDLE_WORDS.split())
"""Words of which another makes no other option."""

_TELLING_WORDS = """
north south east west northern southern eastern western northeast northwest southeast southwest
one two three four five six seven eight nine ten first second third fourth fifth sixth
never ever always not without with over under more less fewer before after
"""
_TELLING = frozenset(_TELLING_WORDS.split())
"""Words that are never a slip for one another, however alike."""

_TURNED_ROUND = ("un", "dis", "in", "im", "ir", "non")
"""What makes a word mean the opposite with few letters."""


def is_telling(word: str) -> bool:
    """Whether a word tells a direction, a number or a negation.

    Parameters
    ----------
    word
        In lower case.
    """
    return word in _TELLING


def near(value: str, labels: Sequence[str]) -> str:
    """The option that a misspelt answer may mean; "" when it is none or may be several.

    Parameters
    ----------
    value
        One answer that is no option.
    labels
        The options; two that differ only in case or punctuation are one.

    Examples
    --------
    >>> near("Stongly agree", ["Strongly agree", "Agree"])
    'Strongly agree'
    >>> near("Disagree", ["Agree", "Neither"]), near("Option 2", ["Option 1", "Neither"])
    ('', '')
    """
    keys = {normalised(label): label for label in labels}
    word = normalised(value)
    found = extract(
        word, list(keys), scorer=Indel.normalized_similarity, score_cutoff=_ALIKE, limit=2
    )
    likeness = [alike for _, alike, _ in found]
    if not found or likeness[1:] == likeness[:1]:
        return ""  # two options as near as each other: either may be meant
    option = found[0][0]
    if OSA.distance(word, option) > _MOST_SLIPS or another_option(word, option):
        return ""
    return keys[option]


def another_option(label: str, other: str) -> bool:
    """Whether two options differ in what they say rather than in how a word is spelt.

    Parameters
    ----------
    label, other
        Two options of one question, in either order.

    Returns
    -------
    bool
        True where a digit, a word as short as "A" or "car", a compass word, a negation or a whole
        word differs.

    Examples
    --------
    >>> another_option("Dover East", "Dover West"), another_option("Dover East", "Dovr East")
    (True, False)
    """
    words, others = (_TOKEN.findall(normalised(text)) for text in (label, other))
    if _digits(words) != _digits(others):
        return True
    if len(words) != len(others):
        return _joined(words) != _joined(others)
    pairs = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return any(_another_word(a, b) for a, b in pairs if not {a, b} <= _IDLE)


def _digits(words: Sequence[str]) -> list[str]:
    return [word for word in words if any(character.isdigit() for character in word)]


def _joined(words: Sequence[str]) -> str:
    """The words without spaces and idle words: a space more or fewer, or an article, is a slip."""
    return "".join(word for word in words if word not in _IDLE)


def _another_word(word: str, other: str) -> bool:
    both = {word, other}
    short = min(len(word), len(other)) <= _SHORT_WORD
    turned = any({f"{before}{word}", f"{before}{other}"} & both for before in _TURNED_ROUND)
    likeness = Indel.normalized_similarity(word, other)
    apart = word[:1] != other[:1] or likeness < _ONE_WORD
    return short or turned or apart or bool(both & _TELLING)
