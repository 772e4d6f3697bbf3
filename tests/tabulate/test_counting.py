"""What holds of every count, on small invented groupings (seeded chance)."""

import numpy as np
import pandas as pd
import pytest

from consult.errors import LedgerError
from consult.model.counting.counts import TableSpec, Use
from consult.model.counting.grouping import NOT_ANSWERED, Group, Grouping, GroupRole
from consult.model.counting.table_id import TableId
from consult.tabulate import by_code, counting, crosstab, frequency

SEEDS = range(20)
LABELS = ["A", "B", "C", "D"]


def grouping(name, pairs, *, exclusive=True, labels=LABELS):
    groups = (*(Group(x) for x in labels), Group(NOT_ANSWERED, GroupRole.NOT_ANSWERED))
    members = pd.DataFrame(pairs, columns=["response_id", "group"]).astype({"response_id": "str"})
    members["group"] = pd.Categorical(members["group"], [group.label for group in groups])
    return Grouping(name, name, groups, members, exclusive)


def invented(seed, name, *, several=False):
    """Pairs of 30 people and the groups they are in, one each or several."""
    dice = np.random.default_rng([seed, len(name), several])
    pairs = []
    for at in range(30):
        some = dice.choice([*LABELS[:3], NOT_ANSWERED], dice.integers(1, 4) if several else 1)
        said = set(some) - {NOT_ANSWERED} if several else set(some)
        pairs += [(f"r{at}", label) for label in sorted(said or {NOT_ANSWERED})]
    return pairs


def crossed(rows, columns):
    return crosstab(rows, columns, TableSpec(TableId.parse("question-t"), "t", "people"))


def counted(rows):
    return frequency(rows, TableSpec(TableId.parse("question-t"), "t", "people"), use=Use.QUESTION)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("several", [(False, False), (True, False), (False, True), (True, True)])
def test_each_cell_is_the_people_in_both_groups_in_any_order_of_rows(seed, several):
    first = invented(seed, "x", several=several[0])
    second = invented(seed, "yy", several=several[1])
    dice = np.random.default_rng(seed)
    mixed = [second[at] for at in dice.permutation(len(second))]
    rows = grouping("x", first, exclusive=not several[0])
    table = crossed(rows, grouping("yy", mixed, exclusive=not several[1]))
    of_row = {x: {key for key, label in first if label == x} for x in [*LABELS, NOT_ANSWERED]}
    of_column = {x: {key for key, label in second if label == x} for x in LABELS}
    said = set().union(*of_column.values())
    assert table.base == len(said)
    for x, people in of_row.items():
        assert table.row_bases[x] == len(people & said)
        assert table.cells.loc[x].to_dict() == {y: len(people & of_column[y]) for y in LABELS}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_options_changes_only_where_they_stand(seed):
    pairs, other = invented(seed, "x"), grouping("yy", invented(seed, "yy"))
    table = crossed(grouping("x", pairs), other)
    back = crossed(grouping("x", pairs, labels=LABELS[::-1]), other)
    pd.testing.assert_frame_equal(back.cells.loc[table.cells.index], table.cells)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_groups_that_mean_one_hold_each_person_once(seed):
    pairs = invented(seed, "x", several=True)
    merged = grouping("x", pairs, exclusive=False).regrouped(
        {"B": "A"}, [Group(x) for x in ("A", "C", "D")]
    )
    assert counted(merged).cells["People"]["A"] == len({key for key, x in pairs if x in "AB"})


@pytest.mark.parametrize("several", [False, True])
def test_counting_a_piece_at_a_time_counts_everybody_once(several, monkeypatch):
    rows = grouping("x", invented(1, "x"))
    columns = grouping("yy", invented(1, "yy", several=several), exclusive=not several)
    at_once = crossed(rows, columns)
    monkeypatch.setattr(counting, "PIECE", 7)
    pd.testing.assert_frame_equal(crossed(rows, columns).cells, at_once.cells)


def test_two_codes_of_one_name_are_one_theme():
    said = pd.DataFrame(
        {"response_id": ["a", "b"], "question_id": "why", "substance": "substantive"}
    )
    coded = pd.DataFrame({"response_id": ["a", "a", "b"], "code": ["t1", "t2", "t2"]})
    themes = by_code(said, coded, {"t1": "Cost", "t2": "Cost"}, name="why", title="Why?")
    assert counted(themes).cells["People"].to_dict() == {"Cost": 2}


def test_a_group_nobody_is_in_stays_as_nought():
    rows = grouping("x", [("a", "A"), ("b", "A")])
    assert counted(rows).cells["People"].to_dict() == {"A": 2, "B": 0, "C": 0, "D": 0}
    assert crossed(rows, rows).cells.loc["A"].to_dict() == {"A": 2, "B": 0, "C": 0, "D": 0}


def test_where_nobody_answered_every_number_is_nought():
    rows = grouping("x", [("a", "A"), ("b", "B")])
    silent = grouping("y", [("a", NOT_ANSWERED), ("b", NOT_ANSWERED)])
    table = crossed(rows, silent)
    assert table.base == table.cells.to_numpy().sum() == table.row_bases.sum() == 0


def test_of_nobody_at_all_every_number_is_nought():
    nobody = grouping("x", [])
    assert counted(nobody).base == 0
    assert crossed(nobody, nobody).cells.to_numpy().sum() == 0


def test_people_of_whom_only_one_grouping_knows_are_in_its_base_and_in_no_cell():
    table = crossed(grouping("x", [("a", "A")]), grouping("y", [("b", "A"), ("a", "B")]))
    assert table.base == 2
    assert table.cells.to_numpy().sum() == table.row_bases.sum() == 1


@pytest.mark.parametrize("exclusive", [True, False])
def test_a_person_twice_in_a_group_is_an_error(exclusive):
    with pytest.raises(LedgerError, match="twice in a group"):
        grouping("x", [("a", "A"), ("a", "A")], exclusive=exclusive)


def test_a_person_in_two_groups_of_a_partition_is_an_error():
    with pytest.raises(LedgerError, match="in two groups"):
        grouping("x", [("a", "A"), ("a", "B")])
