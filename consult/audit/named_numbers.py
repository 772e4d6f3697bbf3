"""Numbers in sentences that carry the name of their figure: which of them need no guessing.

A name is a claim, and is held against what the files show: the cell that it names must be shown,
and the number must be the one that was counted there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consult.audit.bounds import BASE, PrintedCell, read_cell, share_bounds
from consult.model.counting.table_id import TableId
from consult.model.publishing.spoken import CONSTANT, NOTE, WORD, Named
from consult.model.publishing.structure import Places, Truth
from consult.office.words import told_apart

BETWEEN = " / "
"""Stands between the parts of a name."""

OF_NO_CELL = frozenset(
    (
        *(
            "all groups",
            "area",
            "comments",
            "difference",
            "drift",
            "equality",
            "estimate",
            "ledger",
        ),
        *("response", "run", "stance", "stated", CONSTANT, NOTE, WORD),
    )
)
"""How names begin of numbers that are worked out from figures that are shown, that disclosure
control was asked about, or that count no people who responded. "response" counts themes that stand
in tables, and those answered; "estimate" is a difference in whole points between a group and all
others, told only beside figures of the same that are shown, and made of a random sample that
nobody outside has seen; "run" is how a run was made: settings, versions, and how many themes
and quotes people decided on."""

OF_THOSE_WHO_SAID = "of those who said"
"""A share worked out from rows that are shown."""

IN_PLACE = "#"
"""What is read in place of a number that needs no guessing."""


FigureNames = tuple[tuple[str, ...], ...]
"""Names of the figures of a table, row by row."""


@dataclass(frozen=True)
class _Cell:
    people: int
    base: int | None


@dataclass(frozen=True)
class NamedNumbers:
    """What is said of the numbers of sentences, and the cells that are shown.

    Parameters
    ----------
    spoken
        Sentence or cell of words -> its numbers with their names.
    cells
        Name of a figure -> the cell it is, of every cell that is shown.
    """

    spoken: Mapping[str, Sequence[Named]] = field(default_factory=dict)
    cells: Mapping[str, _Cell] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        spoken: Mapping[str, Sequence[Named]],
        said: Sequence[tuple[Places, PrintedCell]],
        truth: Truth,
    ) -> NamedNumbers:
        """Those of a release.

        Parameters
        ----------
        spoken, truth
            As for :func:`consult.audit.audit`.
        said
            Every cell of every table of numbers in the files.
        """
        hidden: set[str] = set()
        cells: dict[str, _Cell] = {}
        tables: dict[TableId, FigureNames] = {}
        for places, cell in said:
            if (names := tables.get(places.id)) is None:
                names = tables[places.id] = figure_names(places)
            name, counted = _named(places, cell, truth, names)
            if read_cell(cell.text)[2] in ("", "[u]"):
                cells[name] = counted
            else:
                hidden.add(name)
        return cls(spoken, {name: counted for name, counted in cells.items() if name not in hidden})

    def without(self, text: str) -> str:
        """A sentence or cell without the numbers that are what they are said to be.

        Parameters
        ----------
        text
            A sentence or cell of words, single-spaced, as it stands among ``spoken``.

        Returns
        -------
        str
            The same with ``IN_PLACE`` for each number whose every claim holds.
        """
        numbers = self.spoken.get(text, ())
        claims: dict[tuple[int, int], list[str]] = {}
        for start, end, name in numbers:
            claims.setdefault((start, end), []).append(name)
        for (start, end), names in sorted(claims.items(), reverse=True):
            if all(self._is(text[start:end], name) for name in names):
                text = f"{text[:start]}{IN_PLACE}{text[end:]}"
        return text

    def _is(self, printed: str, name: str) -> bool:
        first, _, _ = name.partition(BETWEEN)
        if first in OF_NO_CELL:
            return True
        if name.endswith(f"{BETWEEN}{OF_THOSE_WHO_SAID}"):
            return name.removesuffix(OF_THOSE_WHO_SAID) + "People" in self.cells
        cell = self.cells.get(name)
        number, half, _ = read_cell(printed)
        if cell is None or number is None:
            return False
        if not printed.endswith("%"):
            return number == cell.people
        least, most = share_bounds(number, half, (cell.base or 0, cell.base or 0))
        return least <= cell.people <= most


def figure_names(places: Places) -> FigureNames:
    """What the figures of a table are called.

    Parameters
    ----------
    places
        The table.

    Returns
    -------
    tuple of tuple of str
        Row by row. The first of each is of people; a column whose figures are no counts has none.
    """
    labels = [_called(places, at) for at in range(len(places.rows))]
    headings = [heading for heading, _ in places.columns] if places.columns else ["Share"]
    headings = ["People", *headings]
    rows = [told_apart(label, labels[:at]) for at, label in enumerate(labels)]
    columns = [told_apart(heading, headings[:at]) for at, heading in enumerate(headings)]
    return tuple(
        tuple(BETWEEN.join((str(places.id), row, heading)) for heading in columns) for row in rows
    )


def _called(places: Places, row: int) -> str:
    label = places.rows[row][0]
    return f"{label} (not in the base)" if row in places.outside else label


def _named(
    places: Places, cell: PrintedCell, truth: Truth, names: FigureNames
) -> tuple[str, _Cell]:
    """The name of the figure of a cell, and what was counted there."""
    true = truth.tables[places.id]
    if cell.at == BASE:
        return BETWEEN.join((str(places.id), "base")), _Cell(true.base, None)
    row, column = cell.at
    name, people = names[row][column] if column < len(names[row]) else "", true.rows[row]
    if places.columns and column:
        return name, _Cell(true.cells[row][column - 1], people)
    return name, _Cell(people, true.base)
