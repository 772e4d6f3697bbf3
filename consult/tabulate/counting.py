"""One way to count: people in a group, or in two groups at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consult.model.counts import Counts, Regions, Use
from consult.model.grouping import ANSWERED, Grouping, GroupRole

PEOPLE = "People"

ASKED = tuple(role for role in GroupRole if role is not GroupRole.NOT_ASKED)
"""Roles of people who were asked."""


def frequency(
    rows: Grouping,
    *,
    name: str,
    title: str,
    use: Use,
    base_text: str,
    inside: tuple[GroupRole, ...] = ANSWERED,
    row_title: str = "",
    characteristic: str = "",
) -> Counts:
    """How many people are in each group.

    Parameters
    ----------
    rows
        Who belongs to which group.
    name, title, base_text
        Id and title of the table, and who its base are, in words.
    use
        What the table shows.
    inside
        Roles that are inside the base; the others stand beneath the table. A profile has
        all roles but "not asked" inside.
    row_title
        What the rows are, where that is not the title of the grouping: "Answer", "Theme".
    characteristic
        Id of the characteristic the rows are.
    """
    sizes = rows.members.groupby("group", observed=False).size()
    labels = list(rows.labels_of(*inside))
    counted = rows.members[rows.members["group"].isin(labels)]
    cells = sizes.reindex(labels).astype(int).rename(PEOPLE).to_frame()
    beneath = [
        (group.label, int(sizes[group.label])) for group in rows.groups if group.role not in inside
    ]
    return Counts(
        id=name,
        title=title,
        use=use,
        row_title=row_title or rows.title,
        column_title="",
        cells=cells,
        row_bases=cells[PEOPLE],
        base=int(counted["response_id"].nunique()),
        base_text=base_text,
        rows_partition=rows.exclusive,
        nets=tuple((rows.nets or {}).items()),
        outside_base=tuple(pair for pair in beneath if pair[1]),
        unsaid=_unsaid(rows),
        characteristic=characteristic,
        regions=Regions(
            rows={label: rows.region(label) for label in rows.labels},
            columns={},
            base=rows.base(*inside),
            nets={net: rows.region(*some) for net, some in (rows.nets or {}).items()},
            dimensions=rows.dimensions,
            nobody=tuple(rows.region(label) for label, number in beneath if not number),
        ),
    )


def crosstab(
    rows: Grouping,
    columns: Grouping,
    *,
    name: str,
    title: str,
    base_text: str,
    characteristic: str = "",
) -> Counts:
    """How many people are in each row group and column group at once.

    Parameters
    ----------
    rows
        Groups of people, every role: those who prefer not to say and those who did not
        answer are rows too, or they would vanish. "Not asked" is a row when it holds anyone.
    columns
        What they said. Only those who answered are in the base.
    name, title, base_text, characteristic
        As for :func:`frequency`.
    """
    labels = list(columns.labels_of(*ANSWERED))
    said = columns.members[columns.members["group"].isin(labels)]
    both = rows.members.merge(said, on="response_id", suffixes=("_row", "_column"))
    cells = (
        both.groupby(["group_row", "group_column"], observed=False)
        .size()
        .unstack("group_column")
        .reindex(index=list(rows.labels), columns=labels, fill_value=0)
        .astype(int)
    )
    cells.index.name = cells.columns.name = None
    bases = (
        both.drop_duplicates(["response_id", "group_row"])
        .groupby("group_row", observed=False)
        .size()
        .reindex(list(rows.labels), fill_value=0)
        .astype(int)
    )
    asked = [
        group.label
        for group in rows.groups
        if group.role is not GroupRole.NOT_ASKED or bases[group.label]
    ]
    skipped = _never_asked(rows, columns)
    return Counts(
        id=name,
        title=title,
        use=Use.CROSSTAB,
        row_title=rows.title,
        column_title=columns.title,
        cells=cells.loc[asked],
        row_bases=bases.loc[asked],
        base=int(said["response_id"].nunique()),
        base_text=base_text,
        rows_partition=rows.exclusive,
        columns_partition=columns.exclusive,
        unsaid=_unsaid(rows),
        characteristic=characteristic,
        not_asked=skipped,
        regions=Regions(
            rows={label: rows.region(label) for label in asked},
            columns={label: columns.region(label) for label in labels},
            base=columns.base(*ANSWERED),
            nets={},
            dimensions=(*rows.dimensions, *columns.dimensions),
            nobody=(
                *(
                    rows.region(label) | columns.base(*ANSWERED)
                    for label in rows.labels
                    if label not in asked
                ),
                *(rows.region(label) | columns.base(*ASKED) for label in skipped),
            ),
        ),
    )


def _never_asked(rows: Grouping, columns: Grouping) -> dict[str, int]:
    """Groups with people in them of whom nobody was asked: label -> how many people."""
    left_out = columns.members["group"].isin(columns.labels_of(GroupRole.NOT_ASKED))
    unasked = rows.members["response_id"].isin(columns.members.loc[left_out, "response_id"])
    sizes = rows.members.groupby("group", observed=False).size()
    without = rows.members[unasked].groupby("group", observed=False).size()
    said = rows.labels_of(*ANSWERED)
    return {str(x): int(n) for x, n in sizes.items() if x in said and n and n == without[x]}


def _unsaid(rows: Grouping) -> frozenset[str]:
    return frozenset(rows.labels) - frozenset(rows.labels_of(*ANSWERED))


def narrow(counts: Counts, columns: Sequence[str]) -> Counts:
    """The same cross-tabulation with only some of its columns.

    Parameters
    ----------
    counts
        Made by :func:`crosstab`.
    columns
        Labels of the columns to keep. Everyone else who answered stays in the base.
    """
    return replace(counts, cells=counts.cells[list(columns)], columns_partition=False)
