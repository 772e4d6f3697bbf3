"""Four tables without names: responses, answers, questions, options."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult.model.settings.study import About
from consult.model.survey.questionnaire import Questionnaire

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Codebook:
    """The answers of a consultation, de-identified, and what they mean.

    Parameters
    ----------
    title
        What was consulted on, as printed; it says SYNTHETIC where the answers are invented.
    questionnaire
        What was asked.
    responses
        One row a response: ``response`` (a number that stands for it), ``source``, ``channel``,
        ``received`` (the day) and ``set_aside`` (why it is not counted, if it is not).
    answers
        One row a response, closed question and option: ``response``, ``question``,
        ``position`` (of the option; 0 without one), ``option``, ``label``, ``state``, ``number``.
    questions, options
        One row a question and one an option; every option, chosen or not.
    """

    title: str
    questionnaire: Questionnaire
    responses: pd.DataFrame
    answers: pd.DataFrame
    questions: pd.DataFrame
    options: pd.DataFrame


def codebook_of(
    questionnaire: Questionnaire,
    responses: pd.DataFrame,
    answers: pd.DataFrame,
    about: About,
) -> Codebook:
    """The answers of a consultation without what says whose they are.

    Parameters
    ----------
    questionnaire
        What was asked.
    responses, answers
        Schemas ``RESPONSES`` and ``ANSWERS``; responses set aside stay in, with the reason.
    about
        The study: its title, whether the answers are invented, and the seed that decides the
        numbers that stand for responses.

    Notes
    -----
    A response is known by a number in an order that its place in the file and the time it came
    at have no part in. Ids of platforms, rows, times of day and comments are left out.
    """
    numbers = response_numbers(responses["response_id"], about.seed)
    options = _options(questionnaire)
    return Codebook(
        f"SYNTHETIC. {about.title}" if about.synthetic else about.title,
        questionnaire,
        _responses(responses, numbers),
        _answers(answers, numbers, options, [q.id for q in questionnaire.questions]),
        _questions(questionnaire),
        options,
    )


def response_numbers(ids: Iterable[str], seed: int) -> dict[str, int]:
    """Id of a response -> the number that stands for it wherever its id would say whose it is.

    Parameters
    ----------
    ids
        Of all responses of the study, those set aside too.
    seed
        Of the study; with the ids it decides the order.
    """

    def key(response_id: str) -> str:
        return hashlib.sha256(f"{seed}:{response_id}".encode()).hexdigest()

    return {response_id: number for number, response_id in enumerate(sorted(ids, key=key), start=1)}


def _responses(responses: pd.DataFrame, numbers: Mapping[str, int]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(
        {
            "response": responses["response_id"].map(numbers).astype(int),
            "source": responses["source"],
            "channel": responses["channel"],
            "received": responses["submitted_at"].dt.strftime("%Y-%m-%d").fillna(""),
            "set_aside": responses["set_aside"],
        }
    )
    return frame.sort_values("response", ignore_index=True)


def _answers(
    answers: pd.DataFrame, numbers: Mapping[str, int], options: pd.DataFrame, order: list[str]
) -> pd.DataFrame:
    import pandas as pd

    places = options[["question", "label", "position", "option"]]
    frame = pd.DataFrame(
        {
            "response": answers["response_id"].map(numbers).astype(int),
            "question": answers["question_id"],
            "label": answers["option"],
            "state": answers["state"],
            "number": answers["number"],
        }
    ).merge(places, on=["question", "label"], how="left")
    frame["position"] = frame["position"].fillna(0).astype(int)
    frame["option"] = frame["option"].fillna("")
    rank = frame["question"].map({name: at for at, name in enumerate(order)})
    ordered = frame.assign(rank=rank).sort_values(["response", "rank", "position"])
    columns = ["response", "question", "position", "option", "label", "state", "number"]
    return ordered[columns].reset_index(drop=True)


def _questions(questionnaire: Questionnaire) -> pd.DataFrame:
    import pandas as pd

    rows = [
        {
            "question": question.id,
            "order": order,
            "text": question.text,
            "kind": str(question.kind),
            "purpose": str(question.purpose),
            "characteristic": question.characteristic,
            "about": question.about,
        }
        for order, question in enumerate(questionnaire.questions, start=1)
    ]
    names = ["question", "order", "text", "kind", "purpose", "characteristic", "about"]
    return pd.DataFrame(rows, columns=names)


def _options(questionnaire: Questionnaire) -> pd.DataFrame:
    import pandas as pd

    rows = [
        {
            "option": f"{question.id}.{position}",
            "question": question.id,
            "position": position,
            "label": option.label,
            "role": str(option.role),
            "net": option.net,
        }
        for question in questionnaire.questions
        for position, option in enumerate(question.options, start=1)
    ]
    return pd.DataFrame(rows, columns=["option", "question", "position", "label", "role", "net"])
