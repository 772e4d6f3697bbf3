"""Who is in which group, as it truly is: for workbooks of the team, never for a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from consult.analysis.plan.breaks import UNASKED, breaks_of
from consult.analysis.plan.characteristics import by_characteristics
from consult.model.counting.grouping import ANSWERED
from consult.model.counting.table_id import CHANNEL

if TYPE_CHECKING:
    import pandas as pd

    from consult.analysis.plan.consultation import CodedConsultation
    from consult.model.counting.grouping import Grouping
    from consult.model.settings.study import Study


def true_groups(study: Study, consultation: CodedConsultation) -> pd.DataFrame:
    """People by channel and by all that the study is broken down by.

    No group is merged and none hidden, however small. Who did not answer is in no group of that
    question.

    Parameters
    ----------
    study
        For what it is broken down by.
    consultation
        What was asked and answered.

    Returns
    -------
    pandas.DataFrame
        Columns ``response_id`` and ``group``, such as "Channel: paper": one row per response and
        group it belongs to, in the order of the groups.
    """
    import pandas as pd

    found = [_members(name, one) for name, one in _groupings(study, consultation)]
    return pd.concat(found, ignore_index=True)


def _groupings(study: Study, consultation: CodedConsultation) -> Iterator[tuple[str, Grouping]]:
    """The heading and the people of each, the channel first."""
    channel = UNASKED[CHANNEL]
    yield channel.name, channel.groups(consultation.counted)
    breaks = breaks_of(study.report, consultation.questionnaire.questions)
    wanted = {one.id for one in breaks if one.is_characteristic}
    for characteristic, grouping in by_characteristics(study, consultation):
        if characteristic.id in wanted:
            yield characteristic.name, grouping
    for one in breaks:
        if one.question is not None and not one.is_characteristic:
            yield one.across, consultation.answered.grouping(one.question)


def _members(name: str, grouping: Grouping) -> pd.DataFrame:
    import pandas as pd

    inside = grouping.labels_of(*ANSWERED)
    kept = grouping.members[grouping.members["group"].isin(inside)]
    order = {label: at for at, label in enumerate(inside)}
    out = pd.DataFrame(
        {
            "response_id": kept["response_id"].astype(str),
            "group": [f"{name}: {label}" for label in kept["group"].astype(str)],
            "order": [order[label] for label in kept["group"].astype(str)],
        }
    )
    return out.sort_values(["order", "response_id"])[["response_id", "group"]]
