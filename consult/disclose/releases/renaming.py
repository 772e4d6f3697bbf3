"""What a release tells, in other names of its questions and answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
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

    def parts(name: str, given: Iterable[str]) -> frozenset[str]:
        called = answers.get(name, {})
        return frozenset(called.get(part, part) for part in given)

    def people(of: Region) -> Region:
        return frozenset((to.get(name, name), parts(name, some)) for name, some in of)

    def regions(given: Mapping[Region, T]) -> dict[Region, T]:
        return {people(of): x for of, x in given.items()}

    def names(given: Iterable[str]) -> frozenset[str]:
        return frozenset(to.get(name, name) for name in given)

    def dimension(one: Dimension) -> Dimension:
        return replace(
            one,
            id=to.get(one.id, one.id),
            parts=tuple(answers.get(one.id, {}).get(part, part) for part in one.parts),
            parent_question=to.get(one.parent_question, one.parent_question),
            answered=parts(one.parent_question, one.answered),
            union_of=names(one.union_of),
            covers=tuple(names(some) for some in one.covers),
            links=tuple(
                replace(link, parts=parts(one.id, link.parts), held=people(link.held))
                for link in one.links
            ),
        )

    if not (to or answers):
        return told
    return replace(
        told,
        dimensions=tuple(map(dimension, told.dimensions)),
        bounds=regions(told.bounds),
        protected=regions(told.protected),
        titles=regions(told.titles),
        themes=names(told.themes),
    )
