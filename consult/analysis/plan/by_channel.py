"""By the channel that a response came through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.analysis.plan.unasked import Unasked
from consult.model.counting.table_id import CHANNEL

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.counting.grouping import Grouping


def people(counted: pd.DataFrame) -> Grouping:
    """People by the channel their response came through.

    Parameters
    ----------
    counted
        Schema ``RESPONSES``: those that are counted.
    """
    from consult.tabulate import by_column

    return by_column(counted, "channel", title="Channel")


BREAK = Unasked(CHANNEL, "Channel", people)
