"""Which tables bear on each of the three aims of the public sector equality duty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from consult.model.counting.table_id import TableId
from consult.model.evidence.equality import (
    ANY,
    CHARACTERISTIC,
    QUESTION,
    Aim,
    EqualityEvidence,
)
from consult.model.words.document import Block, Bullets, Facts, Heading, Paragraph, TableBlock
from consult.report.passages.placing import equality
from consult.report.prose.findings import Findings
from consult.report.prose.numbered import numbered
from consult.report.prose.plain import listed

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


def index(
    findings: Findings,
    evidence: EqualityEvidence,
    above: tuple[Block, ...],
    workbook: Mapping[TableId, int],
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
    here = _numbers_of(above)
    rows = (
        (
            characteristic.name,
            *(_cell(findings, aim, characteristic.id, here, workbook) for aim in evidence.aims),
        )
        for characteristic in evidence.characteristics
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


def _numbers_of(blocks: tuple[Block, ...]) -> Mapping[TableId, int]:
    """What each numbered table is on, and its number; a table of words as what it stands for."""
    found = {
        block.table.id if isinstance(block, TableBlock) else block.about: number
        for number, block in numbered(blocks)
    }
    return {about: number for about, number in found.items() if about is not None}


def _cell(
    findings: Findings,
    aim: Aim,
    key: str,
    here: Mapping[TableId, int],
    workbook: Mapping[TableId, int],
) -> str:
    if key in aim.not_for:
        return NOT_COVERED
    known = dict.fromkeys((*(table.id for table in findings.tables), *here))
    tables = list(_of(findings, aim, key, known))
    places = (("Here", here), ("Workbook", workbook))
    return (
        ". ".join(
            f"{name}: {_numbers([numbers[table] for table in tables if table in numbers])}"
            for name, numbers in places
        )
        + "."
    )


def _of(findings: Findings, aim: Aim, key: str, known: Iterable[TableId]) -> Iterator[TableId]:
    """The tables an aim names, of those there are."""
    asked = frozenset(question.id for question in equality(findings))

    def is_meant(part: str, pattern: str) -> bool:
        meant = {CHARACTERISTIC: {key}, QUESTION: asked, ANY: {part} - {""}}
        return part in meant.get(pattern, {pattern})

    for table in known:
        if any(
            table.kind is named.kind and is_meant(table.subject, named.subject)
            for named in aim.tables
            if is_meant(table.by, named.by)
        ):
            yield table


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
    return f"{'table' if len(numbers) == 1 else 'tables'} {listed(tuple(parts)).plain}"
