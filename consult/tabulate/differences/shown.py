"""What protected tables show, so that comparisons are made of nothing else.

Numbers are read from tables after disclosure control and from nowhere else. Whatever is made of
them, readers of the tables could make themselves: a comparison publishes nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from consult.model.counting.counts import Counts
from consult.model.counting.region import Dimension, Region, simple, together
from consult.model.evidence.difference import Others, Side
from consult.model.publishing.table import Row, RowRole, Table, Unit

Pair = tuple[Counts, Table]
"""How a table was counted, and the table as it may be published."""

HOLDS = (RowRole.GROUP, RowRole.UNSAID)


@dataclass(frozen=True)
class Shown:
    """Every number of people that a release shows, by whom it counts."""

    dimensions: dict[str, Dimension]
    numbers: dict[Region, int]

    @classmethod
    def of(cls, release: Iterable[Pair]) -> Shown:
        """Read off the tables of a release.

        Parameters
        ----------
        release
            Every table with its counts, of which only their structure is used.
        """
        pairs = tuple(release)
        known = together(dimension for counts, _ in pairs for dimension in counts.of.dimensions)
        numbers = {}
        for counts, table in pairs:
            cells = _crossed(counts, table) if counts.column_title else _one_way(counts, table)
            numbers.update({simple(region, known): number for region, number in cells})
        return cls(known, numbers)

    def number(self, region: Region) -> int | None:
        """How many people that is; ``None`` when no table shows it.

        Parameters
        ----------
        region
            Of the dimensions that the release speaks of.
        """
        return self.numbers.get(simple(region, self.dimensions))


def _one_way(counts: Counts, table: Table) -> Iterator[tuple[Region, int]]:
    regions = counts.of
    nets = {counts.net_label(net): of for net, of in regions.nets.items()}
    by_role = {
        RowRole.NET: nets,
        RowRole.HEADING: nets,
        RowRole.TOTAL: {row.label: regions.base for row in table.rows},
    }
    for row in table.rows:
        region = by_role.get(row.role, regions.rows).get(row.label)
        if region is not None and row.cells[0].number is not None:
            yield region, round(row.cells[0].number)


def _crossed(counts: Counts, table: Table) -> Iterator[tuple[Region, int]]:
    regions = counts.of
    units = [column.unit for column in table.columns]
    people = units.index(Unit.PEOPLE)
    shares = {
        table.columns[at].heading: at for at, unit in enumerate(units) if unit is Unit.PERCENT
    }
    for row in _rows(table):
        base = row.cells[people].number
        if base is None or row.label not in regions.rows:
            continue
        mine = regions.rows[row.label]
        yield mine | regions.base, round(base)
        for column in map(str, counts.cells.columns):
            share = row.cells[shares[column]].number
            if share is not None or not base:
                yield mine | regions.columns[column], round((share or 0) * base / 100)


def _rows(table: Table) -> Iterator[Row]:
    return (row for row in table.rows if row.role in HOLDS)


@dataclass(frozen=True)
class Crossing:
    """One cross-tabulation, as far as it is shown.

    Parameters
    ----------
    counts
        How it was counted.
    shown
        What the release shows.
    fewest
        The smallest number of people that may be shown in it.
    """

    counts: Counts
    shown: Shown
    fewest: int

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups that may be compared: not those who did not say."""
        labels = map(str, self.counts.cells.index)
        return tuple(label for label in labels if label not in self.counts.unsaid)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The answers to compare on; of two that make up the whole, one says it all."""
        columns = tuple(map(str, self.counts.cells.columns))
        return columns[:1] if len(columns) == 2 and self.counts.columns_partition else columns

    def side(self, group: str, column: str) -> Side | None:
        """A group's figures; ``None`` when one is hidden or nobody is in it.

        Parameters
        ----------
        group, column
            Labels of a row that is a group, and of an answer.
        """
        return self._sides[group, column]

    @cached_property
    def _sides(self) -> dict[tuple[str, str], Side | None]:
        of, found = self.counts.of, {}
        columns = tuple(map(str, self.counts.cells.columns))
        for group in self.groups:
            base = self.shown.number(of.rows[group] | of.base)
            for column in columns:
                number = self.shown.number(of.rows[group] | of.columns[column]) if base else None
                found[group, column] = Side(number, base or 0) if number is not None else None
        return found

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The groups that anybody is in, or may be."""
        of = self.counts.of
        return tuple(g for g in self.groups if self.shown.number(of.rows[g] | of.base) != 0)

    def others(self, group: str, column: str) -> tuple[Side, Others] | None:
        """Everybody else who said which group they are in; ``None`` when that is not shown.

        Parameters
        ----------
        group, column
            As for :meth:`side`.

        Notes
        -----
        Where a figure of another group is hidden, the others are those in the total who are
        neither in this group nor unsaid, if all of that is shown and is not too few to show; if
        not, they are the other groups that are shown. Where a person can be in several groups,
        others are those who answered and did not tick this one, or nothing is compared.
        """
        rest = [label for label in self.people if label != group]
        sides = [side for label in rest if (side := self.side(label, column))]
        exclusive = self.counts.rows_partition
        if exclusive and len(sides) == len(rest):
            return _together(sides, Others.ONE if len(rest) == 1 else Others.ALL)
        whole = self._all_but(group, column)
        if whole is not None:
            return whole, Others.ALL
        return _together(sides, Others.SHOWN) if exclusive else None

    def _all_but(self, group: str, column: str) -> Side | None:
        """The total less this group and those who did not say."""
        of = self.counts.of
        unsaid = [
            of.rows[label]
            for label in map(str, self.counts.cells.index)
            if label in self.counts.unsaid
        ]
        left = []
        for whole in (of.columns[column], of.base):
            parts = [self.shown.number(part | whole) for part in (of.rows[group], *unsaid)]
            total = self.shown.number(whole)
            if total is None or any(part is None for part in parts):
                return None
            left.append(total - sum(part or 0 for part in parts))
        number, base = left
        few = any(0 < some < self.fewest for some in (number, base - number))
        return None if few or base <= 0 else Side(number, base)


def _together(sides: list[Side], others: Others) -> tuple[Side, Others] | None:
    if not sides:
        return None
    return Side(sum(side.number for side in sides), sum(side.base for side in sides)), others
