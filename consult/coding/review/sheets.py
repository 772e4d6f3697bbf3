"""Write a review workbook: a plain one, without macros, that people fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from consult.coding.decisions.suggested_texts import BookText, Suggestion
from consult.coding.review import layout as at
from consult.coding.review.book import Book, BookTheme
from consult.coding.review.further.adjudicate import write_conflicts
from consult.coding.review.further.alike_sheet import write_alike
from consult.coding.review.further.rare_sheet import RARE, write_rare
from consult.coding.review.further.readme_sheet import title_of, write_readme
from consult.coding.review.further.versions_sheet import write_versions
from consult.coding.review.split_cell import split_words
from consult.model.coding.deciding import Decision
from consult.model.coding.review import Said, ThemeDecision
from consult.office import save_workbook
from consult.office.entry_cells import offer_list, put_box_round
from consult.office.sheet import Looks, Value, dress, fill, fit, head, offer_filters

WIDTHS = {
    at.ANSWER: 60,
    at.CURRENT: 34,
    at.QUESTION: 26,
    at.NEW_DEFINITION: 40,
    at.DEFINITION: 40,
    at.MERGE: 28,
    at.NEW_NAME: 28,
    at.SPLIT: 34,
    at.KEYWORDS: 26,
    at.CODE: 28,
    at.PASSAGE: 40,
    at.SURE: 20,
    at.PERHAPS: 34,
    at.ADD: 28,
    at.EDGE: 45,
    "Near the centre": 45,
    at.ANSWER_ID: 18,
    at.CODE_ID: 20,
    at.PART_OF: 28,
    at.SIZE: 18,
}
"""Width of columns in characters, by heading without its number."""

OTHER_WIDTH = 14
"""Of columns that hold a word, initials or a number: fits "Times given" and the arrow of the
filter."""

LINE = 1.5
"""Height of a line in parts of its type size. Excel's own rows are 1.36 (15 points for 11); the
lines above the table, which are not wrapped, have a little air."""

FILLED_IN = (at.DECISION, at.ACCEPT_ALL, at.ADD, at.STANCE, at.REVIEWER)
"""Headings, without their numbers, of the columns of answers that people fill in."""

STANCE_WORDS = f'"{",".join(at.STANCES.values())}"'

NOT_BOTH = (at.CURRENT, at.NEW_NAME, at.MERGE, at.RETIRE, at.SPLIT)
"""Headings of themes: the first is filled in for a new code, the others for one there is."""

GREY = "6B6B6B"
"""Of words about themes that are no longer used: 5.3 to 1 on white, which is enough to read by."""

DECIDED, FIRST = "Decided by a person", "First suggestion, not learnt"
"""Stand under "How sure" where nothing was learnt of the code."""

NEW_CODES = (
    f"To add a code that is missing, write its name under {at.CURRENT} in an empty row of its "
    f"question, and under {at.NEW_DEFINITION} what it takes in."
)
SEE_README = f"What to do is on the sheet “{at.README}”."


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
    write_readme(file.active, book)
    if any(book.alike.values()):
        write_alike(file.create_sheet(at.ALIKE), book)
    first = _themes(file.create_sheet(at.THEMES), book)
    _answers(file.create_sheet(at.ANSWERS), book, first)
    if book.conflicts:
        write_conflicts(file.create_sheet(at.ADJUDICATE), book, _names(book))
    if book.rare:
        write_rare(file.create_sheet(RARE), book.rare, title=book.title, questions=book.questions)
    if book.changes:
        write_versions(file.create_sheet(at.VERSIONS), book)
    save_workbook(file, path, title=title_of(book))


def _names(book: Book) -> dict[str, Mapping[str, str]]:
    """Question id -> code id -> the name it is chosen by."""
    of_part = {
        part: at.display_names([theme.said for theme in themes])
        for part, themes in book.themes.items()
    }
    return {question: of_part[book.part(question)] for question in book.questions}


def _themes(sheet: Any, book: Book) -> dict[str, str]:
    """Write the sheet of themes; returns where the names of each question's codes stand."""
    note = f"Fill in the tinted columns: {', '.join(at.TO_FILL_IN)}. {SEE_README}"
    start = head(sheet, f"{at.THEMES}: {book.title}", [f"{note} {NEW_CODES}"])
    rows, gone, spans = _theme_rows(book, start)
    fill(sheet, start, at.THEME_COLUMNS, [*rows, *gone], "themes")
    offer_filters(sheet)
    every = len(rows) + len(gone)
    _prepare(sheet, start, at.THEME_COLUMNS, every, entry=(at.CURRENT, *at.TO_FILL_IN))
    _grey(sheet, range(start + 1 + len(rows), start + 1 + every))
    column = _letter(at.THEME_COLUMNS, at.CURRENT)
    lists = {
        part: f"{at.THEMES}!${column}${first}:${column}${last}"
        for part, (first, last) in spans.items()
    }
    for part, (first, last) in spans.items():
        merge = _letter(at.THEME_COLUMNS, at.MERGE)
        offer_list(sheet, merge, range(first, last + 1), lists[part])
    retire = _letter(at.THEME_COLUMNS, at.RETIRE)
    offer_list(sheet, retire, range(start + 1, start + 1 + every), f'"{at.YES}"')
    return {question: lists[book.part(question)] for question in book.questions}


Rows = list[list[Value]]


def _theme_rows(book: Book, start: int) -> tuple[Rows, Rows, dict[str, tuple[int, int]]]:
    """Rows of themes that stand, of those that do not, and the rows of the first by part."""
    rows: Rows = []
    gone: Rows = []
    spans: dict[str, tuple[int, int]] = {}
    for part, themes in book.themes.items():
        first = start + 1 + len(rows)
        asked = at.question_cell(part, book.questions.get(part, ""))
        names = at.display_names([theme.said for theme in themes])
        by_id = {theme.said.code: theme.said for theme in themes}
        for theme in themes:
            row = _theme_row(theme, asked, names, by_id)
            (rows if theme.said.stands else gone).append(row)
        rows += [_free_row(asked)] * at.FREE_ROWS
        spans[part] = (first, start + len(rows))
    return rows, gone, spans


def _theme_row(
    theme: BookTheme, asked: str, names: Mapping[str, str], themes: Mapping[str, ThemeDecision]
) -> list[Value]:
    said = theme.said
    parts = {names[code]: _defined(themes[code]) for code in said.split_into if code in themes}
    near = (*(at.shown(text) for text in theme.near), "", "", "")[: len(at.NEAR)]
    return [
        names[said.code],
        asked,
        "",
        names.get(said.merge_into, ""),
        at.YES if said.retired else "",
        split_words(parts),
        "",
        said.checked_by,
        theme.size,
        _defined(said),
        at.part_of(said),
        ", ".join(theme.keywords),
        *near,
        at.shown(theme.edge),
        said.code,
    ]


def _defined(said: ThemeDecision) -> str:
    return said.new_definition or said.definition


def _free_row(asked: str) -> list[Value]:
    """A row to name a new code of a question in."""
    known = {at.QUESTION: asked, at.PART_OF: at.OWN}
    return [known.get(heading, "") for heading in at.THEME_COLUMNS]


def headings_of(book: Book) -> tuple[str, ...]:
    """The headings of the sheet of answers.

    Parameters
    ----------
    book
        What the workbook shows.
    """
    suggestions = max((len(text.suggestions) for text in book.texts), default=1)
    extra = max((len(_added(text, book.said.get(text.key, {}))) for text in book.texts), default=0)
    added = max(at.FEWEST_ADDED, extra)
    learnt = any(suggestion.band for text in book.texts for suggestion in text.suggestions)
    return at.answer_columns(suggestions, added, learnt=learnt, stances=bool(book.agreement))


def _answers(sheet: Any, book: Book, lists: Mapping[str, str]) -> None:
    columns = headings_of(book)
    entry = [name for name in columns if _plain(name) in FILLED_IN]
    note = f"Fill in the tinted columns: {', '.join(entry)}. {SEE_README}"
    start = head(sheet, f"{at.ANSWERS}: {book.title}", [note])
    names = _names(book)
    rows = [
        _answer_row(
            text,
            at.question_cell(text.question, book.questions[text.question]),
            names[text.question],
            book,
            columns,
        )
        for text in book.texts
    ]
    fill(sheet, start, columns, rows, "answers")
    offer_filters(sheet)
    _prepare(sheet, start, columns, len(rows), entry=entry)
    _offer_answers(sheet, book, columns, start, lists)


def _offer_answers(
    sheet: Any, book: Book, columns: Sequence[str], start: int, lists: Mapping[str, str]
) -> None:
    every = range(start + 1, start + 1 + len(book.texts))
    for heading in columns:
        if _plain(heading) == at.DECISION:
            choice = f'"{at.ACCEPT_WORD},{at.REMOVE_WORD}"'
            offer_list(sheet, _letter(columns, heading), every, choice)
    offer_list(sheet, _letter(columns, at.ACCEPT_ALL), every, f'"{at.YES}"')
    first = start + 1
    for question, names in lists.items():
        mine = range(first, first + sum(text.question == question for text in book.texts))
        for heading in columns:
            if _plain(heading) == at.ADD:
                offer_list(sheet, _letter(columns, heading), mine, names)
        if question in book.agreement:
            offer_list(sheet, _letter(columns, at.STANCE), mine, STANCE_WORDS)
        first = mine.stop


def _answer_row(
    text: BookText,
    asked: str,
    names: Mapping[str, str],
    book: Book,
    columns: Sequence[str],
) -> list[Value]:
    """What stands under each heading."""
    said = book.said.get(text.key, {})
    suggested_stance, stance, stance_by = _stances(text, book)
    cells: dict[str, Value] = {
        at.ANSWER: at.shown(text.text),
        at.QUESTION: asked,
        at.TIMES: text.copies,
        at.PERHAPS: "; ".join(
            f"{names[further.code]} ({at.chance(further.probability)})" for further in text.perhaps
        ),
        at.REVIEWER: next((by for _, by in said.values() if by), stance_by),
        at.SUGGESTED_STANCE: suggested_stance,
        at.STANCE: stance,
        at.ANSWER_ID: at.answer_id(text.hash),
    }
    for number, suggestion in enumerate(text.suggestions, start=1):
        decided = said.get(suggestion.code)
        cells[at.numbered(at.CODE, number)] = names[suggestion.code]
        cells[at.numbered(at.PASSAGE, number)] = at.shown(suggestion.passage)
        cells[at.numbered(at.SURE, number)] = _sure(suggestion, decided)
        cells[at.numbered(at.DECISION, number)] = _word(decided)
    for number, code in enumerate(_added(text, said), start=1):
        cells[at.numbered(at.ADD, number)] = names[code]
    return [cells.get(heading, "") for heading in columns]


def _stances(text: BookText, book: Book) -> tuple[str, str, str]:
    """The stance suggested, the one people gave and whose word it is; each may be empty."""
    given, said = book.suggested_stances.get(text.key), book.stances.get(text.key)
    words = at.STANCES[given] if given else "", at.STANCES[said[0]] if said else ""
    return (*words, said[1] if said else "")


def _sure(suggestion: Suggestion, said: Said | None) -> str:
    if said is not None:
        return DECIDED
    if not suggestion.band:
        return FIRST
    return at.confidence_label(suggestion.band, suggestion.probability)


def _added(text: BookText, said: Mapping[str, Said]) -> list[str]:
    return [
        code
        for code, (decision, _) in said.items()
        if decision is not Decision.REMOVE and code not in text.codes
    ]


def _word(said: Said | None) -> str:
    if said is None:
        return ""
    return at.REMOVE_WORD if said[0] is Decision.REMOVE else at.ACCEPT_WORD


def _prepare(
    sheet: Any, start: int, columns: Sequence[str], rows: int, *, entry: Sequence[str]
) -> None:
    """Widths, frozen headings in sight, and boxes round the cells to fill in."""
    fit(sheet, [WIDTHS.get(_plain(heading), OTHER_WIDTH) for heading in columns])
    sheet.freeze_panes = sheet.cell(start + 1, 2)
    for row in range(1, start):
        sheet.cell(row, 1).alignment = _on_one_line()
        sheet.row_dimensions[row].height = sheet.cell(row, 1).font.size * LINE
    looks: Looks = {}
    for heading in entry:
        column = columns.index(heading) + 1
        for row in range(start, start + rows + 1):
            cell = sheet.cell(row, column)
            if not _is_idle(sheet, cell, heading, columns):
                dress(cell, looks, tuple(cell._style), put_box_round)


def _is_idle(sheet: Any, cell: Any, heading: str, columns: Sequence[str]) -> bool:
    """Whether a person has nothing to fill in here.

    A decision or a stance without anything it could be about; the name of a theme that has one,
    and what is for such themes only in the rows that are free for new ones.
    """
    if heading in NOT_BOTH:
        is_free = not sheet.cell(cell.row, columns.index(at.CODE_ID) + 1).value
        return (heading == at.CURRENT) != is_free
    if heading != at.STANCE and _plain(heading) != at.DECISION:
        return False
    about = heading.replace(at.DECISION, at.CODE).replace(at.STANCE, at.SUGGESTED_STANCE)
    return sheet.cell(cell.row, columns.index(about) + 1).value is None


def _grey(sheet: Any, rows: range) -> None:
    """Show in grey that themes are no longer used; their cells say so in words."""
    from openpyxl.styles import Font

    looks: Looks = {}

    def put_on(cell: Any) -> None:
        cell.font = Font(name=cell.font.name, size=cell.font.size, color=GREY)

    for row in rows:
        for column in range(1, len(at.THEME_COLUMNS) + 1):
            cell = sheet.cell(row, column)
            dress(cell, looks, tuple(cell._style), put_on)


@cache
def _on_one_line() -> Any:
    from openpyxl.styles import Alignment

    return Alignment(vertical="top")


def _letter(columns: Sequence[str], heading: str) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(list(columns).index(heading) + 1))


def _plain(heading: str) -> str:
    """A heading without its number."""
    return heading.rstrip("0123456789").rstrip()
