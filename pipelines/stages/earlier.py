"""Hold who counts against releases that count some of the same people, by the rows as they came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from consult.model.publishing.release import Register
from consult.model.publishing.rows import CHANNEL, RowMarks

if TYPE_CHECKING:
    import pandas as pd

    from consult.disclose import Held, ReleasedRows, Upcoming
    from consult.model.survey.questionnaire import Questionnaire
    from pipelines.study.context import Context


@dataclass(frozen=True)
class EarlierInputs:
    """Who counts, and what was released, each an artefact, by its name.

    Parameters
    ----------
    questionnaire, read_rows, responses, answers, comments
        What was asked, the rows as they came, and what people answered and wrote.
    earlier
        With the register of releases and the marks of their rows, where there are any.
    """

    questionnaire: Questionnaire
    read_rows: RowMarks
    responses: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    earlier: Mapping[str, Any] = field(default_factory=dict)


def run(context: Context, inputs: EarlierInputs) -> dict[str, Any]:
    """Find the releases that count some of the same people, and call these as they are called now.

    Parameters
    ----------
    context
        What is known of the study, and the registers of others.
    inputs
        Who counts, and what was released.

    Raises
    ------
    DisclosureError
        When a register, or the marks that belong to it, cannot be read.
    """
    from consult.disclose import load_policy, reckoned

    now = _now(inputs)
    few = load_policy(frozenset()).fewest
    releases = [*_own(inputs), *_of_others(context, now.rows, few)]
    return {
        "counted_rows": now.rows,
        "answered": tuple(sorted(now.answered)),
        "before": reckoned(releases, now, fewest=few),
    }


def _now(inputs: EarlierInputs) -> Upcoming:
    from consult.analysis.plan.groupings import grouping_id
    from consult.disclose import Upcoming, answered, said_marks
    from consult.model.survey.tables import SetAside

    counts = inputs.responses["set_aside"].isin([SetAside.NO, SetAside.EVENT])
    counted = inputs.responses[counts].reset_index(drop=True)
    rows = said_marks(inputs.read_rows, counted, inputs.answers, inputs.comments)
    *asked, _ = rows.questions
    mine = set(rows.ids)
    others = [at for at, name in enumerate(inputs.read_rows.ids) if name not in mine]
    return Upcoming(
        replace(rows, questions=(*map(grouping_id, asked), CHANNEL)),
        inputs.read_rows.at(others),
        answered(counted, inputs.answers, inputs.comments),
        {
            grouping_id(question.id): [option.label for option in question.options]
            for question in inputs.questionnaire.questions
        },
    )


def _own(inputs: EarlierInputs) -> Iterator[Held]:
    """The releases of the study, without those that never left the building."""
    from consult.disclose import check_rows

    register: Register = inputs.earlier.get("register", ())
    rows: ReleasedRows = inputs.earlier.get("register_rows", {})
    check_rows(register, rows, "register-rows.npz")
    for release in register:
        if not release.withdrawn:
            yield release, rows.get(release.number) if release.rows else None


def _of_others(context: Context, now: RowMarks, few: int) -> Iterator[Held]:
    """The releases of other studies that may count the same people."""
    from consult.disclose import in_common, matched

    for one in context.elsewhere:
        rows = one.rows()
        known = rows.values()
        if rows and not any(in_common(old, now, matched(old, now)) >= few for old in known):
            continue
        for release in one.register():
            kept = rows.get(release.number) if release.rows else None
            yield replace(release, study=one.study), kept
