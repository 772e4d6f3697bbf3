"""From scores to codes: one to three a comment, or none below a floor."""

from __future__ import annotations

import numpy as np

EXPECTED_CODES = 1.5
"""Codes a comment on average. Coders of NHS comments gave 1.4 to 1.7 (evidence, section 3)."""

MOST_CODES = 3

FLOOR = 0.06
"""Scores below this explain nothing: on NHS comments the best code of such comments was right
one time in four or less."""

SLOPE, OFFSET = 8.0, -1.9
"""Logistic curve from score to the share of given codes a human coder gave too, between those of
NHS comments before and after the second look (7.0, -1.7 and 9.1, -2.1). A study's own reviewed
codings replace it."""


def choose(
    scores: np.ndarray, *, expected: float = EXPECTED_CODES, floor: float = FLOOR
) -> np.ndarray:
    """Which codes each comment is given.

    Parameters
    ----------
    scores
        Shape (comments, codes), 0 to 1.
    expected
        Codes a comment on average, over comments that are given any.
    floor
        No code is given on a lower score.

    Returns
    -------
    numpy.ndarray
        Shape (comments, codes), true where given: the best code and up to two more. One
        threshold serves all comments, set so that the average comes out as expected.
    """
    comments, codes = scores.shape
    if not comments or not codes:
        return np.zeros(scores.shape, dtype=bool)
    order = np.argsort(-scores, axis=1, kind="stable")[:, :MOST_CODES]
    ranked = np.take_along_axis(scores, order, axis=1)
    explained = ranked[:, 0] >= floor
    given = ranked >= _threshold(ranked[explained, 1:], expected - 1, floor)
    given[:, 0] = explained
    given &= ranked >= floor
    chosen = np.zeros(scores.shape, dtype=bool)
    np.put_along_axis(chosen, order, given, axis=1)
    return chosen


def probability(scores: np.ndarray) -> np.ndarray:
    """Share of human coders who would agree, 0 to 1, by the experience of NHS comments."""
    return 1 / (1 + np.exp(-(SLOPE * scores + OFFSET)))


def _threshold(further: np.ndarray, wanted: float, floor: float) -> float:
    """The score at which so many second and third codes a comment are given."""
    give = round(wanted * len(further))
    if give >= further.size:
        return floor
    return float(np.sort(further, axis=None)[::-1][give - 1]) if give > 0 else np.inf
