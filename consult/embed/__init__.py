"""Text to vectors: one row of numbers per comment, near to each other when the words are alike.

Names and rows: an embedder is chosen by name from ``EMBEDDERS``, stores its parameters, and has
``fit``, ``transform`` and ``fit_transform`` as in scikit-learn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from consult.embed.lsa import Lsa
from consult.embed.wording import Wording
from consult.errors import StudyError, unknown_name

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


class Embedder(Protocol):
    """What every embedder can do."""

    def fit(self, texts: Sequence[str]) -> Embedder:
        """Learn from texts, whatever their order."""

    def transform(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of shape (texts, dimensions), in the order given."""

    def fit_transform(self, texts: Sequence[str]) -> np.ndarray:
        """``fit`` then ``transform`` of the same texts."""


EMBEDDERS: dict[str, Callable[..., Embedder]] = {"lsa": Lsa}
"""Embedders by the name used in study.toml. Each takes ``seed``."""


def embed(texts: Sequence[str], *, embedding: str = "lsa", seed: int = 1) -> np.ndarray:
    """Vectors of texts, from an embedder fitted on those texts.

    Parameters
    ----------
    texts
        Comments, clauses or definitions, in any order; repeats are allowed.
    embedding
        A name of ``EMBEDDERS``.
    seed
        Seed of whatever in the embedder is random.

    Returns
    -------
    numpy.ndarray
        Shape (texts, dimensions), rounded, in the order given. A row is of length 1, or all
        zeros for a text with nothing in common with any other.

    Raises
    ------
    StudyError
        When there is no embedder of that name.
    """
    if embedding not in EMBEDDERS:
        raise StudyError(unknown_name("embedding", embedding, tuple(EMBEDDERS)))
    return EMBEDDERS[embedding](seed=seed).fit_transform(texts)


def wording(texts: Sequence[str]) -> csr_matrix:
    """How texts are worded, to match comments with definitions: words and pieces of words.

    Parameters
    ----------
    texts
        Comments, clauses and definitions together, in any order; repeats are allowed.

    Returns
    -------
    scipy.sparse.csr_matrix
        Shape (texts, features), in the order given: rows of length 1, or 0.
    """
    return Wording().fit_transform(texts)


__all__ = ["EMBEDDERS", "Embedder", "Lsa", "Wording", "embed", "wording"]
