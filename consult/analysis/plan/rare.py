"""People whose comments hold a rare view of some kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from consult.analysis.plan.crosstabs import COMMENTED
from consult.model.counting.counts import Counts, TableSpec, Use
from consult.model.counting.grouping import Grouping
from consult.model.counting.table_id import RARE_TITLE, TableId, TableKind

if TYPE_CHECKING:
    from consult.analysis.plan.consultation import CodedConsultation

NONE_RARE, NO_RARE = "none", "None of these"
"""Id and label of those whose comments hold no rare view."""


def by_rare_view(consultation: CodedConsultation) -> Grouping:
    """People by each kind of rare view they raised, over all comments.

    Parameters
    ----------
    consultation
        With at least one rare view.
    """
    import pandas as pd

    from consult.definitions.rare_views import rare_names
    from consult.model.survey.tables import COMMENT_KEY
    from consult.tabulate import by_code

    rare = TableId(TableKind.RARE_VIEWS)
    codings = consultation.codings
    raised = consultation.rare_views.rename(columns={"kind": "code"})[[*COMMENT_KEY, "code"]]
    others = ~codings["response_id"].isin(raised["response_id"])
    coded = pd.concat([raised, codings.loc[others, COMMENT_KEY].assign(code=NONE_RARE)])
    names = {**rare_names(), NONE_RARE: NO_RARE}
    made = by_code(consultation.coded_comments, coded, names, name=str(rare), title=RARE_TITLE)
    beyond = ~raised["response_id"].isin(codings["response_id"])
    # kinds of rare views are no codes, and "none" is of who raised no kind under any question
    return replace(made, facts=None, commented=frozenset() if beyond.any() else made.commented)


def rare_views(people: Grouping) -> Counts:
    """How many raised each kind of rare view.

    Parameters
    ----------
    people
        Made by :func:`by_rare_view`.
    """
    from consult.tabulate import frequency

    spec = TableSpec(TableId(TableKind.RARE_VIEWS), RARE_TITLE, COMMENTED, row_title="Kind")
    return frequency(people, spec, use=Use.THEMES)
