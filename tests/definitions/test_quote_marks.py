"""What whoever approves a quote should think of: each example of the data is a test."""

import pytest

from consult.definitions.quote_marks import quote_marks, to_think_of

FINDS = [(mark, text) for mark in quote_marks() for text in mark.finds]
LEAVES = [(mark, text) for mark in quote_marks() for text in mark.leaves]


@pytest.mark.parametrize(("mark", "text"), FINDS, ids=lambda one: getattr(one, "id", ""))
def test_what_must_be_marked_is(mark, text):
    assert mark.is_in(text)
    assert mark.is_in(text.upper())


@pytest.mark.parametrize(("mark", "text"), LEAVES, ids=lambda one: getattr(one, "id", ""))
def test_what_must_not_be_marked_is_not(mark, text):
    assert not mark.is_in(text)


def test_each_mark_has_examples_of_both_kinds():
    assert all(mark.finds and mark.leaves for mark in quote_marks())


def test_words_that_say_nothing_of_anybody_have_no_mark():
    assert to_think_of("The waiting list for talking therapy is far too long.") == ()
