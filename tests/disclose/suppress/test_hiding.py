"""Whole releases: random ones, and small ones an analyst can follow."""

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix

from benchmarks import _disclosure_data, disclosure
from consult.disclose import load_policy, protect
from consult.disclose.attack.system import build
from consult.disclose.suppress.figures import PlannedFigure
from consult.disclose.suppress.hiding import Decided, numbers
from consult.disclose.suppress.secondary import SHOWN, Task, choose
from consult.errors import LedgerError
from consult.model.counting.counts import Use
from consult.model.counting.grouping import Group, Grouping
from consult.model.counting.region import Dimension, region
from consult.model.counting.table_id import TableId
from consult.tabulate import frequency

POLICY = load_policy(frozenset())


@pytest.fixture(scope="module")
def consultation():
    return _disclosure_data.consultation(np.random.default_rng(5))


@pytest.fixture(scope="module")
def released(consultation):
    return protect(consultation.release, POLICY, people=consultation.people, source="SYNTHETIC")


def attacked(released, people):
    tally = disclosure._Tally()
    known = disclosure._shown_in((item.table, item.counts) for item in released)
    disclosure._attack(tally, [item.counts for item in released], known, people, POLICY)
    return tally


def test_nothing_is_found_out_of_a_random_release(consultation, released):
    tally = attacked(released, consultation.people)
    assert tally.secret > 0
    assert (tally.pinned, tally.narrow) == (0, 0)


def test_the_attack_finds_small_cells_that_are_merely_left_out(consultation, released):
    tally = disclosure._Tally()
    tables = [item.counts for item in released]
    known = disclosure._small_left_out(tables, POLICY, margins=True)
    disclosure._attack(tally, tables, known, consultation.people, POLICY)
    assert tally.pinned > 0


def test_every_number_shown_is_true(released):
    shown = 0
    for item in released:
        truth = {(row, column): n for _, n, row, column in disclosure.figures_of(item.counts)}
        for row in item.table.rows:
            number = row.cells[0].number
            assert number in {None, truth[row.label, ""]}
            shown += number is not None
    assert shown


def test_as_little_as_will_do_is_hidden():
    # Four by four, one cell of 3: hiding a rectangle of four cells protects it, three do not.
    cells = np.full((4, 4), 20)
    cells[1, 2] = 3
    rows, columns = cells.sum(axis=1), cells.sum(axis=0)
    values = np.concatenate([cells.ravel(), rows, columns]).astype(float)
    equations = np.zeros((8, 24))
    for at in range(4):
        equations[at, 4 * at : 4 * at + 4], equations[at, 16 + at] = 1, -1
        equations[4 + at, at:16:4], equations[4 + at, 20 + at] = 1, -1
    task = Task(
        csr_matrix(equations),
        values,
        np.concatenate([np.arange(16), np.full(8, SHOWN)]),
        np.ones(16),
        frozenset({6}),
        (),
        {6: 5.0},
    )
    choice = choose(task)
    assert choice.best
    assert len(choice.hidden) == 4


def test_a_table_of_nobody_is_published_as_it_is():
    members = pd.DataFrame({"response_id": [], "group": pd.Categorical([], ["A", "B"])})
    nobody = Grouping("q", "q", (Group("A"), Group("B")), members)
    counts = frequency(
        nobody, name=TableId.parse("question-t"), title="t", use=Use.QUESTION, base_text="people"
    )
    table = protect([[counts]], POLICY, people=0, source="test")[0].table
    assert [row.cells[0].number for row in table.rows] == [0, 0, 0]


def test_counts_that_contradict_each_other_are_a_named_error():
    one = Dimension("q", ("Yes", "No"))
    decided = Decided.of({"q": one}, 5)
    for part, people in (("Yes", 4), ("No", 3)):
        of = region({"q": {part}})
        decided.figures[of] = PlannedFigure(of, people, 1.0, primary=False)
    with pytest.raises(LedgerError, match="cannot all be true"):
        numbers(build(decided.dimensions.values(), decided.figures), decided)
