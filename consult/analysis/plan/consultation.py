"""A consultation as it is counted: read, cleaned and coded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from consult.analysis.plan.groupings import Answered, people_of
from consult.model.survey.questionnaire import Questionnaire
from consult.model.survey.tables import SetAside

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.coding.codeframe import CodesByQuestion


@dataclass(frozen=True)
class CodedConsultation:
    """Everything that people answered and wrote, with the codes of record.

    Parameters
    ----------
    questionnaire
        What was asked.
    responses, answers, comments, campaigns, codings, rare_views
        Schemas ``RESPONSES``, ``ANSWERS``, ``CLEAN_COMMENTS``, ``CAMPAIGNS``,
        ``SETTLED_CODINGS`` and ``RARE_VIEWS`` of :mod:`consult.model.survey.tables`.
    codes
        Question -> its codes, as people left them.
    """

    questionnaire: Questionnaire
    responses: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    campaigns: pd.DataFrame
    codings: pd.DataFrame
    codes: CodesByQuestion
    rare_views: pd.DataFrame

    @cached_property
    def counted(self) -> pd.DataFrame:
        """Responses that are not set aside, and what was noted at events.

        The notes answer a question of their own and are outside every other base, that of
        responses too.
        """
        return self.responses[self.responses["set_aside"].isin([SetAside.NO, SetAside.EVENT])]

    @cached_property
    def ids(self) -> pd.Index:
        """Ids of the responses that are counted: one index for every grouping."""
        return people_of(self.counted["response_id"])

    @property
    def weights(self) -> pd.Series:
        """The weight of each response that is counted, by its id."""
        return self.counted["weight"].set_axis(self.ids)

    def comments_on(self, *questions: str) -> pd.DataFrame:
        """The comments on some questions.

        Parameters
        ----------
        questions
            Their ids.
        """
        return self.comments[self.comments["question_id"].isin(questions)]

    def codings_on(self, *questions: str) -> pd.DataFrame:
        """The codings of the comments on some questions.

        Parameters
        ----------
        questions
            Their ids.
        """
        return self.codings[self.codings["question_id"].isin(questions)]

    @cached_property
    def coded_comments(self) -> pd.DataFrame:
        """All comments on the questions of which any comment has a code."""
        return self.comments_on(*self.codings["question_id"].unique())

    @cached_property
    def answered(self) -> Answered:
        """What people answered, and the groupings made of it."""
        return Answered(self.answers, self.ids)
