"""BERTopic's own way of grouping, for those who want it: UMAP, then HDBSCAN, as BERTopic ships.

Needs the optional extra ``bertopic`` (umap-learn, hdbscan). Comments that HDBSCAN leaves out
stay without a topic.
"""

from __future__ import annotations

import warnings
from typing import Self

import numpy as np

from consult.errors import Problem, StudyError
from consult.topics.clusterers import centres, nearest

SMALLEST = {"few": 20, "medium": 10, "many": 5}
"""Fewest comments of a topic; BERTopic ships with 10."""

FEWEST_ROWS = 15
"""UMAP looks at so many neighbours and fails on fewer rows: they stay without a topic."""

LEFT_OUT = -1
"""HDBSCAN's label of a row in no cluster."""


class BertopicDefault:
    """UMAP to 5 dimensions and HDBSCAN with BERTopic's parameters, seeded.

    Parameters
    ----------
    many
        "few", "medium" or "many".
    seed
        Seed of UMAP.
    """

    with_wording = False

    def __init__(self, *, many: str = "medium", seed: int = 1) -> None:
        self.many = many
        self.seed = seed

    def fit(self, vectors: np.ndarray, y: np.ndarray | None = None) -> Self:  # noqa: ARG002
        """Find clusters among rows; -1 for a row left out.

        Parameters
        ----------
        vectors
            Shape (rows, dimensions), of length 1 or 0; may be few.
        y
            Not used; BERTopic hands it in.

        Raises
        ------
        StudyError
            When umap-learn or hdbscan is not installed.
        """
        self.labels_ = np.full(len(vectors), LEFT_OUT)
        self.centres_ = np.zeros((0, vectors.shape[1]))
        if len(vectors) > FEWEST_ROWS:
            self.labels_ = _umap_hdbscan(vectors, SMALLEST[self.many], self.seed)
        kept = self.labels_ != LEFT_OUT
        if kept.any():
            self.centres_ = centres(vectors[kept], self.labels_[kept])
        return self

    def predict(self, vectors: np.ndarray) -> np.ndarray:
        """The cluster with the nearest centre, for each row.

        Parameters
        ----------
        vectors
            Shape (rows, dimensions). Some clusters must have been found.
        """
        return nearest(vectors, self.centres_)


def _umap_hdbscan(vectors: np.ndarray, smallest: int, seed: int) -> np.ndarray:
    try:
        from hdbscan import HDBSCAN
        from umap import UMAP
    except ImportError as error:
        raise StudyError(
            Problem(
                'The topic model "bertopic-default" needs two libraries that are not installed.',
                hint='Set model = "graph" in [topics], or install the extra "bertopic".',
            )
        ) from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # numba and UMAP warn of what their seed costs in speed
        reduced = UMAP(
            n_neighbors=15,
            n_components=5,
            min_dist=0.0,
            metric="cosine",
            random_state=seed,
            n_jobs=1,
        ).fit_transform(vectors)
        found = HDBSCAN(min_cluster_size=smallest, core_dist_n_jobs=1).fit_predict(reduced)
    return np.asarray(found)
