"""Claims about thresholds, probabilities and bands."""

from __future__ import annotations

import numpy as np

from consult.coding.learn.calibrate import (
    band_edges,
    best_threshold,
    calibrate,
    choose_from,
    steady_threshold,
)


def decisions(texts: int = 400, codes: int = 5) -> tuple[np.ndarray, np.ndarray]:
    """Scores and decisions in which the chance of a code is the logistic of half its score."""
    numbers = np.random.default_rng(1)
    scores = numbers.normal(-3, 5, size=(texts, codes))
    truth = numbers.random(scores.shape) < 1 / (1 + np.exp(-scores / 2))
    return scores, truth.astype(np.int8)


def test_a_text_below_the_threshold_everywhere_has_its_best_code() -> None:
    given = choose_from(np.array([[0.9, 0.8], [0.1, 0.2]]), 0.5)

    assert given.tolist() == [[True, True], [False, True]]


def test_the_threshold_parts_codes_given_from_the_others() -> None:
    scores = np.array([[2.0, -1.0], [1.5, -2.0], [-1.5, 3.0], [1.0, 2.5]])
    decided = np.array([[1, 0], [1, 0], [0, 1], [1, 1]], dtype=np.int8)

    assert choose_from(scores, best_threshold(scores, decided)).tolist() == (decided == 1).tolist()


def test_where_every_part_of_the_texts_agrees_the_codes_given_are_those_decided() -> None:
    scores = np.array([[5.0, 0.0], [0.0, 5.0], [5.0, 5.0]] * 20)
    decided = (scores > 1).astype(np.int8)

    given = choose_from(scores, steady_threshold(scores, decided))

    assert given.tolist() == [[True, False], [False, True], [True, True]] * 20


def test_one_text_more_moves_the_threshold_less_than_it_moves_the_best_one() -> None:
    """The mean over every text left out by turns, of 60, of how far each threshold goes."""
    scores, decided = decisions(60)

    def moved(threshold) -> float:
        whole = threshold(scores, decided)
        left = [np.arange(60) != out for out in range(60)]
        return float(np.mean([abs(threshold(scores[at], decided[at]) - whole) for at in left]))

    assert moved(steady_threshold) < moved(best_threshold) * 0.8
    assert calibrate(scores, decided).threshold == steady_threshold(scores, decided)


def test_probabilities_are_as_often_right_as_they_say() -> None:
    scores, truth = decisions()

    probability = calibrate(scores, truth).probability(scores)

    for low, high in ((0.0, 0.2), (0.2, 0.5), (0.5, 0.8), (0.8, 1.0)):
        here = (probability >= low) & (probability < high)
        assert abs(probability[here].mean() - truth[here].mean()) < 0.06


def test_of_accepted_codes_nine_in_ten_are_right_and_few_are_left() -> None:
    scores, truth = decisions()
    made = calibrate(scores, truth)

    bands = made.bands(made.probability(scores))

    assert truth[bands == "accept"].mean() >= 0.9
    assert truth[bands == "leave"].sum() <= 0.15 * truth.sum()
    assert set(np.unique(bands)) == {"accept", "review", "leave"}


def test_with_few_codes_given_everything_is_for_review() -> None:
    scores, truth = decisions(texts=8)

    made = calibrate(scores, truth)

    assert truth.sum() < 20
    assert set(np.unique(made.bands(made.probability(scores)))) == {"review"}


def test_a_share_that_is_right_by_chance_alone_is_not_accepted_on() -> None:
    probability = np.linspace(1, 0, 40)
    truth = np.arange(40) < 22
    truth[5] = truth[9] = False

    accept, _ = band_edges(probability, truth)

    assert accept == np.inf


def test_pairs_nobody_has_decided_move_nothing() -> None:
    scores, truth = decisions()
    more = np.vstack([scores, np.full((50, 5), 9.0)])
    unknown = np.vstack([truth, np.full((50, 5), -1, dtype=np.int8)])

    first, second = calibrate(scores, truth), calibrate(more, unknown)

    assert (first.accept, first.leave, first.slope) == (second.accept, second.leave, second.slope)
    assert (first.shares == second.shares).all()


def test_texts_the_model_was_tuned_on_do_not_judge() -> None:
    scores, truth = decisions()
    judges = np.arange(len(scores)) % 5 == 0
    flattered = np.where(judges[:, None], scores, np.where(truth == 1, 9.0, -9.0))

    made, by_all = calibrate(flattered, truth, judges), calibrate(flattered, truth)

    fresh, right = scores[judges], truth[judges] == 1
    assert right[made.probability(fresh) >= made.accept].mean() >= 0.9
    assert right[by_all.probability(fresh) >= by_all.accept].mean() < 0.9


def test_with_too_few_texts_to_judge_by_everything_is_for_review() -> None:
    scores, truth = decisions()

    made = calibrate(scores, truth, np.arange(len(scores)) < 19)

    assert set(np.unique(made.bands(made.probability(scores)))) == {"review"}
