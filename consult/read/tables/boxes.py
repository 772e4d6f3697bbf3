"""Options that have a column each, put together as one table of who ticked what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from consult.definitions.wordings import normalised
from consult.model.survey.tables import State
from consult.read.export.declared import Role
from consult.read.tables.cells import Cells, distinct, empty_state
from consult.read.tables.questions import lookup_of, options_of
from consult.read.values.ticked import NOT_SHOWN, NOT_TICKED, TICKED


@dataclass(frozen=True)
class Boxes:
    """The options of a question as one table.

    Parameters
    ----------
    matrix
        Response by option, whether it was ticked.
    empty
        For each response why nothing can have been ticked; ``None`` where something could.
    words
        For each response what was typed for "Other"; "" where nothing was.
    unknown
        As of :class:`consult.read.tables.cells.Coded`.
    """

    matrix: np.ndarray
    empty: np.ndarray
    words: np.ndarray
    unknown: tuple[tuple[int, tuple[int, ...]], ...]


def boxes_of(cells: Cells) -> Boxes:
    """The columns of one question as one table.

    Parameters
    ----------
    cells
        A question in one source whose options have a column each, and "Other" perhaps one more
        for the words typed.
    """
    labels = [option.label for option in options_of(cells.spec)]
    shape = (len(cells.ids), len(labels))
    matrix = np.zeros(shape, dtype=bool)
    any_shown = np.zeros(shape[0], dtype=bool)
    any_hidden = np.zeros(shape[0], dtype=bool)
    words = np.full(shape[0], "", dtype=object)
    unknown = []
    options = _column_options(cells)
    words_only = [
        column.role is Role.OTHER_WORDS and label == cells.spec.other
        for column, label in zip(cells.columns, options, strict=True)
    ]
    # Typed words last: whether "N/A" is theirs or the platform's shows by the boxes beside it.
    for at in sorted(range(len(options)), key=lambda at: words_only[at]):
        if not options[at]:
            beyond = [row for row, text in enumerate(cells.texts[at]) if normalised(text)]
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
    return Boxes(matrix, why_nothing(any_shown, any_hidden), words, tuple(unknown))


def _say_not_shown(typed: np.ndarray, not_shown: np.ndarray) -> np.ndarray:
    """Where no option was shown and "Other" holds the platform's word for that, not people's."""
    rows: np.ndarray = not_shown & (typed != "")
    rows[rows] = [normalised(text) in NOT_SHOWN for text in typed[rows]]
    return rows


def why_nothing(shown: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Why nothing was ticked, row by row; ``None`` where something could be.

    Parameters
    ----------
    shown, hidden
        For each response whether any column shows that the question was put, and whether any
        shows that it was not. The first decides where both do.
    """
    why = np.where(hidden, State.NOT_ASKED, State.BLANK).astype(object)
    why[shown] = None
    return why


def _column_options(cells: Cells) -> list[str]:
    """For every column of a split question the option it stands for; "" when there is none left.

    By the words above the column where they are an option; else by order. The box of "Other"
    may have a column of typed words beside it.
    """
    lookup = lookup_of(cells.spec)
    labels = [option.label for option in options_of(cells.spec)]
    other = cells.spec.other or None
    by_words = [
        lookup.get(normalised(column.part)) or (other if column.role is Role.OTHER_WORDS else None)
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
    keys = [normalised(value) for value in values]
    is_words = label == cells.spec.other
    own = {normalised(label)} | {key for key, to in lookup_of(cells.spec).items() if to == label}
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
    # A tick may be the option's own code: one number, the same wherever the box was ticked.
    said = {key for key in says if key not in NOT_TICKED | not_shown}
    code = said if len(said) == 1 and all(key.isdecimal() for key in said) else set()
    code = code or (said & _only_word(cells) if label != cells.spec.other else set())
    on = np.array([(key in TICKED | code and not words_only) or key in own for key in keys])
    on &= ~blank & ~hidden & ~off
    rest = ~(hidden | blank | off | on)
    typed = np.array(
        [v if r and is_words else "" for v, r in zip(values, rest, strict=True)], dtype=object
    )
    ticked = on | (rest & is_words)
    return ticked[codes], hidden[codes], blank[codes], typed[codes], (rest & (not is_words))[codes]


def _only_word(cells: Cells) -> set[str]:
    """The word that stands wherever a box was ticked, in any column: a tick in words of its own."""
    said: set[str] = set()
    columns = zip(cells.columns, cells.texts, strict=True)
    held = [texts for column, texts in columns if column.role is not Role.OTHER_WORDS]
    for texts in held:
        codes, values = distinct(texts)
        keys = {normalised(values[code]) for code in np.unique(codes).tolist()} - {""}
        keys -= NOT_TICKED | NOT_SHOWN | {normalised(code) for code in cells.codes}
        if len(keys) > 1:
            return set()
        said |= keys
    return said if len(held) > 1 and len(said) == 1 else set()


def _repeated(own: set[str], says: set[str], mine: Sequence[str], cells: Cells) -> set[str]:
    """Words such as "No" that are a ticked option repeated, not a box that was left.

    An option called "No" is left where the file declares what ticks are, where "No" or "Yes"
    also stands beneath another option, or where cells of its own say "Yes" besides.
    """
    named = own & NOT_TICKED
    if not named or says & TICKED - own or cells.columns[0].declared:
        return set()
    columns = zip(cells.columns, cells.texts, _column_options(cells), strict=True)
    left: set[str] = set()
    for column, texts, label in columns:
        if texts is not mine and column.role is not Role.OTHER_WORDS:
            codes, values = distinct(texts)
            said = {normalised(values[code]) for code in np.unique(codes).tolist()}
            left |= said & (TICKED | NOT_TICKED) - {normalised(label)}
    return set() if left & TICKED else named - left


def _but_words(cells: Cells) -> dict[str, State]:
    """What stands for no answer, without what people write too: "N/A" in a column of words."""
    own = cells.own_codes
    return {c: state for c, state in cells.codes.items() if c in own or c.lower() not in NOT_SHOWN}
