"""Who must not be quoted."""

import pandas as pd
import pytest

from consult.analysis.findings.consent import not_to_be_quoted
from consult.model.settings.study import Study
from consult.model.survey.tables import State

GIVEN = [
    ("yes", "Yes", State.ANSWERED),
    ("no", "No", State.ANSWERED),
    ("blank", "", State.BLANK),
    ("letter", "", State.NOT_ASKED),
]


@pytest.mark.parametrize(
    ("settings", "refused"),
    [
        ({"asks": "consent to quote", "consents": ["Yes"]}, {"no", "blank"}),
        ({"asks": "consent to quote"}, {"yes", "no", "blank"}),
        ({}, set()),
    ],
)
def test_whoever_was_asked_and_did_not_allow_it_is_not_quoted(settings, refused):
    question = {
        "id": "quote",
        "text": "May we quote you?",
        "kind": "single",
        "columns": {"online": ["B"]},
        "options": ["Yes", "No"],
        **settings,
    }
    study = Study.model_validate(
        {
            "study": {"title": "Parks"},
            "sources": [{"id": "online", "file": "a.csv", "platform": "generic"}],
            "questions": [question],
        }
    )
    answers = pd.DataFrame(GIVEN, columns=["response_id", "option", "state"])
    assert not_to_be_quoted(study, answers.assign(question_id="quote")) == refused
