"""The space topics are found in: meaning from the vectors given, beside how comments are worded.

Wording draws comments together that use the same words, which sentence models alone see less.
It is counted in pieces of words, which forgive spelling.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consult.topics.words import plain

FEW_ROWS = 60
"""Up to so many comments wording tells too little, and the vectors are used as they are."""

WORDING = 0.5
"""Length of the half that holds the wording; that of the meaning is 1. Between 0.4 and 0.6 the
agreement with human codes is highest on three labelled sets, and flat."""

COMPONENTS = 100
"""Dimensions of the wording."""

PIECE_LETTERS = (3, 5)
"""Fewest and most letters of a piece, the blanks around a word included."""

FEWEST_COMMENTS = 3
"""Comments that must share a piece."""

POWER_ITERATIONS = 4
"""Of the randomised SVD."""

DECIMALS = 6


def shared_space(
    texts: Sequence[str], vectors: np.ndarray, *, sample: int, seed: int
) -> np.ndarray:
    """Vectors of meaning and wording together.

    Parameters
    ----------
    texts
        Comments in canonical order.
    vectors
        Shape (texts, dimensions), of length 1 or 0.
    sample
        The wording is learnt from so many first comments.
    seed
        Seed of the randomised SVD.

    Returns
    -------
    numpy.ndarray
        Shape (texts, dimensions or more): rows of length 1 or 0, rounded to 6 decimals. The
        vectors as given where there are too few comments.
    """
    if len(texts) <= FEW_ROWS:
        return vectors
    wording = _wording(texts, sample, seed)
    if wording is None:
        return vectors
    return np.asarray(np.round(unit(np.hstack([vectors, WORDING * wording])), DECIMALS))


def unit(vectors: np.ndarray) -> np.ndarray:
    """Rows of length 1; those of length 0 stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 10**-DECIMALS, lengths, np.inf))


def _wording(texts: Sequence[str], sample: int, seed: int) -> np.ndarray | None:
    """Shape (texts, components), or ``None`` where comments share too little to tell."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.utils.extmath import randomized_svd

    counted = TfidfVectorizer(
        preprocessor=lambda text: plain(text).lower(),
        analyzer="char_wb",
        ngram_range=PIECE_LETTERS,
        sublinear_tf=True,
        min_df=FEWEST_COMMENTS,
    )
    try:
        learnt = counted.fit_transform(texts[:sample])
    except ValueError:  # no piece is shared
        return None
    most = min(COMPONENTS, min(learnt.shape) - 1)
    if most < 1:
        return None
    _, _, axes = randomized_svd(
        learnt, n_components=most, n_iter=POWER_ITERATIONS, random_state=seed
    )
    if len(texts) <= sample:
        return unit(learnt @ axes.T)
    return unit(np.vstack([learnt @ axes.T, counted.transform(texts[sample:]) @ axes.T]))
