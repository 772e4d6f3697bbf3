"""The workbook of responses: written for whoever answers for the decision, and read back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consult.analysis.response.decided import ResponsesReturned, ReturnedRow
from consult.analysis.response.rows import (
    ABOUT,
    BY,
    CHANGED,
    ID,
    MADE_FROM,
    ORDER,
    OURS,
    READ_MORE,
    SHEET,
    THEME,
    ResponseReading,
    check_of,
    order_of,
    row_id,
)
from consult.errors import Problem, ReviewError
from consult.model.counting.table_id import ALL_COMMENTS
from consult.model.publishing.response import (
    LEAST_SHARE,
    WHOLE,
    AskedTheme,
    CouncilResponse,
    KeptResponse,
    Responding,
    WhatChanged,
)
from consult.model.survey.questionnaire import OTHER_WORDS
from consult.office import save_workbook
from consult.office.entry_cells import offer_list, put_box_round
from consult.office.filled_in import as_read
from consult.office.on_paper import put_on_paper
from consult.office.sheet import Looks, dress, fill, fit, head, offer_filters, run_across
from consult.office.words import one_line, shorten

EXPECTED, WHERE = "Is an answer expected?", "Where it was raised"
PEOPLE, SHARE = "People", "Share"
SHOWN = (THEME, EXPECTED, WHERE, PEOPLE, SHARE, OURS, CHANGED, READ_MORE, BY, ID)
TO_FILL_IN = (OURS, CHANGED, READ_MORE, BY)

THE_WHOLE = "The consultation as a whole"
YES, IF_YOU_WISH = "Yes", "If you wish"

WIDTHS = (26, 14, 28, 10, 8, 60, 18, 24, 12, 20)
"""Of the columns, in characters: all but the id are within 1,400 pixels, at 7 a character."""

QUESTION_CHARACTERS = 80
"""Of the wording of a question in a cell, enough to tell questions apart."""

NOTES = (
    "Write under Our response what you say to those who raised a theme, choose what changed, and "
    "put your initials or role under By. A row is printed once it has all three; the first row "
    "needs no choice.",
    "People and shares are those that are published. [c] is a number that is hidden to protect "
    f"people. An answer is expected to each theme that {LEAST_SHARE}% or more of those who "
    "commented raised; answer others if you wish.",
    "Leave open what nobody has decided yet. The report names the themes that wait, or says in "
    "one sentence that there is no response yet.",
    "A figure can be named in braces, as in your own words for the report.",
    "You may sort, filter and add columns. Change nothing but the tinted cells.",
    "Save under this name, close it and run the study.",
)
EARLIER, EARLIER_NOTE = (
    "Earlier responses",
    "What was written before and was replaced or taken back, and what was written to themes that "
    "are there no longer. It is kept here to copy from, and is not printed.",
)


@dataclass(frozen=True)
class ResponseBook:
    """What the workbook of responses shows.

    Parameters
    ----------
    study, title
        Short name and title of the study.
    questions
        Id -> wording, of the questions people answered in their own words.
    responding
        The themes, and what was written to each.
    earlier
        What no longer stands.
    """

    study: str
    title: str
    questions: Mapping[str, str]
    responding: Responding
    earlier: tuple[KeptResponse, ...] = ()


def write_responses(book: ResponseBook, path: Path) -> None:
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
    sheet = file.active
    sheet.title = SHEET
    start = head(sheet, f"Responses to what people said: {book.title}", NOTES)
    cells = [[row[heading] for heading in SHOWN] for row in _rows(book)]
    fill(sheet, start, SHOWN, cells, "responses")
    offer_filters(sheet)
    fit(sheet, WIDTHS)
    run_across(sheet, start)
    put_on_paper(sheet, columns=SHOWN.index(ID))
    sheet.freeze_panes = sheet.cell(start + 1, 2)
    _offer_entries(sheet, start, range(start + 1, start + 1 + len(cells)))
    _write_earlier(file, book)
    _write_about(file, book)
    save_workbook(file, path, title=f"Responses: {book.title}")


def _offer_entries(sheet: Any, start: int, rows: range) -> None:
    looks: Looks = {}
    for heading in TO_FILL_IN:
        for row in rows:
            cell = sheet.cell(row, SHOWN.index(heading) + 1)
            dress(cell, looks, tuple(cell._style), put_box_round)
    letter = sheet.cell(start, SHOWN.index(CHANGED) + 1).column_letter
    offer_list(sheet, letter, rows, f'"{",".join(WhatChanged)}"')


def _write_earlier(file: Any, book: ResponseBook) -> None:
    if not book.earlier:
        return
    sheet = file.create_sheet(EARLIER)
    start = head(sheet, EARLIER, (EARLIER_NOTE,))
    rows = [[one.theme or THE_WHOLE, *_written(one.response)] for one in book.earlier]
    fill(sheet, start, (THEME, *TO_FILL_IN), rows, "earlier")
    fit(sheet, (30, 64, 18, 30, 14))
    run_across(sheet, start)


def _write_about(file: Any, book: ResponseBook) -> None:
    about = file.create_sheet(ABOUT)
    first = head(about, ABOUT, ())
    order = order_of(as_read(row[ID]) for row in _rows(book))
    told = [[MADE_FROM, shows_responses(book)], [ORDER, order]]
    fill(about, first, ("What", "Which"), told, "about")
    fit(about, (30, 30))


def shows_responses(book: ResponseBook) -> str:
    """Tells what a workbook shows from any other, whatever was written in it.

    Parameters
    ----------
    book
        What it shows.
    """
    told = [[row[heading] for heading in SHOWN if heading not in TO_FILL_IN] for row in _rows(book)]
    lines = "\n".join("\t".join(row) for row in [[book.title], *told])
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def is_up_to_date(book: ResponseBook, returned: ResponsesReturned) -> bool:
    """Whether the workbook that lies there shows what there is to answer, and all that stands.

    Parameters
    ----------
    book
        What it should show.
    returned
        What lies there. Rows may have been deleted in it, and responses may have been taken over
        that it has not: left so, an empty cell would take them back.
    """
    lies = {row.kept.key: row.kept.response for row in returned.rows}
    stands = {theme.key: theme.response for theme in book.responding.themes}
    stands[WHOLE] = book.responding.whole
    alike = all(lies.get(key) == response for key, response in stands.items())
    return returned.shows == shows_responses(book) and alike


def read_responses(path: Path) -> ResponsesReturned:
    """Read what people wrote, in whatever order the rows are.

    Parameters
    ----------
    path
        Of a workbook that ``write_responses`` wrote and people filled in.

    Raises
    ------
    ReviewError
        With everything that cannot be understood: each with its row and column.
    """
    reading = ResponseReading.of(path)
    if reading.problems:
        raise ReviewError(reading.problems)
    return ResponsesReturned(tuple(reading.rows.values()), reading.shows)


def checked(returned: ResponsesReturned, study: str) -> ResponsesReturned:
    """The same, once every row is known to be of this study.

    Parameters
    ----------
    returned
        From the workbook.
    study
        Short name of the study.

    Raises
    ------
    ReviewError
        Where ids were changed; where all are of another study, once for the file.
    """
    strays = [row for row in returned.rows if not _is_ours(row, study)]
    problems: list[Problem] = [row.changed for row in strays]
    if strays and len(strays) == len(returned.rows) and not _is_mixed(returned, study):
        problems = [strays[0].another]
    if problems:
        raise ReviewError(problems)
    return returned


def _is_mixed(returned: ResponsesReturned, study: str) -> bool:
    """Whether an id is that of a theme in another row: a column was sorted by itself then."""
    themes = {row.kept.theme for row in returned.rows}
    return any(
        check_of(study, row.kept.key, theme) == row.check
        for row in returned.rows
        for theme in themes
    )


def _is_ours(row: ReturnedRow, study: str) -> bool:
    return check_of(study, row.kept.key, row.kept.theme) == row.check


def _rows(book: ResponseBook) -> list[Mapping[str, str]]:
    whole = AskedTheme(*WHOLE, THE_WHOLE, needed=False, response=book.responding.whole)
    return [_row(book, theme) for theme in (whole, *book.responding.themes)]


def _row(book: ResponseBook, theme: AskedTheme) -> Mapping[str, str]:
    return {
        THEME: one_line(theme.theme),
        EXPECTED: YES if theme.needed else IF_YOU_WISH,
        WHERE: where_raised(theme.question, book.questions),
        PEOPLE: theme.people,
        SHARE: theme.share,
        **dict(zip(TO_FILL_IN, _written(theme.response), strict=True)),
        ID: row_id(book.study, theme.key, theme.theme),
    }


def _written(response: CouncilResponse) -> Sequence[str]:
    return [response.text, response.change or "", response.read_more, response.by]


def where_raised(question: str, questions: Mapping[str, str]) -> str:
    """The question a theme was raised at, as a cell says it.

    Parameters
    ----------
    question
        Its id, or that of all comments together; empty for the consultation as a whole.
    questions
        Id -> wording.
    """
    if question in ("", ALL_COMMENTS):
        return question.capitalize()
    asked = question.removesuffix(OTHER_WORDS)
    other = "Other answers to: " if asked != question else ""
    return f"{other}{shorten(one_line(questions.get(asked, asked)), QUESTION_CHARACTERS)}"
