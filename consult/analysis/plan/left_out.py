"""Tables that a study asks for and that are not in its release, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from consult.model.counting.table_id import TableId, TableKind

if TYPE_CHECKING:
    from consult.analysis.plan.tables import TablePlan
    from consult.model.publishing.table import Table


class Why(StrEnum):
    """Why a table is not there, in the words of the record of protection."""

    NOT_ASKED = "not asked: nobody who said their group had the question"
    NO_QUESTION = "not asked: no question is about this characteristic"
    TOO_WIDE = "withheld: it has fewer than two answers, or more than a page has room for"
    NO_THEMES = "withheld: no theme has a name to print"
    TOO_SMALL = "too small: fewer than two groups can be shown"


def left_out(plan: TablePlan, tables: Iterable[Table]) -> Iterator[tuple[TableId, Why]]:
    """Each table that the study asks for and no report prints.

    Parameters
    ----------
    plan
        What is counted.
    tables
        The release, after disclosure control. A breakdown of which too little is shown to compare
        anything stands in it and is printed nowhere.
    """
    made = {table.id: table for table in tables}
    for of in plan.breakdowns_wanted():
        if of.whole not in plan.broken_down:
            yield of, Why.NO_THEMES if of.kind is TableKind.THEMES else Why.TOO_WIDE
        elif of not in made:
            yield of, Why.NOT_ASKED
        elif not made[of].compares:
            yield of, Why.TOO_SMALL
    for name in plan.not_asked_about():
        yield TableId(TableKind.PROFILE, name), Why.NO_QUESTION
