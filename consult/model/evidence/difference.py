"""How groups differ from everybody else, as far as the tables that are shown can tell.

Nothing here holds a figure that is hidden, or one that was made from such a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consult.model.counting.table_id import TableId


class Method(StrEnum):
    """How a p-value was found."""

    CHI_SQUARE = "Pearson's chi-square"
    FISHER = "Fisher's exact test"
    PERMUTATION = "chi-square against random tables"


class Verdict(StrEnum):
    """What may be said of a comparison. The words a report uses follow from it alone."""

    CLEAR = "clear"
    """It survives Holm's correction for everything compared in the release."""
    TO_LOOK_INTO = "to look into"
    """It survives screening (Benjamini-Hochberg), and no more than that."""
    NOT_SHOWN = "not shown"
    """No clear difference, and the responses were enough to show a moderate one."""
    TOO_FEW = "too few responses to tell"
    """No clear difference, and too few responses to show even a moderate one."""


class Others(StrEnum):
    """Whom a group is compared with. Those who did not say which group they are in never count."""

    ONE = "the only other group"
    ALL = "all other groups"
    SHOWN = "the other groups shown"


@dataclass(frozen=True)
class Side:
    """One side of a comparison: of how many people, how many gave the answer."""

    number: int
    base: int

    @property
    def share(self) -> float:
        """Percentage, 0 to 100."""
        return 100 * self.number / self.base


@dataclass(frozen=True)
class Difference:
    """One group against the others, on one answer or theme.

    Parameters
    ----------
    table, column
        Id of the table, and the answer, net or theme.
    group
        The group's label.
    others
        Whom it is compared with; ``other`` is that group's label where there is only one.
    mine, theirs
        The two sides.
    low, high
        Newcombe's interval of the difference in percentage points: 95 %, as if those who
        responded were a random draw, for this comparison alone.
    effect
        Cohen's h, with its sign.
    method, p
        How it was tested, and the p-value of this comparison alone.
    holm, screened
        The p-value corrected for everything compared in the release, by Holm, and for the
        family, by Benjamini and Hochberg.
    least, least_together
        Smallest difference in points that responses as many as these would have shown four
        times in five: tested alone at 5 %, and at the strictest level Holm's correction asks.
        ``None`` where no difference is large enough.
    verdict
        What may be said.
    """

    table: TableId
    column: str
    group: str
    others: Others
    other: str
    mine: Side
    theirs: Side
    low: float
    high: float
    effect: float
    method: Method
    p: float
    holm: float
    screened: float
    least: float | None
    least_together: float | None
    verdict: Verdict

    @property
    def points(self) -> float:
        """Difference in percentage points: above nought where the group's share is larger."""
        return self.mine.share - self.theirs.share


@dataclass(frozen=True)
class Overall:
    """Whether answers differ between the groups of a table at all.

    Parameters
    ----------
    table, column
        Id of the table; of answers or themes that hold at once, which of them.
    groups
        The groups whose figures are all shown: those tested.
    base
        People in them.
    method, p, holm
        How it was tested, the p-value, and the same corrected for the release.
    strength
        Cramer's V, corrected for bias: 0 for no link, 1 for the closest.
    degrees
        Degrees of freedom of V: one less than the smaller side of the table.
    trend
        For a scale, the p-value of Kruskal and Wallis's test, which looks at the order of the
        answers. Beside the other and not corrected.
    """

    table: TableId
    column: str
    groups: tuple[str, ...]
    base: int
    method: Method
    p: float
    holm: float
    strength: float
    degrees: int
    trend: float | None = None

    @property
    def clear(self) -> bool:
        """Whether it survives Holm's correction at 5 %."""
        return self.holm <= HEADLINE


HEADLINE = 0.05
"""Holm: the chance, in all claims of a report, of even one that chance alone made. The convention
of the field; docs/differences.md says how large a difference has to be to be clear."""

SCREENING = 0.10
"""Benjamini and Hochberg: the share of what is screened that chance alone may have made. Looser
than ``HEADLINE``, since what is screened is said to be something to look into and no finding."""


@dataclass(frozen=True)
class Lettered:
    """Column letters for one table, for readers who expect them.

    Parameters
    ----------
    table
        Its id.
    groups, letters
        The groups in order, and the letter of each.
    lines
        For each answer: what stands beside each group's share. The letters of the groups whose
        share is clearly smaller, nothing, or ``None`` where the group is in no comparison.
    """

    table: TableId
    groups: tuple[str, ...]
    letters: tuple[str, ...]
    lines: tuple[tuple[str, tuple[str | None, ...]], ...]


@dataclass(frozen=True)
class Family:
    """Everything that was compared for one characteristic; screening is done within it.

    Parameters
    ----------
    characteristic
        Id of the characteristic.
    overall
        One whole-table test for each question, and for each theme or item.
    differences
        Each group against the others, on each answer or theme.
    hidden
        (table, column, group) of comparisons that were left out before any test, because a
        figure they need is hidden.
    lettered
        Column letters for its tables, where a study asks for them. No part of the family.
    """

    characteristic: str
    overall: tuple[Overall, ...]
    differences: tuple[Difference, ...]
    hidden: tuple[tuple[TableId, str, str], ...] = ()
    lettered: tuple[Lettered, ...] = ()

    @property
    def tables(self) -> tuple[TableId, ...]:
        """Ids of the tables compared, in order."""
        named = (
            *(one.table for one in self.differences),
            *(one.table for one in self.overall),
            *(table for table, _, _ in self.hidden),
        )
        return tuple(dict.fromkeys(named))

    @property
    def surviving(self) -> tuple[Difference, ...]:
        """The differences that survive screening, in the order of the tables."""
        kept = {Verdict.CLEAR, Verdict.TO_LOOK_INTO}
        return tuple(one for one in self.differences if one.verdict in kept)


Families = tuple[Family, ...]
"""One for each characteristic that answers are broken down by."""
