"""Groupings of people, and one cross-tabulation that makes every table from them."""

from consult.tabulate.counting import crosstab, frequency
from consult.tabulate.groupings import (
    by_age,
    by_answer,
    by_code,
    by_column,
    by_number,
    collapse,
    keep_largest,
)

__all__ = [
    "by_age",
    "by_answer",
    "by_code",
    "by_column",
    "by_number",
    "collapse",
    "crosstab",
    "frequency",
    "keep_largest",
]
