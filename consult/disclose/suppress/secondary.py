"""Which numbers to hide so that those that must not be known cannot be worked out.

The model is that of Fischetti and Salazar (2001): hide as little as possible so that, for each
number to be protected, there are two sets of numbers that agree with everything shown and differ
in it by as much as is asked. It is solved by cuts: where what is hidden now is not enough, the
attacker's own linear program says of which numbers more must be hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from consult.disclose.attack.blocks import linked, of_columns
from consult.disclose.attack.lp import Bounds, LinearProgram, cheapest

TOLERANCE = 1e-6
"""How much narrower than asked an interval may come out of the solver, which is exact to 1e-7.
With 1e-4, 1e-8 and nought, what is hidden of 12 random consultations stays the same; without it,
an interval of 4.9999999 would have one figure more hidden for nothing.
"""

ROUNDS = 60
"""Rounds of attack and choice, after which what is at hand is made safe and no cheapest choice is
looked for. With 15, 30 and 120, what is hidden of 12 random consultations stays the same: it is for
the table, not met yet, on which the search would go on for hours.
"""

SHOWN = -1
"""Unit of a number that is always shown."""
UNPRINTED = -2
"""Unit of a number that nobody prints."""


@dataclass(frozen=True)
class Task:
    """Numbers, the equations between them, and what must be protected.

    Parameters
    ----------
    equations
        Shape (equations, numbers): each row times the numbers is nought.
    values
        Shape (numbers,): the truth, whole and not negative.
    units
        Shape (numbers,): numbers of one unit are hidden together; ``SHOWN`` or ``UNPRINTED`` for
        those there is no choice about.
    cost
        Shape (units,): what hiding each unit costs.
    hidden
        Units that must be hidden whatever it costs.
    follows
        Pairs (one, other): where one unit is hidden, the other is too.
    protect
        Number -> how wide the interval of its possible values must be.
    known
        What is known of each number in any case, where anything is.
    """

    equations: csr_matrix
    values: np.ndarray
    units: np.ndarray
    cost: np.ndarray
    hidden: frozenset[int]
    follows: tuple[tuple[int, int], ...]
    protect: Mapping[int, float]
    known: Bounds | None = None


@dataclass(frozen=True)
class SuppressionChoice:
    """Units to hide, and whether no cheaper choice would do."""

    hidden: frozenset[int]
    best: bool


def choose(task: Task, *, rounds: int = ROUNDS) -> SuppressionChoice:
    """The cheapest units to hide.

    Parameters
    ----------
    task
        What to protect.
    rounds
        After so many the answer at hand is made safe and taken. A limit of time would let the
        answer depend on the machine.

    Returns
    -------
    SuppressionChoice
        Safe in any case; ``best`` where it is also the cheapest.
    """
    return _Search(task).run(rounds)


class _Search:
    def __init__(self, task: Task) -> None:
        self._task = task
        self._count = len(task.cost)
        self._reach = np.maximum(task.values, 0.0)
        room = float(max(task.values.max(initial=1), max(task.protect.values(), default=1)))
        self._room = np.full(len(task.values), room)
        if task.known is not None:
            self._reach = np.maximum(task.values - task.known.least, 0.0)
            self._room = np.clip(task.known.most - task.values, 0.0, room)
        inside = linked(task.equations, task.units != SHOWN, list(task.protect))
        self._place = dict(zip(inside.tolist(), range(len(inside)), strict=True))
        equations, rows = of_columns(task.equations.tocsc(), inside)
        nothing = np.zeros(len(inside))
        self._moves = LinearProgram(equations, np.zeros(len(rows)), Bounds(nothing, nothing))
        self._reach, self._room = self._reach[inside], self._room[inside]
        self._unit_of = task.units[inside]
        self._chosen = self._unit_of >= 0
        self._units = self._unit_of[self._chosen]
        self._cuts: list[np.ndarray] = []
        self._wanted: list[float] = []
        self._needed = dict(task.protect)
        self._tried: set[int] = set()
        self._last: np.ndarray | None = None
        self._lowest = self._highest = nothing

    def run(self, rounds: int) -> SuppressionChoice:
        task = self._task
        hidden = self._closed(task.hidden)
        for _ in range(rounds):
            if not self._cut(hidden):
                return SuppressionChoice(_units(hidden), best=True)
            found = self._master()
            if found is None:
                break
            hidden = found
        hidden = self._tidied(self._made_safe(hidden))
        return SuppressionChoice(_units(hidden), best=False)

    def _closed(self, units: Iterable[int]) -> np.ndarray:
        hidden = np.zeros(self._count, dtype=bool)
        hidden[list(units)] = True
        changed = True
        while changed:
            changed = False
            for needed, other in self._task.follows:
                if hidden[needed] and not hidden[other]:
                    hidden[other] = changed = True
        return hidden

    def _cut(self, hidden: np.ndarray) -> bool:
        """Whether anything is found out; what that says of what must be hidden is kept."""
        before = len(self._cuts)
        for at in self._task.protect:
            width, gain = self._width(at, hidden)
            if self._is_wide(at, width):
                continue
            self._cuts.append(np.minimum(gain, self._needed[at]))
            self._wanted.append(self._needed[at])
        return len(self._cuts) > before

    def _is_wide(self, at: int, width: float) -> bool:
        """Whether an interval is as wide as asked or, where even that is less, as can be."""
        if width < self._needed[at] - TOLERANCE and at not in self._tried:
            self._tried.add(at)
            widest, _ = self._width(at, np.ones(self._count, dtype=bool))
            if widest < self._needed[at] - TOLERANCE:
                self._needed[at] = widest
        return width >= self._needed[at] - TOLERANCE

    def _width(self, at: int, hidden: np.ndarray) -> tuple[float, np.ndarray]:
        """How far a number can move, and what each unit would add to it at most.

        A number that moves far enough is looked at no further, and adds nothing.
        """
        self._hide(hidden)
        gain, place = np.zeros(self._count), self._place[at]
        for sign in (-1.0, 1.0):
            if self._highest[place] - self._lowest[place] >= self._needed[at]:
                break
            moved, left = self._moves.smallest(place, sign)
            self._lowest = np.minimum(self._lowest, moved)
            self._highest = np.maximum(self._highest, moved)
            worth = self._room * np.maximum(-left, 0) + self._reach * np.maximum(left, 0)
            gain += np.bincount(self._units, worth[self._chosen], minlength=self._count)
        return float(self._highest[place] - self._lowest[place]), gain

    def _hide(self, hidden: np.ndarray) -> None:
        """Have the numbers of these units move and no others; forget moves made before."""
        if self._last is not None and (hidden == self._last).all():
            return
        free = self._free(hidden)
        reach, room = np.where(free, -self._reach, 0.0), np.where(free, self._room, 0.0)
        self._moves.bound(Bounds(reach, room))
        self._last = hidden.copy()
        self._lowest, self._highest = np.zeros(len(free)), np.zeros(len(free))

    def _free(self, hidden: np.ndarray) -> np.ndarray:
        units, free = self._unit_of, self._unit_of == UNPRINTED
        free[self._chosen] = hidden[self._units]
        return np.asarray(free & (units != SHOWN))

    def _master(self) -> np.ndarray | None:
        task = self._task
        ties = np.zeros((len(task.follows), self._count))
        for row, (needed, other) in enumerate(task.follows):
            ties[row, needed], ties[row, other] = -1, 1
        return cheapest(
            task.cost,
            np.vstack([*self._cuts, ties]),
            np.array([*self._wanted, *np.zeros(len(ties))]),
            sorted(task.hidden),
        )

    def _made_safe(self, hidden: np.ndarray) -> np.ndarray:
        """With units added one by one, those that help most for what they cost first."""
        for at in self._task.protect:
            while True:
                width, gain = self._width(at, hidden)
                if self._is_wide(at, width):
                    break
                helps = np.minimum(gain, self._needed[at]) / self._task.cost
                helps[hidden] = 0
                if helps.max() <= 0:
                    return np.ones(self._count, dtype=bool)
                hidden = self._closed([*np.flatnonzero(hidden), int(helps.argmax())])
        return hidden

    def _tidied(self, hidden: np.ndarray) -> np.ndarray:
        """Without units that turn out not to be needed, dearest first."""
        for unit in sorted(np.flatnonzero(hidden), key=lambda u: (-self._task.cost[u], u)):
            if unit in self._task.hidden:
                continue
            trial = hidden.copy()
            trial[unit] = False
            if (self._closed(np.flatnonzero(trial)) != trial).any():
                continue
            if all(self._is_wide(at, self._width(at, trial)[0]) for at in self._task.protect):
                hidden = trial
        return hidden


def _units(hidden: np.ndarray) -> frozenset[int]:
    return frozenset(np.flatnonzero(hidden).tolist())
