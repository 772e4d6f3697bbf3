"""Nasty files: what a file is, its encoding, what stands between cells.

Each test bears the number of its input in the formats survey, section 5, and asserts the action
asked for there: put right and said, asked, warned of, or an error.
"""

import csv
import zipfile

import pytest

from consult.draft.provenance import steps_of
from consult.read import READERS, choose_sheet, open_export, read_study
from tests.read.exports import LIMESURVEY_HEADINGS, write_csv, write_workbook
from tests.read.nasty import (
    HEADINGS,
    ONE,
    TWO,
    issue,
    put,
    refusal,
    rows_of,
)
from tests.read.studies import single, study_of, text


@pytest.mark.parametrize(
    ("content", "words"),
    [("", "is empty"), ("Ref,Agree?,Why?\n", "headings, but no responses"), ("\ufeff", "is empty")],
)
def test_01_a_file_with_no_responses_is_refused(tmp_path, content, words):
    assert words in refusal(put(tmp_path, content))


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


def test_04_a_word_summary_names_the_export_needed(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("word/document.xml", "<w:document/>")
    said = refusal(tmp_path / "a.docx")
    assert "Word document" in said
    assert "as .xlsx or .csv" in said


def zipped(folder, *members):
    with zipfile.ZipFile(folder / "a.zip", "w") as package:
        for name in members:
            package.writestr(name, "Ref,Agree?,Why?\n1,Yes,a\n")
    return folder / "a.zip"


def test_05_a_zip_of_one_table_is_opened_and_noted(tmp_path):
    path = zipped(tmp_path, "a.csv")
    assert rows_of(path)[1] == ONE
    assert issue(path, "unpacked").severity == "note"


def test_05_of_a_zip_of_several_tables_all_are_named_to_choose_from(tmp_path):
    said = refusal(zipped(tmp_path, "main.csv", "easy.csv"))
    assert 'holds 2 tables: "main.csv", "easy.csv"' in said
    assert "name each of them" in said


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


def step(path, name):
    """What a step of recognising a file found, as it stands in study.toml."""
    export = open_export(path)
    steps = steps_of(export, choose_sheet(export, READERS))
    return next(str(one) for one in steps if one.name == name)


def test_07_a_mark_before_a_quoted_heading_is_no_part_of_it(tmp_path):
    path = write_csv(
        tmp_path / "a.csv", [HEADINGS, ONE], encoding="utf-8-sig", quoting=csv.QUOTE_ALL
    )
    assert rows_of(path)[0] == HEADINGS
    assert step(path, "encoding") == "encoding: utf-8-sig (a byte-order mark says so; 1.00)"


def test_08_utf16_with_tabs_is_read_and_written_down(tmp_path):
    path = write_csv(tmp_path / "a.tsv", [HEADINGS, ONE], encoding="utf-16", delimiter="\t")
    assert rows_of(path) == [HEADINGS, ONE]
    assert step(path, "encoding") == "encoding: utf-16 (a byte-order mark says so; 1.00)"


def test_09_curly_quotes_of_windows_are_read_and_the_line_noted(tmp_path):
    rows = [HEADINGS, ONE, ["2", "No", "it’s £5"]]
    path = write_csv(tmp_path / "a.csv", rows, encoding="cp1252")
    assert rows_of(path) == rows
    assert issue(path, "encoding").place.row == 3


def test_10_mac_roman_is_read_and_noted_and_a_tie_is_a_warning(tmp_path):
    rows = [HEADINGS, ["1", "Yes", "it’s “fine”…"]]
    path = write_csv(tmp_path / "a.csv", rows, encoding="mac_roman")
    assert rows_of(path) == rows
    assert (issue(path, "encoding").severity, issue(path, "encoding").place.row) == ("note", 2)
    tied = put(tmp_path, b"Ref,Agree?,Why?\n1,Yes,caf\xc9 \n", "b.csv")
    assert issue(tied, "encoding").severity == "warning"


@pytest.mark.parametrize("words", ["don’t", "the council’s plan", "“quoted”", "now – or never"])
def test_09_marks_of_a_word_processor_alone_are_windows_without_a_warning(tmp_path, words):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ["1", "Yes", words]], encoding="cp1252")
    assert rows_of(path)[1][2] == words
    assert issue(path, "encoding").severity == "note"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_12_one_bad_byte_is_one_bad_byte_and_the_rest_stays_utf8(tmp_path, mark):
    content = mark + "Ref,Agree?,Why?\n1,Café,£5 – naïve\n2,Café,caf".encode() + b"\xe9 x\n"
    path = put(tmp_path, content)
    assert [row[1:] for row in rows_of(path)[1:]] == [
        ["Café", "£5 – naïve"],
        ["Café", "caf\ufffd x"],
    ]
    assert str(issue(path, "garbled for good").place) == "a.csv > row 3 > column C"
    assert not [one for one in open_export(path).issues if one.code == "encoding"]


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


def test_17_nul_bytes_are_taken_out_and_a_warning(tmp_path):
    path = put(tmp_path, "Ref,Agree?,Why?\n1,Yes,a\x00b\n")
    assert rows_of(path)[1][2] == "ab"
    assert issue(path, "nul").severity == "warning"


@pytest.mark.parametrize("line", ["sep=;\n", '"sep=;"\r\n', "SEP=;\r\n"])
def test_18_a_line_that_names_the_separator_is_no_heading_and_is_noted(tmp_path, line):
    path = put(tmp_path, f"{line}Ref;Agree?;Why?\n1;Yes;a, b, c\n")
    assert rows_of(path)[1][2] == "a, b, c"
    assert issue(path, "separator line").place.row == 1


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_19_semicolons_and_tabs_are_found_and_written_down(tmp_path, delimiter):
    path = write_csv(tmp_path / "a.csv", [HEADINGS, ONE], delimiter=delimiter)
    assert rows_of(path) == [HEADINGS, ONE]
    found = {";": "semicolon", "\t": "tab"}[delimiter]
    assert f": {found} (100% of the first rows have 3 cells" in step(path, "between cells")


def test_line_ends_of_an_old_mac_are_line_ends(tmp_path):
    assert rows_of(put(tmp_path, "Ref,Agree?,Why?\r1,Yes,a\r2,No,b\r")) == [HEADINGS, ONE, TWO]


def test_every_oddity_is_a_row_of_the_list_of_issues(tmp_path):
    rows = [HEADINGS, ["1", "Yes", "itâ€™s"], ["2", "No", "a\x0bb"]]
    write_csv(tmp_path / "a.csv", rows)

    found = read_study(study_of([single(), text()], id_column="A"), tmp_path)
    assert set(found.issues["code"]) == {"garbled characters", "control characters"}
