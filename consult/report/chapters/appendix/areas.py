"""Action areas in their published order: how far people agree with each."""

from __future__ import annotations

from consult.model.counting.table_id import TableKind
from consult.model.settings.study import Area
from consult.model.survey.questionnaire import Kind
from consult.model.words.document import Block, Heading, Paragraph
from consult.model.words.text import joined
from consult.report.passages.closed_question import question_blocks
from consult.report.passages.deeper import deeper
from consult.report.passages.open_questions import open_questions
from consult.report.passages.top_themes import top_themes
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line

TITLE = "Action areas"
ORDER = "The action areas stand in the order in which they were published."
COMMENTS = "What people wrote about them stands in “Open comments”."


def blocks(findings: Findings) -> tuple[Block, ...]:
    """A section an area: its questions, and the themes raised most in comments on it.

    Parameters
    ----------
    findings
        Of which it reads the areas in study.toml, the tables of their questions and, once reviewed,
        the themes of their comments.

    Returns
    -------
    tuple[Block, ...]
        Nothing where study.toml names no areas.
    """
    areas = findings.study.report.areas
    if not areas:
        return ()
    made = (block for area in areas for block in _area(findings, area))
    told = {key for key, _ in open_questions(findings)}
    wrote = any(question in told for area in areas for question in area.questions)
    return (Heading(TITLE), Paragraph(f"{ORDER} {COMMENTS}" if wrote else ORDER), *made)


def _area(findings: Findings, area: Area) -> tuple[Block, ...]:
    by_id = {question.id: question for question in findings.questionnaire.questions}
    asked = tuple(by_id[name] for name in area.questions if name in by_id)
    closed = (
        block
        for question in asked
        if question.kind is not Kind.TEXT
        for block in deeper(question_blocks(findings, question, TableKind.QUESTION))
    )
    told = {key for key, _ in open_questions(findings)}
    wrote = [question.id for question in asked if question.id in told]
    raised = [top_themes(findings, key) for key in wrote] if findings.reviewed else []
    themes = joined(words for words in raised if words)
    said = (Paragraph(themes),) if themes else ()
    return (Heading(one_line(area.title), 2), *closed, *said)
