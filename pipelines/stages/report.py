"""Gather what was found and hand it to the report: the appendix, the workbook, the list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from consult.analysis.findings.at_risk import of_safety
from consult.analysis.findings.authored import notices, with_own_words
from consult.analysis.findings.comment_totals import comment_totals
from consult.analysis.findings.equality import evidence_of
from consult.analysis.findings.methods import methods, of_frozen_codes, of_quotes, of_review
from consult.analysis.findings.other_languages import of_other_languages
from consult.analysis.findings.trust import estimates_of, of_trust
from consult.analysis.plan.breaks import CAMPAIGN_NAME, breaks_of
from consult.model.coding.review import is_done
from consult.model.coding.trust import Trust
from consult.model.counting.counts import Use
from consult.model.counting.table_id import CAMPAIGN, TableId, TableKind
from consult.model.publishing.quotes import ApprovedQuote, Quoting
from consult.model.publishing.response import Responding
from consult.model.publishing.structure import Contents
from consult.model.publishing.table import Table
from consult.model.run.readiness import Standing
from consult.model.settings.sections import Record
from consult.model.survey.questionnaire import Kind, Purpose, Questionnaire
from consult.model.words.document import Block, Document, TableBlock
from pipelines.study.file_names import FROZEN
from pipelines.study.measured import as_measured
from pipelines.study.unanswered import with_unanswered
from pipelines.study.unsettled import check_ready, readiness_of, undecided

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
    from consult.report.prose.how_made import HowMade
    from pipelines.study.context import Context


@dataclass(frozen=True)
class ReportInputs:
    """What a report is made from; each is an artefact, by its name."""

    questionnaire: Questionnaire
    answers: pd.DataFrame
    comments: pd.DataFrame
    same_person: pd.DataFrame
    redactions: pd.DataFrame
    trade_words: pd.DataFrame
    codes: CodesByQuestion
    embedding: EmbeddingRecord
    reviewed: Review
    journal: pd.DataFrame
    quoting: Quoting
    trust: Trust
    responding: Responding
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
    from consult.report.equality_sheets import further
    from consult.report.spoken import spoken_of

    context.pace("putting the report together", 0, 0)
    findings = replace(
        _findings(context, inputs),
        responding=inputs.responding,
        estimates=estimates_of(inputs.trust, inputs.codes),
    )
    evidence = evidence_of(context.study, findings, context.reference, context.answers)
    apart = further(findings, evidence)
    generated = compose(findings, apart=apart)
    pairs = undecided(context.study, inputs.same_person)
    readiness = readiness_of(context.study, context.own, inputs.reviewed, inputs.quoting, pairs)
    readiness = as_measured(readiness, inputs.trust)
    readiness = with_unanswered(readiness, context.study, inputs.responding)
    if context.final:
        check_ready(readiness, context.name)
    findings = replace(findings, final=context.final, readiness=readiness)
    findings = with_own_words(findings, context.own, context.name)
    record = _record(context, inputs, findings)
    made, figures = _documents(findings, evidence, apart, record)
    return {
        **made,
        "pdf_source": made["appendix"],
        "table_package": made["table_list"],
        "spoken": spoken_of(*made.values()),
        "figures": figures,
        "notices": notices(
            generated, context.own, context.study.report.sections, figures, inputs.responding
        ),
        "standing": Standing(context.final),
        "contents": {name: _contents(document) for name, document in made.items()},
    }


def _findings(context: Context, inputs: ReportInputs) -> Findings:
    """Everything that is told, before the author's words and what is left to settle."""
    from consult.definitions import characteristics
    from consult.disclose import load_policy, sayable
    from consult.report.prose.findings import Findings

    study, asked = context.study, inputs.questionnaire
    true = comment_totals(asked, inputs.comments)
    policy, opinions = load_policy(frozenset()), asked.of(Kind.TEXT, purpose=Purpose.OPINION)
    told = sayable(inputs.ledger, true, inputs.reviewed, inputs.tables, policy)
    return Findings(
        study=study,
        questionnaire=asked,
        ledger=inputs.ledger,
        tables=inputs.tables,
        differences=inputs.differences,
        codes=_printed(inputs.codes, inputs.tables),
        examples=_examples(inputs.quoting),
        comment_totals={one.id: told.comment_totals[one.id] for one in opinions},
        untold=told.untold,
        methods=(
            *of_safety(context.safety),
            *of_quotes(study, inputs.quoting),
            *_of_methods(context, inputs),
            *of_other_languages(
                inputs.comments,
                unread=sum(far.unread for far in inputs.reviewed.values()),
                recorded=Record.LANGUAGES in context.own.records,
                least=policy.thresholds[Use.THEMES],
            ),
            *of_frozen_codes(inputs.drift, FROZEN),
            *_of_people(inputs, told.review),
        ),
        drift=inputs.drift,
        reviewed=is_done(inputs.reviewed),
        review=told.review,
        stances=inputs.stances,
        characteristics=tuple(c for c in characteristics().values() if c.protected or c.crossed),
        breaks=_breaks(context, asked),
        external=context.own.external,
    )


def _of_methods(context: Context, inputs: ReportInputs) -> tuple[tuple[str, str], ...]:
    study, taken = context.study, (inputs.redactions, inputs.trade_words)
    return methods(study, inputs.embedding, *taken, software=context.software)


def _of_people(inputs: ReportInputs, review: str) -> tuple[tuple[str, str], ...]:
    """What the method says of people's part: what they looked at, and how they agree."""
    return (*of_review(inputs.reviewed, review), *of_trust(inputs.trust))


def _examples(quoting: Quoting) -> dict[tuple[str, str], tuple[ApprovedQuote, ...]]:
    """Question and code -> what is quoted: only what a person approved."""
    found: dict[tuple[str, str], tuple[ApprovedQuote, ...]] = {}
    for one in quoting.approved:
        theme = (one.question, one.code)
        found[theme] = (*found.get(theme, ()), one)
    return found


def _documents(
    findings: Findings, evidence: EqualityEvidence, apart: tuple[Block, ...], record: HowMade
) -> tuple[dict[str, Document], Figures]:
    """What is written, by the name of its artefact, and the figures that stand in all of it."""
    from consult.report.appendix import compose
    from consult.report.equality import compose_equality
    from consult.report.printed_figures import figures_of, with_figures
    from consult.report.transparency import compose_transparency

    every_table = compose(findings, every_table=True, apart=apart)
    places = {name: number for number, name in _contents(every_table) if name}
    equality = compose_equality(findings, evidence, places)
    transparency = compose_transparency(findings, record)
    figures = figures_of(every_table, record.name, equality, transparency)
    appendix = with_figures(compose(findings, apart=apart), figures)
    equality = with_figures(equality, figures)
    made = {
        "appendix": appendix,
        "page": appendix,
        "equality": equality,
        "equality_page": equality,
        "transparency": with_figures(transparency, figures),
        "workbook": every_table,
        "table_list": every_table,
    }
    return made, figures


def _record(context: Context, inputs: ReportInputs, findings: Findings) -> HowMade:
    """What the transparency record is written from, beside the findings."""
    from consult.analysis.findings.agreement_rows import agreement_rows, verdict_of
    from consult.analysis.findings.decided import decided_by_people
    from consult.coding import people_in
    from consult.coding.journal.what_stands import settled_and_waiting
    from consult.definitions.transparency import measured, owner_fields
    from consult.report.prose.how_made import HowMade

    return HowMade(
        name=context.name,
        study=context.study,
        embedding=inputs.embedding,
        software=context.software,
        owner=owner_fields(context.study.transparency),
        measured=measured(),
        decided=decided_by_people(
            inputs.reviewed,
            people_in(inputs.journal),
            inputs.quoting,
            findings.tables,
            contrary=settled_and_waiting(inputs.journal),
        ),
        agreement=agreement_rows(inputs.trust, inputs.codes, findings.tables),
        verdict=verdict_of(inputs.trust),
        coders=inputs.trust.coders,
        sampled=(inputs.trust.texts, inputs.trust.drawn),
        unjudged=len(inputs.trust.unjudged),
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
