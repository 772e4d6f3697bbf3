"""How responses came in: by which channel, and as part of a campaign or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.analysis.plan.breaks import IN_CAMPAIGN, NO_CAMPAIGN
from consult.analysis.plan.by_channel import NOTES, with_notes
from consult.model.counting.counts import Counts, TableSpec, Use
from consult.model.counting.grouping import Grouping
from consult.model.counting.table_id import TableId, TableKind

if TYPE_CHECKING:
    from consult.analysis.plan.consultation import CodedConsultation


def by_campaign(consultation: CodedConsultation) -> Grouping:
    """Responses that hold the text of a campaign, and all others.

    Parameters
    ----------
    consultation
        Whose responses.
    """
    from consult.tabulate import by_column

    counted = consultation.counted
    inside = counted["response_id"].isin(consultation.campaigns["response_id"])
    labels = inside.map({True: IN_CAMPAIGN, False: NO_CAMPAIGN})
    column = "part of a campaign"
    apart = with_notes(counted.assign(**{column: labels}), column)
    return by_column(apart, column, title="Campaign", outside=NOTES)


def channels(grouping: Grouping) -> Counts:
    """How many responses came through each channel.

    Parameters
    ----------
    grouping
        People by channel, as :mod:`consult.analysis.plan.by_channel` has them.
    """
    return _received(grouping, TableKind.CHANNELS, "How responses were received")


def campaigns(grouping: Grouping) -> Counts:
    """How many responses are part of a campaign.

    Parameters
    ----------
    grouping
        Made by :func:`by_campaign`.
    """
    return _received(grouping, TableKind.CAMPAIGNS, "Responses that are part of a campaign")


def _received(grouping: Grouping, kind: TableKind, title: str) -> Counts:
    from consult.tabulate import frequency

    return frequency(
        grouping, TableSpec(TableId(kind), title, "responses counted"), use=Use.PROFILE
    )
