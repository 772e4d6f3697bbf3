"""Count what the plan of tables asks for, and hide what must be hidden."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consult.analysis.codes.drift import drift_of
from consult.analysis.plan.banners import banners
from consult.analysis.plan.left_out import Why, left_out
from consult.analysis.plan.tables import Plan
from consult.model.counting.counts import Counts
from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.structure import Truth
from consult.model.run.pace import paced
from consult.model.survey.questionnaire import Kind, OptionRole, Questionnaire

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from consult.disclose import Protected
    from consult.model.coding.codeframe import CodesByQuestion
    from consult.model.publishing.release import Register
    from consult.model.publishing.table import Table
    from pipelines.study.context import Context


def run(
    context: Context,
    *,
    questionnaire: Questionnaire,
    responses: pd.DataFrame,
    answers: pd.DataFrame,
    comments: pd.DataFrame,
    campaigns: pd.DataFrame,
    codings: pd.DataFrame,
    codes: CodesByQuestion,
    rare_views: pd.DataFrame,
    earlier: Mapping[str, Any],
) -> dict[str, Any]:
    """Count everything the report shows, then hide what must be hidden."""
    from consult.definitions import characteristics
    from consult.disclose import (
        Respondents,
        fingerprints,
        load_policy,
        protect,
        structure_of,
        true_numbers,
    )
    from consult.tabulate import compare

    sensitive = frozenset(key for key, value in characteristics().items() if value.sensitive)
    policy = load_policy(sensitive)
    plan = Plan(
        context.study,
        context.codeframe,
        questionnaire,
        responses,
        answers,
        comments,
        campaigns,
        codings,
        codes,
        rare_views,
        policy,
    )
    ways = tuple(paced(plan.all_counts(), "tables counted", context.pace))
    marks = fingerprints(plan.counted, answers, comments, codings)
    register: Register = earlier.get("register", ())
    release = protect(
        ways,
        policy,
        Respondents(len(plan.ids), _source(context), marks),
        earlier=[one.told for one in register if not one.withdrawn],
        pace=context.pace,
    )
    side_by_side = tuple(
        banners(context.study.report, questionnaire.questions, ways, release, policy)
    )
    tables = tuple(item.table for item in (*release, *side_by_side))
    published = [item.counts for item in (*release, *side_by_side)]
    context.pace("comparing groups", 0, 0)
    differences = compare(
        [(one.counts, one.table) for one in release if one.counts.id.kind is not TableKind.ABOUT],
        threshold=policy.threshold,
        scales=_scales(questionnaire, tables),
        letters=context.study.report.column_letters,
    )
    return {
        "counts": ways,
        "tables": tables,
        "differences": differences,
        "drift": drift_of(context.frozen, context.name, questionnaire, tables),
        "protection": _protection(release, left_out(plan, tables)),
        "structure": structure_of(published),
        "truth": Truth(
            len(plan.ids),
            true_numbers(published),
            marks,
        ),
    }


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
    """Write the true counts, each way they were counted; the file is RESTRICTED."""
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
