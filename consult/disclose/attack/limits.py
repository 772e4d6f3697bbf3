"""What is known though nothing is published: how many responded, and which groups nobody is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from consult.disclose.attack.feasibility import feasibility_intervals
from consult.disclose.attack.system import build
from consult.disclose.policy.rules import Policy
from consult.model.counting.region import EVERYBODY, Dimension, Region, simple


def attainable_protection(
    dimensions: Mapping[str, Dimension],
    people: int,
    nobody: Iterable[Region],
    regions: Iterable[Region],
    policy: Policy,
) -> dict[Region, int]:
    """How wide the intervals of a consultation must be that is smaller than any group may be.

    Parameters
    ----------
    dimensions, people, nobody, regions
        As for :func:`attainable_width`.
    policy
        How small a group may be, and how little may be known of it.

    Returns
    -------
    dict
        Region -> the protection level of the policy, or the widest there can be where that is
        less. Empty where enough people responded for the policy to hold as it is.
    """
    if people >= policy.fewest:
        return {}
    best = attainable_width(dimensions, people, nobody, regions)
    return {of: min(policy.protection_level, width) for of, width in best.items()}


def attainable_width(
    dimensions: Mapping[str, Dimension],
    people: int,
    nobody: Iterable[Region],
    regions: Iterable[Region],
) -> dict[Region, int]:
    """How wide the interval of each number can be at all: with every table hidden whole.

    Parameters
    ----------
    dimensions
        Every dimension the regions speak of, by id.
    people
        How many responses are counted.
    nobody
        Regions of which readers can tell that nobody is in them.
    regions
        Regions asked for.

    Returns
    -------
    dict
        Region -> highest less lowest possible number. Where three people answered, no interval is
        wider than three.
    """
    asked = [simple(of, dimensions) for of in regions]
    empty = [simple(of, dimensions) for of in nobody]
    system = build(dimensions.values(), [*asked, *empty])
    place = system.place
    least, most = bounds = system.bounds(people)
    least[place[EVERYBODY]] = people
    most[[place[of] for of in empty]] = 0
    found = feasibility_intervals(system.equations, bounds, [place[of] for of in asked])
    return {of: found[place[of]][1] - found[place[of]][0] for of in asked}
