"""A codeframe as a CSV file that Excel opens as it should, also on Windows in the UK."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from consult.exchange.descriptions import LISTS
from consult.office.cells import inert
from consult.office.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from consult.model.coding.codeframe import Code, Codeframe, Theme

COLUMNS = ("theme", "code", "definition", *LISTS, "retired", "id")
"""Headings, in the order written. What a column of a list holds is an entry a line of its cell."""

YES = "yes"


def write_codeframe_csv(frame: Codeframe, path: Path) -> None:
    """Write a codeframe, a code a row; a theme without codes has a row of its own.

    Parameters
    ----------
    frame
        What is written.
    path
        Where to; written over. It is UTF-8 with a byte-order mark and CRLF line ends, as Excel on
        Windows takes any other for another alphabet.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for theme in frame.themes:
        rows.writerows([inert(cell) for cell in row] for row in _rows(theme))
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def _rows(theme: Theme) -> Iterator[list[str]]:
    name = one_line(theme.name)
    if not theme.codes:
        yield [name, *[""] * (len(COLUMNS) - 1)]
    for code in theme.codes:
        yield [name, *_cells(code)]


def _cells(code: Code) -> list[str]:
    lists = [
        "\n".join(line for entry in getattr(code, name) if (line := one_line(entry)))
        for name in LISTS
    ]
    retired = YES if code.retired else ""
    return [one_line(code.name), one_line(code.definition), *lists, retired, one_line(code.id)]
