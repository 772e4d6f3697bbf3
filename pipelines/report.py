"""Gather what was found and hand it to the report: the appendix, the workbook, the list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from consult.model.comment_totals import CommentTotals
from consult.model.document import Document, Quote, TableBlock
from consult.model.questionnaire import Kind, Purpose, Questionnaire
from consult.model.readiness import Quoted, Standing
from consult.model.review import is_done
from consult.model.structure import Contents
from consult.model.table import Table
from consult.model.table_id import CAMPAIGN, TableId, TableKind
from consult.model.tables import Substance
from pipelines.authored import notices, with_own_words
from pipelines.given import FROZEN
from pipelines.plan_breaks import CAMPAIGN_NAME, breaks_of
from pipelines.quotes import examples
from pipelines.unsettled import in_force, readiness_of, see_that_ready

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.codeframe import CodesByQuestion
    from consult.model.difference import Families
    from consult.model.drift import Drift
    from consult.model.ledger import Ledger
    from consult.model.record import EmbeddingRecord, StanceRecords
    from consult.model.review import Review
    from pipelines.stages import Context

EMBEDDED = {
    "lsa": "made from these comments alone",
    "minilm": "the sentence model all-MiniLM-L6-v2, run on this computer",
    "sentence-transformers": "a sentence model chosen for this study, run on this computer",
}
"""Embedder -> what the report's method chapter says of it."""


def run(
    context: Context,
    *,
    questionnaire: Questionnaire,
    answers: pd.DataFrame,
    comments: pd.DataFrame,
    redactions: pd.DataFrame,
    codings: pd.DataFrame,
    codes: CodesByQuestion,
    embedding: EmbeddingRecord,
    reviewed: Review,
    stances: StanceRecords,
    tables: tuple[Table, ...],
    drift: Drift,
    differences: Families,
    ledger: Ledger,
) -> dict[str, Any]:
    """Compose the appendix and the equality evidence; the workbook and the list hold all tables."""
    from consult.definitions import characteristics
    from consult.disclose import load_policy, sayable
    from consult.report.appendix import compose
    from consult.report.bound import figures_of, with_figures
    from consult.report.equality import compose_equality, further
    from consult.report.findings import Findings
    from consult.report.spoken import spoken_of
    from pipelines.equality_evidence import evidence_of

    context.pace("putting the report together", 0, 0)
    true = _totals(questionnaire, comments)
    told = sayable(ledger, true, reviewed, tables, load_policy(frozenset()))
    findings = Findings(
        study=context.study,
        questionnaire=questionnaire,
        ledger=ledger,
        tables=tables,
        differences=differences,
        codes=_printed(codes, tables),
        examples=examples(
            comments,
            redactions,
            codings,
            answers,
            questionnaire=questionnaire,
            codes=codes,
            tables=tables,
            most=context.study.report.quotes,
        ),
        comment_totals={
            question.id: told.comment_totals[question.id]
            for question in questionnaire.of(Kind.TEXT, purpose=Purpose.OPINION)
        },
        untold=told.untold,
        methods=(
            *_methods(context, redactions, embedding),
            *_frozen(drift),
            *_reviewed(reviewed, told.review),
        ),
        drift=drift,
        reviewed=is_done(reviewed),
        review=told.review,
        stances=stances,
        characteristics=tuple(c for c in characteristics().values() if c.protected or c.crossed),
        breaks=_breaks(context, questionnaire),
        external=context.own.external,
    )
    evidence = evidence_of(context, findings)
    apart = further(findings, evidence)
    generated = compose(findings, apart=apart)
    quoted = _quoted(generated, compose_equality(findings, evidence, {}))
    readiness = readiness_of(context.study, context.own, reviewed, quoted)
    if context.final:
        see_that_ready(readiness, context.name)
    findings = replace(findings, final=context.final, readiness=readiness)
    findings = with_own_words(findings, in_force(context.own, quoted), context.name)
    every_table = compose(findings, every_table=True, apart=apart)
    places = {name: number for number, name in _contents(every_table) if name}
    equality = compose_equality(findings, evidence, places)
    figures = figures_of(every_table, context.name, equality)
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
    return {
        **made,
        "pdf_source": appendix,
        "table_package": every_table,
        "spoken": spoken_of(*made.values()),
        "figures": figures,
        "notices": notices(generated, context, figures),
        "standing": Standing(context.final, quoted),
        "contents": {name: _contents(document) for name, document in made.items()},
    }


def _quoted(*documents: Document) -> Quoted:
    """The comments that documents quote."""
    return Quoted.of(
        block.text for one in documents for block in one.blocks if isinstance(block, Quote)
    )


def _reviewed(review: Review, told: str) -> Iterator[tuple[str, str]]:
    """How far people have come with the themes, where there are any."""
    if review:
        yield "Review by people", told or "None yet"


def _breaks(context: Context, questionnaire: Questionnaire) -> dict[str, str]:
    """What tables are broken down by that is no characteristic: id -> name."""
    found = breaks_of(context.study.report, questionnaire.questions)
    others = {one.id: one.name for one in found if not one.is_characteristic}
    return {**others, CAMPAIGN: CAMPAIGN_NAME}


def _contents(document: Document) -> Contents:
    """Which of the tables of a release each numbered table is; none of them for one of words."""
    from consult.report.numbered import numbered

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


def _totals(questionnaire: Questionnaire, comments: pd.DataFrame) -> dict[str, CommentTotals]:
    """What became of everything that people answered in words, in true numbers."""
    asked = (question.id for question in questionnaire.of(Kind.TEXT))
    out = {}
    for key in dict.fromkeys((*asked, *comments["question_id"].unique())):
        mine = comments.loc[comments["question_id"] == key, "substance"].value_counts()
        number = {label: int(mine.get(str(label), 0)) for label in Substance}
        out[str(key)] = CommentTotals(
            substantive=number[Substance.SUBSTANTIVE],
            non_substantive=number[Substance.NON_SUBSTANTIVE],
            nothing_to_change=number[Substance.NOTHING_TO_CHANGE],
            blank=number[Substance.BLANK],
            not_asked=number[Substance.NOT_ASKED],
            responses=sum(number.values()),
        )
    return out


def _embedded(record: EmbeddingRecord) -> Iterator[tuple[str, str]]:
    """How the words of comments became numbers, and what was not as the study asked."""
    parts = [f'"{record.name}"', EMBEDDED.get(record.name, "")]
    parts += [f"precision {record.precision}"] if record.precision else []
    parts += [f"{what} with sha256 {digest}" for what, digest in record.hashes.items()]
    yield "Text as numbers", ", ".join(filter(None, parts))
    if record.note:
        yield "Text as numbers, not as asked", record.note


def _frozen(drift: Drift) -> Iterator[tuple[str, str]]:
    """Where the codes come from that comments were given, when they were frozen earlier."""
    if not drift.digest:
        return
    where = "an earlier run of this study" if drift.same_study else f"the study “{drift.study}”"
    yield "Codes frozen earlier", f"Those of {where}: {FROZEN}, hash {drift.digest}"
    yield "Review of the codes frozen earlier", drift.review or "None"
    yield (
        "Comments that fit none of them",
        "Grouped apart; a theme found among them is marked “Emerging”",
    )
    if drift.notes:
        yield "Questions and their earlier codes", " ".join(drift.notes)


def _weights(context: Context) -> Iterator[tuple[str, str]]:
    """Where weights come from and where they are used, when the study has any."""
    if context.study.weights is not None:
        yield "Weights", context.study.weights.why
        yield (
            "Weighted shares",
            "Beside the shares of closed questions and of who responded, in tables where no "
            "figure is hidden; never in breakdowns. People chose to respond: weighting cannot "
            "make them stand for all residents",
        )


def _methods(
    context: Context, redactions: pd.DataFrame, embedding: EmbeddingRecord
) -> tuple[tuple[str, str], ...]:
    from consult.disclose import load_policy
    from consult.model.counts import Use

    topics, policy = context.study.topics, load_policy(frozenset())
    pieces = int(redactions["count"].sum())
    touched = len(redactions[["response_id", "question_id"]].drop_duplicates())
    few = 0 < touched < policy.thresholds[Use.THEMES]
    taken = (
        "personal data from a few comments"
        if few
        else f"{pieces:,} pieces of personal data from {touched:,} comments"
    )
    return (
        ("Themes", f'BERTopic with the clusterer "{topics.model}", {topics.many} themes'),
        *_embedded(embedding),
        ("Seed", str(context.study.study.seed)),
        (
            "Smallest count shown",
            f"{policy.thresholds[Use.QUESTION]} in tables of one question; "
            f"{policy.thresholds[Use.CROSSTAB]} in tables by characteristic; "
            f"{policy.sensitive_threshold} in any table on a sensitive characteristic",
        ),
        *_weights(context),
        (
            "How tables are protected",
            "All tables of this report together, and with earlier reports that were published: "
            "what is hidden cannot be worked out to within "
            f"{policy.width} people from everything shown, percentages and totals included. "
            "The files themselves were read back and tried before they were published",
        ),
        ("Personal data", f"Rules took out {taken} before they were coded"),
        ("Software", ", ".join(f"{name} {number}" for name, number in context.software.items())),
    )
