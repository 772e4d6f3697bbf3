"""The answers of a study by question, and the groupings made of them, each made once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from consult.model.counting.codes import places
from consult.model.counting.grouping import Grouping
from consult.model.counting.table_id import TableId, TableKind
from consult.model.survey.questionnaire import Kind, Question

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Answered:
    """What people answered.

    Parameters
    ----------
    answers
        Schema ``ANSWERS``, all questions.
    ids
        Ids of the responses that are counted, shared by every grouping.
    """

    answers: pd.DataFrame
    ids: pd.Index

    def to(self, question: Question) -> pd.DataFrame:
        """The answers to one question.

        Parameters
        ----------
        question
            Which.
        """
        return self._placed.take(self._rows.get(question.id, []))

    def grouping(self, question: Question) -> Grouping:
        """People by what they answered, or by the number they gave.

        Parameters
        ----------
        question
            Which; made once for each.
        """
        from consult.tabulate import by_answer, by_number

        if question.id not in self._made:
            make = by_number if question.kind is Kind.NUMBER else by_answer
            made = make(question, self.to(question), self.ids)
            self._made[question.id] = replace(made, id=grouping_id(question.id))
        return self._made[question.id]

    @cached_property
    def _made(self) -> dict[str, Grouping]:
        return {}

    @cached_property
    def _placed(self) -> pd.DataFrame:
        """The answers, with the responses that are counted as the categories of their ids."""
        import pandas as pd

        at = places(self.answers["response_id"], self.ids)
        ids = pd.Categorical.from_codes(at, categories=self.ids)
        return self.answers.assign(response_id=ids)

    @cached_property
    def _rows(self) -> dict[Any, Any]:
        """Question -> the positions of its rows."""
        return dict(self.answers.groupby("question_id", observed=True).indices)


ALL_TOGETHER = "all-comments"
"""Id of the groups that the themes of all comments together make."""


def grouping_id(question: str) -> str:
    """Id of the groups that answers or comments to a question make: like that of no other groups.

    Parameters
    ----------
    question
        Its id. What is said of it stands apart from it by a space, which no id has.
    """
    from consult.analysis.plan.breaks import UNASKED
    from consult.definitions import characteristics

    about = (str(TableId(TableKind.ABOUT, by=name)) for name in characteristics())
    others = {ALL_TOGETHER, *UNASKED, str(TableKind.RARE_VIEWS), *about}
    return f"{question} (asked)" if question in others else question


def people_of(ids: pd.Series) -> pd.Index:
    """Ids of responses as one index, for every grouping to share.

    Parameters
    ----------
    ids
        One row a response that is counted.
    """
    import pandas as pd

    shared: pd.Index = pd.Index(list(ids), dtype="str")
    return shared
