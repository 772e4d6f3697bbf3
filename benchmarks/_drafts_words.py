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


def folded(words: str) -> str:
    """Words without what is certain to mean nothing: case, blanks, form, marks, a last full stop.

    Parameters
    ----------
    words
        Of a cell, a heading or an option.
    """
    plain = unicodedata.normalize("NFC", html.unescape(words)).translate(_MARKS)
    return " ".join(plain.replace("…", "...").casefold().split()).rstrip(".").rstrip()


@cache
def rows_of(path: Path) -> list[list[str]]:
    """Every row of an export as cells of text, headings too.

    Parameters
    ----------
    path
        A workbook, or text with commas, semicolons or tabs.
    """
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
        return [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    text = _decoded(path.read_bytes())
    first = text.partition("\n")[0]
    between = max("\t;,", key=first.count)
    return list(csv.reader(text.splitlines(keepends=True), delimiter=between))


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS[:-1]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode(_ENCODINGS[-1])


def _text(cell: object) -> str:
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
