"""What the printed rule tells beside the numbers: that every figure is hidden for some reason.

A reader who is told that small numbers are hidden, and others so that nobody can work these out,
looks at a row or a column: one of the figures hidden in it is small, or why hide any? So a number
is well hidden only if it could also be one of the others, and one of these the small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor

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
    slack
        Shape (unknowns,): whether it counts no people, but how much the larger one of two sums is.
    base
        Shape (unknowns,): the unknown with which a figure is hidden, as its percentages are read
        against that; -1 where there is none.
    """

    few: np.ndarray
    printed: np.ndarray
    slack: np.ndarray
    base: np.ndarray


class RuleReader:
    """Somebody who knows all tables and the printed rule, and looks for numbers that agree.

    Parameters
    ----------
    equations, bounds
        As for :func:`consult.disclose.attack.feasibility.feasibility_intervals`.
    rule
        What readers know of why figures are hidden.
    """

    def __init__(self, equations: csr_matrix, bounds: Bounds, rule: PrintedRule) -> None:
        bounds = tighten(equations, bounds)
        self._equations, self._bounds, self._rule = equations.tocsr(), bounds, rule
        self._free = bounds.least < bounds.most
        self._sums = _sums(self._equations, self._free & ~rule.printed)
        self._of_column = self._equations.tocsc()
        self._programs: dict[int, tuple[LinearProgram, np.ndarray]] = {}
        self._same = _same(self._equations, bounds)
        most = np.zeros(len(rule.few))
        np.maximum.at(most, self._same, rule.few)
        self._few = np.where(self._free, most[self._same], rule.few)
        could = np.minimum(bounds.most, self._few - 1) >= np.maximum(bounds.least, 1)
        self._can_be_small = self._free & (self._few > 1) & could
        links = abs(self._equations) @ _diagonal(self._free)
        _, self._pieces = connected_components(links.T @ links, directed=False)

    def narrowed(
        self, found: Mapping[int, tuple[int, int]], true: Mapping[int, int], width: float
    ) -> dict[int, list[int]]:
        """Numbers that the printed rule tells more closely than the tables alone do.

        Parameters
        ----------
        found
            Number that must not be known -> the least and the most it can be without the rule; it
            may be given narrower than it is.
        true
            The same numbers as they are: what is true agrees with every rule.
        width
            How far apart the smallest and the largest must be that agree with the rule too.

        Returns
        -------
        dict
            Number -> the figures, hidden or shown, that stand in a sum with it in which no other
            could be the reason why it is hidden. Empty when all is well.

        Notes
        -----
        A number agrees with the rule where it is small itself, or where in every sum with other
        hidden figures one of these is. Sums that share an unknown which no table prints are one
        sum. Where the number of people in a group is hidden, so are its percentages, whatever they
        are: their sum tells nothing. A choice of several that stands in no such sum is told by
        nothing beside it, and nor are those who did not choose it, whom no table prints.
        """
        left = {}
        for at, ends in found.items():
            least, most = _small(ends, self._few[at], true[at])
            if self._rule.printed[at] and most - least < width:
                told = self._unexplained(at, (least, most), width)
                if told is not None:
                    left[at] = told
        return left

    def _unexplained(self, at: int, ends: tuple[int, int], width: float) -> list[int] | None:
        """The figures of the sums that tell a number; ``None`` where none does."""
        least, most = self._itself(at, ends, width)
        if most - least >= width:
            return None
        sums = self._members(at)
        if not sums:
            return None
        blamed: list[int] = []
        for low, high in ((least + width, np.inf), (0, most - width)):
            left = self._left(at, low, high, sums) if low <= high else sums
            if not left:
                return None
            blamed += [column for members in left for column in members]
        return list(dict.fromkeys(blamed))

    def _itself(self, at: int, ends: tuple[int, int], width: float) -> tuple[int, int]:
        """The least and the most it can be while it is small itself, or is what it is."""
        few = self._few[at]
        if few - 2 < width or self._bounds.least[at] >= few or self._bounds.most[at] < 1:
            return ends
        program, inside = self._bounded(at, 1, few - 1, ())
        place = int(np.searchsorted(inside, at))
        least, most = ends
        for sign in (-1.0, 1.0) if most - least < width else ():
            try:
                found = program.smallest(place, sign)[0][place]
            except ContradictionError:
                return ends
            least, most = min(least, ceil(found - TOLERANCE)), max(most, floor(found + TOLERANCE))
            if most - least >= width:
                break
        return least, most

    def _left(self, at: int, low: float, high: float, sums: list[list[int]]) -> list[list[int]]:
        """Sums without another small figure, were the number no smaller or larger than given."""
        small: dict[int, None] = {}
        tried: set[int] = {at}
        left = sums
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
            could = [c for c in left[0] if c not in tried and self._may_be_small(c, at)]
            if not could:
                return left
            nearest = min(could, key=lambda c: (self._far(c, solution), c))
            tried.add(nearest)
            small[nearest] = None
        return left

    def _may_be_small(self, column: int, at: int) -> bool:
        """Whether a figure other than that of a number may be the small one."""
        return bool(self._can_be_small[column] and self._same[column] != self._same[at])

    def _far(self, column: int, solution: Mapping[int, float]) -> float:
        """How far a number is from being small."""
        number, few = solution[column], self._few[column]
        return float(max(1 - number, number - (few - 1), 0))

    def _explained(self, members: Iterable[int], at: int, solution: Mapping[int, float]) -> bool:
        return any(
            self._may_be_small(column, at) and self._far(column, solution) < TOLERANCE
            for column in members
        )

    def _solved(
        self, at: int, low: float, high: float, small: Iterable[int]
    ) -> dict[int, float] | None:
        """Numbers with the one between two ends and others small; ``None`` where there are none."""
        if low > self._bounds.most[at] or high < self._bounds.least[at]:
            return None
        program, inside = self._bounded(at, low, high, small)
        try:
            solution = program.feasible()
        except ContradictionError:
            return None
        return dict(zip(inside.tolist(), solution.tolist(), strict=True))

    def _bounded(
        self, at: int, low: float, high: float, small: Iterable[int]
    ) -> tuple[LinearProgram, np.ndarray]:
        """The program of a number, with it between two ends and others small, and its unknowns."""
        program, inside = self._program(at)
        least, most = self._bounds.least.copy(), self._bounds.most.copy()
        least[at], most[at] = max(least[at], low), min(most[at], high)
        for column in small:
            least[column] = max(least[column], 1)
            most[column] = min(most[column], self._few[column] - 1)
        program.bound(Bounds(least[inside], most[inside]))
        return program, inside

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

    def _members(self, at: int) -> list[list[int]]:
        """The figures of each sum that a number stands in with other hidden ones.

        With them unknowns that are no figure, where these being few is a reason to hide one. What
        is hidden because its base in the same sum is needs no other reason, and is none for this.
        """
        start, end = self._of_column.indptr[at : at + 2]
        found: list[list[int]] = []
        for name in np.unique(self._sums[self._of_column.indices[start:end]]):
            columns = np.unique(self._equations[np.flatnonzero(self._sums == name)].indices)
            figures = columns[self._rule.printed[columns] | (self._few[columns] > 1)]
            hidden = figures[self._free[figures] & self._rule.printed[figures]]
            base = self._rule.base[hidden]
            follows = np.isin(base, hidden)
            if at in hidden[follows]:
                continue
            beside = (self._same[hidden[~follows]] != self._same[at]).any()
            if beside and not self._rule.slack[columns].any():
                found.append(figures.tolist())
        return found


def _small(ends: tuple[int, int], few: float, true: int) -> tuple[int, int]:
    """The least and the most a number can be that is hidden for itself, or is what it is."""
    low, high = max(ends[0], 1), min(ends[1], int(few) - 1)
    return (min(low, true), max(high, true)) if low <= high else (true, true)


def _sums(equations: csr_matrix, unprinted: np.ndarray) -> np.ndarray:
    """Shape (equations,): the same number for equations that share an unknown nobody prints."""
    joined = abs(equations) @ _diagonal(unprinted)
    _, labels = connected_components(joined @ joined.T, directed=False)
    return np.asarray(labels)


def _same(equations: csr_matrix, bounds: Bounds) -> np.ndarray:
    """Shape (unknowns,): one number for unknowns that are equal: the same people in two tables."""
    free = bounds.least < bounds.most
    rest = equations @ np.where(free, 0.0, bounds.least)
    part = (equations @ _diagonal(free)).tocsr()
    part.eliminate_zeros()
    part.sort_indices()
    line = np.repeat(np.arange(part.shape[0]), np.diff(part.indptr))
    columns, ends = part.indices.tolist(), part.indptr.tolist()
    pairs: list[tuple[int, int]] = []
    made: dict[tuple[int | float, ...], int] = {}
    for sign in (1.0, -1.0):
        whole = np.flatnonzero(part.data == sign)
        alone = np.bincount(line[whole], minlength=part.shape[0]) == 1
        parts = np.bincount(line[part.data == -sign], minlength=part.shape[0])
        alone &= (parts > 0) & (parts == np.diff(part.indptr) - 1)
        for at in whole[alone[line[whole]]].tolist():
            row, own = int(line[at]), columns[at]
            others = (*columns[ends[row] : at], *columns[at + 1 : ends[row + 1]])
            left = float(rest[row] * sign)
            pairs.append((own, made.setdefault((*others, left), own)))
            if len(others) == 1 and not left:
                pairs.append((own, others[0]))
    one, other = np.array(pairs, dtype=int).reshape(-1, 2).T
    links = csr_matrix((np.ones(len(one)), (one, other)), shape=(len(free), len(free)))
    return np.asarray(connected_components(links, directed=False)[1])


def _diagonal(which: np.ndarray) -> csr_matrix:
    from scipy.sparse import diags

    return csr_matrix(diags(which.astype(float)))
