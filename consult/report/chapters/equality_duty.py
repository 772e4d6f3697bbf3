"""Which tables bear on each of the three aims of the public sector equality duty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from consult.model.document import Block, Bullets, Facts, Heading, Paragraph, TableBlock
from consult.model.equality import Aim, EqualityEvidence
from consult.model.table import Table
from consult.report.chapters.placing import equality
from consult.report.findings import Findings
from consult.report.numbered import numbered
from consult.report.plain import listed

HOW = (
    "Section 149(1) of the Equality Act 2010 asks a public authority to have due regard to three "
    "aims. The table below says which tables bear on each. Whether due regard was had is for "
    "people to show. No table shows it."
)
WHERE = (
    "“Here” gives the numbers of tables in this document, “workbook” those in the workbook of "
    "tables, which has every table of the release."
)
NONE, NOT_COVERED = "None", "Not covered by this aim"


def blocks(
    findings: Findings,
    evidence: EqualityEvidence,
    above: tuple[Block, ...],
    workbook: Mapping[str, int],
) -> tuple[Block, ...]:
    """The cross-index.

    Parameters
    ----------
    findings, evidence
        What the report is written from.
    above
        Everything that stands before it, with the tables it numbers.
    workbook
        Id of a table -> its number in the workbook.
    """
    here = {
        block.table.id: number for number, block in numbered(above) if isinstance(block, TableBlock)
    }
    rows = (
        (
            one.name,
            *(_cell(findings, aim, one.id, here, workbook) for aim in evidence.aims),
        )
        for one in evidence.characteristics
    )
    return (
        Heading("The three aims of the equality duty"),
        Paragraph(HOW),
        Bullets(
            tuple(f"Section {aim.section}: to {aim.words}. {aim.why}" for aim in evidence.aims)
        ),
        Paragraph(WHERE),
        Facts(
            "Tables that bear on each aim of the equality duty",
            ("Characteristic", *(f"Section {aim.section}" for aim in evidence.aims)),
            tuple(rows),
        ),
    )


def _cell(
    findings: Findings, aim: Aim, key: str, here: Mapping[str, int], workbook: Mapping[str, int]
) -> str:
    if key in aim.not_for:
        return NOT_COVERED
    tables = [table.id for table in _of(findings, aim, key)]
    places = (("Here", here), ("Workbook", workbook))
    return (
        ". ".join(
            f"{name}: {_numbers([numbers[one] for one in tables if one in numbers])}"
            for name, numbers in places
        )
        + "."
    )


def _of(findings: Findings, aim: Aim, key: str) -> Iterator[Table]:
    """The tables an aim's patterns name, in the order of the release."""
    patterns = [
        pattern.replace("{characteristic}", key).replace("{question}", question)
        for pattern in aim.tables
        for question in ([one.id for one in equality(findings)] or [""])
    ]
    either = re.compile("|".join(re.escape(one).replace(r"\*", ".+") for one in patterns))
    yield from (table for table in findings.tables if either.fullmatch(table.id))


def _numbers(numbers: list[int]) -> str:
    """Numbers of tables as a phrase: "tables 4, 7 and 9 to 12"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        part
        for run in runs
        for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run))
    ]
    if not parts:
        return "none"
    return f"{'table' if len(numbers) == 1 else 'tables'} {listed(tuple(parts))}"
