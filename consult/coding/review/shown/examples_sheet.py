"""The sheet "Examples": the answers that show each theme, whole, with a way back to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from consult.coding.review import layout as at
from consult.coding.review.book import Book, BookTheme
from consult.office.entry_cells import keep_others
from consult.office.sheet import Value, fill, fit, head, link, offer_filters, run_across
from consult.office.words import one_line, shorten

HEADINGS = ("Theme", "Number", "What earned it the theme", at.EXAMPLE, "Back")
WIDTHS = (30, 10, 50, 80, 20)
"""Of the columns, in characters."""

IN_A_CELL, CHARACTERS = 4, 120
"""Examples that stand beside a theme, and how much of each: some twelve lines of its column. Three
themes then stand on a screen, and no row is higher than Excel allows."""

WORDS = (
    "Ten answers of each theme, or all it has: from the one it fits best to the one it fits least.",
    "What earned it the theme is empty where that is the whole answer, or a person said so.",
    "Nothing on this sheet is read back.",
)


def beside_theme(theme: BookTheme) -> str:
    """Some of its examples, each on lines of its own: the words that earned it the theme.

    Parameters
    ----------
    theme
        May have none, which gives nothing.
    """
    last = len(theme.examples) - 1
    few = min(IN_A_CELL, len(theme.examples))
    chosen = [round(n * last / max(1, few - 1)) for n in range(few)]
    words = [passage or text for passage, text in _pairs(theme)]
    return "\n".join(
        f"{n}. {shorten(words[place], CHARACTERS)}" for n, place in enumerate(chosen, 1)
    )


def _pairs(theme: BookTheme) -> list[tuple[str, str]]:
    return list(zip_longest(theme.passages, theme.examples, fillvalue=""))


def write_examples(
    sheet: Any, book: Book, themes: Sequence[tuple[BookTheme, str, str]]
) -> Mapping[str, str]:
    """Write the sheet.

    Parameters
    ----------
    sheet
        An empty sheet.
    book
        What the workbook shows.
    themes
        Each with the name it is chosen by and its cell on the sheet of themes.

    Returns
    -------
    mapping
        The cell of a theme there -> the cell of its first example here.
    """
    start = head(sheet, f"{at.EXAMPLES_SHEET}: {book.title}", WORDS)
    rows: list[list[Value]] = []
    cells: dict[str, str] = {}
    back: list[str] = []
    for theme, name, place in themes:
        if theme.examples:
            cells[place] = f"C{start + 1 + len(rows)}"
        for number, (passage, text) in enumerate(_pairs(theme), start=1):
            words = passage if one_line(passage) != one_line(text) else ""
            rows.append([name, number, at.shown(words), at.shown(text), "Back to the theme"])
            back.append(place)
    fill(sheet, start, HEADINGS, rows, "examples")
    offer_filters(sheet)
    fit(sheet, WIDTHS)
    run_across(sheet, start)
    for number, place in enumerate(back, start=start + 1):
        link(sheet.cell(number, len(HEADINGS)), at.THEMES, place)
    sheet.freeze_panes = sheet.cell(start + 1, 2)
    keep_others(sheet, len(HEADINGS))
    return cells
