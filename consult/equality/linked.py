"""Questions that only some people answer: what everyone who knows the form knows of two tables."""

from __future__ import annotations

from dataclasses import replace

from consult.model.counts import Counts
from consult.model.grouping import SILENT, Grouping, GroupRole
from consult.model.region import region


def only_of(counts: Counts, asked: Grouping, whole: Grouping, category: str) -> Counts:
    """The same table, for readers who know that only one category of another question answers.

    Parameters
    ----------
    counts
        People by what they answered: by their type of impairment.
    asked
        The grouping it was counted from.
    whole
        People by the other question, of the same responses: disabled or not.
    category
        The label of those the question is for.

    Returns
    -------
    Counts
        With those who answered and are in another group of ``whole`` as a region that nobody is
        in. As it was where somebody is (the form let others answer), where there is no such
        category, or where people can be in several groups of ``whole``.
    """
    if not whole.exclusive or category not in whole.labels:
        return counts
    roles = [role for role in GroupRole if role not in SILENT]
    spoke = asked.codes.anyone(asked.places_of(*roles))
    others = [at for at, label in enumerate(whole.labels) if label != category]
    elsewhere = whole.codes.on(asked.codes.people).anyone(others)
    if (spoke & elsewhere).any():
        return counts
    inside = dict(whole.region(category))
    rest = {one.id: set(one.parts) - inside[one.id] for one in whole.dimensions}
    nobody = asked.base(*roles) | region(rest)
    of = counts.of
    known = replace(of, nobody=(*of.nobody, nobody), dimensions=(*of.dimensions, *whole.dimensions))
    return replace(counts, regions=known)
