"""LimeSurvey: code and text, code alone, or text alone above each column.

One heading row. A question spread over columns shares its code: ``Q2[SQ001]. Text [Option]``.
What stands between code and text is the project's choice (". ", "._."). Ticked options are
"Yes" and "No", or "Y" and blank; "N/A" means not shown; a blank date of submission means not
submitted. Public copies have those first columns taken out or blanked. Source: formats
survey, 3.8.
"""

from __future__ import annotations

from collections.abc import Sequence

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import tidy, width
from consult.read.layout.reader import Layout, Reader, SheetColumn
from consult.read.platforms.limesurvey.headings import (
    LimeSurveyHeading,
    heading_of,
    is_coded,
    separator_of,
)
from consult.read.values.dates import YEAR_FIRST, order_of

PLATFORM = "limesurvey"
_OWN = (
    "lastpage",
    "startlanguage",
    "seed",
    "startdate",
    "datestamp",
    "refurl",
    "interviewtime",
    "last page",
    "start language",
    "date started",
    "date last action",
    "referrer url",
    "total time",
)
_META = {
    **dict.fromkeys(_OWN, Role.PLATFORM),
    "id": Role.ID,
    "response id": Role.ID,
    "submitdate": Role.TIME,
    "date submitted": Role.TIME,
    "token": Role.PERSONAL,
    "ipaddr": Role.PERSONAL,
    "ip address": Role.PERSONAL,
}
_CUT_AT = 15
"""Characters that the abbreviated style leaves of a heading."""

_ENOUGH = 0.6
"""Share of headings that must be a code and a text, where the platform's own columns were taken
out. Tried on 101 sample exports: with .3 a questionnaire template and a file of Polis comments are
taken for LimeSurvey, with .45 the template still; with .9 a public copy is no longer known, nor are
those of two tests. With .8 all samples are told as with .6."""


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a LimeSurvey export, whole or anonymised, or ``None``."""
    headings = [tidy(grid.cell(0, i)) for i in range(width(grid, 0))]
    separator = separator_of(headings)
    evidence, confidence = _evidence(headings, separator)
    if not evidence:
        return None
    columns = [_column(i, heading, separator) for i, heading in enumerate(headings)]
    if headings and not headings[0]:
        columns[0] = SheetColumn(0, "", role=Role.ID)
    times = [column.position for column in columns if column.role is Role.TIME]
    stamps = [grid.cell(row, times[0]) for row in range(1, len(grid.rows))] if times else []
    order = order_of(stamps) if times else YEAR_FIRST
    ordered = _together(columns, separator)
    return Layout(PLATFORM, confidence, evidence, (0,), 1, ordered, dates=order)


def _evidence(headings: Sequence[str], separator: str) -> tuple[str, float]:
    known = {_name(heading, separator) for heading in headings[:12]} & set(_META)
    if {"id", "submitdate"} <= known or {"response id", "date submitted", "last page"} <= known:
        return "its first headings are LimeSurvey's id and date of submission", 0.98
    read = [heading_of(heading, separator) for heading in headings]
    coded = [found for found in read if found.code and found.text]
    if len(coded) < _ENOUGH * len(headings):
        return "", 0.0
    if any(found.sub for found in coded):
        return "most headings are a code, a full stop and the question", 0.9
    if is_coded([found.code for found in coded]):
        return "most headings are a code of the project's own and the question", 0.75
    return "", 0.0


def _name(heading: str, separator: str) -> str:
    """The platform's own name for a column, in whichever style it is written."""
    read = heading_of(heading, separator)
    plain = heading.replace("_", " ").casefold()
    if plain.endswith(".."):
        cut = plain.rstrip(". ")
        plain = next((name for name in _META if name[:_CUT_AT].rstrip() == cut), plain)
    return read.code.casefold() if read.code and read.text and not read.sub else plain


def _column(position: int, heading: str, separator: str) -> SheetColumn:
    name = _name(heading, separator)
    if name in _META:
        return SheetColumn(position, heading, heading, code=name, role=_META[name])
    read = heading_of(heading, separator)
    if read.is_timing:
        return SheetColumn(position, heading, heading, code=read.code, role=Role.PLATFORM)
    return SheetColumn(position, heading, *_asked(read))


def _asked(read: LimeSurveyHeading) -> tuple[str, str, str, Role]:
    """Stem, part, code and role of a question's column."""
    if read.is_comment:
        stem = f"{read.text} [{', '.join(read.brackets)}]" if read.brackets else read.text
        return stem, "", f"{read.code}_{read.sub}" if read.code else "", Role.QUESTION
    if read.is_other:
        return read.text, read.last, read.code, Role.OTHER_WORDS
    if len(read.brackets) > 1:
        row, *rest = read.brackets
        beneath = " ".join(rest)
        if read.scale or not read.code:
            code = f"{read.code}_{read.scale}" if read.code else ""
            return f"{read.text} [{beneath}]", row, code, Role.QUESTION
        code = f"{read.code}_{read.sub.partition('_')[0]}"
        return f"{read.text} [{row}]", beneath, code, Role.QUESTION
    code = f"{read.code}_{read.scale}" if read.scale else read.code
    return read.text, read.last if read.brackets else read.sub, code, Role.QUESTION


def _together(columns: Sequence[SheetColumn], separator: str) -> tuple[SheetColumn, ...]:
    """Columns of one question side by side: its scales one by one, its comments last."""
    read = {column.position: heading_of(column.heading, separator) for column in columns}
    first: dict[str, int] = {}
    for column in columns:
        first.setdefault(_question(column, read[column.position]), column.position)

    def place(column: SheetColumn) -> tuple[int, bool, str, int]:
        heading = read[column.position]
        start = first[_question(column, heading)]
        return (start, heading.is_comment, heading.scale, column.position)

    return tuple(sorted(columns, key=place))


def _question(column: SheetColumn, heading: LimeSurveyHeading) -> str:
    """What the columns of one question share, in any style of heading."""
    return heading.code or heading.text or f"#{column.position}"


READER = Reader(
    PLATFORM,
    "LimeSurvey",
    _recognise,
    separators=(),
    not_asked=frozenset({"N/A"}),
    unsubmitted_without_time=True,
    other_in_cell=False,
)
