"""The mean and the median of a scale, from the numbers that its table shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from consult.model.publishing.table import Row

HIDDEN = "Mean and median: [c], because the number of people who gave an answer is hidden."


def average_note(scores: Mapping[str, float], rows: Sequence[Row]) -> str:
    """The mean and the median of a scale in words; empty when nobody gave an answer with a score.

    Parameters
    ----------
    scores
        Answer -> its score; empty for what is no scale.
    rows
        The rows of its table as they are printed.

    Notes
    -----
    Made of numbers that are shown and of nothing else, so it tells nothing more than they do. As
    soon as one answer with a score is hidden, both are hidden.
    """
    people = {row.label: row.cells[0].number for row in rows if row.label in scores}
    if not people:
        return ""
    if any(number is None for number in people.values()):
        return HIDDEN
    given = sorted((score, label, round(people[label] or 0)) for label, score in scores.items())
    if not sum(number for _, _, number in given):
        return ""
    (low, first, _), (high, last, _) = given[0], given[-1]
    return (
        f"Mean score: {_mean(given)}, where {low:g} is “{first}” and {high:g} is “{last}”. "
        f"Median: {_median(given)}. Both are of the people who gave an answer with a score."
    )


def _mean(given: Sequence[tuple[float, str, int]]) -> str:
    """To one decimal; a half goes up."""
    total = sum((Fraction(str(score)) * number for score, _, number in given), Fraction(0))
    mean = total / sum(number for _, _, number in given)
    exact = Decimal(mean.numerator) / Decimal(mean.denominator)
    return str(exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def _median(given: Sequence[tuple[float, str, int]]) -> str:
    """The answer in the middle; two where the middle lies between them."""
    people = sum(number for _, _, number in given)
    lower, upper = (_at(given, place) for place in ((people - 1) // 2, people // 2))
    return f"“{lower}”" if lower == upper else f"between “{lower}” and “{upper}”"


def _at(given: Sequence[tuple[float, str, int]], place: int) -> str:
    """The answer of the person at a place, people in the order of their scores."""
    for _, label, number in given:
        if place < number:
            return label
        place -= number
    raise ValueError("There are not so many people.")
