"""Claims about the order in which answers come up for review."""

from __future__ import annotations

import numpy as np
import pytest

from consult.coding.learn.queue import Pool, queue


def units(texts: int, dimensions: int = 12, seed: int = 1) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(texts, dimensions))
    return np.round(rows / np.linalg.norm(rows, axis=1, keepdims=True), 6)


def keys(texts: int) -> list[str]:
    return [f"{at * 7919 % 10007:05d}" for at in range(texts)]


def unknown(texts: int, codes: int = 3) -> np.ndarray:
    return np.full((texts, codes), -1, dtype=np.int8)


def test_the_middle_of_each_cluster_comes_first_the_largest_before_the_others() -> None:
    vectors = np.array(
        [[1, 0, 0, 0], [0.8, 0.6, 0, 0], [0.8, -0.6, 0, 0], [0, 0, 1, 0], [0, 0, 0.6, 0.8]]
    )
    clusters = np.array([1, 1, 1, 2, 2])

    order = queue(Pool(keys(5), vectors, np.full((5, 3), 0.5), unknown(5), clusters))

    assert order[0] == 0
    assert order[1] in {3, 4}


def test_near_copies_of_a_queued_answer_wait_until_the_end() -> None:
    vectors = np.vstack([np.eye(4), np.eye(4)])
    clusters = np.zeros(8, dtype=int)

    order = queue(Pool(keys(8), vectors, np.full((8, 3), 0.5), unknown(8), clusters))

    assert {at % 4 for at in order[:4]} == {0, 1, 2, 3}
    assert sorted(order) == list(range(8))


def test_after_the_middles_doubt_about_a_rare_code_comes_before_doubt_about_a_common_one() -> None:
    decided = unknown(62, codes=2)
    decided[:60] = 0
    decided[:40, 0] = 1
    chances = np.full((62, 2), 0.01)
    chances[60, 0] = chances[61, 1] = 0.5

    order = queue(Pool(keys(62), np.eye(62), chances, decided, np.zeros(62)))

    assert order.tolist() == [61, 60]


def test_answers_gone_through_are_not_queued_and_the_others_all_are() -> None:
    decided = unknown(30)
    decided[::3] = 0

    order = queue(Pool(keys(30), units(30), np.full((30, 3), 0.3), decided, np.arange(30) % 4))

    assert sorted(order) == [at for at in range(30) if at % 3]


def test_the_same_answers_come_in_the_same_order_however_the_rows_were_ordered() -> None:
    texts, names = 120, np.array(keys(120))
    vectors, clusters = units(texts), np.arange(texts) % 7
    chances = np.round(np.random.default_rng(2).random((texts, 3)), 2)
    mixed = np.random.default_rng(3).permutation(texts)

    first = queue(Pool(names, vectors, chances, unknown(texts), clusters))
    second = queue(
        Pool(names[mixed], vectors[mixed], chances[mixed], unknown(texts), clusters[mixed])
    )

    assert names[first].tolist() == names[mixed][second].tolist()


@pytest.mark.parametrize("texts", [0, 1, 2])
def test_a_handful_of_answers_is_queued_whole(texts: int) -> None:
    order = queue(
        Pool(keys(texts), units(texts), np.full((texts, 3), 0.5), unknown(texts), np.zeros(texts))
    )

    assert sorted(order) == list(range(texts))
