"""Which comments the clusters are found in, where there are more than can be compared in pairs.

They are the first comments, which are a random few, and beside them comments for small groups that
say something else: all comments are put into cells around some that are as unlike each other as
can be, and of each cell so many are taken that a small one is found too.
"""

from __future__ import annotations

import numpy as np

CELLS = 100
"""Cells of meaning.

With 1,000 comments for ``clusterers.LARGEST_SAMPLE``, so that the sample counts, AMI with 50, 100
and 200 cells is .256, .260 and .271 on multi-label comments, .689, .722 and .761 on banking77. More
cells take more comments: ``LEAST`` of each, 2,000 of the 5,000 here.
"""

LEAST = 20
"""Comments taken of each cell, all if it has fewer. When every cell gave by the square root of its
size, a tenth of the comments left out moved the themes more. With 1,000 to find clusters in, AMI
with 10, 20 and 40 is .256, .260 and .270, and .707, .722 and .753: more are taken than the
1,000."""

POOL = 5_000
"""First comments that the middles of cells are chosen from. Chosen from 1,250 AMI is .247 in place
of .260 on multi-label comments, .706 in place of .722 on banking77."""

DECIMALS = 5
"""Likeness is rounded to this before the nearest middle is chosen, so that nothing turns on the
last bits of a float."""


def spread(vectors: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows to find clusters in, and how many rows each stands for.

    Parameters
    ----------
    vectors
        Shape (rows, dimensions), of length 1 or 0, in canonical order.
    most
        Rows that may be taken, if those of cells are fewer.

    Returns
    -------
    tuple of numpy.ndarray
        Places of the rows in ascending order; all where there are no more than ``most``. And for
        each a number: those of a cell add up to the rows of the cell.
    """
    rows = len(vectors)
    if rows <= most:
        return np.arange(rows), np.ones(rows)
    narrow = vectors.astype(np.float32)
    middles = _apart(narrow[:POOL])
    cell = np.round(narrow @ narrow[middles].T, DECIMALS).argmax(axis=1)
    sizes = np.bincount(cell, minlength=len(middles))
    by_cell = _place_within(cell, sizes) < LEAST
    first = np.flatnonzero(~by_cell)[: max(0, most - int(by_cell.sum()))]
    taken = np.sort(np.concatenate([np.flatnonzero(by_cell), first]))
    of_cell = np.bincount(cell[taken], minlength=len(middles))
    return taken, (sizes / np.maximum(of_cell, 1))[cell[taken]]


def _apart(vectors: np.ndarray) -> list[int]:
    """Rows each as far as can be from those before it: the first, then the least like any."""
    chosen = [0]
    likeness = np.full(len(vectors), -1.0)
    while len(chosen) < min(CELLS, len(vectors)):
        to_last = np.round(vectors @ vectors[chosen[-1]], DECIMALS)
        likeness = np.maximum(likeness, to_last)
        chosen.append(int(likeness.argmin()))
    return chosen


def _place_within(cell: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """How many earlier rows are in the cell of each row."""
    order = np.argsort(cell, kind="stable")
    place = np.empty(len(cell), dtype=int)
    place[order] = np.arange(len(cell)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return place
