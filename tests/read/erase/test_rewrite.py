"""An export without a row: every other cell as it was, nothing of the row left. All is invented."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment

from consult.model.settings.study import Study
from consult.read import open_export
from consult.read.erase import received_rows, rewritten
from consult.read.tables.assemble import open_one
from tests.read.statistical import write_sav

HEADINGS = ("Id", "Close it?", "Why?")
ROWS = [
    ("A1", "Yes", "Too dear"),
    ("A2", "No", 'We love the "zinnia" beds,\nevery one'),
    ("A3", "No", "Keep the café"),
]


def study_of(file):
    asked = {"id": "why", "text": "Why?", "kind": "text", "columns": {"online": ["C"]}}
    source = {"id": "online", "file": file, "platform": "generic", "id_column": "A"}
    source |= {"sheet": "Sheet"} if file.endswith("xlsx") else {}
    settings = {"study": {"title": "Invented"}, "sources": [source], "questions": [asked]}
    return Study.model_validate(settings | {"ignored": {"online": ["B"]}})


def without(path, own="A2"):
    """The file without a row, as it would be written, and the row."""
    [opened], rows = received_rows(study_of(path.name), path.parent)
    [row] = [row for row in rows if row.platform_id == own]
    return rewritten(opened, path, [row.position], [own]), row


def cells_of(path):
    return [[cell for cell in row if cell] for row in open_export(path).grids[0].rows]


def csv_text(delimiter=",", rows=ROWS, end="\r\n"):
    lines = [delimiter.join(HEADINGS)]
    for row in rows:
        quoted = ['"' + cell.replace('"', '""') + '"' for cell in row]
        lines.append(delimiter.join(quoted))
    return end.join(lines) + end


TEXTS = {
    "utf-8": csv_text().encode(),
    "with a mark": csv_text().encode("utf-8-sig"),
    "line feeds": csv_text(end="\n").encode(),
    "utf-16": csv_text().encode("utf-16"),
    "the other way round": b"\xfe\xff" + csv_text().encode("utf-16-be"),
    "windows": csv_text().encode("cp1252"),
    "semicolons": csv_text(";").encode(),
    "tabs": csv_text("\t").encode(),
    "told what stands between": b"sep=;\r\n" + csv_text(";").encode(),
    "nothing at its end": csv_text().encode().rstrip(),
    "a stray mark": csv_text().replace("Too dear", 'Too dear at 5" wide').encode(),
}


@pytest.mark.parametrize("own", ["A1", "A2", "A3"])
@pytest.mark.parametrize("kind", TEXTS)
def test_a_row_of_text_is_emptied_and_every_other_byte_stays(tmp_path, kind, own):
    path = tmp_path / "a.csv"
    path.write_bytes(TEXTS[kind])
    before = cells_of(path)
    made, row = without(path, own)
    assert made.content is not None
    path.write_bytes(made.content)
    before[row.position] = []
    while not before[-1]:
        before.pop()
    assert cells_of(path) == before
    assert own.encode() not in made.content
    assert own.encode("utf-16-le") not in made.content
    gone = len(TEXTS[kind]) - len(made.content)
    assert 0 < gone < len(TEXTS[kind]) // 2


def workbook(path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEADINGS, *ROWS):
        sheet.append(row)
    sheet["D4"] = "Keep the café"
    sheet["C3"].comment = Comment("zinnia again", "Jo")
    sheet["C3"].hyperlink = "mailto:zinnia@example.org"
    sheet["C4"].hyperlink = "https://example.org/cafe"
    book.create_sheet("Other").append(["Too dear", "Keep the café"])
    book.save(path)
    return path


def test_a_row_of_a_workbook_is_emptied_and_every_other_part_stays(tmp_path):
    path = workbook(tmp_path / "a.xlsx")
    parts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    made, _ = without(path)
    assert made.content is not None
    after = zipfile.ZipFile(io.BytesIO(made.content))
    changed = {name for name, content in parts.items() if after.read(name) != content}
    assert set(after.namelist()) == set(parts)
    assert all("sheet1" in name or "String" in name or "comment" in name for name in changed)
    assert not [name for name in parts if b"zinnia" in after.read(name)]
    path.write_bytes(made.content)
    sheet = openpyxl.load_workbook(path)["Sheet"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [*HEADINGS, None],
        [*ROWS[0], None],
        [None] * 4,
        [*ROWS[2], "Keep the café"],
    ]
    assert sheet["C4"].hyperlink.target == "https://example.org/cafe"
    assert openpyxl.load_workbook(path)["Other"]["A1"].value == "Too dear"


def test_what_a_formula_came_to_stays(tmp_path):
    path = workbook(tmp_path / "a.xlsx")
    package = zipfile.ZipFile(path)
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as again:
        for name in package.namelist():
            content = package.read(name)
            if name.endswith("sheet1.xml"):
                cell = b'<c r="E4"><f>1+1</f><v>2</v></c></row></sheetData>'
                content = content.replace(b"</row></sheetData>", cell)
            again.writestr(name, content)
    made, _ = without(tmp_path / "b.xlsx")
    (tmp_path / "b.xlsx").write_bytes(made.content)
    assert open_export(tmp_path / "b.xlsx").grids[0].cell(3, 4) == "2"


def test_a_workbook_that_holds_a_copy_of_the_row_elsewhere_is_left_to_a_person(tmp_path):
    path = workbook(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/pivotCache/pivotCacheRecords1.xml", f"<s v='{ROWS[1][2]}'/>")
    made, _ = without(path)
    assert (made.content, made.deleted) == (None, ())


def test_a_file_of_spss_is_left_to_a_person(tmp_path):
    variables = {
        "ID": ("Id", ["A1", "A2", "A3"], {}, []),
        "Q1": ("Close it?", ["Yes", "No", "No"], {}, []),
        "Q2": ("Why?", [row[2] for row in ROWS], {}, []),
    }
    path = write_sav(tmp_path / "a.sav", variables)
    [opened] = [open_one(*_spss_study(path))]
    assert rewritten(opened, path, [opened.received.positions[1]], ["A2"]).content is None


def _spss_study(path):
    study = study_of(path.name)
    source = study.sources[0].model_copy(update={"platform": "spss"})
    return study, source, path.parent
