"""Which figures of a release to hide: table after table, then all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from consult.disclose.attack.lp import Bounds, ContradictionError, LinearProgram
from consult.disclose.attack.system import System, build, in_order
from consult.disclose.policy.rules import Policy, SuppressionEngine
from consult.disclose.releases.disclosed_earlier import NOTHING, DisclosedEarlier
from consult.disclose.suppress.figures import FIXED, PlannedFigure, figures, join, small_rest
from consult.disclose.suppress.secondary import SHOWN, UNPRINTED, Task, choose
from consult.errors import LedgerError, Problem
from consult.model.counting.counts import Counts
from consult.model.counting.region import EVERYBODY, Dimension, Region, simple


@dataclass
class Decided:
    """What is known so far of a release: its figures, and which of them are hidden."""

    dimensions: Mapping[str, Dimension]
    figures: dict[Region, PlannedFigure] = field(default_factory=dict)
    hidden: set[Region] = field(default_factory=set)
    rest: set[Region] = field(default_factory=set)
    """Pieces no table prints that must not be known."""
    before: DisclosedEarlier = NOTHING
    """What was published before tells."""

    @classmethod
    def of(cls, dimensions: Mapping[str, Dimension], people: int) -> Decided:
        """Nothing decided yet; everybody knows how many people there are.

        Parameters
        ----------
        dimensions
            Every dimension of the release, by id.
        people
            How many responses are counted.
        """
        everybody = PlannedFigure(EVERYBODY, people, FIXED, primary=False)
        return cls(dimensions, {EVERYBODY: everybody})

    def copy(self) -> Decided:
        """The same, to try something out on."""
        return replace(
            self, figures=dict(self.figures), hidden=set(self.hidden), rest=set(self.rest)
        )

    def know(self, before: DisclosedEarlier) -> None:
        """Reckon with what was published before.

        Parameters
        ----------
        before
            What was published before.
        """
        self.before = before
        known = self.dimensions.keys()
        self.rest |= {of for of in before.primary if known >= {name for name, _ in of}}

    def is_hidden(self, region: Region) -> bool:
        """Whether the number of these people is hidden.

        Parameters
        ----------
        region
            As a table has it: parts that go without saying may be in it.
        """
        return simple(region, self.dimensions) in self.hidden

    @property
    def primary(self) -> list[Region]:
        """Everything that must not be known."""
        return [*(r for r in self.figures if self.is_primary(r)), *sorted(self.rest, key=in_order)]

    def is_primary(self, region: Region) -> bool:
        """Whether a figure must not be known, for itself or for what was published before.

        Parameters
        ----------
        region
            One of ``figures``.
        """
        return self.figures[region].primary or region in self.before.apart

    def protection_level(self, region: Region, policy: Policy) -> int:
        """How wide the interval of a number that must not be known has to be.

        Parameters
        ----------
        region
            One that must not be known.
        policy
            How wide intervals must be.

        Returns
        -------
        int
            People between the least and the most it can be; less than the policy asks where it is
            protected only for what was published before.
        """
        own = region in self.rest or self.figures[region].primary
        return policy.protection_level if own else self.before.apart[region]


def take(decided: Decided, tables: Sequence[Counts], policy: Policy) -> None:
    """Decide some tables, given what is decided.

    Parameters
    ----------
    decided
        What is decided so far; it takes in the tables and what is hidden of them.
    tables
        Those to decide now, each in one way. What other tables are shown to say is not changed.
    policy
        How small a group may be, and what chooses.
    """
    mine: dict[Region, PlannedFigure] = {}
    for counts in tables:
        for figure in figures(counts, policy).values():
            join(mine, _simple(figure, decided.dimensions))
        decided.rest.update(simple(r, decided.dimensions) for r in small_rest(counts, policy))
    fresh = {r: figure for r, figure in mine.items() if r not in decided.figures}
    for figure in mine.values():
        join(decided.figures, figure)
    names = {name for region in mine for name, _ in region}
    names |= {decided.dimensions[name].parent_question for name in names} - {""}
    near = [of for of, figure in decided.figures.items() if figure.names <= names]
    fresh.pop(EVERYBODY, None)
    if policy.engine is SuppressionEngine.TAU_ARGUS:
        from consult.disclose.suppress.tau_argus import hidden_by_tau_argus

        chosen = (of for counts in tables for of in hidden_by_tau_argus(counts, policy))
        decided.hidden |= {simple(of, decided.dimensions) for of in chosen} & fresh.keys()
    _decide(decided, near, fresh, policy)


def _decide(
    decided: Decided, near: Sequence[Region], fresh: Iterable[Region], policy: Policy
) -> None:
    """Choose among fresh figures, with those near them as they are."""
    names = {name for region in near for name, _ in region}
    rest = [r for r in decided.rest if {name for name, _ in r} <= names]
    system = build(decided.dimensions.values(), [*near, *rest])
    primary = [*(r for r in near if decided.is_primary(r)), *rest]
    open_ = [r for r in fresh if decided.figures[r].cost < FIXED]
    levels = {r: decided.protection_level(r, policy) for r in primary}
    hide_more(decided, system, open_, levels)


def hide_more(
    decided: Decided,
    system: System,
    candidates: Iterable[Region],
    levels: Mapping[Region, float],
) -> None:
    """Hide the cheapest of some figures that make all wide enough.

    Parameters
    ----------
    decided
        What is decided so far; it takes in what is hidden more.
    system
        The equations of the tables at hand.
    candidates
        Figures that are shown and may be hidden.
    levels
        Region -> how wide its interval must be.
    """
    ordered = sorted(candidates, key=in_order)
    if ordered:
        chosen = choose(_task(decided, system, ordered, levels))
        decided.hidden |= {ordered[at] for at in chosen.hidden}


def _task(
    decided: Decided,
    system: System,
    candidates: Sequence[Region],
    levels: Mapping[Region, float],
) -> Task:
    """What is to be chosen, among candidates that stand in order, and what must be protected."""
    place = system.place
    unit = {region: at for at, region in enumerate(candidates)}
    units = np.full(system.unknowns, UNPRINTED)
    for at, region in enumerate(system.regions):
        if region in decided.figures and region not in decided.hidden:
            units[at] = unit.get(region, SHOWN)
    mine = [decided.figures[region] for region in candidates]
    follows = [(unit[figure.needs], at) for at, figure in enumerate(mine) if figure.needs in unit]
    forced = {
        at
        for at, figure in enumerate(mine)
        if decided.is_primary(figure.region)
        or figure.withheld
        or figure.needs in decided.hidden
        or figure.region in decided.before.hidden
    }
    return Task(
        system.equations,
        numbers(system, decided),
        units,
        np.array([figure.cost for figure in mine]),
        frozenset(forced),
        tuple(pair for pair in follows if pair[0] != pair[1]),
        {place[region]: float(levels[region]) for region in sorted(levels, key=in_order)},
        limits(system, decided),
    )


def numbers(system: System, decided: Decided) -> np.ndarray:
    """A number for each unknown that agrees with all figures: theirs, and some for the pieces.

    Parameters
    ----------
    system
        The equations of some tables.
    decided
        What stands in them.

    Returns
    -------
    numpy.ndarray
        Shape (unknowns,), to six decimals: the last digits of a solver are to decide nothing.

    Raises
    ------
    LedgerError
        When no numbers agree with all figures.
    """
    least, most = bounds = limits(system, decided)
    for at, region in enumerate(system.regions):
        if region in decided.figures:
            least[at] = most[at] = decided.figures[region].number
    nothing = np.zeros(system.equations.shape[0])
    try:
        found = LinearProgram(system.equations, nothing, bounds).feasible()
    except ContradictionError as error:
        problem = Problem("The counts of the tables cannot all be true together.")
        raise LedgerError(problem) from error
    return np.asarray(np.round(found, 6))


def limits(system: System, decided: Decided) -> Bounds:
    """The least and the most of each unknown by what was published before.

    Parameters
    ----------
    system
        The equations of some tables.
    decided
        With what was published before.
    """
    least, most = np.zeros(system.unknowns), np.full(system.unknowns, np.inf)
    for at, region in enumerate(system.regions):
        if held := decided.before.of(region):
            least[at], most[at] = held
    return Bounds(least, most)


def _simple(figure: PlannedFigure, known: Mapping[str, Dimension]) -> PlannedFigure:
    needs = None if figure.needs is None else simple(figure.needs, known)
    return replace(figure, region=simple(figure.region, known), needs=needs)
