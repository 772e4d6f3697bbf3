"""A consultation with a question of every kind, and every state an answer can be in."""

import pandas as pd

from consult.codebook import codebook_of
from consult.model.settings.study import About
from consult.model.survey.questionnaire import Kind, Option, OptionRole, Question, Questionnaire
from consult.model.survey.tables import ANSWERS, RESPONSES, conform

REFUSED = Option("Prefer not to say", OptionRole.PREFER_NOT_TO_SAY)
UNSURE = Option("Don't know", OptionRole.DONT_KNOW)
QUESTIONS = Questionnaire(
    (
        Question("agree", "Do you agree?", Kind.SINGLE, (Option("Yes"), Option("No"), REFUSED)),
        Question(
            "use",
            "Which do you use, if any? (tick all that apply)",
            Kind.MULTI,
            (Option("Bus, coach"), Option('Train "HS1"'), Option("=Tram"), REFUSED),
        ),
        Question("top-3", "Put them in order", Kind.RANK, (Option("Speed"), Option("Cost"))),
        Question(
            "likely", "How likely?", Kind.SCALE, (Option("Very"), Option("Not at all"), UNSURE)
        ),
        Question("years", "How many years?", Kind.NUMBER),
        Question("why", "Why?", Kind.TEXT),
    )
)
NAN = float("nan")
STATES = {"+": "answered", "-": "not ticked", "b": "not answered", "n": "not asked"}
STATES["p"] = "prefer not to say"
GIVEN = {
    "online-9001": [
        ("agree", "Yes", "+", NAN),
        *(
            ("use", option, state, NAN)
            for option, state in zip(
                ("Bus, coach", 'Train "HS1"', "=Tram", "Prefer not to say"), "+-+-", strict=True
            )
        ),
        ("top-3", "Speed", "+", 2),
        ("top-3", "Cost", "+", 1),
        ("likely", "Don't know", "+", NAN),
        ("years", "", "+", -2),
    ],
    "online-9002": [
        ("agree", "Prefer not to say", "p", NAN),
        *(
            ("use", option, state, NAN)
            for option, state in zip(
                ("Bus, coach", 'Train "HS1"', "=Tram", "Prefer not to say"), "---p", strict=True
            )
        ),
        ("top-3", "Speed", "+", 1),
        ("top-3", "Cost", "-", NAN),
        ("likely", "Very", "+", NAN),
        ("years", "", "p", NAN),
    ],
    "paper-3": [
        ("agree", "", "b", NAN),
        ("use", "", "b", NAN),
        ("top-3", "", "b", NAN),
        ("likely", "", "b", NAN),
        ("years", "", "+", 7.5),
    ],
    "paper-4": [
        *((question, "", "n", NAN) for question in ("agree", "use", "top-3", "likely", "years")),
    ],
}


def responses():
    rows = [
        ("online-9001", "online", "online", 2, "9001", "2024-02-08 09:31:22", ""),
        ("online-9002", "online", "online", 3, "9002", "2024-02-09 23:59:59", ""),
        ("paper-3", "paper", "hard copy", 7, "", None, ""),
        ("paper-4", "paper", "hard copy", 8, "", None, "blank submission"),
    ]
    frame = pd.DataFrame(rows, columns=[c for c in RESPONSES.columns if c != "weight"])
    return conform(frame.assign(submitted_at=pd.to_datetime(frame["submitted_at"])), RESPONSES)


def answers():
    rows = [
        (response, question, option, STATES[state], number)
        for response, given in GIVEN.items()
        for question, option, state, number in given
    ]
    return conform(pd.DataFrame(rows, columns=list(ANSWERS.columns)), ANSWERS)


def codebook(**settings):
    return codebook_of(QUESTIONS, responses(), answers(), About(title="Buses & trains", **settings))
