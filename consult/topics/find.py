"""Find topics in the comments on one question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import count
from typing import TypedDict

import numpy as np

from consult.errors import StudyError, unknown_name
from consult.model.coding.topics import Topic, TopicGroup, Topics
from consult.model.settings.study import TopicSettings
from consult.topics.bertopic_default import BertopicDefault
from consult.topics.bertopic_frame import Clusterer, fit_bertopic
from consult.topics.clusterers import Graph, KMeans, likeness
from consult.topics.communities import DECIMALS
from consult.topics.counts import WordCounts
from consult.topics.groups import parents
from consult.topics.names import BY_WORDING, Naming, TopicTexts, merged, name_topics
from consult.topics.space import shared_space
from consult.topics.words import plain

MODELS: dict[str, Callable[..., Clusterer]] = {
    "graph": Graph,
    "kmeans": KMeans,
    "bertopic-default": BertopicDefault,
}
"""Clusterers by the name used in study.toml. Each takes ``many`` and ``seed``."""

Name = Callable[[list[TopicTexts]], list[str]]
"""Topics, largest first, to their names."""

MEDOIDS = 3
"""Comments kept to show what a topic is about: what people read before they judge it."""

WORDLESS = "Too few words to group"
"""Name of the topic of comments without a single term: "-", an emoji, a number, "it is"."""


class _Shown(TypedDict):
    medoids: tuple[int, ...]
    edge: int | None


@dataclass(frozen=True)
class _Group:
    """A topic in the making: its distinct texts by their place in canonical order."""

    texts: np.ndarray
    weights: np.ndarray
    terms: tuple[str, ...]
    centre: np.ndarray | None = None

    @property
    def wordless(self) -> bool:
        """Whether it is the topic of comments without a single term."""
        return self.centre is None


def find_topics(
    texts: Sequence[str],
    vectors: np.ndarray,
    *,
    settings: TopicSettings,
    seed: int,
    naming: Naming = BY_WORDING,
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
    naming
        An embedder and the question, as far as there are such: names are better for both.

    Returns
    -------
    Topics
        Every comment has a topic, unless the model is one that leaves comments out. Weights are
        the cosine of a comment to the centre of each topic, with cosines below 0 taken as 0;
        the largest is the comment's own topic. The topics, their names and terms do not depend
        on the order of rows.

    Raises
    ------
    StudyError
        When there is no model of that name, or its libraries are not installed.

    Notes
    -----
    Comments without a single term have a topic of their own, at weight 1.
    """
    if settings.model not in MODELS:
        raise StudyError(unknown_name("topic model", settings.model, tuple(MODELS)))
    clusterer = MODELS[settings.model](many=settings.many, seed=seed)
    distinct, row_of = _canonical(texts)
    first = _first_positions(row_of, len(distinct))
    copies, once = np.bincount(row_of, minlength=len(distinct)), vectors[first]
    words = WordCounts.of(distinct)
    groups = _largest_first(_groups(words, once, clusterer, seed), copies)
    said = [_said(group, once, copies) for group in groups]
    name = partial(name_topics, said=words, naming=naming)
    topics = _topics(groups, said, words, first, name)
    weights = np.array([group.weights for group in groups]).reshape(len(groups), len(distinct))
    return Topics(
        topics=topics,
        weights=weights.T[row_of],
        model=settings.model,
        parameters={"many": settings.many, "seed": seed},
        groups=_headings(groups, said, topics, name),
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


def _groups(
    words: WordCounts, vectors: np.ndarray, clusterer: Clusterer, seed: int
) -> list[_Group]:
    """Topics of distinct texts in canonical order; those without terms make one of their own."""
    worded = (np.diff(words.by_phrase.indptr) > 0) & vectors.any(axis=1)
    groups = []
    if worded.any():
        groups = _clustered(words, vectors, np.flatnonzero(worded), clusterer, seed)
    if not worded.all():
        groups.append(_Group(np.flatnonzero(~worded), np.where(worded, 0.0, 1.0), ()))
    return groups


def _clustered(
    words: WordCounts, vectors: np.ndarray, rows: np.ndarray, clusterer: Clusterer, seed: int
) -> list[_Group]:
    from threadpoolctl import threadpool_limits

    given = words.only(rows)
    with threadpool_limits(limits=1):
        space = vectors[rows]
        if clusterer.with_wording:
            space = shared_space(given, space, seed=seed)
        terms_of = fit_bertopic(given, space, clusterer)
        kept = clusterer.labels_ >= 0
        weights = np.zeros((len(vectors), len(terms_of)))
        cosines = likeness(space[kept], clusterer.centres_).clip(0, 1)
        weights[rows[kept]] = _own_ahead(cosines, clusterer.labels_[kept])
    return [
        _Group(rows[clusterer.labels_ == label], weights[:, label], found, centre)
        for label, (found, centre) in enumerate(zip(terms_of, clusterer.centres_, strict=True))
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


def _said(group: _Group, vectors: np.ndarray, copies: np.ndarray) -> TopicTexts:
    rows = group.texts
    return TopicTexts(rows.tolist(), copies[rows].tolist(), group.terms, vectors[rows].sum(axis=0))


def _topics(
    groups: list[_Group],
    said: list[TopicTexts],
    words: WordCounts,
    first: np.ndarray,
    name: Name,
) -> tuple[Topic, ...]:
    worded = [of for group, of in zip(groups, said, strict=True) if not group.wordless]
    named = iter(name(worded))
    return tuple(
        Topic(
            id=f"t{number:02d}",
            name=WORDLESS if group.wordless else next(named),
            terms=group.terms,
            size=sum(of.copies),
            **_shown(group, words, first),
        )
        for number, group, of in zip(count(1), groups, said, strict=False)
    )


def _shown(group: _Group, words: WordCounts, first: np.ndarray) -> _Shown:
    """Comments that show what a topic is about, no two of the same words, and one at its edge."""
    order = np.argsort(-group.weights[group.texts], kind="stable")
    nearest: dict[str, int] = {}
    for at in order:
        nearest.setdefault(plain(words.texts[group.texts[at]]).lower(), int(at))
        if len(nearest) == MEDOIDS:
            break
    near = [int(first[group.texts[at]]) for at in nearest.values()]
    farthest = int(first[group.texts[order[-1]]])
    return {"medoids": tuple(near), "edge": None if farthest in near else farthest}


def _headings(
    groups: list[_Group],
    said: list[TopicTexts],
    topics: tuple[Topic, ...],
    name: Name,
) -> tuple[TopicGroup, ...]:
    """Headings over the topics, those with the most comments first."""
    worded = [at for at, group in enumerate(groups) if not group.wordless]
    centres = [centre for centre in (groups[at].centre for at in worded) if centre is not None]
    members = [[worded[at] for at in together] for together in parents(np.array(centres))]
    members.sort(key=lambda places: (-sum(topics[at].size for at in places), places))
    merged_said = [merged([said[at] for at in places]) for places in members]
    names = name(merged_said)
    return tuple(
        TopicGroup(name, tuple(topics[at].id for at in places))
        for name, places in zip(names, members, strict=True)
    )
