"""Where every row and every cell of an export went: checked on every run, never assumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from consult.definitions.wordings import is_blank, normalised
from consult.errors import LedgerError, Problem, list_rows
from consult.model.settings.question import QuestionSpec
from consult.model.settings.study import Source
from consult.model.survey.ledger import Entry
from consult.model.survey.questionnaire import Kind
from consult.model.survey.tables import State
from consult.read.export.declared import Role
from consult.read.export.grid import Grid, letter_of, letters_of
from consult.read.layout.sheet import Sheet
from consult.read.tables.cells import Coded
from consult.read.tables.responses import SourceResponses
from consult.read.values.ticked import NOT_TICKED

STAGE = "ingest"
BLANK_ROW = "blank row"
BENEATH = "total or note beneath the responses"
ERASED = "erased at the person's request"

_SAID = frozenset({State.ANSWERED, State.NOT_TICKED, State.PREFER_NOT_TO_SAY})
_HINT = "This is a defect in consult, not in the export: report it with the columns named."


def account_rows(source: Source, sheet: Sheet, received: SourceResponses) -> Entry:
    """Rows beneath the headings of one file: responses, totals and notes, blank rows.

    Parameters
    ----------
    source, sheet
        Its entry in study.toml, whose ``not_data`` sets rows aside, and the sheet recognised.
    received
        Its responses, before any is left to another export.

    Raises
    ------
    LedgerError
        When a row is none of these, or two of them.
    """
    rows = sheet.rows_beneath
    filled = set(sheet.grid.columns.filled_rows.tolist())
    blank = [row for row in rows if row not in filled]
    named = {number - 1 for number in (*sheet.layout.not_data, *source.not_data)}
    beneath = [row for row in rows if row in filled and row in named]
    fates = Counter([*received.positions, *received.erased, *beneath, *blank])
    astray = sorted(row + 1 for row in {*rows, *fates} if fates[row] != 1)
    if astray:
        what = f"{list_rows(astray).capitalize()}: neither a response nor set aside, or both."
        raise LedgerError(Problem(what, sheet.grid.place, _HINT))
    # A row that was erased lies blank in its file, at its end not at all, or has come again.
    gone = max(received.erased_before - len(received.erased), 0)
    left_blank = min(gone, len(blank))
    aside = {
        BENEATH: len(beneath),
        BLANK_ROW: len(blank) - left_blank,
        ERASED: len(received.erased) + gone,
    }
    reasons = {reason: count for reason, count in aside.items() if count}
    reasons |= dict(sheet.grid.folded)
    came_in = len(rows) + gone - left_blank + sum(count for _, count in sheet.grid.folded)
    return Entry(STAGE, "rows", source.id, came_in, len(received.positions), reasons)


def account_cells(
    spec: QuestionSpec,
    positions: Sequence[int],
    coded: Coded,
    sheet: Sheet,
    received: SourceResponses,
) -> list[Problem]:
    """What of one question of one source is not in the tables as it stands in the cells.

    Parameters
    ----------
    spec, positions
        The question and the positions of its columns.
    coded
        What its cells came to.
    sheet, received
        Where they stand, and which rows are responses.

    Returns
    -------
    list of Problem
        Empty when every cell that holds anything has an answer or a comment, every answer has
        a cell, and open text is the same to the character.
    """
    grid, rows = sheet.grid, np.asarray(received.positions, dtype=np.intp)
    filled = _filled(grid, positions, rows)
    says = filled & ~_says_nothing(spec, positions, sheet, rows)
    says[[row for about in coded.odd for row in about.rows]] = False  # each is an issue row
    unsaid = _words_in_no_comment(says, positions, coded, sheet)
    heard = _in_state(coded, len(rows), {state for state in State if state is not State.BLANK})
    said = _in_state(coded, len(rows), _SAID)
    found = []
    for wrong, what in (
        (says.any(axis=1) & ~heard, "hold something that is in no table"),
        (unsaid, 'hold words of "Other" that are in no comment'),
        (said & ~filled.any(axis=1), "are blank, but an answer stands in the tables"),
    ):
        found += _problem(what, spec, positions, grid, rows[wrong])
    altered = _altered(spec, positions, coded, sheet, rows)
    return found + _problem("are not as they were written", spec, positions, grid, altered)


def _words_in_no_comment(
    says: np.ndarray, positions: Sequence[int], coded: Coded, sheet: Sheet
) -> np.ndarray:
    """Rows with something in a column for the words of "Other", asked for, and no comment.

    Where the column is a question of its own its cells are answers, and no words beside one.
    """
    beside = {c.position for c in sheet.layout.columns if c.role is Role.OTHER_WORDS}
    within = [position for position in positions if position < sheet.grid.filled.shape[1]]
    typed = np.zeros(len(says), dtype=bool)
    for at, position in enumerate(within):
        if position in beside and len(positions) > 1:
            typed |= says[:, at]
    typed[coded.comments["response_id"].cat.codes.to_numpy()] = False
    typed[_in_state(coded, len(typed), {State.NOT_ASKED})] = False
    return typed


def _filled(grid: Grid, positions: Sequence[int], rows: np.ndarray) -> np.ndarray:
    """Row by column, whether a cell holds anything a person can see."""
    within = [position for position in positions if position < grid.filled.shape[1]]
    out = np.zeros((len(rows), len(within)), dtype=bool, order="F")
    for at, position in enumerate(within):
        out[:, at] = grid.filled[rows, position]
        words = grid.words(position, rows)
        for row in words.in_doubt(()):
            out[row, at] = not is_blank(words[row])
    return out


def _says_nothing(
    spec: QuestionSpec, positions: Sequence[int], sheet: Sheet, rows: np.ndarray
) -> np.ndarray:
    """Row by column, whether a filled cell may stand for no answer: a box left, seen and left."""
    grid = sheet.grid
    seen = {column.position: column.seen for column in sheet.layout.columns}
    within = [position for position in positions if position < grid.filled.shape[1]]
    out = np.zeros((len(rows), len(within)), dtype=bool)
    for at, position in enumerate(within):
        nothing = {*seen.get(position, ()), *spec.missing}
        boxes_left = spec.kind is Kind.MULTI and len(positions) > 1
        if not nothing and not boxes_left:
            continue
        texts = grid.texts(position, rows)
        left = [value.strip() in nothing for value in texts.values]
        if boxes_left:
            boxes = [normalised(value) in NOT_TICKED for value in texts.values]
            left = [empty or box for empty, box in zip(left, boxes, strict=True)]
        out[:, at] = np.array(left, dtype=bool)[texts.codes] if left else False
    return out


def _in_state(coded: Coded, rows: int, states: Collection[State]) -> np.ndarray:
    """Whether a response has an answer or comment in one of the states."""
    out = np.zeros(rows, dtype=bool)
    for frame in (coded.answers, coded.comments):
        given = frame["state"].cat
        wanted = given.categories.isin([str(state) for state in states])
        found = wanted[given.codes]
        out[frame["response_id"].cat.codes.to_numpy()[found]] = True
    return out


def _altered(
    spec: QuestionSpec, positions: Sequence[int], coded: Coded, sheet: Sheet, rows: np.ndarray
) -> np.ndarray:
    """Rows whose words in ``comments`` are not those of the cells, to the character."""
    frame = coded.comments
    at = frame["response_id"].cat.codes.to_numpy()
    if spec.kind is Kind.TEXT and len(positions) == 1:
        seen = {column.position: column.seen for column in sheet.layout.columns}
        nothing = frozenset({*seen.get(positions[0], ()), *spec.missing})
        return _not_the_same(frame["text"], sheet, positions[0], rows[at], nothing)
    if not len(at):
        return rows[:0]
    cells = [sheet.grid.columns.column(position, rows.tolist()) for position in positions]
    wrong = [
        row
        for row, words in zip(at.tolist(), frame["text"], strict=True)
        if not all(any(part in texts[row] for texts in cells) for part in words.split("\n"))
    ]
    return rows[wrong]


def _not_the_same(
    texts: pd.Series, sheet: Sheet, position: int, rows: np.ndarray, nothing: frozenset[str]
) -> np.ndarray:
    """Rows whose cell in one column is not its text, blank cells and what says nothing aside."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if position >= len(sheet.grid.columns.arrays):
        return rows[:0]
    written = sheet.grid.columns.words(position, rows)
    kept = pa.array(texts.array).cast(pa.large_string())
    differs = np.asarray(pc.not_equal(written, kept))
    return np.array(
        [
            row
            for row in rows[differs].tolist()
            if not is_blank(sheet.grid.cell(row, position))
            and sheet.grid.cell(row, position).strip() not in nothing
        ],
        dtype=np.intp,
    )


def _problem(
    what: str, spec: QuestionSpec, positions: Sequence[int], grid: Grid, rows: np.ndarray
) -> list[Problem]:
    if not len(rows):
        return []
    many = "Cells of 1 response" if len(rows) == 1 else f"Cells of {len(rows):,} responses"
    where = list_rows([row + 1 for row in rows.tolist()])
    letters = ", ".join(letters_of(positions)) or letter_of(0)
    return [
        Problem(
            f'{many} to question "{spec.id}" {what} ({where}).',
            replace(grid.place, column=letters),
            _HINT,
        )
    ]
