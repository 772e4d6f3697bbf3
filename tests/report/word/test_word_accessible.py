"""What can be checked by a machine of an accessible Word file, and that each check can fail.

Sources: Government Digital Service, "Publishing accessible documents"; Web Content Accessibility
Guidelines 2.2, level AA, where they speak of documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from consult.model.words.document import Document, Facts, Heading, Paragraph, TableBlock
from consult.report.appendix import compose
from consult.report.word.document import write_word
from tests.report.findings import FINDINGS
from tests.report.sample import DOCUMENT, WIDE_BOTH_WAYS

ENOUGH = 4.5
"""Least contrast of text with its ground (WCAG 2.2, 1.4.3)."""

WHITE = "FFFFFF"
REPORTS = {"every kind of block": DOCUMENT, "a whole report": compose(FINDINGS)}


def style_of(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else str(style.get(qn("w:val")))


def text_of(paragraph: Any) -> str:
    return "".join(str(part.text or "") for part in paragraph.iter(qn("w:t"))).strip()


def headings_out_of_order(file: Any) -> Iterator[str]:
    levels = [
        int(style_of(one)[-1])
        for one in file.element.body.iter(qn("w:p"))
        if style_of(one).startswith("Heading")
    ]
    if levels and levels[0] != 1:
        yield "the first is not of level 1"
    yield from (f"{b} after {a}" for a, b in pairwise(levels) if b > a + 1)


def empty_paragraphs(file: Any) -> Iterator[str]:
    for one in file.element.body.findall(qn("w:p")):
        holds = text_of(one) or next(one.iter(qn("w:drawing")), None) is not None
        before = one.getprevious()
        table = before is not None and before.tag == qn("w:tbl")
        listed = before is not None and next(before.iter(qn("w:fldChar")), None) is not None
        ends = next(one.iter(qn("w:sectPr")), None) is not None and (table or listed)
        if not holds and not ends:
            yield f"after {'a table' if table else 'words'}"


def header_rows_that_do_not_repeat(file: Any) -> Iterator[str]:
    for number, table in enumerate(file.tables, start=1):
        first = table._tbl.find(qn("w:tr"))
        if first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            yield f"table {number}"


def merged_cells(file: Any) -> Iterator[str]:
    for tag in ("gridSpan", "vMerge", "hMerge"):
        yield from (tag for _ in file.element.body.iter(qn(f"w:{tag}")))


def pictures_without_words(file: Any) -> Iterator[str]:
    for one in file.element.body.iter(qn("wp:docPr")):
        if len(one.get("descr") or "") < 20:
            yield str(one.get("name"))


def things_without_a_caption(file: Any) -> Iterator[str]:
    """Every table and picture has a caption right above that is numbered by a field."""
    for one in file.element.body:
        picture = one.tag == qn("w:p") and next(one.iter(qn("w:drawing")), None) is not None
        if one.tag != qn("w:tbl") and not picture:
            continue
        above = one.getprevious()
        fields = [str(f.get(qn("w:instr"))) for f in above.iter(qn("w:fldSimple"))]
        numbered = any("SEQ Chart" if picture else "SEQ Table" in f for f in fields)
        if style_of(above) != "Caption" or not (numbered or "(continued)" in text_of(above)):
            yield "a picture" if picture else "a table"


def no_language_or_title(file: Any) -> Iterator[str]:
    languages = [lang.get(qn("w:val")) for lang in file.styles.element.iter(qn("w:lang"))]
    if not languages or {*languages} != {"en-GB"} or file.core_properties.language != "en-GB":
        yield "language"
    if not file.core_properties.title:
        yield "title"


def colours_too_faint(file: Any) -> Iterator[str]:
    """Every colour of text against every ground it can stand on."""
    roots = (file.styles.element, file.element)
    inks = {c.get(qn("w:val")) for root in roots for c in root.iter(qn("w:color"))} - {None, "auto"}
    grounds = {s.get(qn("w:fill")) for root in roots for s in root.iter(qn("w:shd"))} - {None}
    for ink in inks:
        yield from (f"{ink} on {g}" for g in {WHITE, *grounds} if contrast(ink, g) < ENOUGH)


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((_light(one), _light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def skips_a_level(file: Any) -> None:
    file.add_heading("Too deep", 4)


def leaves_a_line(file: Any) -> None:
    file.add_paragraph("")


def forgets_the_header(file: Any) -> None:
    for mark in list(file.element.body.iter(qn("w:tblHeader"))):
        mark.getparent().remove(mark)


def merges(file: Any) -> None:
    row = file.tables[0].rows[0]
    row.cells[0].merge(row.cells[1])


def silences_a_picture(file: Any) -> None:
    next(file.element.body.iter(qn("wp:docPr"))).set("descr", "")


def drops_a_caption(file: Any) -> None:
    above = file.tables[0]._tbl.getprevious()
    above.getparent().remove(above)


def forgets_the_language(file: Any) -> None:
    for lang in list(file.styles.element.iter(qn("w:lang"))):
        lang.set(qn("w:val"), "en-US")


def pales(file: Any) -> None:
    next(file.styles.element.iter(qn("w:color"))).set(qn("w:val"), "9AA0A6")


CHECKS: dict[Callable[[Any], Iterator[str]], Callable[[Any], None]] = {
    headings_out_of_order: skips_a_level,
    empty_paragraphs: leaves_a_line,
    header_rows_that_do_not_repeat: forgets_the_header,
    merged_cells: merges,
    pictures_without_words: silences_a_picture,
    things_without_a_caption: drops_a_caption,
    no_language_or_title: forgets_the_language,
    colours_too_faint: pales,
}
"""A check -> what it must find."""


def _written(document: Document, folder: Path) -> Any:
    write_word(document, folder / "one.docx")
    return docx.Document(str(folder / "one.docx"))


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_report_in_word_passes(tmp_path: Path, check: Any, report: str):
    assert list(check(_written(REPORTS[report], tmp_path))) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_each_check_can_fail(tmp_path: Path, check: Any):
    file = _written(REPORTS["a whole report"], tmp_path)
    CHECKS[check](file)
    assert list(check(file)) != []


def test_a_page_that_turns_and_a_table_with_nothing_beneath_leave_no_empty_line(tmp_path: Path):
    facts = Facts("F", ("A", "B"), (("a", "b"),))
    wide = TableBlock(WIDE_BOTH_WAYS)
    blocks = (Heading("One"), facts, Paragraph("After."), Heading("Two"), wide, Heading("Three"))
    assert list(empty_paragraphs(_written(Document("T", "", "", blocks), tmp_path))) == []


def test_words_after_a_table_without_notes_stand_off_it(tmp_path: Path):
    facts = Facts("F", ("A", "B"), (("a", "b"),))
    file = _written(Document("T", "", "", (Heading("One"), facts, Paragraph("After."))), tmp_path)
    after = next(p for p in file.paragraphs if p.text == "After.")
    assert after.style.paragraph_format.space_before.pt >= 12
