"""What became of the codes of an earlier round: from published tables alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.model.drift import Drift
from consult.model.questionnaire import Questionnaire
from consult.model.table import Table
from consult.model.table_id import TableId, TableKind

if TYPE_CHECKING:
    from pipelines.stage_list import Context


def drift_of(context: Context, questionnaire: Questionnaire, tables: tuple[Table, ...]) -> Drift:
    """The share of each theme, earlier and now; nothing where no earlier codes are used.

    Parameters
    ----------
    context
        The study, with the codes frozen earlier.
    questionnaire
        What was asked now.
    tables
        After disclosure control. The frozen codes hold the figures of such tables too.
    """
    from consult.tabulate import question_drift
    from pipelines.earlier import matched

    frozen = context.frozen
    if frozen is None:
        return Drift()
    pairs = matched(frozen, questionnaire)
    by_id = {table.id: table for table in tables}
    return Drift(
        study=frozen.title,
        same_study=frozen.study == context.name,
        digest=frozen.digest,
        review=frozen.review,
        questions={
            now: question_drift(frozen.questions[before], by_id.get(TableId(TableKind.THEMES, now)))
            for now, before in pairs.earlier.items()
        },
        notes=pairs.notes,
    )
