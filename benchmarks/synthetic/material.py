"""The words and proportions the generator works from, read from the TOML files beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from benchmarks.synthetic.nouns import Question


@dataclass(frozen=True)
class Theme:
    """A theme to plant: what an analyst would write into a codeframe.

    Parameters
    ----------
    id, name, action_area
        Short name, title, and the action area of the strategy it sits under.
    definition, includes, excludes, example
        The codebook entry.
    weights
        Open question id -> how likely the theme is there, against the others.
    """

    id: str
    name: str
    action_area: str
    definition: str
    includes: str
    excludes: str
    example: str
    weights: Mapping[str, float]


@cache
def read(name: str) -> dict[str, Any]:
    """One TOML file of this package."""
    return tomllib.loads(files("benchmarks.synthetic").joinpath(name).read_text(encoding="utf-8"))


@cache
def questions() -> tuple[Question, ...]:
    """The questionnaire, in the order asked."""
    data = read("questionnaire.toml")
    return tuple(
        Question(
            id=entry["id"],
            text=entry["text"],
            paper=entry["paper"],
            kind=entry["kind"],
            options=data["scale"] if entry["kind"] == "scale" else entry.get("options", {}),
            block=entry["block"],
            skip=entry.get("skip", 0.0),
        )
        for entry in data["question"]
    )


def question(name: str) -> Question:
    """The question with this id."""
    return next(q for q in questions() if q.id == name)


def open_questions() -> tuple[str, ...]:
    """Ids of the open questions, in the order asked."""
    return tuple(q.id for q in questions() if q.kind == "open")


def agreement(name: str) -> float:
    """The planted probability of agreeing with a scale question."""
    entries = {entry["id"]: entry for entry in read("questionnaire.toml")["question"]}
    return float(entries[name]["agree"])


@cache
def themes() -> tuple[Theme, ...]:
    """The themes that can be planted, in the order of the codebook."""
    return tuple(Theme(**entry) for entry in read("themes.toml")["theme"])


@cache
def phrases() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Theme id -> kind of sentence ("lived", "near", "pro", "anyone", "short") -> templates."""
    return {theme.id: read(f"phrases_{theme.id}.toml") for theme in themes()}
