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


@pytest.mark.parametrize(
    ("coded", "texts", "enough"),
    [
        (50, 2500, True),
        (49, 2500, False),
        (28, 41, True),  # A small group of which most was coded: as much as 88 of a large one.
        (28, 100, False),
        (20, 33, True),
        (19, 19, False),
    ],
)
def test_a_group_is_compared_where_as_much_is_known_of_it_as_by_50_of_a_large_one(
    coded, texts, enough
):
    others = 60
    machine = [[at % 2] for at in range(texts + others)]
    people = [[1] if at < coded or at >= texts else None for at in range(texts + others)]
    numbers = np.arange(texts + others)
    groups = {("sex#0", "Women"): numbers < texts, ("sex#0", "Men"): numbers >= texts}
    asked = replace(
        judged(machine, people), groups={key: mine.astype(int) for key, mine in groups.items()}
    )
    made = [one.group for one in against_others([asked])]
    assert made == (["Women", "Men"] if enough else [])
