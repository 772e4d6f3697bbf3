"""The same person online and on paper: proposed to people, never merged, decided by them."""

import pandas as pd
import pytest

from consult.clean import check_decided, find_campaigns, may_be_same_person, set_aside
from consult.errors import DataError
from consult.model.settings.study import Duplicates, SamePerson
from consult.model.survey.tables import ANSWERS, conform, empty
from tests.clean.test_campaigns import TEXT, own_words
from tests.frames import answers, comments, consultation, responses

MINE = "My mother has gone there since last spring and it is the best hour of her whole week."
SAME = {"one": "Yes", "two": "No", "three": "Yes"}


def proposed(texts, *, given=None, channels=("online", "hard copy"), decided=()):
    """Pairs proposed of responses a, b, ..., each of the channels in turn."""
    received = responses(*((key, None) for key in texts))
    received["channel"] = [channels[at % len(channels)] for at in range(len(texts))]
    said = comments(texts)
    found = find_campaigns(said, received)
    chosen = answers(given) if given else conform(empty(ANSWERS), ANSWERS)
    return may_be_same_person({"comments": said, "answers": chosen}, found, received, decided)


def whys(*args, **how):
    made = proposed(*args, **how)
    return {
        (one, other): why
        for one, other, why in made[["response_id", "other_id", "why"]].itertuples(index=False)
    }


def test_nearly_the_same_text_by_two_channels_is_proposed():
    assert whys({"a": MINE, "b": MINE.replace("spring", "autumn"), "c": own_words(1)}) == {
        ("a", "b"): "nearly the same text"
    }


def test_the_same_words_beside_a_letter_are_proposed_and_the_letter_is_not():
    letters = dict.fromkeys("cdef", TEXT)
    assert whys({"a": f"{MINE} {TEXT}", "b": f"{TEXT} {MINE}", **letters}) == {
        ("a", "b"): "the same words beside a letter of a campaign"
    }


def test_the_same_address_in_two_texts_is_proposed_and_that_of_the_council_is_not():
    texts = {
        "a": "Write to me at Ann@example.org please.",
        "b": "ann@example.org is my address",
        **dict.fromkeys("cdef", "I wrote to help@council.example and had no reply"),
    }
    assert list(whys(texts)) == [("a", "b")]


@pytest.mark.parametrize("spelt", ["01234 567890", "+44 1234 567-890", "(01234) 567890"])
def test_a_telephone_number_is_the_same_however_it_is_spelt(spelt):
    assert list(whys({"a": f"Ring {spelt}", "b": "My number: 01234567890"})) == [("a", "b")]


def test_a_short_comment_is_proposed_with_the_same_answers_only():
    texts = {"a": "Keep the hall open please", "b": "keep the hall open, please"}
    assert len(whys(texts, given={"a": SAME, "b": SAME})) == 1
    assert whys(texts, given={"a": SAME, "b": {**SAME, "one": "No"}}) == {}
    assert whys(texts) == {}


def test_who_answered_most_questions_differently_is_another_person():
    other = {"one": "No", "two": "Yes", "three": "Yes"}
    assert whys({"a": MINE, "b": MINE}, given={"a": SAME, "b": other}) == {}


def test_two_of_one_channel_are_not_proposed():
    assert whys({"a": MINE, "b": MINE}, channels=("online",)) == {}


def test_nothing_is_set_aside_until_it_is_decided_and_then_with_its_reason():
    read = consultation({"a": None, "b": None}, {}, {"a": MINE, "b": MINE})
    how = {"window": None, "duplicates": Duplicates()}
    assert set_aside(read, **how)[0]["set_aside"].tolist() == ["", ""]
    two = SamePerson(responses=("a", "b"), set_aside="b", by="AB")
    assert set_aside(read, **how, same_person=(two,))[0]["set_aside"].tolist() == [
        "",
        "another response of the same person, as a reviewer decided",
    ]
    both = SamePerson(responses=("a", "b"), by="AB")
    assert set_aside(read, **how, same_person=(both,))[0]["set_aside"].tolist() == ["", ""]


def test_the_list_says_what_was_decided():
    made = proposed({"a": MINE, "b": MINE}, decided=(SamePerson(responses=("b", "a"), by="AB"),))
    assert made["decided"].tolist() == ["both are counted"]
    assert proposed({"a": MINE, "b": MINE})["decided"].tolist() == ["not decided: both are counted"]


def test_a_decision_of_a_response_that_is_not_there_is_named():
    stray = SamePerson(responses=("a", "x"), by="AB")
    with pytest.raises(DataError, match='There is no response "x"'):
        check_decided((stray,), responses(("a", None)))


@pytest.mark.parametrize(
    "given",
    [
        {"responses": ("a", "a"), "by": "AB"},
        {"responses": ("a", "b"), "set_aside": "c", "by": "AB"},
        {"responses": ("a", "b"), "by": ""},
    ],
    ids=["one response", "a third", "nobody"],
)
def test_a_decision_that_cannot_be_is_refused(given):
    with pytest.raises(ValueError, match=r"different|one of the two|by"):
        SamePerson(**given)


def test_the_order_of_rows_makes_no_difference():
    texts = {"a": MINE, "b": MINE, "c": own_words(1)}
    turned = dict(reversed(texts.items()))
    made = proposed(texts, channels=("online", "letter", "online"))
    again = proposed(turned, channels=("online", "letter", "online"))
    pd.testing.assert_frame_equal(made, again)
