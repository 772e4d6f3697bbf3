"""Files made to do harm are refused or made harmless, with a sentence, before they are opened."""

import time
import zipfile

import openpyxl
import pytest

from consult.errors import ExportError
from consult.office.markup import parse, parse_if_sound
from consult.read import READERS, choose_sheet, open_export, read_study
from consult.read.files import package
from tests.read.exports import write_csv, write_workbook
from tests.read.studies import study_of

HEADINGS = ["Ref", "Agree?", "Why?"]
ONE = ["1", "Yes", "a"]
MEGABYTE = 2**20


def refusal(path):
    with pytest.raises(ExportError) as caught:
        open_export(path)
    assert "Hint:" in str(caught.value)
    return str(caught.value)


def workbook(folder, name="a.xlsx", **parts):
    """A small workbook with parts added or put in the place of its own."""
    plain = write_workbook(folder / "plain.xlsx", [HEADINGS, ONE])
    path = folder / name
    named = {key.replace("__", "/"): content for key, content in parts.items()}
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for part in source.namelist():
            if part not in named:
                target.writestr(part, source.read(part))
        for part, content in named.items():
            target.writestr(part, content)
    return path


def bomb(path, member, megabytes):
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(member, "w", force_zip64=True) as part,
    ):
        for _ in range(megabytes):
            part.write(b" " * MEGABYTE)
    return path


@pytest.mark.parametrize("member", ["a.csv", "xl/worksheets/sheet1.xml"])
def test_a_zip_bomb_is_refused_by_its_directory_unopened(tmp_path, monkeypatch, member):
    path = bomb(tmp_path / "a.zip", member, 100)
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was unpacked"))
    assert "unpack to 100 MB" in refusal(path)


def test_a_large_sheet_of_one_word_without_references_is_no_bomb(tmp_path):
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 40 + b"</row>"
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", row * 80_000)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert package.look_through(archive, "a.xlsx").sheets


def test_more_than_the_most_there_may_be_is_refused_however_packed(tmp_path, monkeypatch):
    monkeypatch.setattr(package, "MOST_BYTES", 1_000)
    assert "no survey export" in refusal(write_workbook(tmp_path / "a.xlsx", [HEADINGS, ONE]))


def test_an_archive_of_countless_parts_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(package, "MOST_PARTS", 3)
    assert "parts" in refusal(write_workbook(tmp_path / "a.xlsx", [HEADINGS, ONE]))


def test_a_part_that_is_larger_than_it_says_is_damaged(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", "Ref,Agree?,Why?\n" + "1,Yes,a\n" * 5_000)
    content = bytearray(path.read_bytes())
    size = (len("Ref,Agree?,Why?\n") + 8 * 5_000).to_bytes(4, "little")
    while (at := content.find(size)) >= 0:
        content[at : at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(content)
    assert "damaged" in refusal(path)


LAUGHS = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    "part", ["xl__sharedStrings.xml", "xl__workbook.xml", "xl__worksheets__sheet1.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_workbook_that_declares_entities_is_refused(tmp_path, part, encoding):
    path = workbook(tmp_path, **{part: LAUGHS.encode(encoding)})
    assert "declares entities" in refusal(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_part_is_known_as_xml_whatever_its_name(tmp_path, encoding):
    path = workbook(tmp_path, **{"xl__strings.dat": LAUGHS.encode(encoding)})
    assert "declares entities" in refusal(path)
    page = workbook(tmp_path, **{"xl__media__image1.png": b"\x89PNG <!DOCTYPE no page"})
    assert open_export(page).grids[0].cell(1, 1) == "Yes"


def archive(path, **members):
    with zipfile.ZipFile(path, "w") as target:
        for name, content in members.items():
            target.writestr(name, content)
    return path


SURVEY = LAUGHS.replace("<a>&b;</a>", "<sss>&b;</sss>")
OUTSIDE = '<!DOCTYPE sss [<!ENTITY x SYSTEM "file:///etc/hostname">]><sss>&x;</sss>'
GROWS = '<!DOCTYPE sss [<!ATTLIST p long CDATA "ha ha ha">]><sss><p/><p/></sss>'


@pytest.mark.parametrize("name", ["content.xml", "styles.xml", "META-INF/manifest.xml"])
def test_an_open_document_that_declares_entities_is_refused(tmp_path, name):
    parts = {"content.xml": "<a/>", name: LAUGHS}
    assert "declares entities" in refusal(archive(tmp_path / "a.ods", **parts))


@pytest.mark.parametrize("survey", [SURVEY, OUTSIDE, GROWS])
@pytest.mark.parametrize("name", ["a.sss", "a.xml", "a.csv"])
def test_a_survey_in_xml_that_declares_entities_is_refused(tmp_path, name, survey):
    path = tmp_path / name
    path.write_text(survey, encoding="utf-8")
    assert "declares XML entities" in refusal(path)


@pytest.mark.parametrize("name", ["a.sss", "a.xml"])
def test_such_a_survey_is_refused_inside_an_archive_too(tmp_path, name):
    assert "entities" in refusal(archive(tmp_path / "a.zip", **{name: SURVEY, "a.dat": "1"}))


@pytest.mark.parametrize("read", [parse, parse_if_sound])
def test_what_was_not_looked_through_is_refused_by_the_parser_itself(read):
    for entities in (LAUGHS, OUTSIDE, GROWS):
        with pytest.raises(ExportError, match="declares XML entities"):
            read(entities.encode(), "a.xlsx")


def test_entities_far_into_a_part_are_found_too(tmp_path):
    late = (" " * (MEGABYTE - 3) + LAUGHS).encode()
    assert "declares entities" in refusal(workbook(tmp_path, **{"xl__theme__theme1.xml": late}))


@pytest.mark.parametrize("cell", ["XFD1048576", "ZZZ99999", "B9999999"])
def test_a_cell_absurdly_far_out_is_refused_before_memory_is_set_aside(tmp_path, cell):
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{cell}"><v>1</v></c></row>'
        "</sheetData></worksheet>"
    )
    path = workbook(tmp_path, **{"xl__worksheets__sheet1.xml": sheet})
    assert "too far to be responses" in refusal(path)


def test_seven_hundred_columns_are_read(tmp_path):
    headings = [f"Q{n}. Do you agree with point {n}?" for n in range(700)]
    rows = [headings, *(["Yes", "No"] * 350 for _ in range(20))]
    for path in (
        write_csv(tmp_path / "a.csv", rows),
        write_workbook(tmp_path / "a.xlsx", rows),
    ):
        sheet = choose_sheet(open_export(path), READERS)
        assert len(sheet.layout.columns) == 700
        assert sheet.grid.cell(20, 699) == "No"


def test_a_large_csv_is_read_in_bounded_time(tmp_path):
    """20 MB here; 200 MB are in ``python -m benchmarks read``."""
    comment = '"' + 'the bus is late, and the ""shelter"" leaks\n' * 10 + '"'
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("Ref,Agree?,Why?\n")
        file.writelines(f"{n},Yes,{comment}\n" for n in range(50_000))
    assert path.stat().st_size > 20 * MEGABYTE
    agree = {"id": "agree", "text": "Agree?", "kind": "single", "options": ["Yes", "No"]}
    why = {"id": "why", "text": "Why?", "kind": "text", "columns": {"online": ["C"]}}
    start = time.process_time()
    found = read_study(
        study_of([{**agree, "columns": {"online": ["B"]}}, why], id_column="A"), tmp_path
    )
    assert len(found.comments) == 50_000
    assert time.process_time() - start < 20


@pytest.mark.parametrize("words", ["=cmd|' /C calc'!A0", '=HYPERLINK("http://x.uk","y")'])
def test_a_formula_is_read_as_the_words_it_is(tmp_path, words):
    path = write_workbook(tmp_path / "a.xlsx", [HEADINGS, ["1", "Yes", words]])
    assert open_export(path).grids[0].cell(1, 2) == words


def test_macros_are_ignored_and_said_to_be(tmp_path):
    path = workbook(tmp_path, "a.xlsm", **{"xl__vbaProject.bin": b"\xd0\xcf\x11\xe0 code"})
    export = open_export(path)
    assert export.grids[0].cell(1, 1) == "Yes"
    assert [one.code for one in export.issues] == ["macros ignored"]
    assert "only its cells were read" in export.issues[0].message


def test_links_to_other_workbooks_are_not_followed_and_said_to_be_there(tmp_path):
    link = '<externalLink xmlns="x"><externalBook/></externalLink>'
    path = workbook(tmp_path, **{"xl__externalLinks__externalLink1.xml": link})
    assert [one.code for one in open_export(path).issues] == ["links ignored"]


def test_the_value_kept_of_a_formula_is_read_and_the_formula_never_run(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(HEADINGS)
    book.active.append(["1", "Yes", "='[other.xlsx]Sheet1'!A1"])
    book.save(tmp_path / "a.xlsx")
    assert open_export(tmp_path / "a.xlsx").grids[0].cell(1, 2) == "='[other.xlsx]Sheet1'!A1"
