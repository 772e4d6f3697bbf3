"""Phrases that tell of somebody at risk, and what takes them back. All comments are invented."""

import pytest

from consult.care.rules import risk_rules
from consult.definitions.in_force import put_in_force
from consult.errors import StudyError


@pytest.fixture(autouse=True)
def shipped_rules():
    yield
    put_in_force({})


def kinds(text):
    return {found.kind for found in risk_rules().holding(text)}


@pytest.mark.parametrize("one", risk_rules().phrases, ids=lambda one: one.example[:40])
def test_every_phrase_finds_its_example(one):
    assert one.kind in kinds(one.example)


def test_every_kind_has_phrases():
    assert {one.kind for one in risk_rules().phrases} == set(risk_rules().kinds)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nice park. IM GOING TO END IT tonight", "suicide"),
        ("i don’t want to be here any more", "suicide"),
        ("My daughter, who is 13, is cutting her arms again.", "self_harm"),
        ("My ex tracks my phone and my car.", "domestic_abuse"),
    ],
)
def test_case_apostrophes_and_punctuation_make_no_difference(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't hear voices, and I never did.",
        "I never thought of hurting myself.",
        "My husband has never hit me.",
        "My husband hit me in 1974, years ago.",
        "As a midwife I see women whose husband hits them and me too.",
        "Training on self-harm should be free, I self harm statistics say.",
        "The bus cuts are killing the high street.",
    ],
)
def test_negation_history_work_and_opinion_are_no_risk_by_phrases(text):
    assert kinds(text) == set()


def test_a_phrase_that_was_taken_back_is_still_told_with_the_reason():
    [found] = risk_rules().find("I never thought of hurting myself.")
    assert (found.kind, found.taken_back) == ("self_harm", "negation")


def test_a_gap_never_reaches_into_the_next_sentence():
    assert kinds("My husband shouts. Hits me like a brick, this tax.") == set()


def own(**changed):
    entry = {"kind": "neglect", "wordings": [["zog ~ zig", "A zog and zig."]], "leaves": []}
    put_in_force({"safeguarding.toml": {"phrase": [entry | changed]}})


def test_an_organisation_adds_phrases():
    own()
    assert kinds("zog or zig") == {"neglect"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kind": "neglekt"}, "neglect"),
        ({"wordings": [["<chidl> zig", "A child zig."]]}, "chidl"),
        ({"wordings": [["zog zig", "A zog and zig."]]}, "does not find its example"),
        ({"leaves": ["zog zig"]}, "stands under leaves"),
    ],
)
def test_a_slip_in_a_phrase_is_a_sentence(changed, said):
    own(**changed)
    with pytest.raises(StudyError, match=said):
        risk_rules()
