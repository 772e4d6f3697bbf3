"""Exports that cannot be read, or that nobody should be able to name so."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from benchmarks._large import workbook_of
from tests.parks import ROWS, export

COLUMNS = 1_000_000
QUOTED_BYTES = 50_000_000


def _ordinary(path: Path) -> None:
    path.write_text(export(ROWS), encoding="utf-8")


def _not_there(_: Path) -> None:
    """It is only named."""


def _wide(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(f"Question {n}" for n in range(COLUMNS)) + "\n")
        file.write(",".join(["Yes"] * COLUMNS) + "\n")


def _wide_workbook(path: Path) -> None:
    """Its cells do not say where they stand, so that only counting tells how many there are."""
    row = "<row>" + '<c t="str"><v>Yes</v></c>' * COLUMNS + "</row>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        workbook_of(package, [row.encode()] * 2)


def _never_closed(path: Path) -> None:
    row = "2,Yes,I would keep the path by the lake open all year round\n"
    with path.open("w", encoding="utf-8") as file:
        file.write('Response ID,Close it?,Why?\n1,Yes,"Too dear\n')
        file.write(row * (QUOTED_BYTES // len(row)))


EXPORTS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "an export of a million columns": ("wide.csv", _wide),
    "a workbook of a million columns": ("wide.xlsx", _wide_workbook),
    "a quotation mark never closed in 50 MB": ("quoted.csv", _never_closed),
    "an empty export": ("empty.csv", Path.touch),
    "a folder given as an export": ("folder.csv", Path.mkdir),
    "an export that is not there": ("nowhere.csv", _not_there),
    "an export called con": ("con.csv", _ordinary),
    "an export called nul": ("NUL.csv", _ordinary),
    "an export with a full stop at its end": ("export.csv.", _ordinary),
    "an export with a line break in its name": ("two\nlines.csv", _ordinary),
    "an export with 300 letters in its name": ("a" * 300 + ".csv", _not_there),
}
"""What is out of order -> the name of the file, and what writes it."""
