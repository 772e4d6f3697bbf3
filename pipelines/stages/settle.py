"""Put people's decisions over the suggested codes, and write the workbook they decide in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from consult.analysis.codes.embedding import embedding_of, lower_of, meaning_of
from consult.model.survey.questionnaire import Questionnaire

if TYPE_CHECKING:
    import pandas as pd

    from consult.coding import Learner, Ranking, Suggested
    from consult.coding.learn.suggest_again import Again
    from consult.coding.review.book import Book
    from consult.coding.review.merge_decisions import MergedDecisions
    from consult.embed import Embedder
    from consult.model.coding.codeframe import CodesByQuestion
    from consult.model.coding.review import People
    from pipelines.study.context import Context


@dataclass(frozen=True)
class SettleInputs:
    """What people decide on, each an artefact, by its name.

    Parameters
    ----------
    questionnaire, answers, comments
        What was asked, answered and written.
    suggested, suggested_codes, rare_views
        What is suggested.
    earlier
        The workbook as people left it, and the decisions on record, as far as there are any.
    """

    questionnaire: Questionnaire
    answers: pd.DataFrame
    comments: pd.DataFrame
    suggested: pd.DataFrame
    suggested_codes: CodesByQuestion
    rare_views: pd.DataFrame
    earlier: Mapping[str, Any] = field(default_factory=dict)

    @property
    def wordings(self) -> dict[str, str]:
        """Question id -> its wording."""
        return {question.id: question.text for question in self.questionnaire.questions}


def run(context: Context, inputs: SettleInputs) -> dict[str, Any]:
    """The codings of record; the workbook is written again only where suggestions have changed.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        What is suggested, and what people said of it.
    """
    from consult.coding import (
        Suggested,
        agreement_of,
        apply_review,
        book_texts,
        suggest_again,
        to_decisions,
        to_stance_decisions,
        with_stances,
    )

    agreement = agreement_of(inputs.questionnaire, inputs.answers)
    texts = book_texts(inputs.comments, inputs.suggested)
    now = Suggested(texts, inputs.suggested_codes, agreement.about)
    merged = _merged(now, inputs.earlier)
    embedding = embedding_of(context.study, context.kept, context.pace)
    learner = _learner(context, inputs, embedding)
    context.pace("learning from what people decided", 0, 0)
    again = suggest_again(inputs.comments, inputs.suggested, merged.people, texts, learner)
    context.pace("telling which way comments go", 0, 0)
    settled = apply_review(inputs.comments, again.codings, merged.people, texts)
    judged = with_stances(
        settled.codings, inputs.comments, agreement, merged.people, learner.encoders
    )
    book = None
    if not merged.is_current:
        now = replace(now, texts=again.texts, stances=judged.of_texts)
        book = _book(context, inputs, now, merged, _ranking(merged, again, embedding))
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


def _learner(context: Context, inputs: SettleInputs, embedding: Embedder) -> Learner:
    """What learns from the decisions, with the study's own ways to tell wording and meaning."""
    from consult.coding import Encoders, Learner
    from consult.embed import wording
    from consult.embed.tuning import tuned_on

    encoders = Encoders(wording, meaning_of(embedding), lower_of(embedding))
    tuned = tuned_on(context.study.embedding.model_path)
    return Learner(inputs.wordings, encoders, seed=context.study.study.seed, tuned_on=tuned)


def _ranking(merged: MergedDecisions, again: Again, embedding: Embedder) -> Ranking:
    """In which order people are shown what there is to decide."""
    from consult.coding import Ranking, teaching_order
    from consult.topics.words import terms

    order = teaching_order(merged.people, embedding.fit_transform, again.probabilities)
    return Ranking(terms, order)


def _book(
    context: Context,
    inputs: SettleInputs,
    now: Suggested,
    merged: MergedDecisions,
    ranking: Ranking,
) -> Book:
    """The workbook that people decide in."""
    from consult.coding import make_book, rare_rows

    book = make_book(context.study.study.for_workbooks, inputs.wordings, now, merged, ranking)
    return replace(book, rare=rare_rows(inputs.comments, inputs.rare_views))


def _merged(now: Suggested, kept: Mapping[str, Any]) -> MergedDecisions:
    """The decisions of the workbook as people left it, over those on record."""
    from consult.coding import merge_decisions

    return merge_decisions(now, returned=kept.get("review"), earlier=_on_record(kept))


def _on_record(kept: Mapping[str, Any]) -> People | None:
    """What was on record after the last review; what is missing of it takes nothing else away."""
    from consult.coding import to_people
    from consult.model.survey.tables import DECISIONS, empty

    if not {"decisions", "theme_decisions", "stance_decisions"} & set(kept):
        return None
    decisions = kept["decisions"] if "decisions" in kept else empty(DECISIONS)
    return to_people(decisions, kept.get("theme_decisions", {}), kept.get("stance_decisions"))
