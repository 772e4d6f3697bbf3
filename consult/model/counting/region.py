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
class Link:
    """What is known of people of one dimension by those of others.

    Parameters
    ----------
    parts
        Parts of the dimension that carries it.
    held
        Pairs of another dimension and parts of it: whoever is in any of them is in ``parts``.
    whole
        Whether nobody else is.
    """

    parts: frozenset[str]
    held: Region
    whole: bool = True


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
    links
        What its parts are known to hold of others: a theme of all comments holds the same theme
        under each question, and nobody else.
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
    links: tuple[Link, ...] = ()

    @property
    def every_link(self) -> tuple[Link, ...]:
        """What its parts are known to hold, the items that it was made of too."""
        own = Link(frozenset({TICKED}), ticked(self.union_of))
        return (own, *self.links) if self.union_of else self.links

    @cached_property
    def whole(self) -> frozenset[str]:
        """All parts as one set: asked for with every region of a release."""
        return frozenset(self.parts)


TICKED, NOT_TICKED, NOT_SAID = "ticked", "not ticked", "not said"
ITEM_PARTS = (TICKED, NOT_TICKED, NOT_SAID)


def ticked(items: Iterable[str]) -> Region:
    """Pairs of each of some items and those who ticked it: of links, no region of people.

    Parameters
    ----------
    items
        Ids of their dimensions.
    """
    return frozenset((item, frozenset({TICKED})) for item in items)


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
            links=tuple(dict.fromkeys((*held.links, *dimension.links))),
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
    links = sorted(
        [sorted(link.parts), plain_region(link.held), link.whole] for link in dimension.links
    )
    return {
        "id": dimension.id,
        "parts": list(dimension.parts),
        "item_of": dimension.parent_question,
        "answered": sorted(dimension.answered),
        "union_of": sorted(dimension.union_of),
        "relative": dimension.nested,
        "covers": [sorted(cover) for cover in dimension.covers],
        **({"links": links} if links else {}),
    }


def dimension_of(given: Mapping[str, Any]) -> Dimension:
    """A dimension from words and lists of words.

    Parameters
    ----------
    given
        Made by :func:`plain_dimension`. Earlier versions called links between items that are
        ticked ``further_unions``.
    """
    older = [[[TICKED], ticked(some), True] for some in given.get("further_unions", ())]
    return Dimension(
        given["id"],
        tuple(given["parts"]),
        given["item_of"],
        frozenset(given["answered"]),
        frozenset(given["union_of"]),
        given["relative"],
        tuple(frozenset(cover) for cover in given["covers"]),
        tuple(
            Link(frozenset(parts), region_of(held), whole)
            for parts, held, whole in (*older, *given.get("links", ()))
        ),
    )
