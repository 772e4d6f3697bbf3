"""Linear programs by HiGHS: one set of equations asked many questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


MOST_NODES = 2_000
"""Nodes of the search for a cheapest choice: a limit of time would let it depend on the machine."""

HALF = 0.5


class ContradictionError(Exception):
    """No numbers agree with all equations and bounds."""


class LinearProgram:
    """Numbers between bounds, with sums that are given.

    Parameters
    ----------
    equations
        Shape (sums, numbers).
    sums
        What each row adds up to.
    least, most
        Bounds of each number, both included. The most may be infinite where any numbers will do
        (:meth:`feasible`).
    """

    def __init__(
        self, equations: csr_matrix, sums: np.ndarray, least: np.ndarray, most: np.ndarray
    ) -> None:
        import highspy

        self._solver = _quiet()
        columns = equations.tocsc()
        columns.sort_indices()
        model = highspy.HighsLp()
        model.num_row_, model.num_col_ = columns.shape
        model.col_cost_ = np.zeros(columns.shape[1])
        model.col_lower_, model.col_upper_ = least.astype(float), most.astype(float)
        model.row_lower_ = model.row_upper_ = np.asarray(sums, dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = columns.indptr
        model.a_matrix_.index_ = columns.indices
        model.a_matrix_.value_ = columns.data.astype(float)
        self._solver.passModel(model)
        self._least, self._most = least.astype(float), most.astype(float)

    def bound(self, least: np.ndarray, most: np.ndarray) -> None:
        """Other bounds from now on."""
        changed = np.flatnonzero((least != self._least) | (most != self._most))
        if len(changed):
            self._solver.changeColsBounds(
                len(changed), changed.astype(np.int32), least[changed], most[changed]
            )
            self._least[changed], self._most[changed] = least[changed], most[changed]

    def smallest(self, at: int, sign: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
        """Numbers with the one asked for as small as it can be, or with -1 as large.

        Returns
        -------
        tuple of numpy.ndarray
            The numbers, and by how much the answer would change with each of their bounds.
        """
        self._solver.changeColCost(at, sign)
        try:
            return self._solve()
        finally:
            self._solver.changeColCost(at, 0.0)

    def feasible(self) -> np.ndarray:
        """Some numbers that agree with all sums and bounds: the first that are met.

        Raises
        ------
        ContradictionError
            When there are none.
        """
        return self._solve()[0]

    def _solve(self) -> tuple[np.ndarray, np.ndarray]:
        import highspy

        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise ContradictionError
        solution = self._solver.getSolution()
        return np.array(solution.col_value), np.array(solution.col_dual)


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
    solver.setOptionValue("presolve", "off")
    solver.setOptionValue("solver", "simplex")
    solver.setOptionValue("random_seed", 1)
    return solver
