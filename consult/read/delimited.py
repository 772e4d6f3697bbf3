"""Delimited text to rows, with a real parser and never silently."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from consult.errors import ExportError, Place, Problem
from consult.read.encoding import Decoded, decode
from consult.read.grid import Container, Export, Grid, Issue, Severity

_DELIMITERS = (",", ";", "\t", "|")
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
_LARGEST_CELL = 2**31 - 1
_ROWS_TO_TRY = 400


@dataclass(frozen=True)
class _Parsed:
    rows: list[list[str]]
    lenient: bool = False


def read_delimited(data: bytes, file: str) -> Export:
    """A CSV or TSV file as one sheet of text.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        Its name, for messages.

    Raises
    ------
    ExportError
        When a quotation mark is opened and never closed, or nothing is in it.
    """
    decoded = decode(data)
    text = decoded.text.replace("\x00", "")
    body, declared = _without_separator_line(text)
    delimiter = declared or _delimiter(body)
    parsed = _parse(body, delimiter, file)
    issues = [*_about_encoding(decoded, file), *_about_quotes(parsed, file)]
    if len(text) < len(decoded.text):
        issues.append(_note("nul", file, "Characters of no meaning (NUL) were taken out."))
    rows = parsed.rows
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return Export(
        file,
        Container.TEXT,
        (Grid(file, "", rows, True),),
        decoded.encoding,
        delimiter,
        tuple(issues),
    )


def _without_separator_line(text: str) -> tuple[str, str]:
    line, _, rest = text.partition("\n")
    stripped = line.strip().strip('"').lower()
    if stripped.startswith("sep=") and len(stripped) == len("sep=x"):
        return rest, stripped[-1]
    return (rest, "\t") if line.lower().startswith("sep=\t") else (text, "")


def _delimiter(text: str) -> str:
    """The character that cuts the first rows most evenly into the most cells."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row, _ in zip(reader, range(_ROWS_TO_TRY), strict=False):
            if row:
                widths[len(row)] += 1
    except csv.Error:
        return (0.0, 0)
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    if width < 2:
        return (0.0, width)
    return (round(times / widths.total(), 1), width)


def _parse(text: str, delimiter: str, file: str) -> _Parsed:
    csv.field_size_limit(_LARGEST_CELL)
    if delimiter == "\t" and (plain := _quotes_are_words(text)):
        return plain
    try:
        return _Parsed(_rows(text, delimiter, strict=True))
    except csv.Error as error:
        never_closed = "unexpected end" in str(error)
    if delimiter == "\t":
        rows = _rows(text, delimiter, strict=False, quoting=csv.QUOTE_NONE)
    else:
        rows = [] if never_closed else _rows(text, delimiter, strict=False)
    if len(rows) > 1 and _even(rows):
        return _Parsed(rows, lenient=True)
    raise ExportError(_broken_quote(text, delimiter, file, never_closed=never_closed))


def _even(rows: list[list[str]]) -> bool:
    return len({len(row) for row in rows if row}) == 1


def _broken_quote(text: str, delimiter: str, file: str, *, never_closed: bool) -> Problem:
    what = "A quotation mark inside a cell breaks the row apart."
    if never_closed:
        what = "A quotation mark is opened and never closed, so the rows after it run together."
    place = Place(file=file, row=_opening_line(text, delimiter))
    return Problem(what, place, "Export the file again, or put the quotation mark right there.")


def _rows(
    text: str, delimiter: str, *, strict: bool, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
) -> list[list[str]]:
    stream = io.StringIO(text, newline="")
    return list(csv.reader(stream, delimiter=delimiter, strict=strict, quoting=quoting))


def _opening_line(text: str, delimiter: str) -> int:
    """The line, counted from 1, where the row starts that a strict parser cannot finish."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for _ in reader:
            line = reader.line_num + 1
    except csv.Error:
        return line
    return line


def _quotes_are_words(text: str) -> _Parsed | None:
    """Tab-separated text whose quotation marks were typed, as Google Sheets writes it.

    Source: Google Sheets takes tabs and line breaks out of cells and quotes nothing.
    """
    if '"' not in text or '""' in text:
        return None
    rows = _rows(text, "\t", strict=False, quoting=csv.QUOTE_NONE)
    full = [row for row in rows if row]
    quoted = sum(cell.startswith('"') for row in full[:1] for cell in row)
    return _Parsed(rows) if _even(full) and not quoted else None


def _note(code: str, file: str, message: str, *, row: int | None = None) -> Issue:
    return Issue(Severity.NOTE, code, Place(file=file, row=row), message)


def _about_encoding(decoded: Decoded, file: str) -> list[Issue]:
    if not decoded.guessed:
        return []
    message = f"The file is not UTF-8; it was read as {decoded.encoding}."
    severity = Severity.WARNING if decoded.tied else Severity.NOTE
    if decoded.tied:
        message += " Another encoding was as likely: check accents and pound signs."
    return [Issue(severity, "encoding", Place(file=file, row=decoded.line), message)]


def _about_quotes(parsed: _Parsed, file: str) -> list[Issue]:
    if not parsed.lenient:
        return []
    message = "Quotation marks inside cells are not doubled; the rows still come out even."
    return [Issue(Severity.WARNING, "quotes", Place(file=file), message)]
