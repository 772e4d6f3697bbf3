"""The part of a comment that is quoted. All comments here are invented."""

from hypothesis import given
from hypothesis import strategies as st

from consult.analysis.quotes.passages import FEWEST_WORDS, MOST_WORDS, best_passage

BEFORE = "We came by bus in the rain with two small children."
EARNED = "The waiting list for talking therapy was nine months long."
AFTER = "Nobody wrote to us in all of that time either."


def test_the_sentence_that_earned_the_theme_is_quoted_and_no_other():
    assert best_passage(f"{BEFORE} {EARNED} {AFTER}", "nine months long.") == EARNED


def test_a_short_sentence_is_quoted_with_the_one_after_it():
    short = "Nine months."
    assert best_passage(f"{BEFORE} {short} {AFTER}", short) == f"{short} {AFTER}"


def test_the_last_sentence_if_short_is_quoted_with_the_one_before_it():
    short = "Nine months."
    assert best_passage(f"{BEFORE} {short}", short) == f"{BEFORE} {short}"


def test_words_over_two_sentences_are_quoted_with_both():
    both = f"{EARNED} {AFTER}"
    assert best_passage(f"{BEFORE} {both}", "nine months long. Nobody wrote") == both


def test_a_comment_that_was_given_a_theme_as_a_whole_is_quoted_whole():
    assert best_passage(f"{BEFORE} {EARNED}", "") == f"{BEFORE} {EARNED}"


def test_a_long_comment_that_was_given_a_theme_as_a_whole_is_not_quoted():
    assert best_passage(" ".join([BEFORE] * 9), "") == ""


def test_a_short_comment_is_not_quoted():
    assert best_passage("Nine months is too long.", "Nine months") == ""


def test_where_a_line_ends_without_a_full_stop_a_stroke_says_so():
    found = best_passage("too few staff\nand the wait is far too long for all of us", "")
    assert found == "too few staff / and the wait is far too long for all of us"


def test_a_full_stop_in_a_shortened_word_ends_no_sentence():
    said = "We asked for help, e.g. a call back, and nobody ever rang us."
    assert best_passage(f"{BEFORE} {said} {AFTER}", "a call back") == said


WORDS = st.sampled_from(["wait", "list", "baby", "long,", "staff.", "why?", "-", "• so", "=x"])
COMMENT = st.lists(st.one_of(WORDS, st.just("\n")), max_size=120).map(" ".join)


@given(comment=COMMENT, start=st.integers(0, 80), length=st.integers(0, 60))
def test_what_is_quoted_stands_in_the_comment_is_long_enough_and_not_too_long(
    comment, start, length
):
    found = best_passage(comment, comment[start : start + length])
    assert not found or FEWEST_WORDS <= len(found.replace(" /", "").split()) <= MOST_WORDS
    assert not found.startswith(("-", "•", "=", "+", "@"))
    plain = " ".join(comment.split())
    assert all(part in plain for part in found.split(" / "))
