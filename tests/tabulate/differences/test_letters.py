"""Column letters, against examples that other software publishes."""

import numpy as np
import pytest

from consult.model.evidence.difference import Side
from consult.tabulate.differences.letters import letter, line
from consult.tabulate.differences.statistics import statistic
from tests.tabulate.differences.invented import cells, family, release

# Motor Trend (1974), in R as mtcars: cylinders, engine (0: V) and transmission (0: automatic).
CYL = "66468684466888888444488884448684"
VS = "00110101111000000111100001010001"
AM = "11100000000000000111000001111111"

MARRIAGE_BY_EDUCATION = np.array(
    [[18, 36, 21, 9, 6], [12, 36, 45, 36, 21], [6, 9, 9, 3, 3], [3, 9, 9, 6, 3]]
)
"""300 people in a tutorial on CROSSTABS and Custom Tables of SPSS (spss-tutorials.com)."""


def lines(table, **more):
    bases = table.sum(axis=0)
    return [
        line([Side(int(n), int(base)) for n, base in zip(row, bases, strict=True)], **more)
        for row in table
    ]


def mtcars(columns):
    pairs = list(zip(CYL, columns, strict=True))
    return np.array([[pairs.count((cyl, at)) for at in "01"] for cyl in "468"])


def test_mtcars_is_marked_as_by_expss():
    # Cylinders by transmission: 15.8 % and 61.5 %, 21.1 % and 23.1 %, 63.2 % and 15.4 %.
    table = mtcars(AM)
    assert table.tolist() == [[3, 8], [4, 3], [12, 2]]
    assert lines(table, fewest=2) == [("", "A"), ("", ""), ("B", "")]


def test_a_share_of_nobody_is_in_no_comparison_as_in_spss():
    # Cylinders by engine: none of the straight engines has eight cylinders.
    table = mtcars(VS)
    assert table.tolist() == [[1, 10], [3, 4], [14, 0]]
    assert lines(table, fewest=2) == [("", "A"), ("", ""), ("", None)]


def test_pairs_of_a_line_are_corrected_for_each_other():
    assert statistic(MARRIAGE_BY_EDUCATION) == pytest.approx(23.57, abs=0.005)  # as published
    never, married, *others = lines(MARRIAGE_BY_EDUCATION, fewest=2)
    # By hand for 18 of 39 and 9 of 54: z = 3.08, p = 0.0021, and ten pairs make it 0.021.
    assert never == ("D", "D", "", "", "")
    assert married == ("", "", "", "A B", "")
    assert others == [("",) * 5, ("",) * 5]


def test_small_groups_have_no_letters_and_are_in_none():
    sides = [Side(40, 100), Side(29, 29 + 1), Side(28, 29), Side(90, 100), None]
    assert line(sides) == ("", "A", None, "A", None)


def test_groups_after_the_twenty_sixth_have_letters_of_their_own():
    assert [letter(at) for at in (0, 25, 26, 51, 52)] == ["A", "Z", "A1", "Z1", "A2"]


def test_a_hidden_group_keeps_its_letter_and_has_none_beside_it():
    numbers = {
        ("North", "Yes"): 80,
        ("North", "No"): 20,
        ("South", "Yes"): 4,
        ("South", "No"): 40,
        ("East", "Yes"): 40,
        ("East", "No"): 60,
        ("Not answered", "Yes"): 30,
        ("Not answered", "No"): 30,
    }
    (table,) = family(release(*cells(numbers)), letters=True).lettered
    assert table.groups == ("North", "South", "East")
    yes = dict(table.lines)["Yes"]
    assert yes[1] is None
    assert yes[0] == "C"
