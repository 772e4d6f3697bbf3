"""A phrase says what a comment is about, and nothing of what is thought of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.topics.naming.gerund import gerund
from consult.topics.naming.reading import read_texts


def phrases(text: str, *beside: str) -> set[str]:
    """Phrases of a comment, read beside others, in small letters; without clauses."""
    found = read_texts([text, *beside], range(1 + len(beside))).phrases[0]
    return {one.written.lower() for one in found if not one.is_clause}


@pytest.mark.parametrize(
    ("comment", "about"),
    [
        ("The food could be better.", {"food"}),
        ("Waiting times are too long.", {"waiting times", "length", "length of waiting times"}),
        (
            "More information about the service, please.",
            {"information", "service", "information about the service"},
        ),
        ("Friendly staff!", {"staff", "friendliness", "friendliness of staff"}),
        ("There is a lack of buses.", {"buses"}),
        (
            "I need more help with booking an appointment.",
            {"help", "appointment"} | {"booking an appointment"},
        ),
        ("My appointment was cancelled twice.", {"appointment", "cancelled appointment"}),
        ("Staff shortages on the ward.", {"staff", "ward", "staff on the ward"}),
    ],
)
def test_a_phrase_takes_no_side(comment: str, about: set[str]) -> None:
    assert phrases(comment) == about


def test_both_sides_of_a_matter_have_one_phrase() -> None:
    assert "politeness of staff" in phrases("The staff were rude.")
    assert "politeness of staff" in phrases("The staff were polite.")


def test_an_adjective_that_puts_into_a_kind_stays_and_one_that_measures_goes() -> None:
    others = ["The wait was dreadfully steep.", "It is too steep for a pram."]
    assert "mental health" in phrases("We spoke about mental health.")
    assert "path" in phrases("A steep path to the school.", *others)
    assert "steep path" not in phrases("A steep path to the school.", *others)


def test_nothing_of_a_placeholder_is_in_a_phrase() -> None:
    assert phrases("I spoke to [name] at [place] about the crossing.") == {"crossing"}


def test_a_first_name_that_rules_left_is_in_no_phrase() -> None:
    assert phrases("Linda and the midwife came.", "We liked Linda.", "Linda is here.") == {
        "midwife"
    }


def test_a_word_with_a_hyphen_is_one_word() -> None:
    assert "follow-up appointment" in phrases("They cancelled the follow-up appointment.")


def test_a_product_is_written_as_most_people_write_it() -> None:
    texts = ["I use SystmOne.", "We like SystmOne.", "the systmone is here"]
    assert read_texts(texts, range(3)).as_written("systmone") == "SystmOne"


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("book", "booking"),
        ("change", "changing"),
        ("cancel", "cancelling"),
        ("stop", "stopping"),
        ("die", "dying"),
        ("see", "seeing"),
        ("offer", "offering"),
        ("transfer", "transferring"),
        ("wait", "waiting"),
        ("play", "playing"),
    ],
)
def test_a_verb_becomes_a_noun(verb: str, noun: str) -> None:
    assert gerund(verb) == noun


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_every_gerund_ends_in_ing(verb: str) -> None:
    assert gerund(verb).endswith("ing")


@pytest.mark.parametrize("text", ["", " ", "?", "[name]", "42", "😀", "-", "a"])
def test_a_comment_without_words_has_no_phrase(text: str) -> None:
    assert phrases(text) == set()


def test_a_noun_that_the_tagger_takes_for_a_verb_is_not_turned_into_one() -> None:
    others = ["The object is a class.", "An object of a class.", "Each object has a class."]
    found = phrases("object oriented programming", *others)
    assert not any("objecting" in one for one in found)


def test_a_quality_is_not_said_of_itself() -> None:
    assert "speed of speed" not in phrases("The speed is slow.")


def test_an_adjective_that_is_the_name_of_a_thing_here_is_a_phrase_by_itself() -> None:
    others = [
        "It was built with shiny.",
        "I work with shiny.",
        "We use shiny for that.",
        "I cannot do without shiny.",
        "People learn about shiny.",
        "A page made in shiny.",
        "The shiny app is down.",
        "A shiny page.",
    ]
    assert "shiny" in phrases("We run it on shiny.", *others)
    assert "shiny" not in phrases("A shiny page.", "The floor is shiny.", *["It is shiny."] * 8)


def test_a_word_that_only_ever_stands_in_a_name_here_measures_nothing() -> None:
    others = ["I learn the tidy verse.", "The tidy verse is here.", "Use tidy verse packages."] * 3
    assert "tidy verse" in phrases("We use the tidy verse.", *others)
    assert "tidy verse" not in phrases("We use the tidy verse.", *["The room was tidy."] * 9)
