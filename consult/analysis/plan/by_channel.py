"""By the channel that a response came through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.analysis.plan.unasked import Unasked
from consult.model.counting.table_id import CHANNEL

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.counting.grouping import Grouping


NOTES = "notes of events"
"""What was noted at events, where responses are told apart: nobody's response."""


def people(counted: pd.DataFrame) -> Grouping:
    """People by the channel their response came through.

    Parameters
    ----------
    counted
        Schema ``RESPONSES``: those that are counted, and notes of events, which are in no base.
    """
    from consult.tabulate import by_column

    return by_column(with_notes(counted, "channel"), "channel", title="Channel", outside=NOTES)


def with_notes(counted: pd.DataFrame, column: str) -> pd.DataFrame:
    """The same, with a word of its own in a column for what was noted at events.

    Parameters
    ----------
    counted
        Schema ``RESPONSES``: those that are counted, and notes of events.
    column
        In which they are to stand apart.
    """
    from consult.model.survey.tables import SetAside

    notes = counted["set_aside"] == SetAside.EVENT
    return counted.assign(**{column: counted[column].mask(notes, NOTES)})


BREAK = Unasked(CHANNEL, "Channel", people)
