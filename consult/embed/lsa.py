"""Latent semantic analysis: the wording of texts reduced to 100 dimensions. Needs no model file."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Self

import numpy as np

from consult.embed.wording import LARGEST_SAMPLE, Wording, in_order
from consult.model.run.record import EmbeddingRecord

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

DECIMALS = 6
"""Vectors are rounded to this, so that no comparison turns on the last bits of a float: another
batch moves those of the sentence model by 2e-7."""

FEWEST_FOR_SVD = 16
"""With fewer distinct texts their wording is used as it is; there is nothing to reduce. Themes of
16 and of 20 comments of two sets are the same with and without it."""

POWER_ITERATIONS = 7
"""Of the randomised SVD; scikit-learn's own choice for so few components. With 1, 3 and 7 themes
agree with people at AMI .235, .232 and .233 on multi-label comments, .617, .620 and .619 on
banking77."""


class Lsa:
    """``Wording`` reduced by a truncated SVD.

    Parameters
    ----------
    components
        Dimensions at most; fewer when there are few texts.
    seed
        Seed of the randomised SVD.
    note
        Why it stands in for another embedder; empty when it was asked for.

    Notes
    -----
    Texts are fitted once each in the order of their content hash, on one thread, so neither
    the order of rows, nor copies, nor the number of cores moves a vector. The signs of the
    components are fixed by scikit-learn (``svd_flip``).
    """

    def __init__(self, *, components: int = 100, seed: int = 1, note: str = "") -> None:
        self.components = components
        self.seed = seed
        self.note = note

    @property
    def record(self) -> EmbeddingRecord:
        """What the vectors are made with."""
        return EmbeddingRecord(
            name="lsa",
            dimensions=self.components,
            versions={"scikit-learn": version("scikit-learn")},
            note=self.note,
        )

    def fit(self, texts: Sequence[str]) -> Self:
        """Learn the vocabulary, its weights and the components.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """
        self._learn(in_order(texts))
        return self

    def transform(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of shape (texts, dimensions): unit rows, or zeros where no word is known.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """
        distinct = in_order(texts)
        return self._spread(self._reduced(self.wording_.transform(distinct)), distinct, texts)

    def fit_transform(self, texts: Sequence[str]) -> np.ndarray:
        """``fit`` then ``transform`` of the same texts, whose wording is counted once.

        Parameters
        ----------
        texts
            In any order, repeats allowed, none at all included.
        """
        distinct = in_order(texts)
        return self._spread(self._reduced(self._learn(distinct)), distinct, texts)

    def _learn(self, distinct: Sequence[str]) -> csr_matrix:
        """The wording of all texts, its axes learnt from a sample."""
        from threadpoolctl import threadpool_limits

        self.wording_ = Wording().fit(distinct)
        wording = self.wording_.transform(distinct)
        self.axes_: np.ndarray | None = None
        if len(distinct) >= FEWEST_FOR_SVD:
            with threadpool_limits(limits=1):
                self.axes_ = _axes(wording[:LARGEST_SAMPLE], self.components, self.seed)
        return wording

    def _reduced(self, wording: csr_matrix) -> np.ndarray:
        from threadpoolctl import threadpool_limits

        with threadpool_limits(limits=1):
            vectors = wording.toarray() if self.axes_ is None else wording @ self.axes_
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        units = vectors / np.where(lengths > 10**-DECIMALS, lengths, np.inf)
        return np.asarray(np.round(units, DECIMALS))

    @staticmethod
    def _spread(vectors: np.ndarray, distinct: Sequence[str], texts: Sequence[str]) -> np.ndarray:
        row = {text: position for position, text in enumerate(distinct)}
        return np.asarray(vectors[np.array([row[text] for text in texts], dtype=int)])


def _axes(wording: csr_matrix, components: int, seed: int) -> np.ndarray | None:
    """Shape (features, dimensions), or ``None`` where there are too few features to reduce."""
    from sklearn.utils.extmath import randomized_svd

    most = min(components, min(wording.shape) - 1)
    if most < 1:
        return None
    _, _, axes = randomized_svd(
        wording, n_components=most, n_iter=POWER_ITERATIONS, random_state=seed
    )
    return np.asarray(axes.T)
