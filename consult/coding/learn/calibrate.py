"""From scores to codes, probabilities and bands, all of it learnt from decisions out of fold.

Everything here compares scores of texts that the model had not seen with what people decided of
them. No number is fixed in advance but what is asked for: nine in ten of the accepted codes right,
and no more than three in twenty of the codes people give left unlooked at.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from consult.coding.learn.linear_model import UNKNOWN
from consult.model.coding.deciding import Band

PRECISION = 0.90
"""Of the codes accepted without a look, at least this share is right out of fold."""

LEFT = 0.15
"""Of the codes people give, at most this share is among those left out of fold. On NHS comments a
person then looks at 2 to 3 pairs an answer; a tenth would take 3 to 4, a fifth 1.5 to 2."""

FEWEST_ACCEPTED = 20
"""Pairs that must stand behind a share before anything is accepted on it.

After 60 and 200 of 500 NHS comments 10 and 40 accept the same. With 5, seven in a hundred codes are
accepted after 60 comments, on a handful of pairs: right .88 times, where .90 is asked.
"""

FEWEST_JUDGES = 20
"""Texts that the sentence model was not tuned on, where it was tuned, to set thresholds by."""

CANDIDATES = 80
"""Thresholds tried, between the share of pairs given a code at most and at least.

After 200 of 500 NHS comments F1 is .682, .660, .661 and .659 with 20, 40, 80 and 160, after 60
.603, .616, .615 and .616: more find the same.
"""

RESAMPLES, SHARE = 20, 0.6
"""Random parts of the decided texts whose best thresholds are averaged: the best of one set of
texts is partly chance. By cross-validation F1 and the mean of codes gain .004 and .001 after 100
NHS comments, .002 and .006 after 400, .000 and .007 after 1,000 (docs/settings-tried.md)."""

MOST_CODES = 6
"""A text; what the threshold search looks at. Coders of NHS comments gave six at most.

It only bounds the search: after 200 comments F1 is .661, .659, .661 and .661 with 2, 3, 6 and 12.
"""


@dataclass(frozen=True)
class Calibration:
    """What scores mean, by the experience of one question.

    Parameters
    ----------
    threshold
        Score from which a code is given; a text below it everywhere is given its best code.
    slope, rarity, offset
        Log-odds of a code being right: ``slope * score + rarity * log share + offset``.
    shares
        Shape (codes,): log of the share of texts that people gave each code.
    accept, leave
        Probabilities from which a code is accepted, and below which it is left. Infinite and
        zero when there is too little to go by: all is then for review.
    """

    threshold: float
    slope: float
    rarity: float
    offset: float
    shares: np.ndarray
    accept: float = np.inf
    leave: float = 0.0

    def probability(self, scores: np.ndarray) -> np.ndarray:
        """Chance that a person gives the code, shape (texts, codes).

        Parameters
        ----------
        scores
            Shape (texts, codes), log-odds.
        """
        odds = self.slope * scores + self.rarity * self.shares + self.offset
        return np.asarray(1 / (1 + np.exp(-odds.clip(-30, 30))))

    def given(self, scores: np.ndarray) -> np.ndarray:
        """Which codes each text is given, shape (texts, codes): at least one a text.

        Parameters
        ----------
        scores
            Shape (texts, codes), log-odds; at least one code.
        """
        return choose_from(scores, self.threshold)

    def bands(self, probability: np.ndarray) -> np.ndarray:
        """The ``Band`` of each pair, as text, shape (texts, codes).

        Parameters
        ----------
        probability
            Shape (texts, codes), from ``probability``.
        """
        bands = np.full(probability.shape, str(Band.REVIEW), dtype=object)
        bands[probability >= self.accept] = str(Band.ACCEPT)
        bands[probability < self.leave] = str(Band.LEAVE)
        return bands


def choose_from(scores: np.ndarray, threshold: float) -> np.ndarray:
    """True from the threshold on, and at the best code of a text that has none.

    Parameters
    ----------
    scores
        Shape (texts, codes); may have no column.
    threshold
        On the scale of the scores.
    """
    given = scores >= threshold
    if scores.shape[1]:
        empty = ~given.any(axis=1)
        given[empty, scores[empty].argmax(axis=1)] = True
    return given


def calibrate(
    scores: np.ndarray, decided: np.ndarray, judges: np.ndarray | None = None
) -> Calibration:
    """Threshold, probabilities and bands from scores out of fold.

    Parameters
    ----------
    scores
        Shape (texts, codes), log-odds given by models that had not seen the text.
    decided
        Shape (texts, codes): 1 given, 0 not given, ``UNKNOWN``.
    judges
        Shape (texts,): texts to go by; all of them when ``None``. With fewer than
        ``FEWEST_JUDGES`` all are gone by, and all is for review.
    """
    shares = _log_shares(decided)
    enough = judges is None or judges.all() or _can_judge(decided[judges])
    if judges is not None and enough:
        scores, decided = scores[judges], decided[judges]
    known = decided != UNKNOWN
    slope, rarity, offset = _platt(scores, decided, np.broadcast_to(shares, scores.shape), known)
    first = Calibration(steady_threshold(scores, decided), slope, rarity, offset, shares)
    probability = first.probability(scores)[known]
    accept, leave = band_edges(probability, decided[known] == 1) if enough else (np.inf, 0.0)
    return Calibration(first.threshold, slope, rarity, offset, shares, accept, leave)


def _can_judge(decided: np.ndarray) -> bool:
    return len(decided) >= FEWEST_JUDGES and bool((decided == 1).any())


def steady_threshold(scores: np.ndarray, decided: np.ndarray) -> float:
    """The mean of the best thresholds of ``RESAMPLES`` random parts of the texts.

    Parameters
    ----------
    scores, decided
        As ``best_threshold`` takes them, rows in canonical order.
    """
    drawn = np.random.default_rng(0)
    size = max(1, round(SHARE * len(scores)))
    parts = [drawn.permutation(len(scores))[:size] for _ in range(RESAMPLES)]
    return float(np.mean([best_threshold(scores[part], decided[part]) for part in parts]))


def best_threshold(scores: np.ndarray, decided: np.ndarray) -> float:
    """The threshold of the highest micro F1; of equals, the lowest.

    Parameters
    ----------
    scores
        Shape (texts, codes), given by models that had not seen the text; at least one of each.
    decided
        Of the same shape; pairs that are ``UNKNOWN`` count neither way.
    """
    known, truth = decided != UNKNOWN, decided == 1
    codes = scores.shape[1]
    lowest = max(0.0, 1 - MOST_CODES / codes)
    tried = np.unique(np.quantile(scores, np.linspace(lowest, 1, CANDIDATES)))
    found = [_f1(choose_from(scores, threshold) & known, truth) for threshold in tried]
    return float(tried[int(np.argmax(np.round(found, 9)))])


def _f1(given: np.ndarray, truth: np.ndarray) -> float:
    return float(2 * (given & truth).sum() / max(1, given.sum() + truth.sum()))


def _log_shares(decided: np.ndarray) -> np.ndarray:
    """Log share of the texts decided that were given each code, one example added to each."""
    known = (decided != UNKNOWN).sum(axis=0)
    return np.asarray(np.log(((decided == 1).sum(axis=0) + 1) / (known + 2)))


def _platt(
    scores: np.ndarray, decided: np.ndarray, shares: np.ndarray, known: np.ndarray
) -> tuple[float, float, float]:
    """Platt's logistic curve over all codes together, with the rarity of the code beside it.

    Pooled, because a code with five examples cannot carry a curve of its own. Scores of balanced
    fits are too high for rare codes; the second slope puts that right.
    """
    from sklearn.linear_model import LogisticRegression

    truth = decided[known] == 1
    if truth.all() or not truth.any():
        return 1.0, 0.0, 0.0
    given = np.column_stack([scores[known], shares[known]])
    curve = LogisticRegression(max_iter=500).fit(given, truth)
    slope, rarity = np.round(curve.coef_[0], 6)
    return max(float(slope), 0.0), float(rarity), round(float(curve.intercept_[0]), 6)


def band_edges(probability: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Where accepting starts and leaving ends.

    Parameters
    ----------
    probability, truth
        Shape (pairs,): the chance given out of fold, and whether a person gave the code.

    Returns
    -------
    accept, leave
        The lowest probability from which ``PRECISION`` of the pairs are right by more than one
        standard error (the edge is picked for being right, so it flatters itself), and the
        highest below which at most ``LEFT`` of the codes given are.
    """
    order = np.argsort(-probability, kind="stable")
    chances, right = probability[order], truth[order].cumsum()
    if not len(chances) or right[-1] < FEWEST_ACCEPTED:
        return np.inf, 0.0
    ends = np.append(chances[1:] < chances[:-1], True)
    pairs = np.arange(1, len(chances) + 1)
    doubt = np.sqrt(PRECISION * (1 - PRECISION) / pairs)
    sure = ends & (right / pairs - doubt >= PRECISION) & (pairs >= FEWEST_ACCEPTED)
    accept = float(chances[np.flatnonzero(sure)[-1]]) if sure.any() else np.inf
    enough = np.flatnonzero(ends & (right >= (1 - LEFT) * right[-1]))[0]
    return accept, float(min(chances[enough], accept))
