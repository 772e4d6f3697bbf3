"""Claims about the graph that topics are found in, and about the headings over them."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from consult.embed import embed
from consult.errors import StudyError
from consult.model.coding.topics import Topic, TopicGroup, Topics
from consult.model.settings.study import TopicSettings
from consult.topics import find_topics
from consult.topics.communities import communities, neighbour_graph
from consult.topics.counts import WordCounts
from consult.topics.naming import TopicTexts, merged
from consult.topics.space import shared_space, unit
from tests.topics.invented import SUBJECTS, comments


def test_of_equally_near_rows_the_earlier_is_the_neighbour() -> None:
    rows = np.array([[1.0, 0.0], [0.6, 0.8], [0.6, 0.8], [0.6, 0.8]])

    graph = neighbour_graph(rows, 1).toarray()

    assert graph[0].tolist() == [0, 1, 0, 0]
    assert graph[3].tolist() == [0, 1, 0, 0]


def test_the_nearest_neighbour_of_a_row_in_a_thin_region_counts_fully() -> None:
    angles = np.radians([0, 1, 2, 3, 60, 89])
    graph = neighbour_graph(np.column_stack([np.cos(angles), np.sin(angles)]), 2)

    assert graph[5].max() == 1.0
    assert (graph != graph.T).nnz == 0


def test_a_row_like_no_other_is_a_community_of_its_own() -> None:
    rows = np.eye(5)[[0, 0, 1, 1, 2]]

    assert communities(neighbour_graph(rows, 1), 1.0).tolist() == [0, 0, 1, 1, 2]


def test_two_crowds_joined_by_one_link_are_two_communities() -> None:
    rng = np.random.default_rng(1)
    crowds = np.repeat([[1.0, 0.0, 0.1], [0.0, 1.0, 0.1]], 20, axis=0)
    rows = unit(crowds + rng.normal(0, 0.05, (40, 3)))

    assert communities(neighbour_graph(rows, 12), 0.2).tolist() == [0] * 20 + [1] * 20


def test_a_row_given_later_than_the_sample_lies_where_it_would_within_it() -> None:
    texts, _ = comments(200)
    vectors = embed(texts)

    said = WordCounts.of([*texts, *texts[:5]])
    space = shared_space(said, np.vstack([vectors, vectors[:5]]), sample=200, seed=1)

    np.testing.assert_array_equal(space[200:], space[:5])


def test_headings_are_named_apart_and_hold_every_topic_once() -> None:
    texts, _ = comments(1200)
    texts = [f"{text} {'abcdefghijklmnopqrst'[at % 20] * 6}" for at, text in enumerate(texts)]

    topics = find_topics(texts, embed(texts), settings=TopicSettings(many="many"), seed=1)

    names = [group.name.lower() for group in topics.groups]
    held = [topic for group in topics.groups for topic in group.topics]
    assert len(set(names)) == len(names) > 1
    assert sorted(held) == [topic.id for topic in topics.topics]


def test_a_heading_over_a_topic_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="Groups hold topics of the model"):
        Topics(
            topics=(Topic("t01", "Buses", ("bus",), 1),),
            weights=np.ones((1, 1)),
            model="graph",
            groups=(TopicGroup("Roads", ("t01", "t02")),),
        )


def test_a_heading_draws_on_the_strongest_terms_of_its_topics_in_turn() -> None:
    buses, trains = TopicTexts([4], [2], ("bus", "stop")), TopicTexts([7], [1], ("train",))

    assert merged([buses, trains]) == TopicTexts([4, 7], [2, 1], ("bus", "train", "stop"))


def test_a_topic_shows_three_comments_near_its_centre_and_one_at_its_edge() -> None:
    texts, _ = comments(100)

    topics = find_topics(texts, embed(texts), settings=TopicSettings(), seed=1)

    assert topics.topics
    for number, topic in enumerate(topics.topics):
        own = topics.weights[topics.weights.argmax(axis=1) == number, number]
        shown = [topics.weights[at, number] for at in topic.medoids]
        assert shown == sorted(own, reverse=True)[:3]
        assert topic.edge is not None
        assert topics.weights[topic.edge, number] == own.min()


def test_nine_tenths_of_the_comments_give_much_the_same_topics() -> None:
    texts, _ = comments(400)
    kept = np.sort(np.random.default_rng(1).choice(400, 360, replace=False))

    whole = find_topics(texts, embed(texts), settings=TopicSettings(many="few"), seed=1)
    fewer = [texts[at] for at in kept]
    part = find_topics(fewer, embed(fewer), settings=TopicSettings(many="few"), seed=1)

    assert len(whole.topics) >= len(SUBJECTS)
    likeness = adjusted_rand_score(whole.weights.argmax(1)[kept], part.weights.argmax(1))
    assert likeness >= 0.85


def test_a_model_whose_libraries_are_absent_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "umap", None)
    texts, _ = comments(30)

    with pytest.raises(StudyError, match=r"not installed\. Hint: Set model"):
        find_topics(texts, embed(texts), settings=TopicSettings(model="bertopic-default"), seed=1)
