"""A code found in the comments is first told by its definition and by words of its comments."""

from consult.coding.decisions.suggested_texts import BookText, Suggestion
from consult.coding.learn.first_words import first_words
from consult.model.coding.codeframe import BELONGS, UsedCode
from consult.model.coding.deciding import Band


def text(words, code):
    given = Suggestion(code, 0.9, Band.REVIEW, words)
    return BookText("q_why", words, words, 1, (given,))


TEXTS = [
    text("The friendly bus driver waved.", "t01"),
    text("A friendly bus was there.", "t01"),
    text("The pond was there.", "t02"),
    text("The pond froze.", "t02"),
]


def test_what_was_found_is_told_by_words_of_its_comments_with_their_side():
    codes = [
        UsedCode("t01", "Buses", f"{BELONGS}buses."),
        UsedCode("t02", "Pond", f"{BELONGS}pond."),
    ]
    assert first_words(TEXTS, codes) == [("Buses", "buses. bus, friendly"), ("Pond", "pond. pond")]


def test_what_a_person_wrote_of_a_code_stands_as_it_was_written():
    codes = [UsedCode("t01", "Buses", "All about buses.")]
    assert first_words(TEXTS, codes) == [("Buses", "All about buses.")]


def test_a_code_without_comments_is_told_by_its_definition_alone():
    codes = [UsedCode("t03", "Gates", f"{BELONGS}gates.")]
    assert first_words(TEXTS, codes) == [("Gates", "gates")]
