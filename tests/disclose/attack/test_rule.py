"""What a reader makes of the rule that says why figures are hidden, worked by hand."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from consult.disclose.attack.lp import Bounds
from consult.disclose.attack.rule import PrintedRule, RuleReader

WIDTH = 5


def told(sums, ends, few, found, true, *, printed=None, slack=(), bases=()):
    """The numbers that the rule tells too closely; a column for each, in the order given.

    ``sums`` add up to nought, ``ends`` are what is known of each number by itself.
    """
    least, most = np.array(ends, dtype=float).T
    shown = np.ones(len(ends), dtype=bool) if printed is None else np.array(printed)
    unknown = np.isin(np.arange(len(ends)), slack)
    base = np.full(len(ends), -1)
    for one, its in bases:
        base[one] = its
    rule = PrintedRule(np.array(few), shown & ~unknown, unknown, base)
    reader = RuleReader(csr_matrix(np.array(sums)), Bounds(least, most), rule)
    return set(reader.narrowed(found, true, WIDTH))


def pair(total, *, other_at_least=0, few=5, true=4):
    """Two rows hidden, their sum known: whether the rule tells the first."""
    ends = [(0, total), (other_at_least, total), (total, total)]
    found = {0: (0, total - other_at_least)}
    return told([[1, 1, -1]], ends, [few, few, 0], found, {0: true})


def test_one_row_is_told_where_the_other_cannot_be_the_small_one():
    # 20 in two hidden rows. "Under 5 is hidden": one that is 10 or more is not the reason.
    assert pair(20, other_at_least=10) == {0}


def test_either_row_could_be_the_small_one():
    assert pair(20) == set()


def test_two_rows_of_six_people_are_told_as_one_is_small():
    # From 1 to 5: whoever of them is 6 leaves nobody in the other, and then none were small.
    assert pair(6, true=3) == {0}
    assert pair(7, true=3) == set()


def test_under_ten_is_wide_enough_by_itself():
    assert pair(40, other_at_least=10, few=10) == set()


def test_a_third_row_may_be_the_small_one():
    ends = [(0, 20), (10, 20), (0, 20), (30, 30)]
    found = {0: (0, 20)}
    assert told([[1, 1, 1, -1]], ends, [5, 5, 5, 0], found, {0: 4}) == set()


def test_each_sum_needs_a_small_figure_of_its_own():
    # The first row's other figure may be small; the first column's is 12 or more.
    ends = [(0, 20), (0, 20), (12, 30), (20, 20), (30, 30)]
    sums = [[1, 1, 0, -1, 0], [1, 0, 1, 0, -1]]
    found = {0: (0, 18)}
    assert told(sums, ends, [5, 5, 5, 0, 0], found, {0: 4}) == {0}


def test_a_choice_that_adds_up_to_nothing_is_told_by_no_other():
    # Ticked and not ticked make up 100 people, and no table prints who did not.
    ends = [(0, 10), (0, 100), (100, 100)]
    found = {0: (0, 10)}
    printed = [True, False, True]
    assert told([[1, 1, -1]], ends, [5, 5, 0], found, {0: 3}, printed=printed) == set()


def test_percentages_that_are_hidden_with_their_base_are_no_reason_to_hide_it():
    # Two cells make up a group of at most five people: all of them may be nobody.
    ends = [(0, 5), (0, 5), (0, 5)]
    each = [[1, -1, -1]], ends, [10, 10, 10], {0: (0, 5)}, {0: 4}
    assert told(*each) == {0}
    assert told(*each, bases=[(1, 0), (2, 0)]) == set()


@pytest.mark.parametrize("true", [1, 4])
def test_what_is_true_is_always_possible(true):
    assert pair(6, true=true) == {0}
