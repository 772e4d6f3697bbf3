"""Score comments against the agreed codes by wording alone, before anybody has coded any.

The score is the mean of two cosines between wordings: of the code's definition with the whole
comment, and with the clause that comes nearest to it. With definitions written from the names
of published codes this agrees with human coders at micro F1 .43 on NHS comments
(``python -m benchmarks suggest``): a starting point for review, not a coder.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.segments import segments
from consult.model.codeframe import Code, Codeframe

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Wording = Callable[[Sequence[str]], "csr_matrix"]
"""Texts to unit rows, shape (texts, features); ``consult.embed.wording``."""

DECIMALS = 5
"""Scores are rounded to this before they are compared."""


@dataclass(frozen=True)
class Read:
    """Comments with their clauses and the wording of both.

    Parameters
    ----------
    texts
        Comments, one a row.
    clauses
        All clauses, those of one comment together.
    owner
        Shape (clauses,): the comment each clause belongs to, from 0, ascending.
    whole, parts
        Wordings, shapes (comments, features) and (clauses, features).
    definitions
        Wordings of the codes, shape (codes, features).
    """

    texts: tuple[str, ...]
    clauses: tuple[str, ...]
    owner: np.ndarray
    whole: csr_matrix
    parts: csr_matrix
    definitions: csr_matrix


@dataclass(frozen=True)
class Scores:
    """How near each comment comes to each of some themes.

    Parameters
    ----------
    codes
        Ids, one a column.
    values
        Shape (comments, codes), 0 to 1.
    words
        Shape (comments, codes): position of the clause that came nearest.
    """

    codes: tuple[str, ...]
    values: np.ndarray
    words: np.ndarray


def score_codeframe(texts: Sequence[str], codeframe: Codeframe, *, wording: Wording) -> Scores:
    """How near each comment comes to each code of a codeframe.

    Parameters
    ----------
    texts
        Comments, one a row, in any order.
    codeframe
        Codes with definitions; retired ones are left out.
    wording
        ``consult.embed.wording``, or anything that turns texts into unit rows.

    Returns
    -------
    Scores
        One row per comment, one column per code, in the order given.
    """
    codes = active_codes(codeframe)
    reading = read(texts, codes, wording=wording)
    return score(reading, tuple(code.id for code in codes), reading.definitions)


def active_codes(codeframe: Codeframe) -> tuple[Code, ...]:
    """The codes that may be suggested."""
    return tuple(code for code in codeframe.codes if not code.retired)


def read(texts: Sequence[str], codes: Sequence[Code], *, wording: Wording) -> Read:
    """Cut comments into clauses and take the wording of everything at once."""
    cut = segments(texts)
    clauses = [clause for of_text in cut for clause in of_text]
    rows = wording([*texts, *clauses, *(describe(code) for code in codes)])
    return Read(
        texts=tuple(texts),
        clauses=tuple(clauses),
        owner=np.repeat(np.arange(len(cut)), [len(of_text) for of_text in cut]),
        whole=rows[: len(texts)],
        parts=rows[len(texts) : len(texts) + len(clauses)],
        definitions=rows[len(texts) + len(clauses) :],
    )


def describe(code: Code) -> str:
    """Everything that says what a code takes in, as one text."""
    return ". ".join((code.name, code.definition, *code.includes, *code.examples))


def score(reading: Read, codes: tuple[str, ...], themes: csr_matrix) -> Scores:
    """Mean of the cosines of whole comment and nearest clause to each theme.

    Parameters
    ----------
    reading
        Comments and clauses.
    codes
        Ids of the themes.
    themes
        Unit rows, shape (codes, features).
    """
    whole = (reading.whole @ themes.T).toarray()
    parts = np.round((reading.parts @ themes.T).toarray(), DECIMALS)
    words = _nearest_clause(parts, reading.owner, len(reading.texts))
    nearest = np.take_along_axis(parts, words, axis=0) if len(parts) else whole
    return Scores(codes, np.round((whole + nearest) / 2, DECIMALS).clip(0, 1), words)


def _nearest_clause(parts: np.ndarray, owner: np.ndarray, comments: int) -> np.ndarray:
    """Position of the highest of each comment's clauses, for each column; the first of equals."""
    starts = np.searchsorted(owner, np.arange(comments))
    if not comments:
        return np.zeros((0, parts.shape[1]), dtype=int)
    highest = np.maximum.reduceat(parts, starts, axis=0)
    hits = parts >= highest[owner]
    places = np.where(hits, np.arange(len(parts))[:, None], len(parts))
    return np.minimum.reduceat(places, starts, axis=0)
