"""The appendix: everything that was found, as one ``Document`` in plain English."""

from __future__ import annotations

from collections.abc import Iterable

from consult.model.counting.table_id import TableId
from consult.model.publishing.table import Table
from consult.model.settings.sections import SectionName
from consult.model.words.document import Block, Document, TableBlock
from consult.report.charts.choice import with_charts
from consult.report.passages import breakdown_tables, every_comparison, table_index
from consult.report.prose.banners import banners, callouts
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line
from consult.report.sections import section_blocks

SUBTITLE = "Appendix: consultation analysis"


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
        *breakdown_tables.left_out(findings),
        *breakdown_tables.banners(findings),
    )
    if SectionName.ANNEX in findings.sections:
        body = (*body, *table_index.further(_unplaced(findings, placed, left_out)))
        body = (*body, *table_index.index(body))
    whole = (*callouts(findings), *body)
    about = findings.study.study
    return Document(
        title=one_line(about.title),
        subtitle=SUBTITLE,
        organisation=one_line(about.organisation),
        blocks=(*whole, *table_index.further(left_out), *every_comparison.further(findings), *apart)
        if every_table
        else whole,
        banners=banners(findings),
    )


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
    known = placed | {table.id for table in (*left_out, *breakdown_tables.too_small(findings))}
    return tuple(table for table in findings.tables if table.id not in known)
