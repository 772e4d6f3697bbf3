"""Numbers as people write them, and what is not certain to be one; all invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.read.values.ages import age_in, birth_year_in
from consult.read.values.numbers import is_number, number_in


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1,250", 1250),
        ("£1,250", 1250),
        ("£ 1,250.00", 1250),
        ("1250 pounds", 1250),
        ("1250 GBP", 1250),
        ("€1.250,50", 1250.5),
        ("1 250", 1250),
        ("1'250", 1250),
        ("40%", 40),
        ("%40", 40),
        ("40\uff05", 40),
        ("40 %.", 40),
        ("40.", 40),
        ("1\u2019250", 1250),
        ("1\u00a0250 %", 1250),
        ("40 per cent", 40),
        ("-3.5", -3.5),
        ("\u22123", -3),
        ("-£20", -20),
        ("Twenty-six", 26),
        ("seven", 7),
    ],
)
def test_a_number_is_read_through_its_signs_and_words(written, number):
    assert number_in(written) == number


@pytest.mark.parametrize(
    "written",
    [
        "about 1250",
        "~40",
        "12k",
        "20-30",
        "1,25",
        "12 or 13",
        "3 hours",
        "none",
        "5+",
        "40% +",
        ">50%",
        "1e5",
        ".",
    ],
)
def test_what_is_not_certain_is_no_number(written):
    assert number_in(written) is None


def test_a_unit_counts_where_the_question_names_it():
    assert number_in("3 hours", "How many hours a week?") == 3
    assert number_in("1 hour", "How many hours a week?") == 1
    assert number_in("3 hours", "How many minutes a day?") is None


@given(st.integers(-(10**9), 10**9))
def test_however_thousands_are_parted_the_number_is_the_same(number):
    for written in (f"{number}", f"{number:,}", f"{number:,}.00"):
        assert is_number(written)
        assert number_in(written) == number


@given(st.integers(1, 120), st.sampled_from("-\u2212\u2013"), st.sampled_from(["", " "]))
def test_a_minus_is_never_dropped_from_an_age(years, minus, space):
    written = f"{minus}{space}{years}"
    assert age_in(written) is None
    assert birth_year_in(written, 2024) is None
    assert number_in(written) == -years


def test_an_age_that_a_spreadsheet_gave_a_decimal_point_is_one():
    assert (age_in("34.0"), age_in("in my 40s")) == (34, None)
