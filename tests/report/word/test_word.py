from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from consult.model.publishing.table import Row
from consult.model.words.document import (
    Bullets,
    Callout,
    Chart,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quote,
    TableBlock,
)
from consult.model.words.text import bound
from consult.report.prose.numbered import numbered
from consult.report.word.document import write_word
from tests.report.sample import (
    DOCUMENT,
    HIDDEN_BASE,
    LONG_LABELS,
    SCALE,
    VERY_WIDE,
    WIDE_BOTH_WAYS,
    frequency,
    row,
)


def _instructions(file: Any) -> list[str]:
    return [f.get(qn("w:instr")).strip() for f in file.element.body.iter(qn("w:fldSimple"))]


def _paragraphs(file: Any, style: str) -> list[str]:
    return [p.text for p in file.paragraphs if p.style.style_id == style]


def _write(tmp_path: Path, *blocks: Any) -> Any:
    path = tmp_path / "one.docx"
    write_word(Document("Title", "", "", blocks), path)
    return docx.Document(str(path))


def test_every_header_row_repeats_and_no_row_splits(rendered: Any):
    for table in rendered.tables:
        first, *rest = table._tbl.findall(qn("w:tr"))
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(r.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for r in rest)
        assert all(
            r.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for r in (first, *rest)
        )


def test_no_cell_is_merged(rendered: Any):
    body = rendered.element.body
    assert not list(body.iter(qn("w:gridSpan"))) + list(body.iter(qn("w:vMerge")))
    for table in rendered.tables:
        columns = len(table._tbl.tblGrid.findall(qn("w:gridCol")))
        assert {len(r.findall(qn("w:tc"))) for r in table._tbl.findall(qn("w:tr"))} == {columns}


def test_captions_are_fields_numbered_in_order_with_their_numbers_written(rendered: Any):
    body = rendered.element.body
    fields = [f for f in body.iter(qn("w:fldSimple")) if "SEQ Table" in f.get(qn("w:instr"))]
    cached = ["".join(t.text for t in field.iter(qn("w:t"))) for field in fields]
    assert cached == [str(n) for n, _ in numbered(DOCUMENT.blocks)]


def test_a_caption_stands_above_its_table_and_is_bookmarked(rendered: Any):
    for table in rendered.tables:
        above = table._tbl.getprevious()
        assert above.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) == "Caption"
    names = {b.get(qn("w:name")) for b in rendered.element.body.iter(qn("w:bookmarkStart"))}
    assert {f"Table_{n}" for n, _ in numbered(DOCUMENT.blocks)} <= names


def test_bookmark_ids_are_unique(rendered: Any):
    ids = [b.get(qn("w:id")) for b in rendered.element.body.iter(qn("w:bookmarkStart"))]
    assert len(ids) == len(set(ids))


def test_every_table_has_a_title_and_a_description_for_those_who_cannot_see_it(rendered: Any):
    for table in rendered.tables:
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val")).startswith("Table ")
        assert "Columns:" in properties.find(qn("w:tblDescription")).get(qn("w:val"))


def test_the_contents_lead_to_headings_and_take_page_numbers_when_they_are_updated(rendered: Any):
    texts = [i.text.strip() for i in rendered.element.body.iter(qn("w:instrText"))]
    assert texts == ['TOC \\o "1-2" \\h \\z', 'TOC \\h \\z \\c "Table"']
    anchors = {a.get(qn("w:anchor")) for a in rendered.element.body.iter(qn("w:hyperlink"))}
    names = {b.get(qn("w:name")) for b in rendered.element.body.iter(qn("w:bookmarkStart"))}
    assert anchors <= names
    listed = _paragraphs(rendered, "TOC1") + _paragraphs(rendered, "TOC2")
    assert "Summary" in listed
    assert "Quiet parks" in listed


def test_fields_are_balanced(rendered: Any):
    kinds = [c.get(qn("w:fldCharType")) for c in rendered.element.body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"] * 2


def test_the_language_is_english_uk_and_the_title_is_a_property(rendered: Any):
    assert rendered.core_properties.title == DOCUMENT.title
    assert rendered.core_properties.language == "en-GB"
    defaults = rendered.styles.element.find(qn("w:docDefaults"))
    assert {lang.get(qn("w:val")) for lang in defaults.iter(qn("w:lang"))} == {"en-GB"}


def test_draft_and_synthetic_stand_in_the_header_of_every_section(rendered: Any):
    for section in rendered.sections:
        words = " ".join(p.text for p in section.header.paragraphs)
        assert "DRAFT" in words
        assert "SYNTHETIC DATA" in words


def test_draft_and_synthetic_stand_on_the_first_page_with_or_without_a_callout(tmp_path: Path):
    for blocks in ((Heading("A"),), (Callout("DRAFT", "Not reviewed."), Heading("A"))):
        path = tmp_path / "one.docx"
        write_word(Document("T", "", "", blocks, ("DRAFT", "SYNTHETIC DATA")), path)
        texts = [p.text for p in docx.Document(str(path)).paragraphs]
        first_page = " ".join(texts[: texts.index("Contents")])
        assert first_page.count("DRAFT") == 1
        assert first_page.count("SYNTHETIC DATA") == 1


def test_pages_are_numbered_by_a_field(rendered: Any):
    footer = rendered.sections[0].footer._element
    assert [f.get(qn("w:instr")).strip() for f in footer.iter(qn("w:fldSimple"))] == ["PAGE"]


def test_a_suppressed_row_prints_the_mark_and_no_number(tmp_path: Path):
    blocks = (TableBlock(LONG_LABELS), TableBlock(HIDDEN_BASE))
    hidden = [
        [cell.text for cell in r.cells[1:]]
        for table in _write(tmp_path, *blocks).tables
        for r in table.rows
        if any(cell.text == "[c]" for cell in r.cells)
    ]
    assert len(hidden) == 4
    assert all(set(texts) == {"[c]"} for texts in hidden)


def test_marks_base_notes_and_source_stand_under_the_table(tmp_path: Path):
    file = _write(tmp_path, TableBlock(LONG_LABELS))
    notes = _paragraphs(file, "TableNote") + _paragraphs(file, "TableNoteLast")
    assert notes == [
        "Base: 1,500 people who answered this question.",
        "[c] means hidden to protect people in small groups. [low] means more than zero, but "
        "rounds to zero. Source: Invented consultation on quiet parks.",
    ]


def test_nets_and_totals_are_bold_and_other_rows_are_not(tmp_path: Path):
    table = _write(tmp_path, TableBlock(SCALE)).tables[0]
    bold = [r.cells[0].text for r in table.rows[1:] if r.cells[0].paragraphs[0].runs[0].bold]
    assert bold == ["Net: Agree", "Net: Disagree", "All who answered"]


def test_no_table_is_wider_than_the_page_it_stands_on(tmp_path: Path):
    cm = 1440 / 2.54
    rendered = _write(tmp_path, Heading("A"), *map(TableBlock, (SCALE, VERY_WIDE, WIDE_BOTH_WAYS)))
    widths = [
        sum(int(c.get(qn("w:w"))) for c in table._tbl.tblGrid.findall(qn("w:gridCol"))) / cm
        for table in rendered.tables
    ]
    assert max(widths) < 25.71
    assert sum(width > 17.01 for width in widths) == 1


def test_wide_tables_turn_the_page_and_the_heading_turns_with_them(tmp_path: Path):
    file = _write(
        tmp_path, Heading("A"), TableBlock(SCALE), Heading("B"), TableBlock(WIDE_BOTH_WAYS)
    )
    assert [s.page_width > s.page_height for s in file.sections] == [False, True]


def test_a_table_too_wide_for_any_page_is_printed_in_parts_that_repeat_the_labels(tmp_path: Path):
    groups = tuple(replace(VERY_WIDE.rows[0], label=f"District {n}") for n in range(40))
    file = _write(tmp_path, TableBlock(replace(VERY_WIDE, rows=groups)))
    assert len(file.tables) > 1
    assert {t.rows[1].cells[0].text for t in file.tables} == {"District 0"}
    assert sum(len(t.columns) - 1 for t in file.tables) == 24
    assert _paragraphs(file, "Caption")[1] == "Table 1 (continued): Places visited, by district"
    assert len([i for i in _instructions(file) if i.startswith("SEQ")]) == 1


def test_quotes_stand_in_quotation_marks_and_not_in_italics(tmp_path: Path):
    file = _write(tmp_path, Heading("A"), Quote("Close it.", "A resident"))
    assert _paragraphs(file, "Quote") == ["“Close it.” A resident"]
    styles = file.styles.element
    assert not list(styles.iter(qn("w:i"))) + list(styles.iter(qn("w:u")))


def test_headings_use_the_built_in_styles(tmp_path: Path):
    file = _write(tmp_path, Heading("A"), Heading("B", 2), Heading("C", 3))
    styles = [p.style.name for p in file.paragraphs if p.style.style_id.startswith("Heading")]
    assert styles == ["Heading 1", "Heading 2", "Heading 3"]


def test_the_same_document_gives_the_same_bytes(tmp_path: Path):
    for name in ("a.docx", "b.docx"):
        write_word(DOCUMENT, tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_nothing_in_the_file_is_dated_or_random(tmp_path: Path):
    write_word(DOCUMENT, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as package:
        text = "".join(
            package.read(n).decode("utf8") for n in package.namelist() if n.endswith("xml")
        )
        assert not [name for name in package.namelist() if "thumbnail" in name]
    assert not re.search(r"w:rsidR|w14:paraId|updateFields", text)
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", text)) == {"2000-01-01T00:00:00Z"}


def test_control_characters_and_markup_in_words_do_not_break_the_file(tmp_path: Path):
    odd = frequency("question-t", "A <b> & \x00 title", row("Bad\x0b & <i>", 10, 100.0))
    file = _write(tmp_path, Heading("H\x01"), Paragraph("P\ud800\nsecond line"), TableBlock(odd))
    assert file.tables[0].rows[1].cells[0].text == "Bad & <i>"


def test_a_report_without_headings_or_tables_can_be_written(tmp_path: Path):
    assert [p.text for p in _write(tmp_path, Paragraph("Only words.")).paragraphs][
        -1
    ] == "Only words."


def test_a_table_without_rows_can_be_written(tmp_path: Path):
    rows: tuple[Row, ...] = ()
    assert (
        len(_write(tmp_path, TableBlock(frequency("question-t", "T", *rows))).tables[0].rows) == 1
    )


def _kept(file: Any) -> list[bool]:
    """Of each row of the first table, whether it stays on the page of what follows."""
    return [
        all(p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in r.iter(qn("w:p")))
        for r in file.tables[0]._tbl.findall(qn("w:tr"))
    ]


def test_a_long_table_may_break_but_not_near_its_ends(tmp_path: Path):
    kept = _kept(_write(tmp_path, TableBlock(LONG_LABELS)))
    rows = len(LONG_LABELS.rows)
    assert kept == [True] * 3 + [False] * (rows - 5) + [True] * 3


def test_a_short_table_stays_on_one_page_with_its_notes(tmp_path: Path):
    kept = _kept(_write(tmp_path, TableBlock(HIDDEN_BASE)))
    assert kept == [True] * (1 + len(HIDDEN_BASE.rows))


def test_a_table_of_few_words_stays_on_one_page_however_long_the_names_of_its_figures(
    tmp_path: Path,
):
    name = "ledger / what came in by a channel with a very long name / " * 4
    rows = tuple((f"Channel {n}", bound(str(n), f"{name}{n}")) for n in range(5))
    kept = _kept(_write(tmp_path, Facts("Channels", ("Channel", "Came in"), rows)))
    assert kept == [True] * 5 + [False]


def test_a_sentence_that_leads_to_a_list_stays_with_it(tmp_path: Path):
    file = _write(tmp_path, Heading("A"), Paragraph("These are left:"), Bullets(("One.", "Two.")))
    (lead,) = (p for p in file.paragraphs if p.text == "These are left:")
    assert lead._p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def test_a_chart_may_stand_on_the_page_before_its_table(tmp_path: Path):
    chart = Chart(SCALE, (6, 2, 7), 1)
    file = _write(tmp_path, Heading("A"), Paragraph("Said."), chart, TableBlock(SCALE))
    kept = {
        p.text.split(" ")[0]: p._p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
        for p in file.paragraphs
    }
    assert not kept["Said."]
    assert not kept["Shares"]


def test_a_long_title_stands_above_every_page_without_what_follows_its_colon(tmp_path: Path):
    long = (
        "Nurturing little hearts and minds: a strategy for parents, infants and their relationships"
    )
    for title, above in ((long, long.split(":")[0]), ("Parks: a plan", "Parks: a plan")):
        path = tmp_path / "one.docx"
        write_word(Document(title, "", "", (Heading("A"),)), path)
        assert docx.Document(str(path)).sections[0].header.paragraphs[0].text == above
