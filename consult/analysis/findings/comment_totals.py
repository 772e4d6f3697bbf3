"""What became of everything that people answered in words, question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.model.evidence.comment_totals import CommentTotals
from consult.model.survey.questionnaire import Kind, Questionnaire
from consult.model.survey.tables import Substance

if TYPE_CHECKING:
    import pandas as pd


def comment_totals(
    questionnaire: Questionnaire, comments: pd.DataFrame
) -> dict[str, CommentTotals]:
    """What became of everything that people answered in words, in true numbers.

    Parameters
    ----------
    questionnaire
        What was asked.
    comments
        Schema ``CLEAN_COMMENTS``.

    Returns
    -------
    dict
        Question id -> its totals, which disclosure control has yet to see.
    """
    asked = (question.id for question in questionnaire.of(Kind.TEXT))
    out = {}
    for key in dict.fromkeys((*asked, *comments["question_id"].unique())):
        mine = comments.loc[comments["question_id"] == key, "substance"].value_counts()
        number = {label: int(mine.get(str(label), 0)) for label in Substance}
        out[str(key)] = CommentTotals(
            substantive=number[Substance.SUBSTANTIVE],
            non_substantive=number[Substance.NON_SUBSTANTIVE],
            nothing_to_change=number[Substance.NOTHING_TO_CHANGE],
            blank=number[Substance.BLANK],
            not_asked=number[Substance.NOT_ASKED],
            responses=sum(number.values()),
        )
    return out
