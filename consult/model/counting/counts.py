"""True counts of people, before disclosure control. They never leave data/processed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import fsum
from typing import TYPE_CHECKING

from consult.model.counting.region import Dimension, Region
from consult.model.counting.table_id import TableId

if TYPE_CHECKING:
    import pandas as pd


class Use(StrEnum):
    """What a table shows, which decides the threshold that applies."""

    PROFILE = "profile"
    QUESTION = "question"
    CROSSTAB = "crosstab"
    THEMES = "themes"


@dataclass(frozen=True)
class TableSpec:
    """What a table is to be about, before anything is counted, and the words that stand with it.

    Parameters
    ----------
    id, title
        What it is about, and what it is called.
    base_text
        Who its base are, in words: "people who answered the question".
    row_title
        What its rows are, where that is not the title of their grouping: "Answer", "Theme".
    characteristic
        Id of the characteristic, question or "channel" that the rows are groups of; empty when
        they are no groups to compare.
    """

    id: TableId
    title: str
    base_text: str
    row_title: str = ""
    characteristic: str = ""


@dataclass(frozen=True)
class Regions:
    """Whom the figures of a table count, so that they can be told from those of other tables.

    Parameters
    ----------
    rows, columns
        Label -> the people in that row or column. No columns in a frequency table.
    base
        The people in the table's base: in a cross-tabulation, those in any column.
    nets
        Net -> the people in it.
    dimensions
        Every dimension these speak of.
    nobody
        Regions that are left out of the table because nobody is in them, as readers can tell.
    """

    rows: Mapping[str, Region]
    columns: Mapping[str, Region]
    base: Region
    nets: Mapping[str, Region]
    dimensions: tuple[Dimension, ...]
    nobody: tuple[Region, ...] = ()


@dataclass(frozen=True)
class Weighted:
    """What the people of a frequency table weigh.

    Parameters
    ----------
    rows
        Label -> the sum of the weights of the people in that row.
    base, squares
        Of the people in the base, the sum of their weights and of the squares of these.
    spread
        The largest weight of any response that is counted, less the smallest.
    """

    rows: Mapping[str, float]
    base: float
    squares: float
    spread: float

    @property
    def effective(self) -> float:
        """People of equal weight who would tell as much.

        Notes
        -----
        Kish, "Survey Sampling" (1965): the square of the sum over the sum of the squares.
        """
        return self.base**2 / self.squares if self.squares else 0.0

    def share(self, *labels: str) -> float:
        """What rows together weigh, as a percentage of the base; their parts are not rounded."""
        return 100 * fsum(self.rows[label] for label in labels) / self.base


HEADING_ROW = " (heading)"
"""What follows the name of a heading over themes, so that no theme has the label of its row."""

NET = " (net)"
"""What follows the name of a net, so that no answer has the label of its row."""

WHOLE = ""
"""What stands for the whole of a table where its rows are named."""


@dataclass(frozen=True)
class Added:
    """Comments on several questions: a person wrote one at most on each, so people are added up.

    Parameters
    ----------
    number
        How many comments.
    parts
        Question by question: whom its number counts, and whom the base of its table counts.
    """

    number: int
    parts: tuple[tuple[Region, Region], ...]


@dataclass(frozen=True)
class Counts:
    """How many people are in each row group, and in each pair of row and column group.

    Parameters
    ----------
    id, title
        What the table is about, and what it is called.
    use
        What it shows.
    row_title, column_title
        What the rows and columns are groups of; ``column_title`` is empty for a frequency table.
    cells
        Index: row labels, in order. Columns: column labels, in order, or the one column
        "People". Values: numbers of distinct people (int).
    row_bases
        Index: row labels. The people of that row who are in the table's base (int); equal to
        the only column of a frequency table.
    base
        Distinct people in the table (int).
    base_text
        Who they are, in words: "people who answered the question".
    rows_partition, columns_partition
        Whether every person of the base is in exactly one row, or column.
    nets
        Rows of a frequency table that are made of others: net -> labels it adds up.
    net_people
        Net -> distinct people in any of these rows (int), where people can be in several of them:
        a heading over themes. Nets that are not in it are the sums of their rows.
    outside_base
        Label -> people left outside the base and shown beneath the table ("Not answered").
    unsaid
        Rows that are no group to compare with: prefer not to say, not answered, not asked.
    characteristic
        Id of the characteristic that the rows are or, in a breakdown, of the question or "channel"
        whose answers they are; empty when they are no groups to compare.
    not_asked
        Rows of which nobody was asked what the columns are answers to -> how many people.
    regions
        Whom each figure counts.
    ladder
        Tables of the same are counted by the same groups, those of one rung; empty for tables
        that are chosen each by itself.
    rung
        Which rung its rows are: a larger number is a coarser one.
    merged
        Rows that were merged of several groups -> those groups.
    scores
        Of a scale on its own: answer -> the number that stands for it in a mean.
    view
        Whether it is put together from other tables, which alone decide what must not be known.
    weighted
        Of a frequency table, what its people weigh, where the study has weights.
    comments
        Of themes over several questions: row, or ``WHOLE`` -> the comments behind it.
    """

    id: TableId
    title: str
    use: Use
    row_title: str
    column_title: str
    cells: pd.DataFrame
    row_bases: pd.Series
    base: int
    base_text: str
    rows_partition: bool = True
    columns_partition: bool = True
    nets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    outside_base: tuple[tuple[str, int], ...] = ()
    unsaid: frozenset[str] = frozenset()
    characteristic: str = ""
    not_asked: Mapping[str, int] = field(default_factory=dict)
    regions: Regions | None = None
    ladder: str = ""
    rung: int = 0
    merged: tuple[tuple[str, tuple[str, ...]], ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    view: bool = False
    weighted: Weighted | None = None
    comments: Mapping[str, Added] = field(default_factory=dict)
    net_people: Mapping[str, int] = field(default_factory=dict)

    def people_in(self, net: str) -> int:
        """How many people are in a net: each once.

        Parameters
        ----------
        net
            One of ``nets``.
        """
        if net in self.net_people:
            return self.net_people[net]
        return int(self.row_bases[list(dict(self.nets)[net])].sum())

    def net_label(self, net: str) -> str:
        """What the row of a net is called in print; a heading over themes is called so already.

        Parameters
        ----------
        net
            One of ``nets``.
        """
        return net if net in self.net_people else f"{net}{NET}"

    @property
    def of(self) -> Regions:
        """Whom its figures count.

        Raises
        ------
        ValueError
            When that was not said.
        """
        if self.regions is None:
            raise ValueError(f'Table "{self.id}" does not say whom its figures count.')
        return self.regions
