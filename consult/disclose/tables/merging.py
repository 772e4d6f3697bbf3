"""Which way of counting a table is published: fewer, larger groups are tried before hiding.

Tables of one ladder (answers by age, themes by age) are all counted by the groups of one rung, so
that a reader meets the same groups throughout. It is the finest rung that shows as large a share of
the percentages of groups as the policy asks for. Where none does, it is the one with the most
figures that can be compared, times the share that is shown: the number alone would always favour
many groups, most of them hidden, and the share alone two groups that tell little. What is shown is
found by protecting all tables of the ladder, but only for rungs that could still be chosen: what is
small in itself is hidden in any case, and is soon counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import log2

from consult.disclose.policy.rules import Policy
from consult.disclose.suppress.figures import figures
from consult.disclose.suppress.hiding import Decided, take
from consult.disclose.tables.printing import printed
from consult.model.counting.counts import Counts
from consult.model.counting.region import IsHidden, Region
from consult.model.publishing.table import Mark, RowRole, Table
from consult.model.run.pace import Pace, untold

PROTECTED = "tables protected"
"""What is told of how far it has come."""

Ways = Sequence[Counts]
"""One table counted in several ways, finest first."""


@dataclass(frozen=True)
class _Worth:
    """What some tables tell a reader.

    Parameters
    ----------
    figures
        Percentages of groups, hidden or not; how many people a group has is none of them.
    shown
        Those that are shown.
    compared
        Those shown, other than 0, in columns where two groups or more have such a figure. A
        group shown whole because nobody in it said some things is no better for its noughts.
    other
        Those shown, other than 0.
    """

    figures: int = 0
    shown: int = 0
    compared: int = 0
    other: int = 0

    def __add__(self, more: _Worth) -> _Worth:
        return _Worth(
            self.figures + more.figures,
            self.shown + more.shown,
            self.compared + more.compared,
            self.other + more.other,
        )

    def is_enough(self, policy: Policy) -> bool:
        """Whether so large a share is shown that nothing need be merged further."""
        return bool(self.compared) and 100 * self.shown >= policy.enough * self.figures

    @property
    def order(self) -> tuple[float, int]:
        """What to have as much of as can be: figures to compare, worth less the more is hidden."""
        share = self.shown / self.figures if self.figures else 1.0
        return self.compared * share, self.other


@dataclass(frozen=True)
class _Taken:
    """Tables of one ladder in the ways chosen, what is hidden then, and what they tell."""

    after: Decided
    found: list[Counts]
    worth: _Worth


def chosen_ways(
    decided: Decided,
    release: Sequence[Ways],
    policy: Policy,
    *,
    between: Callable[[Decided], None],
    pace: Pace = untold,
) -> tuple[Decided, tuple[Counts, ...]]:
    """Every table in the one way it is published, and what is hidden in them.

    Parameters
    ----------
    decided
        What is decided already; left as it is.
    release
        Each table in its ways.
    policy
        How small a group may be.
    between
        Called once with what is decided when all one-way tables are.
    pace
        Told how many tables are decided.

    Notes
    -----
    One-way tables are decided first, those of one question together unless one has a ladder of
    its own; then all others in order.
    """
    chosen: dict[int, Counts] = {}
    one_way, crossed = _groups(release)
    for group in one_way:
        decided, found = _profiles(decided, [release[at] for at in group], policy)
        chosen.update(zip(group, found, strict=True))
        pace(PROTECTED, len(chosen), len(release))
    between(decided)
    for group in crossed:
        decided, found = _crossed(decided, [release[at] for at in group], policy)
        chosen.update(zip(group, found, strict=True))
        pace(PROTECTED, len(chosen), len(release))
    return decided, tuple(chosen[at] for at in range(len(release)))


def _groups(release: Sequence[Ways]) -> tuple[list[list[int]], list[list[int]]]:
    """Positions of tables to decide at once: of one ladder, or one-way and of one dimension."""
    one_way: dict[str, list[int]] = {}
    crossed: dict[str, list[int]] = {}
    for at, (first, *_) in enumerate(release):
        if first.column_title:
            crossed.setdefault(first.ladder or f"table {at}", []).append(at)
        else:
            one_way.setdefault(first.ladder or first.of.dimensions[0].id, []).append(at)
    return [*one_way.values()], [*crossed.values()]


def _profiles(
    decided: Decided, tables: Sequence[Ways], policy: Policy
) -> tuple[Decided, list[Counts]]:
    """One-way tables: with groups merged where more people are then shown, and more is told."""
    tried = []
    for rung in range(max(map(len, tables))):
        mine = [ways[min(rung, len(ways) - 1)] for ways in tables]
        trial = decided.copy()
        take(trial, mine, policy)
        every = [number for counts in mine for number, _ in _in_groups(counts, trial.is_hidden)]
        shown = [n for counts in mine for n, shows in _in_groups(counts, trial.is_hidden) if shows]
        tried.append((sum(shown), _told(shown, sum(every)), trial, mine))
        if sum(shown) == sum(every):
            break
    first, *others = tried
    better = [way for way in others if way[0] > first[0] and way[1] > first[1]]
    _, _, after, found = max(better, key=lambda way: way[1], default=first)
    return after, found


def _in_groups(counts: Counts, is_hidden: IsHidden) -> list[tuple[int, bool]]:
    """People in each group, and whether their number is shown."""
    shows = not is_hidden(counts.of.base)
    return [
        (int(number), shows and not is_hidden(counts.of.rows[str(label)]))
        for label, number in counts.row_bases.items()
        if label not in counts.unsaid
    ]


def _told(shown: Sequence[int], people: int) -> float:
    """How much the groups shown tell: many of some size more than one large one.

    Notes
    -----
    Shannon's information in bits a person; what is hidden tells nothing.
    """
    return sum(number / people * log2(people / number) for number in shown if number)


def _crossed(
    decided: Decided, tables: Sequence[Ways], policy: Policy
) -> tuple[Decided, list[Counts]]:
    """Cross-tabulations of one ladder, all by the groups of one rung."""
    rungs = [
        [[counts for counts in ways if counts.rung == rung] for ways in tables]
        for rung in sorted({counts.rung for ways in tables for counts in ways})
    ]
    each = [[_hopes(decided, ways, policy) for ways in rung] for rung in rungs]
    if len(rungs) == 1:
        only = _taken(decided, rungs[0], each[0], policy)
        return only.after, only.found
    hopes = [sum(map(_most, rung), start=_Worth()) for rung in each]
    taken: dict[int, _Taken] = {}
    for at, hope in enumerate(hopes):
        if hope.is_enough(policy):
            taken[at] = _taken(decided, rungs[at], each[at], policy)
            if taken[at].worth.is_enough(policy):
                return taken[at].after, taken[at].found
    for at in sorted(range(len(rungs)), key=lambda at: hopes[at].order, reverse=True):
        best = max((way.worth.order for way in taken.values()), default=(-1.0, -1))
        if at not in taken and hopes[at].order > best:
            taken[at] = _taken(decided, rungs[at], each[at], policy)
    best_at = max(sorted(taken), key=lambda at: taken[at].worth.order)
    return taken[best_at].after, taken[best_at].found


def _taken(
    decided: Decided, tables: Sequence[Ways], hopes: Sequence[Sequence[_Worth]], policy: Policy
) -> _Taken:
    """Tables protected one after the other, each with the columns that leave most to compare.

    Of ways that leave as much the first is taken, whichever is tried first.
    """
    found, worth = [], _Worth()
    for ways, hope in zip(tables, hopes, strict=True):
        best, tried = ((-1.0, -1), 0), {}
        for at in sorted(range(len(ways)), key=lambda at: (hope[at].order, -at), reverse=True):
            if (hope[at].order, -at) < best:
                break
            trial = decided.copy()
            take(trial, [ways[at]], policy)
            mine = _worth(_as_counted(ways[at], trial.is_hidden, policy))
            tried[mine.order, -at] = mine, trial, ways[at]
            best = max(tried)
        mine, decided, counts = tried[best]
        worth += mine
        found.append(counts)
    return _Taken(decided, found, worth)


def _hopes(decided: Decided, ways: Ways, policy: Policy) -> list[_Worth]:
    """The most that each way of a table can tell: only that hidden which must not be known."""
    return [_worth(_at_least(decided, counts, policy)) for counts in ways]


def _most(ways: Sequence[_Worth]) -> _Worth:
    """The most that a table can tell in any way."""
    return _Worth(
        min(way.figures for way in ways),
        max(way.shown for way in ways),
        max(way.compared for way in ways),
        max(way.other for way in ways),
    )


def _at_least(decided: Decided, counts: Counts, policy: Policy) -> Table:
    """A table with only that hidden which is hidden in any case."""
    primary = {of for of, figure in figures(counts, policy).items() if figure.primary}

    def is_hidden(of: Region) -> bool:
        return of in primary or decided.is_hidden(of)

    return _as_counted(counts, is_hidden, policy)


def _as_counted(counts: Counts, is_hidden: IsHidden, policy: Policy) -> Table:
    """A table as it is printed without weights, which have no say in how people are grouped."""
    return printed(replace(counts, weighted=None), is_hidden, policy, source="")


def _worth(table: Table) -> _Worth:
    groups = [r.cells for r in table.rows if r.role is RowRole.GROUP and r.cells[0].number != 0]
    cells = [cell for row in groups for cell in row[1:]]
    shown = sum(cell.number is not None for cell in cells)
    hidden = sum(cell.mark is Mark.SUPPRESSED for cell in cells)
    each = [sum(bool(cell.number) for cell in column) for column in zip(*groups, strict=True)]
    compared = sum(number for number in each[1:] if number > 1)
    return _Worth(shown + hidden, shown, compared, sum(each))
