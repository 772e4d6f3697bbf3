"""Nasty cells: what a spreadsheet or a typist did to one of them.

Each test bears the number of its input in the formats survey, section 5, and asserts the action
asked for there: put right and said, asked, warned of, or an error.
"""

from datetime import datetime

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from consult.clean import is_non_substantive
from consult.errors import DataError
from consult.model.survey.tables import ISSUES, conform
from consult.model.words.document import Document, Facts
from consult.office import write_text_cell
from consult.read import open_export
from consult.report.sheets.workbook import write_workbook as write_workbook_of
from pipelines.stages.ingest import write_issues
from tests.read.exports import write_csv, write_workbook
from tests.read.nasty import (
    HEADINGS,
    drafted,
    issue,
    options,
    put,
    read_cells,
    rows_of,
    saved,
    sheet_of,
)
from tests.read.studies import answers, read, single, text


def test_13_characters_of_no_width_do_not_split_an_option_stay_and_are_noted(tmp_path):
    rows = [HEADINGS, ["1", "\ufeffYes", "\u200bword"], ["2", "Yes", "b"]]
    found = read(tmp_path, rows, [single(), text()], ignored=["A"])
    assert {option for _, option, _ in answers(found)} == {"Yes"}
    assert found.comments["text"].iloc[0] == "\u200bword"
    noted = found.issues[found.issues["code"] == "characters of no width"]
    assert [tuple(row) for row in noted[["row", "column", "count"]].to_numpy()] == [
        (2, "B", 1),
        (2, "C", 1),
    ]


def test_14_spaces_of_every_kind_do_not_split_an_option_or_a_heading(tmp_path):
    rows = [["Ref", " Agree?\xa0 ", "Why?"], ["1", "\xa0Yes ", " a  b "], ["2", "Yes", "b"]]
    found = read(tmp_path, rows, [single(), text()], ignored=["A"])
    assert {option for _, option, _ in answers(found)} == {"Yes"}
    assert found.comments["text"].iloc[0] == " a  b "
    assert sheet_of(tmp_path / "a.csv").layout.columns[1].heading == "Agree?"


def test_15_escapes_of_excel_are_decoded_and_an_escaped_escape_is_not(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "x_x000D_\ny", "_x005F_x000D_"]])
    assert rows_of(path)[1][1:] == ["x\r\ny", "_x000D_"]


def test_15_escapes_that_a_text_file_still_holds_are_decoded_and_noted(tmp_path):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ["1", "Yes", "x_x000D_\ny"]])
    assert rows_of(path)[1][2] == "x\r\ny"
    assert str(issue(path, "escapes decoded").place) == "a.csv > row 2 > column C"


def test_16_control_characters_are_taken_out_and_noted(tmp_path):
    path = put(tmp_path, "Ref,Agree?,Why?\n1,Yes,a\x0bb\x1fc\n")
    assert rows_of(path)[1][2] == "abc"
    assert issue(path, "control characters").place.row == 2


@pytest.mark.parametrize("length", [131_073, 3_000_000])
def test_25_a_cell_longer_than_the_csv_module_allows_is_read(tmp_path, length):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ["1", "Yes", "x" * length]])
    assert len(rows_of(path)[1][2]) == length


def test_26_cells_that_excel_cut_off_are_a_warning_with_their_rows(tmp_path):
    long = "x" * 32_767
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "Yes", long], ["2", "No", long]])
    found = issue(path, "probably cut off")
    assert (found.place.row, found.place.column, found.count) == (2, "C", 2)
    assert "row 3" in found.message


def test_27_words_too_long_for_a_cell_go_on_in_a_sheet_of_their_own(tmp_path):
    long = "".join(f"w{n:06}" for n in range(10_000))
    facts = Facts("Long", ("What", "Words"), (("Note", long),))
    write_workbook_of(Document("D", "", "", (facts,)), tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    every = [cell for row in book["Table 1"].iter_rows() for cell in row]
    cut = max(every, key=lambda cell: len(str(cell.value)))
    rest = [row for row in book["Long texts"].iter_rows(values_only=True) if row[0] == "Table 1"]
    kept, mark, _ = cut.value.partition(" [cut here")
    assert mark
    assert {row[1] for row in rest} == {cut.coordinate}
    assert kept + "".join(row[3] for row in rest) == long


@pytest.mark.parametrize("cell", ["5", " 5 ", "5.0"])
def test_40_numbers_stored_as_text_are_the_same_option(tmp_path, cell):
    found = read_cells(tmp_path, [cell], kind="scale", scale="one_to_five", options=[])
    assert options(found) == ["5"]


def test_41_leading_zeros_of_ids_stay_and_ids_cut_by_excel_are_warned_of(tmp_path):
    found = read(tmp_path, [HEADINGS, ["007", "Yes", "a"]], [single(), text()], id_column="A")
    assert list(found.responses["platform_id"]) == ["007"]
    cut = [["1.18E+11", "Yes", "a"], ["12345678901234500", "No", "b"]]
    found = read(tmp_path, [HEADINGS, *cut], [single(), text()], id_column="A")
    assert list(found.issues["code"]) == ["id digits lost"]
    assert list(found.issues["count"]) == [2]


def test_42_ids_that_became_decimals_because_of_blanks_are_put_right(tmp_path):
    rows = [HEADINGS, ["118.0", "Yes", "a"], ["", "No", "b"], ["119.0", "No", "c"]]
    found = read(tmp_path, rows, [single(), text()], id_column="A")
    assert list(found.responses["platform_id"]) == ["118", "", "119"]
    assert list(found.issues["code"]) == ["ids put right", "no id"]


@pytest.mark.parametrize("cell", ["2024-10-05 00:00:00", "05-Oct", "Oct-05", "5-Oct-24"])
def test_43_an_option_turned_into_a_date_is_asked_about_with_a_proposal(tmp_path, cell):
    cells = ["0-4"] * 6 + [cell] * 5 + ["11-20"] * 6
    found = drafted(tmp_path, "How many people work for you?", cells)
    assert found.options == ("0-4", "5-10", "11-20")
    assert found.values == {cell: "5-10"}
    assert "a spreadsheet made dates of bands" in found.check


def test_43_such_a_date_is_never_mapped_without_a_person(tmp_path):
    with pytest.raises(DataError, match="changed by Excel"):
        read_cells(tmp_path, ["2024-10-05 00:00:00"], options=("0-4", "5-10"))


@pytest.mark.parametrize(("cell", "label"), [("TRUE", "Yes"), ("False", "No")])
def test_44_yes_and_no_stored_as_booleans_are_put_right(tmp_path, cell, label):
    found = read_cells(tmp_path, [cell], kind="single", scale="yes_no", options=[])
    assert options(found) == [label]


def test_44_percentages_are_numbers(tmp_path):
    found = read_cells(tmp_path, ["25%", "7.5 %"], kind="number", options=[])
    assert found.answers["number"].tolist() == [25, 7.5]


@pytest.mark.parametrize("shown", ["0%", "0.0%", '0.00" %"', "General"])
def test_44_a_percentage_by_its_number_format_is_read_as_shown_and_noted(tmp_path, shown):
    def share(book):
        for row, value in ((2, 0.25), (3, 0.075)):
            book.active.cell(row, 2, value).number_format = shown

    path = saved(tmp_path, share)
    is_percent = shown in ("0%", "0.0%")
    cells = [row[1] for row in rows_of(path)[1:]]
    assert cells == (["25%", "7.5%"] if is_percent else ["0.25", "0.075"])
    noted = [one.count for one in sheet_of(path).issues if one.code == "percentage"]
    assert noted == ([2] if is_percent else [])


def test_45_errors_of_excel_are_a_warning_with_every_row(tmp_path):
    def break_two(book):
        for row, error in ((2, "#NAME?"), (3, "#REF!")):
            book.active.cell(row, 3, error).data_type = "e"

    path = saved(tmp_path, break_two)
    found = issue(path, "text lost in Excel")
    assert (str(found.place), found.count) == ('a.xlsx > sheet "Sheet" > row 2 > column C', 2)
    assert "row 3" in found.message
    assert rows_of(path)[1:] == [["1", "Yes", ""], ["2", "No", ""]]


def test_46_a_comment_stored_as_a_formula_comes_back(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "Yes", "=not enough buses"]])
    assert rows_of(path)[1][2] == "=not enough buses"
    assert issue(path, "formula read as text").place.row == 2


def test_46_a_comment_stored_as_an_array_formula_comes_back_too(tmp_path):
    typed = ArrayFormula("C2:C2", "=not enough_x000D_buses")
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "Yes", typed]])
    assert rows_of(path)[1][2] == "=not enough\rbuses"
    assert issue(path, "formula read as text").count == 1


def test_46_a_cell_of_a_what_if_table_holds_no_words_and_stays_blank(tmp_path):
    table = DataTableFormula(ref="C2:C2", r1="A1")
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "Yes", table], ["2", "No", "b"]])
    assert [row[2] for row in rows_of(path)] == ["Why?", "", "b"]
    assert "formula read as text" not in {found.code for found in open_export(path).issues}


@pytest.mark.parametrize("sign", "=+-@")
def test_47_one_protective_apostrophe_is_taken_off(tmp_path, sign):
    rows = [HEADINGS, ["1", "Yes", f"''{sign}a"], ["2", "No", f"'{sign}b"], ["3", "No", "'tis"]]
    path = write_csv(tmp_path / "a.csv", rows)
    assert [row[2] for row in rows_of(path)[1:]] == [f"''{sign}a", f"{sign}b", "'tis"]
    assert issue(path, "apostrophe taken off").count == 1


def test_48_a_heading_that_is_a_formula_is_text_in_the_list_of_issues(tmp_path):
    row = {"severity": "note", "code": "x", "file": "=a", "sheet": "", "row": 1, "column": "B"}
    row |= {"heading": "=cmd()", "message": "+m", "count": 1}
    listed = conform(pd.DataFrame([row]), ISSUES)
    write_issues(listed, tmp_path / "issues.csv")
    again = pd.read_csv(tmp_path / "issues.csv", encoding="utf-8-sig")
    assert list(again.loc[0, ["file", "heading", "message"]]) == ["'=a", "'=cmd()", "'+m"]


def test_48_words_that_look_like_a_formula_are_written_as_words(tmp_path):
    book = openpyxl.Workbook()
    write_text_cell(book.active["A1"], "=1+1")
    book.save(tmp_path / "out.xlsx")
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").active["A1"].data_type == "s"


@pytest.mark.parametrize("words", ["None", "N/A", "null", "NA", "nan"])
def test_49_words_that_look_like_nothing_are_kept_as_answers(tmp_path, words):
    rows = [HEADINGS, ["1", words, words]]
    found = read(tmp_path, rows, [single(options=(words, "B")), text()], id_column="A")
    assert answers(found) == [("online-1", words, "answered")]
    assert list(found.comments["text"]) == [words]


@pytest.mark.parametrize("words", ["-", ".", ",", "n/a", "no comment", "as above", "see above"])
def test_50_a_comment_that_says_nothing_is_kept_and_flagged(tmp_path, words):
    found = read(tmp_path, [HEADINGS, ["1", "Yes", words]], [single(), text()], id_column="A")
    assert list(found.comments["text"]) == [words]
    assert is_non_substantive(words)


def test_dates_of_a_workbook_are_iso(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "Yes", datetime(2024, 2, 8, 9)]])
    assert rows_of(path)[1][2] == "2024-02-08 09:00:00"
