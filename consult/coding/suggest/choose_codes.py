"""From scores to codes: one to three a comment, or none below a floor."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

DECIMALS = 5
"""Scores with the length counted in are rounded to this before they are compared, so that nothing
turns on the last bits of a float; from 2 decimals on F1 on NHS comments is the same, .487."""

EXPECTED_CODES = 1.5
"""Codes a comment on average. Coders of NHS comments gave 1.4 to 1.7."""

MOST_CODES = 3
"""Codes a comment at most. F1 on NHS comments with 1, 2, 3, 4 and 6: .452, .486, .487, .481, .476;
mean of codes .392, .427, .444, .445, .435."""

FLOOR = 0.06
"""Scores below this explain nothing. With six of 26 definitions left out, 42 in 100 NHS comments
that only those six would take in go to themes found, and 13 in 100 of the others with them."""

SLOPE, OFFSET = 13.0, -1.9
"""Logistic curve from score to the share of given codes a human coder gave too, between those of
NHS comments before and after the second look (10.5, -1.6 and 15.0, -2.1). A study's own reviewed
codings replace it."""

PER_LENGTH = 0.04
"""What a comment e times as long has added to its second and third scores before they are held
against the threshold: who says more has more to be coded. .02 to .06 are as good."""


def choose(
    scores: np.ndarray,
    *,
    expected: float = EXPECTED_CODES,
    floor: float = FLOOR,
    words: Sequence[int] | None = None,
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
    words
        Length of each comment, shape (comments,): longer ones are given second codes sooner.

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
    asked = ranked
    if words is not None:
        asked = np.round(ranked + PER_LENGTH * np.log(np.maximum(words, 1))[:, None], DECIMALS)
    given = asked >= _threshold(asked[explained, 1:], expected - 1, floor)
    given[:, 0] = explained
    given &= ranked >= floor
    chosen = np.zeros(scores.shape, dtype=bool)
    np.put_along_axis(chosen, order, given, axis=1)
    return chosen


def probability(scores: np.ndarray) -> np.ndarray:
    """Share of human coders who would agree, 0 to 1, by the experience of NHS comments.

    Parameters
    ----------
    scores
        Of any shape, 0 to 1, after the second look.
    """
    return 1 / (1 + np.exp(-(SLOPE * scores + OFFSET)))


def _threshold(further: np.ndarray, wanted: float, floor: float) -> float:
    """The score at which so many second and third codes a comment are given."""
    give = round(wanted * len(further))
    if give >= further.size:
        return floor
    return float(np.sort(further, axis=None)[::-1][give - 1]) if give > 0 else np.inf
