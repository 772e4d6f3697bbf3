"""Rankings that stand in one cell: every item, in the order a person put them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from consult.draft.columns.items import Item
from consult.draft.questions.guessed import Guess
from consult.draft.questions.remark import Remark
from consult.model.survey.questionnaire import Kind
from consult.read.values.ticked import parts_of

_THE_SAME_SET = 0.95
"""Share of cells that hold the same items, from which they rank them; some people leave one out.
Tried at 0.475 and 0.975: no draft changes. Too low, boxes that most people ticked would be a
ranking."""

_FEWEST_ITEMS = 2
"""Items of a ranking; one alone has no order. Tried at one and four: no draft changes."""

_FEWEST_ORDERS = 2
"""Different orders of the same items. Tried: at one, three multiple choices of which everybody
ticked all become rankings; doubled, no draft changes."""


def joined_ranking(items: Sequence[Item], values: Counter[str]) -> Guess | None:
    """A ranking, when nearly every cell holds the same set in an order of its own.

    Parameters
    ----------
    items
        The question as it stands in each source.
    values
        Its answers.

    Notes
    -----
    People who tick all options leave the same set too, but always in the order of the form.
    """
    for separator in dict.fromkeys(s for item in items for s in item.reader.separators):
        orders: Counter[tuple[str, ...]] = Counter()
        for value, times in values.items():
            orders[tuple(parts_of(value, separator))] += times
        if options := _ranked(orders):
            why = Remark("the order of options is by their mean place")
            return Guess(Kind.RANK, options=options, separator=separator, remarks=(why,))
    return None


def _ranked(orders: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    """The items by their mean place; nothing when the cells are no ranking."""
    sets = Counter[frozenset[str]]()
    for order, times in orders.items():
        sets[frozenset(order)] += times
    usual, times = max(sets.items(), key=lambda pair: (pair[1], len(pair[0])), default=(None, 0))
    if usual is None or len(usual) < _FEWEST_ITEMS or times < _THE_SAME_SET * orders.total():
        return ()
    whole = {o: n for o, n in orders.items() if frozenset(o) == usual and len(o) == len(usual)}
    if len(whole) < _FEWEST_ORDERS:
        return ()
    place = {item: sum(order.index(item) * n for order, n in whole.items()) for item in usual}
    return tuple(sorted(usual, key=lambda item: (place[item], item)))
