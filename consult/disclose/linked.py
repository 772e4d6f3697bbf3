"""Several releases of one study as one system: what can be worked out of all of them together.

Releases made of the same responses count the same people. Between releases of other responses,
what is new is what was, less those who left, and those who came: none of them fewer than nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

import numpy as np
from scipy.sparse import bmat, csr_matrix, identity

from consult.disclose.attack import intervals
from consult.disclose.policy import Policy
from consult.disclose.system import System, build
from consult.model.region import EVERYBODY, Region, simple, together
from consult.model.release import Told

Interval = tuple[int, int]
T = TypeVar("T")


@dataclass(frozen=True)
class Change:
    """How many responses came and left between two releases."""

    came: int
    left: int

    @property
    def none(self) -> bool:
        """Whether both are made of the same responses."""
        return not (self.came or self.left)


def change(before: Told, after: Told) -> Change:
    """How many responses differ between two releases; a changed one left and came."""
    old, new = (Counter(answers for answers, _ in one.responses) for one in (before, after))
    return Change((new - old).total(), (old - new).total())


@dataclass(frozen=True)
class Found:
    """What an attacker finds.

    Parameters
    ----------
    protected
        For each release, what must not be known -> least and most possible.
    between
        People of tables in both of two releases of whom it can be told how few came or left.
    """

    protected: tuple[Mapping[Region, Interval], ...]
    between: tuple[Region, ...] = ()


def tells_few(interval: Interval, policy: Policy) -> bool:
    """Whether an interval tells that people are few, and not merely that there are none."""
    low, high = interval
    few = max(policy.sensitive_threshold, *policy.thresholds.values())
    return high > 0 and high - low < policy.width and low < few


def told_apart(before: Told, after: Told, policy: Policy) -> tuple[Region, ...]:
    """People of whom two releases tell how few came or left, by subtracting one from the other.

    Parameters
    ----------
    before, after
        Two releases of one study.
    policy
        What few are.
    """
    between = change(before, after)
    if between.none:
        return ()
    before, after = _told_alike([before, after])
    found = []
    for of in after.titles:
        if of not in before.titles:
            continue
        old, new = before.bounds[of], after.bounds[of]
        more, less = new[0] - old[1], new[1] - old[0]
        came = max(0, more), min(between.came, max(0, less + between.left))
        left = max(0, -less), min(between.left, max(0, between.came - more))
        if tells_few(came, policy) or tells_few(left, policy):
            found.append(of)
    return tuple(found)


def attack_together(releases: Sequence[Told], policy: Policy) -> Found:
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
    """
    return _Joint(_told_alike(releases), policy).attack()


def _told_alike(releases: Sequence[Told]) -> list[Told]:
    """The releases with dimensions that cut differently, or were coded anew, told apart."""
    last = releases[-1]
    now = {one.id: one for one in last.dimensions}
    alike = []
    for at, one in enumerate(releases[:-1]):
        other = set(one.themes) if _coded_anew(one, last) else set()
        for mine in one.dimensions:
            held, parts = now.get(mine.id), set(mine.parts)
            if held and not (parts <= set(held.parts) or parts >= set(held.parts)):
                other.add(mine.id)
        other |= {mine.id for mine in one.dimensions if mine.item_of in other}
        alike.append(_renamed(one, {name: f"{name} (release {at})" for name in other}))
    return [*alike, last]


def _coded_anew(before: Told, after: Told) -> bool:
    """Whether responses that are in both have other themes in one than in the other."""
    same = Counter(before.responses) & Counter(after.responses)
    answers = (Counter(one for one, _ in told.responses) for told in (before, after))
    first, second = answers
    return same.total() < (first & second).total()


def _renamed(told: Told, to: Mapping[str, str]) -> Told:
    def regions(given: Mapping[Region, T]) -> dict[Region, T]:
        return {frozenset((to.get(n, n), p) for n, p in of): x for of, x in given.items()}

    def names(given: Iterable[str]) -> frozenset[str]:
        return frozenset(to.get(name, name) for name in given)

    if not to:
        return told
    return replace(
        told,
        dimensions=tuple(
            replace(
                one,
                id=to.get(one.id, one.id),
                item_of=to.get(one.item_of, one.item_of),
                union_of=names(one.union_of),
                covers=tuple(names(some) for some in one.covers),
            )
            for one in told.dimensions
        ),
        bounds=regions(told.bounds),
        protected=regions(told.protected),
        titles=regions(told.titles),
        themes=names(told.themes),
    )


class _Joint:
    """Blocks of unknowns: the people of each version, and those who came and left between two."""

    def __init__(self, releases: Sequence[Told], policy: Policy) -> None:
        self._releases, self._policy = releases, policy
        self._dimensions = together(one for told in reversed(releases) for one in told.dimensions)
        regions = {self._simple(of) for one in releases for of in (*one.bounds, *one.protected)}
        self._system: System = build(
            self._dimensions.values(), sorted(regions, key=lambda of: sorted(map(_words, of)))
        )
        self._place = self._system.place
        self._least: list[np.ndarray] = []
        self._most: list[np.ndarray] = []
        self._links: list[dict[int, int]] = []
        self._changes: list[int] = []
        self._blocks = self._make_blocks()

    def attack(self) -> Found:
        """The intervals of what is protected, and what is told of those who came and left."""
        wanted = [
            [self._at(block, of) for of in one.protected]
            for one, block in zip(self._releases, self._blocks, strict=True)
        ]
        changed = [self._at(block, of) for block in self._changes for of in self._crossed()]
        found = intervals(
            self._equations(),
            np.concatenate(self._least),
            np.concatenate(self._most),
            sorted({at for some in wanted for at in some} | set(changed)),
            near=np.tile(self._system.contexts, len(self._least)),
            enough=self._policy.width,
        )
        protected = tuple(
            dict(zip(one.protected, (found[at] for at in some), strict=True))
            for one, some in zip(self._releases, wanted, strict=True)
        )
        few = (at for at in changed if tells_few(found[at], self._policy))
        regions = self._system.regions
        return Found(protected, tuple(dict.fromkeys(regions[at % len(regions)] for at in few)))

    def _crossed(self) -> list[Region]:
        """People of the tables of several dimensions that stand in the last release and another."""
        last = {self._simple(of) for of in self._releases[-1].titles}
        others = {self._simple(of) for one in self._releases[:-1] for of in one.titles}
        return sorted(last & others, key=lambda of: sorted(map(_words, of)))

    def _make_blocks(self) -> list[int]:
        blocks: list[int] = []
        for at, one in enumerate(self._releases):
            between = change(self._releases[at - 1], one) if at else None
            if between is not None and between.none:
                blocks.append(blocks[-1])
            else:
                blocks.append(self._block(one.people))
            self._learn(blocks[-1], one)
        for at, (before, after) in enumerate(pairwise(blocks)):
            if before != after:
                self._link(before, after, change(*self._releases[at : at + 2]))
        return blocks

    def _block(self, people: int) -> int:
        self._least.append(np.zeros(len(self._place)))
        self._most.append(self._system.most(people))
        self._least[-1][self._place[EVERYBODY]] = people
        return len(self._least) - 1

    def _link(self, before: int, after: int, between: Change) -> None:
        more = self._least[after] - self._most[before]
        less = self._most[after] - self._least[before]
        came = self._block(between.came)
        self._changes.append(came)
        self._narrow(came, more, less + between.left)
        if not between.left:
            self._links.append({after: 1, before: -1, came: -1})
            return
        left = self._block(between.left)
        self._changes.append(left)
        self._narrow(left, -less, between.came - more)
        kept = self._block(int(self._least[before][self._place[EVERYBODY]]) - between.left)
        self._links.append({kept: 1, before: -1, left: 1})
        self._links.append({after: 1, kept: -1, came: -1})

    def _narrow(self, block: int, least: np.ndarray, most: np.ndarray) -> None:
        """What subtraction alone tells: it spares the attack most of its work."""
        real = ~self._system.spare
        self._least[block][real] = np.maximum(self._least[block], least)[real]
        self._most[block][real] = np.minimum(self._most[block], most)[real]

    def _learn(self, block: int, told: Told) -> None:
        new = {
            one.id: set(self._dimensions[one.id].parts) - {*one.parts} for one in told.dimensions
        }
        for of, at in self._place.items():
            if any(parts <= new.get(name, set()) for name, parts in of):
                self._most[block][at] = 0
        for of, (least, most) in told.bounds.items():
            at = self._place[self._simple(of)]
            self._least[block][at] = max(self._least[block][at], least)
            self._most[block][at] = min(self._most[block][at], most)

    def _equations(self) -> csr_matrix:
        count, blocks = len(self._place), len(self._least)
        one = self._system.equations
        rows = [[one if at == row else None for at in range(blocks)] for row in range(blocks)]
        same = identity(count, format="csr")
        rows += [
            [same * times[at] if at in times else None for at in range(blocks)]
            for times in self._links
        ]
        return csr_matrix(bmat(rows))

    def _at(self, block: int, of: Region) -> int:
        return block * len(self._place) + self._place[self._simple(of)]

    def _simple(self, of: Region) -> Region:
        return simple(of, self._dimensions)


def _words(pair: tuple[str, frozenset[str]]) -> tuple[str, list[str]]:
    return pair[0], sorted(pair[1])
