"""Find topics in the comments on one question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count

import numpy as np

from consult.errors import StudyError, unknown_name
from consult.model.study import TopicSettings
from consult.model.topics import Topic, Topics
from consult.topics.bertopic_frame import Clusterer, fit_bertopic
from consult.topics.clusterers import Graph, KMeans, likeness
from consult.topics.louvain import DECIMALS
from consult.topics.names import Said, name_topics
from consult.topics.words import terms

MODELS: dict[str, Callable[..., Clusterer]] = {"graph": Graph, "kmeans": KMeans}
"""Clusterers by the name used in study.toml. Each takes ``many`` and ``seed``."""

MEDOIDS = 5
"""Comments kept to show what a topic is about."""

WORDLESS = "Too few words to group"
"""Name of the topic of comments without a single term: "-", an emoji, a number, "it is"."""


@dataclass(frozen=True)
class _Group:
    """A topic in the making: its distinct texts by their place in canonical order."""

    texts: np.ndarray
    weights: np.ndarray
    terms: tuple[str, ...]
    wordless: bool = False


def find_topics(
    texts: Sequence[str], vectors: np.ndarray, *, settings: TopicSettings, seed: int
) -> Topics:
    """What the comments on one question are about, found without a list of themes.

    Parameters
    ----------
    texts
        Comments, one a row, in any order. Copies are fitted once and counted as often as sent.
    vectors
        Shape (comments, dimensions): rows of length 1, or 0, from ``consult.embed``.
    settings
        The model and how many topics to look for.
    seed
        Seed of whatever in the model is random.

    Returns
    -------
    Topics
        Every comment has a topic. Weights are the cosine of a comment to the centre of each
        topic, with cosines below 0 taken as 0; the largest is the comment's own topic. The
        topics, their names and terms do not depend on the order of rows.

    Raises
    ------
    StudyError
        When there is no model of that name.

    Notes
    -----
    Comments without a single term have a topic of their own, at weight 1.
    """
    if settings.model not in MODELS:
        raise StudyError(unknown_name("topic model", settings.model, tuple(MODELS)))
    clusterer = MODELS[settings.model](many=settings.many, seed=seed)
    distinct, row_of = _canonical(texts)
    first = _first_positions(row_of, len(distinct))
    groups = _groups(distinct, vectors[first], clusterer)
    copies = np.bincount(row_of, minlength=len(distinct))
    groups = _largest_first(groups, copies)
    names = _names(groups, distinct, copies)
    weights = np.array([group.weights for group in groups]).reshape(len(groups), len(distinct))
    return Topics(
        topics=tuple(
            Topic(
                id=f"t{number:02d}",
                name=name,
                terms=group.terms,
                size=int(copies[group.texts].sum()),
                medoids=_medoids(group, first),
            )
            for number, name, group in zip(count(1), names, groups, strict=False)
        ),
        weights=weights.T[row_of],
        model=settings.model,
        parameters={"many": settings.many, "seed": seed},
    )


def _canonical(texts: Sequence[str]) -> tuple[list[str], np.ndarray]:
    """Distinct texts by content hash, and the place of each comment's text among them."""
    distinct = sorted(
        set(texts), key=lambda text: sha256(text.encode("utf-8", "surrogatepass")).digest()
    )
    place = {text: at for at, text in enumerate(distinct)}
    return distinct, np.array([place[text] for text in texts], dtype=int)


def _first_positions(row_of: np.ndarray, distinct: int) -> np.ndarray:
    """Where each distinct text first stands among the comments."""
    first = np.zeros(distinct, dtype=int)
    first[row_of[::-1]] = np.arange(len(row_of))[::-1]
    return first


def _groups(texts: list[str], vectors: np.ndarray, clusterer: Clusterer) -> list[_Group]:
    """Topics of distinct texts in canonical order; those without terms make one of their own."""
    worded = np.array([bool(terms(text)) for text in texts], dtype=bool) & vectors.any(axis=1)
    groups = []
    if worded.any():
        groups = _clustered(texts, vectors, np.flatnonzero(worded), clusterer)
    if not worded.all():
        groups.append(_Group(np.flatnonzero(~worded), np.where(worded, 0.0, 1.0), (), True))
    return groups


def _clustered(
    texts: list[str], vectors: np.ndarray, rows: np.ndarray, clusterer: Clusterer
) -> list[_Group]:
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1):
        terms_of = fit_bertopic([texts[row] for row in rows], vectors[rows], clusterer)
        weights = np.zeros((len(texts), len(terms_of)))
        cosines = likeness(vectors[rows], clusterer.centres_).clip(0, 1)
        weights[rows] = _own_ahead(cosines, clusterer.labels_)
    return [
        _Group(rows[clusterer.labels_ == label], weights[:, label], found)
        for label, found in enumerate(terms_of)
    ]


def _own_ahead(weights: np.ndarray, own: np.ndarray) -> np.ndarray:
    """The weights with ties settled by one step, so that the largest is the comment's own topic."""
    rows = np.arange(len(own))
    step = 10.0**-DECIMALS
    highest = np.maximum(weights[rows, own], step)
    ahead = np.where(weights >= highest[:, None], highest[:, None] - step, weights)
    ahead[rows, own] = highest
    return np.round(ahead, DECIMALS)


def _largest_first(groups: list[_Group], copies: np.ndarray) -> list[_Group]:
    return sorted(groups, key=lambda group: (-copies[group.texts].sum(), group.texts[0]))


def _names(groups: list[_Group], distinct: list[str], copies: np.ndarray) -> list[str]:
    said = [
        Said([distinct[row] for row in group.texts], copies[group.texts].tolist(), group.terms)
        for group in groups
        if not group.wordless
    ]
    named = iter(name_topics(said))
    return [WORDLESS if group.wordless else next(named) for group in groups]


def _medoids(group: _Group, first: np.ndarray) -> tuple[int, ...]:
    nearest = np.argsort(-group.weights[group.texts], kind="stable")[:MEDOIDS]
    return tuple(first[group.texts[nearest]].tolist())
