"""At a glance: what there is evidence on, by characteristic."""

from __future__ import annotations

from consult.model.counting.table_id import TableId, TableKind
from consult.model.evidence.difference import Verdict
from consult.model.evidence.equality import EqualityEvidence
from consult.model.publishing.table import Mark
from consult.model.survey.characteristic import Characteristic
from consult.model.words.document import (
    Block,
    Facts,
    Heading,
    Paragraph,
)
from consult.model.words.text import Phrase, bound
from consult.report.evidence.gaps import family_of, question_of
from consult.report.prose.figures import bound_base, bound_cell, shown_cells
from consult.report.prose.findings import Findings

GLANCE = (
    "Characteristic",
    "People who said",
    "Clear differences",
    "To look into",
    "No clear difference",
    "Too few to tell",
    "Comments about it",
)

VERDICTS = (Verdict.CLEAR, Verdict.TO_LOOK_INTO, Verdict.NOT_SHOWN, Verdict.TOO_FEW)

HOW_GLANCE = (
    "“People who said” said which group they are in. The next four columns count comparisons of a "
    "group with others, on an answer or a theme. “No clear difference” does not mean that there is "
    "none. “Comments about it” are people whose comments speak of such a group, whoever they are."
)


def blocks(findings: Findings, evidence: EqualityEvidence) -> tuple[Block, ...]:
    """One table with a row for each characteristic, and how to read it.

    Parameters
    ----------
    findings
        Of which it reads the tables by each characteristic, and what was compared.
    evidence
        Of which it reads the characteristics.
    """
    rows = tuple(_glimpse(findings, characteristic) for characteristic in evidence.characteristics)
    return (
        Heading("At a glance"),
        Paragraph(HOW_GLANCE),
        Facts("What there is evidence on, by characteristic", GLANCE, rows),
    )


def _glimpse(findings: Findings, characteristic: Characteristic) -> tuple[Phrase, ...]:
    asked = question_of(findings, characteristic) is not None
    said = findings.table(TableId(TableKind.PARTICIPATION, characteristic.id))
    hidden = Mark.SUPPRESSED if asked else Mark.NOT_ASKED
    about = findings.table(TableId(TableKind.ABOUT, by=characteristic.id))
    speaking = about.rows[0] if about else None
    return (
        characteristic.name,
        bound_base(said) if said else str(hidden),
        *(_how_many(findings, characteristic, verdict) for verdict in VERDICTS),
        bound_cell(about, speaking, 0, shown_cells(speaking, about)[0])
        if about and speaking
        else str(Mark.NOT_APPLICABLE),
    )


def _how_many(findings: Findings, characteristic: Characteristic, verdict: Verdict) -> Phrase:
    if question_of(findings, characteristic) is None:
        return str(Mark.NOT_ASKED)
    family = family_of(findings, characteristic)
    if family is None or not family.differences:
        return str(Mark.NOT_APPLICABLE)
    number = sum(found.verdict is verdict for found in family.differences)
    return bound(str(number), "equality", characteristic.id, str(verdict))
