"""Questions that only some people are asked: what who knows the form knows of two tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from consult.model.counting.counts import Counts
from consult.model.counting.grouping import Grouping, GroupRole

SPOKE = (GroupRole.SUBSTANTIVE, GroupRole.DONT_KNOW, GroupRole.PREFER_NOT_TO_SAY)
"""Roles of people who said anything."""

LED_PAST, LED_TO = 20, 0.5
"""A question is taken to have been asked only of some when so many others answered none of it, and
so large a share of those it was asked of did.

Where half answer, 20 people who were asked all leave it about once in a million; 10 would once in a
thousand, and a study has hundreds of pairs of questions. Wrongly taken so, numbers are hidden for
nothing; with 40, more is known to readers than is guarded against.
"""


def only_of(counts: Counts, asked: Grouping, whole: Grouping, labels: Iterable[str]) -> Counts:
    """The same table, for readers who know that only some groups of another question answer.

    Parameters
    ----------
    counts
        People by what they answered: by their type of impairment.
    asked
        The grouping it was counted from.
    whole
        People by the other question, of the same responses: disabled or not.
    labels
        The groups of ``whole`` the question is for.

    Returns
    -------
    Counts
        With those who answered and are in another group of ``whole`` as a region that nobody is
        in. As it was where somebody is (the form let others answer), where no group of ``whole``
        is one of these, or where people can be in several.
    """
    places = {label: at for at, label in enumerate(whole.labels)}
    inside = [places[label] for label in labels if label in places]
    outside = [at for at in places.values() if at not in inside]
    if not whole.exclusive or not inside or _spoke(asked, whole)[outside].any():
        return counts
    rest = whole.region(*(whole.labels[at] for at in outside))
    of = counts.of
    known = replace(
        of,
        nobody=(*of.nobody, asked.base(*SPOKE) | rest),
        dimensions=(*of.dimensions, *whole.dimensions),
    )
    return replace(counts, regions=known)


def routed(counts: Counts, asked: Grouping, earlier: Sequence[Grouping]) -> Counts:
    """The same table, for readers who know after which answers to an earlier question it was asked.

    Parameters
    ----------
    counts, asked
        As for :func:`only_of`.
    earlier
        People by the questions before it, in order.

    Notes
    -----
    No study file says so: it is read off the answers. The last earlier question is taken some of
    whose answers were followed by none to this one, and others by one mostly.
    """
    for whole in reversed(earlier):
        if whole.exclusive and whole.id != asked.id:
            answers = whole.places_of(GroupRole.SUBSTANTIVE)
            spoke, everyone = _spoke(asked, whole), whole.codes.sizes
            past = [at for at in answers if everyone[at] and not spoke[at]]
            to = [at for at in answers if spoke[at]]
            enough = to and spoke[to].sum() >= LED_TO * everyone[to].sum()
            if enough and everyone[past].sum() >= LED_PAST:
                led = [label for at, label in enumerate(whole.labels) if at not in past]
                return only_of(counts, asked, whole, led)
    return counts


def _spoke(asked: Grouping, whole: Grouping) -> np.ndarray:
    """Of each group of one question, the people who said anything to another."""
    mine = asked.codes.anyone(asked.places_of(*SPOKE))
    if not asked.codes.people.equals(whole.codes.people):
        ids = asked.codes.people[mine]
        mine = whole.codes.people.isin(ids)
    return whole.codes.sizes_among(mine)
