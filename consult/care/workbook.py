"""The list as a workbook: written for one named person, and read back whatever order it is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from consult.care import risk_list as at
from consult.care.risk_list import RiskList
from consult.errors import Place, Problem, ReviewError
from consult.office import save_workbook
from consult.office.entry_cells import put_box_round
from consult.office.filled_in import (
    SheetLine,
    beside,
    header_of,
    lines_of,
    open_filled_in,
    rows_of,
)
from consult.office.sheet import Looks, dress, fill, fit, head, offer_filters, run_across

SHEET, ABOUT = "People at risk", "About this list"
MADE = "Comments last looked through on"
WIDTHS = {
    at.KEY: 15,
    at.RESPONSE: 18,
    at.QUESTION: 16,
    at.ASKED: 34,
    at.KINDS: 24,
    at.PASSAGE: 60,
    at.SURE: 18,
    at.SINCE: 13,
    at.TODAY: 11,
    at.OUTCOME: 34,
    at.BY: 14,
    at.WHEN: 13,
}
"""Of columns, in characters."""

OTHER_WIDTH = 24
"""Of a column that people added: room for a note of a few words a line."""

NOTES = (
    "For the person named as safeguarding lead alone. Read every row the same working day and "
    "follow your own procedure.",
    "Write what came of it under Outcome, with your initials and the day.",
    "A row is a possibility and no finding: a computer chose it. Nothing has been sent to anybody.",
    "Somebody at risk may stand in no row: see docs/safeguarding.md.",
    "You may sort, filter, add columns and rows. Save under this name and close it: the next "
    "look keeps all you wrote. Do not change the column Key.",
)
IN_OTHERS = "In other languages"
OTHERS = {at.RESPONSE: 18, at.QUESTION: 16, at.ASKED: 34, "Language": 24, "Comment": 80}
"""Columns of the sheet of comments in other languages, with their widths in characters."""

OF_OTHERS = (
    "These comments are not in English, or not all of it. Phrases and model know English "
    "alone, so nothing that is told in them is on the list.",
    "Have somebody who reads the language read them. Where somebody may be at risk, add a row "
    "on the first sheet.",
    "This sheet is made again by each look: write nothing in it.",
)
HINT = (
    "Put the last good copy in its place, or move the file away: a new list is then made, without "
    "what was written in this one. Nothing was changed."
)


def write_list(risks: RiskList, path: Path, unread: Sequence[Sequence[str]] = ()) -> None:
    """Write the list.

    Parameters
    ----------
    risks
        What it shows.
    path
        Where to; its folder exists.
    unread
        Comments that are not in English, in the columns of ``OTHERS``: they have a sheet of their
        own where there are any, which is made again each time.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    headings = (*at.SHOWN, *at.TO_FILL_IN, *risks.more)
    start = head(sheet, SHEET, NOTES)
    cells = [[row.get(heading, "") for heading in headings] for row in risks.rows]
    fill(sheet, start, headings, cells, "people_at_risk")
    offer_filters(sheet)
    fit(sheet, [WIDTHS.get(heading, OTHER_WIDTH) for heading in headings])
    run_across(sheet, start)
    sheet.freeze_panes = sheet.cell(start + 1, 2)
    looks: Looks = {}
    for heading in at.TO_FILL_IN:
        for row in range(start, start + len(cells) + 1):
            cell = sheet.cell(row, headings.index(heading) + 1)
            dress(cell, looks, tuple(cell._style), put_box_round)
    if unread:
        _others(book.create_sheet(IN_OTHERS), unread)
    about = book.create_sheet(ABOUT)
    first = head(about, ABOUT, ())
    fill(about, first, ("What", "Which"), [[MADE, risks.made]], "about")
    fit(about, [40, 20])
    save_workbook(book, path, title=SHEET)


def _others(sheet: Any, unread: Sequence[Sequence[str]]) -> None:
    """The sheet of comments that neither phrases nor the model can judge."""
    start = head(sheet, IN_OTHERS, OF_OTHERS)
    fill(sheet, start, list(OTHERS), unread, "in_other_languages")
    offer_filters(sheet)
    fit(sheet, list(OTHERS.values()))
    run_across(sheet, start)


def read_list(path: Path) -> RiskList:
    """Read the list as its owner left it.

    Parameters
    ----------
    path
        The file; where there is none the list is empty.

    Raises
    ------
    ReviewError
        When it is no workbook, a column of ours is gone, or two rows of one key differ in what
        people wrote: all of them at once.
    """
    if not path.is_file():
        return RiskList()
    book = open_filled_in(path, HINT)
    if SHEET not in book.sheetnames:
        raise ReviewError(Problem("The sheet is missing.", Place(path.name, SHEET), HINT))
    every = rows_of(book[SHEET])
    header = header_of(every, at.KEY)
    headings = [words for _, words in header if words]
    lacking = [one for one in (*at.SHOWN, *at.TO_FILL_IN) if one not in headings]
    if lacking:
        raise ReviewError(
            Problem("The column is missing.", Place(path.name, SHEET, heading=one), HINT)
            for one in lacking
        )
    lines = list(lines_of(every, header, SHEET, path.name))
    if problems := list(_contradictions(lines)):
        raise ReviewError(problems)
    more = [one for one in dict.fromkeys(headings) if one not in (*at.SHOWN, *at.TO_FILL_IN)]
    made = rows_of(book[ABOUT]) if ABOUT in book.sheetnames else []
    return RiskList(tuple(_one_each(lines)), beside(made, MADE), tuple(more))


def read_others(path: Path) -> list[list[str]]:
    """Comments in other languages as the last look listed them, in the columns of ``OTHERS``.

    Parameters
    ----------
    path
        The list; where it is not there, or has no such sheet, nothing is.
    """
    if not path.is_file():
        return []
    book = open_filled_in(path, HINT)
    if IN_OTHERS not in book.sheetnames:
        return []
    rows = rows_of(book[IN_OTHERS])
    lines = lines_of(rows, header_of(rows, at.RESPONSE), IN_OTHERS, path.name)
    return [[line[heading] for heading in OTHERS] for line in lines]


def _contradictions(lines: Sequence[SheetLine]) -> Iterator[Problem]:
    seen: dict[str, SheetLine] = {}
    for line in lines:
        key = line[at.KEY]
        first = seen.setdefault(key, line) if key else line
        for heading in at.TO_FILL_IN:
            if line[heading] and first[heading] and line[heading] != first[heading]:
                what = f"Row {first.row} has the same key, and something else stands there."
                yield line.problem(heading, what, "Leave one of the two rows. Nothing was changed.")


def _one_each(lines: Sequence[SheetLine]) -> Iterator[Mapping[str, str]]:
    """Rows as they came, those of one key put together."""
    by_key: dict[str, dict[str, str]] = {}
    for number, line in enumerate(lines):
        key = line[at.KEY] or f"row {number}"
        by_key[key] = {**line.cells, **by_key.get(key, {})}
    yield from by_key.values()
