"""Law and policy as data hang together."""

from collections import Counter

import pytest

from consult.definitions import characteristics, scales
from consult.definitions.wordings import is_other, is_prefer_not_to_say, means_dont_know, normalised
from consult.model.survey.questionnaire import OptionRole

KCC = [
    "age",
    "disability",
    "sex",
    "gender_identity",
    "race",
    "religion",
    "sexual_orientation",
    "pregnancy",
    "marriage",
    "carer",
]
KCC_ETHNIC_GROUPS = [
    "White English",
    "White Scottish",
    "White Welsh",
    "White Northern Irish",
    "White Irish",
    "White Gypsy/Roma",
    "White Irish Traveller",
    "White Other",
    "Mixed White and Black Caribbean",
    "Mixed White and Black African",
    "Mixed White and Asian",
    "Mixed Other",
    "Asian or Asian British Indian",
    "Asian or Asian British Pakistani",
    "Asian or Asian British Bangladeshi",
    "Asian or Asian British Other",
    "Black or Black British Caribbean",
    "Black or Black British African",
    "Black or Black British Other",
    "Arab",
    "Chinese",
    "Other",
]


def test_the_ten_of_the_equality_impact_assessment_come_first_in_its_order():
    assert list(characteristics())[:10] == KCC


@pytest.mark.parametrize("name", characteristics())
def test_no_wording_means_two_categories(name):
    words = Counter()
    for category in characteristics()[name].categories:
        words.update({normalised(word) for word in (category.label, *category.also)})
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize("name", characteristics())
def test_every_characteristic_says_where_its_list_comes_from(name):
    assert characteristics()[name].source


def test_the_sensitive_ones_and_those_never_crossed_are_as_the_policy_says():
    found = characteristics().values()
    assert {one.id for one in found if one.sensitive} == {
        "gender_identity",
        "race",
        "religion",
        "sexual_orientation",
        "impairment",
    }
    assert {one.id for one in found if not one.crossed} == {
        "gender_identity",
        "impairment",
        "district",
    }


@pytest.mark.parametrize("words", KCC_ETHNIC_GROUPS)
def test_every_ethnic_group_of_the_councils_form_is_known(words):
    categories = characteristics()["race"].categories
    known = {normalised(word) for one in categories for word in (one.label, *one.also)}
    assert normalised(words) in known


def test_age_bands_leave_no_year_out():
    bands = characteristics()["age"].bands
    lowest = [0, 16, 25, 35, 50, 60, 65, 75, 85]
    assert [band.lowest for band in bands.values()] == lowest
    assert [band.highest for band in bands.values()] == [*(low - 1 for low in lowest[1:]), None]
    assert list(bands) == [c.label for c in characteristics()["age"].categories]


@pytest.mark.parametrize("name", scales())
def test_no_wording_of_a_scale_means_two_points(name):
    scale = scales()[name]
    words = Counter()
    for option in scale.options:
        words.update({normalised(w) for w in (option.label, *scale.also.get(option.label, ()))})
    assert [word for word, times in words.items() if times > 1] == []


def test_agreement_has_the_nets_agree_and_disagree_in_every_wording():
    for name in ("agreement", "agreement_plain", "agreement_easy_read"):
        assert {option.net for option in scales()[name].options} == {"Agree", "Disagree", ""}


def test_dont_know_is_a_point_only_of_the_scale_that_offers_it():
    plain, unsure = scales()["agreement"], scales()["agreement_or_dont_know"]
    assert OptionRole.DONT_KNOW not in {option.role for option in plain.options}
    assert unsure.options[-1].role is OptionRole.DONT_KNOW


def test_spellings_of_one_option_have_the_same_words():
    assert normalised("  Don\u2019t\u00a0 KNOW\ufeff ") == "don't know"


def test_wordings_of_the_usual_options_are_known():
    assert is_prefer_not_to_say("I prefer not to say")
    assert is_other("Other (please specify):")
    assert means_dont_know("I don't know what Shiny is.")
    assert not means_dont_know("Donkeys")
