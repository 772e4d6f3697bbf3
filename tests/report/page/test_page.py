from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from consult.model.counting.table_id import TableId
from consult.model.publishing.table import Column, Table, Unit
from consult.model.words.document import Chart, Document, Heading, Paragraph, Quote, TableBlock
from consult.model.words.figure import Binding, figure_id
from consult.model.words.text import bound
from consult.report.appendix import compose
from consult.report.charts.choice import with_charts
from consult.report.page import web_page as page_module
from consult.report.page.web_page import write_page
from consult.report.printed_figures import figures_of, with_figures
from consult.report.prose.numbered import numbered
from consult.report.tables.grid import as_plain
from consult.report.tables.layout import laid_out
from tests.report.dom import Node, page_of
from tests.report.equality_sample import DOCUMENT as EQUALITY
from tests.report.findings import FINDINGS
from tests.report.sample import DOCUMENT, SCALE, WIDE, frequency, row

WHOLE = compose(FINDINGS)
EVERY_KIND = replace(DOCUMENT, blocks=with_charts(DOCUMENT.blocks, FINDINGS))
REPORTS = {"findings": WHOLE, "every kind of block": EVERY_KIND, "equality": EQUALITY}


@pytest.fixture(params=list(REPORTS))
def report(request: Any) -> Document:
    return REPORTS[request.param]


@pytest.fixture
def page(report: Document, tmp_path: Path) -> Node:
    return _page(report, tmp_path)


def _written(document: Document, folder: Path) -> str:
    write_page(document, folder / "one.html")
    return (folder / "one.html").read_text(encoding="utf-8")


def _page(document: Document, folder: Path) -> Node:
    return page_of(_written(document, folder))


def _one(page: Node, *tags: str) -> Node:
    (found,) = page.every(*tags)
    return found


def test_the_page_says_its_language_and_its_title(page: Node, report: Document):
    assert _one(page, "html").attrs["lang"] == "en-GB"
    assert report.title in _one(page, "title").text
    assert any(m.attrs.get("charset") == "utf-8" for m in page.every("meta"))


def test_draft_and_synthetic_stand_above_everything_in_the_title_and_on_printed_pages(
    page: Node, report: Document
):
    for banner in ("DRAFT", "SYNTHETIC DATA"):
        assert banner in _one(page, "header").text
        assert banner in _one(page, "title").text
        assert banner in _one(page, "footer").text
    assert "@top-left" in _one(page, "style").text


def test_there_is_one_first_heading_and_no_level_is_left_out(page: Node, report: Document):
    levels = [int(h.tag[1]) for h in page.every("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert _one(page, "h1").text == report.title


def test_ids_are_unique_and_every_link_leads_to_one(page: Node):
    ids = [node.attrs["id"] for node in page.every() if "id" in node.attrs]
    assert len(ids) == len(set(ids))
    links = [a.attrs["href"] for a in page.every("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert all(a.text for a in page.every("a"))


def test_the_first_link_skips_to_the_report(page: Node):
    first = next(page.every("a"))
    assert (first.attrs["class"], first.attrs["href"]) == ("skip", "#report")


def test_the_contents_list_chapters_and_their_sections(page: Node, report: Document):
    said = [a.text for a in _one(page, "nav").every("a")]
    deepest = 1 if report.chapters_only else 2
    headings = [b.text for b in report.blocks if isinstance(b, Heading) and b.level <= deepest]
    assert said == headings


def test_every_table_has_its_numbered_caption_first(page: Node, report: Document):
    captions = []
    for table in page.every("table"):
        first = next(one for one in table.inside if isinstance(one, Node))
        assert first.tag == "caption"
        captions.append(first.text)
    assert len(captions) == len(numbered(report.blocks))
    for at, caption in enumerate(captions, start=1):
        assert caption.startswith(f"Table {at}: ")


def test_every_heading_cell_says_what_it_is_the_heading_of(page: Node):
    assert list(page.every("table"))
    for table in page.every("table"):
        header, *rows = table.every("tr")
        assert {cell.attrs["scope"] for cell in header.every("th")} == {"col"}
        assert not list(header.every("td"))
        for line in rows:
            (label,) = line.every("th")
            assert label.attrs["scope"] == "row"
        assert len({len(list(line.every("th", "td"))) for line in (header, *rows)}) == 1


def test_no_cell_spans_others(page: Node):
    assert not [c for c in page.every("th", "td") if {"colspan", "rowspan"} & set(c.attrs)]


def test_numbers_stand_to_the_right_and_words_to_the_left(tmp_path: Path):
    page = _page(Document("T", "", "", (TableBlock(SCALE),)), tmp_path)
    assert {cell.attrs.get("class") for cell in page.every("td")} == {"number"}


def test_wide_tables_scroll_in_a_region_that_has_a_name_and_takes_the_focus(page: Node):
    regions = [n for n in page.every("div") if n.attrs.get("class") == "scroll"]
    captions = {node.attrs["id"] for node in page.every("caption")}
    assert regions
    for region in regions:
        assert region.attrs["role"] == "region"
        assert region.attrs["tabindex"] == "0"
        assert region.attrs["aria-labelledby"] in captions


@pytest.mark.parametrize("report", ["findings"], indirect=True)
def test_every_chart_is_a_picture_with_words_a_caption_and_a_link_to_its_table(
    page: Node, report: Document
):
    charts = [b for b in report.blocks if isinstance(b, Chart)]
    figures = list(page.every("figure"))
    assert len(figures) == len(charts) == 5
    for at, figure in enumerate(figures, start=1):
        picture = _one(figure, "svg")
        link = next(figure.every("a"))
        assert picture.attrs["role"] == "img"
        assert picture.attrs["aria-label"].startswith(f"Chart of {link.text}: ")
        assert _one(figure, "figcaption").text.startswith(f"Chart {at}: ")


def test_nothing_comes_from_elsewhere_and_nothing_runs(report: Document, tmp_path: Path):
    text = _written(report, tmp_path)
    assert not re.search(r"https?:|//[a-z]|@import|url\(", text)
    page = page_of(text)
    assert not list(page.every("script", "link", "iframe", "object", "img"))
    assert not [n for n in page.every() if any(name.startswith("on") for name in n.attrs)]


def test_a_quote_is_a_quote(tmp_path: Path):
    page = _page(Document("T", "", "", (Quote("Close it.", "A resident"),)), tmp_path)
    assert _one(page, "blockquote").text == "“Close it.” A resident"


def test_links_are_underlined_and_focus_is_seen(page: Node):
    styles = _one(page, "style").text
    assert "a { color: #12436d; text-decoration: underline;" in styles
    assert ":focus-visible { outline: 3px solid" in styles
    assert "text-decoration: none" not in styles


def test_the_tables_say_what_word_says(report: Document, tmp_path: Path):
    page = _page(report, tmp_path)
    tables = zip(page.every("table"), numbered(report.blocks), strict=True)
    for table, (_, block) in tables:
        grid = as_plain(laid_out(block)[0])
        said = [[cell.text for cell in line.every("th", "td")] for line in table.every("tr")]
        assert said == [list(grid.header), *map(list, grid.rows)]


def test_the_base_stands_right_after_its_table_then_its_notes(tmp_path: Path):
    page = _page(Document("T", "", "", (TableBlock(SCALE),)), tmp_path)
    inside = [n for n in _one(page, "article").inside if isinstance(n, Node)]
    assert [n.tag for n in inside[:2]] == ["table", "p"]
    assert inside[1].text == "Base: 342 people who answered this question"


def test_every_figure_of_the_report_is_known_by_its_id(tmp_path: Path):
    figures = figures_of(WHOLE, "parks")
    page = _page(with_figures(WHOLE, figures), tmp_path)
    marked = {
        n.attrs["data-figure"]: n.text for n in page.every("span") if "data-figure" in n.attrs
    }
    known = {figure.id: figure.printed for figure in figures.figures}
    assert marked.items() <= known.items()
    assert len(marked) > 150
    release = next(m for m in page.every("meta") if m.attrs.get("name") == "release")
    assert release.attrs["content"] == f"{figures.binding.study} {figures.binding.release}"


def test_markup_in_words_stays_words(tmp_path: Path):
    odd = frequency("question-t", "A <b> & \x00 title", row('Bad\x0b & <i> "x"', 10, 100.0))
    blocks = (
        Heading("H <script>"),
        Paragraph("P <img src=x> " + bound("5", "a <b>")),
        TableBlock(odd),
        Quote("</p><script>alert(1)</script>"),
    )
    page = _page(Document("T </title><script>", "", "<o>", blocks), tmp_path)
    assert not list(page.every("script", "img", "b", "i"))
    assert _one(page, "caption").text == "Table 1: A <b> & title"
    (figure,) = (n for n in page.every("span") if n.attrs.get("data-figure") == figure_id("a <b>"))
    assert figure.text == "5"


def test_words_that_look_like_marks_around_a_figure_are_printed_as_they_are(tmp_path: Path):
    wrote = "\U0010fff0ledger / counted\U0010fff1999\U0010fff2"
    table = frequency("question-t", "T", row(wrote, 10, 100.0))
    page = _page(Document("T", "", "", (Paragraph(wrote), TableBlock(table))), tmp_path)
    assert [n.text for n in page.every("p", "th") if "999" in n.text] == [wrote, wrote]
    names = {n.attrs.get("data-figure") for n in page.every("span")}
    assert figure_id("ledger / counted") not in names


def test_a_banner_cannot_leave_its_place_in_the_styles(tmp_path: Path):
    text = _written(Document("T", "", "", (), ('A"; } </style>',)), tmp_path)
    assert text.count("</style>") == 1
    assert 'content: "A\\22 \\3b  \\7d  \\3c \\2f style\\3e ";' in text


def test_the_same_document_gives_the_same_bytes(tmp_path: Path):
    assert _written(WHOLE, tmp_path) == _written(WHOLE, tmp_path)


def test_a_report_of_words_alone_can_be_written(tmp_path: Path):
    page = _page(Document("T", "", "", (Paragraph("Only words."),)), tmp_path)
    assert "Only words." in _one(page, "main").text
    assert not list(page.every("nav"))


def test_tables_copied_from_the_page_are_real_tables_in_word(tmp_path: Path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine.")
    blocks = (Heading("A"), TableBlock(SCALE), TableBlock(WIDE))
    bound_to = Binding("0" * 8, "1" * 8)
    write_page(Document("T", "", "", blocks, binding=bound_to), tmp_path / "one.html")
    _converted(office, tmp_path)
    tables = docx.Document(str(tmp_path / "one.docx")).tables
    assert len(tables) == 2
    for table, block in zip(tables, (SCALE, WIDE), strict=True):
        said = [[cell.text for cell in line.cells] for line in table.rows]
        grid = as_plain(laid_out(TableBlock(block))[0])
        assert said == [list(grid.header), *map(list, grid.rows)]
        first = table.rows[0]._tr
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def _converted(office: str, folder: Path) -> None:
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder),
            str(folder / "one.html"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )


def test_a_narrow_screen_says_that_a_wide_table_has_more_columns():
    styles = (Path(page_module.__file__).parent / "page.css").read_text(encoding="utf-8")
    narrow = styles.split("@media (max-width: 40rem) {")[1].split("@media")[0]
    assert '.scroll::before { content: "Scroll sideways for all columns"' in narrow


def test_a_table_of_few_columns_scrolls_where_its_words_are_too_long_for_a_telephone(tmp_path):
    columns = tuple(Column(f"{name} of a campaign", Unit.PERCENT) for name in ("None", "Part"))
    for label, scrolls in (("Neurodivergence and other needs", True), ("Bus fares", False)):
        table = Table(
            TableId.parse("question-t"),
            "T",
            "Theme",
            columns,
            (row(label, 10, 20),),
            90,
            "people",
            "S",
        )
        write_page(replace(DOCUMENT, blocks=(Heading("One"), TableBlock(table))), tmp_path / "p")
        assert ('class="scroll"' in (tmp_path / "p").read_text(encoding="utf-8")) is scrolls
