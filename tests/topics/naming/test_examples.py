"""Examples go from the centre to the edge, are long where they can be, and no two are alike."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consult.topics.naming import examples_of


def test_ten_are_spread_from_the_centre_to_the_edge() -> None:
    order = list(range(100, 200))
    assert examples_of(order, [9] * 100, np.eye(100)) == list(range(100, 200, 10))


def test_a_short_comment_is_shown_only_where_long_ones_are_too_few() -> None:
    words = [3, 3, 3, 9, 9, 3, 3, 3, 3, 3, 3, 3]
    shown = examples_of(list(range(12)), words, np.eye(12))
    assert {3, 4} <= set(shown)
    assert len(shown) == 10
    assert examples_of(list(range(40)), [3, 9] * 20, np.eye(40)) == list(range(1, 40, 4))


def test_no_two_are_alike() -> None:
    twins = np.repeat(np.eye(6), 5, axis=0)
    assert examples_of(list(range(30)), [9] * 30, twins) == [0, 5, 10, 15, 20, 25]


@given(st.lists(st.integers(0, 20), max_size=60), st.integers(0, 3))
def test_they_are_at_most_ten_of_the_topic_and_in_order(words: list[int], seed: int) -> None:
    vectors = np.random.default_rng(seed).normal(size=(len(words), 5))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    shown = examples_of(list(range(len(words))), words, vectors)
    assert shown == sorted(set(shown))
    assert len(shown) <= 10
    assert bool(shown) == bool(words)
