"""The three exports as workbooks, laid out as they come from a council."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.synthetic.material import questions
from benchmarks.synthetic.nouns import Letter, Question, Response
from benchmarks.synthetic.written import in_cell
from consult.office import save_workbook, write_text_cell

ONLINE_FILE = "engagementhq_online_SYNTHETIC.xlsx"
PAPER_FILE = "hard_copy_SYNTHETIC.xlsx"
LETTERS_FILE = "letters_emails_SYNTHETIC.xlsx"

ONLINE_TITLE = "SYNTHETIC - Nurturing little hearts and minds: have your say (invented responses)"
PAPER_TITLE = "SYNTHETIC - Nurturing little hearts and minds: hard copy questionnaires (invented)"
LETTERS_TITLE = "SYNTHETIC - Nurturing little hearts and minds: letters and emails log (invented)"

ONLINE_FIRST_ROW = 5
ONLINE_FIRST_COLUMN = 4
ONLINE_ACCOUNT = ("Login (Screen name)", "Usertype", "Login", "Email", "Response ID")
ONLINE_SUMMARY = "Contributor Summary (Signup form Qs - Detailed breakup on the right > )"
PAPER_HEADER_ROW = 3
PAPER_FIRST_ROW = 4
LETTERS_HEADER_ROW = 4
LETTERS_FIRST_ROW = 5
LETTERS_HEADERS = (
    "Ref",
    "Received",
    "Channel",
    "Respondent type",
    "Organisation",
    "Postcode",
    "Question",
    "Text",
    "File name",
)

FIRST_RESPONSE_ID = 418207
RESPONSE_ID_STEP = 7
DAY_FORMAT = "dd/mm/yyyy"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def asked(*blocks: str) -> list[Question]:
    """The questions of these blocks, in the order asked."""
    return [q for q in questions() if q.block in blocks]


def response_id(place: int) -> int:
    """The platform's number for the response in this place of the file, from 0."""
    return FIRST_RESPONSE_ID + RESPONSE_ID_STEP * place


def platform_time(response: Response) -> str:
    """The time as the platform writes it, such as "Feb 12 24 10:30:22 am"; not by locale."""
    at = response.received
    half = "am" if at.hour < 12 else "pm"
    clock = f"{(at.hour - 1) % 12 + 1:02}:{at.minute:02}:{at.second:02}"
    return f"{MONTHS[at.month - 1]} {at.day:02} {at.year % 100:02} {clock} {half}"


def cell_of(response: Response, question: Question) -> str:
    """What stands in the cell of one question."""
    if question.kind == "open":
        comment = response.comments.get(question.id)
        return comment.text if comment else ""
    return response.organisation if question.kind == "text" else in_cell(response, question.id)


def write_online(path: Path, responses: Sequence[Response]) -> None:
    """Write the online responses as an EngagementHQ survey sheet."""
    sheet, book = _sheet("Survey")
    _put(sheet, 1, ONLINE_FIRST_COLUMN, [ONLINE_TITLE])
    _put(sheet, 3, ONLINE_FIRST_COLUMN, ["Date of contribution"])
    body, signup = asked("survey", "about"), asked("signup")
    headings = [q.text for q in body] + [ONLINE_SUMMARY] + [q.text for q in signup]
    _put(sheet, 4, ONLINE_FIRST_COLUMN + 1, [*ONLINE_ACCOUNT, *headings])
    for place, response in enumerate(responses):
        cells: list[object] = [platform_time(response), *_account(response), response_id(place)]
        cells += [cell_of(response, q) for q in body]
        cells += [_summary(response, signup), *(cell_of(response, q) for q in signup)]
        _put(sheet, ONLINE_FIRST_ROW + place, ONLINE_FIRST_COLUMN, cells)
    total = ONLINE_FIRST_ROW + len(responses) + 1
    _put(sheet, total, ONLINE_FIRST_COLUMN + 1, ["Total contributions", len(responses)])
    save_workbook(book, path, title=ONLINE_TITLE)


def _account(response: Response) -> list[str]:
    if response.person is None:
        return ["", "Anonymous", "", ""]
    number = f"{response.person:04}"
    login = f"synthetic.person.{number}"
    return [f"Synthetic Person {number}", "User", login, f"{login}@example.org"]


def _summary(response: Response, signup: Sequence[Question]) -> str:
    if response.person is None:
        return ""
    parts = [(q.text, cell_of(response, q)) for q in signup]
    return "; ".join(f"{heading} : {words}" for heading, words in parts if words)


def write_paper(path: Path, responses: Sequence[Response]) -> None:
    """Write the paper forms as somebody keyed them by hand."""
    sheet, book = _sheet("Hard copy")
    _put(sheet, 1, 1, [PAPER_TITLE])
    body = asked("survey", "about", "signup")
    _put(sheet, PAPER_HEADER_ROW, 1, ["Form no.", "Date received", *(q.paper for q in body)])
    for place, response in enumerate(responses):
        row = PAPER_FIRST_ROW + place
        cells = [f"HC{place + 1:03}", response.received, *(cell_of(response, q) for q in body)]
        _put(sheet, row, 1, cells)
    last = PAPER_FIRST_ROW + len(responses)
    _put(sheet, last, 1, ["TOTAL", f"{len(responses)} forms"])
    save_workbook(book, path, title=PAPER_TITLE)


def write_letters(path: Path, letters: Sequence[Letter]) -> None:
    """Write the log of letters and emails."""
    sheet, book = _sheet("Letters and emails")
    _put(sheet, 1, 1, [LETTERS_TITLE])
    _put(sheet, 2, 1, ["Not part of the questionnaire: log kept by hand, one row for each item"])
    for row in (1, 2):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=9)
    _put(sheet, LETTERS_HEADER_ROW, 1, LETTERS_HEADERS)
    for place, letter in enumerate(letters):
        _put(sheet, LETTERS_FIRST_ROW + place, 1, _log_row(place, letter))
    _put(sheet, LETTERS_FIRST_ROW + len(letters) + 1, 1, ["Total", len(letters)])
    save_workbook(book, path, title=LETTERS_TITLE)


def letter_ref(place: int) -> str:
    """The reference of the letter in this place of the log, from 0."""
    return f"LE{place + 1:03}"


def _log_row(place: int, letter: Letter) -> list[object]:
    ref = letter_ref(place)
    suffix = "msg" if letter.channel == "Email" else "pdf"
    return [
        ref,
        letter.received,
        letter.channel,
        letter.type,
        letter.organisation,
        letter.postcode,
        letter.question,
        letter.comment.text,
        f"{ref}_SYNTHETIC.{suffix}",
    ]


def _sheet(name: str) -> tuple[Any, Any]:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = name
    return book.active, book


def _put(sheet: Any, row: int, column: int, cells: Sequence[object]) -> None:
    """Write cells from left to right; words stay words, an empty string leaves the cell empty."""
    for at, content in enumerate(cells, start=column):
        if content == "" or content is None:
            continue
        cell = sheet.cell(row, at)
        if isinstance(content, str):
            write_text_cell(cell, content)
        else:
            cell.value = content
            if not isinstance(content, int):
                cell.number_format = DAY_FORMAT
