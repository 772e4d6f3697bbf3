"""Invented people who agree or disagree with a proposal and say why."""

import pandas as pd

from consult.coding.stance.own_answers import agreement_of
from consult.coding.stance.with_stances import with_stances
from consult.coding.texts.vectors import Encoders
from consult.embed import wording
from consult.model.coding.review import People
from consult.model.survey.questionnaire import Kind, Option, OptionRole, Question, Questionnaire
from consult.model.survey.tables import ANSWERS, CODINGS, conform
from tests.coding.invented import clean_comments

AGREEMENT = (
    Option("Strongly agree", net="Agree"),
    Option("Tend to agree", net="Agree"),
    Option("Neither agree nor disagree"),
    Option("Tend to disagree", net="Disagree"),
    Option("Strongly disagree", net="Disagree"),
    Option("Don't know", role=OptionRole.DONT_KNOW),
)
CLOSED = Question("plan", "Do you agree with the plan?", Kind.SCALE, AGREEMENT)
WHY = Question("q_why", "Please tell us why", Kind.TEXT, about="plan")
ASKED = Questionnaire((CLOSED, WHY))
PLACES = (
    "park",
    "pond",
    "path",
    "bench",
    "cafe",
    "gate",
    "lawn",
    "hedge",
    "fence",
    "pool",
    "court",
)
PRAISE = ("What a wonderful plan for the {}", "A lovely idea, the {} will be excellent")
BLAME = ("A terrible waste, leave the {} alone", "The {} will be ruined by this awful scheme")
FOR = [(phrase.format(place), "Strongly agree") for place in PLACES for phrase in PRAISE]
AGAINST = [(phrase.format(place), "Strongly disagree") for place in PLACES for phrase in BLAME]
"""22 of each: enough to learn from."""


def judged(said, *, people=None, passages=None, asked=ASKED):
    """Stances of one coding a comment: (comment, own answer) in, stances out, in that order."""
    return judge_all(said, people=people, passages=passages, asked=asked).codings["stance"].tolist()


def judge_all(said, *, people=None, passages=None, asked=ASKED):
    texts = [text for text, _ in said]
    ids = [f"r{at}" for at in range(len(said))]
    answers = pd.DataFrame(
        [
            (key, "plan", option, "answered" if option else "not answered", float("nan"))
            for key, (_, option) in zip(ids, said, strict=True)
        ],
        columns=list(ANSWERS.columns),
    )
    given = passages or [[""]] * len(said)
    rows = [
        (key, "q_why", f"c{at}", "model", 0.5, "review", passage)
        for key, mine in zip(ids, given, strict=True)
        for at, passage in enumerate(mine)
    ]
    return with_stances(
        conform(pd.DataFrame(rows, columns=list(CODINGS.columns)), CODINGS),
        clean_comments(texts),
        agreement_of(asked, conform(answers, ANSWERS)),
        people or People(),
        Encoders(wording),
    )
