"""The look of reports: refused in words where nobody could read it or no typeface has the name."""

import re
from pathlib import Path

import pytest

from consult.definitions.house import GROUNDS, LEAST_CONTRAST, contrast, house_style
from consult.definitions.in_force import put_in_force
from consult.errors import StudyError
from consult.model.settings.house import HouseStyle
from consult.office import FONT, LINK_COLOUR
from consult.report.page import web_page


@pytest.fixture(autouse=True)
def _afterwards():
    yield
    put_in_force({})


def refusal(**own):
    put_in_force({"house.toml": own})
    with pytest.raises(StudyError) as refused:
        house_style()
    return str(refused.value)


def test_the_shipped_look_is_that_of_workbooks_without_one():
    assert house_style() == HouseStyle(FONT, LINK_COLOUR)


def test_a_look_of_the_organisation_holds_where_it_says_something():
    put_in_force({"house.toml": {"colours": {"heading": "7a1f3d"}}})
    assert house_style() == HouseStyle(FONT, "7A1F3D")
    put_in_force({"house.toml": {"font": "Gill Sans MT "}})
    assert house_style() == HouseStyle("Gill Sans MT", LINK_COLOUR)


@pytest.mark.parametrize("font", ["", "  ", 'Gill "Sans"', "Gill's", "Gill\nSans", "“Arial”"])
def test_a_typeface_without_a_name_that_can_be_one_is_refused(font):
    told = refusal(font=font)
    assert told.startswith("organisation/house.toml: font must be the name of one typeface")


@pytest.mark.parametrize("colour", ["", "#12436D", "12436", "navy", "12436G", "12436D\n"])
def test_a_colour_that_is_not_six_digits_is_refused(colour):
    told = refusal(colours={"heading": colour})
    assert "a colour is six hexadecimal digits" in told


@pytest.mark.parametrize(
    ("colour", "has"),
    [
        ("FFDD00", "it has 1.3 to 1 on white"),
        ("777777", "it has 4.4 to 1 on white"),
        ("767676", "it has 4.1 to 1 on the pale blue of boxes"),
        ("6F6F70", "it has 4.4 to 1 on the yellow"),
    ],
)
def test_a_colour_too_pale_to_read_is_refused_with_the_contrast_it_has(colour, has):
    assert has in refusal(colours={"heading": colour})


def test_all_that_is_wrong_with_a_look_is_told_at_once():
    assert len(refusal(font="", colours={"heading": "red"}).splitlines()) == 2


def test_contrast_is_that_of_the_guidelines():
    assert contrast("000000", "FFFFFF") == contrast("FFFFFF", "000000") == 21
    assert contrast("12436D", "12436D") == 1
    assert contrast("12436D", "FFFFFF") == pytest.approx(10.247, abs=0.001)
    assert contrast("767676", "FFFFFF") >= LEAST_CONTRAST > contrast("777777", "FFFFFF")


def test_every_ground_of_the_web_page_is_tried():
    styles = (Path(web_page.__file__).parent / "page.css").read_text(encoding="utf-8")
    grounds = {found.upper() for found in re.findall(r"background: #([0-9a-f]+);", styles)}
    assert {"FFFFFF" if ground == "FFF" else ground for ground in grounds} == {*GROUNDS.values()}
