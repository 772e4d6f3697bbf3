"""All numbers of a release as one system of equations: what anyone who reads it can know.

Unknowns are the regions published and the pieces they are made of. The equations say what needs
no secret to know: a total is the sum of its parts, a number that stands in two tables is one
number, a choice of several is ticked or not by everyone who answered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

import numpy as np
from scipy.sparse import csr_matrix

from consult.disclose.attack.lp import Bounds
from consult.model.counting.region import (
    EVERYBODY,
    NOT_TICKED,
    TICKED,
    Dimension,
    Link,
    Region,
    dimensions_of,
    simple,
)

Context = tuple[str, ...]
"""Ids of the dimensions some regions share, sorted."""


KEPT = 1 << 14
"""Cuts of dimensions and sorted parts that are remembered between systems, of which a release has
hundreds: several times what one of 200 tables has, and few megabytes.
"""

WIDE = 1 << 32
"""Far more than any factor in an equation, so that both order as one number: quicker than pairs, of
which a release has millions."""


@dataclass(frozen=True)
class System:
    """Unknown whole numbers of people and the equations between them.

    Parameters
    ----------
    regions
        What the first unknowns count. Those after them are slack: no people, but by how much the
        one sum of an inequality is the larger.
    equations
        Shape (equations, unknowns): each row times the numbers is nought.
    """

    regions: tuple[Region, ...]
    equations: csr_matrix

    @property
    def place(self) -> dict[Region, int]:
        """Region -> column; slack has none."""
        return {region: at for at, region in enumerate(self.regions)}

    @property
    def unknowns(self) -> int:
        """How many there are, with slack."""
        return int(self.equations.shape[1])

    def bounds(self, people: int) -> Bounds:
        """What each unknown is at least and at most, before any number is published.

        Parameters
        ----------
        people
            How many responses are counted.

        Returns
        -------
        Bounds
            New ones, of all unknowns, to be narrowed in place.
        """
        terms = int(np.diff(self.equations.indptr).max(initial=1))
        most = np.full(self.unknowns, float(people))
        most[len(self.regions) :] *= terms  # the sum of an inequality's terms can be as large
        return Bounds(np.zeros(self.unknowns), most)

    @property
    def contexts(self) -> np.ndarray:
        """Shape (unknowns,): one number for all that are cut along the same dimensions.

        Each slack has a number of its own.
        """
        number: dict[Context, int] = {}
        labels = [number.setdefault(dimensions_of(of), len(number)) for of in self.regions]
        slack = range(len(number), len(number) + self.unknowns - len(self.regions))
        return np.array([*labels, *slack])


def build(dimensions: Iterable[Dimension], published: Iterable[Region]) -> System:
    """The system of everything published.

    Parameters
    ----------
    dimensions
        Every dimension the regions speak of, with those they are items of.
    published
        Regions with a number somewhere in the release, hidden ones too. At most two dimensions
        each.

    Returns
    -------
    System
        Its unknowns are those regions, everybody, and the pieces that join them.
    """
    return _Builder({dimension.id: dimension for dimension in dimensions}, published).system()


class _Builder:
    def __init__(self, dimensions: Mapping[str, Dimension], published: Iterable[Region]) -> None:
        self._dimensions = dimensions
        self._columns: dict[Region, int] = {}
        self._slack: set[int] = set()
        self._rows: list[dict[int, int]] = []
        self._regions: dict[tuple[Context, tuple[frozenset[str], ...]], Region] = {}
        self._used: dict[Context, set[Region]] = defaultdict(set)
        for of in published:
            self._use(of)
        self._use(EVERYBODY)

    def system(self) -> System:
        """Every equation there is."""
        self._add_bases()
        contexts = sorted(self._used, key=lambda names: (-len(names), names))
        for context in contexts:
            for smaller in _smaller(context):
                self._used.setdefault(smaller, set())
        pieces: dict[Context, dict[str, tuple[frozenset[str], ...]]] = {}
        within: dict[Context, dict[str, set[frozenset[str]]]] = {}
        for context in sorted(self._used, key=lambda names: (-len(names), names)):
            pieces[context] = self._pieces(context, within.get(context, {}))
            for smaller in _all_smaller(context) & self._used.keys():
                finer = within.setdefault(smaller, {name: set() for name in smaller})
                for name in smaller:
                    finer[name].update(pieces[context][name])
        for context in sorted(pieces):
            self._sums(context, pieces[context])
            self._margins(context, pieces)
            self._items(context, pieces[context])
        for context in sorted(pieces):
            self._links(context, pieces[context])
        self._covers()
        return self._in_order()

    def _in_order(self) -> System:
        """Unknowns and equations by what they say, whatever order options and tables came in."""
        regions = sorted(self._columns, key=in_order)
        place = {self._columns[region]: at for at, region in enumerate(regions)}
        rows = sorted(
            self._rows,
            key=lambda row: sorted(place[at] * WIDE + x for at, x in row.items() if at in place),
        )
        for row in rows:
            for at in row.keys() & self._slack:  # each stands in this equation and no other
                place[at] = len(place)
        entries = [
            (at, place[column], x) for at, row in enumerate(rows) for column, x in row.items()
        ]
        lines, columns, values = zip(*entries, strict=True) if entries else ((), (), ())
        shape = (len(rows), len(place))
        return System(tuple(regions), csr_matrix((values, (lines, columns)), shape=shape))

    def _use(self, of: Region) -> None:
        simple = self._simple(of)
        self._used[dimensions_of(simple)].add(simple)

    def _simple(self, of: Region) -> Region:
        """Without the dimensions of which all parts count."""
        return simple(of, self._dimensions)

    def _column(self, of: Region) -> int:
        held = self._columns.get(of)  # most are asked for as they are held
        return self._columns.setdefault(self._simple(of), self._next()) if held is None else held

    def _next(self) -> int:
        return len(self._columns) + len(self._slack)

    def _add_bases(self) -> None:
        """For each item, the base it divides; for each one merged of others, those."""
        waiting = [of for used in self._used.values() for of in used]
        while waiting:
            of = waiting.pop()
            for name, _ in of:
                mine = self._dimensions[name]
                rest = frozenset(pair for pair in of if pair[0] != name)
                if not mine.parent_question or self._is_nested(other for other, _ in rest):
                    continue
                base = self._simple(rest | {(mine.parent_question, mine.answered)})
                if base not in self._used[dimensions_of(base)]:
                    self._use(base)
                    waiting.append(base)

    def _pieces(
        self, context: Context, finer: Mapping[str, Iterable[frozenset[str]]]
    ) -> dict[str, tuple[frozenset[str], ...]]:
        """For each dimension the smallest pieces from which all its sets of parts are made.

        Sets are those used, and the pieces of all contexts that hold this one.
        """
        sets = {name: set(finer.get(name, ())) for name in context}
        for of in self._used[context]:
            for name, parts in of:
                sets[name].add(parts)
        for name in context:
            if self._dimensions[name].parent_question:
                sets[name].update({frozenset({TICKED}), frozenset({NOT_TICKED})})
        return {name: _cut(self._dimensions[name].parts, frozenset(sets[name])) for name in context}

    def _sums(self, context: Context, pieces: Mapping[str, tuple[frozenset[str], ...]]) -> None:
        """Each region is the sum of the pieces it is made of."""
        for whole in sorted(self._used[context], key=in_order):
            wanted = dict(whole)
            inside = [[cut for cut in pieces[name] if cut <= wanted[name]] for name in context]
            self._equation(whole, (self._region(context, cuts) for cuts in product(*inside)))

    def _margins(
        self,
        context: Context,
        pieces: Mapping[Context, Mapping[str, tuple[frozenset[str], ...]]],
    ) -> None:
        """Over all pieces of one dimension, the others remain."""
        for name in context:
            others = tuple(other for other in context if other != name)
            if self._is_nested(others):
                continue
            for cuts in product(*(pieces[context][other] for other in others)):
                total = self._region(others, cuts)
                whole = [total | {(name, cut)} for cut in pieces[context][name]]
                finer = [
                    [cut for cut in pieces[others][other] if cut <= wanted]
                    for other, wanted in zip(others, cuts, strict=True)
                ]
                smaller = [self._region(others, some) for some in product(*finer)]
                self._balance(smaller, whole)

    def _items(self, context: Context, pieces: Mapping[str, tuple[frozenset[str], ...]]) -> None:
        """Ticked and not ticked make up those who answered."""
        for name in context:
            mine = self._dimensions[name]
            if not mine.parent_question:
                continue
            others = tuple(other for other in context if other != name)
            for cuts in product(*(pieces[other] for other in others)):
                rest = self._region(others, cuts)
                base = self._simple(rest | {(mine.parent_question, mine.answered)})
                if base not in self._used.get(dimensions_of(base), ()):
                    continue
                halves = [rest | {(name, frozenset({half}))} for half in (TICKED, NOT_TICKED)]
                self._balance([base], halves)

    def _links(self, context: Context, pieces: Mapping[str, tuple[frozenset[str], ...]]) -> None:
        """Who is in some parts of others is in parts of a dimension, or nobody else is, too."""
        for name in context:
            others = tuple(other for other in context if other != name)
            links = self._dimensions[name].every_link
            for cuts in product(*(pieces[other] for other in others)) if links else ():
                rest = self._region(others, cuts)
                for link in links:
                    whole = self._simple(rest | {(name, link.parts)})
                    if whole in self._columns:
                        self._link(whole, rest, link)

    def _link(self, whole: Region, rest: Region, link: Link) -> None:
        """It is no smaller than any part and, where that is all, no larger than all of them."""
        parts = (
            self._simple(rest | {(name, some)})
            for name, some in sorted(link.held, key=lambda pair: (pair[0], sorted(pair[1])))
            if name in self._dimensions
        )
        held = [part for part in parts if part in self._columns]
        for part in held:
            self._balance([whole], [part], more=True)
        if link.whole and len(held) == len(link.held):
            self._balance(held, [whole], more=True)

    def _covers(self) -> None:
        """Everyone who answered ticked one at least of all the choices."""
        ticked: dict[tuple[str, frozenset[str]], list[Region]] = defaultdict(list)
        for of in self._columns:
            for pair in of:
                if pair[1] == {TICKED}:
                    ticked[pair].append(of - {pair})
        for question in self._dimensions.values():
            for cover in filter(None, question.covers):
                first, *others = [(name, frozenset({TICKED})) for name in sorted(cover)]
                said = (question.id, self._dimensions[first[0]].answered)
                for rest in ticked[first]:
                    base = self._simple(rest | {said})
                    held = [rest | {item} for item in (first, *others)]
                    if base in self._columns and all(of in self._columns for of in held):
                        self._balance(held, [base], more=True)

    def _is_nested(self, names: Iterable[str]) -> bool:
        return any(self._dimensions[name].nested for name in names)

    def _region(self, names: Context, cuts: tuple[frozenset[str], ...]) -> Region:
        key = (names, cuts)
        if (held := self._regions.get(key)) is None:
            held = self._regions[key] = self._simple(frozenset(zip(names, cuts, strict=True)))
        return held

    def _equation(self, whole: Region, parts: Iterable[Region]) -> None:
        self._balance([whole], parts)

    def _balance(
        self, first: Iterable[Region], other: Iterable[Region], *, more: bool = False
    ) -> None:
        """One sum equals the other or, with ``more``, is no smaller."""
        row: dict[int, int] = defaultdict(int)
        if more:
            slack = self._next()
            self._slack.add(slack)
            row[slack] = -1
        for of in first:
            row[self._column(of)] += 1
        for of in other:
            row[self._column(of)] -= 1
        kept = {column: times for column, times in row.items() if times}
        if kept:
            self._rows.append(kept)


def _smaller(context: Context) -> Iterator[Context]:
    for at in range(len(context)):
        yield context[:at] + context[at + 1 :]


def _all_smaller(context: Context) -> set[Context]:
    """Every context but itself that speaks only of dimensions of this one."""
    return {some for many in range(len(context)) for some in combinations(context, many)}


@lru_cache(KEPT)
def _cut(parts: tuple[str, ...], sets: frozenset[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Parts that are in the same of the sets belong together."""
    listed = [cut for cut in sets if cut]
    alike: dict[tuple[bool, ...], list[str]] = defaultdict(list)
    for part in parts:
        alike[tuple(part in cut for cut in listed)].append(part)
    return tuple(frozenset(some) for some in alike.values())


@lru_cache(KEPT)
def _sorted(parts: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(parts))


def in_order(of: Region) -> list[tuple[str, tuple[str, ...]]]:
    """What regions are sorted by.

    Parameters
    ----------
    of
        A region.

    Returns
    -------
    list
        Its pairs and the parts in each, sorted: the same in every run, as the order of sets is not.
    """
    return sorted([(name, _sorted(parts)) for name, parts in of])
