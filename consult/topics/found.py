"""Topics in the making: clusters with their weights, put together or told to be no theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from consult.topics.bertopic_frame import TopicModel
from consult.topics.clusterers import likeness
from consult.topics.common_ground import NOTHING_IN_COMMON, in_common
from consult.topics.communities import DECIMALS
from consult.topics.counts import WordCounts
from consult.topics.space import unit

FEW_ROWS = 60
"""Up to this number of comments nothing is called residual: random draws of a few comments tell too
little. The space of wording begins there too."""


@dataclass(frozen=True)
class FoundCluster:
    """A topic in the making: its distinct texts by their place in canonical order.

    Parameters
    ----------
    texts
        Places of its texts, ascending.
    weights
        Shape (all texts,): how much of it is in each.
    terms
        By c-TF-IDF, strongest first.
    centre
        Shape (dimensions,); ``None`` for comments without a single term.
    residual
        Whether its comments hold nothing in common.
    says_nothing
        Whether they say nothing.
    judges_whole
        Whether they judge the whole, or would change none of it.
    made_of
        How many clusters that would have had one name it was put together from.
    """

    texts: np.ndarray
    weights: np.ndarray
    terms: tuple[str, ...]
    centre: np.ndarray | None = None
    residual: bool = False
    says_nothing: bool = False
    judges_whole: bool = False
    made_of: int = 1

    @property
    def wordless(self) -> bool:
        """Whether it is the topic of comments without a single term."""
        return self.centre is None

    @property
    def names_nothing(self) -> bool:
        """Whether what its comments have in common is that they name nothing."""
        return self.says_nothing or self.judges_whole

    @property
    def is_theme(self) -> bool:
        """Whether people may find a theme in it: it stands under a heading."""
        return not (self.wordless or self.residual or self.says_nothing)


def clusters_of(
    model: TopicModel, space: np.ndarray, centres: np.ndarray, rows: np.ndarray, texts: int
) -> list[FoundCluster]:
    """The clusters of a fitted model, in the order of their numbers.

    Parameters
    ----------
    model
        As fitted.
    space
        Shape (rows, dimensions): what it was fitted on.
    centres
        Shape (clusters, dimensions).
    rows
        Shape (rows,): the place of each among all texts.
    texts
        How many there are.
    """
    kept = model.clusters >= 0
    weights = np.zeros((texts, len(centres)))
    cosines = likeness(space[kept], centres).clip(0, 1)
    weights[rows[kept]] = _own_ahead(cosines, model.clusters[kept])
    return [
        FoundCluster(rows[model.clusters == label], weights[:, label], terms, centre)
        for label, (terms, centre) in enumerate(zip(model.terms, centres, strict=True))
    ]


def put_together(
    found: Sequence[FoundCluster], model: TopicModel, together: Sequence[Sequence[int]]
) -> tuple[list[FoundCluster], TopicModel]:
    """Clusters and their model with some of them made one.

    Parameters
    ----------
    found, model
        In the order of the model's numbers.
    together
        Every cluster once; those of one list become one, in the order of the lists.

    Returns
    -------
    tuple of list and TopicModel
        A comment has of the new cluster what it had most of any of the old ones.
    """
    if len(together) == len(found):
        return [found[at] for (at,) in together], model.merged(together)
    model = model.merged(together)
    made = [_joined([found[at] for at in places]) for places in together]
    return [replace(one, terms=terms) for one, terms in zip(made, model.terms, strict=True)], model


def residual_marked(
    found: Sequence[FoundCluster],
    model: TopicModel,
    said: WordCounts,
    vectors: np.ndarray,
    *,
    seed: int,
) -> list[FoundCluster]:
    """Clusters, those marked whose comments hold nothing in common.

    Parameters
    ----------
    found, model
        In the order of the model's numbers.
    said, vectors
        Words and meaning of the comments that the model was fitted on.
    seed
        Of the random draws that tell what is common by chance.

    Returns
    -------
    list of FoundCluster
        Comments of a residual cluster keep their weight on another only where they are as near to
        it as half of its own comments are; so they are coded with it there, and "other" elsewhere.
    """
    if len(said.texts) <= FEW_ROWS:
        return list(found)
    common = in_common(said, vectors, model.clusters, seed=seed)
    marked = [
        replace(one, residual=bool(held < NOTHING_IN_COMMON) and not one.names_nothing)
        for one, held in zip(found, common, strict=True)
    ]
    none = [at for at, one in enumerate(marked) if one.residual]
    return list(found) if len(none) == len(marked) else left_over(found, none)


def left_over(found: Sequence[FoundCluster], none: Sequence[int]) -> list[FoundCluster]:
    """Clusters, some of them marked as no theme.

    Parameters
    ----------
    found
        All of them.
    none
        Places of those that are no theme.

    Returns
    -------
    list of FoundCluster
        Comments of those keep their weight on another only where they are as near to it as half of
        its own comments are.
    """
    if not none:
        return list(found)
    texts = np.concatenate([found[at].texts for at in none])
    marked = [replace(one, residual=one.residual or at in none) for at, one in enumerate(found)]
    return [one if one.residual else _nearest_only(one, texts) for one in marked]


def _nearest_only(cluster: FoundCluster, residual: np.ndarray) -> FoundCluster:
    weights = cluster.weights.copy()
    usual = np.median(weights[cluster.texts])
    weights[residual] = np.where(weights[residual] >= usual, weights[residual], 0.0)
    return replace(cluster, weights=weights)


def _joined(parts: Sequence[FoundCluster]) -> FoundCluster:
    """One cluster of several; its centre is that of the parts by the number of their texts."""
    centres = [one.centre * len(one.texts) for one in parts if one.centre is not None]
    return replace(
        parts[0],
        texts=np.sort(np.concatenate([one.texts for one in parts])),
        weights=np.max([one.weights for one in parts], axis=0),
        centre=unit(np.sum(centres, axis=0, keepdims=True))[0],
    )


def _own_ahead(weights: np.ndarray, own: np.ndarray) -> np.ndarray:
    """The weights with ties settled by one step, so that the largest is the comment's own topic."""
    rows = np.arange(len(own))
    step = 10.0**-DECIMALS
    highest = np.maximum(weights[rows, own], step)
    ahead = np.where(weights >= highest[:, None], highest[:, None] - step, weights)
    ahead[rows, own] = highest
    return np.round(ahead, DECIMALS)
