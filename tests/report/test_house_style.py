"""An organisation's own typeface and colour, in every file of a report."""

from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook

from consult.definitions.in_force import put_in_force
from consult.report.page.pdf import write_source
from consult.report.page.web_page import write_page
from consult.report.sheets.workbook import write_workbook
from consult.report.word.document import write_word
from tests.report.sample import DOCUMENT

FONT, COLOUR = "Gill Sans MT", "7A1F3D"
SHIPPED_FONT, SHIPPED_COLOUR = "Arial", "12436D"


@pytest.fixture(autouse=True)
def _own_look():
    put_in_force({"house.toml": {"font": FONT, "colours": {"heading": COLOUR}}})
    yield
    put_in_force({})


def _page(folder):
    write_page(DOCUMENT, folder / "report.html")
    return (folder / "report.html").read_text(encoding="utf-8")


def test_the_word_file_has_them_in_its_styles_tables_and_boxes(tmp_path):
    path = tmp_path / "report.docx"
    write_word(DOCUMENT, path)
    styles = docx.Document(str(path)).styles
    assert styles["Normal"].font.name == FONT
    assert str(styles["Heading 1"].font.color.rgb) == COLOUR
    assert str(styles["Subtitle"].font.color.rgb) == "505A5F"
    (box,) = styles["Callout"].element.iter(qn("w:pBdr"))
    assert {side.get(qn("w:color")) for side in box} == {COLOUR}
    with ZipFile(path) as package:
        written = [package.read(f"word/{part}.xml").decode() for part in ("document", "styles")]
    assert COLOUR in written[0]
    assert not [part for part in written if SHIPPED_COLOUR in part or SHIPPED_FONT in part]


def test_the_web_page_has_them_in_its_styles(tmp_path):
    styles = _page(tmp_path).split("<style>")[1].split("</style>")[0]
    assert f'font: 1.125rem/1.5 "{FONT}", Helvetica, sans-serif;' in styles
    assert f"a {{ color: #{COLOUR.lower()};" in styles
    assert not [word for word in ("FONT", "HEADING", "Arial", "#12436d") if word in styles]


def test_a_typeface_cannot_leave_its_place_in_the_styles_of_the_page(tmp_path):
    put_in_force({"house.toml": {"font": "A; } </style>"}})
    page = _page(tmp_path)
    assert page.count("</style>") == 1
    assert 'font: 1.125rem/1.5 "A\\3b  \\7d  \\3c \\2f style\\3e ", Helvetica' in page


def test_the_workbook_has_them_in_titles_headers_cells_and_links(tmp_path):
    path = tmp_path / "tables.xlsx"
    write_workbook(DOCUMENT, path)
    book = load_workbook(path)
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value]
    assert {cell.font.name for cell in cells} == {FONT}
    links = [cell for cell in cells if cell.hyperlink]
    assert {cell.font.color.rgb for cell in links} == {f"00{COLOUR}"}
    (plain,) = [style for style in book._named_styles if style.name == "Normal"]
    assert plain.font.name == FONT
    headers = [cell for cell in book["Contents"][3] if cell.value]
    assert headers
    assert all(cell.font.b for cell in headers)


def test_the_pdf_has_the_colour_and_the_typeface_it_brings(tmp_path):
    write_source(DOCUMENT, tmp_path / "report.typ")
    source = (tmp_path / "report.typ").read_text(encoding="utf-8")
    assert f'rgb("#{COLOUR}")' in source
    assert 'FONT = "DejaVu Sans"' in source
