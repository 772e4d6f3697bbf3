"""A table as it may be published: counts after disclosure control, with their marks.

Only :mod:`consult.disclose` makes a ``Table``; a test holds the house to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consult.model.counting.table_id import TableId


class Mark(StrEnum):
    """Why a cell shows what it shows. The value is the government's shorthand.

    Source: Analysis Function, "Symbols in tables" (2022).
    """

    SHOWN = ""
    SUPPRESSED = "[c]"
    LOW = "[low]"
    NOT_ASKED = "[x]"
    NOT_APPLICABLE = "[z]"
    WEAK = "[u]"


MEANING = {
    Mark.SUPPRESSED: "hidden to protect people in small groups",
    Mark.LOW: "more than zero, but rounds to zero",
    Mark.NOT_ASKED: "not available: the question was not asked",
    Mark.NOT_APPLICABLE: "not applicable",
    Mark.WEAK: "shown, but rests on few people",
}


class Unit(StrEnum):
    """What the numbers of a column are."""

    PEOPLE = "people"
    COMMENTS = "comments"
    PERCENT = "%"
    WEIGHTED = "weighted %"

    @property
    def is_share(self) -> bool:
        """Whether it is printed as a percentage."""
        return self in {Unit.PERCENT, Unit.WEIGHTED}


@dataclass(frozen=True)
class Cell:
    """One cell: a number with full precision, or a mark in its place.

    Parameters
    ----------
    number
        ``None`` when the mark hides it or there is none.
    mark
        ``Mark.SHOWN`` for a plain number. ``Mark.WEAK`` stands beside a number.
    """

    number: float | None
    mark: Mark = Mark.SHOWN

    def __post_init__(self) -> None:
        if self.mark is Mark.SUPPRESSED and self.number is not None:
            raise ValueError("A suppressed cell holds no number.")


HIDDEN = Cell(None, Mark.SUPPRESSED)
NONE = Cell(None, Mark.NOT_APPLICABLE)


class RowRole(StrEnum):
    """What a row is, so that a renderer can set it apart without guessing."""

    GROUP = "group"
    UNSAID = "no group: prefer not to say, not answered, not asked"
    NET = "net"
    HEADING = "heading over themes"
    TOTAL = "total"
    OUTSIDE_BASE = "outside the base"


@dataclass(frozen=True)
class Column:
    """One column of numbers: its heading and unit. Percentages run from 0 to 100."""

    heading: str
    unit: Unit


@dataclass(frozen=True)
class Row:
    """One row: its label, what it is, and a cell a column.

    Parameters
    ----------
    label, cells, role
        The words before it, a cell for each column, and what it is.
    unit
        What its numbers are, where that is not the unit of their columns.
    """

    label: str
    cells: tuple[Cell, ...]
    role: RowRole = RowRole.GROUP
    unit: Unit | None = None

    def units(self, columns: tuple[Column, ...]) -> tuple[Unit, ...]:
        """What each of its numbers is.

        Parameters
        ----------
        columns
            Those of its table, one a cell.

        Returns
        -------
        tuple
            One unit a cell: the row's own for all where it has one.
        """
        return tuple(self.unit or column.unit for column in columns)


@dataclass(frozen=True)
class Table:
    """A table that may be published.

    Parameters
    ----------
    id
        What it is about, unlike that of any other in a release; the names of its figures and of
        its sheet begin with its text.
    title
        What a reader sees above it, without its number.
    row_title
        Heading of the first column.
    columns
        Headings and units of the number columns.
    rows
        The rows in order, each as long as ``columns``.
    base
        How many people the percentages are of, or ``None`` when that is hidden.
    base_text
        Who they are.
    source
        Where the numbers come from.
    notes
        Sentences printed beneath it.
    """

    id: TableId
    title: str
    row_title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    base: int | None
    base_text: str
    source: str
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError(f'Table "{self.id}": a row is not as long as the header.')

    @property
    def shown_by_answer(self) -> list[list[float]]:
        """Of each answer or theme of a breakdown, the shares of groups that are shown."""
        groups = (row.cells for row in self.rows if row.role is RowRole.GROUP)
        shown = (cells for cells in groups if cells[0].number)
        columns = list(zip(*shown, strict=True))[1:]
        return [[cell.number for cell in cells if cell.number is not None] for cells in columns]

    @property
    def compares(self) -> bool:
        """Whether there is an answer or a theme of which two groups' shares can be seen."""
        return any(len(numbers) > 1 for numbers in self.shown_by_answer)


Tables = tuple[Table, ...]
"""All tables of a release, in the order made."""
