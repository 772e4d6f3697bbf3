"""What was published before, as the next release of a study has to reckon with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consult.disclose.attack.feasibility import tighten
from consult.disclose.attack.lp import Bounds, ContradictionError
from consult.disclose.policy.rules import Policy
from consult.disclose.releases.change import change, told_alike
from consult.disclose.releases.joint import Joint
from consult.disclose.releases.linked import crossed, tells_few
from consult.model.counting.region import Dimension, Region, simple
from consult.model.publishing.release import Disclosed

Interval = tuple[int, int]


@dataclass(frozen=True)
class DisclosedEarlier:
    """What earlier releases tell of the numbers of the one being made.

    Parameters
    ----------
    dimensions
        Every dimension of any of the releases, by id.
    bounds
        People -> least and most they can be.
    apart
        People whose number, shown, would tell how few came or left or what was hidden earlier
        -> how wide its interval must be.
    hidden
        People whose number was hidden in a release of the same responses.
    primary
        Those of them that must not be known.
    """

    dimensions: Mapping[str, Dimension] = field(default_factory=dict)
    bounds: Mapping[Region, Interval] = field(default_factory=dict)
    apart: Mapping[Region, int] = field(default_factory=dict)
    hidden: frozenset[Region] = frozenset()
    primary: frozenset[Region] = frozenset()

    def of(self, region: Region) -> Interval | None:
        """The least and the most of some people, where anything is known of them.

        Parameters
        ----------
        region
            Of the release being made; it may speak of dimensions that no earlier one knew.
        """
        if not self.bounds or any(name not in self.dimensions for name, _ in region):
            return None
        return self.bounds.get(simple(region, self.dimensions))


NOTHING = DisclosedEarlier()
"""What is known where nothing was published."""


def disclosed_earlier(
    earlier: Sequence[Disclosed], now: Disclosed, numbers: Mapping[Region, int], policy: Policy
) -> DisclosedEarlier:
    """What earlier releases tell of a release being made.

    Parameters
    ----------
    earlier
        Releases of the study that were published, in order.
    now
        The release being made, as far as it is decided.
    numbers
        The true numbers that it is still to be decided about whether they are shown.
    policy
        What few are.

    Returns
    -------
    DisclosedEarlier
        Nothing where too few responses differ, or where the releases contradict each other: such
        a release is refused in any case.
    """
    if not earlier or any(change(release, now).too_few(policy) for release in earlier):
        return NOTHING
    told = told_alike([*earlier, now])
    joint = Joint(told)
    try:
        anyway = joint.bounds()
        apart = _apart(joint, told, anyway, numbers, policy)
    except ContradictionError:
        return NOTHING
    same = [
        release
        for release, block in zip(told, joint.blocks, strict=True)
        if block == joint.blocks[-1]
    ]
    return DisclosedEarlier(
        joint.dimensions,
        _of_block(joint, anyway, joint.blocks[-1]),
        apart,
        frozenset(
            of for release in same[:-1] for of, (low, high) in release.bounds.items() if low < high
        ),
        frozenset(of for release in same[:-1] for of in release.protected),
    )


def _of_block(joint: Joint, bounds: Bounds, block: int) -> dict[Region, Interval]:
    least, most = bounds
    start = block * joint.system.unknowns
    return {of: (int(least[start + at]), int(most[start + at])) for of, at in joint.place.items()}


def _apart(
    joint: Joint,
    told: Sequence[Disclosed],
    anyway: Bounds,
    numbers: Mapping[Region, int],
    policy: Policy,
) -> dict[Region, int]:
    """Numbers each of which, shown alone, tells too much once it is subtracted from others."""
    if not joint.changes:
        return {}
    least, most = bounds = Bounds(*(ends.copy() for ends in anyway))
    places = {of: joint.at(joint.blocks[-1], of) for of in numbers}
    for of, at in places.items():
        least[at] = most[at] = numbers[of]
    shown = tighten(joint.links(), bounds)
    watched = _watched(joint, told)
    found = {}
    for of, at in places.items():
        if any(unknown.told(shown, anyway, policy) for unknown in watched.get(joint.of(at), ())):
            found[of] = int(min(policy.protection_level, anyway[1][at] - anyway[0][at]))
    return {of: width for of, width in found.items() if width}


@dataclass(frozen=True)
class _WatchedUnknown:
    """An unknown that must not be told, and whether it may be where it is not of few."""

    at: int
    few: bool

    def told(self, shown: Bounds, anyway: Bounds, policy: Policy) -> bool:
        low, high = shown[0][self.at], shown[1][self.at]
        best = anyway[1][self.at] - anyway[0][self.at]
        if self.few:
            return tells_few((low, high), best, policy)
        return bool(high - low < min(policy.protection_level, best))


def _watched(joint: Joint, told: Sequence[Disclosed]) -> dict[Region, list[_WatchedUnknown]]:
    """People -> unknowns that count them and must not be told by showing how many they are now."""
    found: dict[Region, list[_WatchedUnknown]] = {}
    for of in crossed(told, joint):
        mine = (_WatchedUnknown(joint.at(block, of), few=True) for block in joint.changes)
        found.setdefault(of, []).extend(mine)
    for release, block in zip(told[:-1], joint.blocks, strict=False):
        for of in release.protected if block != joint.blocks[-1] else ():
            kept = _WatchedUnknown(joint.at(block, of), few=False)
            found.setdefault(joint.simple(of), []).append(kept)
    return found
