"""What the printed rule tells beside the numbers: that every figure is hidden for some reason.

A reader who is told that small numbers are hidden, and others so that nobody can work these out,
looks at a row or a column: one of the figures hidden in it is small, or why hide any? So a number
is well hidden only if it could also be one of the others, and one of these the small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from consult.disclose.attack.feasibility import TOLERANCE, tighten
from consult.disclose.attack.lp import Bounds, ContradictionError, LinearProgram

TRIES = 12
"""Figures that are tried as the small one of the sums a number stands in, before it is taken that
none can be. It ends a search that does not get anywhere: more is then hidden than need be."""


@dataclass(frozen=True)
class PrintedRule:
    """Which unknowns readers know of as figures, and how small those are that are hidden.

    Parameters
    ----------
    few
        Shape (unknowns,): a number from 1 to one less is a reason to hide it; nought for unknowns
        of which no number is.
    printed
        Shape (unknowns,): whether it stands in a table, hidden or not.
    """

    few: np.ndarray
    printed: np.ndarray


def narrowed_by_rule(
    equations: csr_matrix,
    bounds: Bounds,
    rule: PrintedRule,
    found: Mapping[int, tuple[int, int]],
    true: Mapping[int, int],
    width: float,
) -> dict[int, list[int]]:
    """Numbers that the printed rule tells more closely than the tables alone do.

    Parameters
    ----------
    equations, bounds
        As for :func:`consult.disclose.attack.feasibility.feasibility_intervals`.
    rule
        What readers know of why figures are hidden.
    found
        Number that must not be known -> the least and the most it can be without the rule; it may
        be given narrower than it is.
    true
        The same numbers as they are: what is true agrees with every rule.
    width
        How far apart the smallest and the largest must be that agree with the rule too.

    Returns
    -------
    dict
        Number -> the figures, hidden or shown, that stand in a sum with it in which no other could
        be the reason why it is hidden. Empty when all is well.

    Notes
    -----
    A number agrees with the rule where it is small itself, or where in every sum it stands in
    another hidden figure is. Sums that share an unknown which no table prints are one sum.
    """
    doubtful = {}
    for at, ends in found.items():
        least, most = _small(ends, rule.few[at], true[at])
        if most - least < width:
            doubtful[at] = (least, most)
    if not doubtful:
        return {}
    reader = _Reader(equations, tighten(equations, bounds), rule)
    left = {at: reader.unexplained(at, ends, width) for at, ends in doubtful.items()}
    return {at: sums for at, sums in left.items() if sums is not None}


def _small(ends: tuple[int, int], few: float, true: int) -> tuple[int, int]:
    """The least and the most a number can be that is hidden for itself, or is what it is."""
    low, high = max(ends[0], 1), min(ends[1], int(few) - 1)
    return (min(low, true), max(high, true)) if low <= high else (true, true)


class _Reader:
    """Who knows the rule, and looks for numbers that agree with it."""

    def __init__(self, equations: csr_matrix, bounds: Bounds, rule: PrintedRule) -> None:
        self._equations, self._bounds, self._rule = equations.tocsr(), bounds, rule
        self._free = bounds.least < bounds.most
        self._sums = _sums(self._equations, self._free & ~rule.printed)
        self._of_column = self._equations.tocsc()
        self._rows_of: dict[int, np.ndarray] = {}
        self._programs: dict[int, tuple[LinearProgram, np.ndarray]] = {}
        few = np.minimum(bounds.most, rule.few - 1) >= np.maximum(bounds.least, 1)
        self._can_be_small = self._free & (rule.few > 1) & few
        links = abs(self._equations) @ _diagonal(self._free)
        _, self._pieces = connected_components(links.T @ links, directed=False)

    def unexplained(self, at: int, ends: tuple[int, int], width: float) -> list[int] | None:
        """The figures of the sums that tell a number; ``None`` where none does."""
        (least, most), few = ends, int(self._rule.few[at])
        small_or_large = ((least + width, few - 1), (1, most - width))
        if any(low <= high and self._solved(at, low, high, {}) for low, high in small_or_large):
            return None
        sums = list(self._members(at))
        blamed: list[int] = []
        for low, high in ((least + width, np.inf), (0, most - width)):
            left = self._left(at, low, high, sums) if low <= high else sums
            if not left:
                return None
            blamed += [column for members in left for column in members]
        return list(dict.fromkeys(blamed))

    def _left(self, at: int, low: float, high: float, sums: list[list[int]]) -> list[list[int]]:
        """Sums without another small figure, were the number no smaller or larger than given."""
        if low > self._bounds.most[at] or high < self._bounds.least[at]:
            return sums
        small: dict[int, None] = {}
        tried: set[int] = {at}
        for _ in range(TRIES):
            solution = self._solved(at, low, high, small)
            if solution is None:
                if not small:
                    return sums
                small.popitem()
                continue
            left = [members for members in sums if not self._explained(members, at, solution)]
            if not left:
                return []
            could = [c for c in left[0] if c not in tried and self._can_be_small[c]]
            if not could:
                return left
            nearest = min(could, key=lambda c: (self._far(c, solution), c))
            tried.add(nearest)
            small[nearest] = None
        return left

    def _far(self, column: int, solution: Mapping[int, float]) -> float:
        """How far a number is from being small."""
        number, few = solution[column], self._rule.few[column]
        return float(max(1 - number, number - (few - 1), 0))

    def _explained(self, members: Iterable[int], at: int, solution: Mapping[int, float]) -> bool:
        return any(
            column != at and self._can_be_small[column] and self._far(column, solution) < TOLERANCE
            for column in members
        )

    def _solved(
        self, at: int, low: float, high: float, small: Iterable[int]
    ) -> dict[int, float] | None:
        """Numbers with the one between two ends and others small; ``None`` where there are none."""
        program, inside = self._program(at)
        least, most = self._bounds.least.copy(), self._bounds.most.copy()
        least[at], most[at] = max(least[at], low), min(most[at], high)
        for column in small:
            least[column] = max(least[column], 1)
            most[column] = min(most[column], self._rule.few[column] - 1)
        if (least > most).any():
            return None
        program.bound(Bounds(least[inside], most[inside]))
        try:
            solution = program.feasible()
        except ContradictionError:
            return None
        return dict(zip(inside.tolist(), solution.tolist(), strict=True))

    def _program(self, at: int) -> tuple[LinearProgram, np.ndarray]:
        """The numbers that hang together with one, built once."""
        piece = int(self._pieces[at])
        if piece not in self._programs:
            inside = np.flatnonzero((self._pieces == piece) & self._free)
            shown = np.where(self._free, 0.0, self._bounds.least)
            part = self._equations[:, inside]
            rows = np.flatnonzero(np.diff(part.indptr))
            sums = -(self._equations @ shown)[rows]
            mine = Bounds(self._bounds.least[inside], self._bounds.most[inside])
            self._programs[piece] = LinearProgram(part[rows], sums, mine), inside
        return self._programs[piece]

    def _members(self, at: int) -> Iterator[list[int]]:
        """The figures of each sum a number stands in, those that could be small first."""
        start, end = self._of_column.indptr[at : at + 2]
        for name in np.unique(self._sums[self._of_column.indices[start:end]]):
            rows = np.flatnonzero(self._sums == name)
            columns = np.unique(self._equations[rows].indices)
            figures = self._rule.printed[columns] | (self._rule.few[columns] > 1)
            yield columns[figures].tolist()


def _sums(equations: csr_matrix, unprinted: np.ndarray) -> np.ndarray:
    """Shape (equations,): the same number for equations that share an unknown nobody prints."""
    joined = abs(equations) @ _diagonal(unprinted)
    _, labels = connected_components(joined @ joined.T, directed=False)
    return np.asarray(labels)


def _diagonal(which: np.ndarray) -> csr_matrix:
    from scipy.sparse import diags

    return csr_matrix(diags(which.astype(float)))
