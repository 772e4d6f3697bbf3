"""Where the figures of the area come from, and how good they are."""

from __future__ import annotations

from consult.model.evidence.equality import (
    EqualityEvidence,
    Participation,
)
from consult.model.survey.characteristic import Characteristic
from consult.model.words.document import Block, Facts, Heading
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line


def blocks(_: Findings, evidence: EqualityEvidence) -> tuple[Block, ...]:
    """Each table that figures of the area were taken from; nothing without an area.

    Parameters
    ----------
    _
        Not read; every chapter is called alike.
    evidence
        Of which it reads the sources of each characteristic's figures.
    """
    rows = tuple(
        (characteristic.name, one_line(table), one_line(source), one_line(quality))
        for characteristic in evidence.characteristics
        for table, source, quality in _taken(evidence, characteristic).sources
    )
    if not rows:
        return ()
    header = ("Characteristic", "Table", "Taken from", "How it was made")
    return (
        Heading(f"Where the figures of {evidence.area} come from"),
        Facts(f"Sources of the figures of {evidence.area}", header, rows),
    )


def _taken(evidence: EqualityEvidence, characteristic: Characteristic) -> Participation:
    return evidence.participation.get(characteristic.id, Participation())
