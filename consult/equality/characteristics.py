"""From the answers of a question to the categories of the characteristic it asks about."""

from __future__ import annotations

from collections.abc import Mapping

from consult.definitions.categories import category_named
from consult.model.counting.grouping import PREFER_NOT_TO_SAY, Group, Grouping, GroupRole
from consult.model.survey.characteristic import Characteristic


def by_characteristic(
    answered: Grouping, characteristic: Characteristic, *, categories: Mapping[str, str]
) -> Grouping:
    """Group people by the harmonised categories of a characteristic.

    Parameters
    ----------
    answered
        People by their answers to the question, as asked.
    characteristic
        With its categories; without any, the answers as asked are the categories.
    categories
        Answer -> category, where the study says so itself.

    Returns
    -------
    Grouping
        The categories the form offered, chosen or not: in the order of the definition or, when
        some answers fit no category and stand under their own words, in the order asked. Then
        prefer not to say, not answered and not asked. Two answers that mean one category make
        one group; a person who gave both is counted in it once.

    Examples
    --------
    Two invented people, by the words of their form:

    >>> import pandas as pd
    >>> from consult.definitions import characteristics
    >>> members = pd.DataFrame({"response_id": ["r1", "r2"], "group": ["Woman", "Man"]})
    >>> asked = Grouping("sex", "Are you...?", (Group("Man"), Group("Woman")), members)
    >>> by_characteristic(asked, characteristics()["sex"], categories={}).labels
    ('Female', 'Male', 'Prefer not to say')
    """
    to = {
        group.label: _category(group, characteristic, categories)
        for group in answered.groups
        if group.role in {GroupRole.SUBSTANTIVE, GroupRole.PREFER_NOT_TO_SAY}
    }
    offered = [label for label in dict.fromkeys(to.values()) if label != PREFER_NOT_TO_SAY]
    order = [category.label for category in characteristic.categories]
    if set(offered) <= set(order):
        offered.sort(key=order.index)
    groups = (
        *(Group(label) for label in offered),
        Group(PREFER_NOT_TO_SAY, GroupRole.PREFER_NOT_TO_SAY),
        *(group for group in answered.groups if group.label not in to),
    )
    return answered.regrouped(to, groups, title=characteristic.name)


def unmapped(
    answered: Grouping, characteristic: Characteristic, *, categories: Mapping[str, str]
) -> tuple[str, ...]:
    """Options of the question that fit no category of the characteristic, in order.

    Parameters
    ----------
    answered, characteristic, categories
        As for :func:`by_characteristic`.

    Returns
    -------
    tuple
        Labels as asked; none for a characteristic without categories of its own.
    """
    if not characteristic.categories:
        return ()
    known = {category.label for category in characteristic.categories}
    return tuple(
        group.label
        for group in answered.groups
        if group.role is GroupRole.SUBSTANTIVE
        and _category(group, characteristic, categories) not in known
    )


def _category(group: Group, characteristic: Characteristic, categories: Mapping[str, str]) -> str:
    if group.role is GroupRole.PREFER_NOT_TO_SAY:
        return PREFER_NOT_TO_SAY
    words = categories.get(group.label, group.label)
    return category_named(characteristic, words) or words
