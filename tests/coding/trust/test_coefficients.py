"""Agreement by hand and against published worked examples."""

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score, f1_score

from consult.coding.trust.coefficients import (
    alpha_parts,
    f1_of,
    kappa_of,
    masi_distances,
    tallies,
)

EVENLY = np.ones((1, 10))


def _alpha(one: np.ndarray, other: np.ndarray) -> float:
    observed, by_chance = alpha_parts(one, other, np.ones((1, len(one))))
    return float(1 - observed[0] / by_chance[0])


def _single(codes: str) -> np.ndarray:
    """One code a text, as a set: MASI is then the distance of names."""
    return np.array([[code == known for known in "abcde"] for code in codes])


def test_the_distance_of_sets_is_that_of_passonneau() -> None:
    # {a, b} beside {a, b}; {a, b, c, d}: 1 - 2/4 * 2/3; {b, c}: 1 - 1/3 * 1/3; {e}; nothing
    sets = np.array(
        [
            [1, 1, 0, 0, 0],
            [1, 1, 0, 0, 0],
            [1, 1, 1, 1, 0],
            [0, 1, 1, 0, 0],
            [0, 0, 0, 0, 1],
            [0, 0, 0, 0, 0],
        ],
        dtype=bool,
    )
    distances = masi_distances(sets)
    assert distances[0] == pytest.approx([0, 0, 2 / 3, 8 / 9, 1, 1])
    assert distances[5, 5] == 0


def test_alpha_is_that_of_krippendorffs_example_of_names() -> None:
    # Krippendorff (2011), Computing Krippendorff's alpha-reliability, B: 12 units, alpha = .692
    ben, gerry = _single("aabbdcccedda"), _single("babbbcccеddd".replace("е", "e"))
    assert _alpha(ben, gerry) == pytest.approx(0.692, abs=0.0005)


def test_alpha_is_that_of_krippendorffs_example_of_two_values() -> None:
    # the same, A: ten units, alpha = .095
    meg, owen = _single("abaaaaaaba"), _single("bbbaabaaaa")
    assert _alpha(meg, owen) == pytest.approx(0.095, abs=0.0005)


def test_kappa_is_four_tenths_for_twenty_five_ten_fifteen() -> None:
    one = np.array([[1]] * 25 + [[0]] * 25, dtype=bool)
    other = np.array([[1]] * 20 + [[0]] * 5 + [[1]] * 10 + [[0]] * 15, dtype=bool)
    found = kappa_of(*tallies(one, other, np.ones((1, 50))), np.array([[50.0]]))
    assert found[0, 0] == pytest.approx(0.4)


def test_kappa_and_f1_are_those_of_another_library() -> None:
    lots = np.random.default_rng(4)
    one, other = lots.random((80, 3)) < 0.4, lots.random((80, 3)) < 0.5
    counted = tallies(one, other, np.ones((1, 80)))
    kappa, f1 = kappa_of(*counted, np.array([[80.0]]))[0], f1_of(*counted)[0]
    for code in range(3):
        assert kappa[code] == pytest.approx(cohen_kappa_score(one[:, code], other[:, code]))
        assert f1[code] == pytest.approx(f1_score(one[:, code], other[:, code]))


def test_a_text_that_counts_twice_is_as_good_as_two_texts() -> None:
    one = np.array([[1, 0], [0, 1], [1, 1]], dtype=bool)
    other = np.array([[1, 0], [1, 1], [0, 1]], dtype=bool)
    twice = np.array([[2.0, 1.0, 1.0]])
    said, chance = alpha_parts(one, other, twice)
    written_out = [0, 0, 1, 2]
    again, by_chance = alpha_parts(one[written_out], other[written_out], np.ones((1, 4)))
    assert (said, chance) == (pytest.approx(again), pytest.approx(by_chance))


def test_a_code_that_nobody_gave_has_no_f1() -> None:
    nobody = np.zeros((4, 1), dtype=bool)
    assert np.isnan(f1_of(*tallies(nobody, nobody, np.ones((1, 4))))).all()
