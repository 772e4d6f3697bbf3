"""What an outsider can work out, against answers worked out by hand."""

from dataclasses import replace

import pytest

from consult.disclose.attack.feasibility import feasibility_intervals
from consult.disclose.attack.lp import ContradictionError
from consult.disclose.attack.system import build
from consult.model.counting.region import (
    EVERYBODY,
    ITEM_PARTS,
    TICKED,
    Dimension,
    Region,
    region,
)

SEX = Dimension("sex", ("Female", "Male", "Not answered"))
AGE = Dimension("age", ("Young", "Middle", "Old"))
VIEW = Dimension("view", ("Agree", "Disagree", "Not answered"))
ASKED = Dimension("reasons", ("answered", "Not answered"))
COST, TIME, EITHER = (
    Dimension(name, ITEM_PARTS, "reasons", frozenset({"answered"}))
    for name in ("cost", "time", "either")
)


def of(**parts: str | tuple[str, ...]) -> Region:
    return region({k: (v,) if isinstance(v, str) else v for k, v in parts.items()})


def attack(dimensions, shown, target, *, people=100, ask=None):
    """The interval of the number of people in a region, from the numbers shown."""
    system = build(dimensions, [*shown, target, *(ask or ())])
    place = system.place
    least, most = bounds = system.bounds(people)
    for one, number in {EVERYBODY: people, **shown}.items():
        least[place[one]] = most[place[one]] = number
    return feasibility_intervals(system.equations, bounds, [place[target]])[place[target]]


def test_one_hidden_part_is_the_total_less_the_others():
    shown = {of(age="Young"): 40, of(age="Middle"): 57}
    assert attack([AGE], shown, of(age="Old")) == (3, 3)


def test_two_hidden_parts_share_what_is_left():
    assert attack([AGE], {of(age="Young"): 40}, of(age="Old")) == (0, 60)


def test_a_net_shown_elsewhere_narrows_its_parts():
    shown = {of(age=("Young", "Middle")): 97}
    assert attack([AGE], shown, of(age="Old")) == (3, 3)
    assert attack([AGE], shown, of(age="Young")) == (0, 97)


def test_the_total_of_another_table_gives_the_one_hidden_cell_of_a_column():
    # Published: 25 people disagree. By sex, the 22 women are shown and the men are hidden.
    shown = {
        of(view="Disagree"): 25,
        of(sex="Female", view="Disagree"): 22,
        of(sex="Not answered", view="Disagree"): 0,
    }
    assert attack([SEX, VIEW], shown, of(sex="Male", view="Disagree")) == (3, 3)


def test_a_rectangle_of_hidden_cells_cannot_be_worked_out():
    shown = {
        of(view="Agree"): 60,
        of(view="Disagree"): 40,
        of(sex="Female"): 55,
        of(sex="Male"): 45,
    }
    assert attack([SEX, VIEW], shown, of(sex="Male", view="Disagree")) == (0, 40)


def test_those_who_did_not_tick_are_the_base_less_those_who_did():
    shown = {of(reasons="answered"): 50, of(cost=TICKED): 47}
    not_ticked = region({"cost": {"not ticked"}})
    assert attack([ASKED, COST], shown, not_ticked) == (3, 3)


def test_a_merged_choice_is_no_smaller_than_its_parts_and_no_larger_than_their_sum():
    either = replace(EITHER, union_of=frozenset({"cost", "time"}))
    dimensions = [ASKED, COST, TIME, either]
    shown = {of(reasons="answered"): 50, of(cost=TICKED): 20, of(either=TICKED): 26}
    assert attack(dimensions, shown, of(time=TICKED)) == (6, 26)


def test_numbers_that_contradict_each_other_are_told():
    shown = {of(age="Young"): 80, of(age="Middle"): 40}
    with pytest.raises(ContradictionError):
        attack([AGE], shown, of(age="Old"))


def test_what_is_tried_near_finds_the_same_widths():
    shown = {
        of(view="Agree"): 60,
        of(view="Disagree"): 40,
        of(sex="Female"): 55,
        of(sex="Male"): 45,
    }
    target = of(sex="Male", view="Disagree")
    system = build([SEX, VIEW], [*shown, target])
    place = system.place
    least, most = bounds = system.bounds(100)
    for one, number in {EVERYBODY: 100, **shown}.items():
        least[place[one]] = most[place[one]] = number
    low, high = feasibility_intervals(
        system.equations, bounds, [place[target]], near=system.contexts, enough=10
    )[place[target]]
    assert high - low >= 10
