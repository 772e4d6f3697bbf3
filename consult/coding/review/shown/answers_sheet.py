"""A sheet of answers: the different comments on one question, what is suggested and said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from consult.coding.decisions.suggested_texts import BookText, Suggestion
from consult.coding.journal.brought import shown_reviewer
from consult.coding.review import layout as at
from consult.coding.review.book import Book
from consult.coding.review.further.progress import AnswersTable
from consult.coding.review.further.sheet_names import sheet_names
from consult.coding.review.shown.fill_in import letter_of, make_ready, open_idle
from consult.coding.review.shown.widths import answer_widths
from consult.errors import many
from consult.model.coding.codeframe import NO_THEMES
from consult.model.coding.deciding import Decision
from consult.model.coding.journal import Aspect
from consult.model.coding.review import ENOUGH, People, Said
from consult.office import FONT
from consult.office.entry_cells import offer_list
from consult.office.filled_in import as_read
from consult.office.live_cells import put_formula
from consult.office.on_paper import put_on_paper
from consult.office.sheet import Looks, Value, dress, fill, fit, head, offer_filters
from consult.office.words import one_line

FILLED_IN = (
    *(at.DECISION, at.ACCEPT_ALL, at.ADD, at.STANCE, at.REVIEWER),
    *at.MARK_COLUMNS.values(),
)
"""Headings, without their numbers, of the columns that people fill in."""

STANCE_WORDS = f'"{",".join(at.STANCES.values())}"'
YES_OR_NO = f'"{at.YES},{at.NO}"'

DECIDED, FIRST = "Decided by a person", "First suggestion, not learnt"
"""Stand under "How sure" where nothing was learnt of the code."""

TITLE_CHARACTERS = 100
"""Of a wording that stands in the title, in type of 16 points: what a screen shows on one line. Of
a longer one the title has the name of the sheet, and the wording stands beneath."""

LINE_CHARACTERS = 150
"""The same of the lines beneath, in type of 12 points."""

ID_SIZE = 9
"""Points of the ids of answers: twelve characters fit their column."""

HOW = (
    "Read the answer. Choose Yes under Accept all if its codes are right; else Accept or Remove "
    "under each Decision."
)
SORTING = (
    f"Initials go under {at.REVIEWER}: once is enough where one person fills in the workbook. "
    f"To sort: see the sheet “{at.README}”."
)


def columns_of(book: Book, question: str) -> tuple[str, ...]:
    """The headings of the sheet of a question.

    Parameters
    ----------
    book
        What the workbook shows.
    question
        Its id.
    """
    texts = book.of_question(question)
    suggestions = max((len(text.suggestions) for text in texts), default=1)
    extra = max((len(_added(text, book.said.get(text.key, {}))) for text in texts), default=0)
    learnt = any(suggestion.band for text in texts for suggestion in text.suggestions)
    stances = question in book.agreement
    added = max(at.FEWEST_ADDED, extra)
    return at.answer_columns(max(1, suggestions), added, learnt=learnt, stances=stances)


def table_of(book: Book, question: str) -> AnswersTable:
    """The answers to a question as they stand on its sheet.

    Parameters
    ----------
    book, question
        As for ``columns_of``.
    """
    columns = columns_of(book, question)
    names = book.names[question]
    rows = [_row(text, names, book, columns) for text in book.of_question(question)]
    nothing = tuple(names[code] for code in NO_THEMES if code in names)
    return AnswersTable(columns, rows, len(_lines(book, question)) + 3, nothing)


def write_answers(sheet: Any, book: Book, question: str, codes: str) -> None:
    """Write the sheet.

    Parameters
    ----------
    sheet
        An empty sheet that has its name.
    book, question
        What the workbook shows, and the id of one of its questions.
    codes
        Where the names of its codes stand, as a formula has it.
    """
    table = table_of(book, question)
    columns = table.columns
    title, *lines = _lines(book, question)
    behind = len(_wording(book, question)) - 1
    progress = f"Decided so far: {table.decided:,} of {len(table.rows):,}. {_asked_for(table)}"
    start = head(sheet, title, [*lines[:behind], progress, *lines[behind:]])
    number = "".join(filter(str.isalnum, sheet.title.partition(" ")[0]))
    fill(sheet, start, columns, table.rows, f"{at.ANSWERS_TAG}_{number}")
    offer_filters(sheet)
    _make_small(sheet, table)
    fit(sheet, answer_widths(columns))
    entry = [name for name in columns if at.without_number(name) in FILLED_IN]

    def idle(row: int, heading: str) -> bool:
        return _is_idle(sheet, row, heading, columns)

    make_ready(sheet, start, columns, entry, idle=idle)
    open_idle(sheet, _idle_cells(sheet, table))
    if table.rows:
        counting = f'="Decided so far: "&TEXT({table.counting()},"#,##0")'
        put_formula(
            sheet.cell(2 + behind, 1),
            f'{counting}&" of {len(table.rows):,}. {_asked_for(table)}"',
            progress,
        )
    sheet.freeze_panes = sheet.cell(start + 1, columns.index(at.ANSWER) + 2)
    put_on_paper(sheet, beside=f"A:{letter_of(columns, at.ANSWER)}")
    _offer(sheet, table, codes, agreement=question in book.agreement)


def _asked_for(table: AnswersTable) -> str:
    least = min(len(table.rows), ENOUGH)
    return f"At least {least:,} are asked for before the report can be final."


def _lines(book: Book, question: str) -> list[str]:
    """The title and the lines beneath it, but for that of progress."""
    new = sum(text.key in book.new for text in book.of_question(question))
    more = []
    if new:
        is_or_are = "is" if new == 1 else "are"
        more.append(
            f"{many(new, 'answer')} {is_or_are} new since the workbook before: column {at.NEW}."
        )
    otherwise = sum(text.key in book.reworded for text in book.of_question(question))
    if otherwise:
        stand = "answer stands" if otherwise == 1 else "answers stand"
        more.append(
            f"{otherwise:,} {stand} in other words than in the workbook before, as more or fewer "
            f"words are taken for personal data: column {at.NEW}, “{at.REWORDED}”. What was "
            "decided stands."
        )
    if held := book.held.get(question, 0):
        they = "answer is" if held == 1 else "answers are"
        come = "comes" if held == 1 else "come"
        more.append(f"{held:,} {they} left for the blind sample, and {come} here once it is coded.")
    if left := book.left_out.get(question, 0):
        what = "answer stands" if left == 1 else "answers stand"
        more.append(f"{left:,} more {what} behind these and are not shown.")
    return [*_wording(book, question), *([" ".join(more)] if more else []), HOW, SORTING]


def _wording(book: Book, question: str) -> list[str]:
    """The title, and the wording of the question beneath it where it is too long for that."""
    wording = one_line(book.questions[question]) or question
    title = f"{book.title}: {wording}"
    if len(title) <= TITLE_CHARACTERS:
        return [title]
    title = f"{book.title}: {sheet_names(book.questions)[question]}"
    return [title, *wrap(wording, LINE_CHARACTERS)]


def _row(
    text: BookText, names: Mapping[str, str], book: Book, columns: Sequence[str]
) -> list[Value]:
    """What stands under each heading."""
    said = book.said.get(text.key, {})
    suggested_stance, stance = _stances(text, book)
    answer = at.shown(text.text)
    people = People(book.said, stances=book.stances, marks=book.marks)
    cells: dict[str, Value] = {
        at.ANSWER_ID: at.answer_id(text.hash),
        at.NEW: _since(text, book),
        at.ANSWER: answer,
        at.QUESTION: text.question,
        at.TIMES: text.copies,
        at.PERHAPS: "; ".join(
            f"{names[further.code]} ({at.chance(further.probability)})" for further in text.perhaps
        ),
        at.REVIEWER: shown_reviewer(people, text.key),
        at.SUGGESTED_STANCE: suggested_stance,
        at.STANCE: stance,
        **_marks(text, book),
    }
    codes = [names[suggestion.code] for suggestion in text.suggestions]
    for number, suggestion in enumerate(text.suggestions, start=1):
        decided = said.get(suggestion.code)
        cells[at.numbered(at.CODE, number)] = names[suggestion.code]
        cells[at.numbered(at.PASSAGE, number)] = at.shown(suggestion.passage)
        cells[at.numbered(at.SURE, number)] = _sure(suggestion, decided)
        cells[at.numbered(at.DECISION, number)] = _word(decided)
    for number, code in enumerate(_added(text, said), start=1):
        cells[at.numbered(at.ADD, number)] = names[code]
    cells[at.ROW_CHECK] = at.row_check(text.question, as_read(answer), map(as_read, codes))
    return [cells.get(heading, "") for heading in columns]


def _since(text: BookText, book: Book) -> str:
    """What is new of a row since the workbook before."""
    if text.key in book.reworded:
        return at.REWORDED
    return at.NEW if text.key in book.new else ""


def _marks(text: BookText, book: Book) -> dict[str, str]:
    marks = book.marks.get(text.key, {})
    said = {aspect: marks[aspect][0] for aspect in marks}
    return {
        heading: said.get(aspect, "")
        if aspect is Aspect.NOTE
        else said.get(aspect, "").capitalize()
        for aspect, heading in at.MARK_COLUMNS.items()
    }


def _stances(text: BookText, book: Book) -> tuple[str, str]:
    """The stance suggested and the one people gave; each may be empty."""
    given, said = book.suggested_stances.get(text.key), book.stances.get(text.key)
    return at.STANCES[given] if given else "", at.STANCES[said[0]] if said else ""


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


def _is_idle(sheet: Any, row: int, heading: str, columns: Sequence[str]) -> bool:
    """Whether there is nothing to decide: a decision without a code."""
    if at.without_number(heading) != at.DECISION:
        return False
    about = columns.index(heading.replace(at.DECISION, at.CODE)) + 1
    return sheet.cell(row, about).value is None


def _idle_cells(sheet: Any, table: AnswersTable) -> Iterator[tuple[int, int]]:
    for column, heading in enumerate(table.columns, start=1):
        for row in range(table.first, table.first + len(table.rows)):
            if _is_idle(sheet, row, heading, table.columns):
                yield row, column


def _make_small(sheet: Any, table: AnswersTable) -> None:
    """Set ids in small type: nobody reads them, and what people decide by needs the room."""
    from openpyxl.styles import Font

    small: Looks = {}

    def put_on(cell: Any) -> None:
        cell.font = Font(name=FONT, size=ID_SIZE)

    column = table.columns.index(at.ANSWER_ID) + 1
    for row in range(table.first, table.first + len(table.rows)):
        cell = sheet.cell(row, column)
        dress(cell, small, tuple(cell._style), put_on)


def _offer(sheet: Any, table: AnswersTable, codes: str, *, agreement: bool) -> None:
    every = range(table.first, table.first + len(table.rows))
    choices = {
        at.DECISION: f'"{at.ACCEPT_WORD},{at.REMOVE_WORD}"',
        at.ACCEPT_ALL: f'"{at.YES}"',
        at.ADD: codes,
        at.MARK_COLUMNS[Aspect.QUOTE]: YES_OR_NO,
        at.MARK_COLUMNS[Aspect.SAFEGUARDING]: YES_OR_NO,
        **({at.STANCE: STANCE_WORDS} if agreement else {}),
    }
    for heading in table.columns:
        if choice := choices.get(at.without_number(heading)):
            offer_list(sheet, letter_of(table.columns, heading), every, choice)
