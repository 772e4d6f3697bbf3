"""Marks of the rows of an export as they came: before any setting says what a cell means."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from consult.definitions.wordings import folded
from consult.model.publishing.rows import BLANK, CHANNEL, RowMarks, marks_of
from consult.model.settings.study import Study
from consult.read.export.grid import positions_of
from consult.read.layout.headings import tidy
from consult.read.layout.sheet import Sheet

_KEY_LENGTH = 16
"""Characters of SHA-256, 64 bits: no two headings of a file will meet by chance."""

_DECIMAL = re.compile(r"-?\d+\.0+")
"""A whole number as some programs write it once they have saved the file again."""

_FEWEST_NUMBERED = 3
"""Rows by which a column can be told to number them."""


def marked_rows(sheet: Sheet, rows: Sequence[int], names: Sequence[str]) -> pd.DataFrame:
    """A mark of each cell of the responses of one sheet.

    Parameters
    ----------
    sheet
        As recognised.
    rows, names
        Positions of its responses, and what the study calls each.

    Returns
    -------
    pandas.DataFrame
        One row a response: ``response_id``, and a column of marks for each column of the sheet
        but those that only number the rows, as they are made anew with every export.
    """
    found: dict[str, object] = {"response_id": list(names)}
    for position, key in column_keys(sheet).items():
        texts = sheet.grid.texts(position, rows)
        values = [_plain(value) for value in texts.values]
        if not _numbers_rows([values[code] for code in texts.codes[:_FEWEST_NUMBERED]]) or (
            not _numbers_rows([values[code] for code in texts.codes])
        ):
            found[key] = marks_of(values)[texts.codes]
    return pd.DataFrame(found)


def column_keys(sheet: Sheet) -> dict[int, str]:
    """The position of each column with a heading -> a code of it, without its words.

    Parameters
    ----------
    sheet
        As recognised.
    """
    times: Counter[str] = Counter()
    keys = {}
    for column in sorted(sheet.layout.columns, key=lambda one: one.position):
        words = folded(column.heading).encode("utf-8", "replace")
        key = hashlib.sha256(words).hexdigest()[:_KEY_LENGTH]
        times[key] += 1
        keys[column.position] = key if times[key] == 1 else f"{key}/{times[key]}"
    return keys


def marks_of_study(
    study: Study, sheets: Mapping[str, Sheet], frames: Iterable[pd.DataFrame]
) -> RowMarks:
    """The marks of all sources together, and from which columns each question is read.

    Parameters
    ----------
    study
        The analyst's file.
    sheets
        Source id -> its sheet.
    frames
        As :func:`marked_rows` made them, each response once.
    """
    ids, columns, cells = _together(frames)
    keys = {source: column_keys(sheet) for source, sheet in sheets.items()}
    place = {key: at for at, key in enumerate(columns)}
    channel = {one.id: (one.channel_column,) for one in study.sources if one.channel_column}
    read_from: list[Mapping[str, Sequence[str]]] = [
        *(spec.columns for spec in study.questions),
        channel,
    ]
    asked = np.zeros((len(read_from), len(columns)), dtype=bool)
    for at, of in enumerate(read_from):
        for source, letters in of.items():
            held = (keys.get(source, {}).get(position, "") for position in positions_of(letters))
            asked[at, [place[key] for key in held if key in place]] = True
    statements = [*(folded(spec.statement) for spec in study.questions), ""]
    return RowMarks(
        ids=ids,
        columns=columns,
        cells=cells,
        questions=(*(spec.id for spec in study.questions), CHANNEL),
        asked=asked,
        statements=marks_of(statements),
        said=np.zeros((len(ids), len(read_from)), dtype=np.uint32),
        themes=np.zeros(len(ids), dtype=np.uint32),
    )


def marks_of_sheets(
    received: Iterable[tuple[Sheet, Sequence[int], Sequence[str]]],
) -> RowMarks:
    """The marks of all responses of some sheets, of whose questions nothing is asked.

    Parameters
    ----------
    received
        Each sheet, the positions of its responses, and what the study calls each.
    """
    ids, columns, cells = _together(marked_rows(*one) for one in received)
    nothing = np.zeros(0, dtype=np.uint32)
    return RowMarks(
        ids=ids,
        columns=columns,
        cells=cells,
        questions=(),
        asked=np.zeros((0, len(columns)), dtype=bool),
        statements=nothing,
        said=np.zeros((len(ids), 0), dtype=np.uint32),
        themes=np.zeros(len(ids), dtype=np.uint32),
    )


def _together(
    frames: Iterable[pd.DataFrame],
) -> tuple[tuple[str, ...], tuple[str, ...], np.ndarray]:
    """Ids of all responses, codes of all headings, and the cells; blank where a sheet has none."""
    rows = pd.concat(list(frames), ignore_index=True)
    columns = sorted(set(rows.columns) - {"response_id"})
    cells = rows[columns].fillna(BLANK).to_numpy(dtype=np.uint32).reshape(len(rows), len(columns))
    return tuple(rows["response_id"]), tuple(columns), cells


def _plain(cell: str) -> str:
    """A cell as it came, without what saving the file again with another program changes."""
    words = tidy(cell)
    return words.partition(".")[0] if _DECIMAL.fullmatch(words) else words


def _numbers_rows(cells: Sequence[str]) -> bool:
    """Whether cells only count the rows, up or down."""
    if len(cells) < _FEWEST_NUMBERED or not all(c.isascii() and c.isdigit() for c in cells):
        return False
    steps = {int(after) - int(before) for before, after in pairwise(cells)}
    return steps in ({1}, {-1})
