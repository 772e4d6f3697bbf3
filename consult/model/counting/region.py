"""Which people a published number counts, so that numbers of different tables can be told alike.

Every grouping cuts the people of a consultation along a dimension: each person is in exactly one
of its parts. A number of a table counts the people who are in some parts of a dimension or two.
Two numbers that count the same parts are one number, wherever they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

Region = frozenset[tuple[str, frozenset[str]]]
"""Pairs of a dimension and the parts of it that count. Dimensions left out do not matter; the
empty region is everybody."""

EVERYBODY: Region = frozenset()

IsHidden = Callable[[Region], bool]
"""Whether the number of the people in a region is hidden."""


@dataclass(frozen=True)
class Dimension:
    """One way to cut people into parts, of which each person is in exactly one.

    Parameters
    ----------
    id
        Short name, unique in a release.
    parts
        All parts, those of people who said nothing too.
    parent_question
        For one choice of several that hold at once: the dimension of the question. Its parts
        are then ``ITEM_PARTS``.
    answered
        For such an item: the parts of its question that ``TICKED`` and ``NOT_TICKED`` divide.
    nested
        Whether its parts can be told only within a part of another dimension, as the stance people
        take is that on one theme: they do not add up over the others.
    union_of
        Ids of items whose ticks together are the ticks of this one, where it was made of others.
    further_unions
        More such sets, each by itself: a heading of all comments is made of its themes there, and
        of the same heading under each question.
    covers
        For a question with such items: sets of them of which everyone who answered ticked one
        at least.
    """

    id: str
    parts: tuple[str, ...]
    parent_question: str = ""
    answered: frozenset[str] = frozenset()
    union_of: frozenset[str] = frozenset()
    nested: bool = False
    covers: tuple[frozenset[str], ...] = ()
    further_unions: tuple[frozenset[str], ...] = ()

    @property
    def unions(self) -> tuple[frozenset[str], ...]:
        """Every set of items whose ticks together are the ticks of this one."""
        return tuple(filter(None, (self.union_of, *self.further_unions)))

    @cached_property
    def whole(self) -> frozenset[str]:
        """All parts as one set: asked for with every region of a release."""
        return frozenset(self.parts)


TICKED, NOT_TICKED, NOT_SAID = "ticked", "not ticked", "not said"
ITEM_PARTS = (TICKED, NOT_TICKED, NOT_SAID)


def region(parts: Mapping[str, Iterable[str]]) -> Region:
    """The people in the given parts of each of the given dimensions.

    Parameters
    ----------
    parts
        Dimension id -> parts.
    """
    return frozenset((name, frozenset(some)) for name, some in parts.items())


def together(dimensions: Iterable[Dimension]) -> dict[str, Dimension]:
    """Every dimension by its id; what only some of those of one id know is taken in.

    Parameters
    ----------
    dimensions
        Of any tables; those of one id are one, whatever each of its tables knows of it.
    """
    found: dict[str, Dimension] = {}
    for dimension in dimensions:
        held = found.setdefault(dimension.id, dimension)
        found[dimension.id] = replace(
            held,
            parts=tuple(dict.fromkeys((*held.parts, *dimension.parts))),
            union_of=held.union_of | dimension.union_of,
            covers=tuple(dict.fromkeys((*held.covers, *dimension.covers))),
            further_unions=tuple(dict.fromkeys((*held.further_unions, *dimension.further_unions))),
        )
    return found


def dimensions_of(of: Region) -> tuple[str, ...]:
    """Ids of the dimensions a region speaks of, sorted.

    Parameters
    ----------
    of
        Any region; everybody speaks of none.
    """
    return tuple(sorted(name for name, _ in of))


def simple(of: Region, dimensions: Mapping[str, Dimension]) -> Region:
    """The same people, without parts that go without saying: the same people are one region then.

    That is dimensions of which all parts count, and that people answered where they ticked.

    Parameters
    ----------
    of
        A region as a table has it.
    dimensions
        Every dimension it speaks of, by id, as :func:`together` gives them.
    """
    idle = []  # asked for millions of times in a release: plain loops, and no new set if none is
    for pair in of:
        name, parts = pair
        mine = dimensions[name]
        if parts == mine.whole:
            idle.append(pair)
        elif mine.parent_question and len(of) > 1 and NOT_SAID not in parts:
            idle.append((mine.parent_question, mine.answered))
    return of.difference(idle) if idle and not of.isdisjoint(idle) else of


def plain_region(of: Region) -> list[Any]:
    """A region as sorted lists of words, for a file.

    Parameters
    ----------
    of
        Any region.

    Returns
    -------
    list
        Pairs of the id of a dimension and its parts; :func:`region_of` reads them back.
    """
    return sorted([name, sorted(parts)] for name, parts in of)


def region_of(given: Iterable[tuple[str, Iterable[str]]]) -> Region:
    """A region from lists of words.

    Parameters
    ----------
    given
        Made by :func:`plain_region`.
    """
    return frozenset((name, frozenset(parts)) for name, parts in given)


def plain_dimension(dimension: Dimension) -> dict[str, Any]:
    """A dimension as words and sorted lists of words, for a file.

    Registers of releases that were published stand in files of this form: its words stay as they
    are, whatever the fields of a dimension are called.

    Parameters
    ----------
    dimension
        Any dimension.

    Returns
    -------
    dict
        What :func:`dimension_of` reads back.
    """
    further = [sorted(some) for some in dimension.further_unions]
    return {
        "id": dimension.id,
        "parts": list(dimension.parts),
        "item_of": dimension.parent_question,
        "answered": sorted(dimension.answered),
        "union_of": sorted(dimension.union_of),
        "relative": dimension.nested,
        "covers": [sorted(cover) for cover in dimension.covers],
        **({"further_unions": further} if further else {}),
    }


def dimension_of(given: Mapping[str, Any]) -> Dimension:
    """A dimension from words and lists of words.

    Parameters
    ----------
    given
        Made by :func:`plain_dimension`.
    """
    return Dimension(
        given["id"],
        tuple(given["parts"]),
        given["item_of"],
        frozenset(given["answered"]),
        frozenset(given["union_of"]),
        given["relative"],
        tuple(frozenset(cover) for cover in given["covers"]),
        tuple(frozenset(some) for some in given.get("further_unions", ())),
    )
