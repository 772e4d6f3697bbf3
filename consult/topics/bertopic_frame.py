"""BERTopic as the frame: our vectors and a clusterer in, its c-TF-IDF terms out.

Nothing is downloaded, written or printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, Self

from consult.topics.words import plain, terms

if TYPE_CHECKING:
    import numpy as np

TERMS = 10
"""Terms kept for a topic."""

FEW_TEXTS = 15
"""Up to so many comments a term need not be shared."""

DECIMALS = 9
"""Weights of terms are rounded to this before they are ranked."""


class Clusterer(Protocol):
    """What BERTopic asks of a clusterer, and a little more."""

    with_wording: bool
    """Whether it is given the wording of comments beside their vectors."""
    labels_: np.ndarray
    """The cluster of each row, -1 for a row left out; numbered without gaps from 0."""
    centres_: np.ndarray
    """Shape (clusters, dimensions)."""

    def fit(self, vectors: np.ndarray) -> Self:
        """Find clusters among rows of shape (rows, dimensions)."""

    def predict(self, vectors: np.ndarray) -> np.ndarray:
        """The cluster of each row."""


def fit_bertopic(
    texts: Sequence[str], vectors: np.ndarray, clusterer: Clusterer
) -> list[tuple[str, ...]]:
    """Fit BERTopic with its dimension reduction passed through and a clusterer of our own.

    Parameters
    ----------
    texts
        Comments, each with at least one term, in canonical order; at least one.
    vectors
        Shape (texts, dimensions).
    clusterer
        Not fitted yet; BERTopic fits it.

    Returns
    -------
    list of tuple of str
        Terms of each cluster by c-TF-IDF, strongest first, in the order of the cluster numbers.
    """
    vocabulary = _vocabulary(texts)
    if len(vocabulary) == 1:  # c-TF-IDF has nothing to weigh, and BERTopic fails on it
        return [tuple(vocabulary)] * len(clusterer.fit(vectors).centres_)
    from bertopic import BERTopic
    from bertopic.dimensionality import BaseDimensionalityReduction
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.feature_extraction.text import CountVectorizer

    model = BERTopic(
        language="multilingual",  # keeps the full stops that phrases end at
        embedding_model=None,
        umap_model=BaseDimensionalityReduction(),
        hdbscan_model=clusterer,
        vectorizer_model=CountVectorizer(analyzer=terms, vocabulary=vocabulary),
        ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
        top_n_words=TERMS,
        calculate_probabilities=False,
        verbose=False,
    )
    given, _ = model.fit_transform([plain(text) for text in texts], embeddings=vectors)
    number = dict(zip(clusterer.labels_.tolist(), given, strict=True))
    return [_ranked(model.get_topic(number[label])) for label in sorted(number) if label >= 0]


def _vocabulary(texts: Sequence[str]) -> list[str]:
    """Terms that two comments share; among a few comments, all terms."""
    found = Counter(term for text in texts for term in set(terms(text)))
    shared = [term for term, texts_with in found.items() if texts_with > 1]
    return sorted(shared if len(texts) > FEW_TEXTS and len(shared) > 1 else found)


def _ranked(weighted: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    found = sorted((-round(float(weight), DECIMALS), term) for term, weight in weighted if term)
    return tuple(term for _, term in found)
