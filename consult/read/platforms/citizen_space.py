"""Citizen Space (Delib): the spreadsheet or .csv of all responses.

One heading row: "Question title - Part title" above each part of an answer, so that a question
may be several columns. Ticked options stand in one cell, parted by a comma without a space, with
a comma after the last. The analyst's notes and tags are columns of their own. Source: formats
survey, 3.2 (much of it indirect).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from consult.definitions.wordings import is_other
from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import tidy, width
from consult.read.layout.reader import Layout, Reader, SheetColumn
from consult.read.layout.roles import usual_role
from consult.read.values.dates import order_of

PLATFORM = "citizen_space"
_TITLED = re.compile(r"^(?P<question>.+?) - (?P<part>.+)$")
_ID = re.compile(r"^(?:ANON|BHLF)-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]$")
_OWN = {
    "response id": Role.ID,
    "status": Role.STATUS,
    **dict.fromkeys(("date submitted", "submitted", "submitted date"), Role.TIME),
    **dict.fromkeys(("date created", "started", "published", "published?"), Role.PLATFORM),
    **dict.fromkeys(("tags", "notes", "publish status", "moderation status"), Role.PLATFORM),
}
_ANALYST = re.compile(
    r"(?i)\b(analyst|internal)('s)? (notes?|tags?|fields?|comments?|codes?|summary)\b"
)
_PART_ANALYST = re.compile(r"(?i)^(analyst|analysis)\b.*$|^(tags?|redacted( version)?)$")
_ENOUGH = 0.4
"""Share of headings that must be a question and a part. With .2 all samples and tests are told as
before; with .8 neither the sample nor the export of the tests is known any more, because a question
that was asked without parts and the columns of the platform are headings too."""


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a Citizen Space export, or ``None``."""
    headings = [tidy(grid.cell(0, i)) for i in range(width(grid, 0))]
    evidence, confidence = _evidence(grid, headings)
    if not evidence:
        return None
    columns = tuple(_a_place(grid, column) for column in _columns(headings))
    times = [column.position for column in columns if column.role is Role.TIME]
    stamps = [grid.cell(row, times[0]) for row in range(1, len(grid.rows))] if times else []
    return Layout(PLATFORM, confidence, evidence, (0,), 1, columns, dates=order_of(stamps))


def _evidence(grid: Grid, headings: Sequence[str]) -> tuple[str, float]:
    titled = [heading for heading in headings if _TITLED.match(heading)]
    if len(titled) < max(2, _ENOUGH * len([h for h in headings if h])):
        return "", 0.0
    first = [grid.cell(row, 0).strip() for row in range(1, len(grid.rows))][:20]
    if any(_ID.match(cell) for cell in first):
        return "ids such as ANON-XXXX-XXXX-X, and headings with a question and a part", 0.95
    twice = [heading for heading in titled if _twice(heading)]
    if headings[0].casefold() == "response id":
        return 'the first heading is "Response ID", the others are a question and a part', 0.85
    if twice:
        return f"headings are a question and a part, and {len(twice)} say both alike", 0.8
    return "", 0.0


def _twice(heading: str) -> str:
    """What a heading says twice: "Respondent type - Respondent type"."""
    half = (len(heading) - 3) // 2
    alike = heading[:half] + " - " + heading[:half] == heading
    return heading[:half] if alike and half > 0 else ""


def _columns(headings: Sequence[str]) -> tuple[SheetColumn, ...]:
    cut = [_cut(position, heading) for position, heading in enumerate(headings)]
    times = Counter(column.stem for column in cut if column.part)
    whole = [column if times[column.stem] > 1 else _whole(column) for column in cut]
    return _with_other_words(whole)


def _with_other_words(columns: Sequence[SheetColumn]) -> tuple[SheetColumn, ...]:
    """A part called "Other" holds words for the part before it, which is asked as a whole."""
    out: list[SheetColumn] = []
    for column in columns:
        before = out[-1] if out else None
        if before is not None and _is_for(column, before):
            block = str(before.position)
            out[-1] = replace(_whole(before), block=block)
            column = replace(column, stem=out[-1].stem, role=Role.OTHER_WORDS, block=block)
        out.append(column)
    return tuple(out)


def _is_for(column: SheetColumn, before: SheetColumn) -> bool:
    asked = column.role is Role.QUESTION and before.role is Role.QUESTION
    return asked and bool(before.part) and column.stem == before.stem and is_other(column.part)


def _cut(position: int, heading: str) -> SheetColumn:
    own = _OWN.get(heading.casefold())
    found = _TITLED.match(heading)
    if own or not found:
        return SheetColumn(position, heading, heading, role=own or _role(heading))
    if twice := _twice(heading):
        return SheetColumn(position, heading, twice, twice, role=_role(twice))
    stem, part = found["question"], found["part"]
    analyst = _PART_ANALYST.match(part) or _ANALYST.search(heading)
    role = Role.PLATFORM if analyst else _role(part)
    if role is Role.QUESTION:
        role = _role(stem)
    return SheetColumn(position, heading, stem, part, role=role)


def _whole(column: SheetColumn) -> SheetColumn:
    """A question of one part is asked by its whole heading, or by what it says twice."""
    if not column.part:
        return column
    return replace(column, stem=_twice(column.heading) or column.heading, part="")


def _a_place(grid: Grid, column: SheetColumn) -> SheetColumn:
    """A part called address that few places answer is where people live, not their address."""
    cells = [grid.cell(row, column.position).strip() for row in range(1, len(grid.rows))]
    filled = [cell for cell in cells if cell]
    place = (
        column.heading.casefold().endswith(" address") and "mail" not in column.heading.casefold()
    )
    if not place or len(set(filled)) > len(filled) / 2:
        return column
    return replace(column, role=Role.QUESTION)


def _role(words: str) -> Role:
    if _ANALYST.search(words):
        return Role.PLATFORM
    return Role.PERSONAL if usual_role(words) is Role.PERSONAL else Role.QUESTION


READER = Reader(PLATFORM, "Citizen Space", _recognise, separators=(",",))
