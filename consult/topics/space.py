"""The space topics are found in: meaning from the vectors given, beside how comments are worded.

Wording draws comments together that use the same words, which sentence models alone see less.
It is counted in pieces of words, which forgive spelling.
"""

from __future__ import annotations

import numpy as np

from consult.topics.counts import WordCounts

FEW_ROWS = 60
"""Up to this number of comments wording tells too little, and the vectors are used as they are.

Five draws of 30, 50 and 60: AMI with wording .135, .172 and .178, without .105, .179 and .150 on
multi-label comments, .126, .185 and .231 against .136, .168 and .238 on banking77. Neither is
better; with 80 and 120 neither is.
"""

WORDING = 0.5
"""Length of the half that holds the wording; that of the meaning is 1. Between 0.4 and 0.6 the
agreement with human codes is highest on three labelled sets, and flat."""

COMPONENTS = 100
"""Dimensions of the wording. AMI with 50, 100 and 200 is .256, .271 and .260 on multi-label
comments, .778, .781 and .779 on banking77."""

FEWEST_COMMENTS = 3
"""Comments that must share a piece: the others tell no comment from another. With 1, 2 and 6 AMI
moves by .003 at most, and there are more pieces to count."""

POWER_ITERATIONS = 2
"""Of the randomised SVD; with 1 or 4 the agreement with human codes is the same."""

SAMPLE = 2_500
"""Comments that the wording is learnt from; with 5,000 the agreement is the same."""

DECIMALS = 6
"""Vectors are rounded to this, so that no neighbour turns on the last bits of a float. With 8 the
themes of banking77 are the same; of multi-label comments AMI is .267, .271 and .273 with 4, 6 and
8."""


def shared_space(
    said: WordCounts, vectors: np.ndarray, *, seed: int, sample: int = SAMPLE
) -> np.ndarray:
    """Vectors of meaning and wording together.

    Parameters
    ----------
    said
        Words of comments in canonical order.
    vectors
        Shape (texts, dimensions), of length 1 or 0.
    seed
        Seed of the randomised SVD.
    sample
        The wording is learnt from so many first comments.

    Returns
    -------
    numpy.ndarray
        Shape (texts, dimensions or more): rows of length 1 or 0, rounded to 6 decimals. The
        vectors as given where there are too few comments.
    """
    if len(said.texts) <= FEW_ROWS:
        return vectors
    wording = _wording(said, sample, seed)
    if wording is None:
        return vectors
    return np.asarray(np.round(unit(np.hstack([vectors, WORDING * wording])), DECIMALS))


def unit(vectors: np.ndarray) -> np.ndarray:
    """Rows of length 1; those of length 0 stay.

    Parameters
    ----------
    vectors
        Shape (rows, dimensions).
    """
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 10**-DECIMALS, lengths, np.inf))


def _wording(said: WordCounts, sample: int, seed: int) -> np.ndarray | None:
    """Shape (texts, components), or ``None`` where comments share too little to tell."""
    from sklearn.feature_extraction.text import TfidfTransformer
    from sklearn.utils.extmath import randomized_svd

    counted = said.by_piece()
    learnt = counted[:sample]
    shared = np.bincount(learnt.indices, minlength=learnt.shape[1]) >= FEWEST_COMMENTS
    most = min(COMPONENTS, min(len(said.texts[:sample]), int(shared.sum())) - 1)
    if most < 1:
        return None
    weighing = TfidfTransformer(sublinear_tf=True).fit(learnt[:, shared])
    weighed = weighing.transform(counted[:, shared]).astype(np.float32)
    _, _, axes = randomized_svd(
        weighed[:sample], n_components=most, n_iter=POWER_ITERATIONS, random_state=seed
    )
    return unit((weighed @ axes.T).astype(float))
