"""Linear programs by HiGHS: one set of equations asked many questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


MOST_NODES = 2_000
"""Nodes of the search for a cheapest choice: a limit of time would let it depend on the machine.
With 100, 1,000 and 4,000, what is hidden of 12 random consultations stays the same.
"""

LARGE = 20_000
"""Numbers from which on a program may be solved from the inside. The first numbers that agree with
a release of 40 late responses, 119,713 of them, take 10 seconds so; from corner to corner they were
not found in 132. One release alone has some 3,500 that hang together.
"""

HALF = 0.5
"""Choices come back as 0 or 1, give or take 1e-6; this is as far from the one as from the other."""


FROM_CORNERS = {"solver": "simplex", "presolve": "off"}
FROM_INSIDE = {"solver": "ipm", "presolve": "on", "run_crossover": "off"}
"""Settings of HiGHS. From the inside any numbers that agree will do, a corner or not."""


class ContradictionError(Exception):
    """No numbers agree with all equations and bounds."""


class Bounds(NamedTuple):
    """What is known of each of some numbers by itself.

    Parameters
    ----------
    least, most
        Shape (numbers,): the smallest and the largest that each can be, both included.
    """

    least: np.ndarray
    most: np.ndarray


class LinearProgram:
    """Numbers between bounds, with sums that are given.

    Parameters
    ----------
    equations
        Shape (sums, numbers).
    sums
        What each row adds up to.
    bounds
        Of each number. The most may be infinite where any numbers will do (:meth:`feasible`).
    inside
        Whether a ``LARGE`` one may be solved from the inside: sooner, and exact to some 1e-6 only.
    """

    def __init__(
        self, equations: csr_matrix, sums: np.ndarray, bounds: Bounds, *, inside: bool = False
    ) -> None:
        import highspy

        self._solver = _quiet()
        self._inside = inside and equations.shape[1] > LARGE
        columns = equations.tocsc()
        if not columns.has_sorted_indices:
            columns = columns.sorted_indices()
        model = highspy.HighsLp()
        model.num_row_, model.num_col_ = columns.shape
        model.col_cost_ = np.zeros(columns.shape[1])
        self._bounds = Bounds(*(ends.astype(float) for ends in bounds))
        model.col_lower_, model.col_upper_ = self._bounds
        model.row_lower_ = model.row_upper_ = np.asarray(sums, dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = columns.indptr
        model.a_matrix_.index_ = columns.indices
        model.a_matrix_.value_ = columns.data.astype(float)
        self._solver.passModel(model)

    def bound(self, bounds: Bounds) -> None:
        """Other bounds from now on; the next answer is searched for from the last.

        Parameters
        ----------
        bounds
            Of each number.
        """
        least, most = bounds
        changed = np.flatnonzero((least != self._bounds.least) | (most != self._bounds.most))
        if len(changed):
            self._solver.changeColsBounds(
                len(changed), changed.astype(np.int32), least[changed], most[changed]
            )
            for held, new in zip(self._bounds, bounds, strict=True):
                held[changed] = new[changed]

    def smallest(self, at: int, sign: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
        """Numbers with the one asked for as small as it can be, or as large.

        Parameters
        ----------
        at
            Its column.
        sign
            1 for as small, -1 for as large as it can be.

        Returns
        -------
        tuple of numpy.ndarray
            The numbers, and by how much the answer would change with each of their bounds.

        Raises
        ------
        ContradictionError
            When no numbers agree with all sums and bounds.
        """
        self._solver.changeColCost(at, sign)
        try:
            solution = self._solved()
            return np.array(solution.col_value), np.array(solution.col_dual)
        finally:
            self._solver.changeColCost(at, 0.0)

    def least(self, columns: np.ndarray, cost: np.ndarray) -> np.ndarray:
        """Numbers with as small a sum of some of them as there can be, each times its cost.

        Parameters
        ----------
        columns, cost
            Shape (summed,): which, and what each counts; it may be less than nought.

        Raises
        ------
        ContradictionError
            When no numbers agree with all sums and bounds.
        """
        change, at = self._solver.changeColsCost, np.asarray(columns, dtype=np.int32)
        change(len(at), at, np.asarray(cost, dtype=float))
        try:
            return np.array(self._solved().col_value)
        finally:
            change(len(at), at, np.zeros(len(at)))

    def feasible(self) -> np.ndarray:
        """Some numbers that agree with all sums and bounds: the first that are met.

        Raises
        ------
        ContradictionError
            When there are none.
        """
        return np.array(self._solved().col_value)

    def _solved(self) -> Any:
        import highspy

        for from_inside in (True, False) if self._inside else (False,):
            options = FROM_INSIDE if from_inside else FROM_CORNERS
            for name, value in options.items() if self._inside else ():
                self._solver.setOptionValue(name, value)
            self._solver.run()
            if self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                return self._solver.getSolution()
        raise ContradictionError


def cheapest(
    cost: np.ndarray, rows: np.ndarray, wanted: np.ndarray, forced: list[int]
) -> np.ndarray | None:
    """The cheapest choice such that each row adds up to what is wanted, or more.

    Parameters
    ----------
    cost
        Of choosing each.
    rows
        Shape (conditions, choices).
    wanted
        The least each row must add up to.
    forced
        Those that must be chosen.

    Returns
    -------
    numpy.ndarray
        True where chosen. ``None`` when none was found with the effort allowed.
    """
    import highspy
    from scipy.sparse import csc_matrix

    solver = _quiet()
    columns = csc_matrix(rows)
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = columns.shape
    model.col_cost_ = cost
    least = np.zeros(len(cost))
    least[forced] = 1
    model.col_lower_, model.col_upper_ = least, np.ones(len(cost))
    model.row_lower_ = wanted
    model.row_upper_ = np.full(len(wanted), highspy.kHighsInf)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = columns.indptr
    model.a_matrix_.index_ = columns.indices
    model.a_matrix_.value_ = columns.data
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(cost)
    solver.passModel(model)
    solver.setOptionValue("presolve", "on")
    solver.setOptionValue("mip_max_nodes", MOST_NODES)
    solver.run()
    solution = solver.getSolution()
    return np.array(solution.col_value) > HALF if solution.value_valid else None


def _quiet() -> Any:
    import highspy

    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    for name, value in FROM_CORNERS.items():
        solver.setOptionValue(name, value)
    solver.setOptionValue("random_seed", 1)
    return solver
