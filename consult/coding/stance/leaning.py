"""Which way comments go on a proposal: learnt from how people on either side word theirs.

A person's own answer to the proposal labels what they wrote, loosely: somebody who agrees on the
whole may still raise a worry. So the wording of each comment is judged by a model that has not
seen it, learnt from all the others, and the person's own answer counts beside it as so much
evidence. What reviewers say of a comment teaches the model too, weighs more, and settles what
the two kinds of evidence are worth. All questions about agreement teach together, because few
people oppose any one proposal; both sides of each question weigh the same, so that what a question
is about is no evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.texts.vectors import Matrix

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

FEWEST = 20
"""Different comments on either side before their wording is learnt from. On NHS comments 15 to 42
against are as good as one another, 10 are worse, and 5 teach the wrong thing."""

FEWEST_EACH = 5
"""Comments on either side of one question before it teaches: fewer would weigh too much each.

On NHS comments 1, 5 and 10 are the same. At 20 a question falls out, and .82 in place of .86 of
what is told is right.
"""

CLEAR, MILD, SAID = 1.0, 0.25, 5.0
"""Weight of a comment in learning: by somebody at an end of the scale; by somebody on one side of
it; judged by a reviewer. People who "tend to" agree write as many worries as praise."""

STRENGTH = 0.3
"""Weight of the comments against the penalty (scikit-learn's ``C``): .1 to 1 are alike."""

FOLDS = 5
"""Parts the comments are cut into; each is judged by a model that has not seen it. On half the NHS
comments mean F1 is .594, .599, .601 and .606 with 2, 3, 5 and 10, which take twice as long as 5."""

LARGEST_SAMPLE = 5_000
"""Comments a model learns from, which bounds the time of its fit.

Of half the NHS comments (1,357) learning from 300 and 600 gives a mean F1 of .559 and .586, from
all .601: fewer cost something.
"""

WORTH = (1.5, 1.5, 0.5, 0.0)
"""Log-odds before any review: a unit of evidence from wording, an answer at an end of the scale,
an answer on one side of it, and nothing at all."""

HOLD = 5.0
"""How firmly ``WORTH`` is held to against what reviewers say; 1 to 20 are alike."""

DECIMALS = 4
"""Evidence is rounded to this before anything is decided by it, so that nothing turns on the last
bits of a float; on NHS comments 2, 4 and 6 decimals tell the same."""


@dataclass(frozen=True)
class Remarks:
    """Different comments on one question, in canonical order.

    Parameters
    ----------
    texts, clauses
        The same views of both, shapes (texts, features) and (clauses, features).
    owner
        Shape (clauses,): the text each clause belongs to, from 0, ascending; every text has one.
    wording
        Shape (texts,): from 0, the same number for the same words, whatever the question. No
        model judges words it has seen.
    question
        Shape (texts,): from 0, the question each answers.
    own
        Shape (texts, 2): mean over the people who wrote it of their own answer, at an end of the
        scale and on one side of it: 1 for, -1 against, 0 neither. What
        ``consult.coding.stance.own_answers.Own`` is.
    said
        Shape (texts,): what a reviewer said: 1 for, -1 against, 0 neither, NaN where nobody has.
    """

    texts: Sequence[Matrix]
    clauses: Sequence[Matrix]
    owner: np.ndarray
    wording: np.ndarray
    question: np.ndarray
    own: np.ndarray
    said: np.ndarray


@dataclass(frozen=True)
class Leaning:
    """What was learnt.

    Parameters
    ----------
    texts, clauses
        Evidence from wording, for a text as a whole and for each clause: above 0 for, below 0
        against. All 0 when nothing was learnt.
    worth
        Shape (4,): what evidence is worth, as ``WORTH``.
    sides
        Comments learnt from, for and against.
    note
        Why nothing was learnt; empty when something was.
    """

    texts: np.ndarray
    clauses: np.ndarray
    worth: np.ndarray = field(default_factory=lambda: np.array(WORTH))
    sides: tuple[int, int] = (0, 0)
    note: str = ""

    def chance(self, evidence: np.ndarray, own: np.ndarray) -> np.ndarray:
        """Chance of being for, shape (n,).

        Parameters
        ----------
        evidence
            Shape (n,), from wording.
        own
            Shape (n, 2), the person's own answer.
        """
        return _chance(_features(evidence, own) @ self.worth)


def lean(remarks: Remarks) -> Leaning:
    """Learn which way comments go.

    Parameters
    ----------
    remarks
        Not changed.

    Returns
    -------
    Leaning
        The same for the same comments, on one thread or two.
    """
    from threadpoolctl import threadpool_limits

    side, weight = _labels(remarks)
    side = np.where(_teaches(side, remarks.question), side, 0)
    sides = (_different(remarks, side > 0), _different(remarks, side < 0))
    if min(sides) < FEWEST:
        note = (
            f"Different comments to learn from, for the proposals: {sides[0]}; against them: "
            f"{sides[1]}. {FEWEST} of each are needed, from questions with {FEWEST_EACH} of each."
        )
        return _nothing(remarks, sides, note)
    with threadpool_limits(limits=1):
        return _learnt(remarks, side, weight, sides)


def _labels(remarks: Remarks) -> tuple[np.ndarray, np.ndarray]:
    """Side (1, -1, or 0 for none) and weight of each text: a reviewer's word before an answer."""
    own = np.round(remarks.own @ np.array([CLEAR, MILD]), DECIMALS)
    judged = ~np.isnan(remarks.said)
    side = np.where(judged, np.nan_to_num(remarks.said), np.sign(own))
    return side, np.where(judged, SAID, np.abs(own)) * (side != 0)


def _different(remarks: Remarks, texts: np.ndarray) -> int:
    """How many of some texts are worded differently: one letter sent by many teaches once."""
    return len(np.unique(remarks.wording[texts]))


def _teaches(side: np.ndarray, question: np.ndarray) -> np.ndarray:
    """Whether the question of each text has enough texts on either side, shape (texts,)."""
    counts = [np.bincount(question, weights=side == sign) for sign in (1, -1)]
    return np.asarray(np.minimum(*counts)[question] >= FEWEST_EACH)


def _balanced(side: np.ndarray, weight: np.ndarray, question: np.ndarray) -> np.ndarray:
    """Weights of which both sides of each question have the same, 1 on average.

    How many agree is no evidence of wording, nor is what a question is about.
    """
    group = 2 * question + (side > 0)
    of_group = np.bincount(group, weights=weight)
    of_question = np.bincount(question, weights=weight)
    balanced = weight * of_question[question] / of_group[group]
    return np.asarray(balanced / balanced.mean())


def _nothing(remarks: Remarks, sides: tuple[int, int], note: str) -> Leaning:
    none = np.zeros(len(remarks.own)), np.zeros(len(remarks.owner))
    return Leaning(*none, sides=sides, note=note)


def _learnt(
    remarks: Remarks, side: np.ndarray, weight: np.ndarray, sides: tuple[int, int]
) -> Leaning:
    whole, parts = _out_of_fold(remarks, side, weight)
    mean = np.bincount(remarks.owner, weights=parts) / np.bincount(remarks.owner)
    known = side != 0
    balanced = _balanced(side[known], weight[known], remarks.question[known])
    slope, offset = _scaled(((whole + mean) / 2)[known], side[known], balanced)
    if slope <= 0:
        return _nothing(remarks, sides, "People on both sides word their comments alike.")
    texts = np.round(slope * (whole + mean) / 2 + offset, DECIMALS)
    clauses = np.round(slope * (whole[remarks.owner] + parts) / 2 + offset, DECIMALS)
    worth = _worth(texts, remarks.own, remarks.said)
    return Leaning(texts, clauses, worth, sides)


def _out_of_fold(
    remarks: Remarks, side: np.ndarray, weight: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Scores of texts and of their clauses by models that have not seen the text."""
    whole, parts = np.zeros(len(side)), np.zeros(len(remarks.owner))
    fold = remarks.wording % FOLDS
    for held in range(FOLDS):
        seen = np.flatnonzero((fold != held) & (side != 0))[:LARGEST_SAMPLE]
        if len(np.unique(side[seen])) < 2:
            continue  # one side lies in this fold whole: nothing to tell it by
        balanced = _balanced(side[seen], weight[seen], remarks.question[seen])
        weights, offset = _fit(_beside(remarks.texts, seen), side[seen], balanced)
        here, of_here = fold == held, fold[remarks.owner] == held
        whole[here] = _beside(remarks.texts, np.flatnonzero(here)) @ weights + offset
        parts[of_here] = _beside(remarks.clauses, np.flatnonzero(of_here)) @ weights + offset
    return np.round(whole, DECIMALS), np.round(parts, DECIMALS)


def _beside(views: Sequence[Matrix], rows: np.ndarray) -> csr_matrix:
    from scipy.sparse import csr_matrix, hstack

    return hstack([csr_matrix(view[rows]) for view in views]).tocsr()


def _fit(rows: csr_matrix, side: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, float]:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=STRENGTH, max_iter=500).fit(rows, side, sample_weight=weight)
    return model.coef_[0], float(model.intercept_[0])


def _scaled(score: np.ndarray, side: np.ndarray, weight: np.ndarray) -> tuple[float, float]:
    """Slope and offset that turn scores into log-odds of the side; Platt, both sides alike."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0, max_iter=500)
    model.fit(score[:, None], side, sample_weight=weight)
    return round(float(model.coef_[0, 0]), DECIMALS), round(float(model.intercept_[0]), DECIMALS)


def _worth(evidence: np.ndarray, own: np.ndarray, said: np.ndarray) -> np.ndarray:
    """What evidence is worth by what reviewers said, held to ``WORTH`` as far as that is little."""
    from scipy.optimize import minimize

    judged = ~np.isnan(said)
    start = np.array(WORTH)
    if not judged.any():
        return start
    rows, truth = _features(evidence[judged], own[judged]), (said[judged] + 1) / 2

    def loss(worth: np.ndarray) -> tuple[float, np.ndarray]:
        odds, off = rows @ worth, worth - start
        value = np.logaddexp(0, odds) - truth * odds
        slope = rows.T @ (_chance(odds) - truth) + HOLD * off
        return float(value.sum() + HOLD / 2 * off @ off), slope

    found = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return np.asarray(np.round(found, DECIMALS))


def _features(evidence: np.ndarray, own: np.ndarray) -> np.ndarray:
    return np.column_stack([evidence, own, np.ones(len(evidence))])


def _chance(odds: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))
