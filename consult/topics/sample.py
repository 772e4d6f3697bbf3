"""Which comments the clusters are found in, where there are more than can be compared in pairs.

Comments are put into cells around some that are as unlike each other as can be, and from each cell
are taken as many as the square root of its size suggests: a small group that says something else
has a cell of its own, with enough of its comments to be found, and a crowd that says one thing does
not fill the sample.
"""

from __future__ import annotations

import numpy as np

CELLS = 100
"""Cells of meaning."""

POWER = 0.5
"""A cell of so many comments gives that number to this power, times a constant."""

POOL = 5_000
"""First comments, which are a random few, that the middles of cells are chosen from."""

DECIMALS = 5

BISECTIONS = 60
"""Halvings to find the constant."""


def spread(vectors: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows to find clusters in, and how many rows each stands for.

    Parameters
    ----------
    vectors
        Shape (rows, dimensions), of length 1 or 0, in canonical order.
    most
        Rows that may be taken.

    Returns
    -------
    tuple of numpy.ndarray
        Places of the rows in ascending order, at most ``most``; all where there are no more. And
        for each a number: those of a cell add up to the rows of the cell.
    """
    rows = len(vectors)
    if rows <= most:
        return np.arange(rows), np.ones(rows)
    narrow = vectors.astype(np.float32)
    middles = _apart(narrow[:POOL])
    cell = np.round(narrow @ narrow[middles].T, DECIMALS).argmax(axis=1)
    sizes = np.bincount(cell, minlength=len(middles))
    taken = _shares(sizes, most)
    order = np.argsort(cell, kind="stable")
    place = np.empty(rows, dtype=int)
    place[order] = np.arange(rows) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    kept = np.flatnonzero(place < taken[cell])
    return kept, (sizes / np.maximum(taken, 1))[cell[kept]]


def _apart(vectors: np.ndarray) -> list[int]:
    """Rows each as far as can be from those before it: the first, then the least like any."""
    chosen = [0]
    likeness = np.full(len(vectors), -1.0)
    while len(chosen) < min(CELLS, len(vectors)):
        to_last = np.round(vectors @ vectors[chosen[-1]], DECIMALS)
        likeness = np.maximum(likeness, to_last)
        chosen.append(int(likeness.argmin()))
    return chosen


def _shares(sizes: np.ndarray, most: int) -> np.ndarray:
    """How many rows each cell gives: one at least, all at most, together no more than wanted."""
    low, high = 0.0, float(most)
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        fits = _given(sizes, middle).sum() <= most
        low, high = (middle, high) if fits else (low, middle)
    return _given(sizes, low)


def _given(sizes: np.ndarray, times: float) -> np.ndarray:
    wanted = np.floor(times * sizes**POWER).astype(int)
    return np.asarray(np.minimum(sizes, np.maximum(wanted, 1)))
