"""How a sheet is printed: small enough for its pages, large enough to be read."""

import pytest
from openpyxl import Workbook

from consult.office.on_paper import put_on_paper
from consult.office.sheet import fill, fit, head


def sheet_of(columns, width=20):
    sheet = Workbook().active
    start = head(sheet, "A title", ("A note.",))
    headings = [f"Column {at}" for at in range(columns)]
    fill(sheet, start, headings, [["words"] * columns], "made")
    fit(sheet, [width] * columns)
    return sheet


def test_every_page_repeats_the_headings_and_says_which_it_is():
    sheet = sheet_of(3)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.oddFooter.center.text == "&A, page &P of &N"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)


def test_what_is_only_looked_up_on_a_screen_is_not_printed():
    sheet = sheet_of(5)
    put_on_paper(sheet, columns=4)
    assert sheet.print_area == "'Sheet'!$A$1:$D$4"


@pytest.mark.parametrize(("columns", "pages"), [(3, 1), (11, 1), (12, 2), (60, 6)])
def test_a_wide_sheet_takes_pages_side_by_side_where_it_says_what_they_repeat(columns, pages):
    sheet = sheet_of(columns)
    put_on_paper(sheet, beside="A:B")
    assert sheet.page_setup.fitToWidth == pages
    assert sheet.print_title_cols == "$A:$B"


def test_a_sheet_too_wide_for_one_page_repeats_its_first_column_unless_told_otherwise():
    sheet = sheet_of(20)
    assert (sheet.page_setup.fitToWidth, sheet.print_title_cols) == (2, "$A:$A")
