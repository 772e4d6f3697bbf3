"""How people heard of the consultation, where a question asked it."""

from __future__ import annotations

from consult.model.counting.table_id import TableKind
from consult.model.words.document import Block, Heading
from consult.report.passages.closed_question import question_blocks
from consult.report.passages.placing import heard
from consult.report.prose.findings import Findings

TITLE = "How people heard"


def blocks(findings: Findings) -> tuple[Block, ...]:
    """Each such question with its table.

    Parameters
    ----------
    findings
        Of which it reads the tables of the questions that ``placing`` takes for it.

    Returns
    -------
    tuple[Block, ...]
        Nothing where no question asked it.
    """
    asked = heard(findings)
    made = (
        block
        for question in asked
        for block in question_blocks(findings, question, TableKind.QUESTION)
    )
    return (Heading(TITLE), *made) if asked else ()
