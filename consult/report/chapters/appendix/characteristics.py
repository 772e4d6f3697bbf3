"""Results by characteristic, then by kind of respondent, channel and whatever else is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from consult.model.publishing.table import Table
from consult.model.words.document import Block, Heading, Paragraph, TableBlock
from consult.report.passages import differences
from consult.report.passages.breakdown_tables import BESIDE, left_out, printed_tables, too_small
from consult.report.passages.deeper import deeper
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line

TITLE = "Results by characteristic"

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
    """The breakdowns by each characteristic, the differences that stand out, then the others.

    Parameters
    ----------
    findings
        Of which it reads the breakdowns by every characteristic and other break, and what was
        compared.
    """
    printed = printed_tables(findings)
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
