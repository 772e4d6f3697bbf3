"""Several releases of one study attacked together: what can be worked out of all of them.

Releases made of the same responses count the same people. Between releases of other responses,
what is new is what was, less those who left, and those who came: none of them fewer than nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from consult.disclose.attack.feasibility import feasibility_intervals
from consult.disclose.attack.lp import Bounds
from consult.disclose.attack.system import in_order
from consult.disclose.policy.rules import Policy
from consult.disclose.releases.change import told_alike
from consult.disclose.releases.joint import Joint
from consult.model.counting.region import Region
from consult.model.publishing.release import Disclosed

Interval = tuple[int, int]


@dataclass(frozen=True)
class AttackFindings:
    """What an attacker finds.

    Parameters
    ----------
    protected
        For each release, what must not be known -> least and most possible.
    between
        People of breakdowns in two releases of whom it can be told how few came or left.
    """

    protected: tuple[Mapping[Region, Interval], ...]
    between: tuple[Region, ...] = ()


def attack_together(releases: Sequence[Disclosed], policy: Policy) -> AttackFindings:
    """Attack releases of one study with all that any of them tells.

    Parameters
    ----------
    releases
        In the order published, the one about to be published last.
    policy
        How wide an interval must be.

    Raises
    ------
    ContradictionError
        When the numbers of the releases cannot all be true.

    Notes
    -----
    Of those who came or left, how many answered what is found out where the breakdowns of the last
    release narrow it below the protection level. What the tables of one question each tell of them
    by themselves ("3 of the 30 are over 65, so from 0 to 3 of these agree") is not held against it.
    """
    alike = told_alike(releases)
    joint = Joint(alike)
    known = joint.bounds()
    anyway = joint.bounds(withheld=cells(alike, joint)) if joint.changes else known
    wanted = widths(joint, anyway, policy)
    changed = [
        at
        for block in joint.changes
        for at in (joint.at(block, of) for of in crossed(alike, joint))
        if known[1][at] > 0 and known[0][at] < policy.fewest
    ]
    protected = [
        {of: joint.at(block, of) for of in release.protected}
        for release, block in zip(alike, joint.blocks, strict=True)
    ]
    asked = {at for places in protected for at in places.values()} | set(changed)
    found = feasibility_intervals(
        joint.equations(), known, sorted(asked), near=joint.contexts, enough=wanted
    )
    return AttackFindings(
        tuple({of: found[at] for of, at in places.items()} for places in protected),
        _between(joint, {at: found[at] for at in changed}, anyway, policy),
    )


def _between(
    joint: Joint, found: Mapping[int, Interval], anyway: Bounds, policy: Policy
) -> tuple[Region, ...]:
    wanted = widths(joint, anyway, policy)
    few = [at for at, interval in found.items() if tells_few(interval, wanted[at], policy)]
    if not few:
        return ()
    best = feasibility_intervals(joint.equations(), anyway, few, near=joint.contexts, enough=wanted)
    told = (at for at in few if tells_few(found[at], best[at][1] - best[at][0], policy))
    return tuple(dict.fromkeys(joint.of(at) for at in told))


def tells_few(interval: tuple[float, float], width: float, policy: Policy) -> bool:
    """Whether an interval narrower than asked tells that people are few, not only that none are.

    Parameters
    ----------
    interval
        The least and the most they can be.
    width
        How wide an interval is asked for here: less than the protection level where the people who
        came or left are fewer.
    policy
        What few are, and how wide an interval is asked for at most.
    """
    low, high = interval
    return high > 0 and low < policy.fewest and high - low < min(width, policy.protection_level)


def widths(joint: Joint, anyway: Bounds, policy: Policy) -> np.ndarray:
    """How wide each interval is to be: of those who came or left, no wider than it is anyway.

    Parameters
    ----------
    joint
        The releases.
    anyway
        What readers know of each unknown before any cell of a breakdown is shown.
    policy
        How wide an interval must be.

    Returns
    -------
    numpy.ndarray
        Shape (unknowns,).
    """
    count = joint.system.unknowns
    wanted = np.full(len(anyway[0]), float(policy.protection_level))
    for block in joint.changes:
        mine = slice(block * count, (block + 1) * count)
        wanted[mine] = np.minimum(wanted[mine], anyway[1][mine] - anyway[0][mine])
    return wanted


def cells(releases: Sequence[Disclosed], joint: Joint) -> frozenset[Region]:
    """People of the cells of breakdowns in the last release.

    Parameters
    ----------
    releases
        In the order published.
    joint
        The same as one system.
    """
    return frozenset(joint.simple(of) for of in releases[-1].titles)


def crossed(releases: Sequence[Disclosed], joint: Joint) -> list[Region]:
    """People of the cells of breakdowns that stand in the last release and in another.

    Parameters
    ----------
    releases
        In the order published.
    joint
        The same as one system.

    Returns
    -------
    list
        Sorted; none where no cell of the last release stands in another.
    """
    others = {joint.simple(of) for release in releases[:-1] for of in release.titles}
    return sorted(cells(releases, joint) & others, key=in_order)
