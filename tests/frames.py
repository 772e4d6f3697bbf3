"""Small tables for tests, written so that the data can be read in the test."""

import pandas as pd

from consult.model.survey.consultation import Consultation
from consult.model.survey.ledger import Ledger
from consult.model.survey.questionnaire import Kind, Option, Question, Questionnaire
from consult.model.survey.tables import ANSWERS, COMMENTS, ISSUES, RESPONSES, conform, empty

YES_NO = (Option("Yes"), Option("No"))
QUESTIONS = Questionnaire(
    (
        Question("one", "One?", Kind.SINGLE, YES_NO),
        Question("two", "Two?", Kind.SINGLE, YES_NO),
        Question("three", "Three?", Kind.SINGLE, YES_NO),
        Question("why", "Why?", Kind.TEXT),
    )
)


def responses(*rows):
    """Rows of (id, time of submission or None)."""
    return conform(
        pd.DataFrame(
            [
                {
                    "response_id": key,
                    "source": "online",
                    "channel": "online",
                    "row": number,
                    "platform_id": key,
                    "submitted_at": pd.Timestamp(when) if when else pd.NaT,
                    "set_aside": "",
                }
                for number, (key, when) in enumerate(rows, start=2)
            ]
        ),
        RESPONSES,
    )


def answers(given):
    """Rows of {response: {question: option, or "" for blank}}."""
    rows = [
        {
            "response_id": key,
            "question_id": question,
            "option": option,
            "state": "answered" if option else "not answered",
            "number": float("nan"),
        }
        for key, chosen in given.items()
        for question, option in chosen.items()
    ]
    return conform(pd.DataFrame(rows), ANSWERS) if rows else empty(ANSWERS)


def comments(given, question="why"):
    """Rows of {response: text}."""
    rows = [
        {
            "response_id": key,
            "question_id": question,
            "text": text,
            "state": "answered" if text else "not answered",
        }
        for key, text in given.items()
    ]
    return conform(pd.DataFrame(rows), COMMENTS)


def consultation(when, chosen, said):
    """A consultation of three closed questions and one open one."""
    return Consultation(
        QUESTIONS,
        responses(*when.items()),
        answers(chosen),
        comments(said),
        empty(ISSUES),
        Ledger(),
    )
