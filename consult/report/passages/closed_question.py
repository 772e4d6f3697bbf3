"""One closed question: its words, its table, and what the table says."""

from __future__ import annotations

from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.table import Mark
from consult.model.survey.questionnaire import Kind, Question
from consult.model.words.document import Block, Heading, Paragraph, TableBlock
from consult.model.words.text import Phrase, Text, joined
from consult.report.prose.figures import shown_cells
from consult.report.prose.findings import Findings
from consult.report.prose.plain import listed, one_line
from consult.report.prose.wording import headings, sentences

HOW = {
    Kind.MULTI: "People could choose more than one answer.",
    Kind.RANK: "People put the options in order. The table tells how many put each first.",
    Kind.NUMBER: "People gave a number; the table has them in ranges.",
}
"""What must be known about the kind of a question to read its table."""

HIDDEN = "Some numbers are hidden to protect people in small groups."


def _asked_of(findings: Findings, question: Question) -> tuple[str, ...]:
    """Whom the question was asked of, where that was not everybody."""
    if not question.asked_of:
        return ()
    deciding = one_line(findings.questionnaire[question.asked_of].text)
    answers = listed(
        tuple(f"“{one_line(label)}”" for label in question.asked_after), last="or"
    ).plain
    return (f"Only people who answered {answers} to “{deciding}” were asked.",)


def question_blocks(findings: Findings, question: Question, *kinds: TableKind) -> tuple[Block, ...]:
    """One question: heading, its words if no heading or caption has them, its table, what it says.

    Parameters
    ----------
    findings, question
        What was found, and the question.
    kinds
        Of which kind its table may be; the first table there is stands.
    """
    name = headings(findings.questionnaire.questions)[question.id]
    found = (findings.table(TableId(kind, question.id)) for kind in kinds)
    table = next((table for table in found if table), None)
    words = one_line(question.text)
    seen = name == words or (table is not None and words in one_line(table.title))
    said: list[Phrase] = [] if seen else [f"We asked: “{words}”"]
    said += _asked_of(findings, question)
    if table is None:
        said.append("There is no table for this question.")
    else:
        hidden = any(
            cell.mark is Mark.SUPPRESSED for row in table.rows for cell in shown_cells(row, table)
        )
        says = Text() if question.kind in {Kind.RANK, Kind.NUMBER} else sentences(question, table)
        parts = (HOW.get(question.kind, ""), says, HIDDEN if hidden else "")
        said.append(joined(part for part in parts if part))
    return (
        Heading(name, 2),
        *(Paragraph(text) for text in said if text),
        *([TableBlock(table)] if table else []),
    )
