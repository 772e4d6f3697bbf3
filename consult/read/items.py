"""A sheet's columns as items: one question each, with all that was answered, kind still unknown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from html import unescape
from itertools import islice

from consult.definitions import same_words
from consult.read.dates import order_of, read_date
from consult.read.layout import Answer, Column, Reader, Role, tidy
from consult.read.roles import without_number
from consult.read.sheets import Sheet
from consult.read.spread import Spread, spread_of, times_ticked, words_last

GENERAL_RESPONSE = "General response"
"""The question that a letter answers."""

_RANK = re.compile(r"(?i)^rank(?:ing)? ?\d+$")
_EMAIL = re.compile(r"^\S+@\S+\.\S+$")
_TAG = re.compile(r"(?i)</?(?:a|b|br|div|em|font|h[1-6]|i|li|p|span|strong|u|ul)\b[^<>]*/?>")
_MADE = re.compile(r"^(?=.*[0-9])(?=.*[A-Za-z])[0-9A-Za-z_{}-]{10,}$")
_FEWEST_CODES = 5
_MOSTLY = 0.9
_ENOUGH_TO_TELL = 2000


class Shape(Enum):
    """How a question stands on the sheet."""

    ONE = "one column"
    TICKS = "a column an option"
    CHOSEN = "a column an option, of which one is chosen"
    RANKS = "a column a rank"
    PLACES = "a column an item, its place in the cell"


_SHAPES = {
    Spread.TICKS: Shape.TICKS,
    Spread.CHOSEN: Shape.CHOSEN,
    Spread.PLACES: Shape.PLACES,
}


@dataclass(frozen=True)
class Item:
    """A question as it stands in one source.

    Parameters
    ----------
    source
        Id of the source.
    reader
        Its platform.
    columns
        Its columns, in order; that of the words of "Other" last.
    text
        What was asked.
    shape
        How it stands on the sheet.
    values
        What was answered, as written but for outer spaces -> how often. Blank cells and those
        that mean "not shown" are left out.
    code
        The platform's name of the question, or of the grid it is part of.
    """

    source: str
    reader: Reader
    columns: tuple[Column, ...]
    text: str
    shape: Shape
    values: Counter[str]
    code: str = ""

    @property
    def answered(self) -> int:
        """How many cells hold an answer."""
        return self.values.total()

    @property
    def answer(self) -> Answer:
        """What its first column holds, where the platform says so."""
        return self.columns[0].answer

    @property
    def has_other_column(self) -> bool:
        """Whether the last column holds the words of "Other"."""
        return len(self.columns) > 1 and self.columns[-1].role is Role.OTHER_WORDS


@dataclass(frozen=True)
class SetApart:
    """A column that is no question, and why."""

    column: Column
    why: str


def items_of(source: str, sheet: Sheet) -> tuple[list[Item], list[SetApart]]:
    """The questions of a sheet, and the columns that are none.

    Parameters
    ----------
    source
        Id of the source.
    sheet
        The sheet recognised.
    """
    items: list[Item] = []
    apart: list[SetApart] = []
    asked = []
    for column in sheet.layout.columns:
        why = _why_apart(column, sheet)
        if why:
            apart.append(SetApart(column, why))
        elif column.role in (Role.QUESTION, Role.OTHER_WORDS):
            asked.append(column)
    for run in _runs(asked):
        items += _items_of_block(source, sheet, run)
    return _letters(items, apart) if sheet.reader.general_response else (items, apart)


def _runs(columns: Sequence[Column]) -> list[tuple[Column, ...]]:
    """Neighbouring columns of one question each."""
    runs: list[list[Column]] = []
    for column in columns:
        if runs and _block(runs[-1][-1]) == _block(column):
            runs[-1].append(column)
        else:
            runs.append([column])
    return [tuple(run) for run in runs]


def _block(column: Column) -> str:
    named = column.block or column.code
    return named or (column.stem if column.part else f"#{column.position}")


def _why_apart(column: Column, sheet: Sheet) -> str:
    if column.role is Role.PERSONAL:
        return "a personal detail"
    if column.role is Role.PLATFORM:
        return "not an answer of the respondent"
    if column.role not in (Role.QUESTION, Role.OTHER_WORDS):
        return ""
    cells = sheet.grid.column(column.position, sheet.response_rows)
    filled = [*islice((cell.strip() for cell in cells if cell.strip()), _ENOUGH_TO_TELL)]
    if not filled:
        if column.heading and (column.part or column.role is Role.OTHER_WORDS):
            return ""
        return "nobody answered it" if column.heading else "blank"
    if sum(bool(_EMAIL.match(cell)) for cell in filled) > _MOSTLY * len(filled):
        return "e-mail addresses"
    if _are_dates(filled):
        return "dates, which are not analysed"
    if _are_codes(filled):
        return "a code for each response"
    return ""


def _are_codes(cells: Sequence[str]) -> bool:
    """Whether a machine made them: long, of one length, letters and digits, never twice."""
    if len(cells) < _FEWEST_CODES or len(set(cells)) < len(cells):
        return False
    return len({len(cell) for cell in cells}) == 1 and all(_MADE.match(cell) for cell in cells)


def _are_dates(cells: Sequence[str]) -> bool:
    order = order_of(cells)
    dates = sum(not cell.isdecimal() and read_date(cell, order) is not None for cell in cells)
    return dates > _MOSTLY * len(cells)


def _items_of_block(source: str, sheet: Sheet, columns: tuple[Column, ...]) -> list[Item]:
    values = {column.position: _values(sheet, column) for column in columns}
    columns = words_last(columns, values)
    plain = tuple(column for column in columns if column.role is Role.QUESTION)
    if len(plain) > 1 and all(_RANK.match(column.part) for column in plain):
        return [_item(source, sheet, columns, Shape.RANKS, sum(values.values(), Counter()))]
    spread = spread_of(plain, values, sheet)
    if spread is not None:
        counts = Counter({c.part: times_ticked(c, values[c.position]) for c in plain})
        return [_item(source, sheet, columns, _SHAPES[spread], counts)]
    return [
        _item(
            source, sheet, (column, *_others(columns, column)), Shape.ONE, values[column.position]
        )
        for column in (plain or columns)
    ]


def _others(columns: Sequence[Column], after: Column) -> tuple[Column, ...]:
    """The column of "Other" belongs to the only question of its block."""
    plain = [column for column in columns if column.role is Role.QUESTION]
    if len(plain) != 1:
        return ()
    return tuple(column for column in columns if column is not after)


def _values(sheet: Sheet, column: Column) -> Counter[str]:
    cells = sheet.grid.column(column.position, sheet.response_rows)
    counts = Counter(cell.strip() for cell in cells)
    shown = sheet.reader.not_asked
    return Counter({v: n for v, n in counts.items() if v not in shown and same_words(v)})


def _item(
    source: str, sheet: Sheet, columns: tuple[Column, ...], shape: Shape, values: Counter[str]
) -> Item:
    first = columns[0]
    one = shape is Shape.ONE and first.part and first.role is Role.QUESTION
    asked = without_number(plain_words(first.stem)) or f"Column {first.letter} (no heading)"
    if one and first.part != first.stem:
        asked = f"{asked} [{first.part}]" if first.stem else first.part
    return Item(source, sheet.reader, columns, asked, shape, values, first.code)


def plain_words(heading: str) -> str:
    """A heading without the tags and character codes of a web page."""
    return tidy(unescape(_TAG.sub(" ", heading)))


def _letters(items: Sequence[Item], apart: Sequence[SetApart]) -> tuple[list[Item], list[SetApart]]:
    """Of a log of letters the longest text is the response; other columns are about the sender."""
    longest = max(items, key=_length, default=None)
    kept = []
    for item in items:
        text = GENERAL_RESPONSE if item is longest else item.text
        kept.append(
            Item(item.source, item.reader, item.columns, text, item.shape, item.values, item.code)
        )
    return kept, list(apart)


def _length(item: Item) -> float:
    return sum(len(value) * n for value, n in item.values.items()) / max(1, item.answered)
