from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from consult.model.counting.table_id import TableId
from consult.model.publishing.table import Cell, Mark, Row
from consult.model.words.document import Bullets, Document, Facts, Heading, TableBlock
from consult.report.prose.numbered import numbered
from consult.report.sheets.csv_file import write_csv, write_package
from consult.report.sheets.workbook import write_workbook
from tests.report.sample import DOCUMENT, HIDDEN_BASE, LONG_LABELS, SCALE, WIDE, frequency, row


@pytest.fixture
def book(tmp_path: Path) -> Any:
    path = tmp_path / "tables.xlsx"
    write_workbook(DOCUMENT, path)
    return load_workbook(path)


def _table_sheets(book: Any) -> list[Any]:
    found = [sheet for sheet in book if sheet.title.startswith("Table ")]
    assert found
    return found


def _under_header(sheet: Any) -> list[tuple[Any, ...]]:
    start = next(iter(sheet.tables.values())).ref.split(":")[0].removeprefix("A")
    return list(sheet.iter_rows(min_row=int(start), values_only=True))


def _write(table: Any, path: Path) -> None:
    write_csv(Document("D", "", "", (TableBlock(table),)), path)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_one_tagged_table_a_sheet_with_nothing_beneath_or_beside_it(book: Any):
    assert len(_table_sheets(book)) == len(numbered(DOCUMENT.blocks))
    for sheet in _table_sheets(book):
        (table,) = sheet.tables.values()
        assert table.ref.split(":")[1] == sheet.dimensions.split(":")[1]
        assert table.autoFilter is None
        assert table.tableStyleInfo is None


def test_nothing_is_merged_hidden_filled_frozen_or_blank(book: Any):
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes is None
        assert all(sheet.cell(r, 1).value for r in range(1, sheet.max_row + 1))
        assert all(cell.fill.fill_type is None for r in sheet.iter_rows() for cell in r)
        assert not any(d.hidden for d in sheet.row_dimensions.values())
    for sheet in _table_sheets(book):
        assert all(None not in values for values in _under_header(sheet))


def test_tables_have_the_same_numbers_as_in_the_report(book: Any):
    for number, block in numbered(DOCUMENT.blocks):
        title = block.table.title if isinstance(block, TableBlock) else block.title
        assert book[f"Table {number}"]["A1"].value.startswith(f"Table {number}: {title}")


def test_draft_and_synthetic_stand_in_the_title_of_every_sheet(book: Any):
    assert all("(DRAFT, SYNTHETIC DATA)" in sheet["A1"].value for sheet in book)


def test_the_workbook_has_a_title_and_a_language(book: Any):
    assert book.properties.title == "Quiet parks: what people told us (DRAFT, SYNTHETIC DATA)"
    assert book.properties.language == "en-GB"


def test_the_contents_link_to_every_table_and_back(book: Any):
    links = [cell.hyperlink.location for (cell,) in book["Contents"]["A4:A12"]]
    assert links == ["'Notes'!A1", *(f"'Table {n}'!A1" for n in range(1, 9))]
    for sheet in _table_sheets(book):
        back = [c for (c,) in sheet.iter_rows(max_col=1) if c.hyperlink]
        assert [c.hyperlink.location for c in back] == ["'Contents'!A1"]


def test_the_title_of_every_sheet_is_a_heading_and_the_cursor_is_in_the_first_cell(book: Any):
    assert all(sheet["A1"].style == "Heading 1" for sheet in book)
    assert [style.builtinId for style in book._named_styles if style.name == "Heading 1"] == [16]
    assert book.active.title == "Cover"
    assert book.active.sheet_view.selection[0].activeCell == "A1"


def test_text_is_in_a_plain_typeface_of_12_points_or_more_and_wrapped(book: Any):
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value]
    assert {cell.font.name for cell in cells} == {"Arial"}
    assert min(cell.font.size for cell in cells) == 12
    assert all(cell.alignment.wrap_text for cell in cells if not cell.hyperlink)


def test_tagged_tables_are_named_after_what_they_are_about(book: Any):
    names = [name for sheet in book for name in sheet.tables]
    assert len(names) == len(set(names))
    assert names[:3] == ["contents", "notes", "table_1_question_quiet"]
    assert all(len(name) <= 60 for name in names)


def test_headings_stand_on_every_printed_page(book: Any):
    for sheet in _table_sheets(book):
        (table,) = sheet.tables.values()
        start = table.ref.split(":")[0].removeprefix("A")
        assert sheet.print_title_rows == f"${start}:${start}"


def test_the_sheet_of_notes_says_what_every_mark_means_and_the_points_to_note(tmp_path: Path):
    points = (Heading("Points to note"), Bullets(("In tables, [c] means x.", "Shares may differ.")))
    table = frequency("question-t", "T", row("A", 1204, 0.4), row("B", None, None))
    path = tmp_path / "t.xlsx"
    write_workbook(Document("D", "", "", (*points, TableBlock(table))), path)
    assert _under_header(load_workbook(path)["Notes"]) == [
        ("Mark or point", "What it means"),
        ("[c]", "Hidden to protect people in small groups."),
        ("[low]", "More than zero, but rounds to zero."),
        ("Point 1", "Shares may differ."),
    ]


def test_figures_in_a_table_of_words_are_numbers_and_no_figure_is_a_mark(tmp_path: Path):
    rows = (
        ("All", "1,204", "0.263", "–", "12%", "3"),
        ("Some", "7", "under 0.001", "1.000", "[c]", "Often"),
    )
    header = ("What", "People", "p", "p of a trend", "Share", "Answer")
    path = tmp_path / "t.xlsx"
    write_workbook(Document("D", "", "", (Facts("T", header, rows),)), path)
    sheet = load_workbook(path)["Table 1"]
    assert _under_header(sheet)[1:] == [
        ("All", 1204, 0.263, "[z]", 0.12, "3"),
        ("Some", 7, "under 0.001", 1, "[c]", "Often"),
    ]
    formats = [cell.number_format for cell in sheet[sheet.max_row]]
    assert formats == ["General", "#,##0", "General", "0.000", "General", "General"]
    legend = [sheet.cell(row, 1).value for row in (2, 3)]
    assert legend[0] == "[c] means hidden to protect people in small groups."
    assert legend[1] == "[z] means not applicable."


def test_labels_in_any_script_or_of_signs_alone_stand_as_they_are(tmp_path: Path):
    labels = ("العربية", "中文", "££", "$$", "See [1](a)", "https://example.org")
    table = frequency("question-t", "T", *(row(label, 20, 100.0) for label in labels))
    path = tmp_path / "t.xlsx"
    write_workbook(Document("D", "", "", (TableBlock(table),)), path)
    sheet = load_workbook(path)["Table 1"]
    assert tuple(line[0] for line in _under_header(sheet)[1:]) == labels


def test_shares_are_numbers_rounded_half_up_to_whole_percent(tmp_path: Path):
    table = frequency("question-t", "T", row("A", 1204, 2.5), row("B", 3, 0.5), row("C", 2, 0.4))
    path = tmp_path / "t.xlsx"
    write_workbook(Document("D", "", "", (TableBlock(table),)), path)
    sheet = load_workbook(path)["Table 1"]
    assert _under_header(sheet) == [
        ("Answer", "People", "Percentage (%)"),
        ("A", 1204, 0.03),
        ("B", 3, 0.01),
        ("C", 2, "[low]"),
    ]
    assert sheet.cell(sheet.max_row - 1, 3).number_format == "0%"


def test_a_suppressed_row_holds_marks_and_no_number_in_the_workbook(book: Any):
    hidden = [v for sheet in _table_sheets(book) for v in _under_header(sheet) if "[c]" in v]
    assert len(hidden) == 6
    assert all(set(values[1:]) <= {"[c]", "No note"} for values in hidden)


def test_a_mark_never_shares_a_cell_with_a_number(book: Any):
    sheet = next(s for s in _table_sheets(book) if s["A1"].value.startswith("Table 4"))
    header, *rows = _under_header(sheet)
    weak = next(r for r in rows if r[0] == "50 to 64")
    assert header[-1] == "Notes"
    assert weak[1:] == (24, 0.22, 0.28, 0.12, 0.16, 0.21, 0.01, 0.5, 0.37, 1, "[u]")
    assert rows[0][-1] == "No note"


def test_text_that_begins_with_an_equals_sign_stays_text(book: Any):
    cells = [c for s in book for r in s.iter_rows() for c in r if str(c.value).startswith("=")]
    assert [c.value for c in cells] == ["=1+1", "=cmd|' /C calc'!A0"]
    assert all(c.data_type == "s" for c in cells)


def test_headings_of_a_tagged_table_are_unique_and_are_what_stands_in_the_cells(tmp_path: Path):
    from consult.model.publishing.table import Column, Table, Unit

    columns = (
        Column("Yes", Unit.PERCENT),
        Column("yes", Unit.PERCENT),
        Column("x" * 300, Unit.PEOPLE),
    )
    table = Table(
        TableId.parse("question-t"),
        "T",
        "Group",
        columns,
        (row("A", 10, 20, 30),),
        60,
        "people",
        "S",
    )
    path = tmp_path / "t.xlsx"
    write_workbook(Document("D", "", "", (TableBlock(table),)), path)
    sheet = load_workbook(path)["Table 1"]
    header = _under_header(sheet)[0]
    (tagged,) = sheet.tables.values()
    assert tuple(c.name for c in tagged.tableColumns) == header
    assert len({h.casefold() for h in header}) == 4
    assert max(len(h) for h in header) <= 255


def test_columns_are_as_wide_as_their_words_need_and_no_wider_than_a_page_can_show(tmp_path: Path):
    rows = (("A", "Short", "Words that go on " * 20, "x" * 500),)
    path = tmp_path / "t.xlsx"
    write_workbook(Document("D", "", "", (Facts("T", ("What", "a", "b", "c"), rows),)), path)
    sheet = load_workbook(path)["Table 1"]
    assert [sheet.column_dimensions[letter].width for letter in "ABCD"] == [60, 18, 45, 45]
    assert sheet.row_dimensions[sheet.max_row].height > 200


def test_a_table_too_wide_for_a_page_is_printed_on_several_beside_its_first_column(book: Any):
    pages = {s.page_setup.fitToWidth: s.print_title_cols for s in _table_sheets(book)}
    assert pages == {1: "$A:$A", 2: "$A:$A", 3: "$A:$A"}


def test_the_same_document_gives_the_same_workbook_bytes(tmp_path: Path):
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(DOCUMENT, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_csv_keeps_numbers_and_what_marks_mean_apart(tmp_path: Path):
    _write(LONG_LABELS, tmp_path / "t.csv")
    lines = _read(tmp_path / "t.csv")
    assert lines[2] == {
        "number": "1",
        "table": LONG_LABELS.title,
        "row": "A country park",
        "column": "People",
        "unit": "people",
        "value": "1124",
        "status": "",
        "source": LONG_LABELS.source,
    }
    by_key = {(line["row"], line["column"]): (line["value"], line["status"]) for line in lines}
    assert by_key["None of these", "%"] == ("", "more than zero, but rounds to zero")
    assert by_key["Prefer not to say", "People"] == (
        "",
        "hidden to protect people in small groups",
    )


def test_a_suppressed_row_holds_no_number_in_a_csv(tmp_path: Path):
    for table in (HIDDEN_BASE, WIDE):
        _write(table, tmp_path / "t.csv")
        lines = _read(tmp_path / "t.csv")
        hidden = {line["row"] for line in lines if line["status"].startswith("hidden")}
        assert hidden
        assert all(line["value"] == "" for line in lines if line["row"] in hidden)


def test_a_weak_number_stands_in_its_cell_and_its_mark_in_the_notes(tmp_path: Path):
    cells = (Cell(20, Mark.WEAK), Cell(35.0, Mark.WEAK))
    table = frequency("question-t", "T", Row("Few", cells), row("Many", 80, 65.0))
    _write(table, tmp_path / "t.csv")
    write_workbook(Document("D", "", "", (TableBlock(table),)), tmp_path / "t.xlsx")
    sheet = load_workbook(tmp_path / "t.xlsx")["Table 1"]
    assert _under_header(sheet)[1:] == [("Few", 20, 0.35, "[u]"), ("Many", 80, 0.65, "No note")]
    status = {(line["row"], line["value"]): line["status"] for line in _read(tmp_path / "t.csv")}
    assert status["Few", "20"] == "shown, but rests on few people"
    assert status["Many", "80"] == ""


def test_a_label_that_a_spreadsheet_would_run_is_made_inert_in_csv(tmp_path: Path):
    _write(frequency("question-t", "T", row("=1+1", 20, 100.0)), tmp_path / "t.csv")
    assert _read(tmp_path / "t.csv")[0]["row"] == "'=1+1"


def test_a_csv_is_the_same_bytes_on_every_system(tmp_path: Path):
    _write(SCALE, tmp_path / "t.csv")
    content = (tmp_path / "t.csv").read_bytes()
    assert b"\r" not in content
    assert content.startswith(b"number,table,row,column,unit,value,status,source\n")


def test_the_csv_file_comes_with_a_description_of_every_column(tmp_path):
    write_csv(DOCUMENT, tmp_path / "tables.csv")
    write_package(DOCUMENT, tmp_path / "datapackage.json")
    (resource,) = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["resources"]
    with (tmp_path / resource["path"]).open(encoding="utf-8", newline="") as file:
        header, *_ = csv.reader(file)
    assert [field["name"] for field in resource["schema"]["fields"]] == header
    assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_package_is_what_the_standard_asks_and_every_value_is_of_its_type(tmp_path):
    write_csv(DOCUMENT, tmp_path / "tables.csv")
    write_package(DOCUMENT, tmp_path / "datapackage.json")
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    (resource,) = package["resources"]
    assert package["profile"] == "tabular-data-package"
    assert resource["profile"] == "tabular-data-resource"
    assert all(re.fullmatch("[a-z0-9._-]+", one["name"]) for one in (package, resource))
    assert resource["encoding"] == "utf-8"
    assert (tmp_path / resource["path"]).is_file()
    schema = resource["schema"]
    kinds = {field["name"]: field["type"] for field in schema["fields"]}
    assert set(kinds.values()) == {"integer", "string"}
    whole = [name for name, kind in kinds.items() if kind == "integer"]
    lines = _read(tmp_path / "tables.csv")
    values = [line[name] for line in lines for name in whole]
    assert len(lines) > 100
    assert all(v in schema["missingValues"] or re.fullmatch(r"-?\d+", v) for v in values)
    assert all(line["value"] or line["status"] for line in lines)
