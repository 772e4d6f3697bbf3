"""A page is read like any other file: its tables by caption, head and body."""

from consult.audit.page_tables import read_html

PAGE = """<!doctype html><html><head><style>td { color: red }</style></head><body>
<p>Base: 7 is said before any table.</p>
<table><caption>Table 3: Views &amp; <em>faith</em></caption>
<thead><tr><th scope="col">Faith</th><th scope="col">People</th>
<th scope="col">Agree (%)</th></tr></thead>
<tbody>
<tr><th scope="row">None</th><td>1,204</td><td>12%</td></tr>
<tr><th scope="row">Sikh</th><td><abbr title="hidden">[c]</abbr></td><td> [c] </td></tr>
</tbody></table>
<p>Base: 1,216 people who answered</p>
<script>document.write("<td>9</td>")</script>
<table><tr><th>No caption</th></tr><tr><td>4</td></tr></table>
</body></html>"""


def tables(page):
    return list(read_html("a.html", page.encode()))


def test_a_table_is_read_with_caption_head_body_and_base():
    first = tables(PAGE)[0]
    assert (first.number, first.title) == (3, "Views & faith")
    assert first.header == ("Faith", "People", "Agree (%)")
    assert first.rows == (("None", "1,204", "12%"), ("Sikh", "[c]", "[c]"))
    assert first.base == "1,216"


def test_a_table_without_a_numbered_caption_is_number_0_which_nobody_counted():
    second = tables(PAGE)[1]
    assert (second.number, second.rows, second.base) == (0, (("4",),), "")


def test_an_empty_cell_keeps_its_place_and_a_page_may_have_no_table():
    page = "<table><caption>Table 1: T</caption><tr><th></th><th>People</th></tr></table>"
    assert tables(page)[0].header == ("", "People")
    assert tables("<p>nothing</p>") == []
