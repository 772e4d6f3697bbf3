"""The rows of a workbook of responses that came back: what stands in each, and what is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from consult.analysis.response.decided import ReturnedRow
from consult.errors import Place, Problem, ReviewError
from consult.model.publishing.response import (
    WHOLE,
    CouncilResponse,
    KeptResponse,
    ResponseKey,
    WhatChanged,
)
from consult.office.filled_in import (
    SheetLine,
    as_read,
    beside,
    header_of,
    lines_of,
    open_filled_in,
    rows_of,
)
from consult.office.sheet_faults import (
    in_order_alone,
    second_sheets,
    table_faults,
    torn_apart,
    word_faults,
)
from consult.office.words import as_compared

SHEET, ABOUT = "Responses", "About this list"
MADE_FROM = "Made from"
"""Heads the line that tells whether the workbook shows what there is to answer now."""

ORDER = "Order of the rows"
"""Heads the line that tells whether whole rows were sorted."""

THEME, OURS, CHANGED = "Theme", "Our response", "What changed"
READ_MORE, BY, ID = "Where to read more", "By", "Row id"
TOGETHER = (OURS, CHANGED, BY)
"""Columns that whoever answers a theme fills in together."""

NEEDED = (THEME, OURS, CHANGED, READ_MORE, BY, ID)
"""Columns without which nothing can be read back."""

BETWEEN = " / "
"""Stands between the parts of the id of a row."""

ID_DIGITS = 8
"""Hexadecimal digits that tell whether a row is of a study: one wrong id in 4,000 million passes,
and an id is still short enough to be read aloud."""

HINT = (
    "Put the last good copy in its place, or move the file away and run the study: a new one is "
    "then made with the responses of your last good run. Nothing was changed."
)
CHOOSE = f"Choose one of these from the list, or empty the cell: {', '.join(WhatChanged)}."
PUT_BACK = (
    "Put the theme and the id back as they were, side by side. If one column was sorted without "
    "the others, undo that."
)


def row_id(study: str, key: ResponseKey, theme: str) -> str:
    """What a row is known by.

    Parameters
    ----------
    study
        Short name of the study.
    key
        Of the theme, or ``WHOLE``.
    theme
        What the row calls it: an id that stands beside another theme has another check.
    """
    named = ("consultation",) if key == WHOLE else key
    return BETWEEN.join((*named, check_of(study, key, theme)))


def check_of(study: str, key: ResponseKey, theme: str) -> str:
    """The last part of the id of a row.

    Parameters
    ----------
    study, key, theme
        As of :func:`row_id`.
    """
    told = "\n".join((study, *key, as_read(theme))).encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()[:ID_DIGITS]


def order_of(ids: Iterable[str]) -> str:
    """Tells one order of rows from any other.

    Parameters
    ----------
    ids
        Of the rows, from the top.
    """
    told = "\n".join(ids).encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()[:ID_DIGITS]


def _sorted_alone(lines: Sequence[SheetLine], order: str) -> list[Problem]:
    """Columns that were sorted without the rest of their rows, as far as that can be told."""
    found: list[Problem] = []
    for heading in TOGETHER:
        others = [other for other in TOGETHER if other != heading]
        found += torn_apart(lines, heading, [any(map(line.__getitem__, others)) for line in lines])
    if not found and lines and order == order_of(line[ID] for line in lines):
        found += in_order_alone(lines, OURS)
    return found


class ResponseReading:
    """What has been read so far, and what is wrong with it.

    Attributes
    ----------
    rows
        Key -> its row; a row that was pasted again with nothing or the same in it is taken once.
    problems
        All of them.
    shows
        What the workbook was written to show.
    """

    def __init__(self, file: str) -> None:
        self.file, self.shows = file, ""
        self.rows: dict[ResponseKey, ReturnedRow] = {}
        self.problems: list[Problem] = []
        self._at: dict[ResponseKey, int] = {}

    @classmethod
    def of(cls, path: Path) -> ResponseReading:
        """Read a workbook.

        Parameters
        ----------
        path
            Of a file that people filled in.

        Raises
        ------
        ReviewError
            When there is no such sheet, or it lacks a column.
        """
        file, reading = open_filled_in(path, HINT), cls(path.name)
        if SHEET not in file.sheetnames:
            raise ReviewError(Problem("The sheet is missing.", Place(path.name, SHEET), HINT))
        if seconds := second_sheets(file, (SHEET,), NEEDED, path.name):
            raise ReviewError(seconds)
        rows = rows_of(file[SHEET])
        header = header_of(rows, ID)
        headings = [words for _, words in header if words]
        reading.check_headings(headings)
        reading.problems += table_faults(
            file[SHEET], rows, NEEDED.__contains__, key=ID, file=path.name
        )
        lines = list(lines_of(rows, header, SHEET, path.name))
        for line in lines:
            reading.take(line)
        about = rows_of(file[ABOUT]) if ABOUT in file.sheetnames else []
        reading.shows = beside(about, MADE_FROM)
        reading.problems += _sorted_alone([one for one in lines if one[ID]], beside(about, ORDER))
        return reading

    def check_headings(self, headings: list[str]) -> None:
        """See that each column that is needed is there, once.

        Parameters
        ----------
        headings
            Of the sheet.

        Raises
        ------
        ReviewError
            For each that is not.
        """
        said = {0: "The column is missing.", 2: "There are two columns of this name."}
        wrong = {
            one: said[min(headings.count(one), 2)] for one in NEEDED if headings.count(one) != 1
        }
        if wrong:
            raise ReviewError(
                Problem(what, Place(self.file, SHEET, heading=heading), HINT)
                for heading, what in wrong.items()
            )

    def take(self, line: SheetLine) -> None:
        """Read one row; one without an id is a person's own note.

        Parameters
        ----------
        line
            Of the sheet.
        """
        response = self._response(line)
        parts = line[ID].split(BETWEEN)
        if not line[ID]:
            if response:
                what = "Something is written in a row without an id, so it is not known to what."
                self.problems.append(line.problem(ID, what, "Write it in the row of its theme."))
            return
        if len(parts) < 2:
            self.problems.append(line.problem(ID, "This is the id of no row.", PUT_BACK))
            return
        question, *code, check = parts
        key = (question, BETWEEN.join(code)) if code else WHOLE
        self._put(line, KeptResponse(*key, line[THEME], response), check)

    def _put(self, line: SheetLine, kept: KeptResponse, check: str) -> None:
        """Keep a row, unless another of the same theme says something else."""
        other = self.rows.get(kept.key)
        if other and other.kept.response and kept.response:
            if other.kept.response != kept.response:
                what = f"Row {self._at[kept.key]} is of the same theme and says something else."
                hint = "Keep one of the two rows and delete the other."
                self.problems.append(line.problem(OURS, what, hint))
            return
        if other and other.kept.response:
            return
        changed = line.problem(ID, "The id is not that of the theme beside it.", PUT_BACK)
        place = Place(self.file, SHEET)
        another = Problem("The workbook is of another study.", place, HINT)
        self.rows[kept.key] = ReturnedRow(kept, check, changed, another)
        self._at[kept.key] = line.row

    def _response(self, line: SheetLine) -> CouncilResponse:
        self.problems += word_faults(line, (OURS, READ_MORE, BY))
        return CouncilResponse(line[OURS], self._change(line), line[READ_MORE], line[BY])

    def _change(self, line: SheetLine) -> WhatChanged | None:
        chosen = as_compared(line[CHANGED]).rstrip(".")
        found = next((one for one in WhatChanged if one.casefold() == chosen), None)
        if chosen and found is None:
            self.problems.append(line.problem(CHANGED, "This is none of the choices.", CHOOSE))
        return found
