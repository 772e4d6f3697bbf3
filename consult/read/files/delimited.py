"""Delimited text to rows, with a real parser and never silently."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from consult.errors import ExportError, Place, Problem, list_rows, many
from consult.office.encoding import Decoded, decode
from consult.read.export.columns import Columns
from consult.read.export.grid import Container, Export, Grid, Issue, IssueSeverity
from consult.read.export.sizes import check_not_too_wide
from consult.read.files.fast_csv import read_even
from consult.read.files.stray_quotes import mend, swallowed

_DELIMITERS = (",", ";", "\t", "|")
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
LARGEST_CELL = 2**31 - 1
"""Characters of a cell that the parser takes: the most it can be told on every system, as its C
long has 32 bits on Windows. Left alone it stops at 131,072, which a letter with its attachments
pasted in may pass. Source: Python, csv.field_size_limit."""

_ROWS_TO_TRY = 400
"""Rows by which the delimiter is found. Tried with 2, 10, 50, 200 and 800: 101 sample exports come
out alike. Many, because the rows of a sheet may begin with a title and blank lines, and 400 take a
thousandth of a second, 4,000 a hundredth."""

_BYTES_TO_TRY = 1 << 22
"""Bytes by which the delimiter is found, where those are fewer than the rows. A quotation mark that
never closes makes one cell of all that follows, which each delimiter would read to its end: of
200 MB this takes 0.03 seconds, half and double of it .015 and .06, the whole file 1.6. With 4,096
bytes 101 sample exports come out alike still; four million leave room for long rows."""

_MOST_NAMED = 60
"""Rows named one by one: all that a person would put right by hand. Any number that fits on a
screen would do, and no other was tried."""

SEPARATOR = re.compile(rb'"?(?i:sep=)([ -~\t])"?[ ]*(?:\r\n|\n|\r)')
"""A first line that tells Excel what stands between cells."""


@dataclass(frozen=True)
class _Parsed:
    rows: list[list[str]]
    mended: tuple[int, ...] = ()


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
    # A quotation mark that never closes makes one cell of all that follows it.
    csv.field_size_limit(LARGEST_CELL)
    decoded = decode(data)
    body, declared = _without_separator_line(decoded.body.replace(b"\x00", b""))
    issues = _about_encoding(decoded, file)
    if b"\x00" in decoded.body:
        message = "Characters of no meaning (NUL) were taken out."
        issues.append(Issue(IssueSeverity.WARNING, "nul", Place(file=file), message))
    if declared:
        message = "The first line only says what stands between cells; it was taken out."
        issues.append(_note("separator line", file, message, row=1))
    delimiter = declared or _delimiter(body)
    check_not_too_wide(_widest_at_the_top(body, delimiter), file)
    rows: Sequence[Sequence[str]] | None = None
    if delimiter != "\t" or b'"' not in body:
        rows = read_even(body, delimiter)
    if rows is None or (body.count(b"\n") > len(rows) and swallowed(rows, delimiter)):
        parsed = _parse(body, delimiter, file)
        issues += _about_quotes(parsed, file)
        rows = parsed.rows
    rows = _without_blank_end(rows)
    check_not_too_wide(_widest(rows), file)
    grids = (Grid(file, "", rows, True),)
    return Export(file, Container.TEXT, grids, decoded.encoding, delimiter, tuple(issues))


def _widest_at_the_top(body: bytes, delimiter: str) -> int:
    """Cells of the widest of the first rows, as far as they are whole."""
    reader = csv.reader(_lines(body[:_BYTES_TO_TRY]), delimiter=delimiter)
    widest = 0
    try:
        for row, _ in zip(reader, range(_ROWS_TO_TRY), strict=False):
            widest = max(widest, len(row))
    except csv.Error:
        return widest
    return widest


def _widest(rows: Sequence[Sequence[str]]) -> int:
    if isinstance(rows, Columns):
        return len(rows.arrays)
    return max(map(len, rows), default=0)


def _without_blank_end(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    if isinstance(rows, Columns):
        return rows.without_blank_end
    last = len(rows)
    while last and not any(cell.strip() for cell in rows[last - 1]):
        last -= 1
    return rows[:last]


def _without_separator_line(body: bytes) -> tuple[bytes, str]:
    found = SEPARATOR.match(body)
    return (body[found.end() :], found[1].decode()) if found else (body, "")


def _delimiter(body: bytes) -> str:
    """The character that cuts the first rows most evenly into the most cells."""
    head = body[:_BYTES_TO_TRY]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(head, delimiter))


def _evenness(head: bytes, delimiter: str) -> tuple[float, int]:
    widths: Counter[int] = Counter()
    reader = csv.reader(_lines(head), delimiter=delimiter)
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


def _lines(body: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(body), "utf-8", errors="replace", newline="")


def _parse(body: bytes, delimiter: str, file: str) -> _Parsed:
    if delimiter == "\t" and (plain := _quotes_are_words(body)):
        return plain
    try:
        rows = _rows(body, delimiter, strict=True)
        if not swallowed(rows, delimiter):
            return _Parsed(rows)
    except csv.Error:
        if delimiter == "\t":
            rows = _rows(body, delimiter, strict=False, quoting=csv.QUOTE_NONE)
            if len(rows) > 1 and _even(rows):
                return _Parsed(rows, tuple(at for at, row in enumerate(rows, 1) if _marked(row)))
    found = mend(body.decode("utf-8", errors="replace"), delimiter)
    if found.lost:
        raise ExportError(_broken_quotes(found.lost, file))
    return _Parsed(found.rows, found.mended)


def _marked(row: Sequence[str]) -> bool:
    return any('"' in cell for cell in row)


def _even(rows: list[list[str]]) -> bool:
    return len({len(row) for row in rows if row}) == 1


def _broken_quotes(rows: Sequence[int], file: str) -> Problem:
    what = (
        f"Quotation marks break {many(len(rows), 'row')} apart ({_named(rows)}): one is opened and "
        "never closed, or stands inside a cell and is not doubled."
    )
    hint = "Export the file again, or put the quotation marks right there."
    return Problem(what, Place(file=file, row=rows[0]), hint)


def _named(rows: Sequence[int]) -> str:
    """Every row that somebody has to put right, unless they are too many to do it by hand."""
    every = f"row{'s' if len(rows) > 1 else ''} {', '.join(map(str, rows))}"
    return every if len(rows) <= _MOST_NAMED else list_rows(rows)


def _rows(
    body: bytes, delimiter: str, *, strict: bool, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
) -> list[list[str]]:
    return list(csv.reader(_lines(body), delimiter=delimiter, strict=strict, quoting=quoting))


def _quotes_are_words(body: bytes) -> _Parsed | None:
    """Tab-separated text whose quotation marks were typed, as Google Sheets writes it.

    Source: Google Sheets takes tabs and line breaks out of cells and quotes nothing.
    """
    if b'"' not in body or b'""' in body:
        return None
    rows = _rows(body, "\t", strict=False, quoting=csv.QUOTE_NONE)
    full = [row for row in rows if row]
    quoted = sum(cell.startswith('"') for row in full[:1] for cell in row)
    return _Parsed(rows) if _even(full) and not quoted else None


def _note(code: str, file: str, message: str, *, row: int | None = None) -> Issue:
    return Issue(IssueSeverity.NOTE, code, Place(file=file, row=row), message)


def _about_encoding(decoded: Decoded, file: str) -> list[Issue]:
    if not decoded.guessed:
        return []
    message = f"The file is not UTF-8; it was read as {decoded.encoding}."
    severity = IssueSeverity.WARNING if decoded.tied else IssueSeverity.NOTE
    if decoded.tied:
        message += " Another encoding was as likely: check accents and pound signs."
    return [Issue(severity, "encoding", Place(file=file, row=decoded.line), message)]


def _about_quotes(parsed: _Parsed, file: str) -> list[Issue]:
    if not parsed.mended:
        return []
    message = (
        "Quotation marks inside cells are not doubled, or stand alone; the rows were read as they "
        f"must have been meant ({list_rows(parsed.mended)})."
    )
    place = Place(file=file, row=parsed.mended[0])
    return [Issue(IssueSeverity.WARNING, "quotes", place, message, len(parsed.mended))]
