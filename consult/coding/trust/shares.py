"""Shares of themes estimated from a blind sample and the machine's codes of all comments.

The estimate is the prediction-powered one with a tuned weight: the machine's share among all
comments, mended by what people found in the sample. A. N. Angelopoulos and others (2023),
Prediction-powered inference, Science 382; the weight as in A. N. Angelopoulos, J. C. Duchi and
T. Zrnic (2023), PPI++. Of a code that the machine gives or does not give, the weight with the least
variance is the share that people give it among texts with the machine's code, less that among texts
without it. The estimate is then the sum of these two shares, each by how much of all comments it
stands for, which is how it is worked out here. So its interval can be made from Wilson's of each
share, and holds for themes of one in a hundred where an interval by variance alone does not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult.coding.trust.intervals import LEVEL, weighed_sum, wilson
from consult.coding.trust.judged import JudgedQuestion
from consult.coding.trust.units import Group
from consult.model.coding.trust import Estimate, GroupDifference, ThemeShare

if TYPE_CHECKING:
    import numpy as np

FEWEST_OF_GROUP = 50
"""Coded texts of a large group below which nothing is estimated of it. With 50 the interval of a
share is at most 14 points up and down; with fewer it says no more than that some hold a view and
some do not. Of a small group fewer tell as much, as fewer are left to chance: 28 of 41 as 88."""

FEWEST_CODED = 20
"""Coded texts of a group below which nothing is estimated of it, however small it is. In trials on
groups of which as much was known, intervals of a difference from all others held in 95 of 100 draws
with 14 coded texts and more, and in 92 with 10 to 12."""

FEWEST_OF_QUESTION = 30
"""Coded texts of a question below which nothing is estimated: at most 18 points up and down. It was
the least at which the intervals held at shares of 2 % and more in trials on public comments."""


@dataclass(frozen=True)
class TextsOfCode:
    """What an estimate of one code is made from.

    Parameters
    ----------
    said
        Shape (texts,): share of people who gave the code, 0 to 1; of no meaning where not coded.
    machine
        Shape (texts,): whether the machine gives it.
    sizes
        Shape (texts,): comments that each text stands for, 0 where it is of another group.
    chance
        Shape (texts,): share of its stratum that was coded.
    coded
        Shape (texts,): whether anybody coded it.
    """

    said: np.ndarray
    machine: np.ndarray
    sizes: np.ndarray
    chance: np.ndarray
    coded: np.ndarray


def estimated(
    texts: TextsOfCode, *, level: float = LEVEL, help_of_machine: bool = True
) -> Estimate:
    """The share of comments that people would give a code, with its interval.

    Parameters
    ----------
    texts
        All texts of a question, at least one of them coded.
    level
        Of the interval.
    help_of_machine
        Whether the machine's codes are used; without them it is the sample's share alone.

    Notes
    -----
    Texts that are drawn for certain are counted and not estimated. Where no text with the
    machine's code was coded, or none without it, its codes are of no help.
    """
    import numpy as np

    certain = texts.coded & (texts.chance >= 1)
    open_to_chance = (texts.sizes > 0) & ~certain
    with_code, without = open_to_chance & texts.machine, open_to_chance & ~texts.machine
    parts = [part for part in (with_code, without) if part.any()]
    if not help_of_machine or any(not (part & texts.coded).any() for part in parts):
        parts = [open_to_chance] if (open_to_chance & texts.coded).any() else []
    all_of_them = texts.sizes[certain].sum() + sum(texts.sizes[part].sum() for part in parts)
    counted = certain & (texts.sizes > 0)
    weights = [texts.sizes[part].sum() / all_of_them for part in parts]
    shares = [_share(texts, part, level) for part in parts]
    if counted.any():
        weights.append(texts.sizes[counted].sum() / all_of_them)
        known = float(np.average(texts.said[counted], weights=texts.sizes[counted]))
        shares.append(Estimate(known, known, known))
    return weighed_sum(weights, shares)


def _share(texts: TextsOfCode, part: np.ndarray, level: float) -> Estimate:
    """The share among some texts, each weighed by how many comments it stands for."""
    import numpy as np

    mine = part & texts.coded
    weight = texts.sizes[mine] / texts.chance[mine]
    said, left = texts.said[mine], 1 - texts.chance[mine]
    share = float(np.average(said, weights=weight))
    return wilson(share, _alike(said - share, weight, left), level=level)


def _alike(apart: np.ndarray, weight: np.ndarray, left: np.ndarray) -> float:
    """Texts of equal weight that would tell as much; endless where nothing is left to chance.

    The fewer of two: Kish's number, which goes by the weights alone, and the one that the spread
    of the sample makes. Where weights are equal both are the same. Where texts that many sent in
    say other things than the rest, the second is the smaller; where the sample holds nobody with
    the code, or nobody without it, there is the first alone.
    """
    total = float(weight.sum()) ** 2
    kish = float((weight**2 * left).sum())
    spread = float((weight**2 * left * apart**2).sum())
    variance = float((weight * apart**2).sum() / weight.sum())
    if not kish:
        return math.inf
    return min(total / kish, total * variance / spread) if spread else total / kish


def shares(questions: Sequence[JudgedQuestion], *, level: float = LEVEL) -> tuple[ThemeShare, ...]:
    """The share of each code of each question: of all, and of each group with enough coded texts.

    Parameters
    ----------
    questions
        What people and the machine gave.
    level
        Of the intervals.
    """
    return tuple(
        made for one in questions for group in _told_of(one) for made in _shares(one, group, level)
    )


def _told_of(one: JudgedQuestion) -> Iterator[Group | None]:
    if int(one.is_coded.sum()) >= FEWEST_OF_QUESTION:
        yield None
        yield from (group for group, sizes in one.groups.items() if is_told_of(one, sizes))


def is_told_of(one: JudgedQuestion, sizes: np.ndarray) -> bool:
    """Whether enough of a group was coded for an estimate of it.

    Parameters
    ----------
    one
        What people and the machine gave.
    sizes
        Shape (texts,): comments of each text that are of the group, 0 where none is.

    Notes
    -----
    Where a share of the texts is coded, they tell as much as their number by what is left over of
    a group without end (the correction for a finite population).
    """
    number, all_of_them = _coded(one, sizes), int((sizes > 0).sum())
    as_much = number * all_of_them >= FEWEST_OF_GROUP * (all_of_them - number)
    return number >= FEWEST_CODED and as_much


def _coded(one: JudgedQuestion, sizes: np.ndarray) -> int:
    return int((one.is_coded & (sizes > 0)).sum())


def _shares(one: JudgedQuestion, group: Group | None, level: float) -> Iterator[ThemeShare]:
    sizes = one.copies if group is None else one.groups[group]
    name, of = group or ("", "")
    for at, code in enumerate(one.codes):
        made = estimated(_texts(one, at, sizes), level=level)
        counted = float(sizes[one.machine[:, at]].sum() / sizes.sum())
        yield ThemeShare(one.question, code, name, of, made, counted, _coded(one, sizes))


def _texts(one: JudgedQuestion, code: int, sizes: np.ndarray) -> TextsOfCode:
    said, machine = one.said[:, code], one.machine[:, code]
    return TextsOfCode(said, machine, sizes, one.chance, one.is_coded)


def compared(made: Sequence[ThemeShare]) -> tuple[GroupDifference, ...]:
    """How the share of each theme differs between every two groups of a break.

    Parameters
    ----------
    made
        By :func:`shares`. People are in one group of a break, so two shares are independent.
    """
    by_group = [one for one in made if one.group]
    return tuple(
        GroupDifference(
            one.question,
            one.code,
            one.by,
            (one.group, other.group),
            weighed_sum((1.0, -1.0), (one.estimate, other.estimate)),
        )
        for at, one in enumerate(by_group)
        for other in by_group[at + 1 :]
        if (one.question, one.code, one.by) == (other.question, other.code, other.by)
    )
