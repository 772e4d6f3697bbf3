"""A point is told by a clause that can be understood by itself."""

from consult.coding.points.telling import faults, says_something
from tests.coding.points.invented import points_in

WHOLE = "The evening buses are always late here"


def told(texts):
    points = points_in(texts)
    return points.loc[points["tells"], "clause"].tolist()


def test_a_clause_with_a_name_taken_out_does_not_tell_a_point_that_another_can():
    assert told(["The evening buses are always late here, [name]", WHOLE]) == [WHOLE]


def test_a_clause_that_points_back_does_not_tell_a_point_that_another_can():
    assert told(["But the evening buses are always late here", WHOLE]) == [WHOLE]


def test_each_thing_against_a_clause_counts():
    assert faults(WHOLE) == 0
    assert faults("It is late") == 2
    assert faults("But [name]") == 3
    assert faults("The evening buses are hard to") == 1
    assert faults(" ".join(["late"] * 31)) == 1


def test_thanks_for_something_say_something():
    assert not says_something("Many thanks to everyone")
    assert says_something("Thank you for the new bus stop")
