"""Propose comments that could be quoted, and keep what a person decided of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from consult.analysis.quotes.consent import not_to_be_quoted
from consult.analysis.quotes.decided import (
    QuoteBook,
    QuotesReturned,
    from_quote_decisions,
    quoting_of,
    to_quote_decisions,
    with_returned,
)
from consult.analysis.quotes.from_review import (
    approved_in_review,
    denied_in_review,
    marked_as_approved,
)
from consult.analysis.quotes.gate import MayNotBeQuoted
from consult.analysis.quotes.propose import Said, each_theme, key_of, proposed_quotes
from consult.analysis.quotes.workbook import shows
from consult.model.publishing.table import Table
from consult.model.survey.questionnaire import Questionnaire

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.coding.codeframe import CodesByQuestion
    from consult.model.publishing.quotes import QuoteDecisions
    from pipelines.study.context import Context


@dataclass(frozen=True)
class QuoteInputs:
    """What quotes are proposed from, each an artefact, by its name.

    Parameters
    ----------
    questionnaire, responses, answers, comments, campaigns, redactions
        What was asked, answered and written, and what was taken out of it.
    codings, codes, tables
        What comments are about, and which numbers are shown.
    journal
        What reviewers said of comments.
    earlier
        The workbook as people left it, and the decisions on record, as far as there are any.
    """

    questionnaire: Questionnaire
    responses: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    campaigns: pd.DataFrame
    redactions: pd.DataFrame
    codings: pd.DataFrame
    codes: CodesByQuestion
    tables: tuple[Table, ...]
    journal: pd.DataFrame
    earlier: Mapping[str, Any] = field(default_factory=dict)


def run(context: Context, inputs: QuoteInputs) -> dict[str, Any]:
    """The quotes that are printed; the workbook is written again where what it shows has changed.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        What quotes are proposed from, and what people said of those proposed before.
    """
    from consult.coding import people_in

    context.pace("choosing comments that could be quoted", 0, 0)
    study = context.study
    returned = inputs.earlier.get("quotes", QuotesReturned())
    decided = with_returned(_on_record(inputs.earlier), returned)
    wanted = each_theme(study.report.quotes, inputs.codes)
    refused = not_to_be_quoted(study, inputs.answers, inputs.responses)
    copied = frozenset(inputs.campaigns["response_id"].astype(str))
    said = Said(
        inputs.questionnaire,
        inputs.answers,
        inputs.comments,
        inputs.redactions,
        inputs.codings,
        inputs.codes,
        inputs.tables,
    )
    people = people_in(inputs.journal)
    without = MayNotBeQuoted(refused, copied, context.safety.listed, denied_in_review(people))
    approved = approved_in_review(people, inputs.codings, inputs.comments)
    proposed = proposed_quotes(said, without, {**approved, **decided}, most=wanted)
    proposed = marked_as_approved(proposed, approved, decided)
    could_be = {key_of(one.question, one.text) for one in proposed}
    counted = {key: said for key, said in approved.items() if key in could_be} | dict(decided)
    asked = {question.id: question.text for question in inputs.questionnaire.questions}
    book = QuoteBook(context.study.study.for_workbooks, asked, proposed, decided)
    return {
        "quotes": None if returned.shows == shows(book) else book,
        "quote_decisions": to_quote_decisions(decided),
        "quoting": quoting_of(
            proposed,
            counted,
            wanted=wanted,
            most=study.report.quotes,
        ),
    }


def _on_record(earlier: Mapping[str, Any]) -> QuoteDecisions:
    """What was decided before the workbook came back."""
    kept = earlier.get("quote_decisions")
    return {} if kept is None else from_quote_decisions(kept)
