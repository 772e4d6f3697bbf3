"""Claims about the comments that clusters are found in when there are very many."""

from __future__ import annotations

import numpy as np

from consult.topics.sample import spread
from consult.topics.space import unit


def crowd_and_few(few: int) -> np.ndarray:
    """6,000 rows alike and a few unlike them, mixed."""
    rng = np.random.default_rng(1)
    rows = np.vstack([np.tile([1.0, 0, 0], (6000, 1)), np.tile([0, 1.0, 0], (few, 1))])
    return unit(rows + rng.normal(0, 0.1, rows.shape))[rng.permutation(len(rows))]


def test_few_rows_are_all_taken_and_count_once() -> None:
    at, stands_for = spread(np.eye(5), 5)

    assert at.tolist() == [0, 1, 2, 3, 4]
    assert stands_for.tolist() == [1.0] * 5


def test_a_small_distinct_group_is_in_the_sample_with_more_than_its_share() -> None:
    vectors = crowd_and_few(30)
    distinct = vectors[:, 1] > vectors[:, 0]

    at, _ = spread(vectors, 2000)

    assert len(at) == 2000
    assert distinct[at].mean() > 1.5 * distinct.mean()


def test_the_rows_taken_stand_for_all_rows() -> None:
    vectors = crowd_and_few(30)

    at, stands_for = spread(vectors, 2000)

    assert round(stands_for.sum(), 6) == len(vectors)
    assert (np.diff(at) > 0).all()
    assert stands_for.min() >= 1
