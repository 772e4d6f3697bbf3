"""A linear model on sentence vectors: what indirect wording means, where no phrase knows it.

Its weights are plain numbers in weights.npz, fitted by ``benchmarks/_safeguarding_fit.py`` on
invented comments that ship with the project. It reads the lower layers of the sentence model,
which keep who does what to whom; the last layer, trained on likeness of topic, tells a disclosure
from an opinion on the same topic far less well (area under the curve .94 in place of .98 on
comments left out).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from consult.care.words import plain

FILE = Path(__file__).with_name("weights.npz")

Encode = Callable[[Sequence[str]], np.ndarray]
"""Texts to rows of numbers: ``lower`` of the sentence model."""


@dataclass(frozen=True)
class RiskModel:
    """What was learnt.

    Parameters
    ----------
    centre, scale
        By which vectors are brought to one scale, shape (dimensions,).
    weights, bias
        Of the score: shape (dimensions,), and one number.
    kinds, kind_weights, kind_bias
        Ids of kinds and what tells them apart: shapes (kinds, dimensions) and (kinds,).
    words, word_weights, word_bias
        Of the quick score by words alone, by which candidates are chosen in large studies.
    listed, likely
        Scores from which a comment is listed, and from which it is said to be likely.
    candidate
        Score by words from which a comment is a candidate.
    """

    centre: np.ndarray
    scale: np.ndarray
    weights: np.ndarray
    bias: float
    kinds: tuple[str, ...]
    kind_weights: np.ndarray
    kind_bias: np.ndarray
    words: dict[str, float]
    word_bias: float
    listed: float
    likely: float
    candidate: float

    def scores(self, vectors: np.ndarray) -> np.ndarray:
        """How much each comment sounds like somebody at risk, shape (comments,).

        Parameters
        ----------
        vectors
            From an ``Encode``, shape (comments, dimensions).
        """
        return np.asarray(np.round(self._scaled(vectors) @ self.weights + self.bias, 4))

    def kind_of(self, vectors: np.ndarray) -> list[str]:
        """The likeliest kind of each comment, if it tells of a risk at all.

        Parameters
        ----------
        vectors
            From an ``Encode``, shape (comments, dimensions).
        """
        each = np.round(self._scaled(vectors) @ self.kind_weights.T + self.kind_bias, 4)
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

    def _scaled(self, vectors: np.ndarray) -> np.ndarray:
        scaled: np.ndarray = (vectors.astype(np.float64) - self.centre) / self.scale
        return scaled


@cache
def risk_model() -> RiskModel:
    """The model that ships with consult."""
    with np.load(FILE, allow_pickle=False) as kept:
        one = {name: float(kept[name]) for name in ("bias", "word_bias")}
        levels = {name: float(kept[name]) for name in ("listed", "likely", "candidate")}
        words = zip(kept["words"].tolist(), kept["word_weights"].tolist(), strict=True)
        return RiskModel(
            centre=kept["centre"],
            scale=kept["scale"],
            weights=kept["weights"],
            kinds=tuple(kept["kinds"].tolist()),
            kind_weights=kept["kind_weights"],
            kind_bias=kept["kind_bias"],
            words=dict(words),
            **one,
            **levels,
        )
