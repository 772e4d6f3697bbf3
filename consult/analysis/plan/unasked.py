"""What answers are broken down by that no question asks: what such a breakdown brings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.counting.grouping import Grouping


@dataclass(frozen=True)
class Unasked:
    """A breakdown by what is known of a response itself.

    Parameters
    ----------
    id
        Short name, in ``break_down_by`` of a study and in the ids of tables.
    name
        As printed in a heading.
    people
        Responses that are counted, in the schema ``RESPONSES`` -> who is in which group: every one
        of them, and no other.
    """

    id: str
    name: str
    people: Callable[[pd.DataFrame], Grouping]

    def groups(self, counted: pd.DataFrame) -> Grouping:
        """The groups, under an id that is like that of no question.

        Parameters
        ----------
        counted
            Schema ``RESPONSES``: those that are counted.
        """
        return replace(self.people(counted), id=self.id)
