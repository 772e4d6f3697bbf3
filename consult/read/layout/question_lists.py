"""Sheets that list the questions of a survey: a manifest, a codebook. They hold no responses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from consult.definitions.wordings import normalised
from consult.read.layout.reader import Layout
from consult.read.layout.roles import without_number
from consult.read.layout.sheet import Sheet

_ENOUGH = 0.6
"""Share of the cells of a column that must be headings of an export, or name a kind of question. A
list may hold questions that were taken out since. With .4 and .8 the tests come out alike."""

_FEWEST = 2
"""Such cells, and headings that they must be: one may be chance, as "Yes" is above a column."""

_MOST_ROWS = 5_000
"""Rows of a list, with a row for each option of each question. What is longer holds responses."""

_ASKED = re.compile(
    r"(?i)^(?:(?:survey )?questions?|variables?|fields?|items?|columns?|headings?|names?)"
    r"(?:[ _]?(?:text|name|title|label|wording|id|code|no\.?))?$"
)
_KIND = re.compile(
    r"(?i)^(?:question|response|answer|data|field|variable)?[ _]?(?:type|kind|format|measure)$"
)
_KINDS = re.compile(
    r"(?i)\b(?:single|multi\w*|choice|scale|likert|rating|rank\w*|free|text|open|comment|radio\w*"
    r"|check ?box\w*|select\w*|drop-?down|date|number|numeric|integer|string|nominal|ordinal|id"
    r"|categorical|grid|matrix|boolean|yes ?/ ?no|tick\w*|closed|metadata)\b"
)


def lists_headings(sheet: Sheet, others: Iterable[Layout]) -> bool:
    """Whether a column of a sheet lists the headings of another, so that its rows are questions.

    Parameters
    ----------
    sheet
        Any sheet.
    others
        Layouts of the other sheets of the study.
    """
    rows = sheet.response_rows
    if len(rows) > _MOST_ROWS:
        return False
    known = [
        {words for c in layout.columns for words in _ways(c.heading, c.stem, c.code) if words}
        for layout in others
    ]
    for column in sheet.layout.columns:
        cells = {cell for text in sheet.grid.column(column.position, rows) if (cell := _key(text))}
        for headings in known:
            same = len(cells & headings)
            if same >= _FEWEST and same >= _ENOUGH * len(cells):
                return True
    return False


def lists_questions(sheet: Sheet) -> bool:
    """Whether a sheet by itself is a list of questions: each once, with a kind of question beside.

    Parameters
    ----------
    sheet
        Any sheet.
    """
    rows = sheet.response_rows
    if len(rows) > _MOST_ROWS:
        return False
    columns = {c.position: c.heading for c in sheet.layout.columns}
    asked = [at for at, heading in columns.items() if _ASKED.match(heading)]
    kinds = [at for at, heading in columns.items() if _KIND.match(heading)]
    return any(_each_once(sheet.grid.column(at, rows)) for at in asked) and any(
        _are_kinds(sheet.grid.column(at, rows)) for at in kinds
    )


def _ways(*words: str) -> tuple[str, ...]:
    return tuple(map(_key, words))


def _key(words: str) -> str:
    return normalised(without_number(" ".join(words.split())))


def _each_once(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) >= _FEWEST and len(set(filled)) == len(filled)


def _are_kinds(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    named = sum(bool(_KINDS.search(cell.replace("_", " "))) for cell in filled)
    return named >= _FEWEST and named >= _ENOUGH * len(filled)
