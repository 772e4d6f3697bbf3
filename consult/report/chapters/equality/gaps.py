"""What the equality evidence cannot tell: not asked, too few, not heard from; and what may help."""

from __future__ import annotations

from consult.model.evidence.equality import EqualityEvidence, Participation
from consult.model.survey.characteristic import Characteristic
from consult.model.words.document import Block, Facts, Heading, Paragraph
from consult.report.evidence.gaps import Missing, question_of
from consult.report.prose.findings import Findings

HELP = (
    "A gap is not an answer. Where this consultation cannot tell, other evidence may: earlier "
    "consultations, service records, national studies, or talking with the people concerned. The "
    "council decides what is enough."
)
HEADER = ("Characteristic", "Hidden, or too few to tell", "Heard from nobody, or no choice offered")
FEWER_HEADER = "Fewer than their share of the area"
NONE = "None known"


def blocks(findings: Findings, evidence: EqualityEvidence) -> tuple[Block, ...]:
    """The gaps of all characteristics side by side, and what may fill them.

    Parameters
    ----------
    findings
        Of which it reads which characteristics were asked about.
    evidence
        Of which it reads who took part; without an area, a column is left out.
    """
    header = (*HEADER, FEWER_HEADER) if evidence.area else HEADER
    rows = tuple(
        _row(findings, evidence, characteristic)[: len(header)]
        for characteristic in evidence.characteristics
    )
    return (
        Heading("Gaps in the evidence"),
        Paragraph(HELP),
        Facts("Gaps in the evidence, by characteristic", header, rows),
    )


def _row(
    findings: Findings, evidence: EqualityEvidence, characteristic: Characteristic
) -> tuple[str, str, str, str]:
    if question_of(findings, characteristic) is None:
        return characteristic.name, "Everybody: not asked", *("Everybody: not asked",) * 2
    taken = evidence.participation.get(characteristic.id, Participation())
    missing = Missing.of(taken)
    compared = taken.rule is not None
    return (
        characteristic.name,
        "; ".join(missing.hidden) or NONE,
        "; ".join((*missing.absent, *missing.not_offered)) or NONE,
        ("; ".join(missing.fewer) or NONE) if compared else "No figures of the area",
    )
