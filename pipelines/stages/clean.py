"""Label responses and comments, take personal data out, write the codebook of the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consult.model.run.pace import Pace
from consult.model.survey.consultation import Consultation
from consult.office.cells import inert_table

if TYPE_CHECKING:
    import pandas as pd

    from consult.clean.campaigns import Campaigns
    from consult.clean.comments import Redact
    from consult.model.survey.ledger import Ledger
    from consult.model.survey.questionnaire import Questionnaire
    from consult.redact import TradeWord
    from pipelines.study.context import Context


@dataclass(frozen=True)
class CleanInputs:
    """What is cleaned: what was read, each an artefact, by its name.

    ``earlier`` has under which words comments were shown before, where there was a run.
    """

    questionnaire: Questionnaire
    read_responses: pd.DataFrame
    answers: pd.DataFrame
    read_comments: pd.DataFrame
    read_ledger: Ledger
    earlier: Mapping[str, Any] = field(default_factory=dict)


def run(context: Context, inputs: CleanInputs) -> dict[str, Any]:
    """Set responses aside by rule, then label and redact the comments of the others.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        What was read.
    """
    from consult.clean import (
        check_decided,
        check_weights,
        clean_comments,
        find_campaigns,
        may_be_same_person,
        set_aside,
    )
    from consult.language import language_told, to_be_read

    check_decided(decided := context.study.same_person, inputs.read_responses)
    responses, ledger = set_aside(
        _as_read(inputs),
        window=context.study.window,
        duplicates=context.study.duplicates,
        unfinished=context.study.unfinished,
        same_person=decided,
    )
    check_weights(responses, context.study)
    wordings = {question.id: question.text for question in inputs.questionnaire.questions}
    trade = _trade_of(inputs.read_comments, responses)
    take, told = _redactor(trade, context.pace), cache(language_told)
    cleaned = clean_comments(
        inputs.read_comments, responses, redact=take, language=told, questions=wordings
    )
    found = find_campaigns(cleaned.comments, responses, wordings.values())
    pairs = may_be_same_person(_said(inputs), found, responses, decided)
    return {
        "responses": responses.assign(platform_id=""),  # what comes after needs no such id
        "comments": cleaned.comments,
        **_of_campaigns(found),
        **dict.fromkeys(("same_person", "same_person_list"), pairs),
        "redactions": cleaned.redactions,
        "shown_as": _shown_as(inputs, cleaned.comments, trade),
        **dict.fromkeys(("trade_words", "trade_word_list"), _table_of(trade)),
        "other_languages": to_be_read(cleaned.comments, wordings),
        "ledger": inputs.read_ledger + ledger + found.ledger + cleaned.ledger,
        **_codebook(context, inputs, responses),
    }


def _said(inputs: CleanInputs) -> dict[str, pd.DataFrame]:
    return {"comments": inputs.read_comments, "answers": inputs.answers}


def _as_read(inputs: CleanInputs) -> Consultation:
    from consult.model.survey.tables import ISSUES, empty

    return Consultation(
        inputs.questionnaire,
        inputs.read_responses,
        inputs.answers,
        inputs.read_comments,
        empty(ISSUES),
        inputs.read_ledger,
    )


def _trade_of(comments: pd.DataFrame, responses: pd.DataFrame) -> tuple[TradeWord, ...]:
    """Words that only look like names, by the comments that count: a copy of one says nothing."""
    from consult.model.survey.tables import SetAside
    from consult.redact import trade_words

    counted = responses["set_aside"].isin([SetAside.NO, SetAside.EVENT])
    kept = comments[comments["response_id"].isin(responses.loc[counted, "response_id"])]
    said = zip(kept["response_id"].astype(str), kept["text"].astype(str), strict=True)
    return trade_words(said)


def _table_of(trade: Sequence[TradeWord]) -> pd.DataFrame:
    """The words that were let through: schema ``TRADE_WORDS``."""
    import pandas as pd

    from consult.model.survey.tables import TRADE_WORDS, conform

    columns = list(TRADE_WORDS.columns)
    return conform(pd.DataFrame([asdict(one) for one in trade], columns=columns), TRADE_WORDS)


def _of_campaigns(found: Campaigns) -> dict[str, Any]:
    return {
        "campaigns": found.responses,
        "own_words": found.own_words,
        "campaign_letters": found.letters,
    }


def write_list(rows: pd.DataFrame, path: Path) -> None:
    """Write a list for people as a CSV file that Excel opens as it should.

    Parameters
    ----------
    rows
        One of the tables of this stage.
    path
        Where to.
    """
    safe = inert_table(rows)
    safe.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")


def _shown_as(inputs: CleanInputs, shown: pd.DataFrame, trade: Sequence[TradeWord]) -> pd.DataFrame:
    """Under which words comments are shown, and were; schema ``SHOWN_AS``."""
    from consult.analysis.codes.shown_as import shown_as
    from consult.redact import redact

    words = [one.word for one in trade]

    def hidden(text: str) -> str:
        low = text.casefold()
        return redact(text)[0] if any(word in low for word in words) else ""

    before = inputs.earlier.get("shown_as")
    return shown_as(inputs.read_comments, shown, before, hidden=hidden)


def _redactor(trade: Sequence[TradeWord], pace: Pace) -> Redact:
    """What takes personal data out, telling of how many comments it did."""
    from consult.redact import known_by, redact

    numbers, known = count(1), known_by(trade)

    def redacted(text: str) -> tuple[str, tuple[str, ...]]:
        pace("comments cleaned", next(numbers), 0)
        return redact(text, known)

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
