"""Each formula against numbers that others have published, or that were worked by hand."""

import numpy as np
import pytest
from scipy import stats

from consult.tabulate.differences.statistics import (
    chi_square,
    effect,
    fisher,
    holm,
    least_difference,
    newcombe,
    strength,
    trend,
    whole,
)

HAIR_BY_EYE = np.array([[68, 20, 15, 5], [119, 84, 54, 29], [26, 17, 14, 14], [7, 94, 10, 16]])
"""R. D. Snee, "Graphical display of two-way contingency tables" (1974); HairEyeColor in R."""

JOB_SATISFACTION = np.array([[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]])
"""A. Agresti, "Categorical Data Analysis" (2002), page 57; in R's help on fisher.test."""


def of(*numbers):
    return [np.array([float(number)]) for number in numbers]


@pytest.mark.parametrize(
    ("a", "n", "b", "m", "low", "high"),
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775),
        (0, 10, 0, 10, -0.2775, 0.2775),
        (10, 10, 0, 20, 0.6791, 1.0000),
        (10, 10, 0, 10, 0.6075, 1.0000),
    ],
)
def test_newcombes_interval_is_as_in_his_table(a, n, b, m, low, high):
    # Newcombe (1998), table II, method 10.
    below, above = newcombe(*of(a, n, b, m))
    assert below[0] == pytest.approx(low, abs=5e-5)
    assert above[0] == pytest.approx(high, abs=5e-5)


def test_chi_square_of_two_shares_is_as_expss_and_r_have_it():
    # Engine by transmission in mtcars: 12 of 18 and 7 of 14. Its chi-square is 0.907.
    assert chi_square(*of(12, 18, 7, 14))[0] == pytest.approx(0.3409, abs=5e-5)


def test_where_nobody_or_everybody_says_so_nothing_differs():
    assert chi_square(*of(0, 18, 0, 14))[0] == 1
    assert chi_square(*of(18, 18, 14, 14))[0] == 1


@pytest.mark.parametrize(
    ("a", "n", "b", "m", "p"),
    [
        (3, 4, 1, 4, 0.4857),  # Fisher's tea-drinker
        (2, 12, 15, 18, 0.0005367),  # convictions of twins: Fisher (1962), in R's help
        (100, 102, 1000, 1005, 0.1300759),  # this and those below: R's, in scipy's own tests
        (2, 9, 8, 10, 0.0230141),
        (5, 6, 10, 20, 0.1973244),
    ],
)
def test_fishers_exact_test_is_as_published(a, n, b, m, p):
    assert fisher(a, n, b, m) == pytest.approx(p, rel=1e-3)


def test_cohens_h_is_a_fifth_for_a_small_difference():
    # Cohen (1988), table 6.2.2: a half against 0.40 is 0.20, against 0.26 is 0.50.
    assert effect(np.array([0.5]), np.array([0.4]))[0] == pytest.approx(0.201, abs=5e-4)
    assert effect(np.array([0.26]), np.array([0.5]))[0] == pytest.approx(-0.501, abs=5e-4)


def test_holm_steps_down():
    # 0.005 x 4, 0.01 x 3, 0.03 x 2, and 0.04 may not be under the one before it.
    assert holm(np.array([0.01, 0.04, 0.03, 0.005])) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_holm_claims_three_of_the_fifteen_of_benjamini_and_hochberg():
    # Benjamini and Hochberg (1995), section 4.1: theirs claims four at 5 %.
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    p += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]
    assert (holm(np.array(p)) <= 0.05).sum() == 3
    assert (stats.false_discovery_control(p) <= 0.05).sum() == 4


def test_a_whole_table_is_tested_by_chi_square():
    # HairEyeColor: chi-square 138.29 on 9 degrees of freedom.
    p, drawn = whole(HAIR_BY_EYE)
    assert p == pytest.approx(2.325e-25, rel=1e-3)
    assert not drawn


def test_a_sparse_table_is_set_against_random_tables():
    # R's help on fisher.test has 0.7827 for this table.
    p, drawn = whole(JOB_SATISFACTION)
    assert p == pytest.approx(0.7827, abs=0.04)
    assert drawn


def test_random_tables_are_the_same_in_any_order_of_groups_and_answers():
    mixed = JOB_SATISFACTION[[2, 0, 3, 1]][:, [3, 1, 0, 2]]
    assert whole(mixed) == whole(JOB_SATISFACTION)


def test_a_small_p_of_a_sparse_table_is_found_with_more_random_tables():
    table = np.array([[9, 0, 0], [0, 9, 0], [0, 0, 4]])
    assert whole(table) == (1 / 10_000, True)


def test_cramers_v_is_corrected_for_bias():
    # phi = 138.29/592 - 9/591 = 0.2184; both sides 4 - 9/591 = 3.9848; root of 0.2184/2.9848.
    assert strength(HAIR_BY_EYE) == pytest.approx(0.2705, abs=5e-4)
    assert strength(np.array([[10, 10], [10, 10]])) == 0


def test_the_trend_along_a_scale_is_kruskal_and_wallis():
    people = [np.repeat([1, 2, 3, 4], row) for row in JOB_SATISFACTION]
    assert trend(JOB_SATISFACTION) == pytest.approx(stats.kruskal(*people).pvalue)


def test_the_trend_of_two_groups_is_mann_and_whitney():
    people = [np.repeat([1, 2, 3, 4], row) for row in JOB_SATISFACTION[:2]]
    theirs = stats.mannwhitneyu(*people, use_continuity=False, method="asymptotic")
    assert trend(JOB_SATISFACTION[:2]) == pytest.approx(theirs.pvalue)


@pytest.mark.parametrize(
    ("level", "points"),
    [(0.05, (40, 30, 25, 20.5, 16.5)), (0.0005, (59.5, 45.5, 39, 32.5, 26))],
)
def test_the_smallest_difference_that_could_have_been_seen(level, points):
    # Worked out to half a point for groups of 10 to 100 against 150, of whom 80 % agree.
    groups = np.array([10.0, 20, 30, 50, 100])
    found = 100 * least_difference(groups, np.full(5, 0.8), np.full(5, 150.0), level)
    assert found == pytest.approx(points, abs=0.5)


def test_a_handful_could_have_shown_no_difference_at_all():
    assert np.isnan(least_difference(*of(2, 0.5, 150), 0.0005)[0])


def test_the_smallest_difference_is_shown_four_times_in_five():
    # By simulation: 60 against 400, of whom 30 % agree.
    least = least_difference(*of(60, 0.3, 400), 0.05)[0]
    random = np.random.default_rng(3)
    a, b = random.binomial(60, 0.3 + least, 20_000), random.binomial(400, 0.3, 20_000)
    p = chi_square(a.astype(float), np.full(20_000, 60.0), b.astype(float), np.full(20_000, 400.0))
    assert (p <= 0.05).mean() == pytest.approx(0.8, abs=0.02)
