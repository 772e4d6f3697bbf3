"""Score comments against the agreed codes before anybody has coded any.

The score is the mean of two likenesses to the code's definition: that of the whole comment and
that of the clause that comes nearest. A likeness is three parts wording to one part meaning, where
there is a sentence model to tell the meaning, and wording alone where there is none. What most
comments of a question share tells no code from another: words count by how few comments have
them, and most of the mean is taken off the meaning, so that a broad definition does not draw
everybody. What a code leaves out is heeded (``consult.coding.suggest.excludes``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from consult.coding.suggest.excludes import Sides, barred, sides
from consult.coding.texts.segments import segments
from consult.coding.texts.vectors import Encoders
from consult.model.coding.codeframe import Code, Codeframe, taken_in

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

ON_WORDING = 0.75
"""Weight of wording beside meaning; two thirds is as good on NHS comments and on the Kent study."""

SHARED = 0.75
"""Part of the mean meaning of all comments that is taken off each; a half and the whole are near
as good."""

FEW_COMMENTS = 20
"""So many comments have half of that taken off: the mean of a few is not what all share.

With 10, 20 and 40 NHS comments F1 is .52, .51 and .50, and .47, .49 and .48 if all is taken off
however few they are. Twice the number is as good, half of it up to .02 worse.
"""

DECIMALS = 5
"""Scores are rounded to this before they are compared.

The last bits of a float differ from one processor, or one batch, to another: vectors by 2e-7 where
that was measured. From 3 decimals on F1 on NHS comments is the same, .487.
"""


@dataclass(frozen=True)
class ReadComments:
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
        Wordings of the codes, then of what they take in and leave out one by one, shape (codes and
        sides, features).
    sides
        What codes take in and leave out.
    meanings
        The same three by meaning, shapes (..., dimensions); ``None`` without a sentence model.
    """

    texts: tuple[str, ...]
    clauses: tuple[str, ...]
    owner: np.ndarray
    whole: csr_matrix
    parts: csr_matrix
    definitions: csr_matrix
    sides: Sides
    meanings: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None


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


def active_codes(codeframe: Codeframe) -> tuple[Code, ...]:
    """The codes that may be suggested.

    Parameters
    ----------
    codeframe
        As agreed; codes retired since are left out.
    """
    return tuple(code for code in codeframe.codes if not code.retired)


def read(texts: Sequence[str], codes: Sequence[Code], encoders: Encoders) -> ReadComments:
    """Cut comments into clauses and take the wording and meaning of everything at once.

    Parameters
    ----------
    texts
        Distinct comments, in an order that does not depend on that of the rows; may be none.
    codes
        The codes to score against, one a column of the scores; may be none.
    encoders
        Wording, and meaning where there is a sentence model.
    """
    cut = segments(texts)
    clauses = [clause for of_text in cut for clause in of_text]
    of_codes = sides(codes)
    everything = [*texts, *clauses, *(describe(code) for code in codes), *of_codes.texts]
    first, second = len(texts), len(texts) + len(clauses)
    rows = encoders.wording(everything)
    meaning = encoders.meaning
    vectors = _apart(meaning(everything), first) if meaning and codes else None
    return ReadComments(
        texts=tuple(texts),
        clauses=tuple(clauses),
        owner=np.repeat(np.arange(len(cut)), [len(of_text) for of_text in cut]),
        whole=rows[:first],
        parts=rows[first:second],
        definitions=_telling(rows[second:], rows[:first]),
        sides=of_codes,
        meanings=None
        if vectors is None
        else (vectors[:first], vectors[first:second], vectors[second:]),
    )


def _telling(definitions: csr_matrix, comments: csr_matrix) -> csr_matrix:
    """Definitions with more weight on words that few comments have, as unit rows."""
    from scipy.sparse import diags
    from sklearn.preprocessing import normalize

    if not definitions.shape[0]:
        return definitions
    having = np.bincount(comments.indices, minlength=comments.shape[1])
    rarity = 1 + np.log((1 + comments.shape[0]) / (1 + having))
    return normalize((definitions @ diags(rarity)).tocsr())


def _apart(vectors: np.ndarray, comments: int) -> np.ndarray:
    """Vectors without most of what the comments, which stand first, share; unit rows."""
    if not comments:
        return vectors
    part = SHARED * comments / (comments + FEW_COMMENTS)
    apart = vectors - part * vectors[:comments].mean(axis=0)
    lengths = np.linalg.norm(apart, axis=1, keepdims=True)
    return np.asarray(apart / np.where(lengths > 0, lengths, 1))


def describe(code: Code) -> str:
    """Everything that says what a code takes in, as one text.

    Parameters
    ----------
    code
        What it leaves out is not among it.
    """
    said = taken_in(code.definition)
    return ". ".join((code.name, said, *code.includes, *code.examples))


def score(reading: ReadComments, codes: tuple[str, ...]) -> Scores:
    """How near comments come to the definitions they were read with.

    Parameters
    ----------
    reading
        Comments, clauses and definitions.
    codes
        Ids of the definitions.
    """
    from threadpoolctl import threadpool_limits

    whole = _likeness(reading.whole, reading.definitions)
    parts = _likeness(reading.parts, reading.definitions)
    if reading.meanings is not None:
        of_whole, of_parts, of_codes = reading.meanings
        with threadpool_limits(limits=1):
            meant, meant_in_parts = of_whole @ of_codes.T, of_parts @ of_codes.T
        whole = ON_WORDING * whole + (1 - ON_WORDING) * meant.clip(0)
        parts = ON_WORDING * parts + (1 - ON_WORDING) * meant_in_parts.clip(0)
    parts, own = np.round(parts, DECIMALS), len(codes)
    if not reading.sides.texts:
        return _scores(reading, codes, whole, parts)
    kept = ~barred(parts[:, :own], parts[:, own:], reading.sides)
    any_kept = np.logical_or.reduceat(kept, _starts(reading), axis=0) if len(kept) else kept
    return _scores(reading, codes, whole[:, :own] * any_kept, parts[:, :own] * kept)


def score_wording(reading: ReadComments, codes: tuple[str, ...], themes: csr_matrix) -> Scores:
    """How near comments come to themes by wording alone.

    Parameters
    ----------
    reading
        Comments and clauses.
    codes
        Ids of the themes.
    themes
        Unit rows, shape (codes, features).
    """
    whole, parts = _likeness(reading.whole, themes), _likeness(reading.parts, themes)
    return _scores(reading, codes, whole, parts)


def _likeness(rows: csr_matrix, themes: csr_matrix) -> np.ndarray:
    return np.asarray((rows @ themes.T).toarray())


def _scores(
    reading: ReadComments, codes: tuple[str, ...], whole: np.ndarray, parts: np.ndarray
) -> Scores:
    parts = np.round(parts, DECIMALS)
    words = _nearest_clause(parts, reading)
    nearest = np.take_along_axis(parts, words, axis=0) if len(parts) else whole
    return Scores(codes, np.round((whole + nearest) / 2, DECIMALS).clip(0, 1), words)


def _starts(reading: ReadComments) -> np.ndarray:
    """Position of the first clause of each comment."""
    return np.searchsorted(reading.owner, np.arange(len(reading.texts)))


def _nearest_clause(parts: np.ndarray, reading: ReadComments) -> np.ndarray:
    """Position of the highest of each comment's clauses, for each column; the first of equals."""
    if not reading.texts:
        return np.zeros((0, parts.shape[1]), dtype=int)
    starts = _starts(reading)
    highest = np.maximum.reduceat(parts, starts, axis=0)
    hits = parts >= highest[reading.owner]
    places = np.where(hits, np.arange(len(parts))[:, None], len(parts))
    return np.minimum.reduceat(places, starts, axis=0)
