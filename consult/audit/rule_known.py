"""The printed rule as knowledge: no hidden figure is told by why it must have been hidden.

Written apart from what hides figures to that end; it takes from disclosure control the attack of
somebody who knows the rule, and works out by itself what may be shown of each figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from consult.audit.expected import Expected
from consult.audit.sensitive import smallest_shown, spared, without
from consult.disclose.attack.rule import PrintedRule, RuleReader
from consult.disclose.attack.system import build, in_order
from consult.disclose.policy.rules import Policy
from consult.model.counting.region import EVERYBODY, Region, simple, together
from consult.model.publishing.release import Disclosed
from consult.model.publishing.structure import Places, TrueTable


def told_by_rule(
    told: Disclosed,
    intervals: Mapping[Region, tuple[int, int]],
    expected: Expected,
    policy: Policy,
) -> tuple[str, ...]:
    """Where the rule of what is hidden tells a hidden number more closely than may be.

    Parameters
    ----------
    told
        What the release tells.
    intervals
        What must not be known of it -> the least and the most it can be, without the rule.
    expected
        The places of its tables, and the true numbers.
    policy
        How small a group may be, and how little may be known of it. Where fewer people responded
        than any table may show, every interval is narrow, and nothing is checked.

    Returns
    -------
    tuple
        Table, row and column of each, in order: nothing beside it can be the small one. No numbers.
        More was hidden where that leaves it open; no release is refused for what is left.
    """
    if told.people < policy.fewest:
        return ()
    few, true, needs = _figures(told, expected, policy)
    reader, place = _reader(told, few, needs)
    known = {of: ends for of, ends in intervals.items() if of in true}
    narrow = reader.narrowed(
        {place[of]: ends for of, ends in known.items()},
        {place[of]: true[of] for of in known},
        policy.protection_level,
    )
    return tuple(sorted(told.protected[of] for of in known if place[of] in narrow))


def _figures(
    told: Disclosed, expected: Expected, policy: Policy
) -> tuple[dict[Region, int], dict[Region, int], dict[Region, Region]]:
    """Of people: how few may be shown, how many they are, and with which base they are hidden."""
    dimensions = together(told.dimensions)
    few: dict[Region, int] = {}
    true: dict[Region, int] = {}
    needs: dict[Region, Region] = {}
    for places in (one for one in expected.structure.tables if not one.view):
        table = expected.truth.tables[places.id]
        for of, number, smallest, base in _numbers(places, table, policy):
            region = simple(of, dimensions)
            few[region], true[region] = max(few.get(region, 0), smallest), number
            if base is not None:
                needs.setdefault(region, simple(base, dimensions))
    return few, true, needs


def _reader(
    told: Disclosed, few: Mapping[Region, int], needs: Mapping[Region, Region]
) -> tuple[RuleReader, Mapping[Region, int]]:
    """Somebody who has the release and knows the rule, and the unknown of all people."""
    dimensions = together(told.dimensions)
    regions = {*told.bounds, *told.protected, *needs, *needs.values()}
    system = build(dimensions.values(), sorted(regions, key=in_order))
    place = system.place
    least, most = bounds = system.bounds(told.people)
    least[place[EVERYBODY]] = told.people
    for of, (low, high) in told.bounds.items():
        least[place[of]], most[place[of]] = max(least[place[of]], low), min(most[place[of]], high)
    reasons, bases = np.zeros(system.unknowns), np.full(system.unknowns, -1)
    for of, at in place.items():
        reasons[at] = few.get(of, 0) if least[at] < most[at] else 0
        bases[at] = place[needs[of]] if needs.get(of, of) != of else -1
    printed = np.isin(np.arange(system.unknowns), [place[of] for of in needs])
    slack = np.arange(system.unknowns) >= len(system.regions)
    rule = PrintedRule(reasons, printed, slack, bases)
    return RuleReader(system.equations, bounds, rule), place


def _numbers(
    places: Places, true: TrueTable, policy: Policy
) -> Iterator[tuple[Region, int, int, Region | None]]:
    """People, how many they are, how few may be shown of them, and with which base they are hidden.

    A base of a table has itself; people whom no table prints have none. Rows outside the base are
    shown however few. Where people can be in several rows or columns, those of the base who are not
    in one are few for their own sake too.
    """
    usual = smallest_shown(places, policy)
    yield places.base, true.base, usual, places.base
    for at, (_, of) in enumerate(places.rows):
        few = 0 if spared(places, at, policy) else usual
        base, outside = true.rows[at], at in places.outside
        mine = of | places.base if places.columns else of
        yield mine, base, few * (not outside), mine if outside else places.base
        if not (places.columns or places.rows_partition or outside):
            yield without(of), true.base - base, few, None
        for (_, column), number in zip(
            places.columns, true.cells[at] if true.cells else (), strict=True
        ):
            yield of | column, number, few, mine
            if not places.columns_partition:
                yield of | without(column), base - number, few, None
