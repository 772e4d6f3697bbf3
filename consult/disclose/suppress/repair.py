"""All tables attacked together when each is decided, and more hidden until nothing is found out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from consult.disclose.attack.feasibility import feasibility_intervals, tighten
from consult.disclose.attack.limits import attainable_protection
from consult.disclose.attack.lp import Bounds
from consult.disclose.attack.rule import PrintedRule, narrowed_by_rule
from consult.disclose.attack.system import System, build, in_order
from consult.disclose.policy.rules import Policy
from consult.disclose.suppress.figures import FIXED
from consult.disclose.suppress.hiding import Decided, hide_more, limits
from consult.model.counting.region import (
    EVERYBODY,
    NOT_TICKED,
    TICKED,
    Region,
    simple,
)

ROUNDS = 5
"""Attacks on all tables together, with more hidden after each that finds anything out. It ends a
search that does not get anywhere; the last attack still refuses what is not safe. With 1 and with
10, what is hidden of 12 random consultations of ``benchmarks disclosure`` stays the same.
"""

TRIES = 8
"""Figures of which one is tried after the other, smallest first, whether it leaves open which of
some is the small one. Where none of them does, all of them are hidden."""

Interval = tuple[int, int]


def repair(decided: Decided, policy: Policy) -> dict[Region, Interval]:
    """Attack all tables together, and hide more where that finds anything out.

    Parameters
    ----------
    decided
        Every table, as each was decided; it takes in what is hidden more.
    policy
        How wide intervals must be.

    Returns
    -------
    dict
        What is found out in the end, and between which numbers it is; empty when all is well.
    """
    system = build(decided.dimensions.values(), [*decided.figures, *decided.rest])
    found, weak = _found_out(system, decided, policy)
    for _ in range(ROUNDS):
        if not weak:
            break
        before = len(decided.hidden)
        levels = {region: decided.protection_level(region, policy) for region in weak}
        hide_more(decided, system, _shown(decided), levels)
        found, weak = _found_out(system, decided, policy)
        if len(decided.hidden) == before:
            break
    if not weak and decided.figures[EVERYBODY].number >= policy.fewest:
        _leave_open(decided, system, found, policy)
    return weak


def _shown(decided: Decided) -> list[Region]:
    """Figures that are shown and may be hidden."""
    return [
        region
        for region, figure in decided.figures.items()
        if figure.cost < FIXED and region not in decided.hidden
    ]


def _known(system: System, decided: Decided) -> Bounds:
    """What readers know of each unknown by itself."""
    place = system.place
    least, most = limits(system, decided)
    most = np.minimum(most, system.bounds(decided.figures[EVERYBODY].number)[1])
    for region, figure in decided.figures.items():
        if region not in decided.hidden:
            least[place[region]] = most[place[region]] = figure.number
    return Bounds(least, most)


def _found_out(
    system: System, decided: Decided, policy: Policy
) -> tuple[dict[Region, Interval], dict[Region, Interval]]:
    """What can be found out of each number that must not be known, and those told too closely."""
    place = system.place
    primary = [region for region in decided.primary if region in place]
    needed = _needed(decided, primary, policy)
    intervals = feasibility_intervals(
        system.equations,
        _known(system, decided),
        [place[r] for r in primary],
        near=system.contexts,
        enough=policy.protection_level,
    )
    found = {region: intervals[place[region]] for region in primary}
    weak = {
        region: (low, high)
        for region, (low, high) in found.items()
        if high - low < needed.get(region, decided.protection_level(region, policy))
    }
    return found, weak


def _needed(decided: Decided, primary: Sequence[Region], policy: Policy) -> dict[Region, int]:
    """How wide an interval has to be, where it cannot be as wide as the policy asks."""
    people = decided.figures[EVERYBODY].number
    fixed = [
        of for of, figure in decided.figures.items() if figure.cost == FIXED and not figure.number
    ]
    return attainable_protection(decided.dimensions, people, fixed, primary, policy)


def _leave_open(
    decided: Decided, system: System, found: Mapping[Region, Interval], policy: Policy
) -> None:
    """Hide more where the printed rule tells which of the figures hidden is the small one."""
    place = system.place
    true = _true(system, decided)
    mine = {
        place[of]: ends
        for of, ends in found.items()
        if of in decided.rest or decided.figures[of].primary
    }
    mine = {at: ends for at, ends in mine.items() if at in true}
    told = _told(system, decided, mine, true, policy)
    while told:
        at = min(told)
        _hide_beside(decided, system, at, told.pop(at), (mine[at], true[at]), policy)


def _hide_beside(
    decided: Decided,
    system: System,
    at: int,
    beside: Iterable[int],
    known: tuple[Interval, int],
    policy: Policy,
) -> None:
    """Hide the figure beside one that leaves open which of them is small; all, if none does."""
    ends, true = known
    level = float(policy.protection_level)
    could = [system.regions[c] for c in beside if c < len(system.regions) and c != at]
    open_ = set(_shown(decided))
    could = [of for of in could if of in open_]
    could.sort(key=lambda of: (decided.figures[of].number, in_order(of)))
    for some in (*([of] for of in could[:TRIES]), could):
        trial = decided.copy()
        trial.hidden |= set(some)
        levels = {system.regions[at]: level}
        for of in some:
            figure = decided.figures[of]
            levels[of] = max(level, float(figure.number - max(figure.few - 1, 0)))
        hide_more(trial, system, _shown(trial), levels)
        if not _told(system, trial, {at: ends}, {at: true}, policy):
            decided.hidden |= trial.hidden
            return


def _told(
    system: System,
    decided: Decided,
    found: Mapping[int, Interval],
    true: Mapping[int, int],
    policy: Policy,
) -> dict[int, list[int]]:
    return narrowed_by_rule(
        system.equations,
        _known(system, decided),
        _rule(system, decided),
        found,
        true,
        policy.protection_level,
    )


def _rule(system: System, decided: Decided) -> PrintedRule:
    """What readers know of why figures are hidden."""
    few, printed = np.zeros(system.unknowns), np.zeros(system.unknowns, dtype=bool)
    for at, of in enumerate(system.regions):
        figure = decided.figures.get(of)
        if figure is not None:
            printed[at] = True
            few[at] = figure.few if of in decided.hidden else 0
        elif any(parts == {NOT_TICKED} for _, parts in of):
            ticked = decided.figures.get(_ticked(of, decided))
            few[at] = ticked.few if ticked else 0
    return PrintedRule(few, printed)


def _ticked(of: Region, decided: Decided) -> Region:
    """Those who ticked what some did not."""
    turned = frozenset(
        (name, frozenset({TICKED}) if parts == {NOT_TICKED} else parts) for name, parts in of
    )
    return simple(turned, decided.dimensions)


def _true(system: System, decided: Decided) -> dict[int, int]:
    """The unknowns that all figures together tell, shown or hidden -> their numbers."""
    everything = decided.copy()
    everything.hidden = set()
    least, most = tighten(system.equations, _known(system, everything))
    return {int(at): int(least[at]) for at in np.flatnonzero(least == most)}
