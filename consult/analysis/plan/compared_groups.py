"""Who is in which group of a table, in each way the groups can be cut: for estimates beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from consult.analysis.plan.breaks import UNASKED, breaks_of
from consult.analysis.plan.characteristics import by_characteristics
from consult.analysis.plan.crossed import rows_of
from consult.model.counting.grouping import Grouping, GroupRole

if TYPE_CHECKING:
    from consult.analysis.plan.consultation import CodedConsultation
    from consult.model.settings.study import Study


def compared_groups(study: Study, consultation: CodedConsultation) -> dict[str, dict[str, str]]:
    """Break and way -> response id -> its group, as the tables of themes may have it.

    Parameters
    ----------
    study, consultation
        What was asked and answered.

    Returns
    -------
    dict
        Under the id of a break, "#" and the number of the way: each rung of a characteristic is a
        way. Whoever did not say so is in no group. A break in which people may be in several
        groups at once is left out.
    """
    return {
        f"{key}#{way}": dict(_groups(rows))
        for key, ways in _ways(study, consultation)
        for way, rows in enumerate(ways)
        if rows.exclusive
    }


def _ways(
    study: Study, consultation: CodedConsultation
) -> Iterator[tuple[str, tuple[Grouping, ...]]]:
    from consult.definitions.merging import mergings
    from consult.equality import rungs

    breaks = breaks_of(study.report, consultation.questionnaire.questions)
    wanted = {one.id for one in breaks}
    for characteristic, asked in by_characteristics(study, consultation):
        if characteristic.id in wanted:
            yield characteristic.id, tuple(rungs(asked, mergings().get(characteristic.id)))
    for one in breaks:
        if one.question is None:
            yield one.id, (UNASKED[one.id].groups(consultation.counted),)
        elif not one.is_characteristic:
            yield one.id, (rows_of(consultation.answered.grouping(one.question))[0],)


def _groups(grouping: Grouping) -> Iterator[tuple[str, str]]:
    said = set(grouping.labels_of(GroupRole.SUBSTANTIVE))
    members = grouping.members
    for response, group in zip(members["response_id"], members["group"], strict=True):
        if group in said:
            yield str(response), str(group)
