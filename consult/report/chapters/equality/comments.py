"""What people wrote where they were asked about equality."""

from __future__ import annotations

from consult.model.evidence.equality import EqualityEvidence
from consult.model.words.document import (
    Block,
    Heading,
    Paragraph,
)
from consult.report.passages.placing import equality
from consult.report.passages.prompts import in_draft
from consult.report.passages.themes import chosen_blocks
from consult.report.prose.findings import Findings

NO_QUESTION = "No question is taken to ask for views on equality."

TO_HAVE_QUESTION = "If one did, name it as equality under [report] in study.toml."


def blocks(findings: Findings, _: EqualityEvidence) -> tuple[Block, ...]:
    """Its themes with examples, or that nobody was asked.

    Parameters
    ----------
    findings
        Of which it reads the themes of the questions that ``placing`` takes for it.
    _
        Not read; every chapter is called alike.
    """
    asked = frozenset(question.id for question in equality(findings))
    return (
        Heading("Comments on the equality analysis"),
        *(
            chosen_blocks(findings, asked)
            or (Paragraph(in_draft(findings, NO_QUESTION, TO_HAVE_QUESTION)),)
        ),
    )
