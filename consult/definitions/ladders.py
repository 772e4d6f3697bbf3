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
_AGAINST = ("un", "dis", "in", "im", "ir", "non-")
_NEUTRAL = re.compile(
    r"^(?:neither\b|neutral\b|no (?:change|difference|effect|impact)\b|undecided$"
    r"|(?:about )?the same\b|unchanged$)"
)
_BARE = 2.5
"""How much an option says that has no word of degree: "good" lies between "very good" (3) and
"fairly good" (2). Halved it falls below the second, doubled it rises above the first; the drafts of
96 sample files stay the same, none of which asks with and without a word of degree at once."""

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
    """

    id: str
    scale: bool
    steps: tuple[tuple[str, ...], ...]

    def step(self, label: str) -> int | None:
        """The step a label begins with, the longest wording first; ``None`` for none.

        Parameters
        ----------
        label
            An option as a form or an export has it.
        """
        found = _beginnings(self).match(normalised(label))
        return _places(self)[found[1]] if found else None

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
        Ladder(entry["id"], entry["scale"], tuple(map(tuple, entry["steps"])))
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
        on = [step for label in labels if (step := ladder.step(label)) is not None]
        if len(set(on)) >= _FEWEST and len(on) >= len(labels) - strays:
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
    found = {label: degree * signs[stem] for label, (degree, stem) in parts.items()}
    return {label: found.get(label, 0.0) for label in labels}


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
