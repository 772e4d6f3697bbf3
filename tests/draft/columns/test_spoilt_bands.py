"""Bands that a spreadsheet made dates of are mapped back, and days stay days; all invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.draft.columns.spoilt_bands import bands_of_dates
from tests.draft.questions.test_kinds import question

SHAPES = (
    "2024-{month:02}-{day:02} 00:00:00",
    "2024-{month:02}-{day:02}",
    "{day:02}/{month:02}/2024",
    "{day:02}-{name}",
    "{name}-{day:02}",
    "{day}-{name}-24",
)
NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def spoilt(low, high, shape):
    return shape.format(day=low, month=high, name=NAMES[high - 1])


@pytest.mark.parametrize("shape", SHAPES)
@given(first=st.integers(1, 5), steps=st.integers(1, 5))
def test_every_spelling_of_a_date_gives_the_band_it_was(shape, first, steps):
    low, high = first, first + steps
    dates = [spoilt(low, high, shape), f"{high + 1}-30", "Over 30"]
    assert bands_of_dates(dates) == {dates[0]: f"{low}-{high}"}


def test_a_month_and_a_year_are_a_band_where_a_day_and_a_month_would_overlap():
    assert bands_of_dates(["2020-10-01 00:00:00", "1-9", "21+"]) == {"2020-10-01 00:00:00": "10-20"}


def test_days_that_overlap_as_bands_or_stand_beside_words_are_days():
    assert not bands_of_dates(["2024-04-01", "2024-04-08", "11-20"])
    assert not bands_of_dates(["2024-04-01", "2024-06-05", "Another day"])
    assert not bands_of_dates(["45000", "46000"])


def test_bands_that_most_people_chose_are_mapped_back_with_a_check(tmp_path):
    cells = ["02-Jan"] * 20 + ["05-Mar"] * 18 + ["6-10"] * 3 + ["11 or more"]
    found = question(tmp_path, "How many trips do you make?", cells)
    assert found.options == ("1-2", "3-5", "6-10", "11 or more")
    assert found.values == {"02-Jan": "1-2", "05-Mar": "3-5"}
    assert '"02-Jan" for "1-2"' in found.check
    assert "38 answers" in found.check


def test_bands_are_found_where_nothing_but_dates_is_left_of_them(tmp_path):
    cells = ["2024-02-01", "2024-05-03", "2024-10-06"] * 9
    found = question(tmp_path, "How many trips do you make?", cells)
    assert found.options == ("1-2", "3-5", "6-10")
