"""Put people's decisions over the suggested codes, and write the workbook they decide in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from consult.analysis.codes.embedding import embedding_of, learning_of, lower_of, meaning_of
from consult.analysis.codes.shown_as import reworded
from consult.model.coding.journal import Act
from consult.model.survey.questionnaire import Questionnaire

if TYPE_CHECKING:
    import pandas as pd

    from consult.coding import Encoders, Learner, Ranking, Suggested
    from consult.coding.learn.suggest_again import Again
    from consult.coding.review.book import Book
    from consult.coding.review.merge_decisions import MergedDecisions
    from consult.embed import Embedder
    from consult.model.coding.codeframe import CodesByQuestion
    from consult.model.coding.left_over import LeftOvers
    from consult.model.coding.merging import LookAlikes
    from pipelines.study.context import Context


@dataclass(frozen=True)
class SettleInputs:
    """What people decide on, each an artefact, by its name.

    Parameters
    ----------
    questionnaire, answers, comments, shown_as
        What was asked, answered and written, and the words that comments were shown in before.
    suggested, suggested_codes, rare_views, look_alikes, left_over
        What is suggested.
    earlier
        The workbook as people left it, and the journal of the review, as far as there are any.
    """

    questionnaire: Questionnaire
    answers: pd.DataFrame
    comments: pd.DataFrame
    shown_as: pd.DataFrame
    suggested: pd.DataFrame
    suggested_codes: CodesByQuestion
    rare_views: pd.DataFrame
    look_alikes: LookAlikes
    left_over: LeftOvers
    earlier: Mapping[str, Any] = field(default_factory=dict)

    @property
    def wordings(self) -> dict[str, str]:
        """Question id -> its wording."""
        return {question.id: question.text for question in self.questionnaire.questions}


def run(context: Context, inputs: SettleInputs) -> dict[str, Any]:
    """The codings of record; the workbook is written again only where it shows something else.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        What is suggested, and what people said of it.
    """
    from consult.coding import (
        Encoders,
        Suggested,
        agreement_of,
        apply_review,
        book_texts,
        in_changed_codeframe,
        suggest_again,
        with_stances,
    )
    from consult.coding.trust.in_words_of_now import in_words_of_now
    from consult.embed import wording

    agreement = agreement_of(inputs.questionnaire, inputs.answers)
    texts = book_texts(inputs.comments, inputs.suggested)
    was = reworded(inputs.shown_as)
    held = in_words_of_now(context.blind, was, {text.key for text in texts}).waiting
    now = Suggested(texts, inputs.suggested_codes, agreement.about, held=held, reworded=was)
    merged = _merged(context, now, inputs.earlier)
    embedding = embedding_of(context.study, context.kept, context.pace)
    encoders = Encoders(wording, meaning_of(embedding), lower_of(embedding))
    learner = _learner(context, inputs, encoders)
    merged = merged.with_moved(inputs.comments, inputs.suggested, encoders)
    suggested = in_changed_codeframe(inputs.comments, inputs.suggested, merged.people, encoders)
    texts = texts if suggested is inputs.suggested else book_texts(inputs.comments, suggested)
    context.pace("learning from what people decided", 0, 0)
    again = suggest_again(inputs.comments, suggested, merged.people, texts, learner)
    context.pace("telling which way comments go", 0, 0)
    settled = apply_review(inputs.comments, again.codings, merged.people, texts)
    judged = with_stances(settled.codings, inputs.comments, agreement, merged.people, encoders)
    now = replace(now, texts=again.texts, stances=judged.of_texts)
    return {
        "codings": judged.codings,
        "codes": settled.codes,
        **_for_people(context, inputs, now, merged, _ranking(merged, again, embedding)),
        "reviewed": settled.review,
        "stances": judged.records,
    }


def _for_people(
    context: Context,
    inputs: SettleInputs,
    now: Suggested,
    merged: MergedDecisions,
    ranking: Ranking,
) -> dict[str, Any]:
    """The workbook, where it would show something else, and the journal with what was taken in."""
    from consult.coding import codeframe_changes, headings_of, to_table

    book, journal = None, merged.journal
    if not merged.is_current:
        book = _book(context, inputs, now, merged, ranking)
        journal = merged.written(headings_of(book))
    changes = codeframe_changes(journal)
    return {"review": book, "journal": to_table(journal), "codeframe_versions": changes}


def _learner(context: Context, inputs: SettleInputs, encoders: Encoders) -> Learner:
    """What learns from the decisions, with the study's own ways to tell wording and meaning."""
    from consult.coding import Learner
    from consult.embed.tuning import tuned_on

    learning = learning_of(context.study, context.kept, context.pace, encoders)
    tuned = tuned_on(context.study.embedding.model_path)
    return Learner(inputs.wordings, learning, seed=context.study.study.seed, tuned_on=tuned)


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
    from consult.coding import make_book, pairs_left, rare_rows

    book = make_book(context.study.study.for_workbooks, inputs.wordings, now, merged, ranking)
    rare = rare_rows(inputs.comments, inputs.rare_views)
    alike = pairs_left(inputs.look_alikes, merged.people)
    return replace(book, rare=rare, alike=alike, left_over=inputs.left_over)


def _merged(context: Context, now: Suggested, kept: Mapping[str, Any]) -> MergedDecisions:
    """The decisions of every workbook that people have filled in, and those on record."""
    from consult.coding import from_table, merge_decisions

    journal = from_table(kept["journal"]) if "journal" in kept else ()
    taken = {entry.workbook for entry in journal if entry.act is Act.RETURNED}
    return merge_decisions(
        now,
        in_place=kept.get("review"),
        sent=context.returned.read_but(taken),
        journal=journal,
        on=context.today,
    )
