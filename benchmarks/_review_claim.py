"""How often a machine that is worse is called as good as two people, by the codes that were judged.

A codeframe has twelve codes; by the mean of them all the machine lies five hundredths of F1 below
two people, three beyond the margin. From code to code it lies above or below that by chance. Only
the first codes are given often enough to be judged, and a sample is just large enough to hold so
many comments with one of them. An interval knows of the comments that were not drawn; it knows
nothing of the codes that were not judged, so with few of these it says too much.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from benchmarks import Aim, Outcome
from consult.coding.trust.agree import agreement
from consult.coding.trust.judged import JudgedQuestion
from consult.model.coding.trust import FEWEST_CODES, FEWEST_COMMENTS, MARGIN, CoderAgreement

RUNS, FRAME = 300, 12
BELOW = -0.05
APART = 0.1
"""How far the difference strays from code to code: a standard deviation in F1. On public comments,
with simulated people and learnt codes, it was .06 of the codes that 5 % or more of the comments
hold, and .13 of those of more than 3 %."""

HELD = 0.2
"""Share of the comments that hold a code."""

PERSON = 0.9
"""Share of the comments with a code to which a person gives it, and of those with the code in which
they are right: F1 of two people is then about .8."""

DRAWN = 0.1
"""Share of the comments of a study that the sample is."""

TRIED = tuple(product((1, 2, 3, FEWEST_CODES), (FEWEST_COMMENTS, 3 * FEWEST_COMMENTS)))
MOST_WRONG = 0.05


def run(_: object) -> Outcome:
    """How often the interval alone would let a worse machine pass; with enough codes, an aim.

    Parameters
    ----------
    _
        The public comments, which this part does without.
    """
    figures: dict[str, float] = {}
    aims: dict[str, Aim] = {}
    for codes, comments in TRIED:
        lots = np.random.default_rng(codes * 1_000 + comments)
        leads = [_sampled(lots, codes, comments).lead for _ in range(RUNS)]
        wrong = float(np.mean([lead is not None and lead.low >= MARGIN for lead in leads]))
        figure = f"claim_{codes}_codes_{comments}_comments_wrong"
        figures[figure] = wrong
        if codes >= FEWEST_CODES:
            aims[figure] = Aim(wrong, MOST_WRONG, lower_is_better=True)
    return Outcome(figures, aims)


def _sampled(lots: np.random.Generator, codes: int, comments: int) -> CoderAgreement:
    """What a sample says that two people have coded."""
    texts = int(np.ceil(comments / (1 - (1 - HELD) ** codes)))
    apart = lots.normal(0, APART, FRAME)
    lead = (apart - apart.mean() + BELOW)[:codes]
    holds = lots.random((texts, codes)) < HELD
    person = np.full(codes, PERSON)
    people = np.stack([_given(lots, holds, person) for _ in range(2)])
    machine = _given(lots, holds, _hits_for(lead))
    return agreement([_question(machine, people)], seed=1)


def _given(lots: np.random.Generator, holds: np.ndarray, hits: np.ndarray) -> np.ndarray:
    return np.where(holds, lots.random(holds.shape) < hits, lots.random(holds.shape) < _slips(hits))


def _slips(hits: np.ndarray) -> np.ndarray:
    """Share of the comments without a code that get it, so that as many have it as hold it."""
    return (1 - hits) * HELD / (1 - HELD)


def _f1_with_person(hits: np.ndarray) -> np.ndarray:
    """F1 of a rater and a person over all comments: both give as many, so it is what they share."""
    person = np.array(PERSON)
    return hits * person + _slips(hits) * _slips(person) * (1 - HELD) / HELD


def _hits_for(lead: np.ndarray) -> np.ndarray:
    """The hits with which the machine's F1 lies so far from that of two people."""
    hits = np.linspace(0, 1, 1_001)
    ahead = _f1_with_person(hits) - _f1_with_person(np.array(PERSON))
    return np.interp(lead, ahead, hits)


def _question(machine: np.ndarray, people: np.ndarray) -> JudgedQuestion:
    texts, codes = machine.shape
    nothing = np.zeros(texts, dtype=int)
    return JudgedQuestion(
        "q",
        tuple(f"code {at}" for at in range(codes)),
        np.ones(texts, dtype=int),
        {},
        machine,
        nothing.astype(bool),
        nothing,
        np.full(texts, DRAWN),
        np.ones((len(people), texts), dtype=bool),
        people,
    )
