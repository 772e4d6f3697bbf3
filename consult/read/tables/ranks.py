"""Options put in order: a column a rank, a column an item, or all items in one cell."""

from __future__ import annotations

import numpy as np

from consult.definitions.wordings import normalised
from consult.model.survey.tables import State
from consult.read.tables.boxes import Boxes, why_nothing
from consult.read.tables.cells import Cells, Coded, distinct, empty_state
from consult.read.tables.questions import lookup_of, options_of
from consult.read.tables.ticks import from_ticks
from consult.read.values.numbers import is_number
from consult.read.values.ticked import split_ticked


def ranks(cells: Cells) -> Coded:
    """Columns are ranks and hold items (LimeSurvey), or are items and hold ranks.

    Parameters
    ----------
    cells
        A question of kind ``RANK`` in one source; with a separator all its items stand in one
        cell, best first.

    Returns
    -------
    Coded
        One row a response and option, with its rank as ``number``, not a number where the option
        was not ranked.
    """
    if len(cells.columns) == 1 and cells.spec.separator:
        return _joined_ranks(cells)
    lookup = lookup_of(cells.spec)
    labels = [option.label for option in options_of(cells.spec)]
    ranks = np.full((len(cells.ids), len(labels)), np.nan)
    shown = np.zeros(len(cells.ids), dtype=bool)
    hidden = np.zeros(len(cells.ids), dtype=bool)
    unknown = []
    for at, texts in enumerate(cells.texts):
        strays = []
        item = lookup.get(normalised(cells.columns[at].part))
        for row, text in enumerate(texts):
            state = empty_state(text, cells.codes)
            if state is not None:
                hidden[row] |= state is State.NOT_ASKED
                continue
            label = item or lookup.get(normalised(text))
            rank = _rank_in(text) if item else at + 1.0
            if label is None or np.isnan(rank):
                strays.append(row)
                continue
            shown[row] = True
            ranks[row, labels.index(label)] = rank
        if strays:
            unknown.append((at, tuple(strays)))
    return _from_ranks(cells, ranks, why_nothing(shown, hidden), tuple(unknown))


def _joined_ranks(cells: Cells) -> Coded:
    """All items in one cell, best first."""
    lookup = lookup_of(cells.spec)
    labels = [option.label for option in options_of(cells.spec)]
    codes, values = distinct(cells.texts[0])
    places = np.full((len(values), len(labels)), np.nan)
    empty = [empty_state(value, cells.codes) for value in values]
    strays = np.zeros(len(values), dtype=bool)
    for at, value in enumerate(values):
        if empty[at] is not None:
            continue
        ticked = split_ticked(value, cells.spec.separator, lookup)
        strays[at] = bool(ticked.words)
        for place, label in enumerate(ticked.options):
            places[at, labels.index(label)] = place + 1.0
    unknown = np.flatnonzero(strays[codes])
    return _from_ranks(
        cells,
        places[codes],
        np.array(empty, dtype=object)[codes],
        ((0, tuple(unknown.tolist())),) if len(unknown) else (),
    )


def _rank_in(text: str) -> float:
    return float(text) if is_number(text) else np.nan


def _from_ranks(
    cells: Cells,
    ranks: np.ndarray,
    empty: np.ndarray,
    unknown: tuple[tuple[int, tuple[int, ...]], ...],
) -> Coded:
    no_words = np.full(len(cells.ids), "", dtype=object)
    coded = from_ticks(cells, Boxes(~np.isnan(ranks), empty, no_words, unknown))
    shown = empty == None  # noqa: E711 element by element
    numbers = np.concatenate([ranks[shown].ravel(), np.full(int((~shown).sum()), np.nan)])
    return Coded(coded.answers.assign(number=numbers), coded.comments, unknown=unknown)
