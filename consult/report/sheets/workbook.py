"""The tables of a report as an accessible workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from consult.definitions.house import house_style
from consult.model.publishing.table import MEANING, Mark
from consult.model.words.document import Bullets, Document, Heading
from consult.office import save_workbook
from consult.office.on_paper import put_on_paper
from consult.office.sheet import Rest, Value, fill, fit, head, link, pieces, width_needed
from consult.report.prose.notes import IN_TABLES, POINTS
from consult.report.prose.numbered import numbered
from consult.report.prose.plain import one_line
from consult.report.sheets.content import SheetContent, content_of

FIRST_WIDTH = 60
"""Width of the first column in characters: titles and notes are wrapped in it."""

NUMBER_WIDTH = 18
"""Least width of a column of numbers, in characters. On the 47 sheets of the tests' three reports,
half of it makes all rows together 3 % to 5 % higher, as headings break more often; twice it makes
six more sheets wider than a printed page."""

WORDS_WIDTH = 45
"""Most width of a column of words. On the same sheets, half of it makes the tallest row 149 points
in place of 86; twice it makes one more sheet wider than a page and saves at most 7 % of height."""

COVER_WIDTH = 90
"""Width of the cover and of the last column of contents and notes. Half of it makes those sheets
higher (all together 7 % to 9 %); twice it saves 3 % to 5 % and makes the contents 43 cm
wide."""

GAP = 2
"""Characters left free beside the words of a column."""

MANY_COLUMNS, NARROWER = 6, 30
"""From so many columns on, columns of words are at most so wide."""

CONTENTS, NOTES, LONG_TEXTS = "Contents", "Notes", "Long texts"
"""Names of the sheets beside the cover and those of tables."""

BACK = "Back to contents"
CONTACT = "Contact: to be added by the organisation before the workbook is published."

ROUNDED = "Percentages are rounded to whole numbers, so they may not add up to exactly 100%."

ABOUT = (
    "This workbook holds the tables of the report of the same name. Tables have the same numbers "
    "in both. There is one table on each sheet, and it begins under the notes.",
    "Marks in square brackets stand where there is no figure. The sheet Notes says what they mean.",
    ROUNDED,
)


def write_workbook(document: Document, path: Path) -> None:
    """Write the tables of a report as a workbook by the government's rules.

    Parameters
    ----------
    document
        The report; its tables keep their numbers.
    path
        Where to write the .xlsx; its folder exists. The same document gives the same bytes.

    Notes
    -----
    Analysis Function, "Releasing statistics in spreadsheets": a cover, contents with links, notes,
    one tagged table a sheet, nothing merged, hidden, blank or told by colour alone.
    """
    from openpyxl import Workbook

    book = Workbook()
    tables = [content_of(number, block) for number, block in numbered(document.blocks)]
    _cover(book.active, document)
    contents = book.create_sheet(CONTENTS)
    _notes(book.create_sheet(NOTES), document, tables)
    rest = []
    for table in tables:
        rest += _table_sheet(book.create_sheet(f"Table {table.number}"), document, table)
    if rest:
        _long_texts(book.create_sheet(LONG_TEXTS), document, rest)
    _contents(contents, document, tables, long_texts=bool(rest))
    creator = one_line(document.organisation)
    save_workbook(book, path, title=_title(document), creator=creator, look=house_style())


def _title(document: Document) -> str:
    return f"{one_line(document.title)}{_banners(document)}"


def _banners(document: Document) -> str:
    return f" ({', '.join(document.banners)})" if document.banners else ""


def _cover(sheet: Any, document: Document) -> None:
    sheet.title = "Cover"
    lines = [one_line(document.organisation), one_line(document.subtitle), *ABOUT, CONTACT]
    head(sheet, _title(document), [line for line in lines if line])
    fit(sheet, [COVER_WIDTH])


def _contents(
    sheet: Any, document: Document, tables: Sequence[SheetContent], *, long_texts: bool
) -> None:
    rows = [(NOTES, "What the marks mean, and points to note of all tables")]
    rows += [(f"Table {table.number}", table.title) for table in tables]
    rows += [(LONG_TEXTS, "The ends of texts that no cell can hold")] if long_texts else []
    title = f"Contents: {_title(document)}"
    start = head(sheet, title, ["Each name in the first column leads to its sheet."])
    fill(sheet, start, ["Sheet", "Title"], rows, "contents")
    for at, (name, _) in enumerate(rows, start=start + 1):
        link(sheet.cell(at, 1), name)
    _fit_pages(sheet, [WORDS_WIDTH, COVER_WIDTH])


def _notes(sheet: Any, document: Document, tables: Sequence[SheetContent]) -> None:
    """What marks mean, and what the report says must be known of all its tables."""
    used = {mark for table in tables for mark in table.marks}
    marks = [(mark.value, _sentence(MEANING[mark])) for mark in Mark if mark in used]
    said = list(_points(document)) or [ROUNDED]
    points = [(f"Point {at}", words) for at, words in enumerate(said, start=1)]
    title = f"Notes: {_title(document)}"
    start = head(sheet, title, ["What the marks mean, then points to note.", BACK])
    link(sheet.cell(start - 1, 1), CONTENTS)
    fill(sheet, start, ["Mark or point", "What it means"], [*marks, *points], "notes")
    _fit_pages(sheet, [WORDS_WIDTH, COVER_WIDTH])


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _points(document: Document) -> Iterator[str]:
    """The points to note of the report, but for those on marks."""
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == POINTS
        if inside and isinstance(block, Bullets):
            items = (item.plain for item in block.items)
            yield from (item for item in items if not item.startswith(IN_TABLES))


def _long_texts(sheet: Any, document: Document, rest: Sequence[Rest]) -> None:
    """The ends of texts that no cell can hold, in as many rows as they need."""
    rows: list[list[Value]] = [
        [cut.sheet, cut.cell, part, words]
        for cut in rest
        for part, words in enumerate(pieces(cut.text), start=1)
    ]
    note = "Each text goes on from where its cell was cut, part by part."
    start = head(sheet, f"{LONG_TEXTS}: {_title(document)}", [note, BACK])
    link(sheet.cell(start - 1, 1), CONTENTS)
    fill(sheet, start, ["Sheet", "Cell", "Part", "Text"], rows, "long_texts")
    _fit_pages(sheet, [FIRST_WIDTH, NUMBER_WIDTH, NUMBER_WIDTH, COVER_WIDTH])


def _table_sheet(sheet: Any, document: Document, table: SheetContent) -> list[Rest]:
    title = f"Table {table.number}: {table.title}{_banners(document)}"
    start = head(sheet, title, [*table.notes, BACK])
    link(sheet.cell(start - 1, 1), CONTENTS)
    rest = fill(sheet, start, table.header, table.rows, table.name)
    _fit_pages(sheet, [FIRST_WIDTH, *_widths(table)])
    return rest


def _widths(table: SheetContent) -> Iterator[int]:
    """Of every column but the first: as wide as its words need, within bounds."""
    most = NARROWER if len(table.header) >= MANY_COLUMNS else WORDS_WIDTH
    for at, numeric in enumerate(table.numeric[1:], start=1):
        heading = table.header[at]
        longest_word = width_needed(heading.split(), bold=True) + GAP
        least = min(WORDS_WIDTH, max(NUMBER_WIDTH, longest_word))
        needed = max(width_needed(_words(table, at)), width_needed([heading], bold=True))
        yield least if numeric else max(least, min(most, needed + GAP))


def _words(table: SheetContent, column: int) -> Iterator[str]:
    return (str(row[column]) for row in table.rows)


def _fit_pages(sheet: Any, widths: Sequence[int]) -> None:
    """Fit a sheet, and repeat its headings and first column on every page it is printed on."""
    fit(sheet, widths)
    put_on_paper(sheet, beside="A:A")
