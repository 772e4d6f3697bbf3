"""Write questions.xlsx: plain, without macros, for people to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from consult.office import save_workbook, write_text_cell
from consult.office.entry_cells import offer_list, put_box_round
from consult.office.sheet import Looks, Value, dress, fill, fit, head, offer_filters, run_across
from pipelines.questions import layout as at
from pipelines.questions.book import BookRow, QuestionBook

WIDTHS = {
    at.NUMBER: 7,
    at.ID: 22,
    at.ASKED: 46,
    at.KIND: 18,
    at.PURPOSE: 24,
    at.CHARACTERISTIC: 24,
    at.ASKED_OF: 30,
    at.TOP: 46,
    at.FIRST: 12,
    at.CHECK: 60,
    at.TOUCHED: 14,
    at.WAITING: 18,
    at.CHECKED: 14,
    at.PROPOSAL_ID: 26,
    at.SAYS: 60,
    at.CHANGES: 46,
    at.TAKE: 12,
    at.ENTRY_ID: 22,
    at.EXPORT: 40,
    at.TAKEN_FOR: 26,
    at.COLUMN_ID: 22,
    at.WHY: 80,
    at.MAKE: 22,
}
"""Width of columns in characters, by heading."""

NOTES = {
    at.QUESTIONS: (
        "Look at the rows with a number under Look first, 1 before 2: what waits there touches "
        "most people. Put right what is wrong in the tinted cells, and choose Yes under Checked? "
        "when a row is right; proposals of it that nobody decided then change nothing.",
        "Save, close the workbook and run the study: what you changed is taken into study.toml, "
        "which is what counts. Cells that are not tinted are only shown.",
    ),
    at.PROPOSALS: (
        "Each row is something that only a person can decide, and it changes nothing until then. "
        "Choose Yes under Take it? to have it done, or No to leave the answers as people gave "
        "them.",
    ),
    at.FILES: (
        "What the study was made from. Choose Yes under Checked? when what there is to look at is "
        "right; what is wrong is put right in study.toml.",
    ),
    at.LEFT_OUT: (
        "Columns of the exports that are no question, so nobody's words in them are counted. "
        "Choose Yes to make one a question: it is then asked for in own words, and stands on the "
        "first sheet after the next run.",
    ),
    at.WORDS: ("What can be chosen on the other sheets, and what it means.",),
}
"""Sheet -> what stands beneath its title."""

TABLES = {
    at.QUESTIONS: "questions",
    at.PROPOSALS: "proposals",
    at.FILES: "files",
    at.LEFT_OUT: "left_out",
}
"""Sheet -> name of its table."""

COUNTED = "answers counted"
"""Stands on the hidden sheet before what tells the answers that were counted from others."""


def write_book(book: QuestionBook, path: Path) -> None:
    """Write questions.xlsx.

    Parameters
    ----------
    book
        What it shows.
    path
        Where to; its folder exists. The same book gives the same bytes.

    Notes
    -----
    After "Releasing statistics in spreadsheets" (Analysis Function), as the review workbook is: one
    tagged table a sheet with a header row, nothing merged, no meaning by colour alone. Only the
    sheet that tells changes from what was written is hidden: nobody fills it in or reads it.
    """
    from openpyxl import Workbook

    file = Workbook()
    first = file.active
    first.title = at.QUESTIONS
    starts = {}
    for name, rows in book.sheets.items():
        if rows or name == at.QUESTIONS:
            sheet = first if name == at.QUESTIONS else file.create_sheet(name)
            starts[name] = _sheet(sheet, name, rows, book.title)
    lists = _words(file.create_sheet(at.WORDS), book.title)
    for name, start in starts.items():
        _offer(file[name], name, range(start + 1, start + 1 + len(book.sheets[name])), lists)
    _as_written(file.create_sheet(at.AS_WRITTEN), book)
    save_workbook(file, path, title=f"Questions: {book.title}")


def _sheet(sheet: Any, name: str, rows: Sequence[BookRow], title: str) -> int:
    columns = at.COLUMNS[name]
    start = head(sheet, f"{name}: {title}", NOTES[name])
    cells = [[_value(heading, row.cells[heading]) for heading in columns] for row in rows]
    fill(sheet, start, columns, cells, TABLES[name])
    offer_filters(sheet)
    _prepare(sheet, start, columns)
    looks: Looks = {}
    for heading in at.TO_FILL_IN[name]:
        for row in range(start, start + len(rows) + 1):
            cell = sheet.cell(row, columns.index(heading) + 1)
            dress(cell, looks, tuple(cell._style), put_box_round)
    return start


def _value(heading: str, words: str) -> Value:
    return int(words) if heading in at.NUMBERS and words else words


def _prepare(sheet: Any, start: int, columns: Sequence[str]) -> None:
    """Widths, and headings that stay in sight; lines above the table run across its columns."""
    fit(sheet, [WIDTHS.get(heading, 40) for heading in columns])
    sheet.freeze_panes = sheet.cell(start + 1, 3 if at.ID in columns else 2)
    run_across(sheet, start)


def _words(sheet: Any, title: str) -> dict[str, str]:
    """Write what can be chosen; heading -> the cells that a drop-down list takes its words from."""
    columns = ("Column", "Choice", "Meaning")
    start = head(sheet, f"{at.WORDS}: {title}", NOTES[at.WORDS])
    meanings = {str(key): said for key, (_, said) in at.KINDS.items()}
    meanings |= {str(key): said for key, (_, said) in at.PURPOSES.items()}
    rows: list[list[Value]] = []
    lists: dict[str, str] = {}
    for heading in (at.KIND, at.PURPOSE, at.CHARACTERISTIC):
        first = start + 1 + len(rows)
        known = at.choices(heading)
        rows += [[heading, words, meanings.get(key, "")] for key, words in known.items()]
        lists[heading] = f"'{at.WORDS}'!$B${first}:$B${start + len(rows)}"
    fill(sheet, start, columns, rows, "words")
    fit(sheet, [24, 34, 60])
    return lists


def _offer(sheet: Any, name: str, rows: range, lists: dict[str, str]) -> None:
    from openpyxl.utils import get_column_letter

    for heading in at.TO_FILL_IN[name]:
        if heading != at.ASKED:
            letter = get_column_letter(at.COLUMNS[name].index(heading) + 1)
            words = ",".join(at.choices(heading).values())
            offer_list(sheet, letter, rows, lists.get(heading, f'"{words}"'))


def _as_written(sheet: Any, book: QuestionBook) -> None:
    sheet.sheet_state = "hidden"
    lines = [
        (name, row.key, heading, words)
        for name, rows in book.sheets.items()
        for row in rows
        for heading, words in row.cells.items()
        if words
    ]
    for number, line in enumerate([(COUNTED, book.counted, "", book.title), *lines], start=1):
        for column, words in enumerate(line, start=1):
            write_text_cell(sheet.cell(number, column), words)
