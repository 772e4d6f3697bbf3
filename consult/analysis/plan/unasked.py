"""What answers are broken down by that no question asks: what such a breakdown brings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consult.analysis.plan.consultation import CodedConsultation
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
        Consultation -> who is in which group: every response that is counted, and no other.
    """

    id: str
    name: str
    people: Callable[[CodedConsultation], Grouping]

    def groups(self, consultation: CodedConsultation) -> Grouping:
        """The groups, under an id that is like that of no question.

        Parameters
        ----------
        consultation
            Whose responses.
        """
        return replace(self.people(consultation), id=self.id)
