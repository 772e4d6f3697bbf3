"""Find what people say within each theme: the points, who makes them, the comments behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from consult.analysis.codes.embedding import embedding_of, meaning_of
from consult.analysis.plan.consultation import CodedConsultation
from consult.analysis.plan.true_groups import true_groups
from consult.model.coding.codeframe import UNREAD_CODE
from consult.model.survey.questionnaire import Questionnaire

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.coding.codeframe import CodesByQuestion
    from pipelines.study.context import Context


@dataclass(frozen=True)
class PointsInputs:
    """What points are found in, each an artefact, by its name.

    Parameters
    ----------
    questionnaire, responses, answers, comments, codings, codes
        What was asked, answered and written, and the codings of record.
    """

    questionnaire: Questionnaire
    responses: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    codings: pd.DataFrame
    codes: CodesByQuestion


def run(context: Context, inputs: PointsInputs) -> dict[str, Any]:
    """The points of every theme of record, and the workbook that shows them.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        The codings of record and what they are of.
    """
    from consult.coding import Encoders, find_points, points_book
    from consult.embed import wording

    consultation = _consultation(inputs)
    counted = consultation.comments["response_id"].isin(set(consultation.counted["response_id"]))
    read = consultation.comments[counted]
    embedding = embedding_of(context.study, context.kept, context.pace)
    encoders = Encoders(wording, meaning_of(embedding))
    points = find_points(read, inputs.codings, inputs.codes, encoders, pace=context.pace)
    book = points_book(
        context.study.study.for_workbooks,
        points,
        read,
        true_groups(context.study, consultation),
        not_read=_not_read(inputs, set(read["response_id"])),
    )
    return {"points": points, "points_book": book}


def _consultation(inputs: PointsInputs) -> CodedConsultation:
    """The same as groups are made of; campaigns and rare views make none here."""
    from consult.model.survey.tables import CAMPAIGNS, RARE_VIEWS, empty

    return CodedConsultation(
        inputs.questionnaire,
        inputs.responses,
        inputs.answers,
        inputs.comments,
        campaigns=empty(CAMPAIGNS),
        codings=inputs.codings,
        rare_views=empty(RARE_VIEWS),
        codes=inputs.codes,
    )


def _not_read(inputs: PointsInputs, read: set[str]) -> tuple[int, int]:
    """Comments with a code of responses that are set aside, and in another language."""
    is_read = inputs.codings["response_id"].isin(read)
    aside = inputs.codings[~is_read].drop_duplicates(["response_id", "question_id"])
    foreign = inputs.codings[is_read & (inputs.codings["code"] == UNREAD_CODE)]
    return len(aside), len(foreign)
