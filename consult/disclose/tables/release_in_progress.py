"""A release while it is made, told as it would be known: to hold it against those published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from consult.disclose.policy.rules import Policy
from consult.disclose.releases.disclosed_earlier import NOTHING, DisclosedEarlier, disclosed_earlier
from consult.disclose.releases.linked import AttackFindings, attack_together
from consult.disclose.suppress.figures import FIXED, dimensions, figures
from consult.disclose.suppress.hiding import Decided
from consult.model.counting.counts import Counts, Use
from consult.model.counting.region import Dimension, Region, simple
from consult.model.publishing.release import Disclosed

Hidden = Callable[[Region], bool]
Pair = tuple[str, frozenset[str]]

ROUNDS = 3
"""Attacks on all releases together, with more hidden after each that finds anything out."""


@dataclass
class ReleaseInProgress:
    """The release being made, and those before it.

    Parameters
    ----------
    release
        Each table in all its ways.
    people, responses
        Responses counted and their fingerprints, as in
        :class:`consult.model.publishing.release.Disclosed`.
    earlier
        Releases of the study that were published, in order.
    policy
        How small a group may be.
    """

    release: Sequence[Sequence[Counts]]
    people: int
    responses: tuple[tuple[str, str], ...]
    earlier: Sequence[Disclosed]
    policy: Policy
    dimensions: Mapping[str, Dimension] = field(init=False)
    _numbers: dict[Region, int] = field(init=False, default_factory=dict)
    _cells: dict[Region, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        every = [counts for ways in self.release for counts in ways]
        self.dimensions = dimensions(every)
        for counts in every if self.earlier else ():
            self._numbers.update(_numbers(counts, self.policy, self.dimensions))
            self._cells.update(dict.fromkeys(_cells(counts, self.dimensions), counts.title))

    def before_margins(self) -> DisclosedEarlier:
        """What is known before anything is decided, and which totals and bases it tells apart."""
        return self._before({of: n for of, n in self._numbers.items() if of not in self._cells}, {})

    def before_cells(self, is_hidden: Hidden, margins: DisclosedEarlier) -> DisclosedEarlier:
        """The same once totals are decided, and which cells of breakdowns are told apart.

        Parameters
        ----------
        is_hidden
            Of each total and base, by what is decided.
        margins
            What :meth:`before_margins` found.
        """
        if not self.earlier:
            return NOTHING
        shown = {of: self._numbers[of] for of in self._margins() if not is_hidden(of)}
        known = {of: n for of, n in shown.items() if of not in margins.apart}
        found = self._before({of: self._numbers[of] for of in self._cells}, known)
        return replace(found, apart={**margins.apart, **found.apart})

    def attacked(
        self, chosen: Iterable[Counts], is_hidden: Hidden, primary: Iterable[Region]
    ) -> AttackFindings:
        """What can be told of this release and all before it together.

        Parameters
        ----------
        chosen
            The tables as they are to be published.
        is_hidden
            Of each region they count.
        primary
            What must not be known of this release.

        Raises
        ------
        ContradictionError
            When the numbers of the releases cannot all be true.
        """
        mine = [_numbers(counts, self.policy, self.dimensions) for counts in chosen]
        bounds = {of: number for some in mine for of, number in some.items()}
        known = {of: n for of, n in bounds.items() if not is_hidden(of)}
        told = self._told(known)  # of all ways of counting; those not chosen tell nothing
        printed = {of: told.bounds[of] for of in bounds}
        now = replace(told, bounds=printed, protected=dict.fromkeys(primary, ""))
        return attack_together([*self.earlier, now], self.policy)

    def _margins(self) -> Iterator[Region]:
        """Totals and bases that are shown whichever way a table is counted."""
        for ways in self.release:
            every = [_numbers(counts, self.policy, self.dimensions) for counts in ways]
            yield from (
                of
                for of in every[0]
                if of not in self._cells and all(of in numbers for numbers in every)
            )

    def _before(
        self, numbers: Mapping[Region, int], known: Mapping[Region, int]
    ) -> DisclosedEarlier:
        return disclosed_earlier(self.earlier, self._told(known), numbers, self.policy)

    def _told(self, known: Mapping[Region, int]) -> Disclosed:
        bounds = dict.fromkeys(self._numbers, (0, self.people))
        bounds.update({of: (number, number) for of, number in known.items()})
        themes = {
            name
            for ways in self.release
            if ways[0].use is Use.THEMES
            for of in (ways[0].of.base, *ways[0].of.rows.values(), *ways[0].of.nets.values())
            for name, _ in of
        }
        dimensions = tuple(self.dimensions.values())
        return Disclosed(
            "", self.people, dimensions, bounds, {}, self._cells, frozenset(themes), self.responses
        )


def _numbers(
    counts: Counts, policy: Policy, dimensions: Mapping[str, Dimension]
) -> dict[Region, int]:
    return {simple(of, dimensions): figure.number for of, figure in figures(counts, policy).items()}


def _cells(counts: Counts, dimensions: Mapping[str, Dimension]) -> Iterator[Region]:
    if counts.column_title:
        for label in map(str, counts.cells.index):
            for column in map(str, counts.cells.columns):
                yield simple(counts.of.rows[label] | counts.of.columns[column], dimensions)


def hold_against(
    making: ReleaseInProgress, decided: Decided, chosen: Sequence[Counts], policy: Policy
) -> None:
    """Hide more where this release and those before it are found to tell too much together.

    What still is found out in the end is for the last check to refuse, which says where it is.

    Parameters
    ----------
    making
        The release, and those before it.
    decided
        What is hidden; it takes in what is hidden more.
    chosen
        The tables as they are to be published.
    policy
        How wide intervals must be.
    """
    own = [of for of in decided.primary if of in decided.rest or decided.figures[of].primary]
    for _ in range(ROUNDS) if decided.before.bounds else ():
        found = making.attacked(chosen, decided.is_hidden, own)
        told = {
            of
            for intervals in found.protected
            for of, (low, high) in intervals.items()
            if high - low < policy.protection_level
        }
        more = _beside(decided, told | set(found.between))
        if not more:
            return
        decided.hidden |= more


def _beside(decided: Decided, told: Iterable[Region]) -> set[Region]:
    """Cells of breakdowns that are shown and share a row or a column with some people."""
    shown: dict[tuple[tuple[str, ...], Pair], set[Region]] = {}
    for of, figure in decided.figures.items():
        if len(of) > 1 and figure.cost < FIXED and of not in decided.hidden:
            for pair in of:
                shown.setdefault((_context(of, decided.dimensions), pair), set()).add(of)
    return {
        region
        for of in told
        if all(name in decided.dimensions for name, _ in of)
        for pair in of
        for region in shown.get((_context(of, decided.dimensions), pair), ())
    }


def _context(of: Region, dimensions: Mapping[str, Dimension]) -> tuple[str, ...]:
    return tuple(sorted(dimensions[name].parent_question or name for name, _ in of))
