"""Two shares compared, and whole tables: numbers in, p-values, intervals and sizes out.

All on counts, so a million responses cost no more than a hundred. What is tested once is left to
scipy. What is worked out for thousands of comparisons at once is written here for arrays: neither
scipy nor statsmodels has it so. The tests hold each against them.
"""

from __future__ import annotations

import numpy as np
from scipy.special import chdtrc, ndtr, ndtri
from scipy.stats import chi2_contingency, fisher_exact, random_table
from scipy.stats.contingency import expected_freq

LEVEL = 0.05
"""The convention of the field: intervals of 95 %, tests at 5 %. What a report calls clear hangs on
``HEADLINE``, which corrects for how much is compared."""

POWER = 0.80
"""A difference counts as one the responses could have shown if they show it four times in five.

Source: J. Cohen, "Statistical Power Analysis for the Behavioral Sciences" (1988), section 2.4.
"""

FEWEST_EXPECTED = 5
"""Under this expected count, chi-square is no good guide and an exact test takes its place.

Source: W. G. Cochran, "Some methods for strengthening the common chi-square tests", Biometrics 10
(1954).
"""

DRAWS, MORE_DRAWS, ENOUGH = 999, 9000, 20
"""Random tables: a first look and, where fewer than ``ENOUGH`` are as extreme, more of them.

Over twenty seeds a p-value of .10 from the first look varies by .011 (standard deviation), one of
.012 from all of them by .001. So those that a correction may keep are sharp, and the others, which
need no precision, cost a tenth. Of 60 sparse tables, half or twice the draws move no p-value over
5 %; 10 for ``ENOUGH`` changes none at all, 40 three of them by half a point.
"""

SEED = 5
"""Any number will do: it is fixed so that a study has the same figures on every run. How far
p-values vary with it stands above."""

TIE = 1e-7
"""Tables whose chi-squares differ by less than this share are equally extreme.

It guards against rounding: with 0, nine of 60 sparse tables have other p-values, one by .43, as a
table is not found as extreme as itself. Halved, doubled or 1e-3 all stay the same; 1e-2 takes
tables for equal that are not.
"""

STEPS = 50
"""Halvings of an interval of 1. Against 100 of them the result is the same to 1e-15; 25 are off by
3e-8 at most, so fewer would do: what is spared is not worth an argument."""

Array = np.ndarray


def chi_square(a: Array, n: Array, b: Array, m: Array) -> Array:
    """Two-sided p-values of Pearson's chi-square test of a of n against b of m, no continuity.

    Parameters
    ----------
    a, n, b, m
        Whole numbers, all of one shape: a of n people, b of m others.

    Notes
    -----
    The same as a two-sided z test of two proportions with a pooled share.
    """
    pooled = (a + b) / (n + m)
    variance = pooled * (1 - pooled) * (1 / n + 1 / m)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (a / n - b / m) / np.sqrt(variance)
    return np.where(variance > 0, 2 * ndtr(-np.abs(z)), 1.0)


def fisher(a: int, n: int, b: int, m: int) -> float:
    """Two-sided p-value of Fisher's exact test: tables no likelier than the one there is.

    Parameters
    ----------
    a, n, b, m
        a of n people, and b of m others.
    """
    return float(fisher_exact([[a, n - a], [b, m - b]]).pvalue)


def least_expected(a: Array, n: Array, b: Array, m: Array) -> Array:
    """The smallest expected count of each table of two by two.

    Parameters
    ----------
    a, n, b, m
        As for :func:`chi_square`.
    """
    ticks, people = a + b, n + m
    return np.asarray(np.minimum(n, m) * np.minimum(ticks, people - ticks) / people)


def newcombe(a: Array, n: Array, b: Array, m: Array) -> tuple[Array, Array]:
    """95 % interval of a/n - b/m, as shares: Newcombe's, made of two of Wilson's.

    Parameters
    ----------
    a, n, b, m
        As for :func:`chi_square`; ``n`` and ``m`` are at least 1.

    Notes
    -----
    R. G. Newcombe, "Interval estimation for the difference between independent proportions",
    Statistics in Medicine 17 (1998), method 10. Works where nobody or everybody said so.
    """
    low_a, high_a = wilson(a, n)
    low_b, high_b = wilson(b, m)
    share, other = a / n, b / m
    below = np.sqrt((share - low_a) ** 2 + (high_b - other) ** 2)
    above = np.sqrt((high_a - share) ** 2 + (other - low_b) ** 2)
    return share - other - below, share - other + above


def wilson(a: Array, n: Array) -> tuple[Array, Array]:
    """Wilson's 95 % interval of a share, without continuity.

    Parameters
    ----------
    a, n
        Whole numbers, of one shape: a of n people, at least 1.

    Returns
    -------
    tuple
        The ends of the interval, each of that shape, between 0 and 1.

    Source
    ------
    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal
    of the American Statistical Association 22 (1927).
    """
    z = -ndtri(LEVEL / 2)
    share = a / n
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return np.maximum(middle - half, 0), np.minimum(middle + half, 1)


def effect(share: Array, other: Array) -> Array:
    """Cohen's h of two shares; above zero where the first is larger.

    Parameters
    ----------
    share, other
        Shares from 0 to 1, of one shape.

    Source
    ------
    J. Cohen, "Statistical Power Analysis for the Behavioral Sciences" (1988), section 6.2.
    """
    return np.asarray(2 * np.arcsin(np.sqrt(share)) - 2 * np.arcsin(np.sqrt(other)))


def least_difference(n: Array, share: Array, m: Array, level: float) -> Array:
    """Smallest difference that so many responses would have shown, as a share.

    Parameters
    ----------
    n, m
        People in the group, and the others.
    share
        Share of the others, 0 to 1.
    level
        Two-sided level of the test.

    Returns
    -------
    Array
        With a power of 80 %; ``nan`` where even the largest difference would not be shown. The
        group's share is taken to lie from the others' toward a half, where differences are
        hardest to see.
    """
    room = np.maximum(share, 1 - share)
    toward = np.where(share > 0.5, -1.0, 1.0)

    def shows(difference: Array) -> Array:
        return _power(n, share + toward * difference, m, share, level) >= POWER

    low, high = np.zeros_like(room), room.copy()
    for _ in range(STEPS):
        middle = (low + high) / 2
        seen = shows(middle)
        low, high = np.where(seen, low, middle), np.where(seen, middle, high)
    return np.where(shows(room), high, np.nan)


def _power(n: Array, share: Array, m: Array, other: Array, level: float) -> Array:
    """Power of the z test with a pooled share."""
    pooled = (n * share + m * other) / (n + m)
    if_alike = np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / n + 1 / m))
    as_is = np.sqrt(np.maximum(share * (1 - share), 0) / n + np.maximum(other * (1 - other), 0) / m)
    over = np.abs(share - other) + ndtri(level / 2) * if_alike
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(as_is > 0, ndtr(over / as_is), over > 0))


def holm(p: Array) -> Array:
    """P-values corrected by Holm's steps: the chance of any wrong claim among all of them.

    Parameters
    ----------
    p
        Everything that is tested together, shape (tests,); none give none.

    Returns
    -------
    Array
        In the same order, 1 at most.

    Source
    ------
    S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
    Statistics 6 (1979).
    """
    order = np.argsort(p, kind="stable")
    steps = p[order] * np.arange(len(p), 0, -1)
    out = np.empty(len(p))
    out[order] = np.minimum(np.maximum.accumulate(steps), 1.0)
    return out


def whole(table: Array) -> tuple[float, bool]:
    """P-value of whether the rows of a table differ, and whether random tables were drawn for it.

    Parameters
    ----------
    table
        Whole numbers, shape (groups, answers), each person in one cell; no row or column of
        nobody.

    Notes
    -----
    Where an expected count is under 5, the table's chi-square is set against those of random
    tables with the same totals, drawn with a seed. Totals go in by size, so that the order of
    groups and answers changes nothing.
    """
    if expected_freq(table).min() >= FEWEST_EXPECTED:
        return float(chi2_contingency(table, correction=False).pvalue), False
    return _against_random(table), True


def statistic(tables: Array) -> Array:
    """Pearson's chi-square of a table, or of each of several with the same totals.

    Parameters
    ----------
    tables
        Whole numbers, shape (groups, answers) or (tables, groups, answers); no row or column of
        nobody.
    """
    expected = expected_freq(tables if tables.ndim == 2 else tables[0])
    return np.asarray(((tables - expected) ** 2 / expected).sum(axis=(-2, -1)))


def _against_random(table: Array) -> float:
    draw = random_table(np.sort(table.sum(1)), np.sort(table.sum(0)))
    mine = float(statistic(table)) * (1 - TIE)
    generator = np.random.default_rng(SEED)

    def as_extreme(draws: int) -> int:
        return int((statistic(draw.rvs(draws, random_state=generator)) >= mine).sum())

    found, drawn = as_extreme(DRAWS), DRAWS
    if found < ENOUGH:
        found, drawn = found + as_extreme(MORE_DRAWS), DRAWS + MORE_DRAWS
    return (found + 1) / (drawn + 1)


def strength(table: Array) -> float:
    """Cramer's V of a table, corrected for bias: what is left of it above chance.

    Parameters
    ----------
    table
        As for :func:`whole`.

    Notes
    -----
    W. Bergsma, "A bias-correction for Cramer's V and Tschuprow's T", Journal of the Korean
    Statistical Society 42 (2013).
    """
    rows, columns = table.shape
    people = table.sum()
    if people < 2:
        return 0.0
    phi = max(0.0, float(statistic(table)) / people - (rows - 1) * (columns - 1) / (people - 1))
    sides = [side - (side - 1) ** 2 / (people - 1) for side in (rows, columns)]
    return float(np.sqrt(phi / (min(sides) - 1))) if min(sides) > 1 else 0.0


def trend(table: Array) -> float:
    """P-value of whether rows differ along columns that stand in order: Kruskal and Wallis's test.

    Parameters
    ----------
    table
        As for :func:`whole`, the columns in the order of a scale. For two rows it is the test
        of Mann and Whitney.
    """
    columns, rows = table.sum(0), table.sum(1)
    ranks = np.cumsum(columns) - (columns - 1) / 2
    middle = (table.sum() + 1) / 2
    means = table @ ranks / rows
    spread = float(columns @ (ranks - middle) ** 2)
    between = float(rows @ (means - middle) ** 2)
    return float(chdtrc(len(table) - 1, (table.sum() - 1) * between / spread))
