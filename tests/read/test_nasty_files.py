"""The file-level half of the catalogue of nasty inputs: each is put right, said or refused.

Source of the numbers: formats survey, 5. Those of single platforms are with their platform.
"""

import csv
import io
import zipfile
from datetime import datetime

import openpyxl
import pandas as pd
import pytest

from consult.errors import ExportError
from consult.model.tables import ISSUES, conform
from consult.office import write_text_cell
from consult.read import READERS, choose_sheet, open_export
from pipelines.ingest import write_issues
from tests.read.exports import LIMESURVEY_HEADINGS, write_csv, write_workbook
from tests.read.studies import answers, read, single, study_of, text

HEADINGS = ["Ref", "Agree?", "Why?"]
ONE = ["1", "Yes", "a"]
TWO = ["2", "No", "b"]


def put(folder, content, name="a.csv"):
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def grid_of(path):
    return open_export(path).grids[0]


def rows_of(path):
    return [list(row) for row in grid_of(path).rows]


def sheet_of(path):
    return choose_sheet(open_export(path), READERS)


def refusal(path):
    with pytest.raises(ExportError) as caught:
        sheet_of(path)
    assert "Hint:" in str(caught.value)
    return str(caught.value)


def issue(path, code):
    found = [one for one in sheet_of(path).issues if one.code == code]
    assert len(found) == 1, [one.code for one in sheet_of(path).issues]
    return found[0]


def saved(folder, change, rows=(HEADINGS, ONE, TWO), name="a.xlsx"):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    book.save(folder / name)
    return folder / name


@pytest.mark.parametrize("content", ["", "Ref,Agree?,Why?\n", "\ufeff"])
def test_01_a_file_with_no_responses_is_refused(tmp_path, content):
    said = refusal(put(tmp_path, content))
    assert "empty" in said or "no responses" in said


def test_01_the_single_blank_record_of_an_empty_limesurvey_is_no_response(tmp_path):
    path = write_csv(tmp_path / "a.csv", [LIMESURVEY_HEADINGS, [""] * 12], quoting=csv.QUOTE_ALL)
    assert "no responses" in refusal(path)


def test_02_a_csv_called_xlsx_is_read_by_its_content_and_noted(tmp_path):
    path = write_csv(tmp_path / "a.xlsx", [HEADINGS, ONE])
    assert rows_of(path)[1] == ONE
    assert issue(path, "wrong extension")


def test_02_a_web_page_called_xls_is_refused_by_its_true_name(tmp_path):
    assert "web page" in refusal(put(tmp_path, "<html><table></table></html>", "a.xls"))


def test_03_a_workbook_with_a_password_says_to_remove_it(tmp_path):
    content = bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le")
    assert "remove the password" in refusal(put(tmp_path, content, "a.xlsx"))


def test_04_a_pdf_summary_names_the_export_needed(tmp_path):
    assert "as .xlsx or .csv" in refusal(put(tmp_path, b"%PDF-1.7", "a.pdf"))


def zipped(folder, *members):
    with zipfile.ZipFile(folder / "a.zip", "w") as package:
        for name in members:
            package.writestr(name, "Ref,Agree?,Why?\n1,Yes,a\n")
    return folder / "a.zip"


def test_05_a_zip_of_one_table_is_opened(tmp_path):
    assert rows_of(zipped(tmp_path, "a.csv"))[1] == ONE


@pytest.mark.parametrize("cut", [30, 200, 4_000])
def test_06_a_half_downloaded_workbook_is_damaged(tmp_path, cut):
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, *[ONE] * 200])
    path.write_bytes(path.read_bytes()[:cut])
    assert "damaged" in refusal(path)


def test_06_a_workbook_with_a_byte_changed_is_damaged(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, *[ONE] * 200])
    content = bytearray(path.read_bytes())
    content[content.index(b"sheet1.xml") + 60] ^= 255
    path.write_bytes(content)
    assert "damaged" in refusal(path)


def test_07_a_mark_before_a_quoted_heading_is_no_part_of_it(tmp_path):
    path = write_csv(
        tmp_path / "a.csv", [HEADINGS, ONE], encoding="utf-8-sig", quoting=csv.QUOTE_ALL
    )
    assert rows_of(path)[0] == HEADINGS


def test_08_utf16_with_tabs_is_read(tmp_path):
    path = write_csv(tmp_path / "a.tsv", [HEADINGS, ONE], encoding="utf-16", delimiter="\t")
    assert rows_of(path) == [HEADINGS, ONE]


def test_09_curly_quotes_of_windows_are_read_and_the_line_noted(tmp_path):
    rows = [HEADINGS, ONE, ["2", "No", "it’s £5"]]
    path = write_csv(tmp_path / "a.csv", rows, encoding="cp1252")
    assert rows_of(path) == rows
    assert issue(path, "encoding").place.row == 3


def test_10_mac_roman_is_read_and_a_tie_is_a_warning(tmp_path):
    rows = [HEADINGS, ["1", "Yes", "it’s “fine”…"]]
    assert rows_of(write_csv(tmp_path / "a.csv", rows, encoding="mac_roman")) == rows
    tied = put(tmp_path, b"Ref,Agree?,Why?\n1,Yes,caf\xc9 \n", "b.csv")
    assert issue(tied, "encoding").severity == "warning"


def test_11_garbled_characters_are_put_right_curly_quotes_and_all(tmp_path):
    garbled = "it’s £5 — “too” much".encode().decode("cp1252", errors="replace")
    rows = [HEADINGS, ["1", "Yes", "itâ€™s Â£5"], TWO, ["3", "No", "donâ€™t"]]
    path = write_csv(tmp_path / "a.csv", rows)
    assert garbled.startswith("itâ€™s Â£5")
    assert [row[2] for row in rows_of(path)[1:]] == ["it’s £5", "b", "don’t"]
    found = issue(path, "garbled characters")
    assert (str(found.place), found.count) == ("a.csv > row 2 > column C", 2)
    assert "in 1 more: row 4" in found.message
    assert "it’s" not in found.message


def test_12_what_is_garbled_for_good_is_kept_and_a_warning(tmp_path):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ["1", "Yes", "itŒæs mine"]])
    assert rows_of(path)[1][2] == "itŒæs mine"
    assert issue(path, "garbled for good").severity == "warning"


def test_13_characters_of_no_width_do_not_split_an_option_and_stay_in_a_comment(tmp_path):
    rows = [HEADINGS, ["1", "\ufeffYes", "\u200bword"], ["2", "Yes", "b"]]
    found = read(tmp_path, rows, [single(), text()], ignored=["A"])
    assert {option for _, option, _ in answers(found)} == {"Yes"}
    assert found.comments["text"].iloc[0] == "\u200bword"


def test_14_spaces_of_every_kind_do_not_split_an_option_or_a_heading(tmp_path):
    rows = [["Ref", " Agree?\xa0 ", "Why?"], ["1", "\xa0Yes ", " a  b "], ["2", "Yes", "b"]]
    found = read(tmp_path, rows, [single(), text()], ignored=["A"])
    assert {option for _, option, _ in answers(found)} == {"Yes"}
    assert found.comments["text"].iloc[0] == " a  b "
    assert sheet_of(tmp_path / "a.csv").layout.columns[1].heading == "Agree?"


def test_15_escapes_of_excel_are_decoded_and_an_escaped_escape_is_not(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "x_x000D_\ny", "_x005F_x000D_"]])
    assert rows_of(path)[1][1:] == ["x\r\ny", "_x000D_"]


def test_16_control_characters_are_taken_out_and_noted(tmp_path):
    path = put(tmp_path, "Ref,Agree?,Why?\n1,Yes,a\x0bb\x1fc\n")
    assert rows_of(path)[1][2] == "abc"
    assert issue(path, "control characters").place.row == 2


def test_17_nul_bytes_are_taken_out_and_noted(tmp_path):
    path = put(tmp_path, "Ref,Agree?,Why?\n1,Yes,a\x00b\n")
    assert rows_of(path)[1][2] == "ab"
    assert issue(path, "nul")


@pytest.mark.parametrize("line", ["sep=;\n", '"sep=;"\r\n', "SEP=;\r\n"])
def test_18_a_line_that_names_the_separator_is_no_heading(tmp_path, line):
    assert rows_of(put(tmp_path, f"{line}Ref;Agree?;Why?\n1;Yes;a, b, c\n"))[1][2] == "a, b, c"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_19_semicolons_and_tabs_are_found(tmp_path, delimiter):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ONE], delimiter=delimiter)
    assert rows_of(path) == [HEADINGS, ONE]


def test_20_a_blank_cell_more_in_every_row_does_not_shift_the_columns(tmp_path):
    sheet = sheet_of(put(tmp_path, "Ref,Agree?,Why?\n1,Yes,a,\n2,No,b,\n"))
    assert sheet.grid.column(1, sheet.response_rows) == ["Yes", "No"]


def test_21_a_comma_outside_quotes_names_the_rows_and_no_words(tmp_path):
    said = refusal(put(tmp_path, "Ref,Agree?,Why?\n1,Yes,a\n2,No,secret, words\n"))
    assert "row 3" in said
    assert "secret" not in said


def test_22_short_rows_are_filled_up_and_a_warning(tmp_path):
    path = put(tmp_path, "Ref,Agree?,Why?\n1,Yes,a\n2\n3,No\n")
    assert grid_of(path).cell(2, 2) == ""
    found = issue(path, "short rows")
    assert (found.severity, found.place.row, found.count) == ("warning", 3, 2)


def test_23_a_quote_never_closed_names_the_line_where_it_opens(tmp_path):
    said = refusal(put(tmp_path, 'Ref,Agree?,Why?\n1,Yes,a\n2,No,"secret\n3,No,c\n'))
    assert "row 3" in said
    assert "secret" not in said


def test_24_line_breaks_in_headings_and_answers_are_no_rows(tmp_path):
    rows = [["Ref", "Do you\nagree?", "Why?"], ["1", "Yes", "a\n\nb\r\nc"], TWO]
    path = write_csv(tmp_path / "a.csv", rows)
    assert rows_of(path) == rows
    assert len(sheet_of(path).response_rows) == 2


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


def test_28_headings_merged_downwards_and_across_are_filled_within_the_merge(tmp_path):
    def merge(book):
        for cells in ("A2:A3", "B2:B3", "C2:D2", "E2:F2", "A1:F1"):
            book.active.merge_cells(cells)

    rows = [
        ["Buses"],
        ["Ref", "Who?", "Do you agree?", None, "How often?", None],
        [None, None, "Fares", "Times", "Bus", "Train"],
        ["1", "Resident", "Yes", "No", "Daily", "Never"],
        ["2", "Visitor", "No", "No", "Weekly", "Never"],
    ]
    sheet = sheet_of(saved(tmp_path, merge, rows))
    assert sheet.response_rows == [3, 4]
    assert [(one.stem, one.part) for one in sheet.layout.columns] == [
        ("Ref", ""),
        ("Who?", ""),
        ("Do you agree?", "Fares"),
        ("Do you agree?", "Times"),
        ("How often?", "Bus"),
        ("How often?", "Train"),
    ]


def test_30_title_and_blank_rows_above_the_headings_are_skipped_and_noted(tmp_path):
    rows = [["Let's talk buses"], [], HEADINGS, ONE, TWO]
    path = write_workbook(tmp_path / "a.xlsx", rows)
    assert sheet_of(path).layout.heading_rows == (2,)
    assert "row 1" in issue(path, "rows above the headings").message


def test_31_a_blank_row_between_headings_and_responses_is_no_response(tmp_path):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ["", "", ""], ONE, TWO])
    assert sheet_of(path).response_rows == [2, 3]


def test_34_headings_that_stand_twice_are_told_apart_by_their_columns(tmp_path):
    rows = [["Ref", "Why?", "Why?"], ["1", "a", "b"], ["2", "c", "d"]]
    specs = [text("B"), {**text("C"), "id": "again"}]
    found = read(tmp_path, rows, specs, ignored=["A"])
    assert list(found.comments["text"]) == ["a", "c", "b", "d"]


def test_35_a_column_without_a_heading_is_a_warning_and_a_blank_one_is_dropped(tmp_path):
    path = write_csv(tmp_path / "a.csv", [["Ref", "", "Why?", "So?", ""], [*ONE, "x", ""]])
    assert len(sheet_of(path).layout.columns) == 4
    assert issue(path, "no heading").place.column == "B"


def test_36_totals_beneath_the_responses_are_left_out_and_a_warning(tmp_path):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ONE, TWO, ["Total", "2", ""]])
    assert len(sheet_of(path).response_rows) == 2
    assert "row 4" in issue(path, "totals left out").message


def test_37_rows_that_are_formatted_but_blank_are_no_responses(tmp_path):
    def paint(book):
        for row in range(2, 900):
            book.active.cell(row, 2).fill = openpyxl.styles.PatternFill("solid", "FFFF00")

    assert len(sheet_of(saved(tmp_path, paint)).response_rows) == 2


def test_38_hidden_rows_and_columns_are_read_and_counted(tmp_path):
    def hide(book):
        book.active.row_dimensions[3].hidden = True
        book.active.column_dimensions["C"].hidden = True

    path = saved(tmp_path, hide)
    assert rows_of(path)[2] == TWO
    assert (issue(path, "hidden rows").count, issue(path, "hidden columns").count) == (1, 1)
    assert issue(path, "hidden rows").place.sheet == "Sheet"


def test_39_of_several_sheets_all_are_named_and_one_can_be_chosen(tmp_path):
    def add(book):
        other = book.create_sheet("Wave 2")
        for row in (HEADINGS, ["9", "No", "z"]):
            other.append(row)

    path = saved(tmp_path, add)
    message = issue(path, "other sheets").message
    assert '"Wave 2"' in message
    assert "`sheet` in study.toml" in message
    chosen = choose_sheet(open_export(path), READERS, sheet="Wave 2")
    assert chosen.grid.cell(1, 0) == "9"


def test_39_a_hidden_sheet_is_said_to_be_hidden(tmp_path):
    def hide(book):
        other = book.create_sheet("Old")
        other.append(["note"])
        other.sheet_state = "hidden"

    assert issue(saved(tmp_path, hide), "hidden sheet").place.sheet == "Old"


def test_45_errors_of_excel_are_a_warning_with_every_row(tmp_path):
    def break_two(book):
        for row, error in ((2, "#NAME?"), (3, "#REF!")):
            book.active.cell(row, 3, error).data_type = "e"

    path = saved(tmp_path, break_two)
    found = issue(path, "text lost in Excel")
    assert (str(found.place), found.count) == ('a.xlsx > sheet "Sheet" > row 2 > column C', 2)
    assert "row 3" in found.message
    assert rows_of(path)[2] == ["2", "No"] or rows_of(path)[2][2] == ""


def test_46_a_comment_stored_as_a_formula_comes_back(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "Yes", "=not enough buses"]])
    assert rows_of(path)[1][2] == "=not enough buses"
    assert issue(path, "formula read as text").place.row == 2


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


def test_55_blank_submissions_are_set_aside_and_counted(tmp_path):
    found = read(tmp_path, [HEADINGS, ONE, ["2", "", ""]], [single(), text()], id_column="A")
    assert list(found.responses["set_aside"]) == ["", "blank submission"]
    assert len(found.responses) == found.ledger.entries[0].kept == 2


def test_line_ends_of_an_old_mac_are_line_ends(tmp_path):
    assert rows_of(put(tmp_path, "Ref,Agree?,Why?\r1,Yes,a\r2,No,b\r")) == [HEADINGS, ONE, TWO]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_blank_line_in_the_middle_is_a_row_of_its_own(tmp_path, end):
    path = put(tmp_path, end.join(["Ref,Agree?,Why?", "1,Yes,a", "", "2,No,b", ""]))
    assert sheet_of(path).response_rows == [1, 3]


def test_dates_of_a_workbook_are_iso(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "Yes", datetime(2024, 2, 8, 9)]])
    assert rows_of(path)[1][2] == "2024-02-08 09:00:00"


@pytest.mark.parametrize("body", ['1,"a"b,c\n', '1,a"b,c\n', '1,"a"" ,c",d\n', '"1","a,""b""",c\n'])
def test_the_quick_parser_reads_as_the_careful_one_or_not_at_all(body):
    from consult.read.even import read_even

    whole = f"Ref,Agree?,Why?\n{body}"
    try:
        expected = list(csv.reader(io.StringIO(whole, newline=""), strict=True))
    except csv.Error:
        expected = None
    found = read_even(whole.encode(), ",")
    assert found is None or [list(row) for row in found] == expected


def test_every_oddity_is_a_row_of_the_list_of_issues(tmp_path):
    rows = [HEADINGS, ["1", "Yes", "itâ€™s"], ["2", "No", "a\x0bb"]]
    write_csv(tmp_path / "a.csv", rows)
    from consult.read import read_study

    found = read_study(study_of([single(), text()], id_column="A"), tmp_path)
    assert set(found.issues["code"]) == {"garbled characters", "control characters"}
