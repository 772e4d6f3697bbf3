"""What the tables of a release are about to print: figures, and which of them must not be known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from consult.disclose.policy.rules import Policy
from consult.disclose.suppress.headings import tells_few
from consult.model.counting.counts import Counts, Use
from consult.model.counting.region import NOT_TICKED, Dimension, Region, together

CELL, ROW_BASE, OUTSIDE, BASE = 1.0, 2.0, 20.0, 50.0
"""What it costs a reader to lose a cell, the base of a row, a line outside the base, a base. Of 12
random consultations of ``benchmarks disclosure``, which hide 2,947 figures, a base of a row at 1.0
hides others in 4 and three fewer in all, and at 4.0 others in 7 and 30 more: what is read against
it goes with it. The last two, halved or doubled, change nothing: they only have to be dear.
"""

FIXED = float("inf")
"""Cost of what readers know in any case."""

UNSAID_CELL = 0.7
"""A cell of those who did not say which group they are in is missed less. Of the same 12, 0.35
hides others in 9 and 49 figures more, 1.4 others in all and eight more, and those of groups that
people look for.
"""

LARGER = 1e-3
"""Of numbers that cost the same, smaller ones are hidden first. Halved or doubled, what is hidden
of the same 12 stays the same: it only has to be less than any other difference of costs.
"""

NOBODY = 1.5
"""Noughts are the last to be hidden for the sake of others: readers may guess them. Of the same 12,
0.75 hides others in 7 and two figures more, 3.0 others in 5 and six more.
"""


@dataclass(frozen=True)
class PlannedFigure:
    """A number some table is about to print.

    Parameters
    ----------
    region
        Whom it counts.
    number
        How many people that is.
    cost
        What losing it costs a reader.
    primary
        Whether it must not be known, and so is hidden for its own sake.
    needs
        The base it is read against: where that is hidden, so is this.
    withheld
        Whether it is hidden because it would tell of few people beside others, though it may be
        known roughly: what the others tell of it is no secret.
    few
        The smallest number that its tables may show of it, as readers know too; nought where
        any may be shown.
    """

    region: Region
    number: int
    cost: float
    primary: bool
    needs: Region | None = None
    withheld: bool = False
    few: int = 0

    @cached_property
    def names(self) -> frozenset[str]:
        """Ids of the dimensions its region speaks of: asked for with every table decided."""
        return frozenset(name for name, _ in self.region)


def figures(counts: Counts, policy: Policy) -> dict[Region, PlannedFigure]:
    """The figures of one table, by whom they count.

    Parameters
    ----------
    counts
        A table with its regions.
    policy
        How small a group may be.
    """
    found: dict[Region, PlannedFigure] = {}
    for figure in _figures(counts, policy):
        join(found, figure)
    return found


def join(found: dict[Region, PlannedFigure], figure: PlannedFigure) -> None:
    """Take in a figure that may stand in another table already.

    Parameters
    ----------
    found
        Figures by whom they count; it takes in the one given.
    figure
        The figure. Of two for the same people, the dearer cost counts, and either being primary.
    """
    held = found.get(figure.region)
    if held is None:
        found[figure.region] = figure
        return
    found[figure.region] = replace(
        held,
        cost=max(held.cost, figure.cost),
        primary=held.primary or figure.primary,
        needs=held.needs or figure.needs,
        withheld=held.withheld or figure.withheld,
        few=max(held.few, figure.few),
    )


def small_rest(counts: Counts, policy: Policy) -> Iterator[Region]:
    """Pieces that no table prints and that must not be known either: the few who did not say so.

    Parameters
    ----------
    counts
        A table with its regions.
    policy
        How small a group may be.
    """
    few = policy.threshold(counts)
    if not counts.column_title:
        people = zip(counts.cells.index, counts.row_bases, strict=True)
        every = [(counts.of.rows[str(label)], int(number)) for label, number in people]
        every += [(counts.of.nets[net], number) for net, number in counts.net_people.items()]
        yield from (
            _not(of)
            for of, number in every
            if not counts.rows_partition and number and 0 < counts.base - number < few
        )
    elif not counts.columns_partition:
        for label, base, cells in _lines(counts):
            row = counts.of.rows[label]
            smallest = policy.few_of(row, few, by_characteristic=True)
            yield from (
                row | _not(counts.of.columns[column])
                for column, number in cells
                if 0 < base - number < smallest
            )


def _lines(counts: Counts) -> Iterator[tuple[str, int, list[tuple[str, int]]]]:
    """Each row of a cross-tabulation: its label, its base, and its cells by column."""
    columns = [str(column) for column in counts.cells.columns]
    bases = counts.row_bases.to_numpy(dtype=int).tolist()
    cells = counts.cells.to_numpy(dtype=int).tolist()
    for label, base, row in zip(counts.cells.index, bases, cells, strict=True):
        yield str(label), base, list(zip(columns, row, strict=True))


def _not(ticked: Region) -> Region:
    return frozenset((name, frozenset({NOT_TICKED})) for name, _ in ticked)


def _figures(counts: Counts, policy: Policy) -> Iterator[PlannedFigure]:
    for region in counts.of.nobody:
        yield PlannedFigure(region, 0, FIXED, primary=False)
    yield from _crossed(counts, policy) if counts.column_title else _one_way(counts, policy)


def _one_way(counts: Counts, policy: Policy) -> Iterator[PlannedFigure]:
    few = policy.threshold(counts)
    regions = counts.of
    yield PlannedFigure(regions.base, counts.base, BASE, 0 < counts.base < few, few=few)
    people = counts.row_bases
    is_profile = counts.use is Use.PROFILE
    for label, number in people.items():
        region = regions.rows[str(label)]
        missed = UNSAID_CELL if label in counts.unsaid else 1.0
        least = policy.few_of(region, few, by_characteristic=is_profile)
        yield PlannedFigure(
            region, int(number), missed * _cost(number), 0 < number < least, regions.base, few=least
        )
    for net, labels in counts.nets:
        number = counts.people_in(net)
        themes = [int(people[label]) for label in labels] if net in counts.net_people else []
        yield PlannedFigure(
            regions.nets[net],
            number,
            _cost(number),
            0 < number < few,
            regions.base,
            withheld=tells_few(number, themes, few, full=policy.hide_full_rows),
            few=few,
        )
    for label, number in counts.outside_base:
        yield PlannedFigure(regions.rows[label], number, OUTSIDE, primary=False)


def _crossed(counts: Counts, policy: Policy) -> Iterator[PlannedFigure]:
    few = policy.threshold(counts)
    regions = counts.of
    totals = {str(column): int(number) for column, number in counts.cells.sum().items()}
    people = int(counts.row_bases.sum())
    yield PlannedFigure(regions.base, counts.base, BASE, 0 < counts.base < few, few=few)
    for label, base, cells in _lines(counts):
        mine = regions.rows[label] | regions.base
        missed = UNSAID_CELL if label in counts.unsaid else 1.0
        least = policy.few_of(regions.rows[label], few, by_characteristic=True)
        cost = missed * (ROW_BASE + _cost(base))
        yield PlannedFigure(mine, base, cost, 0 < base < least, regions.base, few=least)
        for column, number in cells:
            everybody = number == base > 0 and totals[column] < people and least > 0
            yield PlannedFigure(
                regions.rows[label] | regions.columns[column],
                number,
                missed * _cost(number),
                0 < number < least or (everybody and policy.hide_full_rows),
                mine,
                few=least,
            )


def _cost(number: float) -> float:
    return CELL + LARGER * min(number, 500) / 500 if number else NOBODY


def dimensions(release: Iterable[Counts]) -> dict[str, Dimension]:
    """Every dimension of a release by its id; parts that only some tables know are taken in.

    Parameters
    ----------
    release
        Tables with their regions, in all their ways.
    """
    return together(dimension for counts in release for dimension in counts.of.dimensions)
