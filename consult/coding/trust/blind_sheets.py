"""Write the workbook of one coder: answers, lists of codes, and no suggestion of any kind."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from consult.coding.trust import blind_book as at
from consult.coding.trust.blind_book import BlindBook, BlindRow
from consult.office import save_workbook
from consult.office.entry_cells import offer_list, put_box_round
from consult.office.sheet import (
    LONGEST_CELL,
    Looks,
    dress,
    fill,
    fit,
    head,
    offer_filters,
    run_across,
)
from consult.office.words import fit_cell, one_line, shorten

CUT = " [The answer is longer than a cell holds and is cut here.]"
QUESTION_CHARACTERS = 80
"""Of the wording in a cell, enough to tell questions apart; its id stands before it."""

FIRST, EACH_CODE, LAST = (64, 22), 20, (12, 10, 15)
"""Widths of the columns, in characters: answer, question and two codes are seen at once on a
laptop."""

HOW = (
    "Code these answers by yourself, without looking at the review workbook and without talking "
    "about them with whoever codes the other workbook.",
    f"On the sheet “{at.ANSWERS}”: read an answer and choose every code that applies, one a cell. "
    f"If none does, choose {at.YES} under “{at.NONE}”.",
    f"What each code takes in stands on the sheet “{at.CODES}”.",
    "Begin at the top and go down. The order was drawn by lot, so you may stop at any row: what is "
    "coded until then counts. Leave a row empty rather than guess.",
    f"Write into the cell beside “{at.MINUTES}” how long you have worked on it, if you want to be "
    "told how long the rest takes.",
    "You may sort and filter the rows and add columns. Change nothing but the tinted cells. Save "
    "under this name in the same folder, then run the study.",
)


def write_blind(book: BlindBook, path: Path) -> None:
    """Write the workbook.

    Parameters
    ----------
    book
        What it shows.
    path
        Where to; its folder exists. The same book gives the same bytes.
    """
    from openpyxl import Workbook

    file = Workbook()
    _readme(file.active, book)
    answers = file.create_sheet(at.ANSWERS)
    lists = _codes(file.create_sheet(at.CODES), book)
    _answers(answers, book, lists)
    save_workbook(file, path, title=f"Blind sample {book.coder}: {book.title}")


def _readme(sheet: Any, book: BlindBook) -> None:
    sheet.title = at.README
    start = head(sheet, f"Blind sample, workbook {book.coder}: {book.title}", HOW)
    minutes = "" if book.said.minutes is None else f"{book.said.minutes:g}"
    rows = [[at.MINUTES, minutes], [at.STUDY, at.study_mark(book.study)]]
    fill(sheet, start, ("What", "Which"), rows, "about")
    fit(sheet, (100, 24))
    put_box_round(sheet.cell(start + 1, 2))


def _codes(sheet: Any, book: BlindBook) -> Mapping[str, str]:
    """Write the codes; question id -> the cells with the names of its codes."""
    start = head(sheet, "Codes and what each takes in", ())
    rows: list[list[str]] = []
    lists: dict[str, str] = {}
    for question, codes in book.codes.items():
        first = start + 1 + len(rows)
        names = at.display_names(codes)
        rows += [
            [
                *(_asked(book, question), names[code.id], one_line(code.definition), code.id),
                at.row_check(question, names[code.id], code.id),
            ]
            for code in codes
        ]
        lists[question] = f"{at.CODES}!$B${first}:$B${start + len(rows)}"
    fill(sheet, start, (*at.CODE_HEADINGS, at.ROW_CHECK), rows, "codes")
    fit(sheet, (30, 40, 80, 20, 12))
    run_across(sheet, start)
    sheet.freeze_panes = sheet.cell(start + 1, 3)
    return lists


def _answers(sheet: Any, book: BlindBook, lists: Mapping[str, str]) -> None:
    tinted = (*book.code_columns, at.NONE, at.INITIALS)
    note = f"Fill in the tinted columns, from the top. The sheet “{at.README}” says how."
    start = head(sheet, f"Answers to code: {book.title}", [note])
    cells = [_row(book, row) for row in book.rows]
    fill(sheet, start, book.headings, cells, "answers")
    offer_filters(sheet)
    fit(sheet, (*FIRST, *(EACH_CODE,) * len(book.code_columns), *LAST))
    run_across(sheet, start)
    sheet.freeze_panes = sheet.cell(start + 1, 2)
    looks: Looks = {}
    for heading in tinted:
        for number in range(start + 1, start + 1 + len(cells)):
            cell = sheet.cell(number, book.headings.index(heading) + 1)
            dress(cell, looks, tuple(cell._style), put_box_round)
    _offer(sheet, book, lists, start)


def _offer(sheet: Any, book: BlindBook, lists: Mapping[str, str], start: int) -> None:
    """Lists to choose from; the rows of one question stand together."""
    first = start + 1
    for question in book.codes:
        rows = range(first, first + sum(row.question == question for row in book.rows))
        for heading in book.code_columns:
            offer_list(
                sheet, _letter(sheet, start, book.headings.index(heading)), rows, lists[question]
            )
        first = rows.stop
    every = range(start + 1, first)
    offer_list(sheet, _letter(sheet, start, book.headings.index(at.NONE)), every, f'"{at.YES}"')


def _letter(sheet: Any, row: int, place: int) -> str:
    return str(sheet.cell(row, place + 1).column_letter)


def _row(book: BlindBook, row: BlindRow) -> list[str]:
    key = (row.question, row.hash)
    given = book.said.given.get(key)
    names = at.display_names(book.codes[row.question])
    chosen = sorted(names[code] for code in given or () if code in names)
    cells = [*chosen, *("",) * (len(book.code_columns) - len(chosen))]
    none = at.YES if given is not None and not chosen else ""
    words = fit_cell(row.text, most=LONGEST_CELL, mark=CUT)
    by = book.said.by.get(key, "")
    return [words, _asked(book, row.question), *cells, none, by, at.answer_id(row.hash)]


def _asked(book: BlindBook, question: str) -> str:
    return f"{question}: {shorten(one_line(book.questions.get(question, '')), QUESTION_CHARACTERS)}"
