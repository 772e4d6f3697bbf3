"""Which breakdowns stand side by side, as study.toml asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult.analysis.plan.breaks import named
from consult.model.counting.counts import Counts
from consult.model.counting.table_id import BREAKABLE, TableId
from consult.model.survey.questionnaire import Question

if TYPE_CHECKING:
    from consult.disclose import Policy, Protected
    from consult.model.settings.study import BannerSpec, ReportSettings


def banners(
    report: ReportSettings,
    asked: Sequence[Question],
    ways: Sequence[Sequence[Counts]],
    release: Sequence[Protected],
    policy: Policy,
) -> Iterator[Protected]:
    """A table for each banner and each question that is broken down by anything across it.

    Parameters
    ----------
    report, asked
        What study.toml asks for, and all questions.
    ways
        All counts of the release, each in every way it was counted, finest first.
    release
        The same after disclosure control, in the same order.
    policy
        For the notes.
    """
    made = {item.counts.id: item for item in release}
    finest = {counts[0].id: _finest(counts, made[counts[0].id].counts) for counts in ways}
    tables = _Breakdowns(asked, finest, made, policy)
    for number, spec in enumerate(report.banner, start=1):
        for whole in release:
            yield from _of_one(number, spec, whole, tables)


@dataclass(frozen=True)
class _Breakdowns:
    """The tables that can stand side by side, with their finest counts and what they are of."""

    asked: Sequence[Question]
    finest: dict[TableId, Counts]
    made: dict[TableId, Protected]
    policy: Policy


def _of_one(
    number: int, spec: BannerSpec, whole: Protected, tables: _Breakdowns
) -> Iterator[Protected]:
    from consult.disclose import BannerSide, side_by_side

    counts = whole.counts
    if counts.id.kind not in BREAKABLE or counts.id.is_breakdown:
        return
    if spec.questions and counts.id.subject not in spec.questions:
        return
    across = [
        (one, counts.id.across(one.id))
        for name in spec.across
        if (one := named(name, tables.asked))
    ]
    sides = [
        BannerSide(one.across, tables.finest[key], tables.made[key])
        for one, key in across
        if key in tables.made
    ]
    if sides:
        title = f"{spec.title}: {counts.title}"
        name = counts.id.in_banner(number)
        yield side_by_side(whole, sides, tables.policy, name=name, title=title)


def _finest(ways: Sequence[Counts], published: Counts) -> Counts:
    """The finest way to count the columns of a table among those with its rows."""
    rows = list(published.cells.index)
    return next(counts for counts in ways if list(counts.cells.index) == rows)
