"""Ticked and ranked options: a column an option, a column a rank, or all in one cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from consult.definitions import same_words
from consult.model.questionnaire import OptionRole
from consult.model.tables import State
from consult.read.cells import (
    Cells,
    Coded,
    Odd,
    answers_frame,
    distinct,
    empty_state,
    no_answers,
    other_words,
)
from consult.read.evidence import is_number
from consult.read.questions import lookup_of, options_of
from consult.read.ticked import Ticked, split_ticked

_RUN = (
    "Codes of several options stand as one number, as when a spreadsheet takes 1,2,3 for a number; "
    "the question counts as not answered."
)
_YES = frozenset({"yes", "y", "1", "true", "x", "ticked", "selected", "checked", "✓", "✔"})
_NO = frozenset({"no", "n", "0", "false", "not selected", "unticked", "not ticked", "unchecked"})


def joined_ticks(cells: Cells) -> Coded:
    """All ticked options in one cell."""
    spec = cells.spec
    lookup = lookup_of(spec)
    labels = [option.label for option in options_of(spec)]
    codes, values = distinct(cells.texts[0])
    empty = [empty_state(value, cells.codes) for value in values]
    found = [
        Ticked(()) if state else _ticks(value, cells, lookup)
        for value, state in zip(values, empty, strict=True)
    ]
    run = [bool(_run_together(one.words, lookup)) for one in found]
    empty = [State.BLANK if ran else why for ran, why in zip(run, empty, strict=True)]
    found = [Ticked(()) if ran else one for ran, one in zip(run, found, strict=True)]
    loose = [bool(one.words) for one in found]
    if spec.other:
        found = [_with_other(one, spec.other) for one in found]
    matrix = np.array([[label in one.options for label in labels] for one in found], dtype=bool)
    strays = np.array(loose, dtype=bool)[codes] & (not spec.other)
    ran = tuple(np.flatnonzero(np.array(run, dtype=bool)[codes]).tolist())
    words = np.array([one.words for one in found], dtype=object)[codes]
    return _from_ticks(
        cells,
        matrix.reshape(len(values), len(labels))[codes],
        np.array(empty, dtype=object)[codes],
        words if spec.other else np.full(len(codes), "", dtype=object),
        ((0, tuple(np.flatnonzero(strays).tolist())),) if strays.any() else (),
        (Odd("codes run together", _RUN, ran),) if ran else (),
    )


def _run_together(words: str, lookup: Mapping[str, str]) -> bool:
    """Whether codes lost their separators: "123" where 1, 2 and 3 are options and 123 is none."""
    several = len(words) > 1 and words.isdecimal() and len(set(words)) == len(words)
    return several and all(digit in lookup for digit in words)


def _ticks(cell: str, cells: Cells, lookup: Mapping[str, str]) -> Ticked:
    """The options of a cell, cut where it leaves least unexplained."""
    separators = dict.fromkeys((cells.spec.separator, *cells.separators))
    tries = [split_ticked(cell, separator, lookup) for separator in separators if separator]
    label = lookup.get(same_words(cell))
    whole = Ticked((label,)) if label is not None else Ticked((), cell)
    return min((*tries, whole), key=lambda one: len(one.words))


def _with_other(one: Ticked, other: str) -> Ticked:
    if not one.words or other in one.options:
        return one
    return Ticked((*one.options, other), one.words)


def split_ticks(cells: Cells) -> Coded:
    """A column an option: ticked or not, or the words typed for "Other"."""
    labels = [option.label for option in options_of(cells.spec)]
    shape = (len(cells.ids), len(labels))
    matrix = np.zeros(shape, dtype=bool)
    any_shown = np.zeros(shape[0], dtype=bool)
    any_hidden = np.zeros(shape[0], dtype=bool)
    words = np.full(shape[0], "", dtype=object)
    unknown = []
    for at, (texts, label) in enumerate(zip(cells.texts, column_options(cells), strict=True)):
        ticked, hidden, blank, typed, strays = _one_tick_column(texts, label, cells)
        matrix[:, labels.index(label)] |= ticked
        any_shown |= ~hidden & ~blank
        any_hidden |= hidden
        words = np.where(typed != "", typed, words)
        if strays.any():
            unknown.append((at, tuple(np.flatnonzero(strays).tolist())))
    empty = _nothing(any_shown, any_hidden)
    return _from_ticks(cells, matrix, empty, words, tuple(unknown))


def _nothing(shown: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Why nothing was ticked, row by row; ``None`` where something could be."""
    why = np.where(hidden, State.NOT_ASKED, State.BLANK).astype(object)
    why[shown] = None
    return why


def column_options(cells: Cells) -> list[str]:
    """For every column of a split question the option it stands for.

    By the words above the column where they are an option; else by order.
    """
    lookup = lookup_of(cells.spec)
    labels = [option.label for option in options_of(cells.spec)]
    by_words = [lookup.get(same_words(column.part)) for column in cells.columns]
    known = [label for label in by_words if label is not None]
    if len(known) == len(cells.columns):
        return known
    left = [label for label in labels if label not in known]
    return [label if label is not None else (left.pop(0) if left else "") for label in by_words]


def _one_tick_column(
    texts: Sequence[str], label: str, cells: Cells
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    codes, values = distinct(texts)
    keys = [same_words(value) for value in values]
    is_words = label == cells.spec.other
    own = {same_words(label)} | {key for key, to in lookup_of(cells.spec).items() if to == label}
    states = [empty_state(value, cells.codes) for value in values]
    hidden = np.array([state is State.NOT_ASKED for state in states])
    blank = np.array([state is State.BLANK for state in states])
    off = np.array([key in _NO for key in keys])
    on = np.array([key in _YES or key in own for key in keys]) & ~blank & ~hidden & ~off
    rest = ~(hidden | blank | off | on)
    typed = np.array(
        [v if r and is_words else "" for v, r in zip(values, rest, strict=True)], dtype=object
    )
    ticked = on | (rest & is_words)
    return ticked[codes], hidden[codes], blank[codes], typed[codes], (rest & (not is_words))[codes]


def _from_ticks(
    cells: Cells,
    matrix: np.ndarray,
    empty: np.ndarray,
    words: np.ndarray,
    unknown: tuple[tuple[int, tuple[int, ...]], ...],
    odd: tuple[Odd, ...] = (),
) -> Coded:
    """One row an option where something was asked and answered; one row where not."""
    options = options_of(cells.spec)
    refusal = np.array([option.role is OptionRole.PREFER_NOT_TO_SAY for option in options])
    shown = empty == None  # noqa: E711 element by element
    states = np.where(
        matrix[shown], np.where(refusal, State.PREFER_NOT_TO_SAY, State.ANSWERED), State.NOT_TICKED
    )
    labels = np.array([option.label for option in options], dtype=object)
    full = answers_frame(
        np.repeat(cells.ids[shown], len(options)),
        cells.spec.id,
        np.tile(labels, int(shown.sum())),
        states.astype(object).ravel(),
    )
    none = np.full(int((~shown).sum()), "", dtype=object)
    rest = answers_frame(cells.ids[~shown], cells.spec.id, none, empty[~shown])
    frames = [frame for frame in (full, rest) if len(frame)]
    answers = pd.concat(frames, ignore_index=True) if frames else no_answers()
    return Coded(answers, other_words(cells, words), unknown=unknown, odd=odd)


def ranks(cells: Cells) -> Coded:
    """Columns are ranks and hold items (LimeSurvey), or are items and hold ranks."""
    lookup = lookup_of(cells.spec)
    labels = [option.label for option in options_of(cells.spec)]
    ranks = np.full((len(cells.ids), len(labels)), np.nan)
    shown = np.zeros(len(cells.ids), dtype=bool)
    hidden = np.zeros(len(cells.ids), dtype=bool)
    unknown = []
    for at, texts in enumerate(cells.texts):
        strays = []
        item = lookup.get(same_words(cells.columns[at].part))
        for row, text in enumerate(texts):
            state = empty_state(text, cells.codes)
            if state is not None:
                hidden[row] |= state is State.NOT_ASKED
                continue
            label = item or lookup.get(same_words(text))
            rank = _rank_in(text) if item else at + 1.0
            if label is None or np.isnan(rank):
                strays.append(row)
                continue
            shown[row] = True
            ranks[row, labels.index(label)] = rank
        if strays:
            unknown.append((at, tuple(strays)))
    return _from_ranks(
        cells,
        ranks,
        _nothing(shown, hidden),
        tuple(unknown),
    )


def _rank_in(text: str) -> float:
    return float(text) if is_number(text) else np.nan


def _from_ranks(
    cells: Cells,
    ranks: np.ndarray,
    empty: np.ndarray,
    unknown: tuple[tuple[int, tuple[int, ...]], ...],
) -> Coded:
    coded = _from_ticks(
        cells, ~np.isnan(ranks), empty, np.full(len(cells.ids), "", dtype=object), unknown
    )
    shown = empty == None  # noqa: E711 element by element
    numbers = np.concatenate([ranks[shown].ravel(), np.full(int((~shown).sum()), np.nan)])
    return Coded(coded.answers.assign(number=numbers), coded.comments, unknown=unknown)
