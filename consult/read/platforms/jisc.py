"""Jisc Online Surveys: a CSV headed by numbers that nest ("9.b.ii.a. ...").

One heading row; the first column is "Unique Response Number". A question that takes more than
one column shares its number and words, with " - " before the part of each; the words of
"Other" are a question of their own beneath it ("4.a. If you selected Other, please specify:").
Source: formats survey, 3.10.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from consult.definitions.wordings import normalised
from consult.read.export.declared import Holds, Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import tidy, width
from consult.read.layout.parts import stem_and_parts
from consult.read.layout.reader import Layout, Reader, SheetColumn
from consult.read.layout.roles import usual_role
from consult.read.values.dates import order_of

PLATFORM = "jisc"
_FIRST = "unique response number"
_NUMBERED = re.compile(r"^(?P<number>\d+(?:\.[a-z]+|\.\d+)*)\.\s*(?P<text>.*)$", re.S)
_SPECIFY = re.compile(r"(?i)^if you (?:selected|chose|ticked|answered) other\b|^other[ ,:(]*please")


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a Jisc Online Surveys export, or ``None``."""
    headings = [tidy(grid.cell(0, i)) for i in range(width(grid, 0))]
    if not headings or _FIRST not in (heading.casefold() for heading in headings[:3]):
        return None
    numbers = [_number(heading) for heading in headings]
    asked = [i for i, number in enumerate(numbers) if number]
    columns = [_own(i, heading) for i, heading in enumerate(headings) if not numbers[i]]
    for number, run in groupby(asked, key=lambda i: numbers[i]):
        columns += _question(grid, list(run), headings, number)
    columns = _with_other_words(sorted(columns, key=lambda column: column.position))
    times = [column.position for column in columns if column.role is Role.TIME]
    stamps = [grid.cell(row, times[0]) for row in range(1, len(grid.rows))] if times else []
    evidence = 'a heading is "Unique Response Number"'
    return Layout(PLATFORM, 0.95, evidence, (0,), 1, tuple(columns), dates=order_of(stamps))


def _number(heading: str) -> str:
    found = _NUMBERED.match(heading)
    return found["number"] if found else ""


def _own(position: int, heading: str) -> SheetColumn:
    role = Role.ID if heading.casefold() == _FIRST else usual_role(heading) or Role.QUESTION
    return SheetColumn(position, heading, heading, role=role)


def _question(
    grid: Grid, places: Sequence[int], headings: Sequence[str], number: str
) -> list[SheetColumn]:
    """The columns that share a number."""
    texts = [headings[i].removeprefix(number).lstrip(". ") for i in places]
    if len(places) == 1:
        i, text = places[0], texts[0]
        role = Role.PERSONAL if usual_role(text) is Role.PERSONAL else Role.QUESTION
        return [SheetColumn(i, headings[i], text, code=f"q{number}", role=role)]
    stem, parts = stem_and_parts(texts)
    ticks = all(_ticked(grid, i, part) for i, part in zip(places, parts, strict=True))
    holds = Holds.TICK if ticks else Holds.ANYTHING
    return [
        SheetColumn(i, headings[i], stem, part, f"q{number}", holds=holds)
        for i, part in zip(places, parts, strict=True)
    ]


def _ticked(grid: Grid, position: int, part: str) -> bool:
    cells = {grid.cell(row, position).strip() for row in range(1, len(grid.rows))} - {"", "1", "0"}
    return all(normalised(cell) == normalised(part) for cell in cells)


def _with_other_words(columns: Sequence[SheetColumn]) -> list[SheetColumn]:
    """The words typed for "Other", with the question whose number theirs goes on from."""
    out: list[SheetColumn] = []
    for column in columns:
        owner = next((earlier for earlier in reversed(out) if _beneath(column, earlier)), None)
        if owner is not None and _SPECIFY.match(column.stem):
            column = SheetColumn(
                column.position, column.heading, owner.stem, "", owner.code, Role.OTHER_WORDS
            )
        out.append(column)
    return out


def _beneath(column: SheetColumn, owner: SheetColumn) -> bool:
    return bool(owner.code) and column.code.startswith(f"{owner.code}.")


READER = Reader(
    PLATFORM, "Jisc Online Surveys", _recognise, separators=(", ", ";", "|"), other_in_cell=False
)
