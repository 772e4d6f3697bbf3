"""Rows of delimited text emptied where they stand; every other byte stays as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from typing import Literal

from consult.read.export.grid import Export
from consult.read.files.delimited import LARGEST_CELL, SEPARATOR

_LITTLE = b"\xff\xfe"
"""Begins text of UTF-16 whose bytes stand the smaller first. Source: Unicode, byte-order mark."""

_WAYS: tuple[tuple[Literal[0, 3], str], ...] = (
    (csv.QUOTE_MINIMAL, ""),
    (csv.QUOTE_MINIMAL, '""'),
    (csv.QUOTE_NONE, ""),
)
"""How quotation marks may be meant, and what stands for the first blank cell. Whether the marks of
a file are words is told by whether any are doubled, and the row may have held the only ones."""


def without_rows(data: bytes, export: Export, rows: Collection[int]) -> Iterator[bytes]:
    """The file with rows emptied, for each way in which its quotation marks may be meant.

    Parameters
    ----------
    data
        All of the file.
    export
        The same, read.
    rows
        Positions of the rows as they were read.

    Yields
    ------
    bytes
        To be read again before it is trusted. Nothing where the text cannot be written as it was.
    """
    codec = _codec(data, export.encoding)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return
    if text.encode(codec) != data:
        return
    csv.field_size_limit(LARGEST_CELL)
    for quoting, first in _WAYS:
        yield _emptied(text, (export.delimiter, first), rows, quoting).encode(codec)


def _codec(data: bytes, encoding: str) -> str:
    """A codec that keeps the byte-order mark as a character, so that it is written again."""
    if encoding == "utf-16":
        return "utf-16-le" if data.startswith(_LITTLE) else "utf-16-be"
    return "utf-8" if encoding == "utf-8-sig" else encoding


def _emptied(
    text: str, blank: tuple[str, str], rows: Collection[int], quoting: Literal[0, 3]
) -> str:
    delimiter, first = blank
    lines = list(io.StringIO(text, newline=""))
    before = 1 if lines and SEPARATOR.match(lines[0].lstrip("\ufeff").encode()) else 0
    reader = csv.reader(lines[before:], delimiter=delimiter, quoting=quoting)
    wanted, done = set(rows), max(rows)
    out, start = lines[:before], before
    for at, row in enumerate(reader):
        end = before + reader.line_num
        if at in wanted:
            last = lines[end - 1]
            out.append(first + delimiter * (len(row) - 1) + last[len(last.rstrip("\r\n")) :])
        else:
            out += lines[start:end]
        start = end
        if at == done:
            break
    return "".join([*out, *lines[start:]])
