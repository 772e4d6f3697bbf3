"""docs/architecture.md is made of what the rooms say of themselves."""

import re

from benchmarks._manual import PAGE, contracts, manual, page, picture

TWO = {"": [["pipelines"], ["consult.office", "consult.store"]]}


def test_the_page_is_as_the_rooms_are_now():
    assert PAGE.read_text(encoding="utf-8") == page(), "Run: python -m benchmarks._manual"


def test_every_room_of_a_floor_is_in_the_picture_and_floors_lead_down():
    drawn = picture(TWO)
    assert re.findall(r"<b>(\w+)</b>", drawn) == ["pipelines", "office", "store"]
    assert "floor0 --> floor1" in drawn
    assert "floor1 --> floor2" not in drawn


def test_what_a_room_says_stands_under_its_name_as_markdown():
    told = manual(TWO)
    assert told.index("### pipelines") < told.index("### office") < told.index("### store")
    assert "``" not in told
    assert ":mod:" not in told


def test_the_floors_are_those_that_are_held():
    assert contracts()[""][-1] == ["consult.errors"]
    assert "consult.read" in contracts()
