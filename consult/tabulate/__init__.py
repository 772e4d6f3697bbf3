"""Groupings of people, and one cross-tabulation that makes every table from them."""

from consult.tabulate.counting import crosstab, frequency, narrow
from consult.tabulate.differences import compare
from consult.tabulate.groupings import (
    by_age,
    by_answer,
    by_code,
    by_column,
    by_number,
    collapse,
    largest,
    unsaid,
)

__all__ = [
    "by_age",
    "by_answer",
    "by_code",
    "by_column",
    "by_number",
    "collapse",
    "compare",
    "crosstab",
    "frequency",
    "largest",
    "narrow",
    "unsaid",
]
