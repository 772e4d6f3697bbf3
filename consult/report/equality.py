"""The equality evidence as one ``Document``: what can be told, what cannot, and what to decide."""

from __future__ import annotations

from collections.abc import Mapping

from consult.model.counting.table_id import TableId
from consult.model.evidence.equality import EqualityEvidence
from consult.model.words.document import (
    Callout,
    Document,
)
from consult.report.evidence import aims
from consult.report.prose.banners import banners, callouts
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line
from consult.report.register import equality_chapters

SUBTITLE = "Equality evidence: for the equality impact assessment"

WHAT_IT_IS = Callout(
    "Evidence, not an assessment",
    "This document sets out what the consultation can tell about people who share each "
    "characteristic, for an equality impact assessment. It concludes nothing about impact. Each "
    "chapter ends with a table for a person to fill in. A computer fills in none of it.",
)


def compose_equality(
    findings: Findings, evidence: EqualityEvidence, workbook: Mapping[TableId, int]
) -> Document:
    """The equality evidence of a consultation.

    Parameters
    ----------
    findings
        What was found.
    evidence
        What is known beside it: who took part, findings stated before, what people filled in.
    workbook
        Id of a table -> its number in the workbook.
    """
    told = (block for blocks in equality_chapters() for block in blocks(findings, evidence))
    above = (*callouts(findings), WHAT_IT_IS, *told)
    about = findings.study.study
    return Document(
        title=one_line(about.title),
        subtitle=SUBTITLE,
        organisation=one_line(about.organisation),
        blocks=(*above, *aims.index(findings, evidence, above, workbook)),
        banners=banners(findings),
        chapters_only=True,
        own_numbers=True,
    )
