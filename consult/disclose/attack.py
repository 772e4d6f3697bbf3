"""The attacker: what can be worked out of numbers that are hidden from those that are shown."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from consult.disclose.programme import Programme

TOLERANCE = 1e-6


def intervals(
    equations: csr_matrix,
    least: np.ndarray,
    most: np.ndarray,
    targets: Iterable[int],
    *,
    near: np.ndarray | None = None,
    enough: float = np.inf,
) -> dict[int, tuple[int, int]]:
    """The smallest and largest whole number each target can be.

    Parameters
    ----------
    equations
        Shape (equations, unknowns): each row times the numbers is nought.
    least, most
        Shape (unknowns,): what is known of each number before any equation, both finite. Equal
        for a number that is shown.
    targets
        Columns asked for.
    near
        Shape (unknowns,): numbers that are tried first, with all others left as they are in
        one solution, have the same label. Only saves time.
    enough
        An interval of at least this width may be given narrower than it is.

    Returns
    -------
    dict
        Column -> (smallest, largest) possible, both included.

    Raises
    ------
    ContradictionError
        When no numbers agree with all that is known.
    """
    least, most = least.astype(float), most.astype(float)
    known = least == most
    groups = _components(equations, known)
    shown = np.where(known, least, 0.0)
    sums = -(equations @ shown)
    found = {at: (round(least[at]), round(least[at])) for at in targets if known[at]}
    asked: dict[int, list[int]] = {}
    for at in sorted(set(targets) - set(found)):
        asked.setdefault(int(groups[at]), []).append(at)
    for group, columns in asked.items():
        inside = np.flatnonzero((groups == group) & ~known)
        piece = _Piece(equations, sums, least, most, inside)
        place = {int(column): at for at, column in enumerate(inside)}
        if near is not None and enough < np.inf:
            piece.try_near(near[inside], [place[at] for at in columns], enough)
        for at in columns:
            found[at] = piece.interval(place[at], enough)
    return found


def _components(equations: csr_matrix, known: np.ndarray) -> np.ndarray:
    """Unknowns that hang together by equations share a number."""
    free = equations.multiply(~known[None, :]).tocsr()
    free.eliminate_zeros()
    free.data = np.ones_like(free.data)
    _, labels = connected_components(free.T @ free, directed=False)
    return np.asarray(labels)


class _Piece:
    """Unknowns that hang together, and solutions met so far."""

    def __init__(
        self,
        equations: csr_matrix,
        sums: np.ndarray,
        least: np.ndarray,
        most: np.ndarray,
        inside: np.ndarray,
    ) -> None:
        part = equations[:, inside]
        rows = np.flatnonzero(np.diff(part.indptr))
        self._equations, self._sums = part[rows], sums[rows]
        self._least, self._most = least[inside], most[inside]
        self._programme = Programme(self._equations, self._sums, self._least, self._most)
        self._lowest = np.full(len(inside), np.inf)
        self._highest = np.full(len(inside), -np.inf)

    def try_near(self, near: np.ndarray, columns: list[int], enough: float) -> None:
        """Look for wide intervals among solutions that differ only in numbers of one label."""
        start, _ = self._programme.smallest(columns[0])
        self._met(start)
        for label in np.unique(near[columns]):
            free = np.flatnonzero(near == label)
            part = self._equations[:, free]
            rows = np.flatnonzero(np.diff(part.indptr))
            programme = Programme(
                part[rows], part[rows] @ start[free], self._least[free], self._most[free]
            )
            place = {int(column): at for at, column in enumerate(free)}
            for at in columns:
                if near[at] == label and not self._wide(at, enough):
                    for sign in (1.0, -1.0):
                        solution = start.copy()
                        solution[free] = programme.smallest(place[at], sign)[0]
                        self._met(solution)

    def interval(self, at: int, enough: float) -> tuple[int, int]:
        if not self._wide(at, enough):
            for sign in (1.0, -1.0):
                self._met(self._programme.smallest(at, sign)[0])
        low, high = self._lowest[at], self._highest[at]
        return int(np.ceil(low - TOLERANCE)), int(np.floor(high + TOLERANCE))

    def _wide(self, at: int, enough: float) -> bool:
        return bool(self._highest[at] - self._lowest[at] >= enough - TOLERANCE)

    def _met(self, solution: np.ndarray) -> None:
        self._lowest = np.minimum(self._lowest, solution)
        self._highest = np.maximum(self._highest, solution)
