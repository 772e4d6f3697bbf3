"""A ``Document`` as an accessible Word file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from consult.model.words.document import Document
from consult.office import repeatable


def write_word(document: Document, path: Path) -> None:
    """Write a report as a Word file that a council can paste into its papers.

    Parameters
    ----------
    document
        The report.
    path
        Where to write the .docx; its folder exists. The same document gives the same bytes.

    Notes
    -----
    Native tables with a repeated header row and no merged cells, captions that are fields with
    their numbers written, built-in headings, English (UK), a title property: Government Digital
    Service, "Publishing accessible documents". Nothing asks to be updated when the file opens.
    """
    from consult.report.word import body, front, styles
    from consult.report.word.binder import Binder
    from consult.report.word.chart import Pictures

    binder = Binder(document.binding)
    file = styles.blank(document)
    front.set_header_and_footer(file, document)
    _append(file, front.title_page(document))
    for block in front.before_contents(document):
        _append(file, body.words(block, binder))
    _append(file, front.contents(document))
    _append(file, front.tables_list(document))
    _append_pieces(file, body.pieces(document, binder, Pictures(file, document)))
    buffer = io.BytesIO()
    file.save(buffer)
    path.write_bytes(repeatable(buffer.getvalue()))


def _append(file: Any, elements: Any) -> None:
    end = file.element.body[-1]
    for element in elements:
        end.addprevious(element)


def _append_pieces(file: Any, pieces: Any) -> None:
    """The content in sections: a new one, on a new page, wherever the page is turned."""
    from docx.enum.section import WD_ORIENT, WD_SECTION

    landscape = False
    for at, piece in enumerate(pieces):
        if not at and not piece.landscape:
            _on_a_new_page(piece.elements[0])
        if piece.landscape is not landscape:
            landscape = piece.landscape
            section = file.add_section(WD_SECTION.NEW_PAGE)
            _drop_empty_break(section)
            long, short = max(_sides(section)), min(_sides(section))
            section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
            section.page_width, section.page_height = (long, short) if landscape else (short, long)
        _append(file, piece.elements)


def _on_a_new_page(paragraph: Any) -> None:
    paragraph.get_or_add_pPr().get_or_add_pageBreakBefore()


def _drop_empty_break(section: Any) -> None:
    """The last words of the section before end it: no empty paragraph stands for the break.

    Not those of a contents list: they are written anew when Word updates it.
    """
    from docx.oxml.ns import qn

    empty = section._sectPr.getprevious()
    before = empty.getprevious()
    listed = before is not None and next(before.iter(qn("w:fldChar")), None) is not None
    if before is not None and before.tag == qn("w:p") and not listed:
        before.get_or_add_pPr().append(empty.pPr.sectPr)
        empty.getparent().remove(empty)


def _sides(section: Any) -> tuple[Any, Any]:
    return section.page_width, section.page_height
