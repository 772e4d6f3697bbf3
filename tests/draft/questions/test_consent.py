"""Which question asks whether people may be quoted, and which of its answers allow it."""

import pytest

from consult.draft.questions.consent import with_consent
from consult.draft.questions.guessed import Guess
from consult.model.survey.questionnaire import Kind


@pytest.mark.parametrize(
    ("asked", "options", "allowed"),
    [
        ("Can we publish your comments?", ("Yes", "No"), ("Yes",)),
        ("Are you happy to be quoted in our report?", ("Yes", "No", "Not sure"), ("Yes",)),
        ("Do you want your response to be kept confidential?", ("Yes", "No"), ("No",)),
        (
            "How may we use your response in the report?",
            ("Publish it with my name", "Publish it without my name", "Do not publish it"),
            ("Publish it with my name", "Publish it without my name"),
        ),
        ("May your answers be published?", ("Rather later", "Who knows"), ()),
    ],
)
def test_only_an_answer_that_allows_it_allows_it(asked, options, allowed):
    found = with_consent(Guess(Kind.SINGLE, options=options), asked)
    assert found.asks
    assert found.consents == allowed


def test_plain_consent_needs_no_look_and_what_is_turned_round_does():
    plain = Guess(Kind.SINGLE, options=("Yes", "No"))
    assert not with_consent(plain, "May we quote your comments?").remarks
    assert with_consent(plain, "Should we keep your answers confidential?").remarks


@pytest.mark.parametrize(
    "asked",
    ["May we quote you?", "Can your name appear in the report?", "May we share what you told us?"],
)
def test_unforeseen_words_for_consent_are_taken_for_it_and_asked_about(asked):
    found = with_consent(Guess(Kind.SINGLE, options=("Yes", "No")), asked)
    assert found.consents == ("Yes",)
    assert found.remarks


@pytest.mark.parametrize(
    "asked",
    ["Do you agree with the plan?", "Was the published plan clear?", "Did you get our letter?"],
)
def test_other_questions_ask_no_consent(asked):
    assert not with_consent(Guess(Kind.SINGLE, options=("Yes", "No")), asked).asks
