"""A model on sentence vectors: what indirect wording means, where no phrase knows it.

It holds comments that it learnt from (support vectors) and says of a new one how much nearer it is
to those that tell of a risk than to the others. Its numbers are in weights.npz, fitted by
``benchmarks/_safeguarding_fit.py`` on invented comments that ship with the project. It reads the
lower layers of the sentence model, which keep who does what to whom, and how a comment speaks
(``signs``). What was tried beside it is in docs/safeguarding.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from consult.care.signs import signs_of
from consult.care.words import plain

FILE = Path(__file__).with_name("weights.npz")

Encode = Callable[[Sequence[str]], np.ndarray]
"""Texts to rows of numbers: ``lower`` of the sentence model."""


def features(texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
    """What the model knows of comments, not yet on one scale: their vectors, then their signs.

    Parameters
    ----------
    texts
        Comments.
    vectors
        From an ``Encode``, shape (comments, dimensions).
    """
    return np.hstack([vectors.astype(np.float64), signs_of(texts)])


@dataclass(frozen=True)
class RiskModel:
    """What was learnt.

    Parameters
    ----------
    centre, scale
        By which features are brought to one scale, shape (features,).
    supports, support_weights
        Comments learnt from, as features on that scale, and how much each counts for a risk:
        shapes (supports, features) and (supports,).
    reach, bias
        How fast a support counts for less the farther off it is, and what is added.
    kinds, kind_weights, kind_bias
        Ids of kinds and what tells them apart: shapes (kinds, features) and (kinds,).
    words, word_weights, word_bias
        Of the quick score by words alone, by which candidates are chosen in large studies.
    listed, likely
        Scores from which a comment is listed, and from which it is said to be likely.
    dismissed
        Score below which a comment is not listed though a phrase was found in it.
    candidate
        Score by words from which a comment is a candidate.
    """

    centre: np.ndarray
    scale: np.ndarray
    supports: np.ndarray
    support_weights: np.ndarray
    reach: float
    bias: float
    kinds: tuple[str, ...]
    kind_weights: np.ndarray
    kind_bias: np.ndarray
    words: dict[str, float]
    word_bias: float
    listed: float
    likely: float
    dismissed: float
    candidate: float

    def scores(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """How much each comment sounds like somebody at risk, shape (comments,).

        Parameters
        ----------
        texts
            Comments.
        vectors
            From an ``Encode``, shape (comments, dimensions).
        """
        rows = self._scaled(texts, vectors)
        apart = (rows**2).sum(axis=1)[:, None] + (self.supports**2).sum(axis=1)
        apart -= 2 * rows @ self.supports.T
        near = np.exp(-self.reach * np.maximum(apart, 0.0))
        return np.asarray(np.round(near @ self.support_weights + self.bias, 4))

    def kind_of(self, texts: Sequence[str], vectors: np.ndarray) -> list[str]:
        """The likeliest kind of each comment, if it tells of a risk at all.

        Parameters
        ----------
        texts
            Comments.
        vectors
            From an ``Encode``, shape (comments, dimensions).
        """
        rows = self._scaled(texts, vectors)
        each = np.round(rows @ self.kind_weights.T + self.kind_bias, 4)
        return [self.kinds[at] for at in each.argmax(axis=1)] if len(each) else []

    def by_words(self, text: str) -> float:
        """The quick score of a comment, by its words alone, whatever its length.

        Parameters
        ----------
        text
            A comment.
        """
        known, words = self.words, set(plain(text).split())
        score = self.word_bias + sum(known.get(word, 0.0) for word in words)
        return float(round(score / max(1, len(words)) ** 0.5, 4))

    def _scaled(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        scaled: np.ndarray = (features(texts, vectors) - self.centre) / self.scale
        return scaled


LEVELS = ("listed", "likely", "dismissed", "candidate")


@cache
def risk_model() -> RiskModel:
    """The model that ships with consult."""
    with np.load(FILE, allow_pickle=False) as kept:
        one = {name: float(kept[name]) for name in ("reach", "bias", "word_bias", *LEVELS)}
        words = zip(kept["words"].tolist(), kept["word_weights"].tolist(), strict=True)
        return RiskModel(
            centre=kept["centre"],
            scale=kept["scale"],
            supports=kept["supports"].astype(np.float64),
            support_weights=kept["support_weights"],
            kinds=tuple(kept["kinds"].tolist()),
            kind_weights=kept["kind_weights"],
            kind_bias=kept["kind_bias"],
            words=dict(words),
            **one,
        )
