"""Who is compared with whom, what leaves the family, and what may be said."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from consult.disclose.attack.feasibility import feasibility_intervals
from consult.disclose.attack.system import build
from consult.disclose.suppress.figures import dimensions
from consult.model.counting.grouping import Group
from consult.model.counting.region import EVERYBODY, region
from consult.model.counting.table_id import TableId
from consult.model.evidence.difference import Others, Side, Verdict
from consult.tabulate import compare
from consult.tabulate.differences.shown import Shown
from tests.tabulate.differences.invented import POLICY, cells, family, grouping, release

THREE = {
    ("North", "Yes"): 80,
    ("North", "No"): 20,
    ("South", "Yes"): 50,
    ("South", "No"): 50,
    ("East", "Yes"): 60,
    ("East", "No"): 40,
    ("Not answered", "Yes"): 30,
    ("Not answered", "No"): 30,
}


def test_a_group_is_compared_with_all_others_who_said_theirs():
    found = family(release(*cells(THREE)))
    north = found.differences[0]
    assert (north.group, north.column, north.others) == ("North", "Yes", Others.ALL)
    assert north.mine == Side(80, 100)
    assert north.theirs == Side(110, 200)  # not the 60 who did not say
    assert north.points == pytest.approx(25)


def test_of_two_answers_that_make_up_the_whole_one_is_compared():
    found = family(release(*cells(THREE)))
    assert [(d.column, d.group) for d in found.differences] == [
        ("Yes", "North"),
        ("Yes", "South"),
        ("Yes", "East"),
    ]
    assert len(found.overall) == 1


def test_of_two_groups_one_is_compared_with_the_other_by_name():
    two = {key: n for key, n in THREE.items() if key[0] != "East"}
    (only,) = family(release(*cells(two))).differences
    assert (only.group, only.other, only.others) == ("North", "South", Others.ONE)


def test_a_hidden_group_leaves_before_any_test():
    small = {**THREE, ("West", "Yes"): 4, ("West", "No"): 3}
    found = family(release(*cells(small)))
    assert "West" not in {d.group for d in found.differences}
    assert (TableId.parse("question-view-by-kind"), "Yes", "West") in found.hidden
    assert "West" not in found.overall[0].groups
    # Holm's first step is for what is left, comparisons and whole tables, and no more.
    assert min(d.holm for d in found.differences) == pytest.approx(
        (len(found.differences) + 1) * min(d.p for d in found.differences)
    )


def test_what_is_claimed_is_corrected_for_everything_compared_in_the_release():
    one = family(release(*cells(THREE))).differences[0]
    (first, _) = compare_both()
    # Twice as much is compared: two tables of three groups, each tested whole too.
    assert first.differences[0].holm == pytest.approx(2 * one.holm)
    assert first.differences[0].screened == one.screened
    assert first.differences[0].least_together > one.least_together


def compare_both():
    """The same table by one characteristic and again by another."""
    pairs = release(*cells(THREE))
    other = [(replace(c, characteristic="other"), t) for c, t in pairs if c.column_title]
    return compare([*pairs, *other], threshold=POLICY.threshold, scales={})


def test_others_are_the_total_less_what_is_shown_where_groups_are_hidden():
    # Two small groups hide each other; nobody left the question out, so they are known together.
    people = {key: n for key, n in THREE.items() if key[0] in {"North", "South"}}
    people |= {("East", "Yes"): 4, ("East", "No"): 12, ("West", "Yes"): 8, ("West", "No"): 12}
    pairs = release(*cells(people))
    north = next(d for d in family(pairs).differences if d.group == "North")
    assert (north.others, north.theirs) == (Others.ALL, Side(62, 136))


def test_others_are_the_groups_shown_where_the_total_cannot_tell():
    people = {**THREE, ("West", "Yes"): 4, ("West", "No"): 3}
    pairs = release(*cells(people), topline=False)
    north = next(d for d in family(pairs).differences if d.group == "North")
    assert (north.others, north.theirs) == (Others.SHOWN, Side(110, 200))


def test_of_two_groups_shown_beside_hidden_ones_one_is_compared():
    people = {key: n for key, n in THREE.items() if key[0] in {"North", "South", "Not answered"}}
    people |= {("West", "Yes"): 4, ("West", "No"): 3}
    (only,) = family(release(*cells(people), topline=False)).differences
    assert (only.group, only.other, only.others) == ("North", "South", Others.SHOWN)


def test_what_everybody_said_is_no_comparison():
    policy = replace(POLICY, hide_full_rows=False)
    same = {("North", "Yes"): 60, ("South", "Yes"): 60}
    found = family(release(*cells(same), policy=policy), policy=policy)
    assert not found.differences
    assert not found.overall


def test_items_that_hold_at_once_are_tested_one_by_one_and_people_are_counted_once():
    rows, ticks = [], []
    for at in range(200):
        rows.append((f"r{at}", "North" if at < 100 else "South"))
        ticks.append((f"r{at}", "Bus"))
        if at % 2 == 0 or at < 80:
            ticks.append((f"r{at}", "Train"))
    columns = grouping("view", ticks, exclusive=False)
    found = family(release(grouping("kind", rows), columns))
    train = next(d for d in found.differences if d.column == "Train")
    assert (train.mine, train.theirs) == (Side(90, 100), Side(50, 100))
    assert [one.column for one in found.overall] == ["Train"]
    assert found.overall[0].base == 200


def test_where_people_can_be_in_several_groups_others_did_not_tick_this_one():
    rows, views = [], []
    for at in range(300):
        if at < 240:
            rows.append((f"r{at}", "Sight" if at < 120 else "Hearing"))
        if at < 60:
            rows.append((f"r{at}", "Hearing"))
        views.append((f"r{at}", "Yes" if at % 3 else "No"))
    kinds = grouping("kind", rows, exclusive=False, everybody=[f"r{at}" for at in range(300)])
    found = family(release(kinds, grouping("view", views)))
    sight = next(d for d in found.differences if d.group == "Sight")
    hearing = next(d for d in found.differences if d.group == "Hearing")
    # 240 said which; 60 of the 120 in "Sight" are in "Hearing" too.
    assert (sight.mine, sight.theirs) == (Side(40, 120), Side(40, 120))
    assert (hearing.mine.base, hearing.theirs.base) == (180, 60)
    assert not found.overall


def test_a_scale_is_tested_in_its_order_beside_the_whole_table():
    numbers = {
        ("North", "Agree"): 60,
        ("North", "Neither"): 30,
        ("North", "Disagree"): 30,
        ("South", "Agree"): 30,
        ("South", "Neither"): 30,
        ("South", "Disagree"): 60,
    }
    order = ("Agree", "Neither", "Disagree")
    pairs = release(*cells(numbers))
    (told,) = family(pairs, scales={TableId.parse("question-view-by-kind"): order}).overall
    (untold,) = family(pairs).overall
    assert untold.trend is None
    assert told.trend < told.p < 0.001
    assert replace(told, trend=None) == untold


def test_too_few_to_tell_and_nothing_shown_are_told_apart():
    few = {("North", "Yes"): 13, ("North", "No"): 12, ("South", "Yes"): 30, ("South", "No"): 25}
    many = {key: 20 * number for key, number in few.items()}
    assert family(release(*cells(few))).differences[0].verdict is Verdict.TOO_FEW
    enough = family(release(*cells(many))).differences[0]
    assert enough.verdict is Verdict.NOT_SHOWN
    assert enough.least_together < 12


def test_a_difference_that_survives_only_screening_is_no_claim():
    found = family(release(*cells(SEVERAL)))
    by_group = {d.group: d for d in found.differences}
    assert by_group["A"].verdict is Verdict.CLEAR
    assert by_group["B"].verdict is Verdict.TO_LOOK_INTO
    assert by_group["B"].holm > 0.05
    assert {d.group for d in found.surviving} == {"A", "B"}


SEVERAL = {
    (group, answer): times
    for group, yes in (("A", 80), ("B", 42), *((x, 50) for x in "CDEFGH"))
    for answer, times in (("Yes", yes), ("No", 100 - yes))
}


def test_the_order_of_people_changes_nothing():
    rows, columns = cells(THREE)
    mixed = [
        replace(one, members=one.members.sample(frac=1, random_state=4)) for one in (rows, columns)
    ]
    assert family(release(*mixed)) == family(release(rows, columns))


def random_release(seed):
    random = np.random.default_rng(seed)
    numbers = {
        (group, answer): int(random.integers(0, most))
        for group, most in (("A", 90), ("B", 60), ("C", 25), ("D", 14), ("Not answered", 30))
        for answer in ("Yes", "No", "Perhaps")
    }
    return release(*cells(numbers))


@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_made_of_a_figure_that_is_hidden(seed):
    pairs = random_release(seed)
    # Counts say how tables are built; with every true number gone, nothing changes.
    emptied = [
        (
            replace(
                counts,
                cells=pd.DataFrame(-1, counts.cells.index, counts.cells.columns),
                row_bases=counts.row_bases * 0 - 1,
                base=-1,
            ),
            table,
        )
        for counts, table in pairs
    ]
    assert family(emptied) == family(pairs)


@pytest.mark.parametrize("seed", range(8))
def test_readers_could_work_out_every_figure_of_a_comparison(seed):
    pairs = random_release(seed)
    shown = Shown.of(pairs)
    everybody = dimensions(counts for counts, _ in pairs)
    crossed = pairs[1][0]
    wanted = {}
    for one in family(pairs).differences:
        rest = [x for x in "ABCD" if x != one.group]
        if one.others is Others.ALL:
            of = crossed.of
            them = region({"kind": rest})
            wanted[them | of.columns[one.column]] = one.theirs.number
            wanted[them | of.base] = one.theirs.base
    regions = [*shown.numbers, *(r for r in wanted if r not in shown.numbers)]
    system = build(everybody.values(), [EVERYBODY, *regions])
    least, most = bounds = system.bounds(1000)
    for of_whom, number in shown.numbers.items():
        least[system.place[of_whom]] = most[system.place[of_whom]] = number
    found = feasibility_intervals(system.equations, bounds, [system.place[r] for r in wanted])
    assert {r: found[system.place[r]] for r in wanted} == {r: (n, n) for r, n in wanted.items()}


def test_a_release_without_a_characteristic_has_no_family():
    pairs = release(*cells(THREE))[:1]
    assert compare(pairs, threshold=POLICY.threshold, scales={}) == ()


def test_where_everybody_is_in_one_group_nothing_is_compared():
    found = family(release(*cells({("North", "Yes"): 60, ("North", "No"): 50})))
    assert (found.differences, found.overall, found.hidden) == ((), (), ())


def test_where_nobody_said_their_group_nothing_is_compared():
    found = family(release(*cells({("Not answered", "Yes"): 60, ("Not answered", "No"): 50})))
    assert (found.differences, found.overall, found.hidden) == ((), (), ())


def test_a_group_of_nobody_changes_nothing():
    rows, columns = cells(THREE)
    labels = [*rows.labels[:-1], "West", rows.labels[-1]]
    members = rows.members.assign(group=rows.members["group"].cat.set_categories(labels))
    groups = (*rows.groups[:-1], Group("West"), rows.groups[-1])
    with_nobody = replace(rows, groups=groups, members=members)
    assert family(release(with_nobody, columns)) == family(release(rows, columns))


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_groups_and_answers_changes_no_result(seed):
    random = np.random.default_rng(seed)
    numbers = {
        (group, answer): int(random.integers(10, 40))
        for group in ("A", "B", "C", "Not answered")
        for answer in ("Yes", "No", "Perhaps")
    }
    mixed = dict(sorted(numbers.items(), reverse=True))
    one, other = family(release(*cells(numbers))), family(release(*cells(mixed)))

    def by_name(found):
        return {(d.column, d.group): (d.mine, d.theirs, d.verdict) for d in found.differences}

    assert by_name(one) == by_name(other)
    assert one.overall[0].p == pytest.approx(other.overall[0].p)
    assert sorted(d.p for d in one.differences) == pytest.approx(
        sorted(d.p for d in other.differences)
    )
