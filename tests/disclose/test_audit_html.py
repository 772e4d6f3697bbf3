"""The web page is read back like every other file."""

import pytest

from consult.disclose.audit_html import read_html
from consult.errors import DisclosureError
from consult.report.page import write_page
from tests.disclose.releases import check, document, number, place_of_hidden, tables_of, with_cell
from tests.disclose.test_audit import SAID

PAGE = b"""<table><tr><th>Layout</th></tr></table><p>Base: not this</p>
<div><table><caption><span>Table 7: A &amp; B</span></caption>
<thead><tr><th scope="col">Group</th><th scope="col">People</th></tr></thead>
<tbody><tr><th scope="row">Young</th><td><span>1,204</span> [u]</td></tr></tbody></table></div>
<p>Base: 1,300 people</p><p>Base: 5 people</p>"""


def _file(tables, folder):
    write_page(document(tables), folder / "a.html")
    return {"a.html": (folder / "a.html").read_bytes()}


def test_a_table_is_read_with_its_number_title_cells_and_base():
    _, found = read_html("a.html", PAGE)
    assert (found.number, found.title, found.base) == (7, "A & B", "1,300")
    assert found.header == ("Group", "People")
    assert found.rows == (("Young", "1,204 [u]"),)


def test_a_table_without_a_caption_has_the_number_0():
    layout, _ = read_html("a.html", PAGE)
    assert (layout.number, layout.base) == (0, "")


def test_a_protected_page_passes(tmp_path):
    assert check(SAID, _file(tables_of(SAID), tmp_path)).record["passed"]


def test_a_hidden_number_left_in_the_page_is_found(tmp_path):
    safe = tables_of(SAID)
    row, column = place_of_hidden(safe[2])
    leak = number(100 * 3 / 12 if column else 12)
    with pytest.raises(DisclosureError):
        check(SAID, _file((*safe[:2], with_cell(safe[2], row, column, leak)), tmp_path))
