"""Who must not be quoted."""

import pandas as pd
import pytest

from consult.analysis.quotes.consent import not_to_be_quoted
from consult.model.settings.study import Study
from consult.model.survey.tables import State

GIVEN = [
    ("yes", "Yes", State.ANSWERED),
    ("no", "No", State.ANSWERED),
    ("blank", "", State.BLANK),
    ("post", "", State.NOT_ASKED),
]
CHANNELS = {"yes": "online", "no": "online", "blank": "online", "post": "letter"}
DECIDED = {"may_be_quoted": True, "notice": "Notice 3", "by": "AB", "on": "2024-04-10"}


def study_of(question, *consent):
    question = {
        "id": "quote",
        "text": "May we quote you?",
        "kind": "single",
        "columns": {"online": ["B"]},
        "options": ["Yes", "No"],
        **question,
    }
    sources = [
        {"id": "online", "file": "a.csv", "platform": "generic"},
        {"id": "post", "file": "b.csv", "platform": "generic", "channel": "letter"},
    ]
    raw = {"study": {"title": "Parks"}, "sources": sources, "questions": [question]}
    return Study.model_validate({**raw, "consent": list(consent)})


ASKED = {"asks": "consent to quote", "consents": ["Yes"]}
LETTER, ONLINE = {"channel": "letter", **DECIDED}, {"channel": "online", **DECIDED}


@pytest.mark.parametrize(
    ("settings", "consent", "refused"),
    [
        (ASKED, [], {"no", "blank", "post"}),
        (ASKED, [LETTER], {"no", "blank"}),
        (ASKED, [ONLINE], {"no", "blank", "post"}),
        (ASKED, [{"channel": "letter", "may_be_quoted": False}], {"no", "blank", "post"}),
        ({"asks": "consent to quote"}, [LETTER], {"yes", "no", "blank"}),
        ({}, [], {"yes", "no", "blank", "post"}),
        ({}, [ONLINE], {"post"}),
    ],
)
def test_nobody_is_quoted_who_did_not_allow_it_or_was_not_asked(settings, consent, refused):
    answers = pd.DataFrame(GIVEN, columns=["response_id", "option", "state"])
    responses = pd.DataFrame(CHANNELS.items(), columns=["response_id", "channel"])
    study = study_of(settings, *consent)
    assert not_to_be_quoted(study, answers.assign(question_id="quote"), responses) == refused


def test_channels_of_which_nobody_has_said_anything_are_named():
    assert study_of(ASKED).unasked_channels == ("letter",)
    assert study_of({}).unasked_channels == ("online", "letter")
    assert study_of({}, {"channel": "letter", "may_be_quoted": False}).unasked_channels == (
        "online",
    )


def test_who_allows_it_says_under_which_notice_who_and_when():
    with pytest.raises(ValueError, match="needs notice, by and on"):
        study_of({}, {"channel": "letter", "may_be_quoted": True})
    with pytest.raises(ValueError, match="letter twice"):
        study_of({}, LETTER, LETTER)
