"""Which question of a release is which question now, and whose counted answers are others.

Questions are linked by the columns of the exports that they are read from, whatever their ids. Of
people whose cells are as they were, answers may have other names, but each its own: then a question
is the same. Answers put together, parted or read in another way tell, less those published before,
who was moved; where that was done to anybody, the question is counted otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from consult.disclose.releases.matching import HALF, SameRows
from consult.disclose.releases.names import names_now, renamed_by
from consult.model.publishing.rows import BLANK, CHANNEL, RowMarks


@dataclass(frozen=True)
class Links:
    """The questions of two readings.

    Parameters
    ----------
    questions
        Id of a grouping in the earlier release -> the id it has now.
    answers
        The same id -> mark of an answer then -> its mark now, where they are not the same.
    otherwise
        Ids now of questions that are counted otherwise than in the release.
    changed
        For each earlier row whether somebody who stayed answered otherwise.
    """

    questions: Mapping[str, str]
    answers: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    otherwise: tuple[str, ...] = ()
    changed: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))


def linked(before: RowMarks, after: RowMarks, found: SameRows) -> Links:
    """Link the questions of a release with those of now.

    Parameters
    ----------
    before, after, found
        The rows that the release counted, those counted now, and which are the same person's.
    """
    people = _Stayed(before, after, found)
    links: dict[str, str] = {}
    answers: dict[str, Mapping[int, int]] = {}
    otherwise: list[str] = []
    changed = np.zeros(len(before.cells), dtype=bool)
    for at, question in enumerate(before.questions):
        candidates = people.candidates(at)
        read = [people.read(at, to) for to in candidates]
        if not read:
            continue
        best = min(read, key=lambda one: (one.moved.sum(), one.turn))
        others = best.moved & best.same_cells
        if others.any():
            otherwise.append(after.questions[best.to])
            continue
        links[question] = after.questions[best.to]
        answers[question] = {old: new for old, new in best.names.items() if old != new}
        changed[people.before[best.moved]] = True
    return Links(links, answers, tuple(otherwise), changed)


@dataclass(frozen=True)
class _ReadAs:
    """One question then read as one of now.

    Parameters
    ----------
    to
        Position of the question now.
    turn
        What comes first of two that fit as well.
    names
        Mark of an answer then -> its mark now.
    moved, same_cells
        For each who stayed: whether the answer now is another, and whether the cells are the same.
    """

    to: int
    turn: tuple[int, str]
    names: Mapping[int, int]
    moved: np.ndarray
    same_cells: np.ndarray


class _Stayed:
    """People who are in both readings."""

    def __init__(self, before: RowMarks, after: RowMarks, found: SameRows) -> None:
        self._before, self._after = before, after
        self.before, self.after = found.both
        self._to = dict(found.columns)

    def candidates(self, at: int) -> list[int]:
        """Questions now that are read from a column of one of then."""
        mine = self._before.questions[at]
        if mine == CHANNEL:
            return [to for to, name in enumerate(self._after.questions) if name == CHANNEL]
        columns = self._columns(at)
        some = self._after.asked[:, [self._to[one] for one in columns if one in self._to]]
        return [
            int(to)
            for to in np.flatnonzero(some.any(axis=1))
            if self._after.statements[to] == self._before.statements[at]
        ]

    def read(self, at: int, to: int) -> _ReadAs:
        """One question read as another."""
        old, new = self._before.said[self.before, at], self._after.said[self.after, to]
        same = self._same_cells(at, to)
        names = names_now(old[same], new[same])
        should_be = renamed_by(names, old)
        mine, theirs = self._before.questions[at], self._after.questions[to]
        return _ReadAs(to, (int(mine != theirs), theirs), names, should_be != new, same)

    def _columns(self, at: int) -> list[int]:
        return [int(one) for one in np.flatnonzero(self._before.asked[at])]

    def _same_cells(self, at: int, to: int) -> np.ndarray:
        theirs = set(np.flatnonzero(self._after.asked[to]).tolist())
        pairs = [
            (mine, other)
            for mine, other in self._to.items()
            if self._before.asked[at, mine] or other in theirs
        ]
        same = np.ones(len(self.before), dtype=bool)
        for mine, other in pairs:
            cells, others = self._before.cells[:, mine], self._after.cells[:, other]
            same &= _same(cells[self.before], others[self.after])
        return same


def _same(mine: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    """Whether each cell is as it was, or as most of its kind are now where most are another.

    An export may have codes in place of words.
    """
    alike: np.ndarray = mine == theirs
    filled = (mine != BLANK) | (theirs != BLANK)
    if not filled.any() or alike[filled].mean() > HALF:
        return alike
    as_now: np.ndarray = renamed_by(names_now(mine, theirs), mine) == theirs
    return as_now
