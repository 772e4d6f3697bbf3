"""Clusterers for the place where BERTopic has HDBSCAN: ``fit``, ``predict``, ``labels_``.

Parameters are only stored in ``__init__``. Every row gets a cluster: there are no outliers.
Rows come in a canonical order, so that a fit on the first of them is a fit on a random sample.
"""

from __future__ import annotations

from typing import Self

import numpy as np

from consult.topics.louvain import DECIMALS, communities, neighbour_graph

NEIGHBOURS = 15
"""Centre of a flat optimum between 10 and 25 on three labelled sets."""

RESOLUTIONS = {"few": 0.5, "medium": 1.5, "many": 4.0}
"""On 2,500 short texts about 10 to 20, 30 to 35 and 50 to 60 clusters."""

FEW_ROWS = 60
"""Up to here the resolution is held at 1 at most, so that a few comments make a few clusters."""

LARGEST_SAMPLE = 5_000
"""Rows that the clusters are found in; sampling to 1,000 cost nothing (evidence, section 6)."""

SMALLEST_SHARE = 1 / 300
"""A cluster is at least this share of the rows..."""

SMALLEST = 3
"""... and at least this many rows, or 2 among few; smaller ones join their nearest."""


class Graph:
    """Communities of a nearest-neighbour graph, then each row to its nearest centre.

    Parameters
    ----------
    many
        "few", "medium" or "many".
    seed
        Not used: nothing here is random. Taken so that all clusterers are called alike.
    """

    def __init__(self, *, many: str = "medium", seed: int = 1) -> None:
        self.many = many
        self.seed = seed

    def fit(self, vectors: np.ndarray, y: np.ndarray | None = None) -> Self:  # noqa: ARG002
        """Find clusters among rows of shape (rows, dimensions), of length 1 or 0."""
        sample = vectors[:LARGEST_SAMPLE]
        rows, resolution = len(sample), RESOLUTIONS[self.many]
        if rows <= FEW_ROWS:
            resolution = min(resolution, 1.0)
        neighbours = min(NEIGHBOURS, max(1, rows // 4))
        labels = communities(neighbour_graph(sample, neighbours), resolution)
        self.centres_ = populated(sample, centres(sample, labels), _smallest(rows))
        self.labels_ = self.predict(vectors)
        return self

    def predict(self, vectors: np.ndarray) -> np.ndarray:
        """The cluster with the nearest centre, for each row."""
        return nearest(vectors, self.centres_)


class KMeans:
    """k-means with as many clusters as the rows suggest: the yardstick next to ``Graph``.

    Parameters
    ----------
    many
        "few", "medium" or "many".
    seed
        Seed of the first centres.
    """

    def __init__(self, *, many: str = "medium", seed: int = 1) -> None:
        self.many = many
        self.seed = seed

    def fit(self, vectors: np.ndarray, y: np.ndarray | None = None) -> Self:  # noqa: ARG002
        """Find clusters among rows of shape (rows, dimensions), of length 1 or 0."""
        from sklearn.cluster import KMeans as Means

        distinct = len(np.unique(vectors, axis=0))
        wanted = round((len(vectors) / 4) ** 0.5 * RESOLUTIONS[self.many] ** 0.5)
        means = Means(min(distinct, max(1, wanted)), n_init=1, random_state=self.seed)
        self.centres_ = populated(vectors, centres(vectors, means.fit_predict(vectors)), 1)
        self.labels_ = self.predict(vectors)
        return self

    def predict(self, vectors: np.ndarray) -> np.ndarray:
        """The cluster with the nearest centre, for each row."""
        return nearest(vectors, self.centres_)


def centres(vectors: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Mean direction of each cluster, shape (clusters, dimensions), rows of length 1 or 0."""
    sums = np.zeros((labels.max() + 1, vectors.shape[1]))
    np.add.at(sums, labels, vectors)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(lengths > 0, lengths, np.inf))


def likeness(vectors: np.ndarray, of_centres: np.ndarray) -> np.ndarray:
    """Cosine of each row to each centre, shape (rows, clusters), rounded."""
    return np.asarray(np.round(vectors @ of_centres.T, DECIMALS))


def nearest(vectors: np.ndarray, of_centres: np.ndarray) -> np.ndarray:
    """The nearest centre of each row; the first of equals."""
    return np.asarray(likeness(vectors, of_centres).argmax(axis=1))


def populated(vectors: np.ndarray, of_centres: np.ndarray, smallest: int) -> np.ndarray:
    """The centres left once those nearest to too few rows are dropped, smallest first.

    Parameters
    ----------
    vectors
        Shape (rows, dimensions).
    of_centres
        Shape (clusters, dimensions).
    smallest
        Rows a centre needs to stay. The last one stays whatever it has.
    """
    while len(of_centres) > 1:
        sizes = np.bincount(nearest(vectors, of_centres), minlength=len(of_centres))
        if sizes.min() >= smallest:
            break
        larger = sizes > sizes.min()
        of_centres = of_centres[larger] if larger.any() else of_centres[::2]
    return of_centres


def _smallest(rows: int) -> int:
    least = SMALLEST if rows > FEW_ROWS else SMALLEST - 1
    return max(least, round(rows * SMALLEST_SHARE))
