"""How small a group may be before its figures are hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from consult.model.counting.counts import Counts, Use
from consult.model.counting.grouping import are_silent
from consult.model.counting.region import Region


class SuppressionEngine(StrEnum):
    """What chooses the figures to hide in a table."""

    OWN = "consult"
    TAU_ARGUS = "tau-argus"


@dataclass(frozen=True)
class Policy:
    """The organisation's rules, as in definitions/disclosure.toml.

    Parameters
    ----------
    thresholds
        Use of a table -> smallest count that may be shown.
    sensitive_threshold
        The same for any table on a sensitive characteristic, when it is larger.
    sensitive
        Ids of the characteristics it applies to.
    hide_full_rows
        Whether a row in which everybody is in the same column is hidden.
    protect_non_response
        Whether those who skipped the question that rows are about are protected like a group.
    weak_base
        Bases under this are shown and marked as weak.
    protection_level
        How far apart the smallest and the largest number must be that a reader can think of in
        place of one that must not be known.
    enough
        Percentage of the figures of groups that have to be shown for groups not to be merged
        further.
    engine
        What chooses first in a single table; what all tables together ask for is added in any case.
    """

    thresholds: Mapping[Use, int]
    sensitive_threshold: int
    sensitive: frozenset[str]
    hide_full_rows: bool
    weak_base: int
    protection_level: int = 5
    enough: int = 80
    engine: SuppressionEngine = SuppressionEngine.OWN
    protect_non_response: bool = True

    @property
    def fewest(self) -> int:
        """The smallest number of people that is not few anywhere."""
        return max(self.sensitive_threshold, *self.thresholds.values())

    def threshold(self, counts: Counts) -> int:
        """The smallest count a table may show.

        Parameters
        ----------
        counts
            The table.
        """
        return self.few(counts.use, counts.characteristic)

    def few_of(self, row: Region, few: int, *, by_characteristic: bool) -> int:
        """The smallest count that may be shown of a row and its cells; nought for any.

        Parameters
        ----------
        row
            Whom the row counts.
        few
            The smallest count that its table may show.
        by_characteristic
            Whether the rows are about the people themselves, as in profiles and break-downs.
        """
        spared = by_characteristic and not self.protect_non_response and are_silent(row)
        return 0 if spared else few

    def few(self, use: Use, characteristic: str) -> int:
        """The smallest count that a table on a characteristic may show.

        Parameters
        ----------
        use
            What the table is for.
        characteristic
            Id of the one it is on; empty for none.
        """
        usual = self.thresholds[use]
        return max(usual, self.sensitive_threshold) if characteristic in self.sensitive else usual
