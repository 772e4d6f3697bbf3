"""Characteristics in people's own words: mapped when beyond doubt, otherwise kept and listed."""

import pytest

from consult.definitions import characteristics
from consult.definitions.categories import categories_by_word, category_meant
from consult.definitions.wordings import normalised
from consult.read.values.ages import age_in, band_of, birth_year_in
from consult.read.values.postcodes import district_in
from tests.read.studies import answers, read, single, text

HEADINGS = ["Ref", "Agree?", "Why?"]
GSS_RELIGION = [
    "No religion",
    "Christian (including Church of England, Catholic, Protestant and all other Christian "
    "denominations)",
    "Buddhist",
    "Hindu",
    "Jewish",
    "Muslim",
    "Sikh",
    "Any other religion",
]
GSS_ORIENTATION = [
    "Straight or Heterosexual",
    "Gay or Lesbian",
    "Bisexual",
    "Other sexual orientation",
]


def meant(characteristic, words):
    return category_meant(characteristics()[characteristic], words)


@pytest.mark.parametrize(
    "words", ["female", " F ", "a woman, since you ask", "Femail", "woman (she/her)", "Lady"]
)
def test_a_woman_is_known_however_she_says_it(words):
    assert meant("sex", words) == "Female"


@pytest.mark.parametrize("words", ["M", "I am a man", "Male!!", "him", "just a bloke"])
def test_a_man_is_known_however_he_says_it(words):
    assert meant("sex", words) == "Male"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "non-binary",
        "trans woman",
        "not a man",
        "male and female",
        "between man and woman",
        "50% male",
        "human",
        "none of your business",
        "maple",
        "mane",
    ],
)
def test_where_there_is_doubt_the_words_stay_as_they_are(words):
    assert meant("sex", words) == ""


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("British Asian", "Asian, Asian British or Asian Welsh"),
        ("mixed white/asian", "Mixed or Multiple ethnic groups: White and Asian"),
        ("white english background", "White: English"),
        ("Bangladeshy", "Asian, Asian British or Asian Welsh: Bangladeshi"),
        ("White", "White"),
        ("British", ""),
        ("human race", ""),
    ],
)
def test_an_ethnic_group_is_known_in_another_order_or_with_a_slip(words, start):
    found = meant("race", words)
    assert found.startswith(start)
    assert bool(found) == bool(start)


def test_being_undisabled_is_not_a_misspelt_disability():
    assert meant("disability", "undisabled") == ""


def test_all_nineteen_groups_of_the_census_are_there():
    labels = [one.label for one in characteristics()["race"].categories]
    groups = [label for label in labels if ": " not in label]
    assert len(groups) == 5
    assert len(labels) == 5 + 19
    assert all(any(label.startswith(f"{group}: ") for label in labels) for group in groups)


@pytest.mark.parametrize(
    ("characteristic", "options"),
    [("religion", GSS_RELIGION), ("sexual_orientation", GSS_ORIENTATION)],
)
def test_the_harmonised_wordings_are_each_a_category_of_their_own(characteristic, options):
    known = categories_by_word(characteristics()[characteristic])
    assert len({known[normalised(option)] for option in options}) == len(options)


def test_only_the_words_of_an_option_count_under_it_and_others_are_kept_as_typed(tmp_path):
    cells = ["Female", "i'm a woman", "maple", "agender"]
    rows = [HEADINGS, *([str(n), cell, "x"] for n, cell in enumerate(cells))]
    question = {
        **single(options=("Female", "Male", "Other"), other="Other"),
        "purpose": "characteristic",
        "characteristic": "sex",
    }
    found = read(tmp_path, rows, [question, text()], id_column="A")
    assert [option for _, option, _ in answers(found)] == ["Female", "Other", "Other", "Other"]
    kept = found.comments[found.comments["question_id"] == "agree.other"]
    assert list(kept["text"]) == ["i'm a woman", "maple", "agender"]
    codes = dict(found.issues[["code", "count"]].to_numpy())
    assert codes == {"typed answers without a category": 3}
    assert "agender" not in found.issues.to_csv()


def test_options_without_a_category_are_listed_with_counts_and_never_dropped(tmp_path):
    cells = ["16 to 34", "16 to 34", "35 to 44"]
    rows = [HEADINGS, *([str(n), cell, "x"] for n, cell in enumerate(cells))]
    question = {
        **single(options=("16 to 34", "35 to 44", "45 to 54")),
        "purpose": "characteristic",
        "characteristic": "age",
    }
    found = read(tmp_path, rows, [question, text()], id_column="A")
    assert len(answers(found)) == 3
    listed = found.issues[found.issues["code"] == "option without a category"]
    assert list(listed["count"]) == [2, 1]
    assert '"16 to 34" fits no category of age' in listed.iloc[0]["message"]


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("one hundred", 100),
        ("eighty-one", 81),
        ("67 years young", None),
        ("early 40's", 42),
        ("late fifties", None),
        ("121", None),
        ("two three", None),
        ("", None),
    ],
)
def test_an_age_is_read_only_when_the_words_say_it(words, age):
    assert age_in(words) == age


def test_a_year_of_birth_needs_the_year_of_the_study_to_be_an_age_and_the_other_way_round():
    assert (age_in("1956"), age_in("1956", 2024)) == (None, 68)
    assert (birth_year_in("68"), birth_year_in("68", 2024)) == (None, 1956)
    assert birth_year_in("12/05/1956") == 1956


@pytest.mark.parametrize(
    ("age", "band"),
    [(15, "Under 16"), (16, "16-24"), (70, "65 to 74 years"), (85, "85+"), (40, "")],
)
def test_an_age_falls_in_one_band_or_none(age, band):
    assert band_of(age, ["Under 16", "16-24", "65 to 74 years", "85+", "Prefer not to say"]) == band


@pytest.mark.parametrize(
    ("words", "district"),
    [
        ("me14 1xx", "ME14"),
        ("ME141XX", "ME14"),
        ("SW1A 2AA", "SW1A"),
        ("ct1", "CT1"),
        ("ME14 1", "ME14"),
        ("M1 1AE", "M1"),
        ("ME", ""),
        ("Maidstone", ""),
        ("12345", ""),
    ],
)
def test_the_district_of_a_postcode_is_all_that_is_taken(words, district):
    assert district_in(words) == district
