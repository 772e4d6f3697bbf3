"""Which breakdowns a report prints, and which it leaves to the workbook."""

from __future__ import annotations

from consult.model.counting.table_id import ALL_COMMENTS, ANSWER, STANCE, TableId, TableKind
from consult.model.publishing.table import Table
from consult.model.survey.questionnaire import Kind
from consult.report.passages.open_questions import open_questions
from consult.report.prose.figures import legible
from consult.report.prose.findings import Findings

MOST_TABLES = 80
"""Breakdowns printed in Word, shared out between characteristics and others: about 60 pages. At
half, ``kent-2024`` would print 43 tables fewer; at twice, as many as it does."""

FEWEST_EACH = 3
"""Breakdowns printed for every characteristic or other break, however many there are. It counts
only where there are more than 26 breaks, and then no break is left without one."""

BESIDE = frozenset({STANCE, ANSWER})
"""What themes are broken down by beside the comments themselves, and not in this chapter."""


def too_small(findings: Findings) -> tuple[Table, ...]:
    """The breakdowns with fewer than two groups to compare; they stand in no file.

    Parameters
    ----------
    findings
        With the tables of the release, whether or not a chapter prints them.
    """
    broken = (table for table in findings.tables if table.id.is_breakdown)
    return tuple(table for table in broken if not table.compares)


def banners(findings: Findings) -> tuple[Table, ...]:
    """Breakdowns side by side, which are too wide for Word.

    Parameters
    ----------
    findings
        With the tables of the release.
    """
    return tuple(table for table in findings.tables if table.id.kind is TableKind.BANNER)


def left_out(findings: Findings) -> tuple[Table, ...]:
    """The breakdowns that Word leaves to the workbook, in order.

    Parameters
    ----------
    findings
        With the tables of the release, and the breaks in the order reported.
    """
    printed = {table.id for tables in printed_tables(findings).values() for table in tables}
    beside = (
        table
        for table in findings.tables
        if table.id.is_breakdown and table.id.by in BESIDE
        if table.compares and not legible(table)
    )
    each = (table for tables in _all(findings).values() for table in tables)
    return (*beside, *(table for table in each if table.id not in printed))


def _all(findings: Findings) -> dict[str, tuple[Table, ...]]:
    """Characteristic or other break -> its tables: scales, then themes, then other questions."""
    asked = findings.questionnaire.questions
    order = [
        *(TableId(TableKind.QUESTION, q.id) for q in asked if q.kind is Kind.SCALE),
        TableId(TableKind.THEMES, ALL_COMMENTS),
        *(TableId(TableKind.THEMES, key) for key, _ in open_questions(findings)),
        *(TableId(TableKind.QUESTION, q.id) for q in asked if q.kind is not Kind.SCALE),
    ]
    by_id = {table.id: table for table in findings.tables if table.compares}
    found = {
        key: tuple(by_id[name] for whole in order if (name := whole.across(key)) in by_id)
        for key in findings.break_names
    }
    return {key: tables for key, tables in found.items() if tables}


def printed_tables(findings: Findings) -> dict[str, tuple[Table, ...]]:
    """Characteristic or other break -> the breakdowns by it that Word prints, in order.

    Parameters
    ----------
    findings
        With the tables of the release, and the breaks in the order reported.

    Returns
    -------
    dict[str, tuple[Table, ...]]
        No break without a table. Of more than ``MOST_TABLES``, as many of each break: scales first.
    """
    everything = {
        key: some
        for key, tables in _all(findings).items()
        if (some := tuple(table for table in tables if legible(table)))
    }
    if sum(len(tables) for tables in everything.values()) <= MOST_TABLES:
        return everything
    each = max(FEWEST_EACH, MOST_TABLES // len(everything))
    return {key: tables[:each] for key, tables in everything.items()}
