"""The workbook of quotes: written for whoever answers for what is published, and read back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from consult.analysis.quotes.decided import QuoteBook, QuotesReturned
from consult.analysis.quotes.propose import key_of
from consult.errors import Place, Problem, ReviewError
from consult.model.publishing.quotes import ProposedQuote, QuoteDecision, QuoteKey
from consult.office import save_workbook
from consult.office.entry_cells import offer_list, put_box_round
from consult.office.filled_in import (
    SheetLine,
    as_read,
    beside,
    header_of,
    lines_of,
    open_filled_in,
    rows_of,
)
from consult.office.on_paper import put_on_paper
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
from consult.office.yes_no import yes_or_no

SHEET, ABOUT = "Quotes", "About this list"
MADE_FROM = "Made from"
"""Heads the line that tells whether the workbook shows what there is to decide now."""

THEME, QUOTE, MAY, BY = "Theme", "Quote", "May be quoted?", "Decided by"
THINK_OF, SAID_BY, WHOLE = "Think of", "Printed as said by", "The whole comment"
QUESTION, QUOTE_ID = "Question", "Quote id"
SHOWN = (THEME, QUOTE, MAY, BY, THINK_OF, SAID_BY, WHOLE, QUESTION, QUOTE_ID)
TO_FILL_IN = (MAY, BY)
NEEDED = (QUOTE, MAY, BY, QUESTION, QUOTE_ID)
"""Columns without which nothing can be read back."""

CUT = " [The comment is longer than a cell holds and is cut here.]"
YES, NO = "Yes", "No"

ID_DIGITS = 12
"""Hexadecimal digits a quote is known by, as many as an answer in the review workbook."""

WIDTHS = (28, 64, 12, 12, 40, 28, 60, 40, 15)
"""Of the columns, in characters: a quote of 60 words takes six lines."""

QUESTION_CHARACTERS = 80
"""Of the wording of a question in a cell, enough to tell questions apart; its id stands before."""

NOTES = (
    "None of these is printed until you say so. Choose Yes or No, with your initials beside "
    "it. If in doubt, No.",
    "Read each as a neighbour, a former partner or a colleague of the writer would, and the "
    "whole comment too.",
    "Personal data were looked for by rules, and rules miss some. An empty cell under Think "
    "of says that rules saw nothing, not that there is nothing.",
    "Two more are proposed for each theme than the report needs, so that you can choose. "
    "Leave open what you do not need.",
    "You may sort, filter and add columns. Change nothing but the tinted cells: a quote is "
    "printed word for word or not at all.",
    "Save under this name, close it and run the study.",
)
HINT = (
    "Put the last good copy in its place, or move the file away and run the study: a new one is "
    "then made with the decisions of your last good run. Nothing was changed."
)
CHOOSE = f"Choose {YES} or {NO} from the list, or empty the cell."


def write_quotes(book: QuoteBook, path: Path) -> None:
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
    start = head(sheet, f"Quotes to decide on: {book.title}", NOTES)
    cells = [[row[heading] for heading in SHOWN] for row in _rows(book)]
    fill(sheet, start, SHOWN, cells, "quotes")
    offer_filters(sheet)
    fit(sheet, WIDTHS)
    run_across(sheet, start)
    put_on_paper(sheet, columns=SHOWN.index(QUOTE_ID))
    sheet.freeze_panes = sheet.cell(start + 1, SHOWN.index(QUOTE) + 1)
    rows = range(start + 1, start + 1 + len(cells))
    looks: Looks = {}
    for heading in TO_FILL_IN:
        for row in rows:
            cell = sheet.cell(row, SHOWN.index(heading) + 1)
            dress(cell, looks, tuple(cell._style), put_box_round)
    offer_list(sheet, sheet.cell(start, SHOWN.index(MAY) + 1).column_letter, rows, f'"{YES},{NO}"')
    about = file.create_sheet(ABOUT)
    first = head(about, ABOUT, ())
    fill(about, first, ("What", "Which"), [[MADE_FROM, shows(book)]], "about")
    fit(about, (30, 30))
    save_workbook(file, path, title=f"Quotes: {book.title}")


def shows(book: QuoteBook) -> str:
    """Tells what a workbook shows from any other, whatever was decided in it.

    Parameters
    ----------
    book
        What it shows.
    """
    cells = [
        [row[heading] for heading in SHOWN if heading not in TO_FILL_IN] for row in _rows(book)
    ]
    told = "\n".join("\t".join(row) for row in [[book.title], *cells])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]


def read_quotes(path: Path) -> QuotesReturned:
    """Read what people decided, in whatever order the rows are.

    Parameters
    ----------
    path
        Of a workbook that ``write_quotes`` wrote and people filled in.

    Raises
    ------
    ReviewError
        With everything that cannot be understood: each with its row and column.
    """
    file = open_filled_in(path, HINT)
    if SHEET not in file.sheetnames:
        raise ReviewError(Problem("The sheet is missing.", Place(path.name, SHEET), HINT))
    rows = rows_of(file[SHEET])
    header = header_of(rows, QUOTE_ID)
    headings = [words for _, words in header if words]
    if lacking := [one for one in NEEDED if one not in headings]:
        raise ReviewError(
            Problem("The column is missing.", Place(path.name, SHEET, heading=one), HINT)
            for one in lacking
        )
    reading = _Reading()
    for line in lines_of(rows, header, SHEET, path.name):
        reading.take(line)
    if reading.problems:
        raise ReviewError(reading.problems)
    about = rows_of(file[ABOUT]) if ABOUT in file.sheetnames else []
    return QuotesReturned(reading.said, beside(about, MADE_FROM))


class _Reading:
    """What has been read so far, and what is wrong with it."""

    def __init__(self) -> None:
        self.said: dict[QuoteKey, QuoteDecision | None] = {}
        self.problems: list[Problem] = []

    def take(self, line: SheetLine) -> None:
        """Read one row; one without an id is a person's own note."""
        if not line[QUOTE_ID]:
            self._of_nobody(line)
            return
        question, words = line[QUESTION].partition(":")[0].strip(), line[QUOTE]
        if line[QUOTE_ID] != _id(question, words):
            what = "The words of the quote, or its question, were changed."
            hint = "Put them back as they were: a quote is printed word for word or not at all."
            self.problems.append(line.problem(QUOTE, what, hint))
            return
        decision = self._decision(line)
        key = key_of(question, words)
        other = self.said.get(key)
        if decision and other and other.may_be_quoted != decision.may_be_quoted:
            what = "Another row of the same quote says the opposite."
            self.problems.append(line.problem(MAY, what, "Make both rows say the same."))
        self.said[key] = decision or other

    def _of_nobody(self, line: SheetLine) -> None:
        if line[MAY]:
            what = "Something is decided in a row without a quote id, so it is not known of what."
            hint = "Put the id back, or empty the cell. What is not in the list cannot be quoted."
            self.problems.append(line.problem(MAY, what, hint))

    def _decision(self, line: SheetLine) -> QuoteDecision | None:
        if not line[MAY]:
            return None
        allowed = yes_or_no(line[MAY])
        if allowed is None:
            self.problems.append(line.problem(MAY, f"This is neither {YES} nor {NO}.", CHOOSE))
            return None
        if allowed and not line[BY]:
            what = "Nobody stands behind this Yes."
            hint = "Write the initials or the role of whoever read the quote."
            self.problems.append(line.problem(BY, what, hint))
        return QuoteDecision(allowed, line[BY])


def _rows(book: QuoteBook) -> list[Mapping[str, str]]:
    return [_row(book, quote) for quote in book.proposed]


def _row(book: QuoteBook, quote: ProposedQuote) -> Mapping[str, str]:
    said = book.decided.get(key_of(quote.question, quote.text))
    whole = one_line(quote.comment)
    wording = shorten(one_line(book.questions.get(quote.question, "")), QUESTION_CHARACTERS)
    return {
        THEME: one_line(quote.theme),
        QUOTE: quote.text,
        MAY: "" if said is None else YES if said.may_be_quoted else NO,
        BY: said.by if said else "",
        THINK_OF: "; ".join(quote.look_at),
        SAID_BY: quote.said_by,
        WHOLE: "" if whole == quote.text else fit_cell(whole, most=LONGEST_CELL, mark=CUT),
        QUESTION: f"{quote.question}: {wording}",
        QUOTE_ID: _id(quote.question, quote.text),
    }


def _id(question: str, words: str) -> str:
    """What a row is known by: a changed word, or another question, has another."""
    return key_of(question, f"{question}\n{as_read(words)}")[1][:ID_DIGITS]
