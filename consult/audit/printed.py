"""A table as it stands in a file, whatever the file is."""

from __future__ import annotations

import re
from dataclasses import dataclass

BASE = re.compile(r"^Base: ([\d,]+|\[\w+\])")


@dataclass(frozen=True)
class Printed:
    """A table as it stands in a file.

    Parameters
    ----------
    file
        Where it was read.
    number, title
        As printed.
    header
        Headings of the columns, the one of the labels first.
    rows
        Cells of each row as words, the label first. A share is printed with its sign ("12%").
    base
        The number in its line "Base: ...", a mark, or empty.
    """

    file: str
    number: int
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    base: str = ""
