"""How a question spread over columns is answered: ticked, chosen, put in order, or a grid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum

from consult.definitions.wordings import is_other, normalised
from consult.read.export.declared import Role
from consult.read.layout.reader import SheetColumn
from consult.read.layout.sheet import Sheet
from consult.read.values.scales import scale_of
from consult.read.values.ticked import NOT_SHOWN, NOT_TICKED, TICKED, YES_OR_NO

ALL_THAT_APPLY = re.compile(
    r"(?i)\b(?:(?:select|tick|check|choose|mark|pick|circle) (?:all|any|as many|one or more)"
    r"|(?:all|any|those|as many as) (?:that |which )?appl(?:y|ies)\b|more than one (?:answer|box)"
    r"|multiple (?:answers|choices|responses|selections)|(?:select|tick|choose|pick|name) up to"
    r"|up to (?:two|three|four|five|\d) (?:answers|options|choices|boxes|things|reasons)"
    r"|(?:ticiwch|dewiswch|nodwch) (?:bob|pob|gynifer)|pob un sy|bob un sy"
    r"|plusieurs réponses|toutes les réponses|mehrfachnennung|todas las (?:que|opciones))"
    r"|\((?:up to (?:two|three|four|five|\d)|multiple|multi(?:-| )?select)\)"
)
"""What marks a question to which several answers may be given."""

_ASKS_WHETHER = re.compile(
    r"(?i)^\W*(?:\w{1,4}[.):]\s*)?(?:do|does|did|are|is|was|were|have|has|had|should|would|will|can"
    r"|could)\b"
)
"""What begins a question that Yes and No answer."""

_A_NUMBER = re.compile(r"(?i)^(?:(?:sq|a|ao|option|opt|item|choice|code|r|c)?[ _]?\d{1,4})$")
"""What options are called whose words the export does not hold."""

_QUOTED = 4
"""Options that a check quotes: more make no sentence. Nothing else depends on it."""

_ENOUGH_TO_TELL = 6
"""Responses that must each have ticked one box before a question of boxes to tick is taken for a
single choice; fewer may simply have ticked one. A named scale needs no such proof."""

_FEWEST_CODED = 3
"""Responses that must tick anything before numbers 1, 2, 3, each in a column of its own, are taken
for ticks: one or two may have put all items in that order. Tried: no draft changes."""

_MOSTLY_IN_ORDER = 0.9
"""Share of responses that give no place twice, from which numbers are places; people who rank on
paper slip. Tried at 0.45 and 0.95: no draft changes. Too low, ratings of a few items would be a
ranking."""


_FEWEST_PATTERNS = 3
"""Different sets of columns that hold one and the same word, from which it means "ticked". By
reasoning, not tried: at 1 a grid that everybody answered alike would be ticks."""


class Spread(Enum):
    """What the columns of one question are."""

    TICKS = "an option each, any number ticked"
    CHOSEN = "an option each, one chosen"
    PLACES = "an item each, its place in the cell"


def words_last(
    columns: tuple[SheetColumn, ...], values: Mapping[int, Counter[str]]
) -> tuple[SheetColumn, ...]:
    """The columns, the one with the words of "Other" marked as such and moved to the end.

    Parameters
    ----------
    columns
        Of one question, in the order of the sheet.
    values
        Position -> what was answered.

    Notes
    -----
    Where all columns but the last hold their own option or nothing, the last holds words.
    """
    plain = [column for column in columns if column.role is Role.QUESTION]
    if len(plain) == len(columns) > 2 and all(column.part for column in columns):
        own = [_holds_itself(column, values[column.position]) for column in columns]
        if all(own[:-1]) and not own[-1] and any(values[c.position] for c in columns[:-1]):
            columns = (*columns[:-1], replace(columns[-1], role=Role.OTHER_WORDS))
    words = tuple(column for column in columns if column.role is Role.OTHER_WORDS)
    return (*(column for column in columns if column not in words), *words)


def named_by_cells(
    columns: tuple[SheetColumn, ...], values: Mapping[int, Counter[str]]
) -> tuple[SheetColumn, ...]:
    """The columns, called by the one option that each holds where headings only number them.

    Parameters
    ----------
    columns
        Of one question.
    values
        Position -> what was answered.
    """
    held = [list(values[column.position]) for column in columns]
    words = {normalised(cell) for cells in held for cell in cells} - TICKED
    numbered = all(_A_NUMBER.match(column.part) for column in columns)
    alone = all(len(cells) == 1 for cells in held) and len(words) == len(columns) > 1
    often = sum(values[column.position].total() > 1 for column in columns) > 1
    if not (numbered and alone and often) or any(cells[0].isdecimal() for cells in held):
        return columns
    named = zip(columns, held, strict=True)
    return tuple(replace(column, part=cells[0]) for column, cells in named)


def spread_of(
    columns: Sequence[SheetColumn], values: Mapping[int, Counter[str]], sheet: Sheet
) -> Spread | None:
    """What columns of one question are; ``None`` for a grid, or for questions of their own.

    Parameters
    ----------
    columns
        The columns of options, items or statements; that of "Other" left out.
    values
        Position -> what was answered.
    sheet
        For what single responses ticked.
    """
    if not columns or not all(column.part for column in columns):
        return None
    found = [values[column.position] for column in columns]
    if not any(found):
        return None
    if _own_codes(columns, found, sheet):
        return Spread.TICKS
    if _places(columns, found, sheet):
        return Spread.PLACES
    if not _ticks(columns, found) and not _one_word(columns, found, sheet):
        return None
    themselves = all(_only_itself(c, v) for c, v in zip(columns, found, strict=True))
    return Spread.CHOSEN if themselves and _one_each(columns, sheet) else Spread.TICKS


def doubt_about(columns: Sequence[SheetColumn], values: Mapping[int, Counter[str]]) -> str:
    """Why a person should look at columns that were taken for ticks; "" where that is certain.

    Parameters
    ----------
    columns
        Those of the options; that of "Other" left out.
    values
        Position -> what was answered.
    """
    stem = columns[0].stem
    labels = ", ".join(f'"{column.part}"' for column in columns[:_QUOTED])
    more = f" and {len(columns) - _QUOTED} more" if len(columns) > _QUOTED else ""
    words = {normalised(value) for column in columns for value in values[column.position]}
    known = TICKED | NOT_TICKED | NOT_SHOWN | {normalised(column.part) for column in columns}
    if words <= YES_OR_NO and words & {"no", "n"} and _ASKS_WHETHER.search(stem):
        return (
            f"{len(columns)} columns of Yes and No ({labels}{more}) are taken for one question "
            "with boxes to tick, of which only each Yes is counted; if each was asked by itself, "
            "make it a question of its own"
        )
    if len(words) == 1 and not words <= known and not next(iter(words)).isdecimal():
        return (
            f"the same word stands in all {len(columns)} columns ({labels}{more}), and is taken "
            "for a tick of the option in the heading"
        )
    unnamed = [c for c in columns if _A_NUMBER.match(c.part)]
    if unnamed and not all(values[c.position] and _own_number(c, values) for c in unnamed):
        return (
            f"the file does not say which option {len(unnamed)} of {len(columns)} columns "
            f"stand for: they are called by their code ({_codes(unnamed)}); write the words of the "
            "form in `options`"
        )
    return ""


def _codes(columns: Sequence[SheetColumn]) -> str:
    return ", ".join(f'"{column.part}"' for column in columns[:_QUOTED])


def _own_number(column: SheetColumn, values: Mapping[int, Counter[str]]) -> bool:
    """Whether an option is called by a number and its cells repeat it, as a year or a size is."""
    return _holds_itself(column, values[column.position])


def times_ticked(column: SheetColumn, values: Counter[str]) -> int:
    """How many responses ticked the option of a column, or gave its item a place.

    Parameters
    ----------
    column
        With its option in ``part``.
    values
        What stands in it -> how often; blank cells left out.
    """
    own = normalised(column.part)
    return sum(n for value, n in values.items() if _on(normalised(value), own))


def _on(key: str, own: str) -> bool:
    return key == own or (key not in NOT_TICKED and key not in NOT_SHOWN)


def _holds_itself(column: SheetColumn, values: Counter[str]) -> bool:
    own = normalised(column.part)
    return {normalised(value) for value in values} <= {own} | NOT_TICKED | NOT_SHOWN


def _only_itself(column: SheetColumn, values: Counter[str]) -> bool:
    return {normalised(value) for value in values} <= {normalised(column.part)}


def _ticks(columns: Sequence[SheetColumn], values: Sequence[Counter[str]]) -> bool:
    """Whether cells say ticked or not: by their own option, by Yes and No, by 1 and 0."""
    words = {normalised(value) for counter in values for value in counter}
    if words <= YES_OR_NO and len(columns) > 1:
        return True
    itself = all(_holds_itself(c, v) for c, v in zip(columns, values, strict=True))
    if itself and any(normalised(c.part) in words for c in columns):
        return True
    return len(columns) > 1 and words <= TICKED | NOT_TICKED | NOT_SHOWN and bool(words & TICKED)


def _one_word(columns: Sequence[SheetColumn], values: Sequence[Counter[str]], sheet: Sheet) -> bool:
    """Whether one and the same word stands wherever anything does, now here and now there.

    It is a tick in words that are not known here; answers to a grid fill every column.
    """
    words = {normalised(value) for counter in values for value in counter}
    if len(words) != 1 or len(columns) < 2:
        return False
    cells = [sheet.grid.column(column.position, sheet.response_rows) for column in columns]
    patterns = Counter(
        tuple(bool(cell.strip()) for cell in row) for row in zip(*cells, strict=True)
    )
    patterns.pop((False,) * len(columns), None)
    return len(patterns) >= _FEWEST_PATTERNS and patterns.total() >= _ENOUGH_TO_TELL


def _one_each(columns: Sequence[SheetColumn], sheet: Sheet) -> bool:
    """Whether every response that ticked anything ticked one option, as a single choice shows."""
    asked = columns[0].stem
    if len(columns) < 2 or sheet.layout.ticks_alone or ALL_THAT_APPLY.search(asked):
        return False
    most, answering = _most_ticked(columns, sheet)
    if most != 1:
        return False
    labels = Counter(dict.fromkeys((c.part for c in columns if not is_other(c.part)), 1))
    return answering >= _ENOUGH_TO_TELL or scale_of(labels) is not None


def _most_ticked(columns: Sequence[SheetColumn], sheet: Sheet) -> tuple[int, int]:
    """Most options any response ticked, and how many responses ticked any."""
    own = {column.position: normalised(column.part) for column in columns}
    ticked: Counter[int] = Counter()
    for column in columns:
        cells = sheet.grid.column(column.position, sheet.response_rows)
        known = {
            cell: bool(key := normalised(cell)) and _on(key, own[column.position])
            for cell in set(cells)
        }
        ticked.update(at for at, cell in enumerate(cells) if known[cell])
    return max(ticked.values(), default=0), len(ticked)


def _own_codes(
    columns: Sequence[SheetColumn], values: Sequence[Counter[str]], sheet: Sheet
) -> bool:
    """Whether a ticked option is written as its number: 1 in the first column, 2 in the second.

    People who put all items in order fill every column; those who tick leave some blank.
    """
    if sum(map(bool, values)) < 2:
        return False
    if any(set(found) - {str(at + 1)} for at, found in enumerate(values)):
        return False
    _, answering = _most_ticked(columns, sheet)
    ticked = sum(found.total() for found in values)
    return answering >= _FEWEST_CODED and ticked < answering * len(columns)


def _places(columns: Sequence[SheetColumn], values: Sequence[Counter[str]], sheet: Sheet) -> bool:
    """Whether cells are places 1 to n, hardly ever the same twice in a response."""
    most = len(columns)
    numbers = {value for counter in values for value in counter}
    if most < 2 or not all(value.isdecimal() and 1 <= int(value) <= most for value in numbers):
        return False
    if numbers == {"1"}:
        return False
    cells = [sheet.grid.column(column.position, sheet.response_rows) for column in columns]
    rows = [[cell.strip() for cell in row if cell.strip()] for row in zip(*cells, strict=True)]
    several = [row for row in rows if len(row) > 1]
    distinct = sum(len(set(row)) == len(row) for row in several)
    return bool(several) and distinct >= _MOSTLY_IN_ORDER * len(several)
