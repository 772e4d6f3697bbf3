"""Rows of two readings matched: the same people, whatever settings say of their answers.

Rows are told by the cells that came in the exports. Columns are those that both readings have;
rows that are alike are matched first, and only the others looked at one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from consult.disclose.releases.names import names_now, renamed_by
from consult.model.publishing.rows import BLANK, RowMarks

NOBODY = -1
"""Stands for the row of somebody who is not in the other reading."""

MOST_AGREE = 0.5
"""A column is left out of matching when taking it in parts this share of the rows that match so
far: an export makes such columns anew each time. So says the task itself: "most"."""

SAME_COLUMN = 0.9
"""Share of cells that a column with another heading has in common for it to be the same one, where
nobody is known again. Late responses add cells, so the share is of the smaller reading."""

HALF = 0.5
"""Share of what is filled in that two rows must have in common to be of one person who changed
some of it; and of the cells of a column that differ from all others for it to tell people apart."""

RARE = 20
"""Rows with the same cell, up to which they are looked at as somebody's who changed another cell.
More tell hardly anything: 1 in 20 is 4.3 bits, of 17 that one in 100,000 takes. It bounds time."""

CELLS_TRIED = 3
"""Rarest cells by which candidates are found: who changed two of them is found by the third."""

_MIX = np.uint64(0x9E3779B97F4A7C15)
"""Odd number that spreads marks over 64 bits. Source: Steele, Lea and Flood 2014, SplitMix."""


@dataclass(frozen=True)
class SameRows:
    """Which rows of two readings are the same person's.

    Parameters
    ----------
    columns
        Pairs of positions: the same column in the earlier and in the later reading.
    told_by
        Whether each pair of columns was matched by.
    rows
        For each earlier row the position of the later one, or ``NOBODY``.
    """

    columns: tuple[tuple[int, int], ...]
    told_by: tuple[bool, ...]
    rows: np.ndarray

    @property
    def both(self) -> tuple[np.ndarray, np.ndarray]:
        """Positions of the people in both, earlier and later."""
        before = np.flatnonzero(self.rows != NOBODY)
        return before, self.rows[before]


def matched(before: RowMarks, after: RowMarks) -> SameRows:
    """Match the rows of two readings, the same in any order of rows and columns.

    Parameters
    ----------
    before, after
        Readings of rows that may be of the same people.
    """
    columns = _same_columns(before, after)
    rows, told_by = _match(before, after, columns)
    for _ in range(2):  # by all cells together, then by the people known again
        more = _renamed(before, after, columns, rows)
        if more:
            columns = [*columns, *more]
            rows, told_by = _match(before, after, columns)
    return SameRows(tuple(columns), tuple(told_by), rows)


def in_common(before: RowMarks, after: RowMarks, found: SameRows) -> int:
    """How many people two readings of different studies have in common, as far as cells tell.

    Parameters
    ----------
    before, after, found
        Two readings, and how they match.

    Notes
    -----
    People who ticked the same boxes of two forms are not the same people. They are when they agree
    in half of the columns that tell people apart (words, ids, times) and in most others. Where
    neither reading has such columns, the readings are of the same people when all but one in
    twenty of the smaller one match.
    """
    first, second = found.both
    if not len(first):
        return 0
    pairs = [(before.cells[:, mine], after.cells[:, theirs]) for mine, theirs in found.columns]
    tells = [_tells_apart(mine) and _tells_apart(theirs) for mine, theirs in pairs]
    agree = np.zeros((2, len(first)))
    filled = np.zeros((2, len(first)))
    for (mine, theirs), kind in zip(pairs, tells, strict=True):
        one, other = mine[first], theirs[second]
        some = (one != BLANK) | (other != BLANK)
        filled[int(kind)] += some
        agree[int(kind)] += some & (one == other)
    likely = agree[0] >= MOST_ALIKE * filled[0]
    if any(tells):
        return int((likely & (filled[1] > 0) & (agree[1] >= HALF * filled[1])).sum())
    smaller = min(len(before.cells), len(after.cells))
    return int(likely.sum()) if likely.sum() >= NEARLY_ALL * smaller else 0


RENAMED_COUNTS = 0.95
"""What a column counts whose cells have other names too, so that one with the same goes before it.
What is left is room for the few who changed their answer in a small study: 9 in 80 leave 0.84."""

MOST_ALIKE, NEARLY_ALL = 0.8, 0.95
"""Shares of cells that one person has in common in two readings, or people in two columns, and of
people that two readings of the same coarse form have: one in twenty may have come or left."""


def row_keys(cells: np.ndarray) -> np.ndarray:
    """A number of 64 bits for each row, of all its cells.

    Parameters
    ----------
    cells
        Shape (rows, columns).
    """
    keys = np.zeros(len(cells), dtype=np.uint64)
    for at in range(cells.shape[1]):
        keys = _with(keys, cells[:, at])
    return keys


def _with(keys: np.ndarray, column: np.ndarray) -> np.ndarray:
    mixed = (keys ^ column.astype(np.uint64)) * _MIX
    spread: np.ndarray = mixed ^ (mixed >> np.uint64(29))
    return spread


def _same_columns(before: RowMarks, after: RowMarks) -> list[tuple[int, int]]:
    place = {key: at for at, key in enumerate(after.columns)}
    return [(at, place[key]) for at, key in enumerate(before.columns) if key in place]


def _renamed(
    before: RowMarks, after: RowMarks, columns: list[tuple[int, int]], rows: np.ndarray
) -> list[tuple[int, int]]:
    """Columns under other headings whose cells are the same.

    Person by person or, where nobody is known again, all together.
    """
    first = np.flatnonzero(rows != NOBODY)
    if len(first) >= HALF * min(len(before.cells), len(after.cells)):
        mine, theirs, share_of = before.cells[first], after.cells[rows[first]], _agreement
        least = MOST_ALIKE
    else:
        mine, theirs, share_of, least = before.cells, after.cells, _overlap, SAME_COLUMN
    known = {a for a, _ in columns}, {b for _, b in columns}
    left = [
        [at for at in range(len(names)) if at not in held]
        for names, held in zip((before.columns, after.columns), known, strict=True)
    ]
    counted = {at: _Tallied.of(theirs[:, at]) for at in left[1]}
    alike: list[tuple[float, int, str, str, int, int]] = []
    for one in left[0]:
        mine_counted = _Tallied.of(mine[:, one])
        for other, their_counted in counted.items():
            share = share_of(mine_counted, their_counted)
            if share >= least and mine_counted.kinds > 1:
                names = before.columns[one], after.columns[other]
                alike.append((-share, -mine_counted.kinds, *names, one, other))
    found: list[tuple[int, int]] = []
    for *_, one, other in sorted(alike):
        if one not in {a for a, _ in found} and other not in {b for _, b in found}:
            found.append((one, other))
    return found


@dataclass(frozen=True)
class _Tallied:
    """A column, its filled cells that differ, and how often each stands in it."""

    column: np.ndarray
    cells: np.ndarray
    times: np.ndarray

    @classmethod
    def of(cls, column: np.ndarray) -> _Tallied:
        return cls(column, *np.unique(column[column != BLANK], return_counts=True))

    @property
    def kinds(self) -> int:
        return len(self.cells) + int(self.times.sum() < len(self.column))


def _agreement(mine: _Tallied, theirs: _Tallied) -> float:
    """Share of people with the same in two columns, of those with anything in either.

    Cells may have other names, each its own, as codes in place of words: then those with the cell
    that most have are left out, as most have the same in many columns. It counts a little less.
    """
    some = (mine.column != BLANK) | (theirs.column != BLANK)
    if not some.any():
        return 0.0
    as_it_is = float((mine.column == theirs.column)[some].mean())
    if as_it_is >= MOST_ALIKE or not mine.kinds == theirs.kinds > 1:
        return as_it_is
    most = mine.cells[np.argmax(mine.times)]
    same = renamed_by(names_now(mine.column, theirs.column), mine.column) == theirs.column
    shares = [float(same[of].mean()) for of in (some, some & (mine.column != most)) if of.any()]
    return max(as_it_is, min(shares) * RENAMED_COUNTS)


def _overlap(mine: _Tallied, theirs: _Tallied) -> float:
    """Share of the filled cells of the smaller column that the other has too."""
    fewest = min(mine.times.sum(), theirs.times.sum())
    _, at, to = np.intersect1d(mine.cells, theirs.cells, assume_unique=True, return_indices=True)
    return float(np.minimum(mine.times[at], theirs.times[to]).sum() / fewest) if fewest else 0.0


def _tells_apart(column: np.ndarray) -> bool:
    """Whether most cells of a column are nobody else's."""
    filled = column[column != BLANK]
    return len(filled) > 0 and len(np.unique(filled)) > HALF * len(filled) and len(filled) > HALF


def _match(
    before: RowMarks, after: RowMarks, columns: list[tuple[int, int]]
) -> tuple[np.ndarray, list[bool]]:
    mine = before.cells[:, [a for a, _ in columns]]
    theirs = after.cells[:, [b for _, b in columns]]
    there, here = (np.asarray(cells.any(axis=1)) for cells in (mine, theirs))
    told_by = _lasting(mine[there], theirs[here], [before.columns[a] for a, _ in columns])
    rows = np.full(len(mine), NOBODY, dtype=np.intp)
    every = np.ones(len(columns), dtype=bool)
    for by in (every, np.array(told_by, dtype=bool)):
        _match_alike(rows, mine[:, by], theirs[:, by], (mine, theirs), (there, here))
    _match_rest(rows, mine[:, told_by], theirs[:, told_by], (there, here))
    return rows, told_by


def _lasting(mine: np.ndarray, theirs: np.ndarray, names: list[str]) -> list[bool]:
    """Which columns say the same of the same people, taken in one by one, coarsest first."""
    kinds = [len(np.unique(mine[:, at])) for at in range(mine.shape[1])]
    kept = [False] * mine.shape[1]
    one, other = (np.zeros(len(cells), dtype=np.uint64) for cells in (mine, theirs))
    alike = min(len(mine), len(theirs))
    for at in sorted(range(len(names)), key=lambda at: (kinds[at], names[at])):
        more = _with(one, mine[:, at]), _with(other, theirs[:, at])
        still = _in_both(*more)
        if still and still >= MOST_AGREE * alike:
            (one, other), alike, kept[at] = more, still, True
    return kept


def _in_both(mine: np.ndarray, theirs: np.ndarray) -> int:
    """How many rows can be matched with an equal one, each once."""
    first, times = np.unique(mine, return_counts=True)
    second, others = np.unique(theirs, return_counts=True)
    _, at, to = np.intersect1d(first, second, assume_unique=True, return_indices=True)
    return int(np.minimum(times[at], others[to]).sum())


def _unmatched(
    rows: np.ndarray, filled: tuple[np.ndarray, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Rows of then and of now that say anything and have no match yet."""
    free = filled[1].copy()
    free[rows[rows != NOBODY]] = False
    return np.flatnonzero((rows == NOBODY) & filled[0]), np.flatnonzero(free)


def _match_alike(
    rows: np.ndarray,
    mine: np.ndarray,
    theirs: np.ndarray,
    whole: tuple[np.ndarray, np.ndarray],
    filled: tuple[np.ndarray, np.ndarray],
) -> None:
    """Match rows that are alike and not matched yet; of several, those that are most alike."""
    left, right = _unmatched(rows, filled)
    if not (len(left) and len(right) and mine.shape[1]):
        return
    ordered = []
    for at, cells, all_cells in ((left, mine, whole[0]), (right, theirs, whole[1])):
        keys = row_keys(cells[at])
        turn = np.lexsort((row_keys(all_cells[at]), keys))
        keys = keys[turn]
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
        nth = np.arange(len(keys)) - np.repeat(starts, np.diff(np.r_[starts, len(keys)]))
        ordered.append((at[turn], _with(keys, nth)))
    (first, mine_keys), (second, their_keys) = ordered
    _, at, to = np.intersect1d(mine_keys, their_keys, return_indices=True)
    rows[first[at]] = second[to]


def _match_rest(
    rows: np.ndarray,
    mine: np.ndarray,
    theirs: np.ndarray,
    filled: tuple[np.ndarray, np.ndarray],
) -> None:
    """Match the others by the rarest cells they share: people who changed something."""
    left, right = _unmatched(rows, filled)
    if not (len(left) and len(right) and mine.shape[1]):
        return
    first, second = _candidates(mine[left], theirs[right])
    if not len(first):
        return
    score, likely = _scores(mine[left], theirs[right], theirs, first, second)
    first, second, score = first[likely], second[likely], score[likely]
    keys = row_keys(mine[left])[first], row_keys(theirs[right])[second]
    turn = np.lexsort((*keys, -score))
    first, second = first[turn], second[turn]
    while len(first):
        _, best_of_first = np.unique(first, return_index=True)
        _, best_of_second = np.unique(second, return_index=True)
        best = np.intersect1d(best_of_first, best_of_second)
        rows[left[first[best]]] = right[second[best]]
        rest = ~(np.isin(first, first[best]) | np.isin(second, second[best]))
        first, second = first[rest], second[rest]


def _candidates(mine: np.ndarray, theirs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of rows that share one of the rarest cells of the earlier one."""
    starts = np.zeros(mine.shape, dtype=np.intp)
    often = np.zeros(mine.shape, dtype=np.intp)
    orders = []
    for at in range(mine.shape[1]):
        order = np.argsort(theirs[:, at], kind="stable")
        cells = theirs[order, at]
        starts[:, at] = np.searchsorted(cells, mine[:, at], "left")
        often[:, at] = np.searchsorted(cells, mine[:, at], "right") - starts[:, at]
        orders.append(order)
    told = np.where((mine != BLANK) & (often > 0) & (often <= RARE), often, RARE + 1)
    rarest = np.argsort(told, axis=1, kind="stable")[:, :CELLS_TRIED]
    pairs: list[tuple[np.ndarray, np.ndarray]] = []
    for turn in range(rarest.shape[1]):
        column = rarest[:, turn]
        every = np.arange(len(mine))
        rows = every[told[every, column] <= RARE]
        for at in np.unique(column[rows]).tolist():
            some = rows[column[rows] == at]
            sizes = often[some, at]
            nth = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
            pairs.append(
                (np.repeat(some, sizes), orders[at][np.repeat(starts[some, at], sizes) + nth])
            )
    if not pairs:
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    width = len(theirs)
    codes = np.unique(np.concatenate([a * width + b for a, b in pairs]))
    return codes // width, codes % width


def _scores(
    mine: np.ndarray, theirs: np.ndarray, every: np.ndarray, first: np.ndarray, second: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Bits that the cells two rows share tell, and whether they are enough for one person."""
    score, agree, filled = (np.zeros(len(first)) for _ in range(3))
    for at in range(mine.shape[1]):
        one, other = mine[first, at], theirs[second, at]
        some = (one != BLANK) | (other != BLANK)
        same = some & (one == other)
        cells, times = np.unique(every[:, at], return_counts=True)
        bits = np.log2(len(every) / times)
        score[same] += bits[np.searchsorted(cells, one[same])]
        agree += same
        filled += some
    enough = np.log2(max(len(mine) * len(theirs), 2))
    return score, (agree >= HALF * filled) & (score >= enough)
