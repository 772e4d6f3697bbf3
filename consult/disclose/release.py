"""The only maker of tables: hides what must be hidden, and writes down what it hid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consult.disclose.hide import nets_to_hide, rows_to_hide
from consult.disclose.policy import Policy
from consult.model.counts import Counts
from consult.model.table import Cell, Column, Mark, Row, RowRole, Table, Unit

HIDDEN = Cell(None, Mark.SUPPRESSED)
NONE = Cell(None, Mark.NOT_APPLICABLE)
ALL = "All"


@dataclass(frozen=True)
class Protected:
    """One table, and the rows hidden in it (labels, never their counts)."""

    table: Table
    primary: tuple[str, ...]
    secondary: tuple[str, ...]


def protect(
    release: Sequence[Sequence[Counts]], policy: Policy, *, source: str
) -> tuple[Protected, ...]:
    """Tables that may be published, one for each entry of the release.

    Parameters
    ----------
    release
        All counts about to be published together. An entry is the same table counted in one
        way or several, finest first: the one with the most figures that can be compared between
        groups is published, and nothing of the others.
    policy
        How small a group may be.
    source
        Printed under every table.

    Notes
    -----
    Each table is protected against its own total. Tables are not yet protected against each
    other; the report says so.
    """
    return tuple(
        max((_protect_one(counts, policy, source) for counts in ways), key=_worth)
        for ways in release
    )


def _worth(item: Protected) -> tuple[int, int]:
    """Figures other than 0 that can be compared, group with group; then such figures at all.

    A group shown whole because nobody in it said some things is no better shown for its noughts.
    """
    groups = [row for row in item.table.rows if row.role is RowRole.GROUP]
    shown = [row for row in groups if row.cells[0].number is not None]
    figures = sum(bool(cell.number) for row in shown for cell in row.cells[1:])
    return (figures if len(shown) > 1 else 0, figures)


def _protect_one(counts: Counts, policy: Policy, source: str) -> Protected:
    primary, secondary = rows_to_hide(counts, policy)
    hidden = primary | secondary
    if counts.column_title:
        table = _crosstab_table(counts, hidden, policy, source)
    else:
        table = _frequency_table(counts, hidden, policy, source)
    order = [str(label) for label in counts.cells.index]
    return Protected(
        table,
        tuple(label for label in order if label in primary),
        tuple(label for label in order if label in secondary),
    )


def _frequency_table(counts: Counts, hidden: frozenset[str], policy: Policy, source: str) -> Table:
    people = counts.row_bases
    gone_nets = nets_to_hide(counts, hidden, policy)
    base_is_safe = counts.base == 0 or counts.base >= policy.threshold(counts)
    base = counts.base if base_is_safe else None
    rows = [
        Row(
            str(label),
            _share(int(people[label]), base, hide=str(label) in hidden),
            _role(counts, str(label)),
        )
        for label in counts.cells.index
    ]
    rows += [
        Row(
            f"{net} (net)",
            _share(int(people[list(labels)].sum()), base, hide=net in gone_nets),
            RowRole.NET,
        )
        for net, labels in counts.nets
    ]
    total = (Cell(base), Cell(100.0) if base else NONE) if base_is_safe else (HIDDEN, HIDDEN)
    rows.append(Row(ALL, total, RowRole.TOTAL))
    rows += [
        Row(label, (Cell(number), NONE), RowRole.OUTSIDE_BASE)
        for label, number in counts.outside_base
    ]
    return Table(
        id=counts.id,
        title=counts.title,
        row_title=counts.row_title,
        columns=(Column("People", Unit.PEOPLE), Column("Share", Unit.PERCENT)),
        rows=tuple(rows),
        base=base,
        base_text=counts.base_text,
        source=source,
        notes=_notes(counts, hidden, gone_nets, policy),
    )


def _crosstab_table(counts: Counts, hidden: frozenset[str], policy: Policy, source: str) -> Table:
    width = len(counts.cells.columns) + 1
    rows = []
    for label in counts.cells.index:
        cells = [int(number) for number in counts.cells.loc[label]]
        base = int(counts.row_bases[label])
        shown = (HIDDEN,) * width if str(label) in hidden else _row_shares(base, cells)
        rows.append(Row(str(label), shown, _role(counts, str(label))))
    base_is_safe = counts.base == 0 or counts.base >= policy.threshold(counts)
    return Table(
        id=counts.id,
        title=counts.title,
        row_title=counts.row_title,
        columns=(
            Column("People", Unit.PEOPLE),
            *(Column(str(label), Unit.PERCENT) for label in counts.cells.columns),
        ),
        rows=tuple(rows),
        base=counts.base if base_is_safe else None,
        base_text=counts.base_text,
        source=source,
        notes=_notes(counts, hidden, frozenset(), policy),
    )


def _role(counts: Counts, label: str) -> RowRole:
    return RowRole.UNSAID if label in counts.unsaid else RowRole.GROUP


def _share(number: int, base: int | None, *, hide: bool) -> tuple[Cell, ...]:
    if hide or base is None:
        return (HIDDEN, HIDDEN)
    return (Cell(number), Cell(100 * number / base) if base else NONE)


def _row_shares(base: int, cells: Sequence[int]) -> tuple[Cell, ...]:
    shares = (Cell(100 * number / base) if base else NONE for number in cells)
    return (Cell(base), *shares)


def _notes(
    counts: Counts, hidden: frozenset[str], nets: frozenset[str], policy: Policy
) -> tuple[str, ...]:
    notes = []
    if hidden or nets:
        notes.append(
            f"[c] marks rows hidden whole: a count in them is under {policy.threshold(counts)}, "
            "everybody in them said the same, or they could be worked out from other rows."
        )
    if not counts.rows_partition or not counts.columns_partition:
        notes.append("A person can be counted more than once, so shares can add to more than 100%.")
    weak = [
        str(label)
        for label in counts.cells.index
        if counts.column_title
        and str(label) not in hidden
        and 0 < counts.row_bases[label] < policy.weak_base
    ]
    if weak:
        notes.append(f"Fewer than {policy.weak_base} people: {'; '.join(weak)}. Read with care.")
    return tuple(notes)
