"""Claims about what is said to change between two codeframes."""

from consult.exchange import FrameChanges, changes_of
from consult.model.coding.codeframe import Code, Codeframe, Theme

BUS, WALK = Code("bus", "Buses", "Any bus."), Code("walk", "Walking", "Feet.")
GOING = Codeframe((Theme("going", "Going", (BUS, WALK)), Theme("costs", "Costs", ())))


def test_the_same_codeframe_changes_nothing():
    assert not changes_of(GOING, GOING)


def test_a_new_theme_is_told_by_its_codes_alone():
    new = Code("dear", "Dear", "It costs.")
    after = Codeframe((*GOING.themes, Theme("money", "Money", (new,))))
    assert changes_of(GOING, after) == FrameChanges(added=(new,))


def test_a_code_under_another_theme_has_moved():
    after = Codeframe((Theme("going", "Going", (BUS,)), Theme("costs", "Costs", (WALK,))))
    assert changes_of(GOING, after).moved == ((WALK, "Going", "Costs"),)


def test_another_order_a_theme_renamed_and_an_empty_theme_gone_are_changes():
    turned = Codeframe((Theme("going", "Going", (WALK, BUS)), GOING.themes[1]))
    renamed = Codeframe((Theme("going", "Getting there", (BUS, WALK)), GOING.themes[1]))
    for after in (turned, renamed, Codeframe(GOING.themes[:1])):
        assert changes_of(GOING, after) == FrameChanges(ordered=True)


def test_a_code_retired_and_one_brought_back_are_told():
    gone = Code("bus", "Buses", "Any bus.", retired=True)
    after = Codeframe((Theme("going", "Going", (gone, WALK)), GOING.themes[1]))
    assert changes_of(GOING, after) == FrameChanges(retired=(gone,))
    assert changes_of(after, GOING) == FrameChanges(back=(BUS,))
