"""Public NHS comments with people's codes, and what the project's own learning makes of them.

Codes are learnt from 400 comments of one half, as a review would teach them; the other half is the
study: its labels are what people would say, the learnt codes are the machine's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pandas as pd

from benchmarks import _coding_learning as learning
from consult.coding.trust.judged import JudgedQuestion, chance_of

Vectors = Callable[[Sequence[str]], np.ndarray]

TAUGHT = 400
"""Comments that codes are learnt from: a review of some hours."""


@dataclass(frozen=True)
class Known:
    """A study of which everything is known.

    Parameters
    ----------
    truth, machine
        Shape (texts, codes): what people say, and the machine.
    codes
        Names of the codes.
    """

    truth: np.ndarray
    machine: np.ndarray
    codes: tuple[str, ...]


def nhs(vectors: Vectors, lower: Vectors | None) -> Known | None:
    """The held half of the comments; ``None`` where the data is not there.

    Parameters
    ----------
    vectors, lower
        What embeds texts, and what its lower layers make of them.
    """
    if not learning.DATA.exists():
        print(f"{learning.DATA.name} is not in {learning.DATA.parent}; skipped.")
        return None
    frame = pd.read_csv(learning.DATA, keep_default_na=False, dtype=str)
    comments = learning._comments(frame, vectors, lower)
    first, held = comments.halves
    taught = np.random.default_rng(1).permutation(first)[:TAUGHT]
    made = learning._fit(comments, taught)
    return Known(comments.truth[held] == 1, made.given[held], tuple(learning.NHS_DEFINITIONS))


@cache
def invented(texts: int = 4_000) -> Known:
    """Codes of 1 % to 40 %, and a machine that finds 7 of 10 and is right in 7 of 10.

    Parameters
    ----------
    texts
        How many.
    """
    lots = np.random.default_rng(7)
    shares = np.array([0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.4])
    truth = lots.random((texts, len(shares))) < shares
    wrong = 0.3 * shares / (1 - shares)
    machine = np.where(truth, lots.random(truth.shape) < 0.7, lots.random(truth.shape) < wrong)
    return Known(truth, machine, tuple(f"code {at}" for at in range(len(shares))))


def drawn(known: Known, sample: np.ndarray, people: Sequence[np.ndarray]) -> JudgedQuestion:
    """A study of one question with a sample of it coded.

    Parameters
    ----------
    known
        What is known of it.
    sample
        Positions of the texts coded.
    people
        What each person says of every text, shape (texts, codes).
    """
    texts = len(known.truth)
    coded = np.zeros(texts, dtype=bool)
    coded[sample] = True
    strata = np.zeros(texts, dtype=int)
    return JudgedQuestion(
        "q",
        known.codes,
        np.ones(texts, dtype=int),
        {},
        known.machine,
        np.zeros(texts, dtype=bool),
        strata,
        chance_of(strata, coded),
        np.stack([coded] * len(people)),
        np.stack(people),
    )


def reviewer(known: Known, seed: int, error: float) -> np.ndarray:
    """What a person says of every text who errs in so many of them.

    Parameters
    ----------
    known
        What is known.
    seed
        Of the person.
    error
        Share of the texts with an error: a code left out, or another in place of it, or one too
        many where there is none.
    """
    lots = np.random.default_rng(seed)
    said = known.truth.copy()
    usual = known.truth.mean(axis=0)
    for text in np.flatnonzero(lots.random(len(said)) < error):
        mine = np.flatnonzero(said[text])
        if len(mine):
            said[text, lots.choice(mine)] = False
        if not len(mine) or lots.random() < 0.5:
            said[text, lots.choice(len(usual), p=usual / usual.sum())] = True
    return said


def learnt_by(known: Known, machine: np.ndarray) -> Known:
    """The same study with another machine.

    Parameters
    ----------
    known, machine
        The study, and the codes it is given.
    """
    return replace(known, machine=machine)
