"""Planted differences between groups are stated, and where none is planted none is claimed.

A small version of ``python -m benchmarks differences``: codes as planted, light disclosure control.
"""

from collections import Counter

import pytest

from benchmarks._differences_claims import claims
from benchmarks._differences_study import written
from benchmarks.differences import PLANTED, found_and_stated
from benchmarks.synthetic import make_kent_2024, truth_of
from benchmarks.synthetic.material import themes

SEED = 1


@pytest.fixture(scope="module")
def made():
    """The study of another seed than the one that ships."""
    return written(SEED, differences=True, whole=False)


def test_both_planted_differences_are_stated_of_another_seed(made):
    assert found_and_stated(made) == set(PLANTED)


def test_people_and_comments_by_theme_are_those_planted(made):
    """Codes are taken as planted, so what is published can only differ by how it is counted."""
    (table,) = (t for t in made.documents[0].tables if str(t.id) == "themes-all-comments")
    names = {theme.id: theme.name for theme in themes()}
    people, comments = Counter(), Counter()
    for response in truth_of(make_kent_2024(SEED))["responses"].values():
        if response["source"] != "letters_emails" and not response["late"]:
            said = [] if response["copy_of"] else response["comments"].values()
            raised = [names[theme] for comment in said for theme in comment["themes"]]
            people.update(set(raised))
            comments.update(raised)
    units = [column.heading for column in table.columns]
    printed = {row.label: dict(zip(units, row.cells, strict=True)) for row in table.rows}
    assert {name: printed[name]["People"].number for name in names.values()} == people
    assert {name: printed[name]["Comments"].number for name in names.values()} == comments


def test_where_no_difference_is_planted_no_sentence_claims_one():
    """Corrected characteristic by characteristic, this one would claim something."""
    made = written(16, differences=False, whole=False)
    assert list(claims(made.documents)) == []
    assert sum(len(family.differences) for family in made.families) > 300


def test_without_differences_the_truth_says_so_and_groups_come_out_alike():
    planted = truth_of(make_kent_2024(1, differences=False))["differences"]
    assert planted
    for one in planted:
        assert one["planted"]["group"] == one["planted"]["other_group"]
        seen = {side: x["count"] / x["base"] for side, x in one["observed_in_kept"].items()}
        assert abs(seen["group"] - seen["other_group"]) < 0.15
