"""Where the numbers of a release stand and whom each counts: places, and no numbers.

And, apart from it, the true numbers that stand there, which never leave data/processed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from consult.model.counting.counts import Use
from consult.model.counting.region import Dimension, Region
from consult.model.counting.table_id import TableId


@dataclass(frozen=True)
class Places:
    """The places of one table.

    Parameters
    ----------
    id, title
        As in the release.
    use, characteristic
        What decides the threshold that applies.
    row_title
        What its rows are groups of.
    rows
        Label and people of each row, in the order printed; nets and the total are rows.
    columns
        Label and people of each column of percentages in a cross-tabulation; none in a frequency
        table, whose one column of percentages is of its base.
    base
        Whom the percentages are of. In a cross-tabulation, each row's own are of those in both.
    rows_partition, columns_partition
        Whether everyone in the base is in exactly one row, or column.
    sums
        How many rows are nets or the total; they stand after the groups.
    outside
        Positions of rows that stand outside the base.
    nobody
        People of whom readers can tell that there are none.
    view
        Whether it is put together from other tables, which alone decide what must not be known.
    weighted
        Whether a column of weighted shares may stand in a frequency table.
    comments
        For each row of themes over several questions, whose numbers its number of comments adds up:
        none where it has no such number. Empty for tables without a column of comments.
    """

    id: TableId
    title: str
    use: Use
    characteristic: str
    row_title: str
    rows: tuple[tuple[str, Region], ...]
    columns: tuple[tuple[str, Region], ...]
    base: Region
    rows_partition: bool
    columns_partition: bool
    sums: int = 0
    outside: frozenset[int] = frozenset()
    nobody: tuple[Region, ...] = ()
    view: bool = False
    weighted: bool = False
    comments: tuple[tuple[Region, ...], ...] = ()

    @property
    def groups(self) -> int:
        """How many rows are groups of people rather than nets, totals or outside the base."""
        return len(self.rows) - self.sums - len(self.outside)


@dataclass(frozen=True)
class Structure:
    """The places of a release.

    Parameters
    ----------
    dimensions
        Every dimension its tables cut people along.
    tables
        In the order made.
    """

    dimensions: tuple[Dimension, ...]
    tables: tuple[Places, ...]

    def table(self, of: TableId) -> Places | None:
        """The places of a table, or ``None`` when there is none of that id.

        Parameters
        ----------
        of
            What the table is about.
        """
        return next((table for table in self.tables if table.id == of), None)


@dataclass(frozen=True)
class TrueTable:
    """The true numbers of one table, place by place.

    Parameters
    ----------
    rows
        People in each row that are in the base too, or outside it for rows that stand there.
    cells
        For each group, people in each column of a cross-tabulation.
    base
        People in the base.
    weighted
        The weighted share of each row of the base, in per cent; empty where there are none.
    """

    rows: tuple[int, ...]
    cells: tuple[tuple[int, ...], ...]
    base: int
    weighted: tuple[float, ...] = ()


@dataclass(frozen=True)
class Truth:
    """The true numbers of a release.

    Parameters
    ----------
    people
        Responses counted.
    tables
        Table id -> its numbers.
    responses
        A fingerprint of the answers and one of the themes of each response, sorted: which tells
        how many responses were added or changed between two releases.
    """

    people: int
    tables: Mapping[TableId, TrueTable]
    responses: tuple[tuple[str, str], ...] = ()


Contents = tuple[tuple[int, TableId | None], ...]
"""The numbered tables of a report: number, and the id of its table, ``None`` for one of words."""

ContentsByFile = dict[str, Contents]
"""The same for each file of a release."""
