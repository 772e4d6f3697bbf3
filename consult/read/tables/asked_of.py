"""Questions that only some people were asked: whom, and what a blank of anybody else means."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
import pandas as pd

from consult.model.settings.question import QuestionSpec
from consult.model.survey.tables import State
from consult.read.tables.cells import Coded
from consult.read.tables.long import categorical
from consult.read.tables.questions import labels_asked

_SILENT = frozenset({str(State.BLANK), str(State.NOT_ASKED)})
_CHOSEN = frozenset({str(State.ANSWERED), str(State.PREFER_NOT_TO_SAY), str(State.SPOILED)})
"""States of an option that somebody gave: of two boxes on paper either may have led on."""


def gave(made: Coded, labels: Collection[str], responses: int) -> np.ndarray:
    """Which responses gave one of some answers.

    Parameters
    ----------
    made
        The answers to a question in one source.
    labels
        Options of it.
    responses
        How many the source has.

    Returns
    -------
    np.ndarray
        bool, one a response in the order of the rows.
    """
    frame = made.answers
    wanted = _rows_of(frame, "option", labels) & _rows_of(frame, "state", _CHOSEN)
    return _marked([frame[wanted]], responses)


def given_in(made: Coded, labels: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Who gave which of some answers, a pair a line.

    Parameters
    ----------
    made
        The answers to a question in one source.
    labels
        Options of it.

    Returns
    -------
    tuple
        Positions of responses, and of the labels they gave.
    """
    options = categorical(made.answers["option"].array)
    known = {label: place for place, label in enumerate(labels)}
    places = [known.get(str(label), -1) for label in options.categories]
    at = np.array([*places, -1], dtype=np.intp)[options.codes]
    chosen = (at >= 0) & _rows_of(made.answers, "state", _CHOSEN)
    who = made.answers["response_id"].cat.codes.to_numpy()[chosen]
    return who.astype(np.intp), at[chosen]


def unasked_in(made: Coded, responses: int) -> np.ndarray:
    """Which responses were not asked, by what the export itself says.

    Parameters
    ----------
    made, responses
        As for :func:`gave`.
    """
    frames = (made.answers, made.comments)
    return _marked([f[_rows_of(f, "state", {State.NOT_ASKED})] for f in frames], responses)


def responded(made: Coded, responses: int) -> np.ndarray:
    """Which responses say anything to a question, a box that was left or odd words included.

    Parameters
    ----------
    made, responses
        As for :func:`gave`.
    """
    frames = [f[~_rows_of(f, "state", _SILENT)] for f in (made.answers, made.comments)]
    said = _marked(frames, responses)
    said[[row for about in made.odd for row in about.rows]] = True
    return said


def without_unasked(made: Coded, unasked: np.ndarray) -> Coded:
    """The same answers, in which a blank of those who were not asked says so.

    Parameters
    ----------
    made
        The answers to one question in one source.
    unasked
        bool, one a response in the order of the rows.
    """
    return Coded(
        _unasked(made.answers, unasked),
        _unasked(made.comments, unasked),
        made.unknown,
        made.unreadable,
        made.odd,
    )


def only_of_those_asked(
    specs: Sequence[QuestionSpec], coded: Sequence[Coded | None], responses: int
) -> Iterator[tuple[Coded | None, tuple[int, ...]]]:
    """Answers of one source with "not asked" for whoever was not led to a question.

    Parameters
    ----------
    specs
        All questions, in order.
    coded
        What each came to; ``None`` where the source does not hold it.
    responses
        How many the source has.

    Yields
    ------
    tuple
        The answers, and the rows of those who answered though they were not asked. Where the
        source does not hold the question that decides it, nothing is known and all stays.
    """
    at = {spec.id: number for number, spec in enumerate(specs)}
    for spec, made in zip(specs, coded, strict=True):
        asking = at[spec.asked_of.question] if spec.asked_of else -1
        deciding = coded[asking] if spec.asked_of else None
        if made is None or deciding is None:
            yield made, ()
            continue
        outside = ~gave(deciding, labels_asked(spec, specs[asking]), responses)
        said = responded(made, responses)
        rows = tuple(np.flatnonzero(outside & said).tolist())
        yield without_unasked(made, outside & ~said), rows


def _rows_of(frame: pd.DataFrame, column: str, labels: Collection[str]) -> np.ndarray:
    """Which rows of a frame have one of the labels in a coded column."""
    held = categorical(frame[column].array)
    wanted = np.append(held.categories.isin([str(label) for label in labels]), False)
    found: np.ndarray = wanted[held.codes]
    return found


def _marked(frames: Sequence[pd.DataFrame], responses: int) -> np.ndarray:
    """Which responses have a row; the code of an id is its row."""
    marked = np.zeros(responses, dtype=bool)
    for frame in frames:
        marked[frame["response_id"].cat.codes.to_numpy()] = True
    return marked


def _unasked(frame: pd.DataFrame, unasked: np.ndarray) -> pd.DataFrame:
    blank = _rows_of(frame, "state", {State.BLANK})
    blank &= unasked[frame["response_id"].cat.codes.to_numpy()]
    if not blank.any():
        return frame
    states = categorical(frame["state"].array)
    named = [*states.categories, *({str(State.NOT_ASKED)} - {*states.categories})]
    codes = np.where(blank, named.index(str(State.NOT_ASKED)), states.codes)
    return frame.assign(state=pd.Categorical.from_codes(codes, pd.Index(named, dtype=object)))
