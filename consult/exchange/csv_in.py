"""A codeframe out of a CSV file, as Excel, LibreOffice or a person's own list has it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consult.definitions.wordings import normalised
from consult.errors import Place, Problem, list_rows
from consult.exchange.csv_out import COLUMNS
from consult.exchange.descriptions import LISTS, Described
from consult.exchange.taken import (
    MOST_CODES,
    NO_THEME,
    ListedCode,
    TakenIn,
    listed,
    same_names,
    taken_in,
)
from consult.model.coding.codeframe import NO_THEMES, Codeframe
from consult.office.cells import as_it_was
from consult.office.encoding import decode
from consult.office.words import clean, one_line

_DELIMITERS = (",", ";", "\t")
"""What stands between cells: the comma, what Excel writes where a comma is the decimal point, and
what is pasted out of a sheet."""

_ALSO = {"tag": "code", "code name": "code", "description": "definition", "category": "theme"}
"""Headings of other programs -> ours, where ours is not there. "Name" is none of them: a list of
people has it too, and would be read as codes."""

_SEPARATOR = re.compile(r'"?sep=[,;\t]"?[ ]*\r?\n', re.IGNORECASE)
_TRUE = frozenset({"yes", "y", "true", "1", "x"})
_FALSE = frozenset({"", "no", "n", "false", "0"})
_ERROR = re.compile(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NUM!|NULL!|SPILL!)")
_HINT = (
    "The first row has the headings, code among them: theme, code, definition, includes, excludes, "
    "examples, retired, id. Save the sheet as CSV UTF-8."
)
_OWN_NAME = "Give each code a name of its own, or make one code of them."


@dataclass(frozen=True)
class _CsvRow:
    """A row that holds something.

    Parameters
    ----------
    number
        Counted from 1, as a spreadsheet does.
    cells
        Heading -> what stands there.
    columns
        Heading -> letter of its column.
    file
        Its name.
    """

    number: int
    cells: Mapping[str, str]
    columns: Mapping[str, str]
    file: str

    def line(self, heading: str) -> str:
        return one_line(self.cells.get(heading, ""))

    def place(self, heading: str = "") -> Place:
        column = self.columns.get(heading, "")
        return Place(self.file, row=self.number, column=column, heading=heading if column else "")


def from_csv(data: bytes, file: str, present: Codeframe) -> tuple[TakenIn | None, list[Problem]]:
    """A codeframe out of a CSV file.

    Parameters
    ----------
    data
        The bytes; what stands between cells and how letters are written is found out.
    file
        Its name, for problems.
    present
        The codeframe that the study has now, whose ids are kept.

    Returns
    -------
    taken
        ``None`` where there are problems.
    problems
        All that is wrong, in the order of rows.
    """
    text = _SEPARATOR.sub("", decode(data).text, count=1)
    table, problem = _table(text, file)
    if problem:
        return None, [problem]
    rows, problems, notes = _rows(table, file)
    entries, wrong, filled = _entries(rows)
    ids: _Places = {row.number: row.place("id") for row in rows}
    problems += [*wrong, *_same_ids(entries, ids), *_strange_ids(entries, ids, present)]
    problems += same_names(entries, _OWN_NAME)
    problems.sort(key=lambda one: one.place.row or 0)
    if not entries and not problems:
        problems = [Problem("The file holds no code.", Place(file), _HINT)]
    if problems:
        return None, problems
    themes = [row.line("theme") for row in rows if row.line("theme")]
    return taken_in(entries, present, notes=[*notes, *filled], themes=themes), []


def _table(text: str, file: str) -> tuple[list[list[str]], Problem | None]:
    """The rows of cells, cut where most headings are known; or why there are none."""
    head = next((line for line in clean(text).split("\n") if line.strip()), "")
    delimiter = max(
        _DELIMITERS, key=lambda mark: len(_known(next(csv.reader([head], delimiter=mark), [])))
    )
    if "code" not in _known(next(csv.reader([head], delimiter=delimiter), [])):
        return [], Problem("The first row does not have the heading “code”.", Place(file), _HINT)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        what = "A quotation mark is opened and never closed, or stands inside a cell undoubled."
        hint = "Open the file in Excel or LibreOffice and save it as CSV UTF-8 again."
        return [], Problem(what, Place(file), hint)
    if len(rows) > MOST_CODES:
        what = f"The file has {len(rows):,} rows; no codeframe has more than {MOST_CODES:,} codes."
        return [], Problem(what, Place(file), "Check that it is the list of codes.")
    return rows, None


def _headings(cells: Sequence[str]) -> list[str]:
    """Headings as ours are spelt; one that is not known as it stands, in small letters."""
    names = [normalised(as_it_was(cell)) for cell in cells]
    return [_ALSO.get(name, name) if _ALSO.get(name) not in names else name for name in names]


def _known(cells: Sequence[str]) -> set[str]:
    return set(_headings(cells)) & set(COLUMNS)


def _rows(
    table: Sequence[Sequence[str]], file: str
) -> tuple[list[_CsvRow], list[Problem], list[str]]:
    """The rows under the headings; what is wrong with either; headings that are passed over."""
    at = next(number for number, row in enumerate(table) if any(cell.strip() for cell in row))
    headings = _headings(table[at])
    columns = {name: _letter(place) for place, name in enumerate(headings) if name in COLUMNS}
    problems = [
        Problem(f'The heading "{name}" stands twice.', Place(file, row=at + 1), "Take one out.")
        for name in columns
        if headings.count(name) > 1
    ]
    written = zip(headings, map(one_line, table[at]), strict=True)
    strange = [cell for name, cell in written if cell and name not in COLUMNS]
    notes = [f"Columns that are not known were passed over: {listed(strange)}."] if strange else []
    rows = []
    for number, cells in enumerate(table[at + 1 :], start=at + 2):
        if any(cell.strip() for cell in cells[len(headings) :]):
            problems.append(_too_wide(file, number))
        words = {name: as_it_was(cell) for name, cell in zip(headings, cells, strict=False)}
        if any(words.get(name, "").strip() for name in columns):
            rows.append(_CsvRow(number, words, columns, file))
    return rows, problems, notes


def _letter(place: int) -> str:
    """Letters of a column as a spreadsheet shows them."""
    first, last = divmod(place, 26)
    return (_letter(first - 1) if first else "") + chr(ord("A") + last)


def _too_wide(file: str, row: int) -> Problem:
    hint = "Words that hold a comma stand in quotation marks. Excel does that when it saves as CSV."
    return Problem("The row has more cells than there are headings.", Place(file, row=row), hint)


def _entries(rows: Sequence[_CsvRow]) -> tuple[list[ListedCode], list[Problem], list[str]]:
    """The codes of the rows, what is wrong with them, and where a theme was filled in."""
    theme, filled, entries, problems = "", [], [], []
    for row in rows:
        own = row.line("theme")
        if not own and theme:
            filled.append(row.number)
        theme = own or theme or NO_THEME
        wrong = list(_wrong(row))
        problems += wrong
        if not wrong and row.line("code"):
            entries.append(_entry(row, theme))
    notes = []
    if filled:
        notes = [f"No theme stands in {list_rows(filled)}: that of the row above was taken."]
    return entries, problems, notes


def _wrong(row: _CsvRow) -> list[Problem]:
    found = [
        Problem(
            "The cell holds an error of the spreadsheet.",
            row.place(heading),
            "Write the words that should stand there.",
        )
        for heading in row.columns
        if _ERROR.fullmatch(row.line(heading))
    ]
    if not row.line("code") and any(row.line(name) for name in row.columns if name != "theme"):
        hint = "Write the name of the code, or empty the row."
        found.append(Problem("No code is named in this row.", row.place("code"), hint))
    if normalised(row.line("retired")) not in _TRUE | _FALSE:
        hint = "Write yes or no, or leave it empty."
        found.append(Problem("This says neither yes nor no.", row.place("retired"), hint))
    if row.line("id") in NO_THEMES:
        hint = "Leave the cell empty: an id is then made."
        found.append(Problem("consult uses this id itself.", row.place("id"), hint))
    return found


def _entry(row: _CsvRow, theme: str) -> ListedCode:
    lists = {
        name: tuple(
            line for cell in clean(row.cells.get(name, "")).split("\n") if (line := one_line(cell))
        )
        for name in LISTS
    }
    said = Described(row.line("definition"), lists, normalised(row.line("retired")) in _TRUE)
    return ListedCode(theme, row.line("code"), said, id=row.line("id"), place=row.place("code"))


_Places = Mapping[int | None, Place]
"""Row -> the place of the id in it."""


def _strange_ids(
    entries: Sequence[ListedCode], places: _Places, present: Codeframe
) -> list[Problem]:
    """Ids beside the name of another code that is there too: one column was sorted by itself.

    Where that other code is not in the file any more, its name may be given to another one.
    """
    own = {normalised(code.name): code.id for code in present.codes}
    ids = {entry.id for entry in entries}
    hint = "Undo the sorting of a single column. To give a code another name, write a new one."
    return [
        Problem("The id is that of another code.", places[entry.place.row], hint)
        for entry in entries
        if entry.id in own.values()
        and own.get(normalised(entry.name), entry.id) != entry.id
        and own[normalised(entry.name)] in ids
    ]


def _same_ids(entries: Sequence[ListedCode], places: _Places) -> list[Problem]:
    first: dict[str, ListedCode] = {}
    problems = []
    for entry in entries:
        if entry.id and (before := first.setdefault(entry.id, entry)) is not entry:
            what = f'Two codes have the id "{entry.id}" (as in row {before.place.row}).'
            hint = "Empty the cell of the one that is new: an id is then made."
            problems.append(Problem(what, places[entry.place.row], hint))
    return problems
