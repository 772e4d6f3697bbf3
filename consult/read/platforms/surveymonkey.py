"""SurveyMonkey: two heading rows, condensed or expanded, or the one row a newsroom leaves.

The first row holds a question above the first of its columns only; the second holds "Response",
"Open-Ended Response", or the option, statement or item of each column. Condensed exports keep a
single choice in one column; expanded ones spread it over its options too. Copies that lost their
id are known by the words of the second row. Flattened copies have one row, "Question - Option";
the "advanced" export names its columns ``q0004_0001``. Source: formats survey, 3.4.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from consult.definitions.wordings import is_other, normalised
from consult.read.export.declared import Holds, Role
from consult.read.export.grid import Grid
from consult.read.layout.blocks import flattened, option_in, other_beside
from consult.read.layout.by_cells import told_by_cells
from consult.read.layout.headings import tidy, width
from consult.read.layout.reader import Layout, Reader, SheetColumn
from consult.read.layout.roles import usual_role
from consult.read.values.dates import MONTH_FIRST, order_of

PLATFORM = "surveymonkey"
_LOOKED_AT = 3
"""Rows in which the headings are looked for: beneath a title and a blank row, if a newsroom put
them there. With 1 and 6 all samples and tests are told alike; further down the words "Response"
and "Open-Ended Response" may be what somebody answered."""

_IDS = frozenset({"respondent id", "respondentid"})
_COLLECTORS = frozenset({"collector id", "collectorid"})
_RESPONSE, _OPEN = "response", "open-ended response"
_ANSWERS = {_RESPONSE: Holds.CHOICE, _OPEN: Holds.WORDS}
_META = {
    **dict.fromkeys(_IDS, Role.ID),
    **dict.fromkeys(_COLLECTORS, Role.PLATFORM),
    **dict.fromkeys(("start date", "startdate", "date created"), Role.PLATFORM),
    **dict.fromkeys(("end date", "enddate", "date modified"), Role.TIME),
    **dict.fromkeys(("ip address", "email address", "first name", "last name"), Role.PERSONAL),
    **dict.fromkeys(("ipaddress", "emailaddress", "firstname", "lastname"), Role.PERSONAL),
}
_CUSTOM = re.compile(r"^custom ?data ?\d*$")
_ADVANCED = re.compile(r"^(?P<code>q\d{4})(?:_(?P<part>\d{4}|other))?(?:_\d{4})*$")
_SPECIFY = re.compile(r"(?i)\b(please specify|please state|if other)\b")
_NUMBER = re.compile(r"^\d{8,13}(\.0)?$")
"""An id as the platform gives it, which counts all its respondents ever."""

_ENOUGH = 0.5
"""Share that the platform's own words must have among the labels of the second row, or its codes
among the headings of the "advanced" export. With .25 and .75 the 101 sample exports are told alike;
with 1 two real exports are read otherwise. A table of one's own may have a row in which "Response"
stands by chance."""


@dataclass(frozen=True)
class _Recognition:
    """What an export was recognised by, how surely (0 to 1), and its heading rows."""

    evidence: str
    confidence: float
    rows: tuple[int, ...]


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a SurveyMonkey export, whole or trimmed, or ``None``."""
    for row, cells in grid.top(_LOOKED_AT):
        names = [tidy(cell).casefold() for cell in cells]
        if names and names[0] in _IDS and (found := _with_id(grid, row, names)):
            return found
        if _labelled(grid, row):
            why = 'the row beneath the headings says "Response" or "Open-Ended Response"'
            return _two_rows(grid, row, why, 0.9)
    return _advanced(grid) or _flattened_without_id(grid)


def _labels(grid: Grid, row: int) -> list[str]:
    """What stands beneath each heading; "" where somebody filled it with the heading again."""
    cells = [tidy(grid.cell(row + 1, i)) for i in range(width(grid, row))]
    above = [normalised(grid.cell(row, i)) for i in range(len(cells))]
    return ["" if normalised(own) == head else own for own, head in zip(cells, above, strict=True)]


def _with_id(grid: Grid, row: int, names: Sequence[str]) -> Layout | None:
    beneath = _labels(grid, row)
    collected = bool(_COLLECTORS & set(names))
    seen = f"{names[0]} and collector id" if collected else names[0]
    if any(beneath) and not beneath[0]:
        return _two_rows(grid, row, f'headings "{seen}", and options in the row beneath', 0.97)
    if not collected and not all(_NUMBER.match(cell) for cell in _ids(grid, row)):
        return None
    return _one_row(grid, row, f'heading "{seen}"', 0.85)


def _ids(grid: Grid, row: int) -> list[str]:
    """The first ids; other tables have a "Respondent ID" too, but number it from 1."""
    return [grid.cell(at, 0).strip() for at in range(row + 1, min(row + 21, len(grid.rows)))]


def _labelled(grid: Grid, row: int) -> bool:
    """Whether the next row is made of SurveyMonkey's own labels, with questions above them.

    A title above a heading "Response" is no question, so that word alone must stand twice.
    """
    labels = [label.casefold() for label in _labels(grid, row)]
    own = [i for i, label in enumerate(labels) if label in (_RESPONSE, _OPEN)]
    sure = len(own) > 1 or any(labels[i] == _OPEN for i in own)
    if not sure or not all(grid.cell(row, i).strip() for i in own):
        return False
    filled = sum(map(bool, labels))
    blanks = any(label and not grid.cell(row, i).strip() for i, label in enumerate(labels))
    spread = any(label and _asked_on(grid, row, i) for i, label in enumerate(labels))
    return filled > 1 and (len(own) > _ENOUGH * filled or blanks or spread)


def _asked_on(grid: Grid, row: int, position: int) -> bool:
    """Whether the heading of a column is that of the column before it too."""
    words = normalised(grid.cell(row, position))
    return position > 0 and bool(words) and words == normalised(grid.cell(row, position - 1))


def _row(grid: Grid, row: int) -> Sequence[str]:
    return grid.rows[row] if row < len(grid.rows) else ()


def _two_rows(grid: Grid, row: int, evidence: str, confidence: float) -> Layout:
    first = row + 2
    labels = _labels(grid, row)
    columns: list[SheetColumn] = []
    current: list[SheetColumn] = []
    for position, label in enumerate(labels):
        asked = tidy(grid.cell(row, position))
        role = _meta_role(asked) if not label else None
        if role is not None:
            columns.append(SheetColumn(position, asked, asked, role=role))
            current = []
            continue
        if _starts(asked, label, current):
            current = []
        stem = asked or (current[0].stem if current else "")
        current.append(_labelled_column(position, stem, label, current))
        columns.append(current[-1])
    alone = any(label.casefold() == _RESPONSE for label in labels)
    found = _with_other(grid, columns, first)
    seen = _Recognition(evidence, confidence, (row, row + 1))
    return _layout(grid, seen, found, ticks_alone=alone)


def _meta_role(heading: str) -> Role | None:
    name = heading.casefold()
    return Role.PLATFORM if _CUSTOM.match(name) else _META.get(name)


def _starts(asked: str, label: str, current: Sequence[SheetColumn]) -> bool:
    """Whether a column is the first of its question.

    Merged headings may have been filled to the right, so the same words again start a question
    only where the label says so.
    """
    if not current or not label:
        return True
    if not asked:
        return False
    again = normalised(label) in {normalised(column.part) for column in current}
    return again or label.casefold() in (_RESPONSE, _OPEN) or asked != current[0].stem


def _labelled_column(
    position: int, stem: str, label: str, before: Sequence[SheetColumn]
) -> SheetColumn:
    block = before[0].block if before else str(position)
    part = "" if label.casefold() in (_RESPONSE, _OPEN) else label
    heading = f"{stem} - {label}" if stem and label else stem or label
    role = Role.PERSONAL if usual_role(label) is Role.PERSONAL else Role.QUESTION
    if not part and usual_role(stem) is Role.PERSONAL:
        role = Role.PERSONAL
    holds = _ANSWERS.get(label.casefold(), Holds.ANYTHING)
    return SheetColumn(position, heading, stem, part, role=role, block=block, holds=holds)


def _with_other(grid: Grid, columns: Sequence[SheetColumn], first: int) -> tuple[SheetColumn, ...]:
    """The columns for the words of "Other": by their label, or by that of an option beside."""
    out: list[SheetColumn] = []
    for column in columns:
        if column.role is Role.QUESTION and column.part and _is_other(grid, column, out, first):
            column = replace(column, role=Role.OTHER_WORDS)
        out.append(column)
    return tuple(out)


def _is_other(grid: Grid, column: SheetColumn, before: Sequence[SheetColumn], first: int) -> bool:
    main = next((earlier for earlier in before if earlier.block == column.block), None)
    if main is None or option_in(grid, column, first):
        return False
    if main.part:
        return is_other(column.part) or bool(_SPECIFY.search(column.part))
    return other_beside(grid, main, column, first)


def _one_row(grid: Grid, row: int, evidence: str, confidence: float) -> Layout:
    headings = [tidy(grid.cell(row, i)) for i in range(width(grid, row))]
    columns = tuple(
        SheetColumn(i, heading, heading, role=_meta_role(heading) or _personal(heading))
        for i, heading in enumerate(headings)
    )
    found = flattened(grid, told_by_cells(grid, columns, row + 1), row + 1)
    return _layout(grid, _Recognition(evidence, confidence, (row,)), found)


def _personal(heading: str) -> Role:
    return Role.PERSONAL if usual_role(heading) is Role.PERSONAL else Role.QUESTION


def _flattened_without_id(grid: Grid) -> Layout | None:
    """One row of headings, of which some end in " - Other (please specify)"."""
    headings = [tidy(cell).casefold() for cell in _row(grid, 0)]
    if not any(heading.endswith(" - other (please specify)") for heading in headings):
        return None
    layout = _one_row(grid, 0, 'headings end in " - Other (please specify)"', 0.6)
    spread = [c for c in layout.columns if c.part and option_in(grid, c, layout.first_row)]
    return layout if len(spread) > 1 else None


def _advanced(grid: Grid) -> Layout | None:
    """The export that names its columns q0001, q0004_0001."""
    headings = [tidy(cell) for cell in _row(grid, 0)]
    coded = [heading for heading in headings if _ADVANCED.match(heading)]
    if len(coded) < max(2, _ENOUGH * len([h for h in headings if h])):
        return None
    columns = tuple(_advanced_column(grid, i, heading) for i, heading in enumerate(headings))
    seen = _Recognition("most headings are codes such as q0004_0001", 0.8, (0,))
    return _layout(grid, seen, columns)


def _advanced_column(grid: Grid, position: int, heading: str) -> SheetColumn:
    found = _ADVANCED.match(heading)
    if not found:
        role = _meta_role(heading) or usual_role(heading)
        if not heading and position == 0:
            role = Role.ID
        return SheetColumn(position, heading, heading, role=role or Role.QUESTION)
    column = SheetColumn(position, heading, heading, code=found["code"])
    if not found["part"]:
        return column
    if found["part"] == "other":
        return replace(column, part="other", role=Role.OTHER_WORDS)
    option = option_in(grid, column, 1)
    return replace(column, stem=found["code"], part=option or found["part"])


def _layout(
    grid: Grid, seen: _Recognition, columns: tuple[SheetColumn, ...], *, ticks_alone: bool = False
) -> Layout:
    first = seen.rows[-1] + 1
    times = [column.position for column in columns if column.role is Role.TIME]
    stamps = [grid.cell(row, times[0]) for row in range(first, len(grid.rows))] if times else []
    order = order_of(stamps) or (MONTH_FIRST if times else "")
    return Layout(
        PLATFORM,
        seen.confidence,
        seen.evidence,
        seen.rows,
        first,
        columns,
        dates=order,
        ticks_alone=ticks_alone,
    )


READER = Reader(PLATFORM, "SurveyMonkey", _recognise, separators=(), other_in_cell=False)
