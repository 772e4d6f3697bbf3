"""Which clauses of a theme make one point."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consult.coding.points.likeness import DECIMALS, ClauseLikeness
from consult.coding.points.opposites import conflicts

ALIKE = 0.36
"""Mean likeness of two groups of clauses from which they make one point.

On ArgKP, by .25, .28, .3, .33 and .36, of the pairs in one point .74, .77, .79, .82 and .85 make
the same key point; the first ten points meet .85, .87, .85, .85 and .86 of the key points. An
expert's key points are wide, and two requests in one point hide one of them, while one request in
two points is only read twice: so the strict side.
"""

ALIKE_IN_WORDS = 0.25
"""The same without a sentence model, where the mean of all likenesses is lower: as it was chosen on
half the topics of ArgKP before."""

LARGEST = 2_500
"""Clauses grouped at once; those above it join the groups found or make further ones, as many at a
time. All pairs of so many take 50 MB and a second, four times as many 16 times that."""


def points_of(clauses: Sequence[str], likeness: ClauseLikeness) -> np.ndarray:
    """The point that each clause makes.

    Parameters
    ----------
    clauses
        Different ones, in an order that does not depend on that of the comments.
    likeness
        Of the same clauses.

    Returns
    -------
    numpy.ndarray
        Shape (clauses,): numbers from 0. Every clause has one, if a point of its own.
    """
    labels = np.full(len(clauses), -1)
    left = np.arange(len(clauses))
    while len(left):
        taken, left = left[:LARGEST], left[LARGEST:]
        fresh = _grouped(likeness.between(taken, taken), _enough(likeness))
        labels[taken] = fresh + labels.max() + 1
        left = _joined(labels, left, likeness)
    return _apart(clauses, labels, likeness)


def _enough(likeness: ClauseLikeness) -> float:
    return ALIKE if likeness.by_meaning else ALIKE_IN_WORDS


def _grouped(alike: np.ndarray, enough: float) -> np.ndarray:
    """Groups whose mean likeness to each other is below what is enough, shape (clauses,)."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(alike) == 1:
        return np.zeros(1, dtype=int)
    apart = np.round(1 - np.clip(alike, -1, 1), DECIMALS)
    np.fill_diagonal(apart, 0.0)
    tree = linkage(squareform(apart, checks=False), method="average")
    return np.asarray(fcluster(tree, t=1 - enough, criterion="distance")) - 1


def _joined(labels: np.ndarray, left: np.ndarray, likeness: ClauseLikeness) -> np.ndarray:
    """Put what is left to the group it is most like, if like enough; what is still left.

    ``labels`` is filled in: it is this module's own.
    """
    known = np.flatnonzero(labels >= 0)
    groups = int(labels.max()) + 1
    sizes = np.bincount(labels[known], minlength=groups)
    still = []
    for start in range(0, len(left), LARGEST):
        rows = left[start : start + LARGEST]
        mean = _mean_by_group(likeness, rows, known, labels[known], groups) / sizes
        best = np.argmax(np.round(mean, DECIMALS), axis=1)
        near = mean[np.arange(len(rows)), best] >= _enough(likeness)
        labels[rows[near]] = best[near]
        still.append(rows[~near])
    return np.concatenate(still) if still else left


def _mean_by_group(
    likeness: ClauseLikeness, rows: np.ndarray, known: np.ndarray, label: np.ndarray, groups: int
) -> np.ndarray:
    """Likeness of rows to the clauses of each group, added up, shape (rows, groups)."""
    total = np.zeros((len(rows), groups))
    for start in range(0, len(known), LARGEST):
        some = slice(start, start + LARGEST)
        member = np.eye(groups)[label[some]]
        total += likeness.between(rows, known[some]) @ member
    return total


def _apart(clauses: Sequence[str], labels: np.ndarray, likeness: ClauseLikeness) -> np.ndarray:
    """The same groups, each that says a thing and its opposite being two."""
    out = labels.copy()
    waiting = list(range(int(labels.max(initial=-1)) + 1))
    while waiting:
        rows = np.flatnonzero(out == waiting.pop())
        found = conflicts([clauses[row] for row in rows.tolist()]) if len(rows) > 1 else None
        if found is None:
            continue
        new = int(out.max()) + 1
        out[_other_side(rows, *found, likeness)] = new
        waiting += [int(out[rows[found[0][0]]]), new]
    return out


def _other_side(
    rows: np.ndarray, one: list[int], other: list[int], likeness: ClauseLikeness
) -> np.ndarray:
    """Rows of the second side: those that say so, and those on no side that are more like it."""
    alike = likeness.between(rows, rows)
    nearer = np.round(alike[:, other].mean(axis=1) - alike[:, one].mean(axis=1), DECIMALS) > 0
    nearer[one], nearer[other] = False, True
    return np.asarray(rows[nearer])
