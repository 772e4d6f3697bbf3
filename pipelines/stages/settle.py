"""Put people's decisions over the suggested codes, and write the workbook they decide in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from consult.analysis.codes.embedding import embedding_of, lower_of, meaning_of
from consult.model.survey.questionnaire import Questionnaire

if TYPE_CHECKING:
    import pandas as pd

    from consult.coding.decisions.suggested_texts import BookText, Order
    from consult.coding.learn.suggest_again import Again
    from consult.coding.review.book import Book
    from consult.coding.review.merge_decisions import MergedDecisions
    from consult.coding.stance.with_stances import Stances
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


@dataclass(frozen=True)
class _Learnt:
    """What people said so far, what is suggested since, and in which order to show it."""

    merged: MergedDecisions
    again: Again
    stances: Stances
    order: Order


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
        apply_review,
        book_texts,
        teaching_order,
        to_decisions,
        to_stance_decisions,
        with_stances,
    )
    from consult.embed import wording

    texts = book_texts(inputs.comments, inputs.suggested)
    merged = _heeded(inputs, texts)
    embedding = embedding_of(context.study, context.kept, context.pace)
    context.pace("learning from what people decided", 0, 0)
    again = _suggested_again(context, inputs, merged.people, texts, embedding)
    context.pace("telling which way comments go", 0, 0)
    settled = apply_review(inputs.comments, again.codings, merged.people, texts)
    judged = with_stances(
        settled.codings,
        inputs.comments,
        inputs.answers,
        inputs.questionnaire,
        merged.people,
        wording=wording,
        meaning=meaning_of(embedding),
    )
    order = teaching_order(merged.people, embedding.fit_transform, again.probabilities)
    learnt = _Learnt(merged, again, judged, order)
    return {
        "codings": judged.codings,
        "codes": settled.codes,
        "review": None if merged.is_current else _book(context, inputs, learnt),
        "decisions": to_decisions(merged.record),
        "theme_decisions": merged.record.themes,
        "stance_decisions": to_stance_decisions(merged.record),
        "reviewed": settled.review,
        "stances": judged.records,
    }


def _heeded(inputs: SettleInputs, texts: Sequence[BookText]) -> MergedDecisions:
    """What people said, in the workbook that came back and before."""
    from consult.coding import about_agreement, merge_decisions

    return merge_decisions(
        texts,
        inputs.suggested_codes,
        returned=inputs.earlier.get("review"),
        earlier=_earlier(inputs.earlier),
        agreement=about_agreement(inputs.questionnaire),
    )


def _suggested_again(
    context: Context,
    inputs: SettleInputs,
    people: People,
    texts: Sequence[BookText],
    embedding: Embedder,
) -> Again:
    """What is suggested once what people decided has been learnt from."""
    from consult.coding import suggest_again
    from consult.embed import wording
    from consult.embed.tuning import tuned_on

    return suggest_again(
        inputs.comments,
        inputs.suggested,
        people,
        texts,
        questions=inputs.wordings,
        wording=wording,
        meaning=meaning_of(embedding),
        lower=lower_of(embedding),
        tuned_on=tuned_on(context.study.embedding.model_path),
        seed=context.study.study.seed,
    )


def _book(context: Context, inputs: SettleInputs, learnt: _Learnt) -> Book:
    """The workbook that people decide in."""
    from consult.coding import make_book, rare_rows
    from consult.topics.words import terms

    return make_book(
        _title(context),
        inputs.wordings,
        inputs.suggested_codes,
        learnt.again.texts,
        learnt.merged.people,
        made_from=learnt.merged.made_from,
        terms=terms,
        order=learnt.order,
        rare=rare_rows(inputs.comments, inputs.rare_views),
        stances=learnt.stances.of_texts,
    )


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
