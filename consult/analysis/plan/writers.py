"""Who wrote each response, as far as one group of each break is known: for a stratified sample."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from consult.analysis.plan import by_channel
from consult.analysis.plan.characteristics import by_characteristics
from consult.model.counting.grouping import GroupRole

if TYPE_CHECKING:
    from consult.analysis.plan.consultation import CodedConsultation
    from consult.model.counting.grouping import Grouping
    from consult.model.settings.study import Study


def writers(study: Study, consultation: CodedConsultation) -> dict[str, dict[str, str]]:
    """Name of a break -> response id -> its group: the channel first, then each characteristic.

    Parameters
    ----------
    study, consultation
        What was asked and answered.

    Notes
    -----
    Where people may be in several groups at once, nobody is in one alone, and the break is left
    out. Whoever did not answer or would not say is in no group.
    """
    channel = by_channel.BREAK
    found = {channel.name: dict(_groups(channel.groups(consultation.counted)))}
    for characteristic, grouping in by_characteristics(study, consultation):
        if grouping.exclusive:
            found[characteristic.name] = dict(_groups(grouping))
    return found


def _groups(grouping: Grouping) -> Iterator[tuple[str, str]]:
    said = set(grouping.labels_of(GroupRole.SUBSTANTIVE))
    members = grouping.members
    for response, group in zip(members["response_id"], members["group"], strict=True):
        if group in said:
            yield str(response), str(group)
