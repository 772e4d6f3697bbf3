"""Which group people belong to: what asks for it, what is proposed, what is told; all invented."""

from collections import Counter

import pytest

from consult.definitions import characteristics
from consult.definitions.categories import category_named
from consult.draft.columns.evidence import characteristic_asked
from consult.draft.questions.about_groups import (
    one_group_a_cell,
    without_category,
)
from consult.model.survey.questionnaire import Kind, Purpose
from tests.draft.questions.test_kinds import question

YES_NO = {"Yes": 30, "No": 20}
LONG = [
    "White - includes British, Northern Irish, Irish, Gypsy, Roma or any other White background",
    "Asian or Asian British - includes Indian, Pakistani, Chinese or any other Asian background",
    "Mixed or multiple ethnic groups (including White and Asian, White and Black African)",
    "Black, Black British, Caribbean or African, for example Somali",
    "Other ethnic group: includes Arab",
]


def asked(text, values):
    found = characteristic_asked(text, Counter(values))
    return found.characteristic.id if found else ""


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("First language", {"English": 30, "Irish": 5, "Chinese": 9}),
        ("Nationality", {"Irish": 5, "Indian": 9, "British": 30}),
        ("Which passport do you hold?", {"Irish": 5, "Pakistani": 9}),
        ("Where were you born?", {"Chinese": 2, "Irish": 5}),
        ("Which food stall do you use?", {"Chinese": 12, "Indian": 15, "Caribbean": 9}),
        ("Which station do you leave from?", {"Ashford": 12, "Dover": 15}),
        ("Do you have children?", YES_NO),
        ("Should the age limit for bus passes be raised?", YES_NO),
        ("Do you agree that unpaid carers need more support?", YES_NO),
        ("If you have a disability, do you need a space for a wheelchair?", YES_NO),
        ("Do you or anyone in your household have a disability?", YES_NO),
        ("Should religion be taught at school?", YES_NO),
        ("Is there enough sex education?", YES_NO),
        ("Was the care you had during pregnancy good?", YES_NO),
        ("Where have you given birth?", {"At home": 3, "In hospital": 30}),
        ("How old are your children?", {"0 to 15": 9, "16 to 24": 2}),
        ("Do you use the district nurse?", YES_NO),
    ],
)
def test_a_question_that_only_has_words_of_a_characteristic_asks_about_none(text, values):
    assert asked(text, values) == ""


@pytest.mark.parametrize(
    ("text", "values", "characteristic"),
    [
        ("What is your ethnic group?", {"First Nations": 9, "Inuit": 3, "Métis": 4}, "race"),
        ("How do you describe yourself?", {"First Nations": 9, "Inuit": 3}, "race"),
        ("Ethnicity", {"Māori": 9, "Pacific peoples": 3, "European": 20}, "race"),
        ("Race", {"White": 9, "Black or African American": 3, "Two or more races": 4}, "race"),
        ("Are you Aboriginal or Torres Strait Islander?", {"Aboriginal": 3, "No": 9}, "race"),
        ("What is your ethnic group?", dict.fromkeys(LONG, 5), "race"),
        ("Are you an unpaid carer?", YES_NO, "carer"),
        ("Do you have a disability?", YES_NO, "disability"),
        ("What is your marital status?", {"Married": 9, "Single": 3}, "marriage"),
        ("Is your gender identity the same as at birth?", YES_NO, "gender_identity"),
        ("Which age group are you in?", {"18 to 29": 9, "30 to 59": 3}, "age"),
    ],
)
def test_a_characteristic_is_found_by_its_question_and_the_answers_of_any_country(
    text, values, characteristic
):
    assert asked(text, values) == characteristic


@pytest.mark.parametrize(
    ("label", "category"),
    [
        *zip(
            LONG,
            [
                "White",
                "Asian, Asian British or Asian Welsh",
                "Mixed or Multiple ethnic groups",
                "Black, Black British, Black Welsh, Caribbean or African",
                "Other ethnic group",
            ],
            strict=True,
        ),
        ("Asian / Asian British - Chinese", "Asian, Asian British or Asian Welsh: Chinese"),
        ("White – British", "White: English, Welsh, Scottish, Northern Irish or British"),
        ("Any other White background (please say)", "White: Other White"),
        ("Scottish", ""),
        ("First Nations", ""),
    ],
)
def test_an_ethnic_group_is_a_category_of_its_own_level_and_never_of_another(label, category):
    assert category_named(characteristics()["race"], label) == category


def test_a_band_that_does_not_fit_ours_is_no_category_and_no_matter_for_a_check():
    age = characteristics()["age"]
    assert category_named(age, "18 to 24") == ""
    assert not without_category(age, ["18 to 24", "25 to 34"], {"18 to 24": 9})


def test_options_without_a_category_are_quoted_with_counts_and_rare_ones_only_counted():
    options = ["White", "People of the hills", "Inuit", "Valley folk", "Prefer not to say"]
    values = {
        "White": 20,
        "People of the hills": 7,
        "Inuit": 5,
        "Valley folk": 2,
        "Prefer not to say": 3,
    }
    (remark,) = without_category(characteristics()["race"], options, values)
    assert '"People of the hills" (7), 1 more' in remark.says
    assert "Valley" not in remark.says
    assert "Inuit" not in remark.says, "a group that forms elsewhere offer has no category here"
    assert remark.responses == 9


def test_a_group_with_commas_is_one_and_groups_ticked_together_are_several():
    assert one_group_a_cell("What is your ethnic group?", dict.fromkeys(LONG, 9), ", ")
    ticked = {"White": 20, "Asian": 9, "White, Asian": 8, "Black": 3, "Black, White": 2}
    assert not one_group_a_cell("What is your ethnic group?", ticked, ", ")


def test_an_ethnic_group_in_peoples_own_words_is_asked_about_and_never_quoted(tmp_path):
    cells = [f"Born in place {n}, of people {n}" for n in range(30)]
    spec = question(tmp_path, "What is your ethnic group?", cells)
    assert (spec.kind, spec.purpose) == (Kind.TEXT, Purpose.RESPONDENT)
    assert "ethnic group" in spec.check
    assert "place" not in spec.check
    opinion = question(tmp_path, "What would help people of every ethnic group?", cells)
    assert opinion.purpose is Purpose.OPINION
