"""Put people's decisions over the suggested codes, and write the workbook they decide in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from consult.model.survey.questionnaire import Questionnaire

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.coding.codeframe import CodesByQuestion
    from consult.model.coding.review import People
    from pipelines.study.context import Context


def run(
    context: Context,
    *,
    questionnaire: Questionnaire,
    answers: pd.DataFrame,
    comments: pd.DataFrame,
    suggested: pd.DataFrame,
    suggested_codes: CodesByQuestion,
    rare_views: pd.DataFrame,
    earlier: Mapping[str, Any],
) -> dict[str, Any]:
    """The codings of record; the workbook is written again only where suggestions have changed."""
    from consult.analysis.codes.embedding import embedding_of, lower_of, meaning_of
    from consult.coding import (
        Encoders,
        Learner,
        Ranking,
        Suggested,
        agreement_of,
        apply_review,
        book_texts,
        make_book,
        merge_decisions,
        rare_rows,
        suggest_again,
        teaching_order,
        to_decisions,
        to_stance_decisions,
        with_stances,
    )
    from consult.embed import wording
    from consult.embed.tuning import tuned_on
    from consult.topics.words import terms

    agreement = agreement_of(questionnaire, answers)
    texts = book_texts(comments, suggested)
    now = Suggested(texts, suggested_codes, agreement.about)
    merged = merge_decisions(now, returned=earlier.get("review"), earlier=_earlier(earlier))
    questions = {question.id: question.text for question in questionnaire.questions}
    embedding = embedding_of(context.study, context.kept, context.pace)
    encoders = Encoders(wording, meaning_of(embedding), lower_of(embedding))
    about = context.study
    tuned = tuned_on(about.embedding.model_path)
    learner = Learner(questions, encoders, seed=about.study.seed, tuned_on=tuned)
    context.pace("learning from what people decided", 0, 0)
    again = suggest_again(comments, suggested, merged.people, texts, learner)
    context.pace("telling which way comments go", 0, 0)
    settled = apply_review(comments, again.codings, merged.people, texts)
    judged = with_stances(settled.codings, comments, agreement, merged.people, encoders)
    book = None
    if not merged.is_current:
        order = teaching_order(merged.people, embedding.fit_transform, again.probabilities)
        now = replace(now, texts=again.texts, stances=judged.of_texts)
        book = make_book(_title(context), questions, now, merged, Ranking(terms, order))
        book = replace(book, rare=rare_rows(comments, rare_views))
    return {
        "codings": judged.codings,
        "codes": settled.codes,
        "review": book,
        "decisions": to_decisions(merged.record),
        "theme_decisions": merged.record.themes,
        "stance_decisions": to_stance_decisions(merged.record),
        "reviewed": settled.review,
        "stances": judged.records,
    }


def _earlier(kept: Mapping[str, Any]) -> People | None:
    """What was on record after the last review; what is missing of it takes nothing else away."""
    from consult.coding import to_people
    from consult.model.survey.tables import DECISIONS, empty

    if not {"decisions", "theme_decisions", "stance_decisions"} & set(kept):
        return None
    decisions = kept["decisions"] if "decisions" in kept else empty(DECISIONS)
    return to_people(decisions, kept.get("theme_decisions", {}), kept.get("stance_decisions"))


def _title(context: Context) -> str:
    about = context.study.study
    return f"{about.title} (SYNTHETIC DATA)" if about.synthetic else about.title
