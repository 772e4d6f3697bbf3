"""Results by characteristic, then by kind of respondent, channel and whatever else is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from consult.model.counting.table_id import ALL_COMMENTS, ANSWER, STANCE, TableId, TableKind
from consult.model.publishing.table import Table
from consult.model.survey.questionnaire import Kind
from consult.model.words.document import Block, Heading, Paragraph, TableBlock
from consult.report.chapters import differences
from consult.report.chapters.comments import open_questions
from consult.report.chapters.deeper import deeper
from consult.report.figures import legible
from consult.report.findings import Findings
from consult.report.plain import one_line

TITLE = "Results by characteristic"

MOST_TABLES = 80
"""Breakdowns printed in Word, shared out between characteristics and others: about 60 pages."""

FEWEST_EACH = 3
"""Breakdowns printed for every characteristic or other break, however many there are."""

BESIDE = frozenset({STANCE, ANSWER})
"""What themes are broken down by beside the comments themselves, and not in this chapter."""

BY_OTHERS = "Results by kind of response"

HOW_TO_READ = (
    "Each row of a table is one group of people. Its percentages are of the people in that group "
    "who answered the question.",
    "A figure is hidden when few people stand behind it. Other figures are hidden with it, so that "
    "it cannot be worked out from everything else in this report.",
    "A group with few people can differ by chance: see “Differences between groups”. A hidden or "
    "missing group does not mean that there is no impact.",
)


NOTHING_LEFT = (
    "Breakdowns left out because fewer than two groups were large enough to show: {number}. Too "
    "few people took part to tell how those groups compare."
)


def blocks(findings: Findings) -> tuple[Block, ...]:
    """The breakdowns by each characteristic, the differences that stand out, then the others."""
    printed = _printed(findings)
    mine = {key: some for key, some in printed.items() if key not in findings.breaks}
    others = {key: some for key, some in printed.items() if key in findings.breaks}
    remarks = _remarks(findings) if printed else ()
    first = (
        *(remarks if mine else ()),
        *_tables(findings, mine),
        *deeper(differences.blocks(findings)),
    )
    second = (*(() if mine else remarks), *_tables(findings, others))
    return (
        *((Heading(TITLE), *first) if first else ()),
        *((Heading(BY_OTHERS), *second) if second else ()),
    )


def _tables(findings: Findings, printed: Mapping[str, tuple[Table, ...]]) -> tuple[Block, ...]:
    """Breakdowns under the name of what they are broken down by."""
    made: list[Block] = []
    for key, tables in printed.items():
        name = one_line(findings.break_names[key])
        made += [Heading(name, 2), *(TableBlock(table) for table in tables)]
    return tuple(made)


def _remarks(findings: Findings) -> tuple[Block, ...]:
    """How to read the breakdowns, and what was left out."""
    left = len(left_out(findings))
    more = (
        (f"Breakdowns not printed here: {left}. The workbook of tables has them.",) if left else ()
    )
    small = sum(table.id.by not in BESIDE for table in too_small(findings))
    none = (NOTHING_LEFT.format(number=small),) if small else ()
    return tuple(Paragraph(words) for words in (*HOW_TO_READ, *none, *more))


def too_small(findings: Findings) -> tuple[Table, ...]:
    """The breakdowns with fewer than two groups to compare; they stand in no file."""
    broken = (table for table in findings.tables if table.id.is_breakdown)
    return tuple(table for table in broken if not table.compares)


def banners(findings: Findings) -> tuple[Table, ...]:
    """Breakdowns side by side, which are too wide for Word."""
    return tuple(table for table in findings.tables if table.id.kind is TableKind.BANNER)


def left_out(findings: Findings) -> tuple[Table, ...]:
    """The breakdowns that Word leaves to the workbook, in order."""
    printed = {table.id for tables in _printed(findings).values() for table in tables}
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
        key: tuple(by_id[name] for one in order if (name := one.across(key)) in by_id)
        for key in findings.break_names
    }
    return {key: tables for key, tables in found.items() if tables}


def _printed(findings: Findings) -> dict[str, tuple[Table, ...]]:
    everything = {
        key: some
        for key, tables in _all(findings).items()
        if (some := tuple(table for table in tables if legible(table)))
    }
    if sum(len(tables) for tables in everything.values()) <= MOST_TABLES:
        return everything
    each = max(FEWEST_EACH, MOST_TABLES // len(everything))
    return {key: tables[:each] for key, tables in everything.items()}
