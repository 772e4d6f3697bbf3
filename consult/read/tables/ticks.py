"""Ticked options: a column an option, or all in one cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from consult.definitions import same_words
from consult.model.survey.questionnaire import OptionRole
from consult.model.survey.tables import State
from consult.read.export.declared import Holds, Role
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
from consult.read.values.ticked import NOT_SHOWN, NOT_TICKED, TICKED, Ticked, split_ticked

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
    """
    first, last = cells.columns[0], cells.columns[-1]
    beside = len(cells.columns) == 2 and last.role is Role.OTHER_WORDS and not first.part
    return first.holds is Holds.TICK or (len(cells.columns) > 1 and not beside)


def joined_ticks(cells: Cells) -> Coded:
    """All ticked options in one cell; a second column holds the words of "Other"."""
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
    matrix = matrix.reshape(len(values), len(labels))[codes]
    state = np.array(empty, dtype=object)[codes]
    strays = np.array(loose, dtype=bool)[codes] & (not spec.other)
    ran = tuple(np.flatnonzero(np.array(run, dtype=bool)[codes]).tolist())
    words = np.array([one.words if spec.other else "" for one in found], dtype=object)[codes]
    if len(cells.texts) > 1 and spec.other:
        matrix, state, words = _with_words_beside(cells, matrix, state, words)
    return from_ticks(
        cells,
        matrix,
        state,
        words,
        ((0, tuple(np.flatnonzero(strays).tolist())),) if strays.any() else (),
        (Odd("codes run together", _RUN, ran),) if ran else (),
    )


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
    boxes = _boxes(cells)
    return from_ticks(cells, boxes.matrix, boxes.empty, boxes.words, boxes.unknown)


def chosen_among_columns(cells: Cells) -> Coded:
    """A column an option, one of them chosen: one answer a response.

    Where two options were chosen the question is spoilt; the response is listed as unknown.
    """
    boxes = _boxes(cells)
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
    """Whether the columns are options of the question rather than its answer and "Other"."""
    if len(cells.columns) < 2:
        return False
    lookup = lookup_of(cells.spec)
    parts = [same_words(c.part) for c in cells.columns if c.role is not Role.OTHER_WORDS]
    return bool(parts[0]) and sum(part in lookup for part in parts) == len(parts)


@dataclass(frozen=True)
class _Boxes:
    """Columns of options as one table: who ticked what, why nothing was, what was typed."""

    matrix: np.ndarray
    empty: np.ndarray
    words: np.ndarray
    unknown: tuple[tuple[int, tuple[int, ...]], ...]


def _words_stand_beside(boxes: _Boxes, other: str, labels: np.ndarray) -> np.ndarray:
    """Words typed beside a chosen option do not make "Other" a second choice."""
    matrix = boxes.matrix.copy()
    if other:
        at = labels.tolist().index(other)
        matrix[(boxes.words != "") & (matrix.sum(axis=1) > 1), at] = False
    return matrix


def _boxes(cells: Cells) -> _Boxes:
    labels = [option.label for option in options_of(cells.spec)]
    shape = (len(cells.ids), len(labels))
    matrix = np.zeros(shape, dtype=bool)
    any_shown = np.zeros(shape[0], dtype=bool)
    any_hidden = np.zeros(shape[0], dtype=bool)
    words = np.full(shape[0], "", dtype=object)
    unknown = []
    options = column_options(cells)
    words_only = [
        column.role is Role.OTHER_WORDS and label == cells.spec.other
        for column, label in zip(cells.columns, options, strict=True)
    ]
    for at in sorted(range(len(options)), key=lambda at: words_only[at]):
        if not options[at]:
            beyond = [row for row, text in enumerate(cells.texts[at]) if same_words(text)]
            unknown += [(at, tuple(beyond))] if beyond else []
            continue
        ticked, hidden, blank, typed, strays = _one_tick_column(
            cells.texts[at], options[at], cells, words_only=words_only[at]
        )
        if words_only[at]:
            unseen = _say_not_shown(typed, any_hidden & ~any_shown)
            ticked, hidden = ticked & ~unseen, hidden | unseen
            typed = np.where(unseen, "", typed)
        matrix[:, labels.index(options[at])] |= ticked
        any_shown |= ~hidden & ~blank
        any_hidden |= hidden
        words = np.where(typed != "", typed, words)
        if strays.any():
            unknown.append((at, tuple(np.flatnonzero(strays).tolist())))
    return _Boxes(matrix, why_nothing(any_shown, any_hidden), words, tuple(unknown))


def _say_not_shown(typed: np.ndarray, not_shown: np.ndarray) -> np.ndarray:
    """Where no option was shown and "Other" holds the platform's word for that, not people's."""
    rows: np.ndarray = not_shown & (typed != "")
    rows[rows] = [same_words(text) in NOT_SHOWN for text in typed[rows]]
    return rows


def why_nothing(shown: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Why nothing was ticked, row by row; ``None`` where something could be."""
    why = np.where(hidden, State.NOT_ASKED, State.BLANK).astype(object)
    why[shown] = None
    return why


def column_options(cells: Cells) -> list[str]:
    """For every column of a split question the option it stands for; "" when there is none left.

    By the words above the column where they are an option; else by order. The box of "Other"
    may have a column of typed words beside it.
    """
    lookup = lookup_of(cells.spec)
    labels = [option.label for option in options_of(cells.spec)]
    other = cells.spec.other or None
    by_words = [
        lookup.get(same_words(column.part)) or (other if column.role is Role.OTHER_WORDS else None)
        for column in cells.columns
    ]
    left = [label for label in labels if label not in by_words]
    boxes = by_words.count(None)
    if boxes > len(left):
        named = zip(cells.columns, by_words, strict=True)
        told = {label for column, label in named if column.role is not Role.OTHER_WORDS}
        left = [label for label in labels if label not in told]
    return [label if label is not None else (left.pop(0) if left else "") for label in by_words]


def _one_tick_column(
    texts: Sequence[str], label: str, cells: Cells, *, words_only: bool
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    codes, values = distinct(texts)
    keys = [same_words(value) for value in values]
    is_words = label == cells.spec.other
    own = {same_words(label)} | {key for key, to in lookup_of(cells.spec).items() if to == label}
    not_shown = frozenset() if words_only else NOT_SHOWN - own
    codes_of_none = _but_words(cells) if words_only else cells.codes
    hidden = np.array(
        [
            key in not_shown or empty_state(value, codes_of_none) is State.NOT_ASKED
            for key, value in zip(keys, values, strict=True)
        ]
    )
    blank = np.array([empty_state(value, codes_of_none) is State.BLANK for value in values])
    says = {keys[code] for code in np.unique(codes).tolist()} - {""}
    repeats = _repeated(own, says, texts, cells)
    off = np.array([key in NOT_TICKED - repeats and not words_only for key in keys])
    said = {key for key in says if key not in NOT_TICKED | not_shown}
    code = said if len(said) == 1 and all(key.isdecimal() for key in said) else set()
    on = np.array([(key in TICKED | code and not words_only) or key in own for key in keys])
    on &= ~blank & ~hidden & ~off
    rest = ~(hidden | blank | off | on)
    typed = np.array(
        [v if r and is_words else "" for v, r in zip(values, rest, strict=True)], dtype=object
    )
    ticked = on | (rest & is_words)
    return ticked[codes], hidden[codes], blank[codes], typed[codes], (rest & (not is_words))[codes]


def _repeated(own: set[str], says: set[str], mine: Sequence[str], cells: Cells) -> set[str]:
    """Words such as "No" that are a ticked option repeated, not a box that was left.

    An option called "No" is left where the file declares what ticks are, where "No" or "Yes"
    also stands beneath another option, or where cells of its own say "Yes" besides.
    """
    named = own & NOT_TICKED
    if not named or says & TICKED - own or cells.columns[0].declared:
        return set()
    columns = zip(cells.columns, cells.texts, column_options(cells), strict=True)
    left: set[str] = set()
    for column, texts, label in columns:
        if texts is not mine and column.role is not Role.OTHER_WORDS:
            codes, values = distinct(texts)
            said = {same_words(values[code]) for code in np.unique(codes).tolist()}
            left |= said & (TICKED | NOT_TICKED) - {same_words(label)}
    return set() if left & TICKED else named - left


def _but_words(cells: Cells) -> dict[str, State]:
    """What stands for no answer, without what people write too: "N/A" in a column of words."""
    own = cells.own_codes
    return {c: state for c, state in cells.codes.items() if c in own or c.lower() not in NOT_SHOWN}


def from_ticks(
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
    states = np.where(matrix[shown], np.where(refusal, _REFUSED, _ANSWERED), _NOT_TICKED)
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
    rest = answers_frame(cells.ids[~shown], cells.spec.id, none, empty[~shown])
    return Coded(_one_after_other(full, rest), other_words(cells, words), unknown=unknown, odd=odd)


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
