"""The category of a characteristic that people's own words mean, when that is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from rapidfuzz.distance import Indel

from consult.definitions import characteristics
from consult.definitions.in_force import derived
from consult.definitions.wordings import normalised
from consult.model.survey.age_band import AgeBand
from consult.model.survey.characteristic import Characteristic

_WORD = re.compile(r"[^\W\d_]+")
_WORD_OR_FIGURE = re.compile(r"[^\W_]+(?:'[^\W_]+)?|&|[+<>]")
_JOINS = frozenset({"and", "or", "&"})
_GROUP_ENDS = re.compile(r"\s*[:/,(]\s*|\s+-+\s+|(?<=\w)- ")
"""What stands between a group and a category in it."""

_GOES_ON = re.compile(
    r"\s*[-:,;(\[]*\s*(?:(?:this |which )?includ(?:es|ing)\b|such as\b"
    r"|for example\b|e\.?g\b|i\.?e\b"
    r"|please (?:specify|describe|state|say|write|tell)\b)"
    r"|\s*[(\[](?=[^()]*(?:,|/|\bor\b))"
)
"""Where an option begins to say what it includes."""

_LONGEST = 400
"""Characters of an option that may still be a category with all that it includes: the longest of
the harmonised forms has 140, and comments are not to be cut. Tried: halved, none of 125 drafts
changes."""

_IDLE_WORDS = (
    "a am an and background ethnic ethnicity gender group i im is m my of or origin the to"
)
_IDLE = frozenset(_IDLE_WORDS.split())
_ALIKE, _ALIKE_CUE = 0.88, 0.82
"""Share of the letters of two wordings, or of a word and a cue, that stand in both in one order.

Tried on 1,712 slips of the keyboard in wordings and cues: 77 in 100 are known again with one slip
and 62 with two, none as another category. Of 20,362 English words 44 are taken for a category, such
as "separates". On the answers of ``benchmarks/characteristics.py`` nothing is told wrongly.
"""

_FEWEST_LETTERS = 4
"""Letters that a word must have to be taken for a cue with a slip in it; a whole wording, more.

Tried on 21,358 English words: 48 are taken for a category; with 2, 97 are ("here", "care", "mean").
With 8 only 19 are, but recall of sex falls from .77 to .74 and from .75 to .70 in the two halves of
``benchmarks/characteristics.py``.
"""
_MOST_WORDS = 25
"""Words of an answer that is still a description of oneself and no comment.

On the answers of ``benchmarks/characteristics.py`` twice as many change nothing; with half, recall
of sex falls from .75 to .70 in one half. It guards against a cue met by chance in a long comment.
"""


_REMEMBERED = 20_000
"""Wordings whose plain form is remembered, as an export is asked of each characteristic in turn. On
a real export of 3,000 responses a draft takes 28 seconds of processor with none and 4 with these.
It changes no result."""


class Wordings(Mapping[str, str]):
    """``normalised`` of every way a category is written -> its label.

    Beside those listed it knows a wording that goes on to say what it includes, one that is parted
    by other marks, and one of a group with one of a category in it ("Black - African").

    Parameters
    ----------
    listed
        ``normalised`` of the listed wordings -> label.
    """

    def __init__(self, listed: Mapping[str, str]) -> None:
        self._listed = listed
        plain: dict[str, set[str]] = {}
        for words, label in listed.items():
            plain.setdefault(_plain(words), set()).add(label)
        self._unlisted = lru_cache(maxsize=_REMEMBERED)(self._told_otherwise)
        self._plain = {key: labels.pop() for key, labels in plain.items() if len(labels) == 1}

    def __getitem__(self, key: str) -> str:
        if found := self._listed.get(key) or self._unlisted(key):
            return found
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)

    def _told_otherwise(self, words: str) -> str:
        if len(words) > _LONGEST:
            return ""
        if found := self._plain.get(_plain(words)):
            return found
        for mark in _GROUP_ENDS.finditer(words):
            group = self._plain.get(_plain(words[: mark.start()]), "")
            inside = self._plain.get(_plain(words[mark.end() :]), "")
            if group and inside.startswith(f"{group}:"):
                return inside
        head = _GOES_ON.split(words, maxsplit=1)[0]
        return self._plain.get(_plain(head), "") if head != words else ""


@lru_cache(maxsize=_REMEMBERED)
def _plain(words: str) -> str:
    """What wordings have in common that differ in marks, "and" and "or" only."""
    return " ".join(word for word in _WORD_OR_FIGURE.findall(words) if word not in _JOINS)


def categories_by_word(characteristic: Characteristic) -> Wordings:
    """``normalised`` of every way a category is written -> its label.

    Parameters
    ----------
    characteristic
        One of consult's own, whose map is made once, or any other.
    """
    known = characteristics().get(characteristic.id) is characteristic
    return _known(characteristic.id) if known else Wordings(_spelt(characteristic))


@derived
def _known(name: str) -> Wordings:
    return Wordings(_spelt(characteristics()[name]))


def _spelt(characteristic: Characteristic) -> dict[str, str]:
    out: dict[str, str] = {}
    for category in characteristic.categories:
        for word in (category.label, *category.also):
            out.setdefault(normalised(word), category.label)
    return out


def category_named(characteristic: Characteristic, label: str) -> str:
    """The category that an option of a form or a row of a table names; "" where it names none.

    Parameters
    ----------
    characteristic
        The characteristic.
    label
        Known wordings name it, and so does the same band of age in any wording.
    """
    if found := categories_by_word(characteristic).get(normalised(label)):
        return found
    band = AgeBand.parse(label) if characteristic.bands else None
    return next((name for name, its in characteristic.bands.items() if its == band), "")


def shows(characteristic: Characteristic, answer: str) -> bool:
    """Whether an answer shows that a question asks about a characteristic.

    Parameters
    ----------
    characteristic
        The characteristic.
    answer
        ``normalised``; one of its categories, one that forms elsewhere offer, or any band of age.
    """
    if answer in categories_by_word(characteristic):
        return True
    if characteristic.bands and not answer.isdecimal() and AgeBand.parse(answer) is not None:
        return True
    return len(answer) <= _LONGEST and _plain(answer) in _elsewhere(characteristic.elsewhere)


@cache
def _elsewhere(wordings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_plain(normalised(words)) for words in wordings)


def category_meant(characteristic: Characteristic, text: str) -> str:
    """The category that an answer in people's own words means; "" when there is any doubt.

    Parameters
    ----------
    characteristic
        The characteristic the question asks about.
    text
        One answer, as typed.

    Notes
    -----
    Tried in turn: a known wording; the same words in another order ("British Asian"); a slip of
    the keyboard; and, for a characteristic that has them, a cue ("I am a man, thank you") when
    all cues of the answer mean one category and no word of ``unless`` stands beside them.
    """
    known = categories_by_word(characteristic)
    words = normalised(text)
    if words in known:
        return known[words]
    told = _words(text)
    if not told or len(told) > _MOST_WORDS or any(character.isdigit() for character in text):
        return ""
    return _reordered(told, known) or _misspelt(words, known) or _cued(characteristic, told)


def _words(text: str) -> list[str]:
    return _WORD.findall(normalised(text).replace("'", ""))


def _content(words: list[str]) -> frozenset[str]:
    return frozenset(words) - _IDLE


def _reordered(told: list[str], known: Mapping[str, str]) -> str:
    content = _content(told)
    found = {label for key, label in known.items() if content and content == _content(_words(key))}
    return found.pop() if len(found) == 1 else ""


def _misspelt(words: str, known: Mapping[str, str]) -> str:
    """The category of the wording nearest to it; none when two categories are near."""
    if len(words) <= _FEWEST_LETTERS:
        return ""
    alike = {
        label
        for key, label in known.items()
        if len(key) > _FEWEST_LETTERS
        and key[0] == words[0]
        and abs(len(key) - len(words)) <= 2
        and Indel.normalized_similarity(words, key) >= _ALIKE
    }
    return alike.pop() if len(alike) == 1 else ""


def _cued(characteristic: Characteristic, told: list[str]) -> str:
    if set(told) & set(characteristic.unless):
        return ""
    found = {label for word in told if (label := _cue(characteristic, word))}
    return found.pop() if len(found) == 1 else ""


def _cue(characteristic: Characteristic, word: str) -> str:
    """The category a single word is a cue of, a slip of the keyboard allowed."""
    cues = {cue: category.label for category in characteristic.categories for cue in category.cues}
    if word in cues or len(word) <= _FEWEST_LETTERS:
        return cues.get(word, "")
    near = [
        (Indel.normalized_similarity(word, cue), cue)
        for cue in cues
        if len(cue) > _FEWEST_LETTERS and cue[0] == word[0]
    ]
    best = max(near, default=(0.0, ""))
    return cues[best[1]] if best[0] >= _ALIKE_CUE else ""
