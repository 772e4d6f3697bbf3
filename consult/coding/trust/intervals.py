"""Intervals of shares: Wilson's for one share, and its like for a sum of several."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

from consult.model.coding.trust import Estimate

LEVEL = 0.95
"""Of every interval that is printed: what readers of surveys are used to."""


def wilson(share: float, number: float, *, level: float = LEVEL) -> Estimate:
    """A share with Wilson's score interval, which stays within 0 and 1 and holds near 0.

    Parameters
    ----------
    share
        0 to 1.
    number
        Comments of equal weight that would tell as much; ``math.inf`` where nothing is left to
        chance.
    level
        Of the interval.

    Notes
    -----
    E. B. Wilson (1927), JASA 22, 209-212.
    """
    if math.isinf(number):
        return Estimate(share, share, share)
    squared = NormalDist().inv_cdf((1 + level) / 2) ** 2 / number
    middle = (share + squared / 2) / (1 + squared)
    reach = math.sqrt(squared * share * (1 - share) + squared**2 / 4) / (1 + squared)
    return Estimate(share, max(0.0, middle - reach), min(1.0, middle + reach))


def weighed_sum(weights: Sequence[float], parts: Sequence[Estimate]) -> Estimate:
    """A weighted sum of independent estimates, its interval made from theirs (MOVER).

    Parameters
    ----------
    weights
        One an estimate; a negative one takes away.
    parts
        The estimates, each with an interval of the level wanted.

    Notes
    -----
    G. Y. Zou and A. Donner (2008), Statistics in Medicine 27, 1693-1702; for the difference of two
    shares, R. G. Newcombe (1998), Statistics in Medicine 17, 873-890. The ends lie within what the
    ends of the parts allow, so that a share stays within 0 and 1.
    """
    value = sum(weight * part.value for weight, part in zip(weights, parts, strict=True))
    below = sum(
        _reach(weight, part, up=False) ** 2 for weight, part in zip(weights, parts, strict=True)
    )
    above = sum(
        _reach(weight, part, up=True) ** 2 for weight, part in zip(weights, parts, strict=True)
    )
    return Estimate(value, value - math.sqrt(below), value + math.sqrt(above))


def _reach(weight: float, part: Estimate, *, up: bool) -> float:
    """How far a part can carry the sum up or down."""
    upper, lower = part.high - part.value, part.value - part.low
    return weight * (upper if up == (weight > 0) else lower)
