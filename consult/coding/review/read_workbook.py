"""Read a review workbook that came back: its cells as words, with where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consult.coding.review import layout as at
from consult.errors import Place, Problem, ReviewError
from consult.office import FIXED_CREATED
from consult.office.filled_in import SheetLine, header_of, lines_of, open_filled_in, rows_of

_MADE_FROM = re.compile(rf"{at.MADE_FROM} ([0-9a-f]+)")
UNREADABLE = (
    "Save it in Excel as “Excel Workbook (.xlsx)”, without a password, under this name; or move it "
    "away and run the study, and a new one is made."
)
AGAIN = (
    "Put it back as it was, or fill in a fresh copy: move this file away and run the study, and a "
    "new one is made."
)


@dataclass(frozen=True)
class Returned:
    """A review workbook that came back.

    Parameters
    ----------
    file
        Its name.
    fingerprint
        Of the suggestions it was made from; empty when the line was taken out.
    themes, answers
        The rows of the two sheets that people fill in.
    headings
        Headings of the sheet of answers.
    conflicts
        The rows of the sheet of conflicts, where there is one.
    alike
        The rows of the sheet of themes that look alike, where there is one.
    saved
        When the program that saved it says it did, in ISO form; empty where it does not.
    """

    file: str
    fingerprint: str
    themes: tuple[SheetLine, ...]
    answers: tuple[SheetLine, ...]
    headings: tuple[str, ...]
    conflicts: tuple[SheetLine, ...] = ()
    alike: tuple[SheetLine, ...] = ()
    saved: str = ""


def read_returned(path: Path) -> Returned:
    """Read a review workbook that came back.

    Parameters
    ----------
    path
        An .xlsx file, saved by any program. Words that begin with "=" are words here.

    Raises
    ------
    ReviewError
        When the file is no workbook, or sheets or columns are missing: all of them at once.
    """
    book = open_filled_in(path, UNREADABLE)
    missing = [name for name in (at.THEMES, at.ANSWERS) if name not in book.sheetnames]
    problems = [
        Problem("The sheet is missing.", Place(path.name, sheet=name), AGAIN) for name in missing
    ]
    found: dict[str, tuple[SheetLine, ...]] = {}
    headings: tuple[str, ...] = ()
    for name in (at.THEMES, at.ANSWERS):
        if name in missing:
            continue
        rows = rows_of(book[name])
        key = at.CODE_ID if name == at.THEMES else at.ANSWER_ID
        header = header_of(rows, key)
        letters = {words: cell.column_letter for cell, words in header if words}
        problems += _missing(path.name, name, letters)
        found[name] = tuple(lines_of(rows, header, name, path.name))
        headings = tuple(letters)
    if problems:
        raise ReviewError(problems)
    made_from = _fingerprint(book[at.README]) if at.README in book.sheetnames else ""
    return Returned(
        path.name,
        made_from,
        found[at.THEMES],
        found[at.ANSWERS],
        headings,
        _further(book, at.ADJUDICATE, at.CONFLICT_ID, path.name),
        _further(book, at.ALIKE, at.OTHER_ID, path.name),
        _saved(book),
    )


def _further(book: Any, sheet: str, key: str, file: str) -> tuple[SheetLine, ...]:
    """The rows of a sheet that a workbook may lack."""
    if sheet not in book.sheetnames:
        return ()
    rows = rows_of(book[sheet])
    return tuple(lines_of(rows, header_of(rows, key), sheet, file))


def _saved(book: Any) -> str:
    """What the workbook says; a date of ours is that of no return."""
    when = book.properties.modified
    return "" if when is None or when.replace(tzinfo=None) <= FIXED_CREATED else when.isoformat()


def _missing(file: str, sheet: str, letters: Mapping[str, str]) -> list[Problem]:
    needed = list(at.THEME_COLUMNS_NEEDED)
    if sheet == at.ANSWERS:
        needed = [at.ANSWER, at.QUESTION, at.ACCEPT_ALL, at.REVIEWER, at.ANSWER_ID]
        parts = (at.CODE, at.DECISION)
        numbers = {number for heading in letters for number in number_of(heading, parts)}
        needed += [at.numbered(part, n) for n in sorted({1, *numbers}) for part in parts]
        needed.append(at.numbered(at.ADD, 1))
    return [
        Problem("The column is missing.", Place(file, sheet, heading=heading), AGAIN)
        for heading in needed
        if heading not in letters
    ]


def number_of(heading: str, parts: Iterable[str]) -> Iterator[int]:
    """The number behind a heading that stands several times; nothing when it is none of them.

    Parameters
    ----------
    heading
        As it stands in the workbook.
    parts
        Headings without their numbers.
    """
    name, _, number = heading.rpartition(" ")
    if name in parts and number.isdecimal():
        yield int(number)


def _fingerprint(sheet: Any) -> str:
    for (value,) in sheet.iter_rows(max_col=1, values_only=True):
        match = _MADE_FROM.search(str(value or ""))
        if match:
            return match.group(1)
    return ""
