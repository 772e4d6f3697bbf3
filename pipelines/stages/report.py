"""Gather what was found and hand it to the report: the appendix, the workbook, the list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from consult.analysis.findings.at_risk import of_safety, without_listed
from consult.analysis.findings.authored import notices, with_own_words
from consult.analysis.findings.comment_totals import comment_totals
from consult.analysis.findings.consent import not_to_be_quoted
from consult.analysis.findings.equality import evidence_of
from consult.analysis.findings.methods import methods, of_frozen_codes, of_review
from consult.analysis.findings.quotes import CodedComments, examples, groups_of, shown_themes
from consult.analysis.plan.breaks import CAMPAIGN_NAME, breaks_of
from consult.model.coding.review import is_done
from consult.model.counting.table_id import CAMPAIGN, TableId, TableKind
from consult.model.publishing.structure import Contents
from consult.model.publishing.table import Table
from consult.model.run.readiness import Quoted, Standing
from consult.model.survey.questionnaire import Kind, Purpose, Questionnaire
from consult.model.words.document import Block, Document, Quote, TableBlock
from pipelines.study.file_names import FROZEN
from pipelines.study.unsettled import check_ready, in_force, readiness_of

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.coding.codeframe import CodesByQuestion
    from consult.model.coding.review import Review
    from consult.model.evidence.difference import Families
    from consult.model.evidence.drift import Drift
    from consult.model.evidence.equality import EqualityEvidence
    from consult.model.run.record import EmbeddingRecord, StanceRecords
    from consult.model.survey.ledger import Ledger
    from consult.model.words.figure import Figures
    from consult.report.prose.findings import Findings
    from pipelines.study.context import Context


@dataclass(frozen=True)
class ReportInputs:
    """What a report is made from; each is an artefact, by its name."""

    questionnaire: Questionnaire
    responses: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    redactions: pd.DataFrame
    codings: pd.DataFrame
    codes: CodesByQuestion
    embedding: EmbeddingRecord
    reviewed: Review
    stances: StanceRecords
    tables: tuple[Table, ...]
    drift: Drift
    differences: Families
    ledger: Ledger


def run(context: Context, inputs: ReportInputs) -> dict[str, Any]:
    """Compose the appendix and the equality evidence; the workbook and the list hold all tables.

    Parameters
    ----------
    context
        What is known of the study.
    inputs
        What a report is made from.

    Raises
    ------
    ReadinessError
        When the report is to be final and anything is left to settle.
    """
    from consult.report.appendix import compose
    from consult.report.equality import compose_equality
    from consult.report.equality_sheets import further
    from consult.report.spoken import spoken_of

    context.pace("putting the report together", 0, 0)
    findings = _findings(context, inputs)
    evidence = evidence_of(context.study, findings, context.reference, context.answers)
    apart = further(findings, evidence)
    generated = compose(findings, apart=apart)
    quoted = _quoted(generated, compose_equality(findings, evidence, {}))
    readiness = readiness_of(context.study, context.own, inputs.reviewed, quoted)
    if context.final:
        check_ready(readiness, context.name)
    findings = replace(findings, final=context.final, readiness=readiness)
    findings = with_own_words(findings, in_force(context.own, quoted), context.name)
    made, figures = _documents(findings, evidence, apart, context.name)
    return {
        **made,
        "pdf_source": made["appendix"],
        "table_package": made["table_list"],
        "spoken": spoken_of(*made.values()),
        "figures": figures,
        "notices": notices(generated, context.own, context.study.report.sections, figures),
        "standing": Standing(context.final, quoted),
        "contents": {name: _contents(document) for name, document in made.items()},
    }


def _findings(context: Context, inputs: ReportInputs) -> Findings:
    """Everything that is told, before the author's words and what is left to settle."""
    from consult.definitions import characteristics
    from consult.disclose import load_policy, sayable
    from consult.report.prose.findings import Findings

    study, asked = context.study, inputs.questionnaire
    true = comment_totals(asked, inputs.comments)
    policy = load_policy(frozenset())
    told = sayable(inputs.ledger, true, inputs.reviewed, inputs.tables, policy)
    opinions = asked.of(Kind.TEXT, purpose=Purpose.OPINION)
    return Findings(
        study=study,
        questionnaire=asked,
        ledger=inputs.ledger,
        tables=inputs.tables,
        differences=inputs.differences,
        codes=_printed(inputs.codes, inputs.tables),
        examples=_examples(inputs, context),
        comment_totals={one.id: told.comment_totals[one.id] for one in opinions},
        untold=told.untold,
        methods=(
            *of_safety(context.safety),
            *methods(study, inputs.embedding, inputs.redactions, context.software),
            *of_frozen_codes(inputs.drift, FROZEN),
            *of_review(inputs.reviewed, told.review),
        ),
        drift=inputs.drift,
        reviewed=is_done(inputs.reviewed),
        review=told.review,
        stances=inputs.stances,
        characteristics=tuple(c for c in characteristics().values() if c.protected or c.crossed),
        breaks=_breaks(context, asked),
        external=context.own.external,
    )


def _examples(inputs: ReportInputs, context: Context) -> dict[tuple[str, str], tuple[str, ...]]:
    """Question and code -> the comments to quote; none that may tell of somebody at risk."""
    study = context.study
    refused = not_to_be_quoted(study, inputs.answers, inputs.responses)
    codings = without_listed(inputs.codings, context.safety.listed)
    codings = codings[~codings["response_id"].isin(refused)]
    said = CodedComments(inputs.comments, inputs.redactions, codings)
    groups = groups_of(inputs.answers, inputs.questionnaire)
    shown = shown_themes(inputs.codes, inputs.tables)
    return examples(said, groups, shown, most=study.report.quotes)


def _documents(
    findings: Findings, evidence: EqualityEvidence, apart: tuple[Block, ...], study: str
) -> tuple[dict[str, Document], Figures]:
    """What is written, by the name of its artefact, and the figures that stand in all of it."""
    from consult.report.appendix import compose
    from consult.report.equality import compose_equality
    from consult.report.printed_figures import figures_of, with_figures

    every_table = compose(findings, every_table=True, apart=apart)
    places = {name: number for number, name in _contents(every_table) if name}
    equality = compose_equality(findings, evidence, places)
    figures = figures_of(every_table, study, equality)
    appendix = with_figures(compose(findings, apart=apart), figures)
    equality = with_figures(equality, figures)
    made = {
        "appendix": appendix,
        "page": appendix,
        "equality": equality,
        "equality_page": equality,
        "workbook": every_table,
        "table_list": every_table,
    }
    return made, figures


def _quoted(*documents: Document) -> Quoted:
    """The comments that documents quote."""
    return Quoted.of(
        block.text for one in documents for block in one.blocks if isinstance(block, Quote)
    )


def _breaks(context: Context, questionnaire: Questionnaire) -> dict[str, str]:
    """What tables are broken down by that is no characteristic: id -> name."""
    found = breaks_of(context.study.report, questionnaire.questions)
    others = {one.id: one.name for one in found if not one.is_characteristic}
    return {**others, CAMPAIGN: CAMPAIGN_NAME}


def _contents(document: Document) -> Contents:
    """Which of the tables of a release each numbered table is; none of them for one of words."""
    from consult.report.prose.numbered import numbered

    return tuple(
        (number, block.table.id if isinstance(block, TableBlock) else None)
        for number, block in numbered(document.blocks)
    )


def _printed(codes: CodesByQuestion, tables: tuple[Table, ...]) -> CodesByQuestion:
    """The codes that have a row in the table of their question, in that order, and no others."""
    rows = {table.id: [row.label for row in table.rows] for table in tables}
    out = {}
    for question, used in codes.items():
        by_name = {code.name: code for code in used}
        labels = rows.get(TableId(TableKind.THEMES, question), [])
        out[question] = tuple(by_name[label] for label in labels if label in by_name)
    return out
