"""Claims about the upper of two levels of themes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.embed import embed
from consult.model.settings.study import TopicSettings
from consult.topics import find_topics
from consult.topics.find import _called
from consult.topics.groups import apart, merge_tree, parents
from consult.topics.space import unit
from tests.topics.invented import comments


def headings(centres: np.ndarray) -> list[list[int]]:
    return parents(merge_tree(centres, np.ones(len(centres))))


@settings(deadline=None, max_examples=30)
@given(st.integers(2, 90), st.integers(0, 5))
def test_there_are_fifteen_headings_at_most_and_every_topic_stands_under_one(
    topics: int, seed: int
) -> None:
    centres = unit(np.random.default_rng(seed).normal(size=(topics, 5)))

    found = headings(centres)

    assert len(found) <= 15
    assert (not found) == (topics < 13)
    if found:
        assert sorted(at for together in found for at in together) == list(range(topics))


def test_near_topics_stand_under_one_heading() -> None:
    rng = np.random.default_rng(1)
    centres = unit(np.repeat(np.eye(5), 3, axis=0) + rng.normal(0, 0.01, (15, 5)))

    assert headings(centres) == [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11], [12, 13, 14]]


def test_two_small_topics_are_put_together_before_two_large_ones_as_far_apart() -> None:
    centres = np.array([[1.0, 0, 0, 0], [0, 1.0, 0, 0], [0, 0, 1.0, 0], [0, 0, 0, 1.0]])

    tree = merge_tree(centres, np.array([900, 900, 4, 4]))

    assert tree[0, :2].tolist() == [2, 3]


@pytest.mark.parametrize("seed", range(5))
def test_no_merge_costs_less_than_the_one_before_it(seed: int) -> None:
    rng = np.random.default_rng(seed)
    centres = unit(rng.normal(size=(40, 3)))

    costs = merge_tree(centres, rng.integers(1, 500, 40))[:, 2]

    assert (np.diff(costs) >= 0).all()


def test_what_all_comments_share_puts_no_two_themes_together() -> None:
    sums = np.array([[9.0, 1.0, 0.0], [9.0, 0.0, 1.0], [9.0, 1.0, 0.1]])

    likeness = apart(sums, np.ones(3)) @ apart(sums, np.ones(3)).T

    assert likeness[0, 2] > 0.9
    assert likeness[0, 1] < 0.9


def test_a_heading_over_one_theme_has_its_name_and_no_two_headings_have_the_same() -> None:
    called = _called(["Roads", "Buses", "Buses"], [["Roads", "Holes"], ["Trams"], ["Bus", "Stops"]])

    assert called == ["Roads", "Trams", "Buses"]
    assert _called(["Trams", "X"], [["Tram stops", "Rails"], ["Trams"]]) == ["Tram stops", "Trams"]


def test_every_theme_of_a_question_stands_under_one_heading_and_nothing_else_does() -> None:
    texts, _ = comments(1200)
    texts = [f"{text} {'abcdefghijklmnopqrst'[at % 20] * 6}" for at, text in enumerate(texts)]

    topics = find_topics(
        [*texts, "12", "!!"],
        embed([*texts, "12", "!!"]),
        settings=TopicSettings(many="many"),
        seed=1,
    )

    themes = [t.id for t in topics.topics if t.terms and not (t.residual or t.says_nothing)]
    held = [topic for group in topics.groups for topic in group.topics]
    assert sorted(held) == sorted(themes)
    assert len(themes) < len(topics.topics)
