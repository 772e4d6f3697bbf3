"""BERTopic as the frame: our vectors and a clusterer in its slots, its c-TF-IDF terms out.

It is fitted on the comments themselves, merges topics and tells the terms of what comes of it.
Nothing is downloaded, written or printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol, Self

import numpy as np

from consult.topics.counts import WordCounts
from consult.topics.words import BREAK, STOP_WORDS, is_stop, plain

if TYPE_CHECKING:
    from bertopic import BERTopic

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


@dataclass(frozen=True)
class TopicModel:
    """A fitted BERTopic, and the cluster of each comment it was fitted on.

    Parameters
    ----------
    documents
        The comments in canonical order, a full stop after each stretch of words.
    clusters
        Shape (documents,): the cluster of each, -1 for one left out; without gaps from 0.
    words
        The terms that may be told.
    fitted
        ``None`` where there is one term alone: c-TF-IDF then has nothing to weigh.
    """

    documents: tuple[str, ...]
    clusters: np.ndarray
    words: tuple[str, ...]
    fitted: BERTopic | None

    @property
    def numbers(self) -> list[int]:
        """The number that BERTopic has for each cluster: its own, largest first."""
        if self.fitted is None:
            return list(range(self.clusters.max() + 1))
        given = dict(zip(self.clusters.tolist(), self.fitted.topics_, strict=True))
        return [given[cluster] for cluster in sorted(given) if cluster >= 0]

    @property
    def terms(self) -> list[tuple[str, ...]]:
        """Terms of each cluster by c-TF-IDF, strongest first."""
        if self.fitted is None:
            return [self.words] * len(self.numbers)
        return [_ranked(self.fitted.get_topic(number)) for number in self.numbers]

    def merged(self, together: Sequence[Sequence[int]]) -> TopicModel:
        """The model with some clusters put together, their terms weighed anew.

        Parameters
        ----------
        together
            Every cluster once; those of one list become one, with the number of its place.
        """
        numbers, fitted = self.numbers, self.fitted
        merges = [[numbers[at] for at in places] for places in together if len(places) > 1]
        if fitted is not None and merges:
            fitted = deepcopy(fitted)
            _without_examples(fitted)
            fitted.merge_topics(list(self.documents), merges)
        place = {at: new for new, places in enumerate(together) for at in places} | {-1: -1}
        clusters = np.array([place[at] for at in self.clusters.tolist()], dtype=int)
        return TopicModel(self.documents, clusters, self.words, fitted)


def fit_bertopic(
    said: WordCounts, vectors: np.ndarray, space: np.ndarray, clusterer: Clusterer
) -> TopicModel:
    """Fit BERTopic on comments, with our space in the place of its dimension reduction.

    Parameters
    ----------
    said
        Words of comments, each with at least one term, in canonical order; at least one.
    vectors
        Shape (texts, dimensions): what the vectors of topics are means of.
    space
        Shape (texts, other dimensions): what clusters are found in.
    clusterer
        Not fitted yet; BERTopic fits it.

    Returns
    -------
    TopicModel
        Its clusters are those of the clusterer.
    """
    words = tuple(_vocabulary(said))
    documents = tuple(map(plain, said.texts))
    if len(words) == 1:  # c-TF-IDF has nothing to weigh, and BERTopic fails on it
        return TopicModel(documents, clusterer.fit(space).labels_, words, None)
    from bertopic import BERTopic
    from bertopic.vectorizers import ClassTfidfTransformer

    model = BERTopic(
        language="multilingual",  # leaves letters that are not English alone
        embedding_model=None,
        umap_model=_Space(space),
        hdbscan_model=clusterer,
        vectorizer_model=_counter(words),
        ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
        n_gram_range=(1, LONGEST_TERM),
        top_n_words=TERMS,
        calculate_probabilities=False,
        verbose=False,
    )
    _without_examples(model)
    model.fit_transform(list(documents), embeddings=vectors)
    return TopicModel(documents, clusterer.labels_, words, model)


class _Space:
    """What BERTopic asks of a dimension reduction, for rows whose place is known already."""

    def __init__(self, space: np.ndarray) -> None:
        self._space = space

    def __deepcopy__(self, _: object) -> Self:
        """Itself: it is never changed, and large."""
        return self

    def fit(self, vectors: np.ndarray, y: np.ndarray | None = None) -> Self:  # noqa: ARG002
        """Nothing is left to learn."""
        return self

    def transform(self, vectors: np.ndarray) -> np.ndarray:  # noqa: ARG002
        """The places of the rows that the model is fitted on."""
        return self._space


def joined_terms(document: str) -> Iterator[str]:
    """Words and pairs of neighbouring words of documents joined into one, without stop words.

    Parameters
    ----------
    document
        What ``plain`` makes of texts, one after another.
    """
    for stretch in document.lower().split(BREAK):
        words = stretch.split()
        tells = [not is_stop(word) for word in words]
        yield from (word for word, telling in zip(words, tells, strict=True) if telling)
        for (one, other), both in zip(pairwise(words), pairwise(tells), strict=True):
            if all(both):
                yield f"{one} {other}"


def _without_examples(model: BERTopic) -> None:
    """Comments that show a topic are chosen by ``find_topics``; BERTopic's choice takes a while."""
    model._save_representative_docs = lambda documents: None  # noqa: ARG005


def _counter(words: Sequence[str]) -> Any:
    """A vectoriser of scikit-learn with our way of cutting documents into terms."""
    from sklearn.feature_extraction.text import CountVectorizer

    class TermCounts(CountVectorizer):  # type: ignore[misc]
        def build_analyzer(self) -> Callable[[str], Iterator[str]]:
            return joined_terms

    stop_words = sorted(STOP_WORDS)  # for whoever opens the model where ours is not installed
    return TermCounts(vocabulary=list(words), ngram_range=(1, LONGEST_TERM), stop_words=stop_words)


def _vocabulary(said: WordCounts) -> list[str]:
    """The terms that two comments share; among a few comments, all."""
    short = np.flatnonzero(said.lengths <= LONGEST_TERM)
    found = said.by_phrase[:, short]
    texts_with = np.bincount(found.indices, minlength=found.shape[1])
    shared = texts_with > 1
    few = len(said.texts) <= FEW_TEXTS or shared.sum() <= 1
    return said.written(short[texts_with > 0 if few else shared])


def _ranked(weighted: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    found = sorted((-round(float(weight), DECIMALS), term) for term, weight in weighted if term)
    return tuple(term for _, term in found)
