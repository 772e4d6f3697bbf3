"""A group against all others by estimated shares. Invented; what is said is worked by hand."""

from dataclasses import replace

import numpy as np
import pytest

from consult.coding.trust.against import against_others
from consult.model.coding.trust import Estimate
from tests.coding.trust.invented import judged

MACHINE = [[1]] * 60 + [[0]] * 60
PEOPLE = [[1]] * 30 + [[0]] * 30 + [[1]] * 12 + [[0]] * 48
"""Of the first 60, who are women, people give the code to half; of the 60 men to a fifth."""


def cut(**ways):
    """All texts coded; way -> group -> the texts that are of it."""
    groups = {
        (way.replace("_", "#"), group): np.isin(np.arange(120), list(some)).astype(int)
        for way, mine in ways.items()
        for group, some in mine.items()
    }
    return replace(judged(MACHINE, PEOPLE), groups=groups)


BY_SEX = {"Women": range(60), "Men": range(60, 120)}


def test_what_people_found_decides_and_not_the_machine():
    # The machine gives the code to every woman and no man: a difference of 100 points.
    women, men = against_others([cut(sex_0=BY_SEX)])
    assert (women.by, women.group, men.group) == ("sex", "Women", "Men")
    assert women.estimate == Estimate(*[pytest.approx(0.3)] * 3)
    assert men.estimate.value == pytest.approx(-0.3)


def test_a_label_that_means_two_groups_in_two_tables_has_no_estimate():
    wide = {"Women": range(60), "Others": range(60, 120)}
    narrow = {"Women": range(60), "Others": range(60, 118), "Two": range(118, 120)}
    made = against_others([cut(sex_0=wide, sex_1=narrow)])
    assert [one.group for one in made] == ["Women"]


def test_a_group_of_which_too_few_were_coded_has_no_estimate_and_neither_have_the_others():
    assert against_others([cut(sex_0={"Women": range(49), "Men": range(60, 120)})]) == ()
