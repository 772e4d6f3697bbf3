"""Put people's decisions over the suggested codes, and write the workbook they decide in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from consult.model.questionnaire import Questionnaire
from pipelines.stages import Context

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.codeframe import CodesByQuestion


def run(
    context: Context,
    *,
    questionnaire: Questionnaire,
    comments: pd.DataFrame,
    suggested: pd.DataFrame,
    suggested_codes: CodesByQuestion,
    earlier: Mapping[str, Any],
) -> dict[str, Any]:
    """The codings of record; the workbook is written again only where suggestions have changed."""
    from consult.coding import (
        book_texts,
        heed,
        make_book,
        settle,
        suggest_again,
        teaching_order,
        to_decisions,
        to_people,
    )
    from consult.embed import wording
    from consult.topics.words import terms
    from pipelines.suggest import embedding_of, lower_of, meaning_of

    texts = book_texts(comments, suggested)
    known = {"decisions", "theme_decisions"} <= set(earlier)
    heeded = heed(
        texts,
        suggested_codes,
        returned=earlier.get("review"),
        earlier=to_people(earlier["decisions"], earlier["theme_decisions"]) if known else None,
    )
    questions = {question.id: question.text for question in questionnaire.questions}
    embedding = embedding_of(context)
    again = suggest_again(
        comments,
        suggested,
        heeded.people,
        texts,
        questions=questions,
        wording=wording,
        meaning=meaning_of(embedding),
        lower=lower_of(embedding),
        seed=context.study.study.seed,
    )
    settled = settle(comments, again.codings, heeded.people, texts)
    book = None
    if not heeded.fits:
        book = make_book(
            _title(context),
            questions,
            suggested_codes,
            again.texts,
            heeded.people,
            made_from=heeded.made_from,
            terms=terms,
            order=teaching_order(heeded.people, embedding.fit_transform, again.chances),
        )
    return {
        "codings": settled.codings,
        "codes": settled.codes,
        "review": book,
        "decisions": to_decisions(heeded.record),
        "theme_decisions": heeded.record.themes,
        "reviewed": settled.review,
    }


def _title(context: Context) -> str:
    about = context.study.study
    return f"{about.title} (SYNTHETIC DATA)" if about.synthetic else about.title
