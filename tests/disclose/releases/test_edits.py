"""Three late people are not told apart, whatever was edited since the release. All is invented."""

from copy import deepcopy

import numpy as np
import pytest

from benchmarks import _disclosure_edits as edits
from benchmarks._disclosure_late import Held

DICE = 3
LATE = 3


@pytest.fixture(scope="module")
def first():
    return edits.original(np.random.default_rng(DICE))


@pytest.fixture(scope="module")
def held(first):
    return Held(first)


def with_late(first, late=LATE):
    """The consultation with some late rows at its end."""
    after = deepcopy(first)
    dice = np.random.default_rng(DICE)
    rows = [edits.person(dice, 9_000 + at) for at in range(late)]
    for at, cells in enumerate(after.export.values()):
        cells += [row[at] for row in rows]
    return after


def edited(consultation, edit):
    edit(consultation, np.random.default_rng(DICE))
    return consultation


@pytest.mark.parametrize(
    "edit",
    [
        edits.rename_question,
        edits.ignore_question,
        edits.merge_options,
        edits.rename_options,
        edits.second_study,
        edits.rename_headings,
        edits.codes_for_words,
        edits.made_anew,
    ],
    ids=lambda edit: edit.__name__,
)
def test_three_late_people_are_counted_whatever_was_edited(first, held, edit):
    refused = held.why_refused(edited(with_late(first), edit))
    assert refused.startswith("3 responses came in since release 1")


def test_another_study_is_named_with_how_to_take_its_release_off(first, held):
    refused = held.why_refused(edited(with_late(first), edits.second_study))
    assert "release 1 of the study “parks” of 2025-04-01" in refused
    assert "python -m pipelines release parks --withdraw 1" in refused


@pytest.mark.parametrize(
    "edit",
    [edits.rename_question, edits.rename_options, edits.shuffle_rows, edits.second_study],
    ids=lambda edit: edit.__name__,
)
def test_other_names_and_another_order_stand_in_nobodys_way(first, held, edit):
    assert held.why_refused(edited(deepcopy(first), edit)) == ""


def test_a_question_whose_options_were_put_together_is_refused_by_its_name(first, held):
    refused = held.why_refused(edited(deepcopy(first), edits.merge_options))
    assert "counted otherwise, of the same answers" in refused
    assert "options, values, kind, columns" in refused


def test_enough_late_people_can_be_published_behind_a_renamed_question(first, held):
    assert held.why_refused(edited(with_late(first, 15), edits.rename_question)) == ""


def test_a_second_study_of_other_people_is_held_against_nothing(held):
    other = edits.original(np.random.default_rng(77))
    other.export[edits.ID] = [f"R{5_000 + at}" for at in range(other.people)]
    assert held.why_refused(edited(other, edits.second_study)) == ""


def test_an_export_in_which_nobody_is_found_again_is_refused(held):
    other = edits.original(np.random.default_rng(77))
    other.export = {
        f"{name} (new)": [f"{c}*" for c in cells] for name, cells in other.export.items()
    }
    other.asked = [one for one in other.asked if one.kind != "multi"]
    for one in other.asked:
        one.headings = [f"{name} (new)" for name in one.headings]
        one.values = {f"{option}*": option for option in one.options}
    assert "nothing is found in the exports any more" in held.why_refused(other)


def test_a_release_of_an_earlier_version_is_held_against_by_its_answers(first, held):
    old = held.without_rows()
    assert old.why_refused(with_late(first)).startswith("3 responses came in since release 1")
    assert old.why_refused(deepcopy(first)) == ""
