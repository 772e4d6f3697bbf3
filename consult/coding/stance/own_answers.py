"""Which questions are about agreement, and which side of it people's own answers are on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult.definitions import for_and_against
from consult.definitions.wordings import normalised
from consult.model.coding.review import TextKey
from consult.model.survey.questionnaire import Kind, Question, Questionnaire

if TYPE_CHECKING:
    import pandas as pd

Own = tuple[float, float]
"""A person's answer: at an end of the scale, and on one side of it. 1 for, -1 against, 0 neither;
one of the two is always 0."""

NO_SIDE: Own = (0.0, 0.0)
"""Of whoever is on neither side, or gave no answer: it is no evidence either way."""

SIDES: tuple[Own, ...] = ((1.0, 0.0), (0.0, 1.0), NO_SIDE, (0.0, -1.0), (-1.0, 0.0))
"""Every answer there can be, from the end that is for to the end that is against."""


@dataclass(frozen=True)
class Agreement:
    """What was asked about agreement, and which side people are on.

    Parameters
    ----------
    about
        Open question id -> the closed question on agreement that it asks the reason for.
    own
        Open question id and response id -> the side of the person's own answer, of those on one.
    """

    about: Mapping[str, Question]
    own: Mapping[TextKey, Own]


def agreement_of(questionnaire: Questionnaire, answers: pd.DataFrame) -> Agreement:
    """The questions about agreement, and the side each response is on.

    Parameters
    ----------
    questionnaire
        What was asked.
    answers
        Schema ``ANSWERS``.
    """
    about = about_agreement(questionnaire)
    own = {
        (question, response): side
        for question, closed in about.items()
        for response, side in own_answers(closed, answers).items()
    }
    return Agreement(about, own)


def about_agreement(questionnaire: Questionnaire) -> dict[str, Question]:
    """Open question id -> the closed question on agreement that it asks the reason for.

    Parameters
    ----------
    questionnaire
        What was asked. A closed question is about agreement if its nets are those of a scale of
        ``scales.toml`` that is for and against a proposal.
    """
    known = {question.id: question for question in questionnaire.questions}
    return {
        question.id: known[question.about]
        for question in questionnaire.of(Kind.TEXT)
        if question.about and sides_of(known[question.about])
    }


def sides_of(question: Question) -> dict[str, Own]:
    """Option -> its side, of the options on either side; empty where none is on a side.

    Parameters
    ----------
    question
        A closed question. Where a net holds one option only, as in Easy Read, that option says
        nothing of how firmly it is meant, so it is no end of the scale.
    """
    nets = {normalised(net): net for net in question.nets}
    pair = next((pair for pair in for_and_against() if set(pair) == set(nets)), None)
    if pair is None:
        return {}
    on_side = [option for option in question.options if option.net]
    ends = {on_side[0].label, on_side[-1].label}
    sizes = {net: sum(option.net == net for option in on_side) for net in question.nets}
    out = {}
    for option in on_side:
        sign = 1.0 if option.net == nets[pair[0]] else -1.0
        firm = option.label in ends and sizes[option.net] > 1
        out[option.label] = (sign, 0.0) if firm else (0.0, sign)
    return out


def own_answers(question: Question, answers: pd.DataFrame) -> Mapping[str, Own]:
    """Response id -> the side of its answer, of the responses on one side.

    Parameters
    ----------
    question
        A closed question.
    answers
        Schema ``ANSWERS``. Two boxes ticked on paper are no answer.
    """
    from consult.model.survey.tables import State

    side = sides_of(question)
    mine = answers[(answers["question_id"] == question.id) & (answers["state"] == State.ANSWERED)]
    given = zip(mine["response_id"].astype(str), mine["option"].astype(str), strict=True)
    return {response: side[option] for response, option in given if option in side}
