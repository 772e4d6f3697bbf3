"""Topics put under a few headings: a codeframe of two levels, for a report and for review."""

from __future__ import annotations

from typing import Any

import numpy as np

from consult.topics.space import unit

FEWEST_TOPICS = 13
"""From here on headings help; up to twelve a reader takes in as one list."""

MOST_GROUPS = 15
"""Headings at most, whatever the size of a question: what a committee reads in one sitting.
Agreement with people grows with their number up to here on three labelled sets."""

FEWEST_GROUPS = 10
"""Headings at least, where there are topics enough. From 8, 10 and 12 on, agreement of the headings
with people is .203, .203, .203; .252, .252, .252 and .554, .602, .602 on three labelled sets."""

TOPICS_EACH = (2, 3)
"""Topics of a heading on average, at least and at most, where there are few topics: with fewer a
heading says no more than its topic does."""

WEIGHT = 0.25
"""Power of the size of a topic that it counts with in merges; see ``merge_tree``."""

SHARED = 0.75
"""Part of the mean of all comments that is taken off each theme's. What all comments of a question
share tells no heading from another: agreement with people, mean of 8, 12 and 15 headings on three
sets, with none, half, three quarters and all off is .343, .348, .347 and .344, and read by a person
on four questions the headings with more off hold fewer themes that have nothing to do with each
other."""

DECIMALS = 5
"""Centres are rounded to this before they are compared, and the costs of merges too, so that
nothing turns on the last bits of a float."""


def parents(tree: np.ndarray) -> list[list[int]]:
    """Which topics stand together: a merge tree cut where the next merge costs most.

    Parameters
    ----------
    tree
        From ``merge_tree``.

    Returns
    -------
    list of list of int
        Positions of the topics of each heading; every topic once, in order of first topic. Ten to
        fifteen headings, fewer for fewer than thirty topics; empty when there are too few topics
        for headings.
    """
    topics = len(tree) + 1
    if topics < FEWEST_TOPICS:
        return []
    labels = _cut(tree, _wanted(tree[:, 2]))
    return [np.flatnonzero(labels == label).tolist() for label in dict.fromkeys(labels.tolist())]


def apart(sums: np.ndarray, texts: np.ndarray) -> np.ndarray:
    """Where themes stand among each other: their meaning without most of what all share.

    Parameters
    ----------
    sums
        Shape (topics, dimensions): sums of the vectors of their comments.
    texts
        Shape (topics,): how many comments each sum is of.

    Returns
    -------
    numpy.ndarray
        Shape (topics, dimensions), rows of length 1 or 0.
    """
    means = sums / texts[:, None]
    return unit(means - SHARED * sums.sum(axis=0) / texts.sum())


def merge_tree(centres: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Which topics to put together first, by Ward's criterion.

    Parameters
    ----------
    centres
        Shape (topics, dimensions), of length 1 or 0; at least two.
    sizes
        Shape (topics,): comments of each.

    Returns
    -------
    numpy.ndarray
        Shape (topics - 1, 4), as ``scipy.cluster.hierarchy.linkage`` gives it: the two that are
        put together, what that costs, never less than the merge before it, and the topics in it.

    Notes
    -----
    A topic weighs the fourth root of its size. Agreement with people, mean of 8, 12 and 15
    headings on three sets: .347; every topic alike .344, by the square root of its size .343;
    average linkage .296; Ward on c-TF-IDF, which is what BERTopic does, .323; communities merged by
    modularity .336; as many clusters of k-means on the comments .316 (``docs/settings-tried.md``).
    """
    weight = [float(root) for root in np.asarray(sizes) ** WEIGHT]
    points = list(np.round(centres, DECIMALS))
    names, inside = list(range(len(points))), [1] * len(points)
    rows: tuple[list[Any], ...] = (points, weight, names, inside)
    merges: list[list[float]] = []
    while len(points) > 1:
        at, other, cost = _cheapest(np.array(points), np.array(weight))
        both = weight[at] + weight[other]
        middle = (points[at] * weight[at] + points[other] * weight[other]) / both
        least = merges[-1][2] if merges else 0.0
        merges.append(
            [names[at], names[other], max(cost, least), float(inside[at] + inside[other])]
        )
        for values in rows:
            del values[other], values[at]  # the later place first: the earlier one stays right
        points.append(middle)
        weight.append(both)
        names.append(len(centres) + len(merges) - 1)
        inside.append(int(merges[-1][3]))
    return np.array(merges)


def _cheapest(points: np.ndarray, weight: np.ndarray) -> tuple[int, int, float]:
    """The two whose merge moves least, the earlier first, and what it costs."""
    squares = (points**2).sum(axis=1)
    apart = (squares[:, None] + squares[None, :] - 2 * points @ points.T).clip(0)
    cost = np.sqrt(apart * np.multiply.outer(weight, weight) / np.add.outer(weight, weight))
    cost = np.round(cost, DECIMALS)
    cost[np.tril_indices(len(points))] = np.inf
    at, other = divmod(int(cost.argmin()), len(points))
    return at, other, float(cost[at, other])


def _wanted(costs: np.ndarray) -> int:
    """The number of headings after which one merge more costs most beside the one before it."""
    topics = len(costs) + 1
    fewest, most = TOPICS_EACH
    high = min(MOST_GROUPS, topics // fewest)
    low = max(2, min(FEWEST_GROUPS, topics // most, high))
    beside = {
        groups: round(
            float(costs[topics - groups] / max(costs[topics - groups - 1], 1e-9)), DECIMALS
        )
        for groups in range(low, high + 1)
    }
    return max(beside, key=lambda groups: (beside[groups], groups))


def _cut(tree: np.ndarray, groups: int) -> np.ndarray:
    """The heading of each topic after all merges but the last ones."""
    topics = len(tree) + 1
    label = np.arange(2 * topics - 1)
    for merge in range(topics - groups):
        one, other = tree[merge, :2].astype(int)
        label[label == label[one]] = topics + merge
        label[label == label[other]] = topics + merge
    return label[:topics]
