"""All groups of a table at once: whether what they said differs at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from consult.model.counting.table_id import TableId
from consult.model.evidence.difference import Method, Overall
from consult.tabulate.differences.shown import Crossing
from consult.tabulate.differences.statistics import strength, trend, whole


def overall_tests(crossing: Crossing, scales: Mapping[TableId, Sequence[str]]) -> Iterator[Overall]:
    """Whether answers differ between groups, before any correction.

    Parameters
    ----------
    crossing
        A table as far as it is shown.
    scales
        Id of a table whose columns are a scale -> the columns that stand in order.

    Yields
    ------
    Overall
        One for answers that exclude each other, and one for each item for those that do not.
        None where a person can be in several groups.
    """
    counts = crossing.counts
    if not counts.rows_partition:
        return
    columns = tuple(map(str, counts.cells.columns))
    if not counts.columns_partition:
        for column in columns:
            yield from _whole(crossing, (column,), column)
        return
    for test in _whole(crossing, columns, ""):
        yield replace(test, trend=_trend(crossing, tuple(scales.get(counts.id, ()))))


def _trend(crossing: Crossing, ordered: tuple[str, ...]) -> float | None:
    """P-value along a scale; ``None`` where it has fewer than three answers to put in order."""
    numbers, groups = _numbers(crossing, ordered) if ordered else (np.zeros((0, 0)), ())
    return trend(numbers) if len(groups) > 1 and numbers.shape[1] > 2 else None


def _whole(crossing: Crossing, columns: tuple[str, ...], item: str) -> Iterator[Overall]:
    numbers, groups = _numbers(crossing, columns, rest=bool(item))
    if min(numbers.shape) < 2:
        return
    p, drawn = whole(numbers)
    yield Overall(
        crossing.counts.id,
        item,
        groups,
        int(numbers.sum()),
        Method.PERMUTATION if drawn else Method.CHI_SQUARE,
        p,
        holm=p,
        strength=strength(numbers),
        degrees=min(numbers.shape) - 1,
    )


def _numbers(
    crossing: Crossing, columns: tuple[str, ...], *, rest: bool = False
) -> tuple[np.ndarray, tuple[str, ...]]:
    """Groups by answers, without groups of which a figure is hidden and rows or columns of nobody.

    With ``rest``, those who did not give the one answer are a column too.
    """
    rows, groups = [], []
    for group in crossing.groups:
        sides = [side for column in columns if (side := crossing.side(group, column))]
        if len(sides) == len(columns):
            numbers = [side.number for side in sides]
            row = [*numbers, sides[0].base - numbers[0]] if rest else numbers
            if sum(row):
                rows.append(row)
                groups.append(group)
    table = np.array(rows, dtype=int).reshape(len(rows), len(columns) + rest)
    return table[:, table.any(axis=0)], tuple(groups)
