"""Who responded: channels, kinds of respondent, and each characteristic."""

from __future__ import annotations

from consult.model.counting.table_id import TableId, TableKind
from consult.model.survey.questionnaire import Kind, Purpose
from consult.model.words.document import Block, Heading, Paragraph, TableBlock
from consult.report.passages.closed_question import question_blocks
from consult.report.passages.placing import elsewhere
from consult.report.prose.findings import Findings
from consult.report.prose.plain import in_a_sentence, listed

TITLE = "Who responded"

GAP = (
    "Nothing is known from this consultation about how views differ between these groups. "
    "That is a gap in the evidence. It does not mean that there is no impact."
)

CAMPAIGNS = (
    "A campaign is the same text, or nearly the same, in 3 or more responses. A computer looked "
    "for such texts; a campaign in which people write in their own words cannot be found. These "
    "responses are counted like all others. Answers and themes are also broken down by whether a "
    "response is part of a campaign."
)


def blocks(findings: Findings) -> tuple[Block, ...]:
    """The profile of those who responded, and what was not asked about them.

    Parameters
    ----------
    findings
        Of which it reads the tables of channels, campaigns, kinds of respondent and profiles.
    """
    kinds = (
        block
        for question in findings.of_purpose(Purpose.RESPONDENT)
        if question.kind is not Kind.TEXT and question.id not in elsewhere(findings)
        for block in question_blocks(findings, question, TableKind.RESPONDENTS, TableKind.QUESTION)
    )
    made = (
        *_channels(findings),
        *_campaigns(findings),
        *kinds,
        *_characteristics(findings),
        *_not_asked(findings),
    )
    return (Heading(TITLE), *made) if made else ()


def _channels(findings: Findings) -> tuple[Block, ...]:
    table = findings.table(TableId(TableKind.CHANNELS))
    return (Heading("How responses came in", 2), TableBlock(table)) if table else ()


def _campaigns(findings: Findings) -> tuple[Block, ...]:
    table = findings.table(TableId(TableKind.CAMPAIGNS))
    return (Heading("Campaigns", 2), Paragraph(CAMPAIGNS), TableBlock(table)) if table else ()


def _asked(findings: Findings) -> dict[str, str]:
    """Characteristics that a question or a table is about: id -> name."""
    ids = {question.characteristic for question in findings.of_purpose(Purpose.CHARACTERISTIC)}
    return {
        key: name
        for key, name in findings.characteristic_names.items()
        if key in ids or findings.table(TableId(TableKind.PROFILE, key))
    }


def _characteristics(findings: Findings) -> tuple[Block, ...]:
    made: list[Block] = []
    for key, name in _asked(findings).items():
        table = findings.table(TableId(TableKind.PROFILE, key))
        made.append(Heading(name, 2))
        made.append(
            TableBlock(table)
            if table
            else Paragraph("This was asked about, but there is no table of the answers.")
        )
    return tuple(made)


def _not_asked(findings: Findings) -> tuple[Block, ...]:
    asked = _asked(findings)
    names = findings.characteristic_names
    missing = tuple(in_a_sentence(name) for key, name in names.items() if key not in asked)
    if not missing:
        return ()
    return (
        Heading("Characteristics that were not asked about", 2),
        Paragraph(f"The questionnaire did not ask about: {listed(missing).plain}."),
        Paragraph(GAP),
    )
