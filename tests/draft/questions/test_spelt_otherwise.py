"""What answers may mean though they are written otherwise; all data invented."""

from collections import Counter

import pytest

from consult.definitions import characteristics, scales
from consult.draft.columns.evidence import Likeness
from consult.draft.questions.spelt_otherwise import (
    given_once,
    other_points,
    other_wordings,
    own_words,
    slips,
)
from consult.read.values.scales import points_of

FORM = Counter({"Female": 20, "Male": 18, "F": 5, "Woman": 4})


def likeness(name):
    return Likeness(characteristics()[name], 1.0, True)


def changes(remarks):
    return [proposal.change for remark in remarks for proposal in remark.proposed]


def test_the_words_of_a_smaller_form_are_proposed_each_by_itself():
    found = other_wordings(list(FORM), ["Female", "Male"], FORM, likeness("sex"))
    assert changes(found) == [{"values": {"F": "Female"}}, {"values": {"Woman": "Female"}}]
    assert found[0].responses == 9


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("sexual_orientation", ["Gay man", "Gay woman/Lesbian", "Bisexual"]),
        ("religion", ["Christian", "Catholic", "None"]),
        ("disability", ["Yes, a lot", "Yes, a little", "No"]),
    ],
)
def test_options_that_a_form_tells_apart_are_not_proposed_as_one(name, options):
    counts = Counter(dict.fromkeys(options, 9))
    assert not other_wordings(options, options, counts, likeness(name))


def test_peoples_own_words_are_counted_and_never_quoted():
    typed = Counter({"I am a woman": 2, "femail": 1, "maple": 1})
    (remark,) = own_words(typed, likeness("sex"), ["Female", "Male"])
    assert remark.responses == 3
    assert '"Female" 3' in remark.says
    assert "femail" not in remark.says
    assert changes([remark]) == [{"reads": "own words"}]


@pytest.mark.parametrize(
    ("typed", "option"),
    [("Libary card", "Library card"), ("Friend or nieghbour", "Friend or neighbour")],
)
def test_a_slip_is_proposed_with_both_counts(typed, option):
    (remark,) = slips({typed: 2, option: 30}, [option])
    assert f'"{typed}" (2) may stand for "{option}" (30)' in remark.says
    assert changes([remark]) == [{"values": {typed: option}}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Option 1", "Option 2"),
        ("Plan A", "Plan B"),
        ("Strategy one", "Strategy two"),
        ("South East", "South West"),
        ("Satisfied", "Dissatisfied"),
        ("Under 5", "Over 5"),
        ("Route 14A", "Route 14B"),
        ("Helpful", "Unhelpful"),
        ("By car", "By bus"),
    ],
)
def test_what_says_something_else_is_no_slip(one, other):
    assert not slips({one: 30, other: 1}, [one, other])


def test_a_word_that_many_gave_is_a_word_of_its_own():
    assert not slips({"Australia": 100, "Austria": 19}, ["Australia", "Austria"])
    assert slips({"Australia": 100, "Austrlia": 1}, ["Australia"])


def test_what_one_person_each_gave_is_not_said():
    (remark,) = given_once(["By mule"], ["Bus", "Train", "By mule"], "Other", 40)
    assert "mule" not in remark.says
    assert not remark.together
    assert changes([remark]) == [{"options": ["Bus", "Train"], "other": "Other"}]
    (of_few,) = given_once(["By mule"], ["Bus", "Train", "By mule"], "Other", 5)
    assert "too few answers" in of_few.together


def test_a_point_in_other_words_is_proposed_and_the_point_keeps_its_net():
    given = Counter({"Strongly agree": 30, "Agree": 20, "Disagree": 9, "Totally agree": 4})
    scale = scales()["agreement_plain"]
    assert points_of(scale, list(given))["Strongly agree"] == "Strongly agree"
    found = other_points(scale, list(given), given)
    assert changes(found) == [{"values": {"Totally agree": "Strongly agree"}}]
    assert '"Totally agree" (4) may mean "Strongly agree" (30)' in found[0].says


def test_two_wordings_of_which_neither_is_the_point_are_no_point():
    scale = scales()["agreement_plain"]
    assert "Totally agree" not in points_of(scale, ["Totally agree", "Completely agree", "Agree"])
