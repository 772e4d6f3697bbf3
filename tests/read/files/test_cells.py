"""Every cell is read as it was written; blank is the only missing value."""

import csv
from datetime import datetime

import openpyxl
import pytest

from consult.office import write_text_cell
from consult.read import open_export
from tests.read.exports import write_csv, write_workbook

HEADINGS = ["Ref", "Agree?", "Why?"]


def cells(path):
    return [list(row) for row in open_export(path).grids[0].rows]


@pytest.mark.parametrize("words", ["None", "N/A", "NA", "null", "nan", "-", "TRUE", " padded "])
def test_words_that_look_like_nothing_are_answers(tmp_path, words):
    assert cells(write_csv(tmp_path / "a.csv", [HEADINGS, ["1", words, "x"]]))[1][1] == words
    assert cells(write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", words, "x"]]))[1][1] == words


def test_numbers_and_dates_become_plain_text(tmp_path):
    row = [5.0, 118000000001, datetime(2024, 2, 8, 9, 30)]
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, row, [2.5, True, None]])
    assert cells(path)[1:] == [
        ["5", "118000000001", "2024-02-08 09:30:00"],
        ["2.5", "TRUE", ""],
    ]


COMMENT = "Ünïcode — “curly”, a comma,\n\n  a new line and\ttab 🙂 "


def test_a_comment_is_kept_to_the_character(tmp_path):
    assert cells(write_csv(tmp_path / "a.csv", [HEADINGS, ["1", "Yes", COMMENT]]))[1][2] == COMMENT
    book = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "Yes", COMMENT]])
    assert cells(book)[1][2] == COMMENT


@pytest.mark.parametrize(
    "words", ["=SUM of its parts, at best", "=1 thing matters", "=cmd|' /C'!A0"]
)
def test_a_comment_that_begins_with_an_equals_sign_comes_back(tmp_path, words):
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "Yes", words]])
    assert cells(path)[1][2] == words


def test_such_a_comment_written_as_text_comes_back_too(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(HEADINGS)
    book.active.append(["1", "Yes"])
    write_text_cell(book.active["C2"], "=SUM of its parts")
    book.save(tmp_path / "a.xlsx")
    assert cells(tmp_path / "a.xlsx")[1][2] == "=SUM of its parts"


def test_text_that_excel_turned_into_an_error_is_reported(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(HEADINGS)
    book.active.append(["1", "Yes", "#NAME?"])
    book.active["C2"].data_type = "e"
    book.save(tmp_path / "a.xlsx")
    export = open_export(tmp_path / "a.xlsx")
    assert export.grids[0].cell(1, 2) == ""
    assert [(issue.code, str(issue.place)) for issue in export.issues] == [
        ("text lost in Excel", 'a.xlsx > sheet "Sheet" > row 2 > column C')
    ]


def test_escaped_characters_of_excel_are_decoded(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "a_x005F_x000D_b", "plain_text"]])
    assert cells(path)[1] == ["1", "a_x000D_b", "plain_text"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_told_apart(tmp_path, encoding):
    rows = [HEADINGS, ["1", "Yes", "it’s £5 – too much"]]
    assert cells(write_csv(tmp_path / "a.csv", rows, encoding=encoding)) == rows


def test_mac_roman_is_told_from_windows_and_noted(tmp_path):
    rows = [HEADINGS, ["1", "Yes", "it’s “fine” … really—yes"]]
    export = open_export(write_csv(tmp_path / "a.csv", rows, encoding="mac_roman"))
    assert (export.encoding, list(export.grids[0].rows)) == ("mac_roman", rows)
    assert export.issues[0].code == "encoding"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_found_by_trying_them(tmp_path, delimiter):
    rows = [HEADINGS, ["1", "Yes; no", "a, b"], ["2", "No", "c | d"]]
    assert cells(write_csv(tmp_path / "a.csv", rows, delimiter=delimiter)) == rows


def test_a_line_that_names_the_separator_is_honoured(tmp_path):
    (tmp_path / "a.csv").write_text("sep=;\nRef;Agree?;Why?\n1;Yes;a\n", encoding="utf-8")
    assert cells(tmp_path / "a.csv") == [HEADINGS, ["1", "Yes", "a"]]


def test_quotation_marks_typed_in_a_google_tsv_stay(tmp_path):
    (tmp_path / "a.tsv").write_text('Ref\tAgree?\tWhy?\n1\tYes\t"Big data"\n', encoding="utf-8")
    assert cells(tmp_path / "a.tsv")[1][2] == '"Big data"'


def test_a_cell_longer_than_the_csv_module_allows_is_read(tmp_path):
    long = "word " * 40_000
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ["1", "Yes", long]], quoting=csv.QUOTE_ALL)
    assert cells(path)[1][2] == long


def test_a_cell_that_excel_cut_off_is_reported(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "Yes", "x" * 32_767]])
    assert "probably cut off" in [issue.code for issue in open_export(path).issues]
