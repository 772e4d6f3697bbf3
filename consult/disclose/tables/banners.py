"""Several protected breakdowns side by side: a view of tables that are decided, and nothing new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from consult.disclose.policy.rules import Policy
from consult.disclose.tables.printing import ALL, weak_note
from consult.disclose.tables.protect import Protected
from consult.model.counting.counts import NET, Counts, Regions
from consult.model.counting.region import EVERYBODY, Region
from consult.model.counting.table_id import TableId
from consult.model.publishing.table import HIDDEN, Cell, Column, Mark, Row, RowRole, Table, Unit

PEOPLE = "People"
ACROSS = (
    "The columns are several ways to group the same people. Each percentage is of the people in "
    "its column, whose number stands in the row “People”."
)
HIDDEN_THERE = (
    "[c] marks figures that are hidden in the breakdowns this table is put together from."
)
SEVERAL = "A person can be counted more than once, so shares can add to more than 100%."


@dataclass(frozen=True)
class BannerSide:
    """One breakdown that stands in a banner.

    Parameters
    ----------
    name
        What its groups are of, as printed before each: "Age".
    finest
        Its groups by the answers in the finest way they were counted.
    published
        The same groups as they are published, by those answers or some of them together.
    """

    name: str
    finest: Counts
    published: Protected


def side_by_side(
    whole: Protected, sides: Sequence[BannerSide], policy: Policy, *, name: TableId, title: str
) -> Protected:
    """Breakdowns of one question as one table: answers down, everybody and all groups across.

    Parameters
    ----------
    whole
        The table of the question on its own.
    sides
        Its breakdowns; at least one.
    policy
        For the notes.
    name, title
        Id and title of the table.

    Notes
    -----
    Every cell is a cell of a table given, or a sum of cells shown in ``whole``. An answer that a
    breakdown shows only together with others is hidden here.
    """
    counts = _counts(whole.counts, sides, name=name, title=title)
    answers = [str(column) for column in counts.cells.columns]
    columns = [_everybody(whole, counts, answers)]
    columns += [column for side in sides for column in _groups(side, answers)]
    rows = tuple(
        Row(label, tuple(column[at] for column in columns), RowRole.GROUP)
        for at, label in enumerate(answers, start=1)
    )
    people = Row(PEOPLE, tuple(column[0] for column in columns), RowRole.TOTAL, Unit.PEOPLE)
    table = Table(
        id=name,
        title=title,
        row_title=whole.table.row_title,
        columns=tuple(Column(str(label), Unit.PERCENT) for label in counts.cells.index),
        rows=(people, *rows),
        base=whole.table.base,
        base_text=whole.table.base_text,
        source=whole.table.source,
        notes=_notes(counts, (people, *rows), policy),
    )
    return Protected(table, counts, (), ())


def _counts(whole: Counts, sides: Sequence[BannerSide], *, name: TableId, title: str) -> Counts:
    """The true numbers and whom they count, with a row for each column that is printed."""
    first = sides[0].finest
    own = whole.of.rows
    totals = {
        str(column): sum(int(whole.row_bases[row]) for row in _made_of(of, own, whole))
        for column, of in _answers(first)
    }
    cells, bases, rows = [pd.DataFrame([totals], index=[ALL])], {ALL: whole.base}, {ALL: EVERYBODY}
    for side in sides:
        labels = {label: f"{side.name}: {label}" for label in _labels(side)}
        cells.append(side.finest.cells.loc[list(labels)].rename(index=labels))
        bases |= {new: int(side.finest.row_bases[label]) for label, new in labels.items()}
        rows |= {new: side.finest.of.rows[label] for label, new in labels.items()}
    together = pd.concat(cells)
    return Counts(
        id=name,
        title=title,
        use=first.use,
        row_title=whole.row_title,
        column_title=first.column_title,
        cells=together,
        row_bases=pd.Series(bases)[list(together.index)],
        base=whole.base,
        base_text=whole.base_text,
        rows_partition=False,
        columns_partition=first.columns_partition,
        regions=Regions(
            rows=rows,
            columns=first.of.columns,
            base=first.of.base,
            nets={},
            dimensions=tuple(
                dimension for side in sides for dimension in side.finest.of.dimensions
            ),
        ),
        view=True,
    )


def _answers(counts: Counts) -> list[tuple[str, Region]]:
    return [(str(column), counts.of.columns[str(column)]) for column in counts.cells.columns]


def _labels(side: BannerSide) -> list[str]:
    """The groups of a breakdown, without those who did not say."""
    finest = side.finest
    return [str(label) for label in finest.cells.index if label not in finest.unsaid]


def _made_of(of: Region, rows: Mapping[str, Region], whole: Counts) -> list[str]:
    """The rows of a table of one question that together are the people of a region."""
    (wanted,) = of
    return [
        str(label)
        for label in whole.cells.index
        for pair in rows[str(label)]
        if pair[0] == wanted[0] and pair[1] <= wanted[1]
    ]


def _everybody(whole: Protected, counts: Counts, answers: Sequence[str]) -> list[Cell]:
    """The column of all people: a net or a row as it is shown, or the sum of rows shown."""
    of, base = whole.counts.of, whole.table.base
    shown = {row.label: row.cells[0].number for row in whole.table.rows}
    net = {region: f"{name}{NET}" for name, region in of.nets.items()}
    cells = [HIDDEN if base is None else Cell(base)]
    for answer in answers:
        wanted = counts.of.columns[answer]
        parts = [net[wanted]] if wanted in net else _made_of(wanted, of.rows, whole.counts)
        numbers = [shown.get(part) for part in parts]
        hidden = not base or any(number is None for number in numbers)
        cells.append(HIDDEN if hidden else Cell(100 * sum(n or 0 for n in numbers) / (base or 1)))
    return cells


def _groups(side: BannerSide, answers: Sequence[str]) -> list[list[Cell]]:
    """A column for each group of a breakdown, as far as that shows it."""
    table = side.published.table
    place = {column.heading: at for at, column in enumerate(table.columns)}
    rows = {row.label: row.cells for row in table.rows}
    return [
        [rows[label][0], *(rows[label][place[a]] if a in place else HIDDEN for a in answers)]
        for label in _labels(side)
    ]


def _notes(counts: Counts, rows: Sequence[Row], policy: Policy) -> tuple[str, ...]:
    marks = {cell.mark for row in rows for cell in row.cells}
    hidden = (HIDDEN_THERE,) if Mark.SUPPRESSED in marks else ()
    several = () if counts.columns_partition else (SEVERAL,)
    weak = (weak_note(policy),) if Mark.WEAK in marks else ()
    return (ACROSS, *hidden, *several, *weak)
