"""Ask for a response to each theme that many raised, and keep what people wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from consult.analysis.response.decided import (
    ResponsesReturned,
    found_anew,
    lapsed,
    responding_of,
    with_responses,
    with_statement,
)
from consult.analysis.response.raised import raised_themes
from consult.analysis.response.workbook import ResponseBook, checked, is_up_to_date
from consult.model.publishing.response import ResponseRecord
from consult.model.publishing.table import Table
from consult.model.settings.sections import Record
from consult.model.survey.questionnaire import Questionnaire

if TYPE_CHECKING:
    from consult.model.coding.codeframe import CodesByQuestion
    from pipelines.study.context import Context


@dataclass(frozen=True)
class RespondInputs:
    """What is asked about, each an artefact, by its name.

    Parameters
    ----------
    questionnaire, codes, tables
        What was asked, what comments are about, and which numbers are shown.
    earlier
        The workbook as people left it, and the responses on record, as far as there are any.
    """

    questionnaire: Questionnaire
    codes: CodesByQuestion
    tables: tuple[Table, ...]
    earlier: Mapping[str, Any] = field(default_factory=dict)


def run(context: Context, inputs: RespondInputs) -> dict[str, Any]:
    """The responses that stand; the workbook is written again where what it asks has changed.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        What is asked about, and what people wrote before.

    Raises
    ------
    ReviewError
        When the workbook that came back is of another study, or its rows are.
    """
    returned = checked(inputs.earlier.get("response", ResponsesReturned()), context.name)
    record = inputs.earlier.get("response_decisions", ResponseRecord())
    themes = raised_themes(inputs.codes, inputs.tables)
    record = with_statement(with_responses(record, returned), _statement(context))
    record = found_anew(record, themes)
    responding = responding_of(themes, record)
    words = {question.id: question.text for question in inputs.questionnaire.questions}
    title = context.study.study.for_workbooks
    earlier = (*record.earlier, *lapsed(themes, record))
    book = ResponseBook(context.name, title, words, responding, earlier)
    return {
        "response": None if is_up_to_date(book, returned) else book,
        "response_decisions": record,
        "responding": responding,
    }


def _statement(context: Context) -> Any:
    """What stands under [response] in records.toml, as earlier versions had it."""
    return context.own.records.get(Record.RESPONSE)
