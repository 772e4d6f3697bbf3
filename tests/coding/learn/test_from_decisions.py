"""Claims about learning codes from reviewed answers."""

from __future__ import annotations

import numpy as np
import pytest

from consult.coding.decisions.finished import FEWEST_REVIEWED
from consult.coding.learn.from_decisions import as_decided, learn
from consult.coding.learn.linear_model import UNKNOWN, fit
from consult.coding.learn.material import Material
from consult.coding.texts.segments import segments
from consult.model.coding.deciding import Band
from tests.coding.decided import CODES, answers, gone_through, material

TEXTS, TRUTH = answers()
EVERY_OTHER = range(0, len(TEXTS), 2)


@pytest.fixture(scope="module")
def given() -> Material:
    return material(TEXTS)


def test_codes_of_answers_nobody_has_seen_are_learnt_from_the_others(given: Material) -> None:
    learned = learn(given, gone_through(TRUTH, EVERY_OTHER))

    unseen = np.arange(1, len(TEXTS), 2)
    assert learned.note == ""
    assert learned.reviewed == 42
    assert (learned.given[unseen] == TRUTH[unseen]).mean() > 0.95


def test_the_same_answers_in_another_order_are_coded_alike(given: Material) -> None:
    order = np.random.default_rng(1).permutation(len(TEXTS))
    decided = gone_through(TRUTH, EVERY_OTHER)

    first = learn(given, decided)
    mixed = learn(given.take(order), decided[order])

    assert (mixed.scores == first.scores[order]).all()
    assert (mixed.given == first.given[order]).all()
    assert (mixed.bands == first.bands[order]).all()


def test_each_code_points_at_the_clause_that_earned_it(given: Material) -> None:
    learned = learn(given, gone_through(TRUTH, EVERY_OTHER))
    clauses = [clause for one in segments(TEXTS) for clause in one]
    text = TEXTS.index("the bus is late but the list is long")

    earned = {one.code: clauses[one.clause] for one in learned.codings(CODES) if one.text == text}

    assert earned == {"buses": "the bus is late", "waiting": "but the list is long"}


def test_every_answer_has_a_code_with_a_probability_and_a_band(given: Material) -> None:
    learned = learn(given, gone_through(TRUTH, EVERY_OTHER))

    codings = learned.codings(CODES)

    assert {one.text for one in codings} == set(range(len(TEXTS)))
    assert all(0 <= one.probability <= 1 for one in codings)
    assert {one.decided_by for one in codings} == {"learned"}
    assert {one.band for one in codings} <= set(Band)


@pytest.mark.parametrize("reviewed", [0, 1, 2, FEWEST_REVIEWED - 1])
def test_too_few_reviewed_answers_teach_nothing_and_it_says_so(
    given: Material, reviewed: int
) -> None:
    learned = learn(given, gone_through(TRUTH, range(reviewed)))

    assert f"answers gone through are {reviewed}, and 20 are needed" in learned.note
    assert not learned.given.any()
    assert learned.codings(CODES) == []
    assert learned.calibration is None


@pytest.mark.parametrize("value", [0, 1])
def test_decisions_that_are_all_the_same_teach_nothing(given: Material, value: int) -> None:
    learned = learn(given, np.full(TRUTH.shape, value, dtype=np.int8))

    assert "every decision made so far is the same" in learned.note


@pytest.mark.parametrize("examples", [0, 1])
def test_a_code_with_one_example_or_none_is_scored_by_its_definition(examples: int) -> None:
    truth = TRUTH.copy()
    staff = np.flatnonzero(truth[:, 2])
    seen = [at for at in EVERY_OTHER if at not in staff] + staff[:examples].tolist()

    learned = learn(material(TEXTS), gone_through(truth, seen))

    alone = [TEXTS.index("helpful staff in town"), TEXTS.index("the bus is late in town")]
    assert np.isfinite(learned.scores).all()
    assert learned.scores[alone[0], 2] > learned.scores[alone[1], 2]


def test_an_empty_question_is_learnt_from_without_an_error() -> None:
    learned = learn(material(TEXTS).take(np.zeros(0, dtype=int)), np.zeros((0, 3), dtype=np.int8))

    assert learned.given.shape == (0, 3)


def test_an_answer_gone_through_is_decided_for_every_code_and_others_are_not() -> None:
    given = np.array([[True, False], [False, False], [False, False]])
    refused = np.array([[False, False], [False, True], [False, False]])

    decided = as_decided(given, refused, np.array([True, False, False]))

    assert decided.tolist() == [[1, 0], [UNKNOWN, 0], [UNKNOWN, UNKNOWN]]


def test_what_nobody_has_decided_carries_no_weight() -> None:
    rows = np.eye(4, dtype=np.float32)
    nothing = np.zeros((4, 1, 0), dtype=np.float32)
    decided = np.array([[1], [0], [0], [UNKNOWN]], dtype=np.int8)

    with_unknown = fit(rows, nothing, decided, strength=1.0, balance=0.5)
    without = fit(rows[:3], nothing[:3], decided[:3], strength=1.0, balance=0.5)

    assert with_unknown.weights[3, 0] == 0
    assert np.allclose(with_unknown.bias, without.bias, atol=1e-3)


def test_features_that_no_text_has_change_no_score() -> None:
    """With 40 of them there are fewer texts than features, and the fit takes its shorter way."""
    numbers = np.random.default_rng(3)
    rows, evidence = numbers.normal(size=(12, 4)), numbers.normal(size=(12, 3, 2))
    decided = numbers.integers(0, 2, (12, 3)).astype(np.int8)
    wide = np.hstack([rows, np.zeros((12, 40))])

    plain = fit(rows, evidence, decided, strength=5.0, balance=0.5)
    shorter = fit(wide, evidence, decided, strength=5.0, balance=0.5)

    assert shorter.weights.shape == (44, 3)
    np.testing.assert_allclose(
        shorter.scores(wide, evidence), plain.scores(rows, evidence), atol=0.02
    )
    assert np.abs(plain.scores(rows, evidence)).max() > 1


def test_what_the_model_was_tuned_on_teaches_and_does_not_judge(given: Material) -> None:
    decided = gone_through(TRUTH, EVERY_OTHER)

    learned = learn(given, decided, tuned_on=np.ones(len(TEXTS), dtype=bool))

    unseen = np.arange(1, len(TEXTS), 2)
    assert (learned.given[unseen] == TRUTH[unseen]).mean() > 0.95
    assert set(np.unique(learned.bands)) == {str(Band.REVIEW)}
