"""Groups against everybody else, one family of comparisons for each characteristic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.stats import false_discovery_control

from consult.model.counting.counts import Counts
from consult.model.counting.table_id import TableId
from consult.model.evidence.difference import (
    HEADLINE,
    SCREENING,
    Difference,
    Families,
    Family,
    Method,
    Others,
    Overall,
    Side,
    Verdict,
)
from consult.tabulate.differences.letters import lettered
from consult.tabulate.differences.overall import overall_tests
from consult.tabulate.differences.shown import Crossing, Pair, Shown
from consult.tabulate.differences.statistics import (
    FEWEST_EXPECTED,
    LEVEL,
    chi_square,
    effect,
    fisher,
    holm,
    least_difference,
    least_expected,
    newcombe,
)

MODERATE = 0.5
"""Cohen's h of a moderate difference: about 25 points near the middle, fewer near the ends.

Source: J. Cohen, "Statistical Power Analysis for the Behavioral Sciences" (1988), section 6.2.
"""


@dataclass(frozen=True)
class _Compared:
    """A comparison before it is tested."""

    table: TableId
    column: str
    group: str
    others: Others
    other: str
    mine: Side
    theirs: Side


def compare(
    release: Sequence[Pair],
    *,
    threshold: Callable[[Counts], int],
    scales: Mapping[TableId, Sequence[str]],
    letters: bool = False,
) -> Families:
    """What differs between groups, as far as protected tables show.

    Parameters
    ----------
    release
        Every table of a release with its counts. Numbers are read from the tables alone, so
        that nothing is made of a figure that is hidden; the counts say how tables are built.
    threshold
        The smallest number of people that a table may show.
    scales
        Id of a table whose columns are a scale -> the columns that stand in order.
    letters
        Whether tables get column letters too.

    Returns
    -------
    Families
        One for each characteristic with a cross-tabulation, in the order met. Holm's correction
        is made over every comparison and every whole-table test of the release together, so that
        the chance of even one false claim in a report is held; Benjamini and Hochberg's over the
        comparisons of each family.

    Notes
    -----
    Publishes no figure that does not follow from the tables: the others of a group are a sum of
    figures shown, or a total shown less figures shown.
    """
    shown = Shown.of(release)
    crossings: dict[str, list[Crossing]] = {}
    for counts, _ in release:
        if counts.column_title and counts.characteristic:
            crossing = Crossing(counts, shown, threshold(counts))
            crossings.setdefault(counts.characteristic, []).append(crossing)
    families = _families(
        tuple(_Gathered.of(name, some, scales) for name, some in crossings.items())
    )
    if not letters:
        return families
    letters_of = {
        name: tuple(filter(None, map(lettered, some))) for name, some in crossings.items()
    }
    return tuple(replace(family, lettered=letters_of[family.characteristic]) for family in families)


@dataclass(frozen=True)
class _Gathered:
    """What is compared for one characteristic, before any correction.

    ``numbers`` has a line for each of ``compared``, and ``p`` and ``sparse`` say how likely it is
    by chance and whether it was tested exactly.
    """

    characteristic: str
    overall: tuple[Overall, ...]
    compared: tuple[_Compared, ...]
    hidden: tuple[tuple[TableId, str, str], ...]
    p: np.ndarray
    sparse: np.ndarray

    @classmethod
    def of(
        cls, name: str, crossings: Sequence[Crossing], scales: Mapping[TableId, Sequence[str]]
    ) -> _Gathered:
        found = [either for crossing in crossings for either in _comparisons(crossing)]
        compared = tuple(either for either in found if isinstance(either, _Compared))
        return cls(
            name,
            tuple(test for crossing in crossings for test in overall_tests(crossing, scales)),
            compared,
            tuple(either for either in found if not isinstance(either, _Compared)),
            *_p_values(_numbers(compared)),
        )


def _families(gathered: Sequence[_Gathered]) -> Families:
    """Everything corrected together, family by family again."""
    parts = [[*(test.p for test in some.overall), *some.p] for some in gathered]
    ends = np.cumsum([len(part) for part in parts], dtype=int)
    corrected = holm(np.array([p for part in parts for p in part]))
    strictest = LEVEL / max(len(corrected), 1)
    return tuple(
        _family(some, corrected[end - len(part) : end], strictest)
        for some, part, end in zip(gathered, parts, ends, strict=True)
    )


def _family(gathered: _Gathered, corrected: np.ndarray, strictest: float) -> Family:
    whole, each = np.split(corrected, [len(gathered.overall)])
    pairs = zip(gathered.overall, whole, strict=True)
    return Family(
        gathered.characteristic,
        tuple(replace(test, holm=float(p)) for test, p in pairs),
        _tested(gathered, each, strictest),
        gathered.hidden,
    )


def _comparisons(crossing: Crossing) -> Iterator[_Compared | tuple[TableId, str, str]]:
    """Each group on each answer, or where that is hidden, the names of both.

    Of two groups each of which is the other's others, one says it all. What nobody or everybody
    said is no comparison.
    """
    if len(crossing.people) < 2:
        return
    for column in crossing.columns:
        seen = [group for group in crossing.people if crossing.side(group, column)]
        twins = len(seen) == 2 and crossing.counts.rows_partition
        for group in crossing.people:
            name = (crossing.counts.id, column, group)
            mine, rest = crossing.side(group, column), crossing.others(group, column)
            if mine is None or rest is None:
                yield name
                continue
            theirs, others = rest
            mirrored = twins and others is not Others.ALL
            said = mine.number + theirs.number
            if 0 < said < mine.base + theirs.base and not (mirrored and group == seen[1]):
                yield _Compared(*name, others, seen[1] if mirrored else "", mine, theirs)


def _numbers(compared: Sequence[_Compared]) -> np.ndarray:
    """People who gave the answer and base of both sides, a column for each comparison."""
    lines = [(c.mine.number, c.mine.base, c.theirs.number, c.theirs.base) for c in compared]
    return np.array(lines, dtype=float).reshape(len(lines), 4).T


def _tested(gathered: _Gathered, first: np.ndarray, strictest: float) -> tuple[Difference, ...]:
    """All comparisons of a family: what was tested, corrected, and could have been seen."""
    compared, p, sparse = gathered.compared, gathered.p, gathered.sparse
    if not compared:
        return ()
    a, n, b, m = _numbers(compared)
    low, high = newcombe(a, n, b, m)
    alone = least_difference(n, b / m, m, LEVEL)
    strict = least_difference(n, b / m, m, strictest)
    sizes, screened = effect(a / n, b / m), false_discovery_control(p)
    small = _too_few(b / m, strict)
    return tuple(
        Difference(
            comparison.table,
            comparison.column,
            comparison.group,
            comparison.others,
            comparison.other,
            comparison.mine,
            comparison.theirs,
            low=float(100 * low[at]),
            high=float(100 * high[at]),
            effect=float(sizes[at]),
            method=Method.FISHER if sparse[at] else Method.CHI_SQUARE,
            p=float(p[at]),
            holm=float(first[at]),
            screened=float(screened[at]),
            least=_points(alone[at]),
            least_together=_points(strict[at]),
            verdict=_verdict(first[at], screened[at], too_few=bool(small[at])),
        )
        for at, comparison in enumerate(compared)
    )


def _p_values(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """P-values of comparisons, and which are sparse and so tested exactly."""
    sparse = least_expected(*numbers) < FEWEST_EXPECTED
    p = chi_square(*numbers)
    for at in np.flatnonzero(sparse):
        p[at] = fisher(*(int(number) for number in numbers[:, at]))
    return p, sparse


def _too_few(share: np.ndarray, least: np.ndarray) -> np.ndarray:
    """Whether even a moderate difference would have gone unseen."""
    seen = share + np.where(share > 0.5, -1, 1) * least
    sizes = np.abs(effect(np.clip(np.nan_to_num(seen), 0, 1), share))
    return np.asarray(np.isnan(least) | (sizes > MODERATE))


def _verdict(first: float, screened: float, *, too_few: bool) -> Verdict:
    if first <= HEADLINE:
        return Verdict.CLEAR
    if screened <= SCREENING:
        return Verdict.TO_LOOK_INTO
    return Verdict.TOO_FEW if too_few else Verdict.NOT_SHOWN


def _points(share: float) -> float | None:
    return None if np.isnan(share) else float(100 * share)
