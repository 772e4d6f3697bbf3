"""The same words stand for the same people in every table of a release."""

import numpy as np
import pandas as pd
import pytest

from benchmarks import _disclosure_data
from consult.audit.labels import check_labels_mean_one_group
from consult.definitions.merging import mergings
from consult.disclose import structure_of
from consult.equality import rungs
from consult.errors import DisclosureError
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.grouping import Group, Grouping
from consult.model.counting.table_id import TableId
from consult.tabulate import collapse, frequency, merge

MARRIED, PARTNERS, SEPARATED = "Married", "In a registered civil partnership", "Separated"


def asked(name, *labels):
    """Twenty people who gave each answer."""
    given = [label for label in labels for _ in range(20)]
    ids = [f"r{at}" for at in range(len(given))]
    members = pd.DataFrame({"response_id": ids, "group": pd.Categorical(given, labels)})
    return Grouping(name, name, tuple(map(Group, labels)), members)


def table(name, grouping):
    return frequency(grouping, TableSpec(TableId.parse(name), name, "people"), use=Use.QUESTION)


@pytest.mark.parametrize("seed", range(3))
def test_every_label_of_a_random_release_means_one_group(seed):
    one = _disclosure_data.consultation(np.random.default_rng(seed))
    check_labels_mean_one_group(structure_of([counts for ways in one.release for counts in ways]))


def test_a_net_called_like_one_of_its_answers_is_called_a_net():
    scale = asked("q", "Strongly agree", "Agree", "Disagree")
    nets = {"Agree": ("Strongly agree", "Agree"), "Disagree": ("Disagree",)}
    fine, coarse = collapse(Grouping("q", "q", scale.groups, scale.members, nets=nets))
    assert fine.labels == ("Agree (net)", "Disagree")
    assert coarse.labels == ("Agree (net)", "All other answers")


def test_groups_merged_on_two_rungs_have_two_names_where_they_are_other_people():
    labels = (MARRIED, PARTNERS, SEPARATED, "Never married and never in a civil partnership")
    every = rungs(asked("marriage", *labels), mergings()["marriage"])
    check_labels_mean_one_group(
        structure_of([table(f"profile-{at}", x) for at, x in enumerate(every)])
    )


def test_a_merged_group_called_like_an_answer_of_the_form_has_another_name():
    labels = ("White", "White: Irish", "Other ethnic group")
    every = rungs(asked("race", *labels), mergings()["race"])
    assert any("White (combined)" in one.labels for one in every)
    check_labels_mean_one_group(
        structure_of([table(f"profile-{at}", x) for at, x in enumerate(every)])
    )


def test_a_label_of_two_groups_is_refused():
    fine = asked("q", "A", "B", "Other")
    coarse = merge(fine, {"B": "Other", "Other": "Other"}, ["Other"])
    structure = structure_of([table("question-fine", fine), table("question-coarse", coarse)])
    with pytest.raises(DisclosureError, match="“Other” are other people in question-coarse"):
        check_labels_mean_one_group(structure)
