"""Headings where they do not belong, and headings that are missing: what editing by hand leaves.

A heading row can end up among the responses (sorted down, or two exports pasted into one); it is no
response. The row with the words of the questions may be gone and only codes be left; or the first
response may stand where headings should. Source: formats survey, 5, numbers 32 and 33.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from consult.definitions.wordings import normalised
from consult.errors import list_rows
from consult.model.settings.study import Source, Study
from consult.read.export.columns import Columns
from consult.read.export.declared import Holds, Role
from consult.read.export.grid import Grid, Issue, IssueSeverity
from consult.read.layout.reader import Layout, SheetColumn

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

CODES = "the headings are codes without the words of the questions: give the survey's codebook \
(.qsf) to `new` beside the export, or write each `text`"
ANSWERS = "the first row looks like a response, not like headings: put the headings back"

_IMPORT_ID = re.compile(r"""^\{["']importid""")
_CODE = re.compile(r"^(?:QID|[A-Za-z]{1,3})[ _.#-]?\d[\w.#:\[\]-]*$")
"""A heading that only a codebook explains: Q3, Q2_4_TEXT, G1Q00001[SQ001], V12."""

_FEWEST = 2
"""Columns, other contents of a column, or codes that must agree before anything is said: one may be
chance. Tried: at one, no draft of 98 changes; at four, six narrow tables without headings are no
longer told of."""

_ROWS_COMPARED = 200
"""Responses with which the headings are compared. Tried at 100 and 400: no draft of 98 changes; too
few, and an answer that stands in place of a heading is given by nobody else."""


def headings_beneath(grid: Grid, layout: Layout) -> tuple[int, ...]:
    """Row numbers, as a spreadsheet counts, of heading rows that stand among the responses.

    Parameters
    ----------
    grid, layout
        The sheet and where its headings are.

    Notes
    -----
    Every cell of such a row is the heading of its own column, case and spaces aside, or Qualtrics'
    ImportId, and at least two of the columns hold other things elsewhere: where boxes are headed by
    their option, somebody who ticks them all repeats every heading and is a respondent.
    """
    if grid.declared:
        return ()
    rows = _made_of_headings(grid, layout)
    if not len(rows):
        return ()
    telling = [
        column.position
        for column in layout.columns
        if column.heading and _holds_other_things(grid, layout, column.position)
    ]
    said = grid.filled[rows][:, telling].sum(axis=1) >= _FEWEST
    return tuple(int(row) + 1 for row in rows[said])


def _made_of_headings(grid: Grid, layout: Layout) -> np.ndarray:
    """Rows that hold headings of their own columns and nothing else, found column by column."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    rows = grid.columns.filled_rows
    rows = rows[rows >= layout.first_row]
    for position, array in enumerate(grid.columns.arrays):
        if not len(rows):
            break
        cells = _folded(array.take(pa.array(rows)))
        known = pa.array([*_headings_of(grid, layout, position), ""], pa.large_string())
        same = pc.or_(pc.is_in(cells, known), pc.match_substring_regex(cells, _IMPORT_ID.pattern))
        rows = rows[np.asarray(same)]
    return rows


def _folded(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    """Cells in small letters, with single spaces; for many at once."""
    import pyarrow.compute as pc

    return pc.utf8_trim_whitespace(pc.replace_substring_regex(pc.utf8_lower(cells), r"\s+", " "))


def _headings_of(grid: Grid, layout: Layout, position: int) -> set[str]:
    cells = (" ".join(grid.cell(row, position).lower().split()) for row in layout.heading_rows)
    return {cell for cell in cells if cell}


def _holds_other_things(grid: Grid, layout: Layout, position: int) -> bool:
    known = _headings_of(grid, layout, position)
    texts = grid.texts(position, range(layout.first_row, len(grid.rows)))
    folded = (" ".join(value.lower().split()) for value in texts.values)
    others = (cell for cell in folded if cell and cell not in known and not _IMPORT_ID.match(cell))
    return len(list(islice(others, _FEWEST))) == _FEWEST


def without_rows(grid: Grid, numbers: Sequence[int]) -> Grid:
    """The sheet with the cells of some rows blank, so that nothing is learnt from them.

    Parameters
    ----------
    grid
        The sheet; it is not changed.
    numbers
        Row numbers as a spreadsheet counts.
    """
    import numpy as np
    import pyarrow.compute as pc

    gone = np.zeros(len(grid.rows), dtype=bool)
    gone[[number - 1 for number in numbers]] = True
    arrays = [pc.if_else(gone, "", array) for array in grid.columns.arrays]
    return replace(grid, rows=Columns(arrays, len(grid.rows)))


def _is_code(words: str) -> bool:
    """Whether a heading is a code that says nothing of what was asked."""
    return bool(_CODE.match(words.strip()))


def missing_words(grid: Grid, layout: Layout) -> str:
    """Why a person should look at the headings of an export; "" when they need not.

    Parameters
    ----------
    grid, layout
        The sheet and where its headings are.

    Returns
    -------
    str
        ``CODES`` where most questions are named by codes alone, ``ANSWERS`` where the first
        response seems to stand in place of the headings.
    """
    asked = [c for c in layout.columns if c.role is Role.QUESTION and not c.labels]
    coded = [column for column in asked if _is_code(column.stem or column.heading)]
    if len(coded) >= _FEWEST and len(coded) * 2 > len(asked):
        return CODES
    return ANSWERS if _looks_answered(grid, layout) else ""


def _looks_answered(grid: Grid, layout: Layout) -> bool:
    """Whether the cells taken for headings are rather answers, as those beneath them are.

    A heading that is a number, or that others gave as an answer too, among other answers.
    """
    if grid.declared or len(layout.heading_rows) != 1:
        return False
    row = layout.heading_rows[0]
    headed = [c for c in layout.columns if c.heading and c.holds is Holds.ANYTHING]
    rows = range(layout.first_row, min(layout.first_row + _ROWS_COMPARED, len(grid.rows)))
    given = [_is_given(grid.cell(row, column.position), column, grid, rows) for column in headed]
    return sum(given) >= _FEWEST and sum(given) * 2 > len(given)


def _is_given(heading: str, column: SheetColumn, grid: Grid, rows: Sequence[int]) -> bool:
    told = Counter(normalised(cell) for cell in grid.column(column.position, rows))
    told.pop("", None)
    words = normalised(heading)
    number = words.replace(".", "", 1).isdigit() and all(
        cell.replace(".", "", 1).isdigit() for cell in told
    )
    return bool(told) and (number or (words in told and len(told) > 1))


def about_headings(grid: Grid, layout: Layout, stray: Sequence[int]) -> list[Issue]:
    """Heading rows among the responses, and a response among the headings, as issues.

    Parameters
    ----------
    grid, layout
        The sheet and where its headings are.
    stray
        Row numbers of heading rows among the responses, as a spreadsheet counts; may be empty.
    """
    found = []
    if stray:
        message = f"Headings stand among the responses; they were left out ({list_rows(stray)})."
        at = replace(grid.place, row=stray[0])
        found.append(Issue(IssueSeverity.WARNING, "headings left out", at, message, len(stray)))
    if _looks_answered(grid, layout):
        row = layout.heading_rows[0] + 1
        message = (
            "The row taken for headings looks like a response. Put the headings back above it."
        )
        at = replace(grid.place, row=row)
        found.append(Issue(IssueSeverity.WARNING, "headings missing", at, message))
    return found


def about_wording(study: Study, source: Source, grid: Grid) -> list[Issue]:
    """Questions of a source of which study.toml gives a code and not what was asked.

    Parameters
    ----------
    study, source
        What a person has checked, and the entry of the file.
    grid
        Its sheet, for the place.

    Returns
    -------
    list of Issue
        One, however many questions; none where a single question is named so.
    """
    asked = [spec for spec in study.questions if source.id in spec.columns]
    coded = [spec for spec in asked if _is_code(spec.text)]
    if len(coded) < _FEWEST:
        return []
    message = "The words of questions are missing, only their codes are there: write each `text`"
    message += " in study.toml, or make the study again with the survey's codebook (.qsf)."
    place = replace(grid.place, column=coded[0].columns[source.id][0], heading=coded[0].text)
    return [Issue(IssueSeverity.WARNING, "question text missing", place, message, len(coded))]
