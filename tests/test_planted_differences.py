"""Planted differences between groups are stated, and where none is planted none is claimed.

A small version of ``python -m benchmarks differences``: codes as planted, light disclosure control.
"""

import pytest

from benchmarks._differences_claims import claims
from benchmarks._differences_study import written
from benchmarks.differences import PLANTED, found_and_stated
from consult.synthetic import make_kent_2024, truth_of


def test_both_planted_differences_are_stated_of_another_seed():
    made = written(1, differences=True, whole=False)
    assert found_and_stated(made) == set(PLANTED)


# Corrected characteristic by characteristic, each of these would claim something.
@pytest.mark.parametrize("seed", [16, 21])
def test_where_no_difference_is_planted_no_sentence_claims_one(seed):
    made = written(seed, differences=False, whole=False)
    assert list(claims(made.documents)) == []
    assert sum(len(family.differences) for family in made.families) > 300


def test_without_differences_the_truth_says_so_and_groups_come_out_alike():
    for one in truth_of(make_kent_2024(1, differences=False))["differences"]:
        assert one["planted"]["group"] == one["planted"]["other_group"]
        seen = {side: x["count"] / x["base"] for side, x in one["observed_in_kept"].items()}
        assert abs(seen["group"] - seen["other_group"]) < 0.15
