"""Label responses and comments, take personal data out, write the codebook of the answers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from consult.model.run.pace import Pace
from consult.model.survey.consultation import Consultation

if TYPE_CHECKING:
    import pandas as pd

    from consult.clean.comments import Redact
    from consult.model.survey.ledger import Ledger
    from consult.model.survey.questionnaire import Questionnaire
    from pipelines.study.context import Context


@dataclass(frozen=True)
class CleanInputs:
    """What is cleaned: what was read, each an artefact, by its name."""

    questionnaire: Questionnaire
    read_responses: pd.DataFrame
    answers: pd.DataFrame
    read_comments: pd.DataFrame
    read_ledger: Ledger


def run(context: Context, inputs: CleanInputs) -> dict[str, Any]:
    """Set responses aside by rule, then label and redact the comments of the others.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        What was read.
    """
    from consult.clean import check_weights, clean_comments, find_campaigns, set_aside
    from consult.model.survey.tables import ISSUES, empty
    from consult.redact import redact

    consultation = Consultation(
        inputs.questionnaire,
        inputs.read_responses,
        inputs.answers,
        inputs.read_comments,
        empty(ISSUES),
        inputs.read_ledger,
    )
    responses, ledger = set_aside(
        consultation,
        window=context.study.window,
        duplicates=context.study.duplicates,
        unfinished=context.study.unfinished,
    )
    check_weights(responses, context.study)
    campaigns, in_campaigns = find_campaigns(inputs.read_comments, responses)
    wordings = {question.id: question.text for question in inputs.questionnaire.questions}
    cleaned = clean_comments(
        inputs.read_comments, responses, redact=_told(redact, context.pace), questions=wordings
    )
    return {
        "responses": responses,
        "comments": cleaned.comments,
        "campaigns": campaigns,
        "redactions": cleaned.redactions,
        "ledger": inputs.read_ledger + ledger + in_campaigns + cleaned.ledger,
        **_codebook(context, inputs, responses),
    }


def _told(redact: Redact, pace: Pace) -> Redact:
    """The same, telling of how many comments personal data were taken out."""
    numbers = count(1)

    def redacted(text: str) -> tuple[str, tuple[str, ...]]:
        pace("comments cleaned", next(numbers), 0)
        return redact(text)

    return redacted


def _codebook(context: Context, inputs: CleanInputs, responses: pd.DataFrame) -> dict[str, Any]:
    from consult.codebook import codebook_of, describe, wide_of

    book = codebook_of(inputs.questionnaire, responses, inputs.answers, context.study.study)
    return {
        "data_package": describe(book),
        "responses_table": book.responses,
        "questions_table": book.questions,
        "options_table": book.options,
        "answers_table": book.answers,
        "answers_sav": wide_of(book),
    }
