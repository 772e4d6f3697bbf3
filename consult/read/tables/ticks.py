"""Ticked options: a column an option, or all in one cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from consult.definitions.wordings import normalised
from consult.model.survey.questionnaire import OptionRole
from consult.model.survey.tables import State
from consult.read.export.declared import Holds, Role
from consult.read.tables.boxes import Boxes, boxes_of
from consult.read.tables.cells import (
    Cells,
    Coded,
    Odd,
    answers_frame,
    distinct,
    empty_state,
    no_answers,
    other_words,
)
from consult.read.tables.questions import lookup_of, options_of
from consult.read.values.ticked import Ticked, cuts_of, split_ticked

_STATES = pd.Index([str(state) for state in State], dtype=object)
_ANSWERED, _NOT_TICKED, _REFUSED = (
    list(State).index(state)
    for state in (State.ANSWERED, State.NOT_TICKED, State.PREFER_NOT_TO_SAY)
)
_RUN = (
    "Codes of several options stand as one number, as when a spreadsheet takes 1,2,3 for a number; "
    "the question counts as not answered."
)


def a_column_an_option(cells: Cells) -> bool:
    """Whether ticked options stand in columns of their own rather than in one cell.

    A cell of ticked options may have a column beside it for the words of "Other".

    Parameters
    ----------
    cells
        A multiple choice in one source.
    """
    first, last = cells.columns[0], cells.columns[-1]
    beside = len(cells.columns) == 2 and last.role is Role.OTHER_WORDS and not first.part
    return first.holds is Holds.TICK or (len(cells.columns) > 1 and not beside)


def joined_ticks(cells: Cells) -> Coded:
    """All ticked options in one cell; a second column holds the words of "Other".

    Parameters
    ----------
    cells
        A multiple choice of one column, or of that and one of typed words.

    Returns
    -------
    Coded
        One row a response and option; one a response where nothing was asked or answered. The
        same of all functions here but :func:`chosen_among_columns`.
    """
    spec = cells.spec
    lookup = lookup_of(spec)
    labels = [option.label for option in options_of(spec)]
    codes, values = distinct(cells.texts[0])
    empty = [empty_state(value, cells.codes) for value in values]
    cuts = cuts_of(values, spec.separator, cells.separators, lookup)
    found = [
        Ticked(()) if state else _ticks(value, cuts, lookup)
        for value, state in zip(values, empty, strict=True)
    ]
    run = [bool(_run_together(ticked.words, lookup)) for ticked in found]
    empty = [State.BLANK if ran else why for ran, why in zip(run, empty, strict=True)]
    found = [Ticked(()) if ran else ticked for ran, ticked in zip(run, found, strict=True)]
    loose = [bool(ticked.words) for ticked in found]
    if spec.other:
        found = [_with_other(ticked, spec.other) for ticked in found]
    matrix = np.array([[label in cell.options for label in labels] for cell in found], dtype=bool)
    matrix = matrix.reshape(len(values), len(labels))[codes]
    state = np.array(empty, dtype=object)[codes]
    strays = np.array(loose, dtype=bool)[codes] & (not spec.other)
    ran = tuple(np.flatnonzero(np.array(run, dtype=bool)[codes]).tolist())
    words = np.array([cell.words if spec.other else "" for cell in found], dtype=object)[codes]
    if len(cells.texts) > 1 and spec.other:
        matrix, state, words = _with_words_beside(cells, matrix, state, words)
    unknown = ((0, tuple(np.flatnonzero(strays).tolist())),) if strays.any() else ()
    odd = (Odd("codes run together", _RUN, ran),) if ran else ()
    return from_ticks(cells, Boxes(matrix, state, words, unknown), odd)


def _with_words_beside(
    cells: Cells, matrix: np.ndarray, empty: np.ndarray, words: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Words in the column beside tick "Other", and stand after any in the cell itself."""
    labels = [option.label for option in options_of(cells.spec)]
    typed = np.array(
        [text if empty_state(text, cells.codes) is None else "" for text in cells.texts[-1]],
        dtype=object,
    )
    has = typed != ""
    ticked = matrix.copy()
    ticked[has, labels.index(cells.spec.other)] = True
    both = np.where(has & (words != ""), words + "\n" + typed, np.where(has, typed, words))
    state = empty.copy()
    state[has] = None
    return ticked, state, both


def _run_together(words: str, lookup: Mapping[str, str]) -> bool:
    """Whether codes lost their separators: "123" where 1, 2 and 3 are options and 123 is none."""
    several = len(words) > 1 and words.isalnum() and len(set(words)) == len(words)
    return several and all(normalised(code) in lookup for code in words)


def _ticks(cell: str, cuts: Sequence[str], lookup: Mapping[str, str]) -> Ticked:
    """The options of a cell, cut where it leaves least unexplained."""
    tries = [split_ticked(cell, separator, lookup) for separator in cuts]
    label = lookup.get(normalised(cell))
    whole = Ticked((label,)) if label is not None else Ticked((), cell)
    return min((*tries, whole), key=lambda ticked: len(ticked.words))


def _with_other(ticked: Ticked, other: str) -> Ticked:
    if not ticked.words or other in ticked.options:
        return ticked
    return Ticked((*ticked.options, other), ticked.words)


def split_ticks(cells: Cells) -> Coded:
    """A column an option: ticked or not, or the words typed for "Other".

    Parameters
    ----------
    cells
        A multiple choice of a column an option.
    """
    return from_ticks(cells, boxes_of(cells))


def chosen_among_columns(cells: Cells) -> Coded:
    """A column an option, one of them chosen: one answer a response.

    Where two options were chosen the question is spoilt; the response is listed as unknown.

    Parameters
    ----------
    cells
        A single choice whose options have a column each, as expanded exports write it.

    Returns
    -------
    Coded
        One row a response.
    """
    boxes = boxes_of(cells)
    options = options_of(cells.spec)
    labels = np.array([option.label for option in options], dtype=object)
    refusal = np.array([option.role is OptionRole.PREFER_NOT_TO_SAY for option in options])
    matrix = _words_stand_beside(boxes, cells.spec.other, labels)
    ticked = matrix.sum(axis=1)
    first = matrix.argmax(axis=1)
    states = np.where(refusal[first], State.PREFER_NOT_TO_SAY, State.ANSWERED).astype(object)
    none = ticked == 0
    states[none] = [state or State.BLANK for state in boxes.empty[none]]
    several = np.flatnonzero(ticked > 1)
    unknown = (*boxes.unknown, *(((0, tuple(several.tolist())),) if len(several) else ()))
    chosen = np.where(none, "", labels[first])
    answers = answers_frame(cells.ids, cells.spec.id, chosen, states)
    return Coded(answers, other_words(cells, boxes.words), unknown=unknown)


def is_spread(cells: Cells) -> bool:
    """Whether the columns are options of the question rather than its answer and "Other".

    Parameters
    ----------
    cells
        A single choice in one source, of any number of columns.
    """
    if len(cells.columns) < 2:
        return False
    lookup = lookup_of(cells.spec)
    parts = [normalised(c.part) for c in cells.columns if c.role is not Role.OTHER_WORDS]
    return bool(parts[0]) and sum(part in lookup for part in parts) == len(parts)


def _words_stand_beside(boxes: Boxes, other: str, labels: np.ndarray) -> np.ndarray:
    """Words typed beside a chosen option do not make "Other" a second choice."""
    matrix = boxes.matrix.copy()
    if other:
        at = labels.tolist().index(other)
        matrix[(boxes.words != "") & (matrix.sum(axis=1) > 1), at] = False
    return matrix


def from_ticks(cells: Cells, boxes: Boxes, odd: tuple[Odd, ...] = ()) -> Coded:
    """One row an option where something was asked and answered; one row where not.

    Parameters
    ----------
    cells
        The question in one source.
    boxes
        What they came to; its options in the order of :func:`options_of`.
    odd
        What of it needs a look.
    """
    options = options_of(cells.spec)
    refusal = np.array([option.role is OptionRole.PREFER_NOT_TO_SAY for option in options])
    shown = boxes.empty == None  # noqa: E711 element by element
    states = np.where(boxes.matrix[shown], np.where(refusal, _REFUSED, _ANSWERED), _NOT_TICKED)
    times = int(shown.sum())
    full = answers_frame(
        cells.ids[shown].repeat(len(options)),
        cells.spec.id,
        pd.Categorical.from_codes(
            np.tile(np.arange(len(options)), times),
            pd.Index([option.label for option in options], dtype=object),
        ),
        pd.Categorical.from_codes(states.ravel(), _STATES),
    )
    none = np.full(len(shown) - times, "", dtype=object)
    rest = answers_frame(cells.ids[~shown], cells.spec.id, none, boxes.empty[~shown])
    comments = other_words(cells, boxes.words)
    return Coded(_one_after_other(full, rest), comments, unknown=boxes.unknown, odd=odd)


def _one_after_other(full: pd.DataFrame, rest: pd.DataFrame) -> pd.DataFrame:
    frames = [frame for frame in (full, rest) if len(frame)]
    if len(frames) < 2:
        return frames[0] if frames else no_answers()
    columns = {
        name: pd.concat([frame[name] for frame in frames], ignore_index=True)
        if name == "number"
        else union_categoricals([frame[name] for frame in frames])
        for name in full.columns
    }
    return pd.DataFrame(columns)
