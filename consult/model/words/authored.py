"""What people wrote for a report, line by line, so that a refusal can say where to look."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Authored:
    """Words that a person wrote and can change.

    Parameters
    ----------
    file
        As people know it: "words/summary.md", "study.toml".
    text
        The line, or the words in a cell.
    line
        Its number in the file, counted from 1; 0 where the file has no lines.
    sheet
        Of a workbook.
    named
        Whether figures can be named in braces there.
    """

    file: str
    text: str
    line: int = 0
    sheet: str = ""
    named: bool = False
