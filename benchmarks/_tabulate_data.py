"""Invented groupings (SYNTHETIC) to count: closed questions, themes and characteristics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from consult.model.counting.grouping import Group, Grouping, GroupRole

QUESTIONS = 40
THEMES = 60
CHARACTERISTICS = (2, 3, 4, 5, 5, 6, 7, 8, 10, 19)
"""How many groups each of the characteristics has, without those who did not say."""

SCALE = ("Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree", "Don't know")
SILENT = (
    Group("Prefer not to say", GroupRole.PREFER_NOT_TO_SAY),
    Group("Not answered", GroupRole.NOT_ANSWERED),
    Group("Not asked", GroupRole.NOT_ASKED),
)


@dataclass(frozen=True)
class Invented:
    """Everything that is counted, of the same people."""

    characteristics: tuple[Grouping, ...]
    questions: tuple[Grouping, ...]
    themes: Grouping


def invented(people: int) -> Invented:
    """Groupings of so many people, each time the same."""
    dice = np.random.default_rng(1)
    ids = pd.Index([f"r{at}" for at in range(people)], dtype="str")
    return Invented(
        tuple(
            _one_of(dice, ids, f"c{at}", [f"G{group}" for group in range(groups)])
            for at, groups in enumerate(CHARACTERISTICS)
        ),
        tuple(_one_of(dice, ids, f"q{at}", SCALE) for at in range(QUESTIONS)),
        _themes(dice, ids),
    )


def _one_of(dice: np.random.Generator, ids: pd.Index, name: str, labels: Sequence[str]) -> Grouping:
    """A tenth each prefers not to say or did not answer, and a fiftieth was not asked."""
    shares = np.concatenate([dice.dirichlet(np.full(len(labels), 2.0)) * 0.78, [0.1, 0.1, 0.02]])
    chosen = np.searchsorted(np.cumsum(shares)[:-1], dice.random(len(ids))).astype(np.int8)
    who = dice.permutation(len(ids)).astype(np.int32)
    return _grouping(name, labels, ids, who, chosen, exclusive=True)


def _themes(dice: np.random.Generator, ids: pd.Index) -> Grouping:
    """Two thirds commented; they raise three themes on average, some rarely."""
    shares = dice.beta(0.6, 11.0, THEMES)
    said = dice.random(len(ids)) < 2 / 3
    who, what = [np.flatnonzero(~said)], [np.full((~said).sum(), THEMES + 1)]
    for theme, share in enumerate(shares):
        raised = np.flatnonzero(said & (dice.random(len(ids)) < share))
        who.append(raised)
        what.append(np.full(len(raised), theme))
    labels = [f"Theme {at}" for at in range(THEMES)]
    pairs = np.concatenate(who).astype(np.int32), np.concatenate(what).astype(np.int8)
    return _grouping("themes", labels, ids, *pairs, exclusive=False)


def _grouping(
    name: str,
    labels: Sequence[str],
    ids: pd.Index,
    who: np.ndarray,
    group: np.ndarray,
    *,
    exclusive: bool,
) -> Grouping:
    roles = {"Don't know": GroupRole.DONT_KNOW}
    groups = (*(Group(x, roles.get(x, GroupRole.SUBSTANTIVE)) for x in labels), *SILENT)
    members = pd.DataFrame(
        {
            "response_id": pd.Categorical.from_codes(who, categories=ids),
            "group": pd.Categorical.from_codes(group, categories=[g.label for g in groups]),
        }
    )
    return Grouping(name, name, groups, members, exclusive)
