"""Each test, interval and correction against statsmodels or scipy, on tables drawn by chance.

The published examples of ``test_statistics`` are few and tidy. Here small tables, noughts and whole
groups of one mind are as common as any other.
"""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats import proportion
from statsmodels.stats.contingency_tables import Table
from statsmodels.stats.multitest import multipletests

from consult.model.evidence.difference import Side
from consult.tabulate.differences.letters import letter, line
from consult.tabulate.differences.statistics import (
    FEWEST_EXPECTED,
    chi_square,
    effect,
    fisher,
    holm,
    least_difference,
    least_expected,
    newcombe,
    statistic,
    trend,
    whole,
    wilson,
)

LARGEST = (3, 12, 60, 400, 20_000)
"""People of a side at most: a few tables of each size."""


def sides(seed, times=60):
    """Small and large pairs of shares, among them every mixture of nobody and everybody."""
    random = np.random.default_rng(seed)
    for most in LARGEST:
        for _ in range(times):
            n, m = (int(number) for number in random.integers(1, most + 1, 2))
            for a in {0, n, int(random.integers(0, n + 1))}:
                for b in {0, m, int(random.integers(0, m + 1))}:
                    yield a, n, b, m


def columns(pairs):
    return np.array(list(pairs), dtype=float).T


def tables(seed, *, least=0, most=30, times=40):
    """Tables of 2 to 6 groups and answers in which nobody is missing from a row or column."""
    random = np.random.default_rng(seed)
    made = 0
    while made < times:
        table = random.integers(least, most, random.integers(2, 7, 2))
        if table.any(axis=0).all() and table.any(axis=1).all():
            made += 1
            yield table


def test_wilsons_interval():
    a, n, _, _ = columns(sides(1))
    low, high = wilson(a, n)
    theirs = proportion.proportion_confint(a, n, method="wilson")
    assert low == pytest.approx(np.maximum(theirs[0], 0), abs=1e-12)
    assert high == pytest.approx(np.minimum(theirs[1], 1), abs=1e-12)


def test_newcombes_interval():
    pairs = list(sides(2))
    low, high = newcombe(*columns(pairs))
    for at, (a, n, b, m) in enumerate(pairs):
        theirs = proportion.confint_proportions_2indep(a, n, b, m, method="newcomb", compare="diff")
        assert (low[at], high[at]) == pytest.approx(theirs, abs=1e-9)


def test_chi_square_is_the_z_test_with_a_pooled_share():
    pairs = [one for one in sides(3) if 0 < one[0] + one[2] < one[1] + one[3]]
    for p, (a, n, b, m) in zip(chi_square(*columns(pairs)), pairs, strict=True):
        assert p == pytest.approx(proportion.proportions_ztest([a, b], [n, m])[1], abs=1e-12)


def test_fishers_test_is_the_sum_of_the_tables_no_likelier():
    for a, n, b, m in sides(4, times=10):
        if n + m > 1000:
            continue
        chances = stats.hypergeom(n + m, a + b, n).pmf(np.arange(0, n + 1))
        likely = chances[chances <= chances[a] * (1 + 1e-7)].sum()
        assert fisher(a, n, b, m) == pytest.approx(min(1, likely), abs=1e-9)


def test_the_least_expected_number():
    pairs = [one for one in sides(5) if 0 < one[0] + one[2] < one[1] + one[3]]
    for least, (a, n, b, m) in zip(least_expected(*columns(pairs)), pairs, strict=True):
        expected = stats.contingency.expected_freq([[a, n - a], [b, m - b]])
        assert least == pytest.approx(expected.min(), rel=1e-12)


def test_cohens_h():
    a, n, b, m = columns(sides(6))
    assert effect(a / n, b / m) == pytest.approx(proportion.proportion_effectsize(a / n, b / m))


@pytest.mark.parametrize(
    ("ours", "theirs"), [(holm, "holm"), (stats.false_discovery_control, "fdr_bh")]
)
def test_corrections_of_many_p_values(ours, theirs):
    random = np.random.default_rng(7)
    for many in (1, 2, 3, 10, 500):
        p = random.uniform(size=many) ** random.integers(1, 6)
        p[random.integers(0, many)] = p[0]  # p-values of counts are often the same
        for ps in (p, np.zeros(many), np.ones(many)):
            assert ours(ps) == pytest.approx(multipletests(ps, method=theirs)[1], abs=1e-12)


@pytest.mark.parametrize("level", [0.05, 0.0005])
def test_the_smallest_difference_has_a_power_of_four_in_five(level):
    random = np.random.default_rng(8)
    n, m = random.integers(2, 3000, (2, 200)).astype(float)
    share = np.concatenate([random.uniform(size=180), np.repeat([0.0, 1, 0.5, 0.01], 5)])
    found = least_difference(n, share, m, level)
    assert np.isfinite(found).sum() > 100
    for least, group, others, rest in zip(found, n, share, m, strict=True):
        if np.isfinite(least):
            # Seen the right way round: a two-sided test that finds the opposite has not shown it.
            up = others <= 0.5
            power = proportion.power_proportions_2indep(
                least if up else -least,
                others,
                group,
                ratio=rest / group,
                alpha=level / 2,
                alternative="larger" if up else "smaller",
                return_results=False,
            )
            assert power == pytest.approx(0.8, abs=1e-9)


def test_a_whole_table():
    for table in tables(9, least=5, most=60):
        p, drawn = whole(table)
        theirs = Table(table, shift_zeros=False).test_nominal_association()
        assert statistic(table) == pytest.approx(theirs.statistic)
        if not drawn:
            assert p == pytest.approx(theirs.pvalue, abs=1e-12)
        assert drawn == (Table(table, shift_zeros=False).fittedvalues.min() < FEWEST_EXPECTED)


def test_random_tables_come_near_fishers_exact_test_of_the_whole():
    # Of two by two the exact chance that chi-square is as large can be added up.
    for table in tables(10, most=6, times=200):
        if table.shape != (2, 2):
            continue
        (a, b), (n, m) = table[:, 0], table.sum(1)
        numbers = np.arange(max(0, a + b - m), min(n, a + b) + 1)
        every = np.array([[[k, n - k], [a + b - k, m - a - b + k]] for k in numbers])
        chances = stats.hypergeom(n + m, a + b, n).pmf(numbers)
        exact = chances[statistic(every) >= statistic(table) * (1 - 1e-7)].sum()
        assert whole(table)[0] == pytest.approx(exact, abs=0.05)


def test_the_trend_along_a_scale():
    for table in tables(11):
        people = [np.repeat(np.arange(len(row)), row) for row in table]
        assert trend(table) == pytest.approx(stats.kruskal(*people).pvalue, abs=1e-12)


def test_column_letters_are_all_pairs_after_bonferroni():
    random = np.random.default_rng(12)
    for _ in range(60):
        bases = random.integers(30, 300, random.integers(2, 6))
        numbers = random.integers(1, bases)
        theirs = proportion.proportions_chisquare_allpairs(
            numbers, bases, multitest_method="bonferroni"
        )
        expected = [set() for _ in bases]
        for (one, other), p in zip(theirs.all_pairs, theirs.pval_corrected(), strict=True):
            if p <= 0.05:
                low, high = sorted((one, other), key=lambda at: numbers[at] / bases[at])
                expected[high].add(letter(low))
        ours = line([Side(int(k), int(n)) for k, n in zip(numbers, bases, strict=True)])
        assert [set(letters.split()) for letters in ours] == expected
