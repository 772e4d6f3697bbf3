"""How two releases of one study differ: responses that came and left, and themes coded anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from consult.disclose.policy.rules import Policy
from consult.model.counting.grouping import WITHOUT_NUMBER
from consult.model.counting.region import Region
from consult.model.publishing.release import Disclosed

T = TypeVar("T")


@dataclass(frozen=True)
class ResponseChange:
    """How many responses came and left between two releases."""

    came: int
    left: int

    @property
    def none(self) -> bool:
        """Whether both are made of the same responses."""
        return not (self.came or self.left)

    def too_few(self, policy: Policy) -> bool:
        """Whether some changed, and so few that what they said could be told apart.

        Parameters
        ----------
        policy
            How many are few.
        """
        return any(0 < number < policy.fewest for number in (self.came, self.left))


def change(before: Disclosed, after: Disclosed) -> ResponseChange:
    """How many responses differ between two releases; a changed one left and came.

    Parameters
    ----------
    before, after
        What two releases of one study tell, in the order published.

    Returns
    -------
    ResponseChange
        Themes do not count: who was coded anew answered the same.
    """
    old, new = (Counter(answers for answers, _ in release.responses) for release in (before, after))
    return ResponseChange((new - old).total(), (old - new).total())


def told_alike(releases: Sequence[Disclosed]) -> list[Disclosed]:
    """The releases with dimensions that cut differently, or were coded anew, told apart.

    Parameters
    ----------
    releases
        In the order published, the last one as it names its dimensions.

    Returns
    -------
    list of Disclosed
        In the same order. A dimension that means something else than in the last release has
        another id, so that its numbers are not taken for those of now.
    """
    last = releases[-1]
    now = {dimension.id: dimension for dimension in last.dimensions}
    alike = []
    for at, release in enumerate(releases[:-1]):
        other = set(release.themes) if _coded_anew(release, last) else set()
        for mine in release.dimensions:
            held, parts = now.get(mine.id), set(mine.parts)
            if held and not _cuts_alike(parts, set(held.parts)):
                other.add(mine.id)
        other |= {mine.id for mine in release.dimensions if mine.parent_question in other}
        alike.append(_renamed(release, {name: f"{name} (release {at})" for name in other}))
    return [*alike, last]


def _cuts_alike(before: set[str], now: set[str]) -> bool:
    """Whether each part of a dimension means the same in both, though one may have more of them.

    Earlier versions counted people who answered without a certain number as not having answered.
    """
    told_apart = bool(before & WITHOUT_NUMBER) == bool(now & WITHOUT_NUMBER)
    return told_apart and (before <= now or before >= now)


def _coded_anew(before: Disclosed, after: Disclosed) -> bool:
    """Whether responses that are in both have other themes in one than in the other."""
    same = Counter(before.responses) & Counter(after.responses)
    answers = (Counter(said for said, _ in told.responses) for told in (before, after))
    first, second = answers
    return same.total() < (first & second).total()


def _renamed(told: Disclosed, to: Mapping[str, str]) -> Disclosed:
    def pairs(of: Region) -> Region:
        return frozenset((to.get(name, name), parts) for name, parts in of)

    def regions(given: Mapping[Region, T]) -> dict[Region, T]:
        return {pairs(of): x for of, x in given.items()}

    def names(given: Iterable[str]) -> frozenset[str]:
        return frozenset(to.get(name, name) for name in given)

    if not to:
        return told
    return replace(
        told,
        dimensions=tuple(
            replace(
                dimension,
                id=to.get(dimension.id, dimension.id),
                parent_question=to.get(dimension.parent_question, dimension.parent_question),
                union_of=names(dimension.union_of),
                covers=tuple(names(some) for some in dimension.covers),
                links=tuple(
                    replace(link, held=next(iter(regions({link.held: 0}))))
                    for link in dimension.links
                ),
            )
            for dimension in told.dimensions
        ),
        bounds=regions(told.bounds),
        protected=regions(told.protected),
        titles=regions(told.titles),
        themes=names(told.themes),
    )
