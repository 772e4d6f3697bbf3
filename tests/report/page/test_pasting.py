"""A table that somebody copies from the web page and pastes into Word."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from consult.model.words.document import Document, Heading, Paragraph, TableBlock
from consult.model.words.figure import Binding
from consult.report.page.web_page import write_page
from tests.report.sample import HIDDEN_BASE, SCALE, frequency, row

TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
CLIPBOARD = "<html><body><!--StartFragment-->{}<!--EndFragment--></body></html>"
"""What a browser puts on the clipboard: the piece that was marked, without the page's styles."""


@pytest.fixture(scope="module")
def pasted(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The second table of a page, pasted into an empty Word file."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine.")
    folder = tmp_path_factory.mktemp("pasted")
    other = frequency("question-other", "Other", row("A", 1204, 60.0))
    blocks = (Heading("A"), TableBlock(other), Paragraph("Between."), TableBlock(SCALE))
    report = Document("T", "", "", (*blocks, TableBlock(HIDDEN_BASE)), binding=Binding("a", "b"))
    write_page(report, folder / "page.html")
    _, copied, _ = TABLE.findall((folder / "page.html").read_text(encoding="utf-8"))
    (folder / "copied.html").write_text(CLIPBOARD.format(copied), encoding="utf-8")
    profile = (folder / "profile").as_uri()
    kinds = ("--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML")
    files = ("--outdir", str(folder), str(folder / "copied.html"))
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", *kinds, *files],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return docx.Document(str(folder / "copied.docx"))


def test_one_copied_table_is_one_table_in_word(pasted: Any):
    (table,) = pasted.tables
    assert (len(table.rows), len(table.columns)) == (1 + len(SCALE.rows), 3)


def test_its_header_row_is_marked_and_repeats(pasted: Any):
    (table,) = pasted.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Answer", "People", "%"]
    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_its_figures_and_marks_stand_alone_in_their_cells(pasted: Any):
    (table,) = pasted.tables
    rows = [[cell.text for cell in line.cells] for line in table.rows]
    assert rows[1] == ["Strongly agree", "103", "30%"]
    assert rows[-1] == ["Not answered (not in the base)", "20", "[z]"]
