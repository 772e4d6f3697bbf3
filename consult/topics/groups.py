"""Topics put under a few headings: a codeframe of two levels, for a report and for review."""

from __future__ import annotations

import numpy as np

FEWEST_TOPICS = 12
"""Up to here a reader takes in one list; beyond, headings help."""

DECIMALS = 5
"""Centres are rounded to this before they are compared."""


def parents(centres: np.ndarray) -> list[list[int]]:
    """Which topics stand together: a merge tree cut where a few headings remain.

    Parameters
    ----------
    centres
        Shape (topics, dimensions), of length 1 or 0.

    Returns
    -------
    list of list of int
        Positions of the topics of each heading; every topic once, in order of first topic. About
        the square root of twice the topics. Empty when there are too few topics for headings.

    Notes
    -----
    Ward's criterion on the centres: of the usual ones it makes headings of the most even size.
    """
    topics = len(centres)
    if topics < FEWEST_TOPICS:
        return []
    from scipy.cluster.hierarchy import fcluster, linkage

    tree = linkage(np.round(centres, DECIMALS), method="ward")
    labels = fcluster(tree, t=round((2 * topics) ** 0.5), criterion="maxclust")
    together = {label: np.flatnonzero(labels == label).tolist() for label in labels.tolist()}
    return list(together.values())
