"""A sheet's columns as items: one question each, with all that was answered, kind still unknown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from html import unescape
from itertools import islice

from consult.definitions.wordings import is_other, normalised
from consult.draft.columns.evidence import asks_how_many
from consult.draft.columns.machine_columns import not_asked
from consult.draft.columns.multi_column import (
    Spread,
    doubt_about,
    named_by_cells,
    spread_of,
    times_ticked,
    words_last,
)
from consult.draft.columns.no_answer_codes import shared_among
from consult.draft.columns.spoilt_bands import are_few_days, bands_of_dates
from consult.read.export.declared import Holds, Role
from consult.read.layout.headings import tidy
from consult.read.layout.reader import Reader, SheetColumn
from consult.read.layout.roles import without_number
from consult.read.layout.sheet import Sheet
from consult.read.values.dates import order_of, read_date
from consult.read.values.postcodes import are_postcodes
from consult.read.values.statements import answer_to, statements_in

GENERAL_RESPONSE, AT_EVENTS = "General response", "What was said at events"
"""The question that a letter answers."""

_RANK = re.compile(r"(?i)^rank(?:ing)? ?\d+$")
_EMAIL = re.compile(r"^\S+@\S+\.\S+$")
_TAG = re.compile(r"(?i)</?(?:a|b|br|div|em|font|h[1-6]|i|li|p|span|strong|u|ul)\b[^<>]*/?>")
_MADE = re.compile(r"^(?=.*[0-9])(?=.*[A-Za-z])[0-9A-Za-z_{}-]{10,}$")
_FEWEST_CODES = 5
"""Cells that show a machine's hand: fewer codes of one length may be what people answered. Tried:
no draft changes."""

_MOSTLY = 0.9
"""Share of cells that are e-mail addresses, or dates, above which a column is set apart as nothing
else; a few people always type something other. Tried at 0.45 and 0.95: no draft changes. Too low, a
comment box in which some left an address would be lost."""

DATES = "dates, which are not analysed"

_ENOUGH_TO_TELL = 2000
"""Cells that are looked at for it, so that a large export takes no longer. Tried: no draft
changes."""


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
    statement
        The row of a grid whose answers stand together in one cell.
    shared
        Cells that stand for no answer, as several columns of the sheet hold them.
    doubted
        Why it may be no question that people were asked; empty where nothing speaks against it.
    spread_doubt
        Why a person should look at how its columns were put together; "" where that is certain.
    """

    source: str
    reader: Reader
    columns: tuple[SheetColumn, ...]
    text: str
    shape: Shape
    values: Counter[str]
    code: str = ""
    statement: str = ""
    shared: frozenset[str] = frozenset()
    doubted: str = ""
    spread_doubt: str = ""

    @property
    def answered(self) -> int:
        """How many cells hold an answer."""
        return self.values.total()

    @property
    def holds(self) -> Holds:
        """What its first column holds, where the platform says so."""
        return self.columns[0].holds

    @property
    def has_other_column(self) -> bool:
        """Whether the last column holds the words of "Other"."""
        return len(self.columns) > 1 and self.columns[-1].role is Role.OTHER_WORDS


@dataclass(frozen=True)
class SetApart:
    """A column that is no question, and why."""

    column: SheetColumn
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
    machine = not_asked(sheet)
    for column in sheet.layout.columns:
        why = machine.apart.get(column.position) or _why_apart(column, sheet)
        if why:
            apart.append(SetApart(column, why))
        elif column.role in (Role.QUESTION, Role.OTHER_WORDS):
            asked.append(column)
        elif column.role is Role.PERSONAL:  # a postcode, of which only the district is read
            asked.append(replace(column, role=Role.QUESTION))
    for run in _runs(asked):
        doubts = [machine.doubted.get(column.position, "") for column in run]
        doubted = next(filter(None, doubts), "")
        items += [replace(i, doubted=doubted) for i in _items_of_block(source, sheet, run)]
    alone = [item.values for item in items if item.shape is Shape.ONE]
    shared = shared_among(alone, len(sheet.response_rows))
    items = [replace(item, shared=shared) for item in items]
    if not sheet.reader.general_response:
        return items, apart
    return _letters(
        items, apart, AT_EVENTS if sheet.reader.channel == "event" else GENERAL_RESPONSE
    )


def _runs(columns: Sequence[SheetColumn]) -> list[tuple[SheetColumn, ...]]:
    """Neighbouring columns of one question each."""
    runs: list[list[SheetColumn]] = []
    for column in columns:
        if runs and (_block(runs[-1][-1]) == _block(column) or _beside(runs[-1][-1], column)):
            runs[-1].append(column)
        else:
            runs.append([column])
    return [tuple(run) for run in runs]


def _block(column: SheetColumn) -> str:
    named = column.block or column.code
    return named or (column.stem if column.part else f"#{column.position}")


def _beside(before: SheetColumn, column: SheetColumn) -> bool:
    """Whether a column holds the words of "Other" of the question in the one before it."""
    alone = before.role is Role.QUESTION and not before.part
    return alone and column.role is Role.OTHER_WORDS and column.stem == before.stem


def _why_apart(column: SheetColumn, sheet: Sheet) -> str:
    if column.role is Role.PERSONAL:
        kept = are_postcodes(column.heading, _values(sheet, column))
        return "" if kept else "a personal detail"
    if column.role in (Role.PLATFORM, Role.STATUS, Role.FINISHED):
        return "not an answer of the respondent"
    if column.role not in (Role.QUESTION, Role.OTHER_WORDS):
        first = sheet.layout.of(column.role)[0]
        return "" if column == first else "not an answer of the respondent"
    cells = sheet.grid.column(column.position, sheet.response_rows)
    filled = [*islice((cell.strip() for cell in cells if cell.strip()), _ENOUGH_TO_TELL)]
    if not filled:
        if column.heading and (column.part or column.role is Role.OTHER_WORDS or column.labels):
            return ""
        return "nobody answered it" if column.heading else "blank"
    if sum(bool(_EMAIL.match(cell)) for cell in filled) > _MOSTLY * len(filled):
        return "e-mail addresses"
    if _are_dates(filled) and not _may_be_bands(column, filled):
        return DATES
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


def _may_be_bands(column: SheetColumn, cells: Sequence[str]) -> bool:
    """Whether a spreadsheet may have made the dates: bands beside them, or asked how many."""
    counted = asks_how_many(column.heading)
    return are_few_days(cells) and bool(bands_of_dates(set(cells), counted=counted))


def _items_of_block(source: str, sheet: Sheet, columns: tuple[SheetColumn, ...]) -> list[Item]:
    if columns[0].holds is Holds.GRID:
        return _rows_of_grid(source, sheet, columns[0])
    values = {column.position: _values(sheet, column) for column in columns}
    columns = words_last(named_by_cells(columns, values), values)
    plain = tuple(column for column in columns if column.role is Role.QUESTION)
    ordered = len(plain) > 1 and all(_RANK.match(column.part) for column in plain)
    if ordered:
        return [_item(source, sheet, columns, Shape.RANKS, sum(values.values(), Counter()))]
    if _all_hold(plain, Holds.RANK):
        counts = Counter({c.part: values[c.position].total() for c in plain})
        return [_item(source, sheet, columns, Shape.PLACES, counts)]
    ticked, codes = _all_hold(plain, Holds.TICK), _all_hold(plain, Holds.CODE)
    spread = Spread.TICKS if ticked else None if codes else spread_of(plain, values, sheet)
    if spread is not None:
        counts = Counter({c.part: times_ticked(c, values[c.position]) for c in plain})
        item = _item(source, sheet, columns, _SHAPES[spread], counts)
        doubt = "" if spread is Spread.PLACES else doubt_about(plain, values)
        return _with_words(replace(item, spread_doubt=doubt), sheet, values)
    if len(plain) == 1 and not plain[0].part:
        alone = _item(source, sheet, columns, Shape.ONE, values[plain[0].position])
        return _with_words(alone, sheet, values)
    rows = [
        _item(
            source, sheet, (column, *_others(columns, column)), Shape.ONE, values[column.position]
        )
        for column in (plain or columns)
    ]
    words = [c for c in columns if len(plain) > 1 and c.role is Role.OTHER_WORDS]
    return rows + [_open_item(source, sheet, c, values[c.position]) for c in words]


def _open_item(source: str, sheet: Sheet, column: SheetColumn, values: Counter[str]) -> Item:
    """A question of its own for typed words that belong to no one question, and to no grid."""
    stem = f"{column.stem} [{column.part}]" if column.part else column.stem
    alone = replace(column, role=Role.QUESTION, stem=stem, part="", code="")
    return _item(source, sheet, (alone,), Shape.ONE, values)


def _rows_of_grid(source: str, sheet: Sheet, column: SheetColumn) -> list[Item]:
    """A question for every statement of a grid that stands in one cell."""
    cells = sheet.grid.column(column.position, sheet.response_rows)
    statements = statements_in(cells)
    items = []
    for statement in statements:
        told = Counter(answer_to(statement, statements, cell) for cell in cells)
        values = Counter({v: n for v, n in told.items() if normalised(v)})
        row = replace(column, part=statement)
        item = _item(source, sheet, (row,), Shape.ONE, values)
        items.append(replace(item, statement=statement))
    return items


def _all_hold(columns: Sequence[SheetColumn], holds: Holds) -> bool:
    return bool(columns) and all(column.holds is holds for column in columns)


def _with_words(item: Item, sheet: Sheet, values: Mapping[int, Counter[str]]) -> list[Item]:
    """A question with its first column of typed words alone; every further one is open."""
    words = [column for column in item.columns if column.role is Role.OTHER_WORDS]
    plain = [column for column in item.columns if column.role is not Role.OTHER_WORDS]
    first = next((c for c in words if is_other(c.part)), words[0] if words else None)
    own = (*plain, first) if first else tuple(plain)
    return [
        replace(item, columns=own),
        *(_open_item(item.source, sheet, c, values[c.position]) for c in words if c is not first),
    ]


def _others(columns: Sequence[SheetColumn], after: SheetColumn) -> tuple[SheetColumn, ...]:
    """The column of "Other" belongs to the only question of its block."""
    plain = [column for column in columns if column.role is Role.QUESTION]
    if len(plain) != 1:
        return ()
    return tuple(column for column in columns if column is not after)


def _values(sheet: Sheet, column: SheetColumn) -> Counter[str]:
    cells = sheet.grid.column(column.position, sheet.response_rows)
    counts = Counter(cell.strip() for cell in cells)
    shown = sheet.reader.not_asked | column.seen
    return Counter({v: n for v, n in counts.items() if v not in shown and normalised(v)})


def _item(
    source: str, sheet: Sheet, columns: tuple[SheetColumn, ...], shape: Shape, values: Counter[str]
) -> Item:
    first = columns[0]
    alone = shape is Shape.ONE and first.part and first.role is Role.QUESTION
    asked = without_number(_plain_words(first.stem)) or f"Column {first.letter} (no heading)"
    if alone and first.part != first.stem:
        asked = f"{asked} [{first.part}]" if first.stem else first.part
    return Item(source, sheet.reader, columns, asked, shape, values, first.code)


def _plain_words(heading: str) -> str:
    """A heading without the tags and character codes of a web page."""
    return tidy(unescape(_TAG.sub(" ", heading)))


def _letters(
    items: Sequence[Item], apart: Sequence[SetApart], name: str
) -> tuple[list[Item], list[SetApart]]:
    """Of a log of letters the longest text is the response; other columns are about the sender."""
    longest = max(items, key=_length, default=None)
    kept = []
    for item in items:
        text = name if item is longest else item.text
        kept.append(replace(item, text=text))
    return kept, list(apart)


def _length(item: Item) -> float:
    return sum(len(value) * n for value, n in item.values.items()) / max(1, item.answered)
