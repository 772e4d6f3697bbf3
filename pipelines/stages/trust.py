"""Measure how far the codes can be trusted, from comments that people coded without suggestions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from consult.analysis.codes.shown_as import reworded
from consult.analysis.plan.compared_groups import compared_groups
from consult.analysis.plan.consultation import CodedConsultation
from consult.analysis.plan.writers import writers
from consult.errors import ReviewError
from consult.model.coding.enough import CodingTarget
from consult.model.coding.trust import (
    Trust,
)
from consult.model.survey.questionnaire import Questionnaire

if TYPE_CHECKING:
    import pandas as pd

    from consult.coding.trust.units import BlindUnit
    from consult.model.coding.codeframe import CodesByQuestion
    from consult.model.coding.trust import BlindCoding
    from pipelines.study.context import Context


@dataclass(frozen=True)
class TrustInputs:
    """What is judged, each an artefact, by its name.

    Parameters
    ----------
    questionnaire, responses, answers, comments, campaigns, codings, codes, rare_views
        As :class:`CodedConsultation` has them.
    shown_as
        In which words comments are shown and were: a sample is kept under those of its day.
    journal
        What people said in the review: what became of each code.
    """

    questionnaire: Questionnaire
    responses: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    campaigns: pd.DataFrame
    codings: pd.DataFrame
    codes: CodesByQuestion
    rare_views: pd.DataFrame
    shown_as: pd.DataFrame
    journal: pd.DataFrame


def run(context: Context, inputs: TrustInputs) -> dict[str, Any]:
    """What the blind sample tells; nothing where no comment of it has been coded.

    Parameters
    ----------
    context
        What is known of the study, with the sample and what came back of it.
    inputs
        The codes of record.

    Raises
    ------
    ReviewError
        When the sample or a workbook cannot be understood: everything that is wrong.
    """
    from consult.coding import people_in
    from consult.coding.trust.estimates_book import EstimatesBook
    from consult.coding.trust.measure import measured

    if context.blind.problems:
        raise ReviewError(context.blind.problems)
    trust = Trust()
    if context.blind.draw.strata:
        context.pace("judging the codes by the blind sample", 0, 0)
        settings = context.study.trust
        target = CodingTarget(context.blind.draw.half_width, settings.f1)
        units = units_in(context, inputs)
        themes = people_in(inputs.journal).themes
        blind = blind_in(context, inputs, units)
        trust = measured(units, blind, inputs.codes, themes, target)
    title = context.study.study.for_workbooks
    return {"trust": trust, "estimates": EstimatesBook(title, trust, inputs.codes)}


def units_in(context: Context, inputs: TrustInputs) -> tuple[BlindUnit, ...]:
    """The different texts that a sample is drawn from, of the responses that are counted.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        Of which it reads who wrote what, and the codes of record.
    """
    from consult.coding.trust.units import units_of

    coded = _consultation(inputs)
    counted = set(coded.counted["response_id"])
    comments = inputs.comments[inputs.comments["response_id"].isin(counted)]
    of_tables = compared_groups(context.study, coded) if context.blind.people else {}
    return units_of(comments, inputs.codings, writers(context.study, coded), of_tables)


def blind_in(context: Context, inputs: TrustInputs, units: tuple[BlindUnit, ...]) -> BlindCoding:
    """The blind sample under the words in which its comments are shown now.

    Parameters
    ----------
    context
        What is known of the study, with the sample as it was drawn and came back.
    inputs, units
        In which words comments are shown and were, and those of now.
    """
    from consult.coding.trust.in_words_of_now import in_words_of_now

    return in_words_of_now(context.blind, reworded(inputs.shown_as), {unit.key for unit in units})


def _consultation(inputs: TrustInputs) -> CodedConsultation:
    return CodedConsultation(
        inputs.questionnaire,
        inputs.responses,
        inputs.answers,
        inputs.comments,
        inputs.campaigns,
        inputs.codings,
        inputs.codes,
        inputs.rare_views,
    )
