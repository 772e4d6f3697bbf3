"""Clusters of comments that say nothing, in whatever words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from consult.topics.space import unit

SAYS_NOTHING = (
    "I don't know",
    "not sure",
    "no idea",
    "nothing comes to mind",
    "I can't think of anything",
    "nothing to add",
    "no comment",
)
"""Ways of saying nothing. The 89 phrases of definitions/substance.toml tell less: the least like of
the clusters that say nothing is then at .60 and the most like of the others at .54, in place of
.60 and .45."""

LIKE_NOTHING = 0.5
"""How near to these, as a cosine, the centre of a cluster is that says nothing. Of 318 clusters of
eight questions, five of those that say nothing are at .60 to .74 and no other above .45."""

DECIMALS = 5
"""Likeness is rounded to this before it is compared."""


def says_nothing(
    centres: np.ndarray, embed: Callable[[Sequence[str]], np.ndarray] | None
) -> np.ndarray:
    """Which clusters are of comments that say nothing.

    Parameters
    ----------
    centres
        Shape (clusters, dimensions): sums or means of the vectors of their comments.
    embed
        Texts to vectors of the same space; ``None`` where there is no sentence model: nothing can
        then be told.

    Returns
    -------
    numpy.ndarray
        Shape (clusters,), true for those.
    """
    if embed is None or not len(centres):
        return np.zeros(len(centres), dtype=bool)
    nothing = unit(embed(SAYS_NOTHING).mean(axis=0, keepdims=True))
    return np.asarray(np.round(unit(centres) @ nothing[0], DECIMALS) > LIKE_NOTHING)
