"""What became of the codes of an earlier round: from published tables alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.model.counting.table_id import TableId, TableKind
from consult.model.evidence.drift import Drift
from consult.model.publishing.table import Table
from consult.model.survey.questionnaire import Questionnaire

if TYPE_CHECKING:
    from consult.model.coding.codeframe import CodesByQuestion
    from consult.model.coding.fit import Fit


def drift_of(
    frozen: Fit | None,
    study: str,
    questionnaire: Questionnaire,
    codes: CodesByQuestion,
    tables: tuple[Table, ...],
) -> Drift:
    """The share of each theme, earlier and now; nothing where no earlier codes are used.

    Parameters
    ----------
    frozen
        The codes frozen earlier, if any are used.
    study
        Short name of the study.
    questionnaire
        What was asked now.
    codes
        Those of record, under the names they have now.
    tables
        After disclosure control. The frozen codes hold the figures of such tables too.
    """
    from consult.analysis.codes.earlier import matched
    from consult.tabulate import question_drift

    if frozen is None:
        return Drift()
    pairs = matched(frozen, questionnaire)
    by_id = {table.id: table for table in tables}
    return Drift(
        study=frozen.title,
        same_study=frozen.study == study,
        digest=frozen.digest,
        review=frozen.review,
        questions={
            now: question_drift(
                frozen.questions[before],
                by_id.get(TableId(TableKind.THEMES, now)),
                codes.get(now, ()),
            )
            for now, before in pairs.earlier.items()
        },
        notes=pairs.notes,
    )
