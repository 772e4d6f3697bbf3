"""The workbook of responses: what stands in it, and what comes back. All words are invented."""

import pytest
from openpyxl import load_workbook

from consult.analysis.response.decided import (
    ResponsesReturned,
    responding_of,
    with_responses,
)
from consult.analysis.response.workbook import (
    ResponseBook,
    checked,
    is_up_to_date,
    read_responses,
    write_responses,
)
from consult.errors import ReviewError
from consult.model.publishing.response import (
    WHOLE,
    AskedTheme,
    CouncilResponse,
    KeptResponse,
    Responding,
    ResponseRecord,
    WhatChanged,
)
from tests.responding import open_responses

THEMES = (
    AskedTheme("why", "t1", "Toilets in winter", "36", "29%"),
    AskedTheme("why", "t2", "Dogs off the lead", "18", "14%"),
    AskedTheme("why", "t3", "Litter", "[c]", "[c]", needed=False),
)
OPEN = CouncilResponse("They stay open.", WhatChanged.CHANGED, "Plan, page 4", "AB")


def book(responding=None, study="parks", earlier=()):
    made = responding or Responding(THEMES)
    return ResponseBook(study, "Parks", {"why": "Why?"}, made, earlier)


@pytest.fixture
def filled(tmp_path):
    """Writes the workbook, has something done to its rows and sheet, and reads it back."""

    def back(change=lambda rows, sheet, first: None, study="parks", **more):
        path = tmp_path / "response.xlsx"
        write_responses(book(study=study, **more), path)
        file, sheet, start, rows = open_responses(path)
        change(rows, sheet, start[0].row + 1)
        file.save(path)
        return checked(read_responses(path), "parks")

    return back


def write(row, text="They stay open.", change="Changed", more="Plan, page 4", by="AB"):
    row["Our response"].value, row["What changed"].value = text, change
    row["Where to read more"].value, row["By"].value = more, by


def said(returned):
    return {row.kept.key: row.kept.response for row in returned.rows if row.kept.response}


def test_what_people_wrote_comes_back_and_what_they_left_open_is_open(filled):
    returned = filled(lambda rows, *_: write(rows[1]))
    assert said(returned) == {("why", "t1"): OPEN}
    assert len(returned.rows) == 4


def test_the_first_row_is_for_the_consultation_as_a_whole(filled):
    returned = filled(lambda rows, *_: write(rows[0], change=None))
    assert said(returned) == {WHOLE: CouncilResponse("They stay open.", None, "Plan, page 4", "AB")}


@pytest.mark.parametrize("typed", ["changed", " Changed ", "CHANGED", "Changed."])
def test_a_choice_typed_by_hand_is_taken_where_it_is_clear(filled, typed):
    assert said(filled(lambda rows, *_: write(rows[1], change=typed))) == {("why", "t1"): OPEN}


def sort(rows, sheet, first):
    write(rows[1])
    sheet.move_range(f"A{first + 1}:K{first + 1}", rows=9)


def delete(rows, sheet, first):
    write(rows[1])
    sheet.delete_rows(first + 2)


def paste_again(rows, sheet, first):
    write(rows[1])
    for column, cell in enumerate(list(sheet[first + 1]), start=1):
        sheet.cell(first + 30, column, cell.value)


def paste_again_open(rows, sheet, first):
    for column, cell in enumerate(list(sheet[first + 1]), start=1):
        sheet.cell(first + 30, column, cell.value)
    write(rows[1])


def add_columns_and_notes(rows, sheet, first):
    write(rows[1])
    sheet.insert_cols(1)
    sheet.cell(first - 1, 1, "My notes")
    sheet.cell(first + 20, 1, "ask the parks team")


def add_rows_above(rows, sheet, first):
    write(rows[1])
    sheet.insert_rows(1, amount=3)
    sheet.cell(1, 1, "Row id of the sheet is not here")


def hide_the_notes(rows, sheet, first):
    write(rows[1])
    sheet.delete_rows(1, first - 2)


@pytest.mark.parametrize(
    "change",
    [
        sort,
        delete,
        paste_again,
        paste_again_open,
        add_columns_and_notes,
        add_rows_above,
        hide_the_notes,
    ],
)
def test_a_workbook_that_was_worked_in_means_what_people_wrote(filled, change):
    assert said(filled(change)) == {("why", "t1"): OPEN}


def unknown_choice(rows, sheet, first):
    write(rows[1], change="Sort of")


def two_answers(rows, sheet, first):
    paste_again(rows, sheet, first)
    sheet.cell(first + 30, 6, "They close.")


def without_an_id(rows, sheet, first):
    write(rows[1])
    rows[1]["Row id"].value = None


def changed_id(rows, sheet, first):
    rows[1]["Row id"].value = "why / t9 / 12345678"


def cut_id(rows, sheet, first):
    rows[1]["Row id"].value = "why"


def column_sorted_alone(rows, sheet, first):
    rows[1]["Theme"].value, rows[2]["Theme"].value = "Dogs off the lead", "Toilets in winter"


def ids_sorted_alone(rows, sheet, first):
    rows[1]["Row id"].value, rows[2]["Row id"].value = (
        rows[2]["Row id"].value,
        rows[1]["Row id"].value,
    )


def a_formula(rows, sheet, first):
    write(rows[1], text="=A3")


def a_broken_formula(rows, sheet, first):
    write(rows[1], by="#REF!")


@pytest.mark.parametrize(
    ("change", "says", "rows"),
    [
        (unknown_choice, "This is none of the choices.", (10,)),
        (two_answers, "Row 10 is of the same theme and says something else.", (39,)),
        (without_an_id, "Something is written in a row without an id", (10,)),
        (changed_id, "The id is not that of the theme beside it.", (10,)),
        (cut_id, "This is the id of no row.", (10,)),
        (column_sorted_alone, "The id is not that of the theme beside it.", (10, 11)),
        (ids_sorted_alone, "The id is not that of the theme beside it.", (10, 11)),
        (a_formula, "This is a formula, or what a formula shows that went wrong.", (10,)),
        (a_broken_formula, "This is a formula, or what a formula shows that went wrong.", (10,)),
    ],
)
def test_a_spoilt_row_is_a_sentence_with_its_place(filled, change, says, rows):
    with pytest.raises(ReviewError) as refused:
        filled(change)
    problems = refused.value.problems
    assert [problem.place.row for problem in problems] == list(rows)
    assert all(problem.what.startswith(says) for problem in problems)
    assert {(p.place.file, p.place.sheet) for p in problems} == {("response.xlsx", "Responses")}
    assert all(problem.place.column and problem.hint for problem in problems)
    assert "They" not in str(refused.value)


def rename_a_column(rows, sheet, first):
    rows[0]["By"].parent.cell(first - 1, rows[0]["By"].column, "Author")


def repeat_a_column(rows, sheet, first):
    sheet.cell(first - 1, 12, "By")


def lose_the_sheet(rows, sheet, first):
    sheet.title = "Sheet1"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (rename_a_column, "The column is missing."),
        (repeat_a_column, "There are two columns of this name."),
        (lose_the_sheet, "The sheet is missing."),
    ],
)
def test_a_spoilt_sheet_is_a_sentence(filled, change, says):
    with pytest.raises(ReviewError) as refused:
        filled(change)
    assert [problem.what for problem in refused.value.problems] == [says]


def test_the_workbook_of_another_study_is_refused_in_one_sentence(filled):
    with pytest.raises(ReviewError) as refused:
        filled(study="rivers")
    (problem,) = refused.value.problems
    assert problem.what == "The workbook is of another study."


def test_a_file_that_is_no_workbook_is_a_sentence(tmp_path):
    path = tmp_path / "response.xlsx"
    path.write_bytes(b"PK\x03\x04 saved halfway")
    with pytest.raises(ReviewError, match="cannot be read as a workbook"):
        read_responses(path)


def test_all_that_is_wrong_is_told_at_once(filled):
    def spoil(rows, sheet, first):
        write(rows[1], change="Sort of")
        write(rows[2], text="#N/A", change="Perhaps")

    with pytest.raises(ReviewError) as refused:
        filled(spoil)
    assert [(p.place.row, p.place.heading) for p in refused.value.problems] == [
        (10, "What changed"),
        (11, "Our response"),
        (11, "What changed"),
    ]


def test_a_workbook_is_written_again_only_where_it_asks_something_else_or_lost_a_row(filled):
    whole = filled(lambda rows, *_: write(rows[1]))
    record = with_responses(ResponseRecord(), whole)
    stands = book(responding_of(THEMES, record))
    assert is_up_to_date(stands, whole)
    assert not is_up_to_date(stands, filled(delete))
    assert not is_up_to_date(book(responding_of(THEMES[:2], record)), whole)
    assert not is_up_to_date(stands, ResponsesReturned())


def test_a_workbook_that_lacks_a_response_that_stands_is_written_again(filled):
    """Left so, its empty cells would take the response back at the next run."""
    record = ResponseRecord((KeptResponse(*WHOLE, "", OPEN),))
    assert not is_up_to_date(book(responding_of(THEMES, record)), filled())


def test_responses_stand_in_the_workbook_when_it_is_written_again_and_earlier_ones_beside(tmp_path):
    record = ResponseRecord((KeptResponse("why", "t1", "Toilets in winter", OPEN),))
    gone = KeptResponse("why", "t8", "Swans", CouncilResponse("=We feed them.", None, "", "CD"))
    path = tmp_path / "response.xlsx"
    write_responses(book(responding_of(THEMES, record), earlier=(gone,)), path)
    _, _, _, rows = open_responses(path)
    assert rows[1]["Our response"].value == "They stay open."
    earlier = load_workbook(path)["Earlier responses"]
    found = [cell for row in earlier.iter_rows() for cell in row if cell.value == "=We feed them."]
    assert [cell.data_type for cell in found] == ["s"]
    returned = checked(read_responses(path), "parks")
    assert with_responses(record, returned) == record


def test_the_same_book_gives_the_same_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_responses(book(), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_what_is_printed_has_no_column_that_is_always_empty_and_no_id(tmp_path):
    write_responses(book(), tmp_path / "response.xlsx")
    sheet = load_workbook(tmp_path / "response.xlsx")["Responses"]
    (table,) = sheet.tables.values()
    headings = [column.name for column in table.tableColumns]
    assert "Points made" not in headings
    assert headings[-1] == "Row id"
    assert sheet.print_area.partition(":")[2].startswith(f"${chr(ord('A') + len(headings) - 2)}$")
    assert sheet.print_title_rows is not None
