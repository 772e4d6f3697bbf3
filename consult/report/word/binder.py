"""Figures in Word: a content control around each, with a hidden bookmark for what drops its tag.

Import it where a Word file is about to be made: it loads python-docx.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from docx.oxml import parse_xml

from consult.model.words.figure import Binding
from consult.model.words.text import Number, Text
from consult.report.prose.plain import shorten
from consult.report.word.ooxml import bookmarked, node, run

W15 = "http://schemas.microsoft.com/office/word/2012/wordml"

LONGEST_ALIAS = 64
"""Characters that Word holds in the title of a content control, and in its tag."""

FIRST_BOOKMARK = 1_000_000
"""Bookmark ids of figures begin here, after those of headings and tables."""


class Binder:
    """Makes text that may hold figures into runs.

    Parameters
    ----------
    binding
        What the tags of the report say; without it, figures are plain text.

    Notes
    -----
    A content control stays with its text in Word, also in another document (ISO/IEC 29500-1,
    17.5.2; "w15:appearance" hides its frame). LibreOffice up to 7.4 keeps the control and drops
    its tag, so the same is said by a bookmark, which Word hides as its name begins with "_".
    """

    def __init__(self, binding: Binding | None = None) -> None:
        self._binding = binding
        self._count = count(1)

    def runs(self, text: Text, *, bold: bool = False) -> list[Any]:
        """Text as runs, with a content control around each figure.

        Parameters
        ----------
        text
            Words with figures among them.
        bold
            How it is set.
        """
        if self._binding is None:
            return [run(text.plain, bold=bold)]
        made: list[Any] = []
        for piece in text.pieces:
            if isinstance(piece, Number):
                made += self._control(piece, self._binding, bold)
            else:
                made.append(run(piece, bold=bold))
        return made or [run("")]

    def _control(self, figure: Number, binding: Binding, bold: bool) -> list[Any]:
        number = next(self._count)
        properties = node(
            "sdtPr",
            node("alias", val=shorten(figure.name, LONGEST_ALIAS)),
            node("tag", val=binding.tag(figure.id)),
            parse_xml(f'<w15:appearance xmlns:w15="{W15}" w15:val="hidden"/>'),
        )
        control = node("sdt", properties, node("sdtContent", run(figure.printed, bold=bold)))
        name = binding.bookmark(figure.id, number)
        return bookmarked(name, FIRST_BOOKMARK + number, control)
