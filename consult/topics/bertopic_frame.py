"""BERTopic as the frame: our vectors and a clusterer in, its c-TF-IDF terms out.

Nothing is downloaded, written or printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, Self

import numpy as np

from consult.topics.counts import WordCounts

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

TERMS = 10
"""Terms kept for a topic: what a reader takes in. Names look at the first 5 only (``names``)."""

LONGEST_TERM = 2
"""Words of the longest term; longer phrases are found for names (``counts.LONGEST_PHRASE``)."""

FEW_TEXTS = 15
"""Up to this number of comments, terms that one comment holds are kept: few are shared there."""

DECIMALS = 9
"""Weights of terms are rounded to this before they are ranked, so that nothing turns on the last
bits of a float; with 5 and 12 the names of 97 topics are the same."""


class Clusterer(Protocol):
    """What BERTopic asks of a clusterer, and a little more."""

    with_wording: bool
    """Whether it is given the wording of comments beside their vectors."""
    labels_: np.ndarray
    """The cluster of each row, -1 for a row left out; numbered without gaps from 0."""
    centres_: np.ndarray
    """Shape (clusters, dimensions)."""

    def fit(self, vectors: np.ndarray) -> Self:
        """Find clusters among rows.

        Parameters
        ----------
        vectors
            Shape (rows, dimensions), in canonical order; at least one row.
        """

    def predict(self, vectors: np.ndarray) -> np.ndarray:
        """The cluster of each row.

        Parameters
        ----------
        vectors
            Shape (rows, dimensions).
        """


def fit_bertopic(
    said: WordCounts, vectors: np.ndarray, clusterer: Clusterer
) -> list[tuple[str, ...]]:
    """Fit BERTopic with its dimension reduction passed through and a clusterer of our own.

    Parameters
    ----------
    said
        Words of comments, each with at least one term, in canonical order; at least one.
    vectors
        Shape (texts, dimensions).
    clusterer
        Not fitted yet; BERTopic fits it.

    Returns
    -------
    list of tuple of str
        Terms of each cluster by c-TF-IDF, strongest first, in the order of the cluster numbers.

    Notes
    -----
    BERTopic is given the number of each comment for its text, and adds up what was counted once,
    where it would cut every comment into words three times.
    """
    counts = _Counts(said)
    if len(counts.names) == 1:  # c-TF-IDF has nothing to weigh, and BERTopic fails on it
        return [tuple(counts.names)] * len(clusterer.fit(vectors).centres_)
    from bertopic import BERTopic
    from bertopic.dimensionality import BaseDimensionalityReduction
    from bertopic.vectorizers import ClassTfidfTransformer

    model = BERTopic(
        language="multilingual",  # leaves the numbers of comments alone
        embedding_model=None,
        umap_model=BaseDimensionalityReduction(),
        hdbscan_model=clusterer,
        vectorizer_model=counts,
        ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
        top_n_words=TERMS,
        calculate_probabilities=False,
        verbose=False,
    )
    # Comments that show a topic are chosen by find_topics; BERTopic's choice takes a while.
    model._save_representative_docs = lambda documents: None  # noqa: ARG005
    numbers = [str(number) for number in range(len(said.texts))]
    given, _ = model.fit_transform(numbers, embeddings=vectors)
    number = dict(zip(clusterer.labels_.tolist(), given, strict=True))
    return [_ranked(model.get_topic(number[label])) for label in sorted(number) if label >= 0]


class _Counts:
    """What BERTopic asks of a vectoriser, for documents that are numbers of comments.

    The terms are those that two comments share; among a few comments, all.
    """

    def __init__(self, said: WordCounts) -> None:
        short = np.flatnonzero(said.lengths <= LONGEST_TERM)
        found = said.by_phrase[:, short]
        texts_with = np.bincount(found.indices, minlength=found.shape[1])
        shared = texts_with > 1
        few = len(said.texts) <= FEW_TEXTS or shared.sum() <= 1
        kept = texts_with > 0 if few else shared
        self.names = said.written(short[kept])
        self._counted = found[:, kept]

    def fit_transform(self, documents: Sequence[str]) -> csr_matrix:
        """The same as ``transform``: there is nothing to learn."""
        return self.transform(documents)

    def transform(self, documents: Sequence[str]) -> csr_matrix:
        """Counts of each term, shape (documents, terms), each document a list of comments."""
        from scipy.sparse import csr_matrix

        rows = [[int(row) for row in document.split()] for document in documents]
        ends = np.cumsum([0, *map(len, rows)])
        at = np.array([row for of_document in rows for row in of_document], dtype=int)
        shape = (len(rows), self._counted.shape[0])
        added = csr_matrix((np.ones(len(at), dtype=np.int64), at, ends), shape=shape)
        counted = added @ self._counted
        counted.sort_indices()
        return counted

    def get_feature_names_out(self) -> list[str]:
        """The terms, in the order of the columns."""
        return list(self.names)


def _ranked(weighted: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    found = sorted((-round(float(weight), DECIMALS), term) for term, weight in weighted if term)
    return tuple(term for _, term in found)
