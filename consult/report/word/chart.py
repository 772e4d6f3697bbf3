"""A chart in Word: caption above, a picture with its words for those who cannot see it, a foot.

Import it where a Word file is about to be made: it loads python-docx.
"""

from __future__ import annotations

import io
from typing import Any

from docx.oxml.shape import CT_Inline
from docx.shared import Cm

from consult.model.words.document import Chart, Document
from consult.report.charts.bars import caption, foot, in_words
from consult.report.charts.drawing import png
from consult.report.prose.numbered import table_numbers
from consult.report.word.binder import Binder
from consult.report.word.ooxml import bookmarked, field, node, paragraph, run
from consult.report.word.table import bookmark_of

WIDTH = 16.5
"""Width of a picture in cm: the text of an upright page is 17 wide."""

BOOKMARKS = 500_000
"""Bookmark ids of charts begin here, those of tables at 100,000, of figures at 1,000,000."""


class Pictures:
    """Draws charts and puts them into a Word file.

    Parameters
    ----------
    file
        A python-docx document, which holds the pictures.
    document
        Gives the numbers of tables, and the words that stand on every picture.
    """

    def __init__(self, file: Any, document: Document) -> None:
        self._part = file.part
        self._tables = table_numbers(document.blocks)
        self._words = " | ".join(document.banners)

    def elements(self, chart: Chart, number: int, binder: Binder) -> list[Any]:
        """The paragraphs of a chart.

        Parameters
        ----------
        chart, number
            What to draw, and its number.
        binder
            What makes text with figures into runs.
        """
        table = self._tables[chart.table.id]
        _, _, title = caption(chart, number).partition(": ")
        label = bookmarked(
            f"Chart_{number}",
            BOOKMARKS + number,
            run("Chart "),
            field("SEQ Chart \\* ARABIC", str(number)),
        )
        drawn_from = field(f"REF {bookmark_of(table)} \\h", f"Table {table}")
        return [
            paragraph("Caption", *label, run(f": {title}")),
            paragraph("Picture", self._picture(chart, number, table), keep_next=True),
            paragraph(
                "TableNoteLast",
                *binder.runs(foot(chart)),
                run(" Drawn from "),
                drawn_from,
                run("."),
            ),
        ]

    def _picture(self, chart: Chart, number: int, table: int) -> Any:
        name = f"Chart {number}"
        stream = io.BytesIO(png(chart, WIDTH, self._words))
        relation, image = self._part.get_or_add_image(stream)
        height = round(Cm(WIDTH) * image.px_height / image.px_width)
        inline = CT_Inline.new_pic_inline(number, relation, f"{name}.png", Cm(WIDTH), height)
        for side in "TBLR":
            inline.set(f"dist{side}", "0")  # LibreOffice takes 3 mm where nothing is said
        inline.docPr.set("name", name)
        inline.docPr.set("descr", in_words(chart, table))
        made = node("r")
        made.append(node("drawing", inline))
        return made
