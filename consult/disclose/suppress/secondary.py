"""Which numbers to hide so that those that must not be known cannot be worked out.

The model is that of Fischetti and Salazar (2001): hide as little as possible so that, for each
number to be protected, there are two sets of numbers that agree with everything shown and differ
in it by as much as is asked. It is solved by cuts: where what is hidden now is not enough, the
attacker's own linear program says of which numbers more must be hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

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

SHAKES = 3
"""Pairs of moves in which all numbers that may still be narrow are pulled at once. It saves time
only.
"""

WORTH = 0.2
"""Share of the numbers pulled that a pair must show to be wide for another to be tried: one that
shows fewer takes longer than to ask for each. It saves time only.
"""

FEW = 3
"""Numbers from which on they are pulled at once: two take no longer one by one."""

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


class _Moves:
    """How far numbers can move from the truth while some are hidden, and moves met so far."""

    def __init__(self, task: Task) -> None:
        inside = linked(task.equations, task.units != SHOWN, list(task.protect))
        equations, rows = of_columns(task.equations.tocsc(), inside)
        nothing = np.zeros(len(inside))
        self._program = LinearProgram(equations, np.zeros(len(rows)), Bounds(nothing, nothing))
        self._place = dict(zip(inside.tolist(), range(len(inside)), strict=True))
        self._reach, self._room = (ends[inside] for ends in _far(task))
        units, self._count = task.units[inside], len(task.cost)
        self._unprinted, self._chosen = units == UNPRINTED, units >= 0
        self._units = units[self._chosen]
        self._hidden: np.ndarray | None = None
        self._lowest = self._highest = nothing

    def hide(self, hidden: np.ndarray, wanted: Mapping[int, float]) -> None:
        """Have the numbers of these units move and no others; forget moves made before.

        Many are pulled at once first, by the toss of a coin, which shows most of them to be wide.

        Parameters
        ----------
        hidden
            Shape (units,).
        wanted
            Number -> how far it should move.
        """
        if self._hidden is not None and (hidden == self._hidden).all():
            return
        free = self._unprinted.copy()
        free[self._chosen] = hidden[self._units]
        self._program.bound(
            Bounds(np.where(free, -self._reach, 0.0), np.where(free, self._room, 0.0))
        )
        self._hidden = hidden.copy()
        self._lowest, self._highest = np.zeros(len(free)), np.zeros(len(free))
        self._shake([at for at in wanted if free[self._place[at]]], wanted)

    def _shake(self, columns: list[int], wanted: Mapping[int, float]) -> None:
        dice = np.random.default_rng(len(columns))
        left = columns
        for _ in range(SHAKES):
            if len(left) < FEW:
                return
            places, cost = [self._place[at] for at in left], dice.choice([-1.0, 1.0], len(left))
            for sign in (1.0, -1.0):
                self._met(self._program.least(np.array(places), sign * cost))
            before, left = len(left), [at for at in left if self.width(at) < wanted[at]]
            if before - len(left) < WORTH * before:
                return

    def width(self, at: int) -> float:
        """How far a number is known to move, one way and the other."""
        place = self._place[at]
        return float(self._highest[place] - self._lowest[place])

    def move(self, at: int, sign: float) -> np.ndarray:
        """Move a number as far down as it goes, or up, and what each unit would add at most."""
        moved, left = self._program.smallest(self._place[at], sign)
        self._met(moved)
        worth = self._room * np.maximum(-left, 0) + self._reach * np.maximum(left, 0)
        return np.bincount(self._units, worth[self._chosen], minlength=self._count)

    def _met(self, moved: np.ndarray) -> None:
        self._lowest = np.minimum(self._lowest, moved)
        self._highest = np.maximum(self._highest, moved)


def _far(task: Task) -> tuple[np.ndarray, np.ndarray]:
    """How far each number could move down, and up, were everything hidden."""
    room = float(max(task.values.max(initial=1), max(task.protect.values(), default=1)))
    if task.known is None:
        return np.maximum(task.values, 0.0), np.full(len(task.values), room)
    return (
        np.maximum(task.values - task.known.least, 0.0),
        np.clip(task.known.most - task.values, 0.0, room),
    )


class _Search:
    def __init__(self, task: Task) -> None:
        self._task = task
        self._count = len(task.cost)
        self._moves = _Moves(task)
        self._cuts: list[np.ndarray] = []
        self._wanted: list[float] = []
        self._needed = dict(task.protect)
        self._tried: set[int] = set()

    @cached_property
    def _all_hidden(self) -> _Moves:
        """Moves with every unit hidden: no interval can be wider."""
        moves = _Moves(self._task)
        moves.hide(np.ones(self._count, dtype=bool), self._needed)
        return moves

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
            widest, _ = self._moved(self._all_hidden, at)
            if widest < self._needed[at] - TOLERANCE:
                self._needed[at] = widest
        return width >= self._needed[at] - TOLERANCE

    def _width(self, at: int, hidden: np.ndarray) -> tuple[float, np.ndarray]:
        """How far a number can move, and what each unit would add to it at most."""
        self._moves.hide(hidden, self._needed)
        return self._moved(self._moves, at)

    def _moved(self, moves: _Moves, at: int) -> tuple[float, np.ndarray]:
        """A number that moves far enough is looked at no further, and adds nothing."""
        gain = np.zeros(self._count)
        for sign in (-1.0, 1.0):
            if moves.width(at) >= self._needed[at]:
                break
            gain += moves.move(at, sign)
        return moves.width(at), gain

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
