"""A sheet's columns as items: one question each, with all that was answered, kind still unknown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby, islice

from consult.definitions import same_words
from consult.read.dates import order_of, read_date
from consult.read.layout import Column, Reader, Role
from consult.read.postcodes import are_postcodes
from consult.read.roles import without_number
from consult.read.sheets import Sheet

GENERAL_RESPONSE = "General response"
"""The question that a letter answers."""

_TICK_WORDS = frozenset({"yes", "no", "y", "n"})
_RANK = re.compile(r"(?i)^rank(?:ing)? ?\d+$")
_EMAIL = re.compile(r"^\S+@\S+\.\S+$")
_MOSTLY = 0.9
_ENOUGH_TO_TELL = 2000


class Shape(Enum):
    """How a question stands on the sheet."""

    ONE = "one column"
    TICKS = "a column an option"
    RANKS = "a column a rank"


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
        elif column.role is Role.PERSONAL:  # a postcode, of which only the district is read
            asked.append(replace(column, role=Role.QUESTION))
    for _, run in groupby(asked, key=_block):
        items += _items_of_block(source, sheet, tuple(run))
    return _letters(items, apart) if sheet.reader.general_response else (items, apart)


def _block(column: Column) -> str:
    return column.code or (column.stem if column.part else f"#{column.position}")


def _why_apart(column: Column, sheet: Sheet) -> str:
    if column.role is Role.PERSONAL:
        kept = are_postcodes(column.heading, _values(sheet, column))
        return "" if kept else "a personal detail"
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
    return ""


def _are_dates(cells: Sequence[str]) -> bool:
    order = order_of(cells)
    dates = sum(not cell.isdecimal() and read_date(cell, order) is not None for cell in cells)
    return dates > _MOSTLY * len(cells)


def _items_of_block(source: str, sheet: Sheet, columns: tuple[Column, ...]) -> list[Item]:
    values = {column.position: _values(sheet, column) for column in columns}
    plain = [column for column in columns if column.role is Role.QUESTION]
    parts = [column.part for column in plain]
    if len(plain) > 1 and all(_RANK.match(part) for part in parts):
        return [_item(source, sheet, columns, Shape.RANKS, sum(values.values(), Counter()))]
    if plain and all(parts) and _are_ticks([values[column.position] for column in plain]):
        counts = Counter({c.part: _ticks(values[c.position]) for c in plain})
        return [_item(source, sheet, columns, Shape.TICKS, counts)]
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


def _are_ticks(values: Sequence[Counter[str]]) -> bool:
    words = {same_words(value) for counter in values for value in counter}
    return len(values) > 1 and bool(words) and words <= _TICK_WORDS


def _ticks(values: Counter[str]) -> int:
    return sum(n for value, n in values.items() if same_words(value) in ("yes", "y"))


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
    text = f"{first.stem} [{first.part}]" if one else first.stem
    asked = without_number(text) if text else f"Column {first.letter} (no heading)"
    return Item(source, sheet.reader, columns, asked, shape, values, first.code)


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
