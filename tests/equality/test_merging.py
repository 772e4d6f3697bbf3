"""Groups of a characteristic are merged rung by rung; the ladders of the policy are checked."""

import tomllib
from importlib.resources import files

import pandas as pd
import pytest

from consult.definitions import characteristics
from consult.definitions.merging import mergings, mergings_of
from consult.equality import merged, partly, rungs
from consult.errors import StudyError
from consult.model.counting.grouping import Group, Grouping, GroupRole
from consult.model.survey.characteristic import Merging

PNTS = Group("Prefer not to say", GroupRole.PREFER_NOT_TO_SAY)
SILENT = Group("Not answered", GroupRole.NOT_ANSWERED)


def people(sizes):
    """So many people in each group, and 3 who would not say."""
    groups = (*(Group(label) for label in sizes), PNTS, SILENT)
    said = [label for label, number in {**sizes, PNTS.label: 3}.items() for _ in range(number)]
    members = pd.DataFrame({"response_id": [f"r{at}" for at in range(len(said))], "group": said})
    members["group"] = pd.Categorical(members["group"], categories=[g.label for g in groups])
    return Grouping("age", "Age", groups, members)


def labels(groupings):
    return [one.labels_of(GroupRole.SUBSTANTIVE) for one in groupings]


KENT = {
    "16 to 24": 46,
    "25 to 34": 125,
    "35 to 49": 76,
    "50 to 59": 37,
    "60 to 64": 16,
    "65 to 74": 7,
    "75 to 84": 3,
}
TEN_YEARS = {"18-24": 9, "25-34": 9, "35-44": 9, "45-54": 9, "55+": 9}


def test_ages_are_merged_finest_rung_first():
    ladder = Merging(ages=((35, 50, 65), (35, 50), (50,)))
    assert labels(rungs(people(KENT), ladder)) == [
        tuple(KENT),
        ("34 and under", "35 to 49", "50 to 64", "65 and over"),
        ("34 and under", "35 to 49", "50 and over"),
        ("49 and under", "50 and over"),
    ]


def test_a_rung_that_would_cut_a_group_of_the_form_in_two_is_left_out():
    found = rungs(people(TEN_YEARS), Merging(ages=((35, 50, 65), (35, 45, 55), (45,))))
    assert labels(found)[1:] == [
        ("34 and under", "35-44", "45-54", "55+"),
        ("44 and under", "45 and over"),
    ]


@pytest.mark.parametrize(
    ("label", "group"),
    [
        ("Under 35", "34 and under"),
        ("34 or under", "34 and under"),
        ("50+", "50 and over"),
        ("Over 49", "50 and over"),
        ("50 years and over", "50 and over"),
        ("36", "35 to 49"),
    ],
)
def test_ages_are_read_however_a_form_words_them(label, group):
    beside = {"20": 9, "40": 9, "60": 9, label: 9}
    found = rungs(people(beside), Merging(as_asked=False, ages=((35, 50),)))[0]
    assert label in dict(merged(found, people(beside)))[group]


def test_the_codes_of_an_export_are_never_merged_as_if_they_were_ages():
    asked = people({"1": 20, "2": 20, "3": 20, "Other": 20})
    assert labels(rungs(asked, mergings()["age"])) == [("1", "2", "3", "Other")]


def test_a_band_that_ends_under_an_age_does_not_overlap_the_next():
    asked = people({"Up to 24": 20, "25 to under 35": 20, "35 to under 50": 20, "50+": 20})
    assert labels(rungs(asked, Merging(as_asked=False, ages=((35, 50),)))) == [
        ("34 and under", "35 to under 50", "50+")
    ]


def test_those_who_did_not_say_are_merged_with_nobody():
    ladder = rungs(people(KENT), mergings()["age"])
    assert {one.people(GroupRole.PREFER_NOT_TO_SAY) for one in ladder} == {3}


def test_all_other_is_not_said_of_a_form_with_answers_that_fit_no_category():
    faiths = {"Christian": 20, "Sikh": 20, "Jedi": 20}
    assert labels(rungs(people(faiths), mergings()["religion"])) == [tuple(faiths)]


def test_where_the_groups_as_asked_are_not_wanted_the_first_rung_that_fits_is_the_finest():
    ladder = Merging(as_asked=False, ages=((35, 50, 65),))
    assert labels(rungs(people(KENT), ladder)) == [
        ("34 and under", "35 to 49", "50 to 64", "65 and over")
    ]
    assert labels(rungs(people(TEN_YEARS), ladder)) == [tuple(TEN_YEARS)]


def test_in_a_profile_only_groups_with_a_small_one_among_them_are_merged():
    asked = people(KENT)
    (_, found, *_) = partly(asked, Merging(ages=((35, 50, 65),)), few=5)
    assert labels([found])[0] == (*list(KENT)[:5], "65 and over")
    assert merged(found, asked) == (("65 and over", ("65 to 74", "75 to 84")),)


RULES = tomllib.loads(
    files("consult.definitions").joinpath("disclosure.toml").read_text(encoding="utf-8")
)


def test_every_ladder_in_force_can_be_used():
    assert set(mergings()) == {"age", "race", "religion", "sexual_orientation", "marriage"}
    five = mergings()["race"].rungs[0]
    assert len(five) == 5
    assert sum(map(len, five.values())) == 19 + len(five)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"characteristic": "height"}, r'\[\[ladder\]\] "height" characteristic must be the id'),
        ({}, r"\[\[ladder\]\] 1 characteristic must be the id"),
        ({"as_asked": "yes"}, '"religion" as_asked must be true or false'),
        ({"ages": [[50, 35]]}, "ages must be lists of whole years that rise"),
        ({"steps": 1}, 'a key "steps" that means nothing here'),
        ({"rung": [{"Faiths": ["Hindi"]}]}, 'rung 1 has "Hindi", which is no category'),
        ({"rung": [{"A": ["Hindu"], "B": ["Hindu"]}]}, 'rung 1 has "Hindu" in two groups'),
        ({"rung": [{"A": ["Hindu"]}, {"B": ["A", "Hindu", "Sikh"], "C": ["A"]}]}, 'rung 2 has "Hi'),
        ({"rung": [{"Prefer not to say": ["Sikh"]}]}, "which nobody is merged into"),
        ({"rung": ["Sikh"]}, "rung must be groups, each a list of categories"),
    ],
)
def test_what_a_ladder_names_must_be_there(entry, words):
    mine = {"characteristic": "religion", **entry} if entry else {}
    with pytest.raises(StudyError, match=rf"disclosure\.toml: .*{words}"):
        mergings_of({"ladder": [mine]}, characteristics())


def test_all_wrong_ladders_are_told_at_once():
    wrong = {"ladder": [{"characteristic": "a"}, {"characteristic": "b"}, RULES["ladder"][0]]}
    with pytest.raises(StudyError) as error:
        mergings_of(wrong, characteristics())
    assert len(error.value.problems) == 2
