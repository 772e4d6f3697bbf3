"""Write a review workbook: a plain one, without macros, that people fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from consult.coding.review import layout as at
from consult.coding.review.book import Book
from consult.coding.review.further.adjudicate import write_conflicts
from consult.coding.review.further.alike_sheet import write_alike
from consult.coding.review.further.rare_sheet import write_rare
from consult.coding.review.further.readme_sheet import title_of, write_readme
from consult.coding.review.further.sheet_names import sheet_names
from consult.coding.review.further.versions_sheet import write_versions
from consult.coding.review.shown.answers_sheet import columns_of, table_of, write_answers
from consult.coding.review.shown.examples_sheet import write_examples
from consult.coding.review.shown.themes_sheet import (
    ThemesTable,
    place_of_examples,
    table_of_themes,
    write_themes,
)
from consult.office import save_workbook


def write_review(book: Book, path: Path) -> None:
    """Write a review workbook.

    Parameters
    ----------
    book
        What it shows, people's decisions so far included.
    path
        Where to write the .xlsx; its folder exists. The same book gives the same bytes.

    Notes
    -----
    After "Releasing statistics in spreadsheets" (Analysis Function): one tagged table a sheet with
    a header row, nothing merged or hidden, no meaning by colour alone. Cells to fill in are blank.
    """
    from openpyxl import Workbook

    file = Workbook()
    themes = table_of_themes(book)
    answers = {question: table_of(book, question) for question in book.questions}
    write_readme(file.active, book, themes.parts, answers)
    if any(book.alike.values()):
        write_alike(file.create_sheet(at.ALIKE), book)
    _write_themes(file, book, themes)
    for question, name in sheet_names(book.questions).items():
        names = themes.lists[book.part(question)]
        write_answers(file.create_sheet(name), book, question, names)
    if book.conflicts:
        write_conflicts(file.create_sheet(at.ADJUDICATE), book, book.names)
    if book.rare:
        write_rare(
            file.create_sheet(at.RARE), book.rare, title=book.title, questions=book.questions
        )
    if book.changes:
        write_versions(file.create_sheet(at.VERSIONS), book)
    save_workbook(file, path, title=title_of(book))


def _write_themes(file: Any, book: Book, table: ThemesTable) -> None:
    """The themes, and their examples on a sheet behind where there are any."""
    sheet = file.create_sheet(at.THEMES)
    cells: dict[str, str] = {}
    if any(theme.examples for theme, *_ in table.themes):
        placed = [(theme, name, place_of_examples(row)) for theme, name, row in table.themes]
        cells = dict(write_examples(file.create_sheet(at.EXAMPLES_SHEET), book, placed))
    write_themes(sheet, book, table, cells)


def headings_of(book: Book) -> dict[str, tuple[str, ...]]:
    """Question id -> the headings of its sheet of answers.

    Parameters
    ----------
    book
        What the workbook shows.
    """
    return {question: columns_of(book, question) for question in book.questions}
