"""All tables attacked together when each is decided, and more hidden until nothing is found out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import InitVar, dataclass, field

import numpy as np

from consult.disclose.attack.feasibility import feasibility_intervals, tighten
from consult.disclose.attack.limits import attainable_protection
from consult.disclose.attack.lp import Bounds
from consult.disclose.attack.rule import PrintedRule, RuleReader
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


def repair(decided: Decided, policy: Policy) -> Mapping[Region, Interval]:
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
        What must not be known and is found out all the same -> between which numbers it is; empty
        when all is well. What only the printed rule tells, whatever was hidden, is not in it: the
        last check writes it down.
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
    """Hide more where the printed rule tells which of the figures hidden is the small one.

    A figure hidden for the sake of one may be the first that is hidden beside another, and so tell
    of that one: all are looked at again, until nothing is told or nothing more can be hidden.
    """
    sight = _Sight(system, decided)
    true = sight.true
    mine = {
        sight.place[of]: ends
        for of, ends in found.items()
        if (of in decided.rest or decided.figures[of].primary) and sight.place[of] in true
    }
    reader = sight.reader(decided)
    told = reader.narrowed(mine, true, policy.protection_level)
    for _ in range(ROUNDS):
        before = len(decided.hidden)
        for at in sorted(told):
            one = {at: mine[at]}
            beside = reader.narrowed(one, true, policy.protection_level)  # others may have helped
            if beside:
                reader = _hide_beside(decided, sight, one, beside[at], policy)
        if len(decided.hidden) == before:
            break
        told = reader.narrowed(mine, true, policy.protection_level)


@dataclass
class _Sight:
    """What readers see of a release, whichever figures are hidden.

    Parameters
    ----------
    system
        The equations of all tables.
    decided
        Every table.
    """

    system: System
    decided: InitVar[Decided]
    place: dict[Region, int] = field(init=False)
    true: dict[int, int] = field(init=False)
    """The unknowns that all figures together tell, shown or hidden -> their numbers."""
    _known: Bounds = field(init=False)
    _few: np.ndarray = field(init=False)
    _figures: np.ndarray = field(init=False)
    _bases: np.ndarray = field(init=False)

    def __post_init__(self, decided: Decided) -> None:
        system = self.system
        self.place = system.place
        self._few, self._figures = np.zeros(system.unknowns), np.full(system.unknowns, -1)
        self._bases = np.full(system.unknowns, -1)
        for at, of in enumerate(system.regions):
            figure = decided.figures.get(of)
            if figure is not None:
                self._figures[at], self._few[at] = figure.number, figure.few
                if figure.needs is not None and figure.needs != of:
                    self._bases[at] = self.place[figure.needs]
            elif any(parts == {NOT_TICKED} for _, parts in of):
                ticked = decided.figures.get(_ticked(of, decided))
                self._few[at] = ticked.few if ticked else 0
        everything = decided.copy()
        everything.hidden = set(decided.figures)
        self._known = _known(system, everything)
        least, most = tighten(system.equations, self._bounds(np.zeros(system.unknowns, dtype=bool)))
        self.true = {int(at): int(least[at]) for at in np.flatnonzero(least == most)}

    def _bounds(self, hidden: np.ndarray) -> Bounds:
        shown = (self._figures >= 0) & ~hidden
        return Bounds(*(np.where(shown, self._figures, ends) for ends in self._known))

    def reader(self, decided: Decided) -> RuleReader:
        """Who sees what is shown now and knows the rule.

        Parameters
        ----------
        decided
            The same tables, with what is hidden now.
        """
        hidden = np.zeros(self.system.unknowns, dtype=bool)
        hidden[[self.place[of] for of in decided.hidden if of in self.place]] = True
        few = np.where((self._figures < 0) | hidden, self._few, 0)
        slack = np.arange(self.system.unknowns) >= len(self.system.regions)
        rule = PrintedRule(few, self._figures >= 0, slack, self._bases)
        return RuleReader(self.system.equations, self._bounds(hidden), rule)


def _hide_beside(
    decided: Decided,
    sight: _Sight,
    found: Mapping[int, Interval],
    beside: Iterable[int],
    policy: Policy,
) -> RuleReader:
    """Hide the figure beside one that leaves open which of them is small, or several."""
    (at,) = found
    mine = sight.system.regions[at]
    could = _beside(decided, sight.system, at, beside)
    each = [[of] for of in could[:TRIES]]
    several = [could[: 2**n] for n in range(1, len(could).bit_length() + 1)]
    near = ((some, True) for some in each)
    anywhere = ((some, False) for some in (*each[:1], *several))
    for some, nearby in (*near, *anywhere):
        trial = decided.copy()
        trial.hidden |= set(some)
        levels = _levels(decided, mine, some, policy)
        system = _around(trial, levels) if nearby else sight.system
        hide_more(trial, system, set(_shown(trial)) & set(system.regions), levels)
        reader = sight.reader(trial)
        if not reader.narrowed(found, sight.true, policy.protection_level):
            decided.hidden |= trial.hidden
            return reader
    return sight.reader(decided)


def _beside(decided: Decided, system: System, at: int, beside: Iterable[int]) -> list[Region]:
    """Figures that may be hidden beside one, those of its kind and smaller ones first.

    First those of the sums that tell it, then those of its own row and column.
    """
    mine = system.regions[at]
    names = {name for name, _ in mine}
    sums = {system.regions[c] for c in beside if c < len(system.regions)}
    shown = [
        of for of in _shown(decided) if of in sums or (of & mine and {n for n, _ in of} == names)
    ]
    return sorted(
        shown,
        key=lambda of: (
            of not in sums,
            len(of) != len(mine),
            decided.figures[of].number,
            in_order(of),
        ),
    )


def _levels(
    decided: Decided, of: Region, hidden: Iterable[Region], policy: Policy
) -> dict[Region, float]:
    """How wide intervals must be for any of some figures to be small in place of another."""
    level = float(policy.protection_level)
    levels = {of: level}
    for other in hidden:
        figure = decided.figures[other]
        levels[other] = max(level, float(figure.number - max(figure.few - 1, 0)))
    return levels


def _around(decided: Decided, some: Iterable[Region]) -> System:
    """The equations of the tables that some figures stand in."""
    names = {name for one in some for name, _ in one}
    names |= {decided.dimensions[name].parent_question for name in names} - {""}
    near = [one for one in decided.figures if all(name in names for name, _ in one)]
    rest = [one for one in decided.rest if {name for name, _ in one} <= names]
    return build(decided.dimensions.values(), [*near, *rest])


def _ticked(of: Region, decided: Decided) -> Region:
    """Those who ticked what some did not."""
    turned = frozenset(
        (name, frozenset({TICKED}) if parts == {NOT_TICKED} else parts) for name, parts in of
    )
    return simple(turned, decided.dimensions)
