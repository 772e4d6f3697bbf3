"""Misspelt answers, and the option each means when that is beyond doubt."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.process import extract

from consult.definitions.wordings import normalised

_ALIKE = 0.86
"""Likeness, from 0 to 1 by the letters in common, from which a word may be an option misspelt.
Tried on the drafts of 92 sample exports: with .8 "flask" is taken for "flake" and three questions
are marked for options worded alike that are not; with .93 two options of a real form that are the
same but for a letter are no longer pointed out."""

_MOST_LETTERS_WRONG = 3
"""Letters more, fewer or other, however long the option. With 1 a doubt about two wordings of one
sentence is no longer raised; with 6 "Donations/charity only" is taken for "Donations/charity",
which says something else. People who slip do so once or twice in a word."""

_ONE_WORD = 0.7
"""Likeness from which two words are one word spelt in two ways. With .35 the drafts of 92 sample
exports stay the same; with .9 a doubt about two wordings of one sentence is no longer raised. It
guards against "Town centre" and "Town corner" being taken for one option, as they are with .5;
words that begin otherwise are told apart by that alone."""

_SHORT_WORD = 3
"""Letters of "of", "in" and "the": another of them makes no other option."""

_TURNED_ROUND = ("un", "dis", "in", "non", "not ", "ir", "im")
"""What makes an answer mean the opposite with few letters."""


def near(value: str, labels: Sequence[str]) -> str:
    """The option a misspelt answer means; "" when none is near enough to be sure.

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
    >>> near("Disagree", ["Agree", "Neither"])
    ''
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
    if option[:1] != word[:1]:
        return ""  # people slip inside a word; another first letter is another word
    if _letters_wrong(word, option) > _MOST_LETTERS_WRONG:
        return ""
    turned = any(word.replace(prefix, "") == option.replace(prefix, "") for prefix in _TURNED_ROUND)
    return "" if turned else keys[option]


def another_word(label: str, other: str) -> bool:
    """Whether two options differ by whole words rather than by how a word is spelt.

    Parameters
    ----------
    label, other
        Two options of one question, in either order.

    Examples
    --------
    >>> another_word("Dover East", "Dover West"), another_word("Dover East", "Dovr East")
    (True, False)
    """
    words, others = normalised(label).split(), normalised(other).split()
    if len(words) != len(others):
        return False
    pairs = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    differ = [(a, b) for a, b in pairs if min(len(a), len(b)) > _SHORT_WORD]
    return any(a[:1] != b[:1] or Indel.normalized_similarity(a, b) < _ONE_WORD for a, b in differ)


def _letters_wrong(word: str, other: str) -> int:
    return max(len(word), len(other)) - LCSseq.similarity(word, other)
