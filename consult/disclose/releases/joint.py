"""Several releases of one study as one system of equations.

Blocks of unknowns: the people of each version of the responses, and those who came and left between
two. Releases made of the same responses share a block.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import bmat, csr_matrix, identity

from consult.disclose.attack.feasibility import tighten
from consult.disclose.attack.lp import Bounds
from consult.disclose.attack.system import System, build, in_order
from consult.disclose.releases.change import ResponseChange, change
from consult.model.counting.region import EVERYBODY, Region, simple, together
from consult.model.publishing.release import Disclosed


class Joint:
    """The unknowns of releases and the equations between them.

    Parameters
    ----------
    releases
        In the order published, as :func:`consult.disclose.releases.change.told_alike` gives them.
    """

    def __init__(self, releases: Sequence[Disclosed]) -> None:
        self._releases = releases
        self.dimensions = together(each for told in reversed(releases) for each in told.dimensions)
        regions = {self.simple(of) for told in releases for of in (*told.bounds, *told.protected)}
        self.system: System = build(self.dimensions.values(), sorted(regions, key=in_order))
        self.place = self.system.place
        self._people: list[int] = []
        self._links: list[dict[int, int]] = []
        self.changes: list[int] = []
        """Blocks of those who came or left."""
        self.blocks = self._make_blocks()
        """The block of each release."""

    def bounds(self, *, withheld: frozenset[Region] = frozenset()) -> Bounds:
        """What readers know of each unknown before and after subtracting, no linear program solved.

        Parameters
        ----------
        withheld
            People of whom the last release is taken to tell nothing.

        Raises
        ------
        ContradictionError
            When the numbers of the releases cannot all be true.
        """
        blocks = [self.system.bounds(people) for people in self._people]
        for (least, _), people in zip(blocks, self._people, strict=True):
            least[self.place[EVERYBODY]] = people
        for told, block in zip(self._releases, self.blocks, strict=True):
            last = told is self._releases[-1]
            self._learn(told, blocks[block], withheld if last else frozenset())
        every = (np.concatenate(ends) for ends in zip(*blocks, strict=True))
        return tighten(self.equations(), Bounds(*every))

    def equations(self) -> csr_matrix:
        """Those of each block by itself, and those between blocks."""
        blocks, system = range(len(self._people)), self.system.equations
        rows = [[system if at == row else None for at in blocks] for row in blocks]
        return csr_matrix(bmat([*rows, *self._between()]))

    def links(self) -> csr_matrix:
        """Only those between blocks: what was, less who left, with who came, is what is."""
        nothing = [csr_matrix((0, self.system.unknowns)) for _ in self._people]
        return csr_matrix(bmat([nothing, *self._between()]))

    def at(self, block: int, of: Region) -> int:
        """The unknown of some people in a block.

        Parameters
        ----------
        block
            Position among the blocks.
        of
            The people.
        """
        return block * self.system.unknowns + self.place[self.simple(of)]

    def of(self, at: int) -> Region:
        """The people of an unknown.

        Parameters
        ----------
        at
            An unknown of any block.
        """
        return self.system.regions[at % self.system.unknowns]

    @property
    def contexts(self) -> np.ndarray:
        """A label for each unknown: the same for those that speak of the same dimensions."""
        return np.tile(self.system.contexts, len(self._people))

    def simple(self, of: Region) -> Region:
        """The same people, without parts that go without saying in all releases.

        Parameters
        ----------
        of
            People, by dimensions of any of the releases.
        """
        return simple(of, self.dimensions)

    def _between(self) -> list[list[csr_matrix | None]]:
        same = identity(self.system.unknowns, format="csr")
        blocks = range(len(self._people))
        return [
            [same * times[at] if at in times else None for at in blocks] for times in self._links
        ]

    def _make_blocks(self) -> list[int]:
        blocks: list[int] = []
        for at, release in enumerate(self._releases):
            same = at and change(self._releases[at - 1], release).none
            blocks.append(blocks[-1] if same else self._block(release.people))
        for at, (before, after) in enumerate(pairwise(blocks)):
            if before != after:
                self._link(before, after, change(*self._releases[at : at + 2]))
        return blocks

    def _block(self, people: int) -> int:
        self._people.append(people)
        return len(self._people) - 1

    def _link(self, before: int, after: int, between: ResponseChange) -> None:
        came = self._block(between.new)
        self.changes.append(came)
        if not between.gone:
            self._links.append({after: 1, before: -1, came: -1})
            return
        left = self._block(between.gone)
        self.changes.append(left)
        kept = self._block(self._people[before] - between.gone)
        self._links.append({kept: 1, before: -1, left: 1})
        self._links.append({after: 1, kept: -1, came: -1})

    def _learn(self, told: Disclosed, bounds: Bounds, withheld: frozenset[Region]) -> None:
        least, most = bounds
        new = {
            dimension.id: set(self.dimensions[dimension.id].parts) - {*dimension.parts}
            for dimension in told.dimensions
        }
        for of, at in self.place.items():
            if any(parts <= new.get(name, set()) for name, parts in of):
                most[at] = 0
        for of, (low, high) in told.bounds.items():
            people = self.simple(of)
            if people not in withheld:
                at = self.place[people]
                least[at], most[at] = max(least[at], low), min(most[at], high)
