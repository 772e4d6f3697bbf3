"""Clusters of comments that judge the whole or would change none of it, and name nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from consult.topics.space import unit

GOOD = (
    "Everything was good",
    "All very good",
    "It was excellent",
    "Everything was fine",
    "Perfect",
    "Very satisfied",
    "It could not be better",
)
BAD = (
    "Everything was bad",
    "It was terrible",
    "Very poor",
    "Not good at all",
    "Very dissatisfied",
    "It could not be worse",
    "Awful",
)
UNCHANGED = (
    "Nothing could be better",
    "Nothing to improve",
    "No improvements needed",
    "Nothing needs to change",
    "I would not change anything",
    "There is nothing that you could do better",
    "No complaints",
)
"""Ways of judging the whole; to have nothing to better is one, whatever was asked. A theme has no
side: what is nearest to any is one theme."""

LIKE_OVERALL = 0.6
"""How near to either, as a cosine, the centre of a cluster is that judges the whole. Of 250
clusters of eight questions the five that do, read by a person, are at .62 to .87; what is nearest
below, at .58, says that nothing could be done better. Without a theme of their own they are named
for a word that few of them hold ("Team", "Far", "Smoothly": 3 to 13 in 100)."""

DECIMALS = 5
"""Likeness is rounded to this before it is compared."""


def like_overall(centres: np.ndarray, embed: Callable[[Sequence[str]], np.ndarray]) -> np.ndarray:
    """How near clusters are to judging the whole, or to having nothing in it to better.

    Parameters
    ----------
    centres
        Shape (clusters, dimensions): of length 1.
    embed
        Texts to vectors of the same space.

    Returns
    -------
    numpy.ndarray
        Shape (clusters,): the largest of the cosines to good, to bad and to nothing to better.
    """
    ways = unit(np.array([embed(way).mean(axis=0) for way in (GOOD, BAD, UNCHANGED)]))
    return np.asarray(np.round(centres @ ways.T, DECIMALS).max(axis=1))
