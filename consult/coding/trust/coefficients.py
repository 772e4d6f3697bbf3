"""Measures of agreement between two coders of the same texts, for many rows of weights at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

OVERLAP = 1 / 3
"""What two sets of codes have in common counts by a third where neither holds the other."""

PART = 2 / 3
"""The same where one of them holds the other: both as R. Passonneau (2006), LREC, has them."""


def masi_distances(sets: np.ndarray) -> np.ndarray:
    """The MASI distance between every two sets of codes: 0 of equal ones, 1 of sets apart.

    Parameters
    ----------
    sets
        Shape (sets, codes), booleans. Two empty sets are equal.

    Returns
    -------
    numpy.ndarray
        Shape (sets, sets).
    """
    import numpy as np

    held = sets.astype(float)
    both = held @ held.T
    sizes = held.sum(axis=1)
    either = sizes[:, None] + sizes - both
    smaller = np.minimum(sizes[:, None], sizes)
    equal = both == either
    monotone = np.where(equal, 1.0, np.where(both == smaller, PART, OVERLAP))
    return np.asarray(1 - np.where(equal, 1.0, both / np.maximum(either, 1)) * monotone)


def alpha_parts(
    one: np.ndarray, other: np.ndarray, weights: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The disagreement of two coders, and what chance alone would make of their codes.

    Parameters
    ----------
    one, other
        Shape (texts, codes), booleans: the codes each coder gave.
    weights
        Shape (rows, texts): how often each text counts.

    Returns
    -------
    tuple
        Two arrays of shape (rows,), each the mean distance times the texts, so that those of
        several questions can be added up. Krippendorff's alpha is 1 less the first by the second.

    Notes
    -----
    K. Krippendorff (2011), Computing Krippendorff's alpha-reliability, for two coders and no gaps.
    """
    import numpy as np

    texts = len(one)
    sets, place = np.unique(np.concatenate([one, other]), axis=0, return_inverse=True)
    place = place.reshape(-1)
    distances = masi_distances(sets)
    observed = weights @ distances[place[:texts], place[texts:]]
    values = np.zeros((len(weights), len(sets)))
    for mine in (place[:texts], place[texts:]):
        values += weights @ np.eye(len(sets))[mine]
    total = values.sum(axis=1)
    by_chance = ((values @ distances) * values).sum(axis=1) / (total * np.maximum(total - 1, 1))
    return observed, by_chance * weights.sum(axis=1)


def tallies(
    one: np.ndarray, other: np.ndarray, weights: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How often two coders gave each code both, and how often each of them did.

    Parameters
    ----------
    one, other, weights
        As :func:`alpha_parts` takes them.

    Returns
    -------
    tuple
        Three arrays of shape (rows, codes).
    """
    both = weights @ (one & other).astype(float)
    return both, weights @ one.astype(float), weights @ other.astype(float)


def f1_of(both: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """F1 from tallies of any shape; ``nan`` where neither coder gave the code.

    Parameters
    ----------
    both, first, second
        As :func:`tallies` returns them, or sums of them.
    """
    import numpy as np

    given = first + second
    return np.asarray(np.where(given > 0, 2 * both / np.where(given > 0, given, 1), np.nan))


def kappa_of(
    both: np.ndarray, first: np.ndarray, second: np.ndarray, total: np.ndarray
) -> np.ndarray:
    """Cohen's kappa of each code; ``nan`` where chance alone would make both say the same.

    Parameters
    ----------
    both, first, second
        As :func:`tallies` returns them.
    total
        Shape (rows, 1): the weight of all texts.

    Notes
    -----
    J. Cohen (1960), Educational and Psychological Measurement 20, 37-46.
    """
    import numpy as np

    p, q = first / total, second / total
    same = 1 - p - q + 2 * both / total
    by_chance = p * q + (1 - p) * (1 - q)
    left = 1 - by_chance
    known = left > TINY
    return np.asarray(np.where(known, (same - by_chance) / np.where(known, left, 1), np.nan))


TINY = 1e-12
"""Below it a difference of shares is one of rounding."""
