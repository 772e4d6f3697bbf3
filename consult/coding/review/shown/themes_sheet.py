"""The sheet of themes: each beside its definition and examples, with what people may do to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consult.coding.review import layout as at
from consult.coding.review.book import Book, BookTheme
from consult.coding.review.further.progress import ThemesRows
from consult.coding.review.shown.examples_sheet import beside_theme
from consult.coding.review.shown.fill_in import letter_of, make_ready
from consult.coding.review.shown.widths import THEME_WIDTHS
from consult.coding.review.split_cell import split_words
from consult.errors import many
from consult.model.coding.codeframe import ALL_QUESTIONS
from consult.model.coding.left_over import LeftOver
from consult.model.coding.review import ThemeDecision
from consult.office import write_text_cell
from consult.office.entry_cells import offer_list
from consult.office.sheet import Looks, Value, dress, fill, fit, head, link, offer_filters

NOT_BOTH = (at.CURRENT, at.NEW_NAME, at.MERGE, at.RETIRE, at.SPLIT)
"""Headings: the first is filled in for a new code, the others for one there is."""

TO_HAVE_BACK = (at.MERGE, at.RETIRE, at.SPLIT, at.CHECKED_BY)
"""Headings in the row of a theme that was taken away under one question alone."""

GREY = "6B6B6B"
"""Of words about themes that are no longer used: 5.3 to 1 on white, which is enough to read by."""

WORDS = (
    "Read the examples beside a theme, then its name. Change what is wrong in the tinted cells; "
    f"put your initials under {at.CHECKED_BY} in any case.",
    f"To add a code that is missing, write its name under {at.CURRENT} in an empty row, and under "
    f"{at.NEW_DEFINITION} what it takes in. More is on the sheet “{at.README}”.",
)


MOST_GROUPS = 8
"""Groups told of that became no theme, the largest: more would push the themes off the screen, and
their headings beyond the rows in which they are looked for."""

LEFT_OVER = (
    "What no theme takes in of such comments is coded “Other”. To make a theme of them, name it in "
    "an empty row as above, then choose it for them on the sheets of answers."
)


@dataclass(frozen=True)
class ThemesTable:
    """The themes as they stand on the sheet.

    Parameters
    ----------
    rows
        Of all themes in use, part by part, with the rows that are free for new ones.
    gone
        Of those that were merged, retired or split.
    parts
        Part -> its rows of themes in use, without free ones.
    lists
        Part -> where the names that can be chosen stand, as a formula has it.
    themes
        Every theme that stands in a row, with the name it is chosen by and its row.
    start
        Row of the headings.
    """

    rows: Sequence[Sequence[Value]]
    gone: Sequence[Sequence[Value]]
    parts: Mapping[str, ThemesRows]
    lists: Mapping[str, str]
    themes: Sequence[tuple[BookTheme, str, int]]
    start: int


def table_of_themes(book: Book) -> ThemesTable:
    """The themes as they stand on their sheet.

    Parameters
    ----------
    book
        What the workbook shows.
    """
    start = len(_lines(book)) + 1
    rows: list[list[Value]] = []
    gone: list[list[Value]] = []
    standing: list[tuple[BookTheme, str, int]] = []
    others: list[tuple[BookTheme, str]] = []
    parts: dict[str, ThemesRows] = {}
    lists: dict[str, str] = {}
    column = letter_of(at.THEME_COLUMNS, at.CURRENT)
    for part, themes in book.themes.items():
        first = start + 1 + len(rows)
        asked = at.question_cell(part, book.questions.get(part, ""))
        names = at.display_names([theme.said for theme in themes])
        by_id = {theme.said.code: theme.said for theme in themes}
        for theme in themes:
            row = _row(theme, asked, names, by_id)
            if theme.said.stands:
                standing.append((theme, names[theme.said.code], start + 1 + len(rows)))
                rows.append(row)
            else:
                others.append((theme, names[theme.said.code]))
                gone.append(row)
        mine = [one.said for one, _, row in standing if row >= first]
        unseen = sum(one.checked and not one.checked_by for one in mine)
        last = start + len(rows)
        parts[part] = ThemesRows(first, last, rows[first - start - 1 :], unseen)
        rows += [_free_row(asked)] * at.FREE_ROWS
        lists[part] = f"{at.THEMES}!${column}${first}:${column}${start + len(rows)}"
    behind = start + 1 + len(rows)
    standing += [(theme, name, behind + n) for n, (theme, name) in enumerate(others)]
    gone += [_row_under_alone(book, question, said) for question, said in book.under_alone]
    return ThemesTable(rows, gone, parts, lists, standing, start)


def write_themes(sheet: Any, book: Book, table: ThemesTable, examples: Mapping[str, str]) -> None:
    """Write the sheet.

    Parameters
    ----------
    sheet
        An empty sheet.
    book, table
        What the workbook shows, and its themes.
    examples
        Cell of the count of examples -> where the first of them stands on their sheet.
    """
    columns, every = at.THEME_COLUMNS, [*table.rows, *table.gone]
    start = head(sheet, *_head(book))
    fill(sheet, start, columns, every, "themes")
    for theme, _, row in table.themes:
        if theme.examples:
            stacked = sheet.cell(row, columns.index(at.EXAMPLES) + 1)
            write_text_cell(stacked, beside_theme(theme))
    offer_filters(sheet)
    fit(sheet, [THEME_WIDTHS[heading] for heading in columns])

    def idle(row: int, heading: str) -> bool:
        return _is_idle(sheet, row, heading)

    make_ready(sheet, start, columns, (at.CURRENT, *at.TO_FILL_IN), idle=idle)
    sheet.freeze_panes = sheet.cell(start + 1, 2)
    for place, target in examples.items():
        link(sheet[place], at.EXAMPLES_SHEET, target)
    _grey(sheet, range(start + 1 + len(table.rows), start + 1 + len(every)))
    _offer(sheet, table)


def place_of_examples(row: int) -> str:
    """The cell that leads from a theme to its examples, and to which they lead back.

    Parameters
    ----------
    row
        Of the theme.
    """
    return f"{letter_of(at.THEME_COLUMNS, at.ALL_EXAMPLES)}{row}"


def _head(book: Book) -> tuple[str, list[str]]:
    title, *notes = _lines(book)
    return title, notes


def _lines(book: Book) -> list[str]:
    new = sum(theme.is_new for themes in book.themes.values() for theme in themes)
    is_or_are = "is" if new == 1 else "are"
    told = f"{many(new, 'theme')} {is_or_are} new since the workbook before: column {at.NEW}."
    return [f"{at.THEMES}: {book.title}", *WORDS, *([told] if new else []), *_left_over(book)]


def _left_over(book: Book) -> list[str]:
    """What was put to "other" and why, a line a group."""
    every = [(part, group) for part, groups in book.left_over.items() for group in groups]
    told = sorted(every, key=lambda one: -one[1].comments)[:MOST_GROUPS]
    lines = [_no_theme(part, group) for part, group in told]
    return [*lines, LEFT_OVER] if lines else []


def _no_theme(part: str, group: LeftOver) -> str:
    under = "" if part == ALL_QUESTIONS else f" under {part}"
    words = f" Words that set them apart: {', '.join(group.words)}." if group.words else ""
    return f"No theme was made of {many(group.comments, 'comment')}{under}: {group.why}.{words}"


def _row(
    theme: BookTheme, asked: str, names: Mapping[str, str], themes: Mapping[str, ThemeDecision]
) -> list[Value]:
    said = theme.said
    parts = {names[code]: _defined(themes[code]) for code in said.split_into if code in themes}
    cells: dict[str, Value] = {
        at.CURRENT: names[said.code],
        at.NEW: at.NEW if theme.is_new else "",
        at.SIZE: theme.size,
        at.DEFINITION: _defined(said),
        at.EXAMPLES: beside_theme(theme),
        at.ALL_EXAMPLES: many(len(theme.examples), "example") if theme.examples else "",
        at.MERGE: names.get(said.merge_into, ""),
        at.RETIRE: at.YES if said.retired else "",
        at.SPLIT: split_words(parts),
        at.CHECKED_BY: said.checked_by,
        at.KEYWORDS: ", ".join(theme.keywords),
        at.PART_OF: at.part_of(said),
        at.QUESTION: asked,
        at.CODE_ID: said.code,
    }
    return [cells.get(heading, "") for heading in at.THEME_COLUMNS]


def _row_under_alone(book: Book, question: str, said: ThemeDecision) -> list[Value]:
    """The row of a theme that was taken away under one question and stands under others."""
    names = book.names[question]
    cells: dict[str, Value] = {
        at.CURRENT: f"{names[said.code]}, under {question} alone",
        at.DEFINITION: _defined(said),
        at.MERGE: names.get(said.merge_into, ""),
        at.RETIRE: at.YES if said.retired else "",
        at.CHECKED_BY: said.checked_by,
        at.PART_OF: at.part_of(said),
        at.QUESTION: ALL_QUESTIONS,
        at.CODE_ID: f"{said.code}{at.UNDER_ALONE}{question}",
    }
    return [cells.get(heading, "") for heading in at.THEME_COLUMNS]


def _defined(said: ThemeDecision) -> str:
    return said.new_definition or said.definition


def _free_row(asked: str) -> list[Value]:
    """A row to name a new code of a question in."""
    known = {at.QUESTION: asked, at.PART_OF: at.OWN}
    return [known.get(heading, "") for heading in at.THEME_COLUMNS]


def _is_idle(sheet: Any, row: int, heading: str) -> bool:
    """Whether a person has nothing to fill in in a cell.

    The name of a theme that has one; what is for such themes only in the rows that are free; and
    all but what gives it back of a theme that was taken away under one question alone.
    """
    code = sheet.cell(row, at.THEME_COLUMNS.index(at.CODE_ID) + 1).value or ""
    if at.UNDER_ALONE in code:
        return heading not in TO_HAVE_BACK
    return heading in NOT_BOTH and (heading == at.CURRENT) != (not code)


def _grey(sheet: Any, rows: range) -> None:
    """Show in grey that themes are no longer used; their cells say so in words."""
    from openpyxl.styles import Font

    looks: Looks = {}

    def put_on(cell: Any) -> None:
        cell.font = Font(name=cell.font.name, size=cell.font.size, color=GREY)

    for row in rows:
        for column in range(1, len(at.THEME_COLUMNS) + 1):
            cell = sheet.cell(row, column)
            if cell.hyperlink is None:
                dress(cell, looks, tuple(cell._style), put_on)


def _offer(sheet: Any, table: ThemesTable) -> None:
    for part, mine in table.parts.items():
        rows = range(mine.first, mine.last + 1 + at.FREE_ROWS)
        offer_list(sheet, letter_of(at.THEME_COLUMNS, at.MERGE), rows, table.lists[part])
    every = range(table.start + 1, table.start + 1 + len(table.rows) + len(table.gone))
    offer_list(sheet, letter_of(at.THEME_COLUMNS, at.RETIRE), every, f'"{at.YES}"')
