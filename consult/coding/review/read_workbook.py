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
from consult.office.filled_in import (
    ROWS_TO_HEADER,
    SheetLine,
    header_of,
    lines_of,
    open_filled_in,
    rows_of,
)
from consult.office.sheet_faults import second_sheets, table_faults

_MADE_FROM = re.compile(rf"{at.MADE_FROM} ([0-9a-f]+)")
UNREADABLE = (
    "Save it in Excel as “Excel Workbook (.xlsx)”, without a password, under this name; or move it "
    "away and run the study, and a new one is made."
)
AGAIN = (
    "Put it back as it was, or fill in a fresh copy: move this file away and run the study, and a "
    "new one is made."
)


KNOWN_THEMES = (at.RETIRE, at.CODE_ID)
"""Headings by which a copy of the sheet of themes is known."""


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
        The rows of the sheets that people fill in; those of answers stand on one a question.
    headings
        Headings of the sheets of answers.
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
    problems: list[Problem] = []
    themes: tuple[SheetLine, ...] = ()
    answers: list[SheetLine] = []
    headings: dict[str, None] = {}
    of_answers = _sheets_of_answers(book)
    for name, key in {at.THEMES: at.CODE_ID, **dict.fromkeys(of_answers, at.ANSWER_ID)}.items():
        if name not in book.sheetnames:
            problems.append(Problem("The sheet is missing.", Place(path.name, sheet=name), AGAIN))
            continue
        rows = rows_of(book[name])
        header = header_of(rows, key)
        letters = {words: cell.column_letter for cell, words in header if words}
        problems += _missing(path.name, name, letters)
        is_read = at.THEME_COLUMNS.__contains__ if name == at.THEMES else _is_read
        problems += table_faults(book[name], rows, is_read, key=key, file=path.name)
        lines = tuple(lines_of(rows, header, name, path.name))
        if name == at.THEMES:
            themes = lines
        else:
            answers += lines
            headings |= dict.fromkeys(letters)
    if themes:
        problems += second_sheets(book, (*at.NO_ANSWERS, *of_answers), KNOWN_THEMES, path.name)
    if not of_answers and themes:
        problems.append(Problem("No sheet with answers is left.", Place(path.name), AGAIN))
    if problems:
        raise ReviewError(problems)
    made_from = _fingerprint(book[at.README]) if at.README in book.sheetnames else ""
    return Returned(
        path.name,
        made_from,
        themes,
        tuple(answers),
        tuple(headings),
        _further(book, at.ADJUDICATE, at.CONFLICT_ID, path.name),
        _further(book, at.ALIKE, at.OTHER_ID, path.name),
        _saved(book),
    )


FEWEST_KNOWN = 3
"""Headings of answers by which their sheet is known, whatever it is called now: no other sheet has
three, and one of which a heading was changed has more."""


def _sheets_of_answers(book: Any) -> list[str]:
    """The sheets of answers: one a question, or one for all of them as in version 0.1."""
    known = {at.ANSWER, at.ANSWER_ID, at.ACCEPT_ALL, at.REVIEWER, at.numbered(at.CODE, 1)}
    found = []
    for sheet in (one for one in book.worksheets if one.title not in at.NO_ANSWERS):
        top = sheet.iter_rows(max_row=ROWS_TO_HEADER, values_only=True)
        is_known = any(len(known.intersection(map(str, row))) >= FEWEST_KNOWN for row in top)
        is_tagged = any(name.startswith(at.ANSWERS_TAG) for name in sheet.tables)
        if is_known or is_tagged or sheet.title == at.ANSWERS:
            found.append(sheet.title)
    return found


def _is_read(heading: str) -> bool:
    return heading in at.IDENTIFIES or at.is_read_back(heading)


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
    if sheet != at.THEMES:
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
