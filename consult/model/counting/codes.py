"""The members of a grouping as whole numbers, so that counting people is adding up numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Codes:
    """Pairs of a response and a group it belongs to, as positions.

    Parameters
    ----------
    people
        Ids of the responses, each once. Groupings of one study share them, so that a position
        is the same response in each. It may hold responses that are in no pair.
    who
        For each pair: the position of the response in ``people`` (int).
    group
        For each pair: the position of the group, from 0; ``groups`` stands for none (int).
    groups
        How many groups there are.
    """

    people: pd.Index
    who: np.ndarray
    group: np.ndarray
    groups: int

    @classmethod
    def of(cls, members: pd.DataFrame, labels: Sequence[str]) -> Codes:
        """The codes of members.

        Parameters
        ----------
        members
            One row per response and group: columns ``response_id`` and ``group``.
        labels
            The labels of the groups, in order.
        """
        import numpy as np
        import pandas as pd

        people, who = _coded(members["response_id"])
        held, group = _coded(members["group"])
        at = pd.Index(list(labels), dtype="str").get_indexer(held)
        none = len(labels)
        at = np.append(np.where(at < 0, none, at), none).astype(np.min_scalar_type(none))
        return cls(people, who, at[group], none)

    @cached_property
    def several(self) -> bool:
        """Whether any response is in more than one pair."""
        import numpy as np

        return bool(len(self.who)) and int(np.bincount(self.who).max()) > 1

    @property
    def repeated(self) -> bool:
        """Whether any pair is there twice."""
        import pandas as pd

        key = self.who.astype("int64") * (self.groups + 1) + self.group
        return bool(pd.Series(key).duplicated().any())

    @cached_property
    def at(self) -> np.ndarray:
        """Group of each of ``people`` where each is in one at most; ``groups`` for none."""
        import numpy as np

        at = np.full(len(self.people), self.groups, dtype=self.group.dtype)
        at[self.who] = self.group
        return at

    def each(self, of_people: np.ndarray) -> np.ndarray:
        """For each pair, what is said of its response in values by position in ``people``.

        Parameters
        ----------
        of_people
            One value a person, shape (people,).

        Returns
        -------
        np.ndarray
            One value a pair, shape (pairs,).
        """
        found: np.ndarray = of_people[self._where]
        return found

    @cached_property
    def _where(self) -> np.ndarray:
        """``who`` in the only kind of number that numpy looks up by without a copy."""
        import numpy as np

        return self.who.astype(np.intp, copy=False)

    @cached_property
    def sizes(self) -> np.ndarray:
        """How many people each group has."""
        return self.sizes_among(None)

    def sizes_among(self, among: np.ndarray | None) -> np.ndarray:
        """How many people each group has, of all or of some.

        Parameters
        ----------
        among
            Which of ``people`` to count (bool, by position); ``None`` for all.

        Returns
        -------
        np.ndarray
            Shape (groups,); those in no group are not in it.
        """
        import numpy as np

        group = self.group if among is None else self.group[self.each(among)]
        return np.bincount(group, minlength=self.groups + 1)[: self.groups]

    def anyone(self, groups: Sequence[int]) -> np.ndarray:
        """Which of ``people`` are in any of the given groups (bool, by position).

        Parameters
        ----------
        groups
            Positions of groups; whoever is in none of them, or in no group, is not marked.
        """
        import numpy as np

        wanted = np.zeros(self.groups + 1, dtype=bool)
        wanted[list(groups)] = True
        found = np.zeros(len(self.people), dtype=bool)
        found[self.who[wanted[self.group]]] = True
        return found

    def on(self, people: pd.Index) -> Codes:
        """The same pairs by positions among other people; pairs of anyone else are left out.

        Parameters
        ----------
        people
            Ids of responses, each once: those of another grouping.
        """
        if people.equals(self.people):
            return self
        who = people.get_indexer(self.people)[self.who]
        known = who >= 0
        return Codes(people, who[known], self.group[known], self.groups)


def places(values: pd.Series, index: pd.Index) -> np.ndarray:
    """Position of each value in an index; -1 for those that are not there.

    Parameters
    ----------
    values
        Ids or labels, one line a row; categories are looked up once each.
    index
        What they may be, each once.

    Returns
    -------
    np.ndarray
        Shape (rows,), int.
    """
    import numpy as np

    held, codes = _coded(values)
    if index.equals(held):
        return codes.astype(np.intp)
    at = np.append(index.get_indexer(held), -1)
    return np.asarray(at[codes])


def _coded(values: pd.Series) -> tuple[pd.Index, np.ndarray]:
    """Distinct values, and the position among them of each value; -1 where there is none."""
    import pandas as pd

    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.array.categories, values.array.codes
    codes, held = pd.factorize(values)
    return pd.Index(held), codes
