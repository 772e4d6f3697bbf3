"""One way to count: people in a group, or in two groups at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from consult.model.counting.codes import Codes
from consult.model.counting.counts import Counts, Regions, TableSpec, Use
from consult.model.counting.grouping import ANSWERED, EVERYONE_ASKED, Grouping, GroupRole

PEOPLE = "People"

UNLISTED = frozenset({GroupRole.NOT_ASKED, GroupRole.NO_NUMBER})
"""Roles of groups that are no row where nobody is in them: no form offers them."""

PIECE = 65_536
"""Numbers counted at once. numpy copies them as numbers of 8 bytes; so many are half a megabyte,
which fits a cache. Halved or doubled, five million take as long; all at once, three times as long.
"""


def frequency(
    rows: Grouping,
    spec: TableSpec,
    *,
    use: Use,
    inside: tuple[GroupRole, ...] = ANSWERED,
    scores: Mapping[str, float] | None = None,
) -> Counts:
    """How many people are in each group.

    Parameters
    ----------
    rows
        Who belongs to which group.
    spec
        What the table is about, and its words.
    use
        What the table shows.
    inside
        Roles that are inside the base; the others stand beneath the table. A profile has
        all roles but "not asked" inside.
    scores
        Of a scale: answer -> the number that stands for it in a mean.

    Examples
    --------
    Five invented people, of whom one gave no answer:

    >>> import pandas as pd
    >>> from consult.model.counting.counts import TableSpec, Use
    >>> from consult.model.counting.grouping import Group, Grouping, GroupRole
    >>> from consult.model.counting.table_id import TableId
    >>> said = [("r1", "Yes"), ("r2", "No"), ("r3", "Yes"), ("r4", "Yes"), ("r5", "Not answered")]
    >>> members = pd.DataFrame(said, columns=["response_id", "group"])
    >>> silent = Group("Not answered", GroupRole.NOT_ANSWERED)
    >>> park = Grouping("park", "Keep the park?", (Group("Yes"), Group("No"), silent), members)
    >>> spec = TableSpec(TableId.parse("question-park"), "Keep the park?", "people who answered")
    >>> counts = frequency(park, spec, use=Use.QUESTION)
    >>> counts.cells["People"].to_dict(), counts.base, counts.outside_base
    ({'Yes': 3, 'No': 1}, 4, (('Not answered', 1),))
    """
    sizes = pd.Series(rows.codes.sizes, index=list(rows.labels))
    unlisted = {group.label for group in rows.groups if group.role is GroupRole.NO_NUMBER}
    labels = [x for x in rows.labels_of(*inside) if sizes[x] or x not in unlisted]
    cells = sizes[labels].rename(PEOPLE).to_frame()
    beneath = [(label, int(sizes[label])) for label in rows.labels if label not in labels]
    return Counts(
        id=spec.id,
        title=spec.title,
        use=use,
        row_title=spec.row_title or rows.title,
        column_title="",
        cells=cells,
        row_bases=cells[PEOPLE],
        base=rows.people(*inside),
        base_text=spec.base_text,
        rows_partition=rows.exclusive,
        nets=tuple((rows.nets or {}).items()),
        outside_base=tuple(pair for pair in beneath if pair[1]),
        unsaid=_unsaid(rows),
        characteristic=spec.characteristic,
        regions=Regions(
            rows={label: rows.region(label) for label in rows.labels},
            columns={},
            base=rows.base(*inside),
            nets={net: rows.region(*some) for net, some in (rows.nets or {}).items()},
            dimensions=rows.dimensions,
            nobody=tuple(rows.region(label) for label, number in beneath if not number),
        ),
        scores=scores or {},
        net_people={} if rows.exclusive else _in_any(rows),
    )


def _in_any(rows: Grouping) -> dict[str, int]:
    """Net -> people in any of its groups."""
    return {net: rows.anyone(*some) for net, some in (rows.nets or {}).items()}


def crosstab(rows: Grouping, columns: Grouping, spec: TableSpec) -> Counts:
    """How many people are in each row group and column group at once.

    Parameters
    ----------
    rows
        Groups of people, every role: those who prefer not to say and those who did not
        answer are rows too, or they would vanish. "Not asked" and people who answered without a
        usable number are rows when they hold anyone.
    columns
        What they said. Only those who answered are in the base.
    spec
        What the table is about, and its words; the rows are called as their grouping is.
    """
    both = _both(rows.codes, columns.codes)
    answered, unasked = columns.places_of(*ANSWERED), columns.places_of(GroupRole.NOT_ASKED)
    if columns.codes.several:
        # A person with two ticks is in two columns: the base counts people, so ask who answered.
        bases, left_out = _both(rows.codes, columns.said).T
    else:
        bases, left_out = both[:, answered].sum(axis=1), both[:, unasked].sum(axis=1)
    shown = [at for at, group in enumerate(rows.groups) if group.role not in UNLISTED or bases[at]]
    asked = [rows.labels[at] for at in shown]
    labels = list(columns.labels_of(*ANSWERED))
    skipped = _never_asked(rows, left_out)
    return Counts(
        id=spec.id,
        title=spec.title,
        use=Use.CROSSTAB,
        row_title=rows.title,
        column_title=columns.title,
        cells=pd.DataFrame(both[np.ix_(shown, answered)], index=asked, columns=labels),
        row_bases=pd.Series(bases[shown], index=asked),
        base=columns.people(*ANSWERED),
        base_text=spec.base_text,
        rows_partition=rows.exclusive,
        columns_partition=columns.exclusive,
        unsaid=_unsaid(rows),
        characteristic=spec.characteristic,
        not_asked=skipped,
        regions=_crossed(rows, columns, asked, skipped),
    )


def _crossed(
    rows: Grouping, columns: Grouping, asked: Sequence[str], skipped: Iterable[str]
) -> Regions:
    """Whom a cross-tabulation counts, and which of its people readers know to be nobody.

    ``asked`` are the labels of its rows, ``skipped`` those of groups of whom nobody was asked.
    """
    answered, base = columns.labels_of(*ANSWERED), columns.base(*ANSWERED)
    unshown = (label for label in rows.labels if label not in asked)
    return Regions(
        rows={label: rows.region(label) for label in asked},
        columns={label: columns.region(label) for label in answered},
        base=base,
        nets={},
        dimensions=(*rows.dimensions, *columns.dimensions),
        nobody=(
            *(rows.region(label) | base for label in unshown),
            *(rows.region(label) | columns.base(*EVERYONE_ASKED) for label in skipped),
        ),
    )


def _both(mine: Codes, theirs: Codes) -> np.ndarray:
    """People in each row group and column group at once, of every role."""
    theirs = theirs.on(mine.people)
    if mine.several and theirs.several:
        return np.asarray((_ticks(mine).T @ _ticks(theirs)).toarray())
    if not (mine.several or theirs.several):
        row, column = mine.at, theirs.at
    elif theirs.several:
        row, column = theirs.each(mine.at), theirs.group
    else:
        row, column = mine.group, mine.each(theirs.at)
    shape = (mine.groups + 1, theirs.groups + 1)
    cells = shape[0] * shape[1]
    cell = np.multiply(row, shape[1], dtype=np.min_scalar_type(cells))
    cell += column
    return _tally(cell, cells).reshape(shape)[:-1, :-1]


def _tally(cell: np.ndarray, cells: int) -> np.ndarray:
    """How often each number from 0 occurs, a piece at a time, so that little memory is used."""
    found = np.zeros(cells, dtype=np.int64)
    for start in range(0, len(cell), PIECE):
        found += np.bincount(cell[start : start + PIECE], minlength=cells)
    return found


def _ticks(codes: Codes) -> csr_array:
    """People by groups, 1 where they belong to it."""
    shape = (len(codes.people), codes.groups + 1)
    ones = np.ones(len(codes.who), dtype=np.int64)
    return csr_array((ones, (codes.who, codes.group)), shape=shape)[:, : codes.groups]


def _never_asked(rows: Grouping, left_out: np.ndarray) -> dict[str, int]:
    """Groups with people in them of whom nobody was asked: label -> how many people."""
    sizes = rows.codes.sizes
    return {
        rows.labels[at]: int(sizes[at])
        for at in rows.places_of(*ANSWERED)
        if sizes[at] and sizes[at] == left_out[at]
    }


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
