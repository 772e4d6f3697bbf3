"""Weighted shares: where they may be printed, and what is said beneath them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from math import floor

from consult.disclose.policy.rules import Policy
from consult.model.counting.counts import Counts
from consult.model.publishing.table import Mark, Row

HALF_A_POINT = 0.005
"""Half of the last digit of a printed percentage, as a part of the base."""

FIGURES = 2
"""Figures of a weighted base that are printed. As with a percentage, the last digit is then never
less than a hundredth of the whole."""

NOISE = 9
"""Decimals kept before rounding, so that 99.99999999999999 counts as the 100 it stands for."""

LEFT_OUT = "Weighted shares are left out to protect people."


def may_weigh(counts: Counts, rows: Sequence[Row], policy: Policy) -> bool:
    """Whether a table may print weighted shares.

    Parameters
    ----------
    counts
        The true numbers, with what people weigh.
    rows
        The table as it is printed without weighted shares.
    policy
        How little may be known of a hidden number.

    Notes
    -----
    Who made the weights may know the weight of each person, and readers may know that of a group,
    such as all young men. A weighted share beside its count then says how many of that group are
    in a row, as a breakdown would. So two rules hold. No figure of the table is hidden: a weighted
    share would be one less unknown. And what is lost in rounding covers more people changing
    places between rows than the interval of a hidden number is wide, whatever they weigh:
    the protection level and one, times the spread of the weights, is no more than half a percentage
    point. Where nought is near, an interval ends there and can be narrower: the rules bound what
    is told, and no attack is made to prove it.
    """
    given = counts.weighted
    return (
        given is not None
        and given.base > 0
        and (policy.protection_level + 1) * given.spread <= HALF_A_POINT * given.base
        and not any(cell.mark is Mark.SUPPRESSED for row in rows for cell in row.cells)
    )


def weighted_shares(counts: Counts) -> tuple[float, ...]:
    """The weighted share of each row, net and the whole of a table, in the order of its rows.

    Parameters
    ----------
    counts
        The true numbers, with what people weigh.

    Returns
    -------
    tuple of float
        Percentages, not rounded. Empty where people were not weighed, or weigh nothing together.
    """
    given = counts.weighted
    if given is None or not given.base:
        return ()
    rows = [given.share(str(label)) for label in counts.cells.index]
    nets = [given.share(*labels) for _, labels in counts.nets]
    return (*rows, *nets, 100.0)


def weight_note(counts: Counts) -> str:
    """Both bases in words, and what weighting cannot do.

    Parameters
    ----------
    counts
        A table that prints weighted shares.
    """
    given = counts.weighted
    if given is None:
        return ""
    base = _figures(Decimal(str(given.base)), ROUND_HALF_UP)
    effective = _figures(Decimal(floor(round(given.effective, NOISE))), ROUND_FLOOR)
    return (
        f"Weighted base: {base}. Effective base: {effective}, rounded down. Both are to two "
        "figures. People chose to respond: weighting cannot make them stand for all residents."
    )


def _figures(number: Decimal, rounding: str) -> str:
    """A number to two figures: "1,200" for 1,234; smaller ones keep their decimals."""
    step = Decimal(1).scaleb(number.adjusted() - FIGURES + 1)
    rounded = (number / step).quantize(Decimal(1), rounding=rounding) * step
    return f"{rounded.normalize():,f}"
