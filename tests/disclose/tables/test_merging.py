"""Groups are merged before anything is hidden, and nothing that is merged comes apart again."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from benchmarks import disclosure
from consult.disclose import Respondents, load_policy, protect
from consult.equality import merged, partly, rungs
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.grouping import Group, Grouping, GroupRole
from consult.model.counting.table_id import TableId
from consult.model.publishing.table import RowRole
from consult.model.survey.characteristic import Merging
from consult.tabulate import crosstab, frequency

POLICY = load_policy(frozenset())
SILENT = Group("Not answered", GroupRole.NOT_ANSWERED)
INSIDE = (GroupRole.SUBSTANTIVE, GroupRole.NOT_ANSWERED)
AGES = ("16 to 34", "35 to 49", "50 to 64", "65 to 74", "75 and over")
LADDER = Merging(ages=((35, 50, 65), (50,)))


def grouping(name, labels, said):
    groups = (*map(Group, labels), SILENT)
    members = pd.DataFrame({"response_id": [f"r{at}" for at in range(len(said))], "group": said})
    members["group"] = pd.Categorical(members["group"], categories=[g.label for g in groups])
    return Grouping(name, name, groups, members)


def profile(ages):
    return tuple(
        replace(
            frequency(
                one,
                TableSpec(TableId.parse("profile-age"), "Age", "people"),
                use=Use.PROFILE,
                inside=INSIDE,
            ),
            merged=merged(one, ages),
        )
        for one in partly(ages, LADDER, few=5)
    )


def breakdown(ages, view, *, ladder="age"):
    return tuple(
        replace(
            crosstab(
                one, view, TableSpec(TableId.parse(f"question-{view.id}-by-age"), "t", "people")
            ),
            ladder=ladder,
            rung=rung,
            merged=merged(one, ages),
        )
        for rung, one in enumerate(rungs(ages, LADDER))
    )


def release(*given):
    """Profile, and two questions by age: release((age, yes, no), ...); the second turned about."""
    said = [
        (age, answer, other)
        for age, yes, no in given
        for answer, other, times in (("Yes", "No", yes), ("No", "Yes", no))
        for _ in range(times)
    ]
    ages = grouping("age", AGES, [one[0] for one in said])
    views = [grouping(f"q{at}", ("Yes", "No"), [one[at] for one in said]) for at in (1, 2)]
    ways = [profile(ages), *(breakdown(ages, view) for view in views)]
    return ways, protect(ways, POLICY, Respondents(len(said), "invented")), len(said)


def groups(item):
    return [row.label for row in item.table.rows if row.role is RowRole.GROUP]


def cells(item):
    return [cell for row in item.table.rows if row.role is RowRole.GROUP for cell in row.cells]


LARGE = [(age, 30, 30) for age in AGES]
OLD = [("16 to 34", 40, 40), ("35 to 49", 40, 40), ("50 to 64", 40, 40), ("65 to 74", 20, 17)]


def test_where_every_group_is_large_nothing_is_merged():
    _, found, _ = release(*LARGE)
    assert [groups(item) for item in found] == [list(AGES)] * 3
    assert not any("merged" in note for item in found for note in item.table.notes)


def test_a_small_group_is_merged_with_its_neighbours_in_every_table_of_the_ladder():
    _, (_, *crossed), _ = release(*OLD, ("75 and over", 3, 3))
    four = ["16 to 34", "35 to 49", "50 to 64", "65 and over"]
    assert [groups(item) for item in crossed] == [four, four]
    assert not any(cell.number is None for item in crossed for cell in cells(item))


def test_the_note_says_which_groups_were_merged():
    _, (ages, *_), _ = release(*OLD, ("75 and over", 2, 1))
    assert ages.table.notes[0] == (
        "Groups are merged where that leaves less to hide: "
        '"65 and over" is 65 to 74 and 75 and over.'
    )


def test_a_profile_merges_neighbours_where_more_people_are_then_in_groups_that_are_shown():
    _, (ages, *_), _ = release(*OLD, ("75 and over", 2, 1))
    assert groups(ages) == ["16 to 34", "35 to 49", "50 to 64", "65 and over"]
    assert all(row.cells[0].number is not None for row in ages.table.rows)


def attacked(ways, found, people):
    tally = disclosure._Tally()
    known = disclosure._shown_in((item.table, item.counts) for item in found)
    disclosure._attack(tally, [item.counts for item in found], known, people, POLICY)
    return tally


def test_a_merged_group_less_a_part_that_stands_elsewhere_gives_nothing_away():
    # The profile as asked beside breakdowns by merged groups: 65 and over less 65 to 74.
    ways, _, people = release(*OLD, ("75 and over", 2, 1))
    ways[0] = ways[0][:1]
    found = protect(ways, POLICY, Respondents(people, "invented"))
    tally = attacked(ways, found, people)
    assert tally.secret > 0
    assert (tally.pinned, tally.narrow) == (0, 0)


def test_the_attack_would_find_it_were_both_published():
    ways, _, people = release(*OLD, ("75 and over", 2, 1))
    both = [ways[0][0], ways[1][1]]
    known = disclosure._small_left_out(both, POLICY, margins=True)
    tally = disclosure._Tally()
    disclosure._attack(tally, both, known, people, POLICY)
    assert tally.pinned > 0


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_found_out_of_random_releases_with_ladders(seed):
    dice = np.random.default_rng(seed)
    sizes = zip(AGES, (60, 40, 20, 12, 5), strict=True)
    given = [(age, *map(int, dice.integers(0, high, 2))) for age, high in sizes]
    ways, found, people = release(*given)
    tally = attacked(ways, found, people)
    assert (tally.pinned, tally.narrow) == (0, 0)
    assert found[1].counts.rung == found[2].counts.rung


def test_the_order_of_responses_decides_nothing():
    given = [*OLD, ("75 and over", 3, 3)]
    tables = [[item.table.rows for item in release(*some)[1]] for some in (given, given[::-1])]
    assert tables[0] == tables[1]
