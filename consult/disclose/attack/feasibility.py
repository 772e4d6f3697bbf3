"""The attacker: what can be worked out of numbers that are hidden from those that are shown."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy.sparse import csc_matrix, csr_matrix

from consult.disclose.attack.blocks import blocks, of_columns
from consult.disclose.attack.lp import LARGE, Bounds, ContradictionError, LinearProgram

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

SHAKES = 4
"""Pairs of solutions in which all numbers that may still be narrow are pulled up or down at once:
each is one program for many numbers, where one number alone takes two. It saves time only.
"""

WORTH = 0.2
"""Share of the numbers pulled that a pair must show to be wide for another to be tried: one that
shows fewer takes longer than to ask for each. It saves time only.
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
        Shape (unknowns,): numbers that are tried together, with all others left as they are in
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
    groups = blocks(equations, ~known)
    shown = np.where(known, least, 0.0)
    sums = -(equations @ shown)
    found = {at: (round(least[at]), round(least[at])) for at in targets if known[at]}
    asked: dict[int, list[int]] = {}
    for at in sorted(set(targets) - set(found)):
        asked.setdefault(int(groups[at]), []).append(at)
    columns = equations.tocsc()
    for group, mine in asked.items():
        inside = np.flatnonzero((groups == group) & ~known)
        piece = _Piece(columns, sums, bounds, inside, wanted)
        places = np.searchsorted(inside, mine)
        if near is not None and len(inside) > LARGE:  # a small part at a time is sooner then
            piece.try_near(near[inside], places)
        piece.shake(places)
        if near is not None and len(inside) <= LARGE:
            piece.try_near(near[inside], places)
        for at, place in zip(mine, places.tolist(), strict=True):
            found[at] = piece.interval(place)
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


class _Piece:
    """Unknowns that hang together, and solutions met so far."""

    def __init__(
        self,
        equations: csc_matrix,
        sums: np.ndarray,
        bounds: Bounds,
        inside: np.ndarray,
        wanted: np.ndarray,
    ) -> None:
        self._equations, rows = of_columns(equations, inside)
        self._bounds = Bounds(bounds.least[inside], bounds.most[inside])
        self._wanted = wanted[inside]
        self._program = LinearProgram(self._equations, sums[rows], self._bounds, inside=True)
        self._lowest = np.full(len(inside), np.inf)
        self._highest = np.full(len(inside), -np.inf)
        self._sum, self._solutions = np.zeros(len(inside)), 0
        self._met(self._program.feasible())

    def shake(self, columns: np.ndarray) -> None:
        """Pull all numbers that may be narrow up or down at once, by the toss of a coin.

        What one pulls up it pulls another down for, so that each solution shows many to be wide.

        Parameters
        ----------
        columns
            Numbers of the piece that are asked for.
        """
        self._shake(columns, self._program, np.arange(len(self._lowest)))

    def try_near(self, near: np.ndarray, columns: np.ndarray) -> None:
        """Look for wide intervals among solutions that differ only in numbers of one label.

        From the middle of all solutions met so far.

        Parameters
        ----------
        near
            Shape (unknowns,): the label of each number of the piece.
        columns
            Numbers of the piece that are asked for.
        """
        left = columns[~self._are_wide(columns)]
        start = self._sum / self._solutions
        labels = np.unique(near[left])
        for label in labels if len(np.unique(near)) > 1 else ():
            free = np.flatnonzero(near == label)
            part, _ = of_columns(self._equations, free)
            held = Bounds(self._bounds.least[free], self._bounds.most[free])
            program = LinearProgram(part, part @ start[free], held)
            self._shake(left[near[left] == label], program, free, start)

    def _shake(
        self,
        columns: np.ndarray,
        program: LinearProgram,
        free: np.ndarray,
        start: np.ndarray | None = None,
    ) -> None:
        """Pull numbers in a program of some columns of the piece, all others left as they are."""
        dice = np.random.default_rng(len(columns))
        left = columns[~self._are_wide(columns)]
        for _ in range(SHAKES):
            if not len(left):
                return
            places, cost = np.searchsorted(free, left), dice.choice([-1.0, 1.0], len(left))
            for sign in (1.0, -1.0):
                numbers = program.least(places, sign * cost)
                if start is not None:
                    solution = start.copy()
                    solution[free] = numbers
                    numbers = solution
                self._met(numbers)
            before, left = len(left), left[~self._are_wide(left)]
            if before - len(left) < WORTH * before:
                return

    def interval(self, at: int) -> tuple[int, int]:
        """The least and the most of one number, or an interval that is wide enough.

        Parameters
        ----------
        at
            Its place in the piece.
        """
        if not self._are_wide(np.array([at]))[0]:
            for sign in (1.0, -1.0):
                self._met(self._program.least(np.array([at]), np.array([sign])))
        low, high = self._lowest[at], self._highest[at]
        return int(np.ceil(low - TOLERANCE)), int(np.floor(high + TOLERANCE))

    def _are_wide(self, columns: np.ndarray) -> np.ndarray:
        low = np.ceil(self._lowest[columns] - TOLERANCE)
        high = np.floor(self._highest[columns] + TOLERANCE)
        return np.asarray(high - low >= self._wanted[columns])

    def _met(self, solution: np.ndarray) -> None:
        self._lowest = np.minimum(self._lowest, solution)
        self._highest = np.maximum(self._highest, solution)
        self._sum += solution
        self._solutions += 1
