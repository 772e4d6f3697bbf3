"""By the channel that a response came through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.analysis.plan.unasked import Unasked
from consult.model.counting.table_id import CHANNEL

if TYPE_CHECKING:
    from consult.analysis.plan.consultation import CodedConsultation
    from consult.model.counting.grouping import Grouping


def people(consultation: CodedConsultation) -> Grouping:
    """People by the channel their response came through.

    Parameters
    ----------
    consultation
        Whose responses.
    """
    from consult.tabulate import by_column

    return by_column(consultation.counted, "channel", title="Channel")


BREAK = Unasked(CHANNEL, "Channel", people)
