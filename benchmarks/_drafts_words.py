"""The cells of an export without the reader, and what is certain to mean the same in them."""

from __future__ import annotations

import csv
import html
import unicodedata
from functools import cache
from pathlib import Path

import openpyxl

_MARKS = str.maketrans(
    {**dict.fromkeys("‘’‛`´", "'"), **dict.fromkeys("“”„", '"'), **dict.fromkeys("–—‒−‑", "-")}
)
_ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
_HARD_SPACE_OF_MACINTOSH = b"\xca"
"""In cp1252 a letter that no answer in English has."""


def folded(words: str) -> str:
    """Words without what is certain to mean nothing: case, blanks, form, marks, a last full stop.

    A whole number is the same with ".0" behind it, as SPSS and spreadsheets write it.

    Parameters
    ----------
    words
        Of a cell, a heading or an option.
    """
    plain = unicodedata.normalize("NFC", html.unescape(words)).translate(_MARKS)
    bare = " ".join(plain.replace("…", "...").casefold().split()).rstrip(".").rstrip()
    return bare.removesuffix(".0") if bare.removesuffix(".0").isdecimal() else bare


@cache
def rows_of(path: Path) -> list[list[str]]:
    """Every row of an export as cells of text, headings too.

    Parameters
    ----------
    path
        A workbook, or text with commas, semicolons or tabs.
    """
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
        return _filled([[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)])
    text = _decoded(path.read_bytes())
    first = text.partition("\n")[0]
    between = max("\t;,", key=first.count)
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter=between))
    return _filled(rows)


def _filled(rows: list[list[str]]) -> list[list[str]]:
    """All rows as wide as the widest."""
    wide = max(map(len, rows))
    return [[*row, *[""] * (wide - len(row))] for row in rows]


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS[:-1]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            if _HARD_SPACE_OF_MACINTOSH in content:
                return content.decode("mac_roman")
    return content.decode(_ENCODINGS[-1])


def _text(cell: object) -> str:
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
