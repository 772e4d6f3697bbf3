"""Figures: printed numbers with an id, and how Word keeps it."""

from __future__ import annotations

import pytest

from consult.errors import FigureError
from consult.model.words.figure import (
    Binding,
    Figure,
    by_id,
    figure_id,
    printed_numbers,
    read_bookmark,
    read_tag,
)


def test_an_id_is_the_same_every_time_and_differs_by_name():
    assert figure_id("ledger / counted") == figure_id("ledger / counted")
    assert figure_id("ledger / counted") != figure_id("ledger / set aside")
    assert len(figure_id("x")) == 12


def test_the_tag_and_the_bookmark_say_which_report_and_figure():
    binding, figure = Binding("0123abcd", "89ef4567"), figure_id("ledger / counted")
    assert read_tag(binding.tag(figure)) == (binding, figure)
    assert read_bookmark(binding.bookmark(figure, 12)) == (binding, figure)
    assert len(binding.bookmark(figure, 99_999)) <= 40
    assert len(binding.tag(figure)) <= 64


@pytest.mark.parametrize("tag", ["", "consult", "consult:1:2:3", "other:0123abcd:89ef4567:x"])
def test_a_tag_of_another_program_is_no_figure(tag):
    assert read_tag(tag) is None
    assert read_bookmark(tag) is None


def test_a_figure_is_printed_in_one_way_only():
    one = Figure(figure_id("a"), "a", "57%")
    with pytest.raises(FigureError, match="printed in two ways"):
        by_id([one, Figure(one.id, "a", "58%")])


def test_of_a_figure_in_a_sentence_and_in_a_table_the_table_is_where_it_is_found():
    said, shown = Figure("a", "a", "5"), Figure("a", "a", "5", table=3, row="Yes", column="People")
    assert by_id([said, shown])["a"].where == "Table 3, Yes, People"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Of 1,204 people, 57% agreed.", ["1,204", "57%"]),
        ("Paper 24/00058, Q12 and the 3rd of two", []),
        ("12.5%; 3, 4 and 5.", ["12.5%", "3", "4", "5"]),
        ("[c] and none", []),
        ("12,34 is wrong, and so is 1.2.3", ["12,34", "1.2.3"]),
    ],
)
def test_numbers_are_read_as_printed_and_names_are_not(text, numbers):
    assert printed_numbers(text) == numbers
