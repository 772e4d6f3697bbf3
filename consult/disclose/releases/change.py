"""How two releases of one study differ: responses that came and left, and themes coded anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consult.disclose.policy.rules import Policy
from consult.disclose.releases.renaming import renamed
from consult.model.counting.grouping import WITHOUT_NUMBER
from consult.model.publishing.release import Disclosed

OTHERWISE = "~"
"""Stands in what a response of an earlier release is called whose writer answers otherwise now:
after what the response of now is called, before a mark of what was answered then."""


@dataclass(frozen=True)
class ResponseChange:
    """How many responses came and left between two releases, and how many who stayed changed.

    Parameters
    ----------
    came, left
        Responses of people who are in one of the two.
    changed
        People who are in both and answered otherwise.
    """

    came: int
    left: int
    changed: int = 0

    @property
    def none(self) -> bool:
        """Whether both are made of the same responses."""
        return not (self.came or self.left or self.changed)

    @property
    def new(self) -> int:
        """Responses of the later release that are not in the earlier one as they are."""
        return self.came + self.changed

    @property
    def gone(self) -> int:
        """Responses of the earlier release that are not in the later one as they were."""
        return self.left + self.changed

    def too_few(self, policy: Policy) -> bool:
        """Whether some changed, and so few that what they said could be told apart.

        Parameters
        ----------
        policy
            How many are few.
        """
        return any(0 < few < policy.fewest for few in (self.came, self.left, self.changed))


def change(before: Disclosed, after: Disclosed) -> ResponseChange:
    """How many responses differ between two releases.

    Parameters
    ----------
    before, after
        What two releases tell, in the order published.

    Returns
    -------
    ResponseChange
        Themes do not count: who was coded anew answered the same. Where an earlier version of
        consult kept no marks of rows, whoever changed an answer left and came.
    """
    return change_of(*((said for said, _ in release.responses) for release in (before, after)))


def change_of(before: Iterable[str], after: Iterable[str]) -> ResponseChange:
    """The same, of what responses are called or the fingerprints of their answers.

    Parameters
    ----------
    before, after
        One for each response that a release counts, in any order.
    """
    old, new = Counter(before), Counter(after)
    gone, came = (_people(some) for some in (old - new, new - old))
    changed = (gone & came).total()
    return ResponseChange(came.total() - changed, gone.total() - changed, changed)


def _people(responses: Counter[str]) -> Counter[str]:
    people: Counter[str] = Counter()
    for response, times in responses.items():
        people[response.partition(OTHERWISE)[0]] += times
    return people


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
        alike.append(renamed(release, {name: f"{name} (release {at})" for name in other}))
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
