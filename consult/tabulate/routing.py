"""Questions that only some people are asked: what who knows the form knows of two tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from consult.model.counting.counts import Counts
from consult.model.counting.grouping import ANSWERED, EVERYONE_ASKED, Grouping, GroupRole
from consult.model.counting.region import NOT_SAID, NOT_TICKED, region

SPOKE = (*ANSWERED, GroupRole.PREFER_NOT_TO_SAY, GroupRole.NO_NUMBER)
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


def asked_after(counts: Counts, asked: Grouping, whole: Grouping, labels: Sequence[str]) -> Counts:
    """The same table, for readers who are told after which answers a question was asked.

    Parameters
    ----------
    counts, asked
        As for :func:`only_of`; whoever was not asked is a group of ``asked``.
    whole
        People by the question that decided it, of the same responses.
    labels
        Its answers after which the other was asked.

    Returns
    -------
    Counts
        With two regions that nobody is in, so far as that is so: those asked who gave none of these
        answers, and those not asked who gave one. How many were asked then is, to whoever works
        out hidden numbers, how many gave these answers: of those that can be ticked together, any.
    """
    said = whole.labels if whole.exclusive else whole.labels_of(*ANSWERED)
    inside = [label for label in said if label in set(labels)]
    if not inside:
        return counts
    led = whole.region(*inside)
    if whole.exclusive:
        rest = whole.region(*(label for label in whole.labels if label not in inside))
    else:
        rest = region({name: {NOT_TICKED, NOT_SAID} for name, _ in led})
    places = [whole.labels.index(label) for label in inside]
    ids, gave = whole.codes.people, whole.codes.anyone(places)
    mine = asked.codes.people.isin(ids[gave])
    unasked = asked.codes.anyone(asked.places_of(GroupRole.NOT_ASKED))
    known = [
        asked.base(*roles) | elsewhere
        for roles, elsewhere, someone in (
            (EVERYONE_ASKED, rest, ~unasked & ~mine),
            ((GroupRole.NOT_ASKED,), led, unasked & mine),
        )
        if not someone.any()
    ]
    of = counts.of
    dimensions = (*of.dimensions, *whole.dimensions, *whole.any_of(*inside))
    return replace(counts, regions=replace(of, nobody=(*of.nobody, *known), dimensions=dimensions))


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
    For a question of which study.toml does not say so: it is read off the answers. The last earlier
    question is taken some of whose answers were followed by none to this one, and others by one
    mostly.
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
