"""Tables as they are printed: a figure that is hidden leaves a mark."""

from __future__ import annotations

import re
from dataclasses import replace

from consult.disclose.policy.rules import Policy
from consult.disclose.tables.averages import average_note
from consult.disclose.tables.comments import comment_cells, comments_note
from consult.disclose.tables.weighting import LEFT_OUT, may_weigh, weight_note, weighted_shares
from consult.model.counting.counts import Counts, Use
from consult.model.counting.grouping import are_silent
from consult.model.counting.region import IsHidden, Region
from consult.model.publishing.table import (
    HIDDEN,
    NONE,
    Cell,
    Column,
    Mark,
    Row,
    RowRole,
    Table,
    Unit,
)

HEADINGS = (
    "Rows marked “(heading)” count the people who raised at least one of the themes listed under "
    "that heading, each person once. They are no sums of the rows above."
)
SKIPPED = (
    "Those who only left the question out are hidden for the sake of others alone: nobody can be "
    "recognised by that."
)
UNASKED = Cell(None, Mark.NOT_ASKED)
ALL = "All"


def printed(counts: Counts, is_hidden: IsHidden, policy: Policy, *, source: str) -> Table:
    """A table with what is hidden left out.

    Parameters
    ----------
    counts
        The true numbers.
    is_hidden
        Of each region they count.
    policy
        For the notes: how small a group may be, and how small a weak base is.
    source
        Printed under the table.
    """
    rows = (
        _crossed(counts, is_hidden, policy) if counts.column_title else _one_way(counts, is_hidden)
    )
    weighs = may_weigh(counts, rows, policy)
    if weighs:
        rows = _with(rows, [Cell(share) for share in weighted_shares(counts)])
    comments = comment_cells(counts, is_hidden)
    if comments:
        rows = _with(rows, comments)
    base = None if is_hidden(counts.of.base) else counts.base
    return Table(
        id=counts.id,
        title=counts.title,
        row_title=counts.row_title,
        columns=_columns(counts, weighs=weighs, comments=bool(comments)),
        rows=tuple(rows),
        base=base,
        base_text=counts.base_text,
        source=source,
        notes=(*_notes(counts, rows, policy, weighs=weighs), *comments_note(counts, comments)),
    )


def _columns(counts: Counts, *, weighs: bool, comments: bool) -> tuple[Column, ...]:
    people = Column("People", Unit.PEOPLE)
    if not counts.column_title:
        weighted = (Column("Weighted %", Unit.WEIGHTED),) if weighs else ()
        wrote = (Column("Comments", Unit.COMMENTS),) if comments else ()
        return (people, Column("Share", Unit.PERCENT), *weighted, *wrote)
    return (people, *(Column(str(label), Unit.PERCENT) for label in counts.cells.columns))


def _one_way(counts: Counts, is_hidden: IsHidden) -> list[Row]:
    regions, people = counts.of, counts.row_bases
    base = None if is_hidden(regions.base) else counts.base

    def line(name: str, number: int, region: Region, role: RowRole) -> Row:
        if base is None or is_hidden(region):
            return Row(name, (HIDDEN, HIDDEN), role)
        return Row(name, (Cell(number), _share(number, base)), role)

    rows = [
        line(label, int(people[label]), regions.rows[label], _role(counts, label))
        for label in map(str, counts.cells.index)
    ]
    rows += [
        line(
            counts.net_label(net), counts.people_in(net), regions.nets[net], _net_role(counts, net)
        )
        for net, _ in counts.nets
    ]
    rows.append(line(ALL, counts.base, regions.base, RowRole.TOTAL))
    for label, number in counts.outside_base:
        shown = HIDDEN if is_hidden(regions.rows[label]) else Cell(number)
        rows.append(Row(label, (shown, NONE), RowRole.OUTSIDE_BASE))
    return rows


def _with(rows: list[Row], more: list[Cell]) -> list[Row]:
    """The rows with one cell more each; those outside the base have none."""
    cells = [*more, *[NONE] * (len(rows) - len(more))]
    return [replace(row, cells=(*row.cells, cell)) for row, cell in zip(rows, cells, strict=True)]


def _crossed(counts: Counts, is_hidden: IsHidden, policy: Policy) -> list[Row]:
    regions = counts.of
    rows = []
    columns = [str(column) for column in counts.cells.columns]
    people = counts.row_bases.to_numpy(dtype=int)
    cells = counts.cells.to_numpy(dtype=int)
    for at, label in enumerate(map(str, counts.cells.index)):
        mine = regions.rows[label] | regions.base
        base = int(people[at])
        shares = [
            HIDDEN
            if is_hidden(mine) or is_hidden(regions.rows[label] | regions.columns[column])
            else UNASKED
            if counts.not_asked.get(label, 0) >= policy.threshold(counts)
            else _share(int(number), base)
            for column, number in zip(columns, cells[at], strict=True)
        ]
        total = HIDDEN if is_hidden(mine) else Cell(base)
        line = (total, *shares)
        if 0 < base < policy.weak_base:
            line = tuple(_weak(cell) for cell in line)
        rows.append(Row(label, line, _role(counts, label)))
    return rows


def _weak(cell: Cell) -> Cell:
    """A number that is shown but rests on few people."""
    return cell if cell.number is None else Cell(cell.number, Mark.WEAK)


def _net_role(counts: Counts, net: str) -> RowRole:
    return RowRole.HEADING if net in counts.net_people else RowRole.NET


def _role(counts: Counts, label: str) -> RowRole:
    return RowRole.UNSAID if label in counts.unsaid else RowRole.GROUP


def _share(number: int, base: int) -> Cell:
    return Cell(100 * number / base) if base else NONE


def _notes(counts: Counts, rows: list[Row], policy: Policy, *, weighs: bool) -> tuple[str, ...]:
    middle = average_note(counts.scores, rows)
    notes = [middle] if middle else []
    if counts.weighted and counts.base:
        notes.append(weight_note(counts) if weighs else LEFT_OUT)
    if any(cell.mark is Mark.SUPPRESSED for row in rows for cell in row.cells):
        notes.append(_hidden(counts, policy))
    if counts.merged:
        notes.append(_merged(counts))
    if counts.column_title and len(counts.cells.columns) < len(counts.of.columns):
        most = len(counts.cells.columns)
        notes.append(f"Shown are the {most} themes that most people raised.")
    if not counts.rows_partition or not counts.columns_partition:
        notes.append("A person can be counted more than once, so shares can add to more than 100%.")
    if any(row.role is RowRole.HEADING for row in rows):
        notes.append(HEADINGS)
    if any(cell.mark is Mark.WEAK for row in rows for cell in row.cells):
        notes.append(weak_note(policy))
    return tuple(notes)


def _hidden(counts: Counts, policy: Policy) -> str:
    """Why figures are hidden, and that those hidden for the sake of others can be of any size."""
    reasons = [f"a count is from 1 to {policy.threshold(counts) - 1}"]
    if not (counts.columns_partition if counts.column_title else counts.rows_partition):
        reasons.append("all but so few people chose something")
    if counts.column_title and policy.hide_full_rows:
        reasons.append("everybody in a group said the same")
    said = (
        f"[c] marks figures that are hidden. Some are hidden because {' or '.join(reasons)}. The "
        "others, which can be of any size and 0 too, are hidden because such a figure, here or in "
        "another table, could be worked out from them."
    )
    spared = not policy.protect_non_response and any(map(are_silent, counts.of.rows.values()))
    about_themselves = bool(counts.column_title) or counts.use is Use.PROFILE
    return f"{said} {SKIPPED}" if spared and about_themselves else said


_NUMBER = re.compile(r"\d")

MOST_NAMED = 4
"""A note names the groups that were merged into one when they are so many or fewer."""


def _merged(counts: Counts) -> str:
    """Which groups were merged; in break-downs, ages say themselves what is in them."""
    told = [pair for pair in counts.merged if not (counts.column_title and _NUMBER.search(pair[0]))]
    said = "; ".join(f'"{label}" is {_in_words(parts)}' for label, parts in told)
    return f"Groups are merged where that leaves less to hide{': ' if said else ''}{said}."


def _in_words(parts: tuple[str, ...]) -> str:
    if len(parts) > MOST_NAMED:
        return "several groups of the form"
    *first, last = parts
    return f"{', '.join(first)} and {last}"


def weak_note(policy: Policy) -> str:
    """What "[u]" beside a number means.

    Parameters
    ----------
    policy
        How small a weak base is.
    """
    return f"[u] marks groups of fewer than {policy.weak_base} people. Read them with care."
