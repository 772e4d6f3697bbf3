"""The appendix: everything that was found, as one ``Document`` in plain English."""

from __future__ import annotations

from collections.abc import Callable

from consult.model.document import Block, Callout, Document, TableBlock
from consult.model.table import Table
from consult.report.chapters import (
    annex,
    background,
    breakdowns,
    closed,
    comments,
    differences,
    drift,
    method,
    respondents,
    summary,
)
from consult.report.findings import CommentTotals, Findings
from consult.report.plain import one_line

__all__ = ["CommentTotals", "Findings", "compose"]

SUBTITLE = "Appendix: consultation analysis"
DRAFT = "DRAFT"
SYNTHETIC = "SYNTHETIC DATA"

NOT_REVIEWED = "No person has reviewed the themes yet."
NOT_DONE = "The review of the themes is not complete."
IS_A_DRAFT = "A draft is for checking. Do not publish it or rely on it."
INVENTED = (
    "Every response in this report is invented. It says nothing about any real person or place."
)

CHAPTERS: tuple[Callable[[Findings], tuple[Block, ...]], ...] = (
    summary.blocks,
    background.blocks,
    respondents.blocks,
    closed.blocks,
    comments.blocks,
    drift.blocks,
    breakdowns.blocks,
    differences.blocks,
    method.blocks,
    annex.blocks,
)
"""The chapters in the order they stand."""


def compose(
    findings: Findings, *, every_table: bool = False, apart: tuple[Block, ...] = ()
) -> Document:
    """The appendix of a consultation.

    Parameters
    ----------
    findings
        What was found. A chapter with nothing in it is left out.
    every_table
        Whether tables and comparisons too many for a Word file are added at the end, for the
        workbook. Tables that stand in both have the same number in both.
    apart
        What the workbook has beside, last: tables among it stand nowhere else.

    Returns
    -------
    Document
        Until a person has reviewed the themes, it is a draft and says so on every page.
    """
    chapters = tuple(block for chapter in CHAPTERS for block in chapter(findings))
    left_out = breakdowns.left_out(findings)
    body = (*chapters, *annex.further(_unplaced(findings, (*chapters, *apart), left_out)))
    whole = (*callouts(findings), *body, *annex.index(body))
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
    draft = () if findings.reviewed else (DRAFT,)
    return (*draft, SYNTHETIC) if findings.study.study.synthetic else draft


def callouts(findings: Findings) -> tuple[Block, ...]:
    """What the banners mean."""
    so_far = f"{findings.review} {NOT_DONE}" if findings.review else NOT_REVIEWED
    words = {DRAFT: f"{so_far} {IS_A_DRAFT}", SYNTHETIC: INVENTED}
    return tuple(Callout(banner, words[banner]) for banner in banners(findings))


def _unplaced(
    findings: Findings, blocks: tuple[Block, ...], left_out: tuple[Table, ...]
) -> tuple[Table, ...]:
    placed = {block.table.id for block in blocks if isinstance(block, TableBlock)}
    placed |= {table.id for table in (*left_out, *breakdowns.too_small(findings))}
    return tuple(table for table in findings.tables if table.id not in placed)
