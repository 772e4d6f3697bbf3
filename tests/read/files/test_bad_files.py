"""A file that cannot be read is refused in a sentence: what, where, what to do."""

import zipfile

import openpyxl
import pytest

from consult.errors import ExportError
from consult.read import READERS, choose_sheet, open_export
from tests.read.exports import write_csv

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def refusal(path):
    with pytest.raises(ExportError) as caught:
        choose_sheet(open_export(path), READERS)
    return str(caught.value)


def put(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


def zipped(folder, name, *members):
    path = folder / name
    with zipfile.ZipFile(path, "w") as package:
        for member in members:
            package.writestr(member, "Question,Answer,Why\nIs it?,Yes,Because\n")
    return path


def test_a_missing_file_is_named(tmp_path):
    said = refusal(tmp_path / "gone.csv")
    assert "gone.csv: There is no such file." in said
    assert "Hint:" in said


BYTES = {
    "empty": (b"", "The file is empty."),
    "blank": (b"\n\n  \n", "The file is empty."),
    "password": (OLE + b"\0" * 99 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "pdf": (b"%PDF-1.4\n%abc", "PDF"),
    "web page": (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
    "old word": (OLE + b"\0" * 99 + "WordDocument".encode("utf-16-le"), "Word"),
    "survey settings": (b'{"SurveyEntry": {"SurveyID": "SV_1"}}', "settings"),
    "spss": (b"$FL2@(#) SPSS DATA FILE", "SPSS"),
    "half downloaded": (b"PK\x03\x04" + b"\x00" * 30, "damaged"),
}


@pytest.mark.parametrize("kind", BYTES)
@pytest.mark.parametrize("name", ["export.xlsx", "export.csv"])
def test_what_is_no_table_is_named_for_what_it_is(tmp_path, kind, name):
    content, says = BYTES[kind]
    said = refusal(put(tmp_path, name, content))
    assert says in said
    assert name in said
    assert "Hint:" in said


def test_a_word_document_is_refused(tmp_path):
    assert "Word document" in refusal(zipped(tmp_path, "report.xlsx", "word/document.xml"))


def test_a_workbook_cut_short_is_damaged(tmp_path):
    path = tmp_path / "cut.xlsx"
    openpyxl.Workbook().save(path)
    path.write_bytes(path.read_bytes()[:-200])
    assert "damaged" in refusal(path)


def test_headings_without_responses_are_refused(tmp_path):
    path = write_csv(tmp_path / "none.csv", [["Response ID", "Do you agree?", "Why?"]])
    assert "no responses" in refusal(path)


def test_quotes_that_cannot_be_told_name_every_row_they_spoil(tmp_path):
    lines = ["Ref,Agree?,Why?", *[f"{n},Yes,Fine" for n in range(1, 9)]]
    for row in (3, 6):
        lines[row - 1] = f'{row - 1},No,"Because, of "secret, words'
    said = refusal(put(tmp_path, "quote.csv", "\n".join(lines).encode()))
    assert "2 rows apart (rows 3, 6)" in said
    assert "never closed" in said
    assert "secret" not in said


def test_rows_wider_than_the_headings_are_counted_and_placed(tmp_path):
    rows = [["Ref", "Agree?", "Why?"], ["1", "Yes", "a"], ["2", "No", "secret", "words"]]
    said = refusal(write_csv(tmp_path / "wide.csv", rows))
    assert "1 row has more cells than there are headings (row 3)" in said
    assert "secret" not in said


def test_blank_cells_beyond_the_headings_do_no_harm(tmp_path):
    rows = [["Ref", "Agree?", "Why?"], ["1", "Yes", "a", "", ""], ["2", "No", "b"]]
    sheet = choose_sheet(open_export(write_csv(tmp_path / "t.csv", rows)), READERS)
    assert len(sheet.response_rows) == 2


def test_a_zip_with_a_password_is_refused_as_what_it_is(tmp_path):
    path = zipped(tmp_path, "locked.zip", "a.csv")
    content = bytearray(path.read_bytes())
    directory = content.rfind(b"PK\x01\x02")
    content[6] |= 1
    content[directory + 8] |= 1
    path.write_bytes(content)
    assert "protected by a password" in refusal(path)
    assert "Unpack it" in refusal(path)


def test_a_zip_of_one_table_is_opened_and_of_two_is_not(tmp_path):
    export = open_export(zipped(tmp_path, "one.zip", "a.csv"))
    assert export.grids[0].cell(1, 1) == "Yes"
    assert "2 tables" in refusal(zipped(tmp_path, "two.zip", "a.csv", "b.csv"))


def test_a_csv_file_called_xlsx_is_read_and_noted(tmp_path):
    path = write_csv(tmp_path / "export.xlsx", [["Ref", "Agree?", "Why?"], ["1", "Yes", "a"]])
    export = open_export(path)
    assert export.grids[0].cell(1, 1) == "Yes"
    assert [issue.code for issue in export.issues] == ["wrong extension"]


def test_a_sheet_that_is_gone_lists_those_there_are(tmp_path):
    path = tmp_path / "book.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Ref", "Agree?", "Why?"])
    book.active.append(["1", "Yes", "a"])
    book.save(path)
    with pytest.raises(ExportError, match='Its sheets are "Sheet"'):
        choose_sheet(open_export(path), READERS, sheet="Survey")


def test_an_unknown_platform_lists_those_there_are(tmp_path):
    path = write_csv(tmp_path / "t.csv", [["Ref", "Agree?", "Why?"], ["1", "Yes", "a"]])
    with pytest.raises(ExportError, match=r"limesurvey.*generic"):
        choose_sheet(open_export(path), READERS, platform="snap")
