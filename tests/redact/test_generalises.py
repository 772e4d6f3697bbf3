"""Forms that nobody listed: other separators, digits in words, names by deeds, themed places."""

import pytest

from consult.redact import redact


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("my bus pass 633597 0041 2208 774 keeps beeping", "774"),
        ("nobody can find 520·579·8688", "8688"),
        ("o77oo 9oo 654 sorry the zero is broke", "654"),
        ("ring oh seven seven hundred nine hundred four seventeen", "seventeen"),
        ("born May the fourth 2022 (yes, really)", "fourth"),
        ("i put it all in my stories, its kez.and.the.boys", "kez"),
        ("on youtube as GazOnTheBuses", "Gaz"),
        ("pls send new bag to 61 tolhurst, the road not the street", "tolhurst"),
        ("we are the yellow house beside the weir, Lock Lane", "weir"),
        ("all the ct9ers know it", "ct9"),
        ("passport five three three eight oh oh oh six", "eight"),
    ],
)
def test_an_identifier_is_found_however_it_is_written(text, personal):
    assert personal not in redact(text)[0]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the midwife moved her to Harebell and forgot", "Harebell"),
        ("the nurses said i was going up to robin", "robin"),
        ("nursery is dear, blossoms fines me a pound a minute", "blossoms"),
        ("no crossing between the school and mini monkeys", "monkeys"),
        ("i ring fernbrook at eight for an appointment", "fernbrook"),
        ("no appointments at the limes for weeks", "limes"),
        ("we left nursery and went into Sprouts", "Sprouts"),
    ],
)
def test_a_place_is_told_by_what_the_comment_is_about(text, place):
    assert place not in redact(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "There was a robin in the nursery garden and two swans by the school.",
        "My little monkeys love the busy bees in the school garden.",
        "Who made me a Karen? Even an Einstein could not read this form.",
        "Happy as Larry with the shelter. Every Tom, Dick and Harry can object.",
        "Hobson's choice. Catherine wheels and Moses baskets are for loan.",
        "She had stopped school by then, an nobody said nothin.",
        "my dgtr lost her job over it",
        "1 2 3 4 5 6 7 8 9 and then from 9.30 to 10.15",
    ],
)
def test_what_everybody_says_stays(text):
    assert redact(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the bins are a joke. ivy is 4 foot 10, she has to climb", "ivy"),
        ("frank said nobody would come", "frank"),
        ("we lost lily at 30 weeks", "lily"),
        ("park eun-mi. that is my name", "park"),
    ],
)
def test_a_name_that_is_a_plain_word_is_told_by_what_is_said_of_it(text, name):
    assert name not in redact(text)[0]


def test_a_plain_word_that_is_a_name_as_well_stays_where_it_is_none():
    text = "the bill is wrong and she paid it. lost hope, penny wise, frank talk"
    assert redact(text) == (text, ())
