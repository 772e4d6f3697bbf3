"""Law and policy as data: what the equality evidence is made by."""

import pytest

from consult.definitions import aims, characteristics, in_equality_evidence
from consult.definitions.about_groups import about_groups


def test_kents_ten_characteristics_have_a_chapter_in_the_order_of_its_assessment():
    assert in_equality_evidence() == (
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
    )
    assert set(in_equality_evidence()) <= set(characteristics())


def test_there_are_words_for_each_of_them():
    assert set(about_groups()) == set(in_equality_evidence())


@pytest.mark.parametrize(
    ("group", "text"), [(one.id, text) for one in about_groups().values() for text in one.finds]
)
def test_words_that_speak_of_a_group_are_found(group, text):
    assert about_groups()[group].cue_in(text)


@pytest.mark.parametrize(
    ("group", "text"), [(one.id, text) for one in about_groups().values() for text in one.leaves]
)
def test_words_that_only_look_like_it_are_left(group, text):
    assert not about_groups()[group].cue_in(text)


def test_marriage_counts_for_the_first_of_three_aims_only():
    assert [one.section for one in aims()] == ["149(1)(a)", "149(1)(b)", "149(1)(c)"]
    assert ["marriage" in one.not_for for one in aims()] == [False, True, True]
