"""Unknowns that hang together by equations, and the equations of some of them alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csc_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components


def blocks(equations: csr_matrix, free: np.ndarray) -> np.ndarray:
    """A number for each unknown: the same for those that hang together by equations.

    Parameters
    ----------
    equations
        Shape (equations, unknowns).
    free
        Shape (unknowns,): which may change. Any other is a block by itself.

    Returns
    -------
    numpy.ndarray
        Shape (unknowns,).
    """
    entries = equations.tocoo()
    mine = free[entries.col]
    count = len(free) + equations.shape[0]
    links = (np.ones(mine.sum()), (entries.col[mine], len(free) + entries.row[mine]))
    _, labels = connected_components(csr_matrix(links, shape=(count, count)), directed=False)
    return np.asarray(labels[: len(free)])


def linked(equations: csr_matrix, free: np.ndarray, some: Sequence[int]) -> np.ndarray:
    """Unknowns that hang together with some of them, and those themselves.

    Parameters
    ----------
    equations, free
        As for :func:`blocks`.
    some
        Columns asked for.

    Returns
    -------
    numpy.ndarray
        Columns, in order.
    """
    labels = blocks(equations, free)
    return np.flatnonzero(np.isin(labels, labels[list(some)]))


def of_columns(equations: csc_matrix, inside: np.ndarray) -> tuple[csc_matrix, np.ndarray]:
    """Some columns of equations, without the rows that hold none of them.

    Parameters
    ----------
    equations
        Shape (equations, unknowns).
    inside
        Columns wanted, in order.

    Returns
    -------
    tuple
        What is left of the equations, and which rows remain, in order.
    """
    part = equations[:, inside]
    rows, places = np.unique(part.indices, return_inverse=True)
    shape = (len(rows), len(inside))
    return csc_matrix((part.data, places, part.indptr), shape=shape), rows
