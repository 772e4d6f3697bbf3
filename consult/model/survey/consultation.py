"""A consultation as read: what was asked and the tables of what came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult.errors import LedgerError, Problem
from consult.model.survey.ledger import Ledger
from consult.model.survey.questionnaire import OTHER_WORDS, Questionnaire

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.publishing.rows import RowMarks


@dataclass(frozen=True)
class Consultation:
    """What every reader returns, and what several sources combine into.

    Parameters
    ----------
    questionnaire
        What was asked.
    responses, answers, comments, issues
        Frames of the schemas ``RESPONSES``, ``ANSWERS``, ``COMMENTS`` and ``ISSUES`` of
        :mod:`consult.model.survey.tables`.
    ledger
        Rows of each file: in, kept, set aside.
    rows
        Marks of the rows as they were read, where they were just read.
    """

    questionnaire: Questionnaire
    responses: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    issues: pd.DataFrame
    ledger: Ledger
    rows: RowMarks | None = None

    def __post_init__(self) -> None:
        known = set(self.responses["response_id"].tolist())
        asked = {question.id for question in self.questionnaire.questions}
        for name, frame in (("answers", self.answers), ("comments", self.comments)):
            strays = set(frame["response_id"].unique()) - known
            questions = {
                str(key).removesuffix(OTHER_WORDS) for key in frame["question_id"].unique()
            }
            if strays or questions - asked:
                raise LedgerError(
                    Problem(f"The {name} hold rows of a response or question nobody knows.")
                )
