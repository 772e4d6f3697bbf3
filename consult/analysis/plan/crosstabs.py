"""Tables on a characteristic, each counted by the groups of every rung of its ladder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consult.model.counting.counts import Counts, TableSpec, Use
from consult.model.counting.grouping import EVERYONE_ASKED, Grouping, GroupRole
from consult.model.counting.table_id import TableId, TableKind

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.survey.characteristic import Characteristic

ASKED = "people who were asked"
ANSWERED = "people who answered the question"
NUMBERED = "people who gave a usable number"
COMMENTED = "people whose comment could be coded"


@dataclass(frozen=True)
class BrokenDown:
    """What is broken down by characteristics, and the ways its columns can be counted.

    Parameters
    ----------
    of
        The table it is on its own, of everybody.
    columns
        The groupings to choose from, finest first.
    shown
        Of themes, which to show: in several ways, most first. Empty for answers: all are shown.
    """

    of: TableId
    columns: tuple[Grouping, ...]
    shown: tuple[tuple[str, ...], ...] = ()

    @property
    def base_text(self) -> str:
        """Who the base are."""
        return COMMENTED if self.of.kind is TableKind.THEMES else ANSWERED


def profile(
    one: Characteristic, asked: Grouping, *, few: int, weights: pd.Series | None
) -> Iterator[Counts]:
    """Who responded by one characteristic: as asked, then with groups under ``few`` merged.

    Parameters
    ----------
    one, asked
        The characteristic, and people by its categories as asked.
    few
        How many people are too few for a group of their own.
    weights
        The weight of each response by its id, where the study has weights.
    """
    from consult.definitions.merging import mergings
    from consult.equality import merged, partly
    from consult.tabulate import apart, frequency, weighted

    asked = apart(asked, few=few)
    for grouping in partly(asked, mergings().get(one.id), few=few):
        counts = frequency(
            grouping,
            TableSpec(TableId(TableKind.PROFILE, one.id), one.name, ASKED, characteristic=one.id),
            use=Use.PROFILE,
            inside=EVERYONE_ASKED,
        )
        whole = replace(counts, merged=merged(grouping, asked))
        yield weighted(whole, grouping, weights)


def breakdowns(
    one: Characteristic, asked: Grouping, questions: tuple[BrokenDown, ...]
) -> Iterator[tuple[Counts, ...]]:
    """Each question by one characteristic, where any of its groups could have answered.

    Parameters
    ----------
    one, asked
        The characteristic, and people by its categories as asked.
    questions
        What is broken down.
    """
    from consult.definitions.merging import mergings
    from consult.equality import merged, rungs

    ladder = rungs(asked, mergings().get(one.id))
    groups = list(ladder[0].labels_of(GroupRole.SUBSTANTIVE))
    for broken in questions:
        counted = tuple(
            replace(counts, rung=rung, merged=merged(rows, asked))
            for rung, rows in enumerate(ladder)
            for counts in _crossed(one, rows, broken)
        )
        if counted[0].row_bases[groups].any():
            yield counted


def _crossed(one: Characteristic, rows: Grouping, broken: BrokenDown) -> Iterator[Counts]:
    """One question by the groups of one rung, its columns counted in each way."""
    from consult.tabulate import crosstab, narrow, unsaid

    for columns in broken.columns:
        counts = crosstab(
            unsaid(rows),
            columns,
            TableSpec(
                broken.of.across(one.id),
                f"{columns.title} – by {one.name.lower()}",
                broken.base_text,
                characteristic=one.id,
            ),
        )
        placed = replace(counts, ladder=f"{broken.of.kind} by {one.id}")
        if not broken.shown:
            yield placed
        yield from (narrow(placed, some) for some in broken.shown)
