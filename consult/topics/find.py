"""Find topics in the comments on one question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import count
from typing import TypedDict

import numpy as np

from consult.errors import StudyError, unknown_name
from consult.model.coding.topics import Topic, TopicGroup, Topics
from consult.model.settings.study import TopicSettings
from consult.topics.bertopic_default import BertopicDefault
from consult.topics.bertopic_frame import Clusterer, TopicModel, fit_bertopic
from consult.topics.by_name import (
    Clusters,
    put_by_name,
    told_together,
    without_subject_left_over,
)
from consult.topics.by_words import given_by_words
from consult.topics.clusterers import Graph, KMeans
from consult.topics.counts import WordCounts
from consult.topics.found import FoundCluster, clusters_of, put_together, residual_marked
from consult.topics.groups import FEWEST_TOPICS, apart, merge_tree, parents
from consult.topics.naming import (
    BY_WORDING,
    Embed,
    NamedTopic,
    Namer,
    Naming,
    TopicTexts,
    examples_of,
    merged,
)
from consult.topics.nothing_said import says_nothing
from consult.topics.overall import LIKE_OVERALL, like_overall
from consult.topics.space import shared_space, unit
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
    examples: tuple[int, ...]


@dataclass(frozen=True)
class _Comments:
    """Distinct comments: their words and vectors, and where each first stands among all."""

    words: WordCounts
    vectors: np.ndarray
    first: np.ndarray


_Group = FoundCluster
"""What a topic is made of, before it has a name."""


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
    return fit_topics(texts, vectors, settings=settings, seed=seed, naming=naming).topics


def fit_topics(
    texts: Sequence[str],
    vectors: np.ndarray,
    *,
    settings: TopicSettings,
    seed: int,
    naming: Naming = BY_WORDING,
) -> FittedTopics:
    """What ``find_topics`` finds, with the BERTopic model it was found by.

    Parameters
    ----------
    texts, vectors, settings, seed, naming
        As for ``find_topics``.

    Raises
    ------
    StudyError
        When there is no model of that name, or its libraries are not installed.
    """
    if settings.model not in MODELS:
        raise StudyError(unknown_name("topic model", settings.model, tuple(MODELS)))
    way = _Way(MODELS[settings.model](many=settings.many, seed=seed), naming, seed)
    distinct, row_of = _canonical(texts)
    first = _first_positions(row_of, len(distinct))
    copies, once = np.bincount(row_of, minlength=len(distinct)), vectors[first]
    words = WordCounts.of(distinct)
    namer = Namer(words, naming)
    found = _found(words, once, way)
    merged_by_name = put_by_name(found, lambda group: _said(group, once, copies), namer)
    groups = merged_by_name.clusters
    said = [_said(group, once, copies) for group in groups]
    named = namer.named(
        [one for group, one in zip(groups, said, strict=True) if not group.wordless]
    )
    groups = without_subject_left_over(groups, named)
    groups = given_by_words(groups, named, namer.held)
    topics = _topics(groups, said, _Comments(words, once, first), named)
    weights = np.array([group.weights for group in groups]).reshape(len(groups), len(distinct))
    found_topics = Topics(
        topics=_marked(topics, groups),
        weights=weights.T[row_of],
        model=settings.model,
        parameters={"many": settings.many, "seed": seed},
        groups=_headings(groups, said, topics, namer.headings),
    )
    return FittedTopics(found_topics, merged_by_name.model, merged_by_name.numbers)


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


@dataclass(frozen=True)
class FittedTopics:
    """Topics and what they were found by.

    Parameters
    ----------
    topics
        What was found.
    model
        The fitted model; ``None`` where no comment has a word.
    numbers
        For each topic with terms, in order, the number of its cluster in the model.
    """

    topics: Topics
    model: TopicModel | None
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class _Way:
    """How topics are found in one question."""

    clusterer: Clusterer
    naming: Naming
    seed: int


def _found(words: WordCounts, vectors: np.ndarray, way: _Way) -> Clusters:
    """Topics of distinct texts in canonical order; those without terms make one of their own."""
    has_words = (np.diff(words.by_phrase.indptr) > 0) & vectors.any(axis=1)
    wordless = []
    if not has_words.all():
        weights = np.where(has_words, 0.0, 1.0)
        wordless = [FoundCluster(np.flatnonzero(~has_words), weights, ())]
    if not has_words.any():
        return Clusters([], wordless, None)
    rows = np.flatnonzero(has_words)
    worded, model = _clustered(words, vectors, rows, way)
    return Clusters(worded, wordless, model)


def _clustered(
    words: WordCounts, vectors: np.ndarray, rows: np.ndarray, way: _Way
) -> tuple[list[FoundCluster], TopicModel]:
    """Clusters of the texts with words: one at most that says nothing, and the residual marked."""
    from threadpoolctl import threadpool_limits

    given = words.only(rows)
    with threadpool_limits(limits=1):
        space = vectors[rows]
        if way.clusterer.with_wording:
            space = shared_space(given, space, seed=way.seed)
        model = fit_bertopic(given, vectors[rows], space, way.clusterer)
        found = clusters_of(model, space, way.clusterer.centres_, rows, len(vectors))
        sums = [vectors[one.texts].sum(axis=0) for one in found]
        empty = says_nothing(np.array(sums), way.naming.embed)
        found = _judging(found, sums, way.naming.embed)
        found, model = _nothing_as_one(found, model, empty)
        return residual_marked(found, model, given, vectors[rows], seed=way.seed), model


def _judging(
    found: list[FoundCluster], sums: Sequence[np.ndarray], embed: Embed | None
) -> list[FoundCluster]:
    """Clusters, those marked that judge the whole."""
    if embed is None:
        return found
    whole = like_overall(unit(np.array(sums)), embed) > LIKE_OVERALL
    return [
        replace(one, judges_whole=bool(judges)) for one, judges in zip(found, whole, strict=True)
    ]


def _nothing_as_one(
    found: list[FoundCluster], model: TopicModel, empty: np.ndarray
) -> tuple[list[FoundCluster], TopicModel]:
    """Clusters with those that say nothing made one, the last."""
    nothing = np.flatnonzero(empty).tolist()
    if not nothing:
        return found, model
    together = [[at] for at in np.flatnonzero(~empty).tolist()] + [nothing]
    found, model = put_together(found, model, together)
    return [*found[:-1], replace(found[-1], says_nothing=True)], model


def _marked(topics: tuple[Topic, ...], found: Sequence[FoundCluster]) -> tuple[Topic, ...]:
    return tuple(
        replace(topic, residual=one.residual, says_nothing=one.says_nothing)
        for topic, one in zip(topics, found, strict=True)
    )


def _said(group: _Group, vectors: np.ndarray, copies: np.ndarray) -> TopicTexts:
    rows = group.texts
    return TopicTexts(rows.tolist(), copies[rows].tolist(), group.terms, vectors[rows].sum(axis=0))


def _topics(
    groups: list[_Group],
    said: list[TopicTexts],
    comments: _Comments,
    named: Sequence[NamedTopic],
) -> tuple[Topic, ...]:
    """Topics in the order of their groups; ``named`` is of those with words."""
    written = iter(named)
    topics = []
    for number, group, of in zip(count(1), groups, said, strict=False):
        called = NamedTopic(WORDLESS, "") if group.wordless else told_together(group, next(written))
        shown = _shown(group, comments)
        topics.append(
            Topic(
                id=f"t{number:02d}",
                name=called.name,
                definition=called.definition,
                terms=group.terms,
                size=sum(of.copies),
                **shown,
            )
        )
    return tuple(topics)


def _shown(group: _Group, comments: _Comments) -> _Shown:
    """Comments that show what a topic is about, no two of the same words, and one at its edge."""
    order = np.argsort(-group.weights[group.texts], kind="stable")
    rows = group.texts[order]
    said = [plain(comments.words.texts[row]).lower() for row in rows]
    nearest: dict[str, int] = {}
    for words, row in zip(said, rows.tolist(), strict=True):
        nearest.setdefault(words, row)
    places = [int(comments.first[row]) for row in rows]
    near = [int(comments.first[row]) for row in list(nearest.values())[:MEDOIDS]]
    return {
        "medoids": tuple(near),
        "edge": None if places[-1] in near else places[-1],
        "examples": tuple(
            examples_of(places, [len(one.split()) for one in said], comments.vectors[rows])
        ),
    }


def _headings(
    groups: list[_Group],
    said: list[TopicTexts],
    topics: tuple[Topic, ...],
    name: Name,
) -> tuple[TopicGroup, ...]:
    """Headings over the themes, those with the most comments first."""
    themes = [at for at, group in enumerate(groups) if group.is_theme]
    if len(themes) < FEWEST_TOPICS:
        return ()
    sums = np.array([said[at].total for at in themes])
    standing = apart(sums, np.array([len(said[at].rows) for at in themes]))
    tree = merge_tree(standing, np.array([topics[at].size for at in themes]))
    members = [[themes[at] for at in places] for places in parents(tree)]
    members.sort(key=lambda places: (-sum(topics[at].size for at in places), places))
    names = name([merged([said[at] for at in places]) for places in members])
    called = _called(names, [[topics[at].name for at in places] for places in members])
    return tuple(
        TopicGroup(name, tuple(topics[at].id for at in places))
        for name, places in zip(called, members, strict=True)
    )


def _called(names: Sequence[str], under: Sequence[Sequence[str]]) -> list[str]:
    """Names of headings; one over a single topic has that topic's, and no two have the same."""
    alone = {only for only, *others in under if not others}
    taken: set[str] = set(alone)
    called = []
    for name, topics in zip(names, under, strict=True):
        choices = [topics[0]] if len(topics) == 1 else [name, *topics]
        chosen = next(one for one in choices if len(topics) == 1 or one not in taken)
        taken.add(chosen)
        called.append(chosen)
    return called
