"""Where the figures of the area come from, and how good they are."""

from __future__ import annotations

from consult.model.evidence.equality import (
    EqualityEvidence,
    Participation,
)
from consult.model.words.document import Block, Facts, Heading
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line


def blocks(_: Findings, evidence: EqualityEvidence) -> tuple[Block, ...]:
    """Each table that figures of the area were taken from; nothing without an area."""
    rows = tuple(
        (one.name, one_line(table), one_line(source), one_line(quality))
        for one in evidence.characteristics
        for table, source, quality in evidence.participation.get(one.id, Participation()).sources
    )
    if not rows:
        return ()
    header = ("Characteristic", "Table", "Taken from", "How it was made")
    return (
        Heading(f"Where the figures of {evidence.area} come from"),
        Facts(f"Sources of the figures of {evidence.area}", header, rows),
    )
