"""Bands of age are read from a label in one way only, whoever asks."""

import csv
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.definitions import characteristics
from consult.model.survey.age_band import OLDEST, AgeBand, age_bands


@pytest.mark.parametrize(
    ("label", "lowest", "highest"),
    [
        ("25 to 34", 25, 34),
        ("25-34", 25, 34),
        ("18 - 24 yrs", 18, 24),
        ("18–24", 18, 24),
        ("18—24", 18, 24),
        ("18 \u2010 24", 18, 24),
        ("18 – 24", 18, 24),
        ("18\xa0to\xa024", 18, 24),
        ("16-17yrs", 16, 17),
        ("18 to 24 years", 18, 24),
        ("18 years to 24 years", 18, 24),
        ("45–54 year olds", 45, 54),
        ("16 - 24 YEARS OF AGE", 16, 24),
        ("Age 45-54 years", 45, 54),
        ("Aged 25 to 34", 25, 34),
        ("Ages: 25 to 34", 25, 34),
        ("Age group 25-34", 25, 34),
        ("Between 25 and 34", 25, 34),
        ("From 25 to 34", 25, 34),
        ("18-24 (inclusive)", 18, 24),
        ("0-4", 0, 4),
        ("0 to 15", 0, 15),
        ("25 to under 35", 25, 34),
        ("25 and under 35", 25, 34),
        ("25 but less than 35", 25, 34),
        ("65 and over, under 75", 65, 74),
        ("16 or 17", 16, 17),
        ("16/17", 16, 17),
        ("16 & 17", 16, 17),
        ("Under 16", 0, 15),
        ("Under 18s", 0, 17),
        ("Under-18s", 0, 17),
        ("Under 16 years", 0, 15),
        ("Less than 16", 0, 15),
        ("Younger than 16", 0, 15),
        ("Below 16", 0, 15),
        ("<18", 0, 17),
        ("Under the age of 16", 0, 15),
        ("Children under 16", 0, 15),
        ("Up to 24", 0, 24),
        ("Up to and including 24", 0, 24),
        ("16 and under", 0, 16),
        ("15 or under", 0, 15),
        ("10 or younger", 0, 10),
        ("No older than 17", 0, 17),
        ("65+", 65, None),
        ("65 +", 65, None),
        ("65 years +", 65, None),
        ("65+ years", 65, None),
        ("85 plus", 85, None),
        ("65 and over", 65, None),
        ("65 or over", 65, None),
        ("65 & over", 65, None),
        ("65 years and over", 65, None),
        ("85 and above", 85, None),
        ("75 or older", 75, None),
        ("75 or more", 75, None),
        ("65s and over", 65, None),
        ("65 upwards", 65, None),
        ("≥65", 65, None),
        ("At least 65", 65, None),
        ("People aged 65 and over", 65, None),
        ("Over 85", 86, None),
        ("The over 65s", 66, None),
        ("Older than 65", 66, None),
        ("> 65", 66, None),
        ("41 years", 41, 41),
        ("Aged 16", 16, 16),
        ("36", 36, 36),
    ],
)
def test_a_band_is_read_however_a_form_words_it(label, lowest, highest):
    assert AgeBand.parse(label) == AgeBand(lowest, highest)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "Prefer not to say",
        "forty",
        "40s",
        "20s to 30s",
        "2-3 times a week",
        "10 to 15 minutes",
        "5-7 days",
        "18 months",
        "Under 6 months",
        "under £20,000",
        "Under £20",
        "$25-$49",
        "1980-1989",
        "1956",
        "10%",
        "10 to 20% of pay",
        "11-50 employees",
        "1 (None at all)",
        "5 - Very satisfied",
        "2 and 3 : Strongly agree",
        "18 or 24",
        "18 and 24",
        "34 to 25",
        "Under 0",
        "25.5 to 30",
        "121",
        "200 to 300",
        "ME14 1XX",
        "25-34, 35-44",
    ],
)
def test_what_is_no_band_of_age_is_not_taken_for_one(label):
    assert AgeBand.parse(label) is None


AGES = st.integers(0, OLDEST)
RANGES = (
    "{0} to {1}",
    "{0}-{1}",
    "{0} – {1}",
    "{0}—{1} yrs",
    "Aged {0} to {1}",
    "Age {0}-{1} years",
    "between {0} and {1}",
    "{0} years to {1} years",
    "{0} to under {2}",
    "{0} and over but under {2}",
)
UPWARDS = ("{0}+", "{0} and over", "{0} years +", "{0} or older", "{0} plus", "aged {0} or above")
DOWNWARDS = ("{0} and under", "Up to {0}", "under {1}", "Under {1}s", "less than {1}", "<{1}")


@settings(deadline=None)
@given(ends=st.tuples(AGES, AGES).map(sorted), form=st.sampled_from(RANGES))
def test_any_range_in_any_wording_is_the_band_it_says(ends, form):
    lowest, highest = ends
    label = form.format(lowest, highest, highest + 1)
    found = AgeBand.parse(label)
    assert found == (None if f"under {OLDEST + 1}" in label else AgeBand(lowest, highest))


@settings(deadline=None)
@given(lowest=AGES, form=st.sampled_from(UPWARDS))
def test_any_band_open_upwards_has_no_highest_age(lowest, form):
    assert AgeBand.parse(form.format(lowest)) == AgeBand(lowest)


@settings(deadline=None)
@given(highest=st.integers(0, OLDEST - 1), form=st.sampled_from(DOWNWARDS))
def test_any_band_open_downwards_begins_at_birth(highest, form):
    assert AgeBand.parse(form.format(highest, highest + 1)) == AgeBand(0, highest)


@settings(deadline=None)
@given(lowest=AGES, more=st.one_of(st.none(), st.integers(0, OLDEST)))
def test_the_words_of_a_band_say_that_band(lowest, more):
    band = AgeBand(lowest, None if more is None else min(lowest + more, OLDEST))
    assert AgeBand.parse(str(band)) == band


def test_over_85_after_75_to_84_begins_at_85_so_that_nobody_is_left_out():
    found = age_bands(["65 to 74", "75 to 84", "Over 85", "Prefer not to say"])
    assert dict(found) == {
        "65 to 74": AgeBand(65, 74),
        "75 to 84": AgeBand(75, 84),
        "Over 85": AgeBand(85),
    }


@pytest.mark.parametrize("before", ["76 to 85", "75 or over", "65 to 74"])
def test_over_85_is_read_to_the_letter_where_85_is_elsewhere_or_a_year_is_missing_anyway(before):
    assert age_bands([before, "Over 85"])["Over 85"] == AgeBand(86)


def test_codes_of_an_export_are_no_ages():
    assert dict(age_bands(["1", "2", "3", "4"])) == {}
    assert age_bands(["16", "17", "18 to 24"])["17"] == AgeBand(17, 17)


@pytest.mark.parametrize(
    ("band", "age", "holds"),
    [
        (AgeBand(25, 34), 25, True),
        (AgeBand(25, 34), 34.5, True),
        (AgeBand(25, 34), 35, False),
        (AgeBand(25, 34), 24.9, False),
        (AgeBand(85), 120, True),
        (AgeBand(85), 121, False),
    ],
)
def test_a_band_holds_completed_years_up_to_the_oldest_age_there_is(band, age, holds):
    assert band.holds(age) is holds


def test_every_wording_of_a_category_of_age_lies_in_that_category():
    categories = characteristics()["age"].categories
    assert any(category.also for category in categories)
    for category in categories:
        band = AgeBand.parse(category.label)
        for words in category.also:
            assert AgeBand.parse(words).lies_in(band), words


def test_every_band_of_the_reference_population_is_read_and_no_year_is_left_out():
    text = files("consult.definitions").joinpath("reference_population.csv").read_text("utf-8")
    held = {}
    for row in csv.DictReader(text.splitlines()):
        if row["characteristic"].startswith("Age "):
            held.setdefault((row["area"], row["characteristic"]), []).append(row["category"])
    assert len(held) == 13
    for labels in held.values():
        bands = sorted(age_bands(labels).values(), key=lambda band: band.lowest)
        assert len(bands) == len(labels)
        assert [band.lowest for band in bands[1:]] == [band.highest + 1 for band in bands[:-1]]
        assert bands[-1].highest is None
