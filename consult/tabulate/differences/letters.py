"""Column letters: each group against each other one, as survey tables mark it."""

from __future__ import annotations

from itertools import combinations
from string import ascii_uppercase

import numpy as np

from consult.model.evidence.difference import Lettered, Side
from consult.tabulate.differences.shown import Crossing
from consult.tabulate.differences.statistics import LEVEL, chi_square

FEWEST = 30
"""Groups of fewer people than this are given no letters and are in no letters of others.

The same as ``[weak] base`` of disclosure.toml. The z test says too much of small groups beside a
large one: of a group of 15 and one of 500 that do not differ, up to 1.3 in 100 are told apart at a
level of 0.5 (one of ten pairs), with 30 up to 0.9, with 60 up to 0.7.
"""


def lettered(crossing: Crossing, *, fewest: int = FEWEST) -> Lettered | None:
    """The letters of a cross-tabulation; ``None`` where a person can be in several groups.

    Parameters
    ----------
    crossing
        A table as far as it is shown.
    fewest
        The smallest base that is compared.
    """
    if not crossing.counts.rows_partition:
        return None
    groups, columns = crossing.groups, map(str, crossing.counts.cells.columns)
    return Lettered(
        crossing.counts.id,
        groups,
        tuple(map(letter, range(len(groups)))),
        tuple(
            (column, line([crossing.side(group, column) for group in groups], fewest=fewest))
            for column in columns
        ),
    )


def line(sides: list[Side | None], *, fewest: int = FEWEST) -> tuple[str | None, ...]:
    """The letters beside each group's share of one answer.

    Parameters
    ----------
    sides
        Each group's figures in order; ``None`` for one that is hidden or that nobody is in.
    fewest
        The smallest base that is compared.

    Returns
    -------
    tuple
        The letters of the groups whose share is smaller, each by a z test of column proportions
        with a pooled share, at 5 % after Bonferroni's correction for all pairs of the line.

    Notes
    -----
    As in the Custom Tables of SPSS: groups of which nobody or everybody gave the answer are in
    no comparison.
    """
    asked = {
        at: side
        for at, side in enumerate(sides)
        if side and side.base >= fewest and 0 < side.number < side.base
    }
    pairs = list(combinations(asked, 2))
    found: dict[int, list[int]] = {at: [] for at in asked}
    for (group, other), p in zip(pairs, _pairwise(asked, pairs), strict=True):
        if p * len(pairs) <= LEVEL:
            low, high = sorted((group, other), key=lambda at: asked[at].share)
            found[high].append(low)
    return tuple(
        " ".join(letter(low) for low in sorted(found[at])) if at in found else None
        for at in range(len(sides))
    )


def letter(at: int) -> str:
    """The letter of a group by its place: A to Z, then A1, B1 and so on.

    Parameters
    ----------
    at
        Counted from 0, in the order of the table.
    """
    round_, place = divmod(at, len(ascii_uppercase))
    return f"{ascii_uppercase[place]}{round_ or ''}"


def _pairwise(asked: dict[int, Side], pairs: list[tuple[int, int]]) -> list[float]:
    if not pairs:
        return []
    numbers = [
        (asked[group].number, asked[group].base, asked[other].number, asked[other].base)
        for group, other in pairs
    ]
    return [float(p) for p in chi_square(*np.array(numbers, dtype=float).T)]
