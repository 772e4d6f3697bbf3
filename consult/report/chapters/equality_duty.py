"""Which tables bear on each of the three aims of the public sector equality duty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consult.model.document import Block, Facts, Heading, Paragraph, TableBlock
from consult.model.equality import Aim, EqualityEvidence
from consult.model.table import Table
from consult.report.findings import Findings
from consult.report.numbered import numbered
from consult.report.plain import listed, one_line

HOW = (
    "Section 149(1) of the Equality Act 2010 asks a public authority to have due regard to three "
    "aims. The table says which tables bear on each. Whether due regard was had is for people to "
    "show, and no table does.",
    "“Here” gives the numbers of tables in this document. The others stand in the workbook of "
    "tables, under their titles.",
)
HEADER = ("Aim", "Characteristic", "Tables here", "More in the workbook")
NONE = "None"
NOT_COVERED = "Not covered by this aim"


def blocks(
    findings: Findings, evidence: EqualityEvidence, above: tuple[Block, ...]
) -> tuple[Block, ...]:
    """The cross-index.

    Parameters
    ----------
    findings, evidence
        What the report is written from.
    above
        Everything that stands before it, with the tables it numbers.
    """
    here = {
        block.table.id: number for number, block in numbered(above) if isinstance(block, TableBlock)
    }
    rows = tuple(row for aim in evidence.aims for row in _rows(findings, evidence, aim, here))
    return (
        Heading("The three aims of the equality duty"),
        *(Paragraph(words) for words in HOW),
        *(Paragraph(f"Section {aim.section}, to {aim.words}. {aim.why}") for aim in evidence.aims),
        Facts("Tables that bear on each aim of the equality duty", HEADER, rows),
    )


def _rows(
    findings: Findings, evidence: EqualityEvidence, aim: Aim, here: dict[str, int]
) -> Iterator[tuple[str, ...]]:
    for one in evidence.characteristics:
        if one.id in aim.not_for:
            yield (f"Section {aim.section}", one.name, NOT_COVERED, NOT_COVERED)
            continue
        tables = tuple(_of(findings, aim, one.id))
        numbers = tuple(f"Table {here[table.id]}" for table in tables if table.id in here)
        rest = [table for table in tables if table.id not in here]
        yield (f"Section {aim.section}", one.name, listed(numbers) or NONE, _more(rest))


def _of(findings: Findings, aim: Aim, key: str) -> Iterator[Table]:
    """The tables an aim's patterns name, in the order of the release."""
    patterns = [
        pattern.replace("{characteristic}", key).replace("{question}", question)
        for pattern in aim.tables
        for question in (findings.study.equality.questions or ("",))
    ]
    either = re.compile("|".join(re.escape(one).replace(r"\*", ".+") for one in patterns))
    yield from (table for table in findings.tables if either.fullmatch(table.id))


MOST_NAMED = 2
"""Titles named in a cell; a long survey has a hundred breakdowns."""


def _more(tables: list[Table]) -> str:
    if not tables:
        return NONE
    named = "; ".join(one_line(table.title) for table in tables[:MOST_NAMED])
    more = len(tables) - MOST_NAMED
    return f"{named}; and {more} more" if more > 0 else named
