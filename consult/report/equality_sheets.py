"""What the workbook of tables has of the equality evidence: its tables, and a sheet each."""

from __future__ import annotations

from collections.abc import Iterator

from consult.model.counting.table_id import TableKind
from consult.model.evidence.equality import EqualityEvidence, Participation
from consult.model.publishing.table import Table
from consult.model.survey.characteristic import Characteristic
from consult.model.words.document import (
    Block,
    Facts,
    Heading,
    TableBlock,
)
from consult.model.words.text import Phrase
from consult.report.evidence import who_answered
from consult.report.evidence.gaps import gaps
from consult.report.evidence.groups import about, differences, most_raised, theme_tables
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line

ALONE = frozenset({TableKind.PARTICIPATION, TableKind.ABOUT})
"""What is made for the equality evidence and for nothing else."""


def _made_for_it(findings: Findings) -> tuple[Table, ...]:
    """The tables of a release that only the equality evidence is written from."""
    return tuple(table for table in findings.tables if table.id.kind in ALONE)


def further(findings: Findings, evidence: EqualityEvidence) -> tuple[Block, ...]:
    """For the workbook: the tables made for it, and a sheet of evidence for each characteristic.

    Parameters
    ----------
    findings
        With the tables of the release.
    evidence
        Without characteristics there are no sheets, and only the tables are given.
    """
    tables = tuple(TableBlock(table) for table in _made_for_it(findings))
    sheets = tuple(
        _sheet(findings, evidence, characteristic) for characteristic in evidence.characteristics
    )
    return (Heading("Equality evidence"), *tables, *sheets) if sheets else tables


def _sheet(findings: Findings, evidence: EqualityEvidence, characteristic: Characteristic) -> Facts:
    """The same content as the chapter, line by line."""
    return Facts(
        f"Equality evidence: {characteristic.name}",
        ("Part", "Group", "What there is"),
        tuple(_lines(findings, evidence, characteristic)),
    )


def _lines(
    findings: Findings, evidence: EqualityEvidence, characteristic: Characteristic
) -> Iterator[tuple[str, str, Phrase]]:
    taken = evidence.participation.get(characteristic.id, Participation())
    for group in (*taken.wide, *taken.detailed):
        words = who_answered.says(group, findings, taken, evidence.area)
        yield "Who answered", one_line(group.group), words
    for name, words in differences(findings, characteristic):
        yield "Where a group differs", name, words
    for table in theme_tables(findings, characteristic):
        for name, words in most_raised(table, {}):
            yield "Themes raised by the group", name, words
    for said in about(findings, characteristic):
        yield "Comments about the group", "Everybody", said
    for gap in gaps(findings, taken, characteristic):
        yield "Gaps in the evidence", "Everybody", gap
