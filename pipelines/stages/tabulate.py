"""Count what the plan of tables asks for, and hide what must be hidden."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from consult.analysis.codes.drift import drift_of
from consult.analysis.plan.banners import banners
from consult.analysis.plan.consultation import CodedConsultation
from consult.analysis.plan.left_out import Why, left_out
from consult.analysis.plan.tables import TablePlan
from consult.model.counting.counts import Counts
from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.structure import Truth
from consult.model.run.pace import paced
from consult.model.survey.questionnaire import Kind, OptionRole, Questionnaire

if TYPE_CHECKING:
    import pandas as pd

    from consult.disclose import Policy, Protected
    from consult.model.coding.codeframe import CodesByQuestion
    from consult.model.evidence.difference import Families
    from consult.model.publishing.release import EarlierRelease
    from consult.model.publishing.rows import RowMarks
    from consult.model.publishing.table import Table
    from pipelines.study.context import Context


@dataclass(frozen=True)
class TabulateInputs:
    """What is counted, each an artefact, by its name.

    Parameters
    ----------
    questionnaire, responses, answers, comments, campaigns, codings, codes, rare_views
        As :class:`CodedConsultation` has them.
    counted_rows, before
        The rows that count, and earlier releases of some of the same people.
    """

    questionnaire: Questionnaire
    responses: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    campaigns: pd.DataFrame
    codings: pd.DataFrame
    codes: CodesByQuestion
    rare_views: pd.DataFrame
    counted_rows: RowMarks
    before: tuple[EarlierRelease, ...] = ()

    @property
    def consultation(self) -> CodedConsultation:
        """The same without earlier releases."""
        parts = (part.name for part in fields(CodedConsultation))
        return CodedConsultation(**{name: getattr(self, name) for name in parts})


def run(context: Context, inputs: TabulateInputs) -> dict[str, Any]:
    """Count everything the report shows, then hide what must be hidden.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        What people answered and wrote, and earlier releases.
    """
    from consult.disclose import (
        Respondents,
        fingerprints,
        protect,
        released_rows,
        structure_of,
        true_numbers,
    )

    policy, consultation = _policy(), inputs.consultation
    plan = TablePlan(context.study, context.codeframe, consultation, policy)
    people, asked = len(consultation.ids), inputs.questionnaire
    ways = tuple(paced(plan.all_counts(), "tables counted", context.pace))
    marks = fingerprints(consultation.counted, inputs.answers, inputs.comments, inputs.codings)
    rows, told_before = _with_themes(inputs)
    release = protect(
        ways,
        policy,
        Respondents(people, _source(context), marks),
        earlier=[one.release.told for one in told_before],
        pace=context.pace,
    )
    side_by_side = banners(context.study.report, asked.questions, ways, release, policy)
    printed = (*release, *side_by_side)
    tables, published = tuple(p.table for p in printed), [p.counts for p in printed]
    context.pace("comparing groups", 0, 0)
    return {
        "counts": ways,
        "tables": tables,
        "differences": _differences(context, asked, release, policy),
        "drift": drift_of(context.frozen, context.name, asked, inputs.codes, tables),
        "protection": _protection(release, left_out(plan, tables)),
        "structure": structure_of(published),
        "truth": Truth(people, true_numbers(published), marks),
        "told_before": told_before,
        "told_rows": released_rows(rows),
    }


def _with_themes(inputs: TabulateInputs) -> tuple[RowMarks, tuple[EarlierRelease, ...]]:
    """The rows that count with their themes, and who has the same in earlier releases."""
    from consult.disclose import meant, theme_marks, with_themes

    counted = inputs.consultation.counted.reset_index(drop=True)
    ids = counted["response_id"].tolist()
    marks = theme_marks(counted, inputs.comments, inputs.codings)
    themes = dict(zip(ids, marks.tolist(), strict=True))
    words = dict(zip(ids, meant(counted, inputs.comments, inputs.codings), strict=True))
    before = (
        replace(one, release=with_themes(one, themes, words), who=(), themes=())
        for one in inputs.before
    )
    of_rows = np.array([themes[name] for name in inputs.counted_rows.ids], dtype=np.uint32)
    return replace(inputs.counted_rows, themes=of_rows), tuple(before)


def _policy() -> Policy:
    """How few people are too few, with the characteristics that are sensitive."""
    from consult.definitions import characteristics
    from consult.disclose import load_policy

    known = characteristics().items()
    return load_policy(frozenset(key for key, group in known if group.sensitive))


def _differences(
    context: Context, asked: Questionnaire, release: Sequence[Protected], policy: Policy
) -> Families:
    """How groups differ, as far as the tables show; comments that speak of a group do not count."""
    from consult.tabulate import compare

    return compare(
        [(p.counts, p.table) for p in release if p.counts.id.kind is not TableKind.ABOUT],
        threshold=policy.threshold,
        scales=_scales(asked, [p.table for p in release]),
        letters=context.study.report.column_letters,
    )


def _scales(
    questionnaire: Questionnaire, tables: Sequence[Table]
) -> dict[TableId, tuple[str, ...]]:
    """Break-downs of scales -> their answers in order, without "don't know"."""
    unsure = {
        question.id: {o.label for o in question.options if o.role is OptionRole.DONT_KNOW}
        for question in questionnaire.of(Kind.SCALE)
    }
    return {
        of: tuple(c.heading for c in table.columns[1:] if c.heading not in unsure[of.subject])
        for of, table in ((table.id, table) for table in tables)
        if of.kind is TableKind.QUESTION and of.is_breakdown and of.subject in unsure
    }


def _protection(
    release: Iterable[Protected], missing: Iterable[tuple[TableId, Why]]
) -> dict[str, dict[str, Any]]:
    """For each table what was hidden in it, and why it is not there where it is not."""
    record: dict[str, dict[str, Any]] = {
        str(item.table.id): {"hidden": item.primary, "hidden to protect them": item.secondary}
        for item in release
    }
    for of, why in missing:
        record.setdefault(str(of), {})["left out"] = str(why)
    return record


def write_counts(counts: Iterable[Sequence[Counts]], path: Path) -> None:
    """Write the true counts, each way they were counted; the file is RESTRICTED.

    Parameters
    ----------
    counts
        Each table in every way it was counted.
    path
        Where to.
    """
    plain = [
        {
            "id": str(item.id),
            "way": number,
            "title": item.title,
            "base": item.base,
            "row bases": {str(label): int(people) for label, people in item.row_bases.items()},
            "people": json.loads(item.cells.to_json(orient="index")),
            "outside the base": dict(item.outside_base),
        }
        for ways in counts
        for number, item in enumerate(ways, start=1)
    ]
    path.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _source(context: Context) -> str:
    who = context.study.study.organisation or "the organisation that ran it"
    kind = "SYNTHETIC responses" if context.study.study.synthetic else "Responses"
    return f"{kind} to the consultation by {who}"
