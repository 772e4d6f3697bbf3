"""Files that still hold somebody's words, whoever made them and whatever they are called."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from consult.errors import ConsultError
from pipelines.engine.lock import FILE as LOCK
from pipelines.erase.words import WordsOfOne

_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</(?:w:p|c|si|td|th|li|p|h\d)>|<(?:br|w:br|w:tab)[^>]*>")
"""Where the words of one paragraph or cell end. Inside one, a program may cut a word in two."""

MARKED_UP = frozenset({".html", ".xml", ".rels"})
TABLES = frozenset({".xls", ".xlsb", ".ods", ".sav", ".zsav", ".sss"})
"""Exports whose words do not stand in their bytes as they are."""


def files_in(folders: Iterable[Path]) -> Iterator[Path]:
    """Every file of some folders and of the folders in them, by name.

    Parameters
    ----------
    folders
        They need not exist.
    """
    for folder in folders:
        yield from sorted(p for p in folder.rglob("*") if p.is_file() and p.name != LOCK)


def holding(paths: Iterable[Path], words: WordsOfOne) -> list[Path]:
    """The files that hold any of somebody's words.

    Parameters
    ----------
    paths
        Of files; what is not there is passed over.
    words
        What is looked for, in the name of a file too.
    """
    return [
        path
        for path in paths
        if path.is_file() and (words.in_text(path.name) or any(map(words.in_text, texts_of(path))))
    ]


def texts_of(path: Path) -> Iterator[str]:
    """The words of a file of any kind that consult reads or writes, as far as it can be read.

    Parameters
    ----------
    path
        Of the file.
    """
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        yield from _of_parquet(path)
    elif suffix == ".pdf":
        yield from _of_pdf(path)
    elif suffix in TABLES:
        yield from _of_table(path)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                yield from _decoded(package.read(name), Path(name))
    else:
        yield from _decoded(path.read_bytes(), path)


def _decoded(data: bytes, path: Path) -> Iterator[str]:
    """The text of a file, and of one that is marked up its words without the marks as well."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if wide else "utf-8", "replace").replace("\\n", " ")
    yield unescape(text)
    if path.suffix.lower() in MARKED_UP:
        yield unescape(_TAG.sub("", _BLOCK.sub(" ", text)))


def _of_parquet(path: Path) -> Iterator[str]:
    import pandas as pd

    try:
        frame = pd.read_parquet(path)
    except (OSError, ValueError):
        return
    for column in frame.columns:
        yield "\n".join(map(str, frame[column].dropna().unique()))


def _of_pdf(path: Path) -> Iterator[str]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        yield " ".join(page.extract_text() for page in PdfReader(path).pages)
    except (PyPdfError, OSError, ValueError):
        return


def _of_table(path: Path) -> Iterator[str]:
    from consult.read import open_export

    try:
        export = open_export(path)
    except ConsultError:
        return
    for grid in export.grids:
        yield "\n".join(cell for row in grid.rows for cell in row)
