"""How forms in other languages word the points of usual scales: languages.toml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from consult.definitions import scales
from consult.definitions.in_force import shipped
from consult.definitions.wordings import (
    is_dont_know,
    is_other,
    is_prefer_not_to_say,
    normalised,
)

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_FEWEST_WORDS = 3
"""Small words of a language in the headings of a form, from which the form is in it. Tried: with
one, an English form that names a French street is French; doubled, short Welsh forms are lost."""

_FEW_OF_A_SHORT = 1 / 3
"""Share of a short text that such words must be where they are one fewer. Tried at a half: the
three words of a short Welsh comment no longer show their language."""

_USUAL = {
    "dont_know": is_dont_know,
    "prefer_not_to_say": is_prefer_not_to_say,
    "other": is_other,
}


@dataclass(frozen=True)
class Point:
    """A point of a scale, or a usual option, in another language.

    Parameters
    ----------
    scales
        The scales it may be a point of; none for an option such as "other".
    place
        Which point, counted from 0; 0 for a usual option.
    usual
        Name of the usual option: "dont_know", "prefer_not_to_say" or "other".
    """

    scales: tuple[str, ...]
    place: int
    usual: str = ""

    def means(self, option: str) -> bool:
        """Whether an English option is this point.

        Parameters
        ----------
        option
            As the form words it.
        """
        if self.usual:
            return _USUAL[self.usual](option)
        return any(normalised(option) in _wordings(name, self.place) for name in self.scales)


@dataclass(frozen=True)
class Language:
    """A language that forms are translated into.

    Parameters
    ----------
    code, name
        "cy", and "Welsh".
    names
        What else a column of languages may hold for it, in small letters.
    words
        Small words by which a text in it is known.
    not_names
        Words of it that are first names in English.
    points
        ``normalised`` of a wording -> what it may be.
    """

    code: str
    name: str
    names: frozenset[str]
    words: frozenset[str]
    not_names: frozenset[str]
    points: Mapping[str, tuple[Point, ...]]


@cache
def languages() -> tuple[Language, ...]:
    """All of languages.toml, in the order they stand there."""
    return tuple(
        Language(
            entry["code"],
            entry["name"],
            frozenset({entry["code"], *entry["names"]}),
            frozenset(entry["words"]),
            frozenset(entry["not_names"]),
            _points(entry),
        )
        for entry in shipped("languages.toml")["language"]
    )


def _points(entry: Mapping[str, Any]) -> Mapping[str, tuple[Point, ...]]:
    found: dict[str, tuple[Point, ...]] = {}
    for scale in entry["scale"]:
        for place, wordings in enumerate(scale["points"]):
            for words in wordings:
                key = normalised(words)
                found[key] = (*found.get(key, ()), Point(tuple(scale["like"]), place))
    for usual in _USUAL:
        for words in entry[usual]:
            found[normalised(words)] = (Point((), 0, usual),)
    return found


@cache
def _wordings(scale: str, place: int) -> frozenset[str]:
    """Every English way to word a point of a scale; none where it has no such point."""
    options = scales()[scale].options
    if place >= len(options):
        return frozenset()
    label = options[place].label
    return frozenset(map(normalised, (label, *scales()[scale].also[label])))


def language_named(words: str) -> Language | None:
    """The language that a cell of a column of languages names; ``None`` for English and others.

    Parameters
    ----------
    words
        "cy", "Welsh", "Cymraeg".
    """
    name = normalised(words)
    return next((one for one in languages() if name in one.names), None)


def language_of(texts: Sequence[str]) -> str:
    """Code of the language that texts are in; "" where they are in English or it cannot be told.

    Parameters
    ----------
    texts
        All questions of a form, as worded, or one comment.
    """
    said = Counter(word for text in texts for word in _WORD.findall(normalised(text)))
    found = {one.code: sum(said[word] for word in one.words) for one in languages()}
    english = said["the"] + said["you"] + said["what"] + said["how"] + said["of"] + said["your"]
    code = max(found, key=lambda code: found[code])
    few = max(_FEWEST_WORDS - 1, _FEW_OF_A_SHORT * said.total())
    enough = found[code] >= min(_FEWEST_WORDS, few)
    return code if enough and found[code] > english else ""


@cache
def _names_elsewhere() -> frozenset[str]:
    return frozenset[str]().union(*(one.not_names for one in languages()))


def is_word_of_its_language(word: str, text: str) -> bool:
    """Whether a word that is a first name in English is a plain word of the language of a text.

    Parameters
    ----------
    word
        With its capital.
    text
        The whole comment it stands in.
    """
    if word not in _names_elsewhere():
        return False
    code = language_of([text])
    return any(one.code == code and word in one.not_names for one in languages())


def place_on_a_scale(options: Sequence[str]) -> Mapping[str, int]:
    """Options in one other language -> their places on one scale; none where they are no scale.

    Parameters
    ----------
    options
        In any order.
    """
    for one in languages():
        known = [one.points.get(normalised(label), ()) for label in options]
        every = [{name for point in points for name in point.scales} for points in known]
        for name in sorted(set[str]().union(*every)):
            places = {
                label: point.place
                for label, points in zip(options, known, strict=True)
                for point in points
                if name in point.scales
            }
            if len(places) == len(options) == len(set(places.values())):
                return places
    return {}
