"""How each group of the tables differs from all others, by estimated shares of themes.

The groups of tables can be merged of those that people are in, and one study can have a table with
fine groups and a table with wide ones. So a group comes here under its break and the way in which
the groups were cut; it is told of by its label alone, and only where every way has the same people
under that label.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from consult.coding.trust.intervals import weighed_sum
from consult.coding.trust.judged import JudgedQuestion
from consult.coding.trust.shares import TextsOfCode, estimated, is_told_of
from consult.model.coding.trust import AgainstOthers

if TYPE_CHECKING:
    import numpy as np

    Sizes = tuple[np.ndarray, np.ndarray]

WAY = "#"
"""Stands between the id of a break and the number of the way its groups were cut."""


def against_others(questions: Sequence[JudgedQuestion]) -> tuple[AgainstOthers, ...]:
    """The estimated share of each theme in each group, less that among all others.

    Parameters
    ----------
    questions
        What people and the machine gave; groups under the id of a break, ``WAY`` and the number
        of the way they were cut. Whoever said nothing of a break is in none of its groups.

    Returns
    -------
    tuple of AgainstOthers
        Of groups of which enough texts were coded, and enough of the others'.
    """
    return tuple(
        AgainstOthers(one.question, code, by, group, weighed_sum((1.0, -1.0), (mine, theirs)))
        for one in questions
        for (by, group), (inside, outside) in _sizes(one).items()
        if is_told_of(one, inside) and is_told_of(one, outside)
        for at, code in enumerate(one.codes)
        for mine, theirs in [[estimated(_texts(one, at, part)) for part in (inside, outside)]]
    )


def _sizes(one: JudgedQuestion) -> Mapping[tuple[str, str], Sizes]:
    """Break and group -> comments of each text inside it and outside; certain ones alone."""
    found: dict[tuple[str, str], Sizes] = {}
    unsure: set[tuple[str, str]] = set()
    for key, sizes in _each_way(one):
        before = found.setdefault(key, sizes)
        if any((first != second).any() for first, second in zip(before, sizes, strict=True)):
            unsure.add(key)
    return {key: sizes for key, sizes in found.items() if key not in unsure}


def _each_way(one: JudgedQuestion) -> Iterator[tuple[tuple[str, str], Sizes]]:
    import numpy as np

    for way in sorted({way for way, _ in one.groups}):
        groups = {group: sizes for (name, group), sizes in one.groups.items() if name == way}
        whole = np.sum(list(groups.values()), axis=0)
        for group, sizes in groups.items():
            yield (way.rpartition(WAY)[0], group), (sizes, whole - sizes)


def _texts(one: JudgedQuestion, code: int, sizes: np.ndarray) -> TextsOfCode:
    return TextsOfCode(one.said[:, code], one.machine[:, code], sizes, one.chance, one.is_coded)
