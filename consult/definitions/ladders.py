"""Ladders and words of degree: what puts the options of a question in their order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from consult.definitions.in_force import shipped
from consult.definitions.wordings import normalised

_ENDS = re.compile(r" (?:or|and) (?:more|less|fewer|over|above|under|below)$")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_EXPLAINS = re.compile(r"[,;:(]| - ")
_AGAINST = ("un", "dis", "in", "im", "ir", "non-")
_NEUTRAL = re.compile(
    r"^(?:neither\b|neutral\b|no (?:change|difference|effect|impact)\b|undecided$"
    r"|(?:about )?the same\b|unchanged$)"
)
_BARE = 2.5
"""How much an option says that has no word of degree: "good" lies between "very good" (3) and
"fairly good" (2). Halved it falls below the second, doubled it rises above the first; the drafts of
96 sample files stay the same, none of which asks with and without a word of degree at once."""

_SAYS_NO = 0.5
"""A degree below this is a negation: "not very" has 0.4, "slightly" 0.8. Tried at 0.45 and 0.75:
none of 125 drafts changes."""

_FEWEST = 3
"""Options that make an order. With 2, one of 96 sample files is drafted otherwise, and wrongly:
"Weekly or more" before "Less than weekly". With 6, seven are: orders of five, such as levels of
education, are lost."""


@dataclass(frozen=True)
class Ladder:
    """Steps from low to high.

    Parameters
    ----------
    id
        Short name.
    scale
        Whether a question on it is a scale.
    steps
        For each step the ways it begins.
    alone
        Whether options must say nothing beside a step, or all of them the same.
    falling
        Whether forms print the highest step first.
    """

    id: str
    scale: bool
    steps: tuple[tuple[str, ...], ...]
    alone: bool = False
    falling: bool = False

    def step(self, label: str) -> int | None:
        """The step a label begins with, the longest wording first; ``None`` for none.

        Parameters
        ----------
        label
            An option as a form or an export has it.
        """
        found = _beginnings(self).match(normalised(label))
        return _places(self)[found[1]] if found else None

    def beside(self, label: str) -> str:
        """What a label says beside the step it begins with, before it goes on to explain.

        Parameters
        ----------
        label
            An option that begins with a step: "High priority (soon)" says "priority".
        """
        words = normalised(label)
        found = _beginnings(self).match(words)
        return _EXPLAINS.split(words[found.end() if found else 0 :])[0].strip(" .!")

    def is_step(self, label: str) -> bool:
        """Whether a label is the name of a step and nothing else.

        Parameters
        ----------
        label
            An option; "or more" and the like at its end belong to the name of a step.
        """
        return _ENDS.sub("", normalised(label).rstrip(".")) in _places(self)


@cache
def _places(ladder: Ladder) -> Mapping[str, int]:
    return {way: at for at, ways in enumerate(ladder.steps) for way in ways}


@cache
def _beginnings(ladder: Ladder) -> re.Pattern[str]:
    ways = sorted(_places(ladder), key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, ways))})(?:'?s)?(?!\w)")


@cache
def _data() -> Mapping[str, Any]:
    return shipped("ladders.toml")


@cache
def ladders() -> tuple[Ladder, ...]:
    """All ladders of ``ladders.toml``, in the order they stand there."""
    return tuple(
        Ladder(
            entry["id"],
            entry["scale"],
            tuple(map(tuple, entry["steps"])),
            entry.get("alone", False),
            entry.get("falling", False),
        )
        for entry in _data()["ladder"]
    )


def ladder_of(labels: Sequence[str], *, strays: int = 0) -> Ladder | None:
    """The ladder that options stand on, three at least.

    Parameters
    ----------
    labels
        Options without other, don't know and the like.
    strays
        How many may stand on no step.
    """
    for ladder in ladders():
        on = {label: step for label in labels if (step := ladder.step(label)) is not None}
        if len(set(on.values())) < _FEWEST or len(on) < len(labels) - strays:
            continue
        if not ladder.alone or len({ladder.beside(label) for label in on} - {""}) < 2:
            return ladder
    return None


def degrees(labels: Sequence[str]) -> dict[str, float]:
    """Options that say one thing in different degrees -> how much, from against to for.

    Parameters
    ----------
    labels
        "Very favourable", "Somewhat favourable", "Neither", "Very unfavourable".

    Returns
    -------
    dict
        Empty when they are no such points, or fewer than three.
    """
    parts = {label: _parts(label) for label in labels if not _is_neutral(label)}
    stems = {stem for _, stem in parts.values()}
    base = min(sorted(stems), key=lambda stem: (stem in _against(), len(stem)), default="")
    signs = {stem: _sign(base, stem) for stem in stems}
    worded = sum(degree != _BARE for degree, _ in parts.values())
    if not base or not all(signs.values()) or len(labels) < _FEWEST or worded < 2:
        return {}
    against = len(parts) < len(labels)
    found = {
        label: _weighed(degree, against=against) * signs[stem]
        for label, (degree, stem) in parts.items()
    }
    return {label: found.get(label, 0.0) for label in labels}


def _weighed(degree: float, *, against: bool) -> float:
    """How much a label says; "not very good" is against where there is a neutral point above it."""
    return degree - 1 if against and degree < _SAYS_NO else degree


@cache
def _against() -> frozenset[str]:
    return frozenset(word for words in _data()["opposites"].values() for word in words)


def _is_neutral(label: str) -> bool:
    return bool(_NEUTRAL.match(normalised(label)))


def _parts(label: str) -> tuple[float, str]:
    """How much a label says, and what of."""
    words = _IN_BRACKETS.sub("", normalised(label)).strip(" .!")
    for way, value in _words_of_degree():
        if words.startswith(f"{way} "):
            return value, words[len(way) + 1 :]
    return _BARE, words


@cache
def _words_of_degree() -> tuple[tuple[str, float], ...]:
    pairs = [
        (way, float(degree["value"])) for degree in _data()["degree"] for way in degree["words"]
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _sign(base: str, stem: str) -> int:
    """1 when a stem is the base, -1 when it is its opposite, 0 when it is another thing."""
    if stem == base:
        return 1
    opposites: Mapping[str, Sequence[str]] = _data()["opposites"]
    if stem in opposites.get(base, ()) or any(stem == f"{before}{base}" for before in _AGAINST):
        return -1
    return -1 if base in opposites.get(stem, ()) else 0
