"""Text: sentences in which every printed number keeps the name of its figure."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from consult.model.words.document import Bullets, Callout, Facts, Paragraph
from consult.model.words.figure import figure_id
from consult.model.words.text import Number, Text, bound, joined, say

AGREED = Number("57%", "question-q1 / Agree / %")

WORDS = st.text(max_size=12)
NUMBERS = st.builds(Number, st.text(max_size=6), st.text(min_size=1, max_size=6))
TEXTS = st.lists(st.one_of(WORDS, NUMBERS), max_size=6).map(lambda parts: Text(*parts))
MARKS = "\U0010fff0\U0010fff1\U0010fff2"
"""Private-use characters, which a respondent's words may hold."""


def test_a_number_in_a_sentence_is_read_as_plain_words_and_keeps_its_name():
    said = say("In all, {agreed} agreed.", agreed=bound("57%", "question-q1", "Agree", "%"))
    assert said.plain == "In all, 57% agreed."
    assert said.pieces == ("In all, ", AGREED, " agreed.")
    assert said.numbers[0].id == figure_id("question-q1 / Agree / %")


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_in_which_order_texts_are_put_together(a, b, c):
    assert (a + b) + c == a + (b + c) == Text(a, b, c)
    assert hash((a + b) + c) == hash(a + (b + c))


@given(TEXTS, TEXTS)
def test_what_is_put_together_reads_as_its_parts_do_and_has_their_numbers(a, b):
    assert (a + b).plain == a.plain + b.plain
    assert (a + b).numbers == a.numbers + b.numbers


@given(TEXTS, WORDS)
def test_plain_words_are_put_on_either_side(text, words):
    assert (words + text).plain == words + text.plain
    assert (text + words).plain == text.plain + words
    assert (words + text + words).numbers == text.numbers


@given(TEXTS)
def test_no_piece_of_words_is_empty_or_beside_another(text):
    kinds = [isinstance(piece, str) for piece in text.pieces]
    assert "" not in text.pieces
    assert (True, True) not in list(pairwise(kinds))
    assert Text(*text.pieces) == text


@given(st.lists(TEXTS, max_size=4), WORDS)
def test_texts_are_joined_as_words_are(texts, between):
    made = joined(texts, between)
    assert made.plain == between.join(text.plain for text in texts)
    assert made.numbers == tuple(number for text in texts for number in text.numbers)


@given(TEXTS)
@example(Text("about ", Number("5.", "a")))
def test_numbers_stay_as_printed_whatever_is_done_to_the_words(text):
    assert text.capitalised().numbers == text.numbers
    assert text.uncapitalised().numbers == text.numbers
    assert text.ended().numbers == text.numbers
    assert text.stripped(" .").numbers == text.numbers


@given(TEXTS)
@example(Text("a ", Number("", "x"), "b"))
def test_on_one_line_a_text_reads_as_its_words_do_on_one_line(text):
    line = text.single_spaced()
    assert line.plain == " ".join(text.plain.split())
    names = [" ".join(number.name.split()) for number in text.numbers]
    assert [number.name for number in line.numbers] == names


@given(TEXTS, st.integers(10, 30))
def test_a_text_that_is_cut_is_no_longer_than_asked_and_has_no_part_of_a_number(text, length):
    short = text.shortened(length)
    assert len(short.plain) <= length
    assert short.numbers == text.numbers[: len(short.numbers)]
    assert short == text or short.plain.endswith("...")


@pytest.mark.parametrize(
    ("length", "plain", "numbers"),
    [
        (40, "Of the 1,204 people, 57% agreed.", 2),
        (31, "Of the 1,204 people, 57%...", 2),
        (24, "Of the 1,204 people...", 1),
        (14, "Of the...", 0),
    ],
)
def test_a_text_is_cut_between_words_and_numbers_stay_whole(length, plain, numbers):
    said = say("Of the {all} people, {some} agreed.", all=bound("1,204", "a"), some=Text(AGREED))
    assert said.shortened(length).plain == plain
    assert len(said.shortened(length).numbers) == numbers


def test_the_first_letter_and_the_full_stop_are_those_of_a_sentence():
    said = say("most agreed ({agreed})", agreed=Text(AGREED))
    assert said.capitalised().plain == "Most agreed (57%)"
    assert said.capitalised().uncapitalised() == said
    assert said.ended().plain == "most agreed (57%)."
    assert said.ended().ended() == said.ended()


def test_a_mark_at_the_head_of_a_sentence_is_not_changed():
    assert Text(Number("low", "a"), " shares").capitalised().plain == "low shares"


@pytest.mark.parametrize(
    "put",
    [
        lambda text: f"{text}",
        lambda text: f"{text:>9}",
        lambda text: "{}".format(text),  # noqa: UP032
        lambda text: "%s" % text,  # noqa: UP031
        lambda text: str(text),
        lambda text: "".join([text]),
    ],
)
def test_a_text_cannot_be_put_into_a_string_where_its_numbers_would_lose_their_names(put):
    with pytest.raises(TypeError):
        put(Text("In all, ", AGREED))


def test_a_text_is_made_of_words_and_numbers_alone():
    with pytest.raises(TypeError, match="not of: int"):
        Text("In all, ", 57)


def test_a_text_does_not_change():
    with pytest.raises(AttributeError):
        Text("a").pieces = ("b",)


@given(WORDS)
def test_braces_in_what_a_person_wrote_stay_as_they_are(words):
    wrote = f"{words} {{agreed}} {{0}} {{"
    assert say("“{words}”", words=wrote).plain == f"“{wrote}”"


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("{agreed} of {people}", {"agreed": "1"}),
        ("{agreed}", {"agreed": "1", "people": "2"}),
        ("{agreed:>4}", {"agreed": "1"}),
        ("{agreed!r}", {"agreed": "1"}),
        ("{}", {"agreed": "1"}),
    ],
)
def test_a_sentence_and_its_values_fit_each_other(template, values):
    with pytest.raises(ValueError, match="place"):
        say(template, **values)


def test_blocks_hold_texts_whether_they_were_made_of_words_or_of_texts():
    assert Paragraph("Fine.") == Paragraph(Text("Fine."))
    assert Bullets(("One.", Text("Two."))).items == (Text("One."), Text("Two."))
    assert Callout("DRAFT", "Look.").text == Text("Look.")
    assert Facts("F", ("A", "B"), (("x", Text(AGREED)),)).rows == ((Text("x"), Text(AGREED)),)


def test_characters_of_private_use_in_words_are_words():
    wrote = f"{MARKS[0]}ledger / counted{MARKS[1]}999{MARKS[2]}"
    assert Text(wrote).numbers == ()
    assert Text(wrote).plain == wrote
