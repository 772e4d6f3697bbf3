"""What a release tells, in other names of its questions and answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from consult.model.counting.region import Dimension, Region
from consult.model.publishing.release import Disclosed

T = TypeVar("T")

NONE: Mapping[str, Mapping[str, str]] = MappingProxyType({})
"""No answer has another name."""


def renamed(
    told: Disclosed, to: Mapping[str, str], answers: Mapping[str, Mapping[str, str]] = NONE
) -> Disclosed:
    """The same with other names.

    Parameters
    ----------
    told
        What a release tells.
    to
        Id of a dimension -> its id then; one left out keeps its own.
    answers
        Id of a dimension, as ``told`` has it -> part -> what the part is called then.
    """
    if not (to or answers):
        return told
    then = _Then(to, answers)
    return replace(
        told,
        dimensions=tuple(map(then.dimension, told.dimensions)),
        bounds=then.regions(told.bounds),
        protected=then.regions(told.protected),
        titles=then.regions(told.titles),
        themes=then.ids(told.themes),
    )


@dataclass(frozen=True)
class _Then:
    """Other names, as :func:`renamed` takes them."""

    to: Mapping[str, str]
    answers: Mapping[str, Mapping[str, str]]

    def id(self, name: str) -> str:
        return self.to.get(name, name)

    def ids(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(map(self.id, names))

    def part(self, name: str, part: str) -> str:
        return self.answers.get(name, {}).get(part, part)

    def parts(self, name: str, parts: Iterable[str]) -> frozenset[str]:
        return frozenset(self.part(name, part) for part in parts)

    def people(self, of: Region) -> Region:
        return frozenset((self.id(name), self.parts(name, some)) for name, some in of)

    def regions(self, given: Mapping[Region, T]) -> dict[Region, T]:
        return {self.people(of): x for of, x in given.items()}

    def dimension(self, one: Dimension) -> Dimension:
        return replace(
            one,
            id=self.id(one.id),
            parts=tuple(self.part(one.id, part) for part in one.parts),
            parent_question=self.id(one.parent_question),
            answered=self.parts(one.parent_question, one.answered),
            union_of=self.ids(one.union_of),
            covers=tuple(map(self.ids, one.covers)),
            links=tuple(
                replace(link, parts=self.parts(one.id, link.parts), held=self.people(link.held))
                for link in one.links
            ),
        )
