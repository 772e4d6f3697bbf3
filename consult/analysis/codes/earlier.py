"""Codes frozen earlier beside the study of now: which question is which, read by which model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.errors import FrozenError, Place, Problem
from consult.model.coding.fit import Fit
from consult.model.survey.questionnaire import Kind, Purpose

if TYPE_CHECKING:
    from consult.coding import Matched
    from consult.model.run.record import EmbeddingRecord
    from consult.model.survey.questionnaire import Questionnaire


def matched(fit: Fit, questionnaire: Questionnaire) -> Matched:
    """Which open question is which of those the codes were frozen for.

    Parameters
    ----------
    fit, questionnaire
        The frozen codes, and what is asked now.
    """
    from consult.coding import match_questions

    open_now = questionnaire.of(Kind.TEXT, purpose=Purpose.OPINION)
    return match_questions(
        {key: question.text for key, question in fit.questions.items()},
        {question.id: question.text for question in open_now},
    )


def check_same_embedding(fit: Fit, record: EmbeddingRecord, file: str) -> None:
    """Make sure that comments are read as they were when the codes were frozen.

    Parameters
    ----------
    fit, record
        The frozen codes, and what comments are read by now.
    file
        Name of the file that holds the frozen codes, for the sentence.

    Raises
    ------
    FrozenError
        When another model or precision reads them now.
    """
    was, now = fit.embedding, record
    if (was.name, was.precision, was.dimensions, dict(was.hashes)) == (
        now.name,
        now.precision,
        now.dimensions,
        dict(now.hashes),
    ):
        return
    raise FrozenError(
        Problem(
            f"The frozen codes were made with the embedding {_named(was)}, and this run reads "
            f"comments with {_named(now)}.",
            Place(f"{fit.study}/{file}"),
            f"{now.note} ".lstrip() + "Set the same [embedding] as before in study.toml and have "
            "the same model installed, or run the earlier study with this one and freeze it again.",
        )
    )


def _named(record: EmbeddingRecord) -> str:
    if not record.hashes:
        return " ".join(filter(None, (record.name, record.precision)))
    weights = str(record.hashes.get("weights", ""))[:12]
    return " ".join(filter(None, (record.name, record.precision, f"(model {weights})")))
