"""The PDF: tagged, with its title and language, and never broken by what stands in a text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from consult.model.words.document import Document, Facts, Heading, Paragraph, TableBlock
from consult.report.page.pdf import write_pdf, write_source
from tests.report.sample import DOCUMENT, WIDE_BOTH_WAYS

pytest.importorskip("typst", reason="the extra pdf is not installed")


def _made(document: Document, folder: Path) -> bytes:
    source, target = folder / "report.typ", folder / "report.pdf"
    write_source(document, source)
    write_pdf(source, target)
    return target.read_bytes()


def test_the_pdf_says_that_it_is_accessible_by_its_standard(tmp_path):
    made = _made(DOCUMENT, tmp_path)
    assert made.startswith(b"%PDF-1.7")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"/Lang(en-GB)" in made


def test_the_same_report_gives_the_same_bytes(tmp_path):
    assert _made(DOCUMENT, tmp_path) == _made(DOCUMENT, tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        '"quoted" \\ back',
        "#set page(width: 1cm)",
        "$x$ *b* _i_ @ref <label> // no",
        "a\nb\tc",
        "[c]",
    ],
)
def test_no_words_are_taken_for_commands(tmp_path, words):
    blocks = (Heading("One"), Paragraph(words), Facts(words, ("A", words), ((words, words),)))
    assert _made(replace(DOCUMENT, title=words, blocks=blocks), tmp_path).startswith(b"%PDF")


def test_a_heading_that_skips_a_level_is_refused_by_the_standard(tmp_path):
    blocks = (Heading("One"), Heading("Three", 3))
    with pytest.raises(Exception, match="heading"):
        _made(replace(DOCUMENT, blocks=blocks), tmp_path)


def test_wide_tables_that_follow_one_another_share_a_turned_page(tmp_path):
    wide = TableBlock(replace(WIDE_BOTH_WAYS, rows=WIDE_BOTH_WAYS.rows[:4] * 4))
    blocks = (Heading("One"), wide, wide, Paragraph("After."), wide)
    source = tmp_path / "report.typ"
    write_source(replace(DOCUMENT, blocks=blocks), source)
    text = source.read_text(encoding="utf-8")
    assert text.count("#page(flipped: true)[") == 2
    assert _made(replace(DOCUMENT, blocks=blocks), tmp_path).startswith(b"%PDF")
