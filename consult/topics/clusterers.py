"""Clusterers for the place where BERTopic has HDBSCAN: ``fit``, ``predict``, ``labels_``.

Parameters are only stored in ``__init__``. Every row gets a cluster; none is left out.
Rows come in a canonical order, so that a fit on the first of them is a fit on a random sample.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import numpy as np

from consult.topics.communities import DECIMALS, communities, neighbour_graph
from consult.topics.sample import spread

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

NEIGHBOURS = 10
"""8, 10, 15 and 25 agree alike with human codes on three labelled sets; fewer are quicker."""

RESOLUTIONS = {"few": 0.5, "medium": 2.0, "many": 6.0}
"""On thousands of comments about 10 to 15, 35 to 45 and 75 to 100 clusters; where comments fall
apart into clear-cut kinds, as requests to a bank do, as many as there are."""

MEANS = {"few": 0.7, "medium": 1.2, "many": 2.0}
"""Clusters of k-means, as a multiple of the square root of a quarter of the rows."""

NEIGHBOURHOOD = 0.2
"""What it is worth that all neighbours of a row are near to a centre, as a cosine. Between 0.1
and 0.4 the agreement with human codes is the same on three labelled sets."""

FEW_ROWS = 60
"""Up to here the resolution is held at 1 at most, so that a few comments make a few clusters.

Five draws of 50: 6 and 5 themes in place of 8 and 8, AMI .179 in place of .153 on multi-label
comments, .168 in place of .261 on banking77, whose comments are of 77 kinds. Of 120 it would be 8
and 7 in place of 13 and 12, and cost .05 there.
"""

LARGEST_SAMPLE = 5_000
"""Rows that the clusters are found in; the others join them.

Of 20,000 questions of programmers, clusters found in 1,000, 2,500, 5,000 and 10,000 agree with
people at AMI .676, .679, .673 and .666, in all at .671 (on the graph of an earlier version). Time
grows with the square.
"""

SMALLEST_SHARE = 1 / 400
"""A cluster is at least this share of the rows..."""

SMALLEST = 3
"""... and at least this many rows, or 2 among few; smaller ones join their nearest. Among thousands
the share decides: there 2 and 6 find the same."""


class Graph:
    """Communities of a nearest-neighbour graph, then each row to its nearest centre.

    The share of a row's neighbours near to a centre speaks for that centre too.

    Parameters
    ----------
    many
        "few", "medium" or "many".
    seed
        Not used: the seeds are fixed. Taken so that all clusterers are called alike.
    """

    with_wording = True

    def __init__(self, *, many: str = "medium", seed: int = 1) -> None:
        self.many = many
        self.seed = seed

    def fit(self, vectors: np.ndarray, y: np.ndarray | None = None) -> Self:  # noqa: ARG002
        """Find clusters among rows.

        Parameters
        ----------
        vectors
            Shape (rows, dimensions), of length 1 or 0, in canonical order; at least one row.
        y
            Not used; BERTopic hands it in.
        """
        at, stands_for = spread(vectors, LARGEST_SAMPLE)
        sample = vectors[at]
        rows, resolution = len(sample), RESOLUTIONS[self.many]
        if rows <= FEW_ROWS:
            resolution = min(resolution, 1.0)
        neighbours = min(NEIGHBOURS, max(1, rows // 4))
        graph = neighbour_graph(sample, neighbours)
        found = centres(sample, communities(graph, resolution))
        found = populated(sample, found, _smallest(len(vectors)), stands_for)
        beside = _among_neighbours(graph, nearest(sample, found), len(found))
        labels = nearest(vectors, found)
        labels[at] = (likeness(sample, found) + NEIGHBOURHOOD * beside).argmax(axis=1)
        used, self.labels_ = np.unique(labels, return_inverse=True)
        self.centres_ = found[used]
        return self

    def predict(self, vectors: np.ndarray) -> np.ndarray:
        """The cluster with the nearest centre, for each row.

        Parameters
        ----------
        vectors
            Shape (rows, dimensions).
        """
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

    with_wording = True

    def __init__(self, *, many: str = "medium", seed: int = 1) -> None:
        self.many = many
        self.seed = seed

    def fit(self, vectors: np.ndarray, y: np.ndarray | None = None) -> Self:  # noqa: ARG002
        """Find clusters among rows.

        Parameters
        ----------
        vectors
            Shape (rows, dimensions), of length 1 or 0, in canonical order; at least one row.
        y
            Not used; BERTopic hands it in.
        """
        from sklearn.cluster import KMeans as Means

        distinct = len(np.unique(vectors, axis=0))
        wanted = round((len(vectors) / 4) ** 0.5 * MEANS[self.many])
        means = Means(min(distinct, max(1, wanted)), n_init=1, random_state=self.seed)
        self.centres_ = populated(vectors, centres(vectors, means.fit_predict(vectors)), 1)
        self.labels_ = self.predict(vectors)
        return self

    def predict(self, vectors: np.ndarray) -> np.ndarray:
        """The cluster with the nearest centre, for each row.

        Parameters
        ----------
        vectors
            Shape (rows, dimensions).
        """
        return nearest(vectors, self.centres_)


def centres(vectors: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Mean direction of each cluster, shape (clusters, dimensions), rows of length 1 or 0.

    Parameters
    ----------
    vectors
        Shape (rows, dimensions); at least one row.
    labels
        Shape (rows,): from 0; a number that no row has becomes a centre of length 0.
    """
    sums = np.zeros((labels.max() + 1, vectors.shape[1]))
    np.add.at(sums, labels, vectors)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(lengths > 0, lengths, np.inf))


def likeness(vectors: np.ndarray, of_centres: np.ndarray) -> np.ndarray:
    """Cosine of each row to each centre, shape (rows, clusters), rounded.

    Parameters
    ----------
    vectors, of_centres
        Shapes (rows, dimensions) and (clusters, dimensions), of length 1 or 0.
    """
    return np.asarray(np.round(vectors @ of_centres.T, DECIMALS))


def nearest(vectors: np.ndarray, of_centres: np.ndarray) -> np.ndarray:
    """The nearest centre of each row; the first of equals.

    Parameters
    ----------
    vectors, of_centres
        Shapes (rows, dimensions) and (clusters, dimensions), of length 1 or 0; at least one centre.
    """
    return np.asarray(likeness(vectors, of_centres).argmax(axis=1))


def _among_neighbours(graph: csr_matrix, labels: np.ndarray, clusters: int) -> np.ndarray:
    """Share of each row's links that lead to each cluster, shape (rows, clusters), rounded."""
    from scipy.sparse import csr_matrix

    rows = np.arange(len(labels))
    belongs = csr_matrix((np.ones(len(rows)), (rows, labels)), shape=(len(rows), clusters))
    linked = np.asarray(graph.sum(axis=1)).reshape(-1, 1)
    shares = (graph @ belongs).toarray() / np.where(linked > 0, linked, np.inf)
    return np.asarray(np.round(shares, DECIMALS))


def populated(
    vectors: np.ndarray,
    of_centres: np.ndarray,
    smallest: int,
    stands_for: np.ndarray | None = None,
) -> np.ndarray:
    """The centres left once those nearest to too few rows are dropped, smallest first.

    Parameters
    ----------
    vectors
        Shape (rows, dimensions).
    of_centres
        Shape (clusters, dimensions).
    smallest
        Rows a centre needs to stay. The last one stays whatever it has.
    stands_for
        Shape (rows,): how many rows each counts as; 1 unless given.
    """
    while len(of_centres) > 1:
        sizes = np.bincount(nearest(vectors, of_centres), stands_for, minlength=len(of_centres))
        if sizes.min() >= smallest:
            break
        larger = sizes > sizes.min()
        of_centres = of_centres[larger] if larger.any() else of_centres[::2]
    return of_centres


def _smallest(rows: int) -> int:
    least = SMALLEST if rows > FEW_ROWS else SMALLEST - 1
    return max(least, round(rows * SMALLEST_SHARE))
