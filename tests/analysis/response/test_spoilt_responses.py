"""What people do to the workbook of responses, and what must come of each. All is invented."""

import datetime

import pytest
from openpyxl.utils import get_column_letter

from consult.analysis.response.decided import with_responses
from consult.analysis.response.workbook import (
    ResponseBook,
    checked,
    read_responses,
    write_responses,
)
from consult.errors import ReviewError
from consult.model.publishing.response import (
    AskedTheme,
    CouncilResponse,
    KeptResponse,
    Responding,
    ResponseRecord,
    WhatChanged,
)
from tests.responding import open_responses

OPEN = CouncilResponse("They stay open.", WhatChanged.CHANGED, "Plan, page 4", "AB")
LEADS = CouncilResponse("Leads from May.", WhatChanged.NOT_CHANGED, "", "CD")
THEMES = (
    AskedTheme("why", "t1", "Toilets in winter", "36", "29%"),
    AskedTheme("why", "t2", "Dogs off the lead", "18", "14%", response=LEADS),
    AskedTheme("why", "t3", "Litter", "[c]", "[c]", needed=False),
)
RECORD = ResponseRecord((KeptResponse("why", "t2", "Dogs off the lead", LEADS),))
STANDS = {("why", "t1"): OPEN, ("why", "t2"): LEADS}
"""What must come of most cases: what was written to the first theme, beside what stood."""


class Author:
    """The workbook in the hands of whoever answers, with a response to the first theme."""

    def __init__(self, path):
        self.book, self.sheet, head, self.rows = open_responses(path)
        self.start = head[0].row
        self.stands, self.wrong, self.earlier = dict(STANDS), [], ()
        self.write(1, OPEN.text, "Changed", OPEN.read_more, "AB")

    def write(self, at, *words):
        fields = ("Our response", "What changed", "Where to read more", "By")
        for field, word in zip(fields, words, strict=False):
            self.rows[at][field].value = word

    def row(self, at):
        return self.rows[at]["Theme"].row

    def copy(self, at, to):
        for cell in self.rows[at].values():
            self.sheet.cell(to, cell.column).value = cell.value
        return to

    def sort_column(self, heading):
        cells = [row[heading] for row in self.rows]
        values = sorted((cell.value for cell in cells), key=lambda v: (v is None, str(v)))
        for cell, value in zip(cells, values, strict=True):
            cell.value = value

    def refuse(self, row, heading, *words):
        letter = get_column_letter(self.rows[0][heading].column)
        self.wrong.append(("Responses", row, letter, heading, words))


CASES = {}


def case(does):
    CASES[does.__name__] = does
    return does


@case
def whole_rows_sorted_upside_down(a):
    values = [[cell.value for cell in row.values()] for row in a.rows]
    for row, cells in zip(a.rows, reversed(values), strict=True):
        for cell, value in zip(row.values(), cells, strict=True):
            cell.value = value


@case
def responses_sorted_without_their_rows(a):
    """Nobody's words go to a theme that they were not written to."""
    a.write(3, "Bins come.", "Changed", "", "EF")
    a.sort_column("Our response")
    a.refuse(a.row(0), "Our response", "sorted without")


@case
def initials_sorted_without_their_rows(a):
    a.write(3, "Bins come.", "Changed", "", "EF")
    a.sort_column("By")
    a.refuse(a.row(0), "By", "sorted without")


@case
def choices_sorted_without_their_rows(a):
    a.write(3, "Bins come.", "Changed", "", "EF")
    a.sort_column("What changed")
    a.refuse(a.row(0), "What changed", "sorted without")


@case
def themes_sorted_without_their_rows(a):
    was = [row["Theme"].value for row in a.rows]
    a.sort_column("Theme")
    for at, row in enumerate(a.rows):
        if row["Theme"].value != was[at]:
            a.refuse(a.row(at), "Row id", "not that of the theme beside it")


@case
def a_row_pasted_over_another(a):
    """The theme whose row is gone keeps what was written to it."""
    a.copy(1, a.row(2))


@case
def a_row_pasted_twice_with_other_words(a):
    row = a.copy(1, a.sheet.max_row + 1)
    a.sheet.cell(row, a.rows[0]["Our response"].column).value = "They close."
    a.refuse(row, "Our response", f"Row {a.row(1)} is of the same theme")


@case
def rows_deleted(a):
    a.sheet.delete_rows(a.row(2))


@case
def a_row_put_in_for_a_theme_of_ones_own(a):
    row = a.sheet.max_row + 2
    a.sheet.cell(row, a.rows[0]["Theme"].column).value = "Swans"
    a.sheet.cell(row, a.rows[0]["Our response"].column).value = "We feed them."
    a.refuse(row, "Row id", "row without an id")


@case
def a_cell_emptied(a):
    """It is taken back, and kept among the earlier ones."""
    a.write(2, None, None, None, None)
    del a.stands["why", "t2"]
    a.earlier = (RECORD.standing[0],)


@case
def headings_lower_and_columns_of_ones_own(a):
    a.sheet.insert_rows(1, 3)
    a.sheet.insert_cols(2)
    a.sheet.cell(a.start + 3, 2).value = "Lead officer"


@case
def the_row_of_headings_sorted_among_the_rows(a):
    heads = [a.sheet.cell(a.start, cell.column).value for cell in a.rows[0].values()]
    for column, head in enumerate(heads, start=1):
        a.sheet.cell(a.start, column).value = a.sheet.cell(a.start + 1, column).value
        a.sheet.cell(a.start + 1, column).value = head
    a.refuse(a.start, "Row id", "above the headings")


@case
def cells_merged_down_the_rows(a):
    cell = a.rows[1]["Our response"]
    a.sheet.merge_cells(f"{cell.coordinate}:{a.rows[2]['Our response'].coordinate}")
    a.refuse(a.row(1), "Our response", "merged")


@case
def a_choice_that_became_a_date_and_one_with_a_slip(a):
    a.write(1, OPEN.text, datetime.datetime(2026, 2, 1), "", "AB")
    a.write(3, "Bins come.", "Chnaged", "", "EF")
    a.refuse(a.row(1), "What changed", "none of the choices")
    a.refuse(a.row(3), "What changed", "none of the choices")


@case
def initials_that_became_a_date(a):
    a.write(1, OPEN.text, "Changed", OPEN.read_more, datetime.datetime(2026, 3, 1))
    a.refuse(a.row(1), "By", "date")


@case
def a_choice_with_spaces_and_capitals(a):
    a.write(1, OPEN.text, "\u00a0CHANGED\u200b ", OPEN.read_more, "AB ")


@case
def a_copy_of_the_sheet(a):
    copy = a.book.copy_worksheet(a.sheet)
    a.wrong.append((copy.title, None, "", "", ("headings of another",)))


@case
def the_sheet_renamed(a):
    a.sheet.title = "Our answers"
    a.wrong.append(("Responses", None, "", "", ("The sheet is missing",)))


@case
def a_stray_cell_in_the_last_row_and_column_there_is(a):
    a.sheet.cell(1_048_576, 16_384).value = " "


@case
def a_response_longer_than_a_cell_holds(a):
    a.write(1, "open " * 6500, "Changed", "", "AB")
    a.refuse(a.row(1), "Our response", "longer than a cell holds")


@pytest.mark.parametrize("does", CASES.values(), ids=CASES)
def test_it_ends_in_the_right_responses_or_in_a_sentence(tmp_path, does):
    path = tmp_path / "response.xlsx"
    write_responses(ResponseBook("parks", "Parks", {"why": "Why?"}, Responding(THEMES)), path)
    author = Author(path)
    does(author)
    author.book.save(path)
    record, problems = RECORD, ()
    try:
        record = with_responses(RECORD, checked(read_responses(path), "parks"))
    except ReviewError as refused:
        problems = refused.problems
    found = [(p.place.sheet, p.place.row, p.place.column, p.place.heading) for p in problems]
    assert found == [one[:4] for one in author.wrong], list(map(str, problems))
    for problem, (*_, words) in zip(problems, author.wrong, strict=True):
        assert all(word in str(problem) for word in words), problem
        assert problem.place.file == path.name
        assert problem.hint
    if not problems:
        assert {one.key: one.response for one in record.standing} == author.stands
        assert record.earlier == author.earlier


MANY = tuple(AskedTheme("why", f"t{n}", f"Theme {n}", "36", "29%") for n in range(1, 8))
WRITTEN = ("We will.", "It stays.", "Not now.", "From May.", "By June.", "As asked.", "Later.")


@pytest.fixture
def answered(tmp_path):
    """The workbook of seven themes, each answered in the order in which they stand."""
    path = tmp_path / "response.xlsx"
    write_responses(ResponseBook("parks", "Parks", {"why": "Why?"}, Responding(MANY)), path)

    def by(*steps, words=WRITTEN):
        author = Author(path)
        for at, word in enumerate(("Thank you.", *words)):
            author.write(at, word, "Changed", "", "AB")
        for step in steps:
            step(author)
        author.book.save(path)
        return read_responses(path)

    return by


def test_responses_that_all_themes_have_and_that_were_sorted_alone_are_told(answered):
    with pytest.raises(ReviewError) as refused:
        answered(lambda author: author.sort_column("Our response"))
    (problem,) = refused.value.problems
    assert "sorted without" in problem.what
    assert problem.place.heading == "Our response"


def test_whole_rows_may_stand_in_the_order_of_the_responses(answered):
    def sort_rows(author):
        rows = [[cell.value for cell in row.values()] for row in author.rows]
        rows.sort(key=lambda cells: cells[list(author.rows[0]).index("Our response")])
        for row, cells in zip(author.rows, rows, strict=True):
            for cell, value in zip(row.values(), cells, strict=True):
                cell.value = value

    assert len(answered(sort_rows).rows) == 8


def test_the_same_sentence_to_all_themes_is_no_sorting(answered):
    assert len(answered(words=["See page 4."] * 7).rows) == 8
