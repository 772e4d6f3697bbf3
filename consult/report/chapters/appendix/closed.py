"""Closed questions: the words of each, its table, and what the table says."""

from __future__ import annotations

from consult.model.counting.table_id import TableKind
from consult.model.survey.questionnaire import CLOSED, Purpose
from consult.model.words.document import Block, Heading, Paragraph
from consult.report.passages.closed_question import question_blocks
from consult.report.passages.placing import elsewhere
from consult.report.prose.findings import Findings

TITLE = "Closed questions"


def blocks(findings: Findings) -> tuple[Block, ...]:
    """Every question of opinion and context that people answered from a list, in order.

    Questions of an action area, and on how people heard, stand in parts of their own.

    Parameters
    ----------
    findings
        Of which it reads the questionnaire and the tables of its closed questions.
    """
    others = elsewhere(findings)
    asked = [
        question
        for question in findings.questionnaire.questions
        if question.kind in CLOSED
        and question.purpose in {Purpose.OPINION, Purpose.CONTEXT}
        and question.id not in others
    ]
    if not asked:
        return ()
    return (
        Heading(TITLE),
        Paragraph("The questions are in the order they were asked."),
        *(
            block
            for question in asked
            for block in question_blocks(findings, question, TableKind.QUESTION)
        ),
    )
