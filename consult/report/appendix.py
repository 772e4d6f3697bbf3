"""The appendix: everything that was found, as one ``Document`` in plain English."""

from __future__ import annotations

from collections.abc import Iterable

from consult.model.counting.table_id import TableId
from consult.model.publishing.table import Table
from consult.model.settings.sections import SectionName
from consult.model.words.document import Block, Callout, Document, TableBlock
from consult.report.chapters import annex, breakdowns, differences
from consult.report.chart_choice import with_charts
from consult.report.findings import Findings
from consult.report.plain import one_line
from consult.report.sections import section_blocks

__all__ = ["Findings", "compose"]

SUBTITLE = "Appendix: consultation analysis"
DRAFT = "DRAFT"
SYNTHETIC = "SYNTHETIC DATA"

NOT_REVIEWED = "No person has reviewed the themes yet."
NOT_DONE = "The review of the themes is not complete."
STILL_LEFT = "What is left to settle stands in the appendix, under “Method”."
IS_A_DRAFT = "A draft is for checking. Do not publish it or rely on it."
INVENTED = (
    "Every response in this report is invented. It says nothing about any real person or place."
)


def compose(
    findings: Findings, *, every_table: bool = False, apart: tuple[Block, ...] = ()
) -> Document:
    """The appendix of a consultation.

    Parameters
    ----------
    findings
        What was found. A part with nothing in it is left out, and so is one that the study does
        not choose.
    every_table
        Whether tables and comparisons too many for a Word file are added at the end, for the
        workbook. Tables that stand in both have the same number in both.
    apart
        What the workbook has beside, last: tables among it stand nowhere else.

    Returns
    -------
    Document
        Unless it is made to be final, it is a draft and says so on every page.
    """
    parts = {name: section_blocks(findings, name) for name in SectionName}
    body = tuple(block for name in findings.sections for block in parts[name])
    body = with_charts(body, findings)
    placed = _ids(block for part in (*parts.values(), apart) for block in part)
    left_out = (
        *_not_chosen(findings, (*body, *apart), placed),
        *breakdowns.left_out(findings),
        *breakdowns.banners(findings),
    )
    if SectionName.ANNEX in findings.sections:
        body = (*body, *annex.further(_unplaced(findings, placed, left_out)))
        body = (*body, *annex.index(body))
    whole = (*callouts(findings), *body)
    about = findings.study.study
    return Document(
        title=one_line(about.title),
        subtitle=SUBTITLE,
        organisation=one_line(about.organisation),
        blocks=(*whole, *annex.further(left_out), *differences.further(findings), *apart)
        if every_table
        else whole,
        banners=banners(findings),
    )


def banners(findings: Findings) -> tuple[str, ...]:
    """The words that stand on every page."""
    draft = () if findings.final else (DRAFT,)
    return (*draft, SYNTHETIC) if findings.study.study.synthetic else draft


def callouts(findings: Findings) -> tuple[Block, ...]:
    """What the banners mean."""
    words = {DRAFT: " ".join((*_so_far(findings), IS_A_DRAFT)), SYNTHETIC: INVENTED}
    return tuple(Callout(banner, words[banner]) for banner in banners(findings))


def _so_far(findings: Findings) -> tuple[str, ...]:
    """How far people have come with the themes, where there are any, and where the rest stands."""
    unfinished = f"{findings.review} {NOT_DONE}" if findings.review else NOT_REVIEWED
    reviewed = (findings.review,) if findings.review else ()
    said = reviewed if findings.reviewed else (unfinished,)
    listed = not findings.readiness.ready and SectionName.ANNEX in findings.sections
    return (*said, STILL_LEFT) if listed else said


def _ids(blocks: Iterable[Block]) -> frozenset[TableId]:
    return frozenset(block.table.id for block in blocks if isinstance(block, TableBlock))


def _not_chosen(
    findings: Findings, body: tuple[Block, ...], placed: frozenset[TableId]
) -> tuple[Table, ...]:
    """Tables of parts that the study leaves out: only the workbook has them."""
    missing = placed - _ids(body)
    return tuple(table for table in findings.tables if table.id in missing)


def _unplaced(
    findings: Findings, placed: frozenset[TableId], left_out: tuple[Table, ...]
) -> tuple[Table, ...]:
    """Tables that no part knows a place for."""
    known = placed | {table.id for table in (*left_out, *breakdowns.too_small(findings))}
    return tuple(table for table in findings.tables if table.id not in known)
