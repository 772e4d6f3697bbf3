"""The attacker: what can be worked out of numbers that are hidden from those that are shown."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from consult.disclose.attack.lp import Bounds, ContradictionError, LinearProgram

TOLERANCE = 1e-6
"""How far from a whole number the solver's may be and still mean it: it is exact to 1e-7. With
1e-4, 1e-8 and nought, what is hidden of 12 random consultations stays the same. Without it,
3.0000001 as the least would count as 4: an interval narrower than it is, and in the end numbers
that seem to contradict each other.
"""

ROUNDS = 100
"""Rounds of narrowing bounds; consultations need a dozen. Stopping early leaves bounds wider and
the linear programs more to do, and loses nothing: with 5 and 50, what is hidden of 12 random
consultations stays the same, in the same time.
"""

STARTS = 3
"""Solutions from which near ones are tried before all numbers at once are. It saves time only: of
12 random consultations the same is hidden with 1, in 9.6 seconds in place of 11.5, and with 6, in
13.2. It was set for the attack on several releases together, whose systems are larger.
"""


def feasibility_intervals(
    equations: csr_matrix,
    bounds: Bounds,
    targets: Iterable[int],
    *,
    near: np.ndarray | None = None,
    enough: float | np.ndarray = np.inf,
) -> dict[int, tuple[int, int]]:
    """The smallest and largest whole number each target can be.

    Parameters
    ----------
    equations
        Shape (equations, unknowns): each row times the numbers is nought.
    bounds
        What is known of each number before any equation, all finite. Equal for a number that is
        shown.
    targets
        Columns asked for.
    near
        Shape (unknowns,): numbers that are tried first, with all others left as they are in
        one solution, have the same label. Only saves time.
    enough
        An interval of at least this width may be given narrower than it is. One width for all,
        or shape (unknowns,).

    Returns
    -------
    dict
        Column -> (smallest, largest) possible, both included.

    Raises
    ------
    ContradictionError
        When no numbers agree with all that is known.

    Examples
    --------
    Invented: 30 people answered, 27 of them women. The men are hidden, and can be worked out.

    >>> from consult.disclose.attack.system import build
    >>> from consult.model.counting.region import EVERYBODY, Dimension, region
    >>> women, men = (region({"sex": [part]}) for part in ("Female", "Male"))
    >>> system = build([Dimension("sex", ("Female", "Male"))], [women, men])
    >>> least, most = bounds = system.bounds(people=30)
    >>> for people, number in {EVERYBODY: 30, women: 27}.items():
    ...     least[system.place[people]] = most[system.place[people]] = number
    >>> feasibility_intervals(system.equations, bounds, [system.place[men]])[system.place[men]]
    (3, 3)
    """
    bounds = tighten(equations, bounds)
    least, most = bounds
    wanted = np.minimum(np.broadcast_to(enough, least.shape), most - least)
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
        piece = _Piece(equations, sums, bounds, inside, wanted)
        place = {int(column): at for at, column in enumerate(inside)}
        if near is not None:
            piece.try_near(near[inside], [place[at] for at in columns])
        for at in columns:
            found[at] = piece.interval(place[at])
    return found


def tighten(equations: csr_matrix, bounds: Bounds) -> Bounds:
    """Narrower bounds, from each equation by itself and the bounds of all others in it.

    Parameters
    ----------
    equations, bounds
        As for :func:`feasibility_intervals`.

    Returns
    -------
    Bounds
        No number the attack could find lies outside them. It takes a moment, and spares the attack
        most of its work.

    Raises
    ------
    ContradictionError
        When the bounds leave no number.
    """
    entries = equations.tocoo()
    rows, columns, times = entries.row, entries.col, entries.data
    least, most = (ends.astype(float) for ends in bounds)
    for _ in range(ROUNDS):
        low, high = times * least[columns], times * most[columns]
        low, high = np.minimum(low, high), np.maximum(low, high)
        most_rest = high - np.bincount(rows, high, equations.shape[0])[rows]
        least_rest = low - np.bincount(rows, low, equations.shape[0])[rows]
        ends = np.sort(np.stack([most_rest / times, least_rest / times]), axis=0)
        new_least, new_most = least.copy(), most.copy()
        np.maximum.at(new_least, columns, np.ceil(ends[0] - TOLERANCE))
        np.minimum.at(new_most, columns, np.floor(ends[1] + TOLERANCE))
        if (new_least > new_most).any():
            raise ContradictionError
        if (new_least == least).all() and (new_most == most).all():
            break
        least, most = new_least, new_most
    return Bounds(least, most)


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
        bounds: Bounds,
        inside: np.ndarray,
        wanted: np.ndarray,
    ) -> None:
        part = equations[:, inside]
        rows = np.flatnonzero(np.diff(part.indptr))
        self._equations, self._sums = part[rows], sums[rows]
        self._bounds = Bounds(bounds.least[inside], bounds.most[inside])
        self._wanted = wanted[inside]
        self._program = LinearProgram(self._equations, self._sums, self._bounds)
        self._lowest = np.full(len(inside), np.inf)
        self._highest = np.full(len(inside), -np.inf)
        self._sum, self._solutions = np.zeros(len(inside)), 0

    def try_near(self, near: np.ndarray, columns: list[int]) -> None:
        """Look for wide intervals among solutions that differ only in numbers of one label.

        From one solution first, then from the middle of all that were met so.
        """
        self._met(self._program.smallest(columns[0])[0])
        for _ in range(STARTS):
            left = [at for at in columns if not self._wide(at)]
            start = self._sum / self._solutions
            for label in np.unique(near[left]):
                mine = [at for at in left if near[at] == label]
                self._try_label(start, np.flatnonzero(near == label), mine)

    def _try_label(self, start: np.ndarray, free: np.ndarray, columns: list[int]) -> None:
        part = self._equations[:, free]
        rows = np.flatnonzero(np.diff(part.indptr))
        bounds = Bounds(self._bounds.least[free], self._bounds.most[free])
        program = LinearProgram(part[rows], part[rows] @ start[free], bounds)
        place = {int(column): at for at, column in enumerate(free)}
        for at in columns:
            for sign in (1.0, -1.0) if not self._wide(at) else ():
                solution = start.copy()
                solution[free] = program.smallest(place[at], sign)[0]
                self._met(solution)

    def interval(self, at: int) -> tuple[int, int]:
        if not self._wide(at):
            for sign in (1.0, -1.0):
                self._met(self._program.smallest(at, sign)[0])
        return self._whole(at)

    def _whole(self, at: int) -> tuple[int, int]:
        low, high = self._lowest[at], self._highest[at]
        return int(np.ceil(low - TOLERANCE)), int(np.floor(high + TOLERANCE))

    def _wide(self, at: int) -> bool:
        if self._lowest[at] > self._highest[at]:
            return False
        low, high = self._whole(at)
        return bool(high - low >= self._wanted[at])

    def _met(self, solution: np.ndarray) -> None:
        self._lowest = np.minimum(self._lowest, solution)
        self._highest = np.maximum(self._highest, solution)
        self._sum += solution
        self._solutions += 1
