"""E-mails, letters and events: what came without a questionnaire, kept apart from its bases."""

from __future__ import annotations

from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.table import RowRole
from consult.model.settings.study import APART, EVENT
from consult.model.survey.questionnaire import CLOSED, Kind, Purpose
from consult.model.words.document import Block, Bullets, Heading, Paragraph
from consult.report.passages.closed_question import question_blocks
from consult.report.passages.placing import apart
from consult.report.passages.themes import chosen_blocks
from consult.report.prose.findings import Findings
from consult.report.prose.wording import readings

TITLE = "E-mails, letters and events"

NONE = "No e-mail, letter or note of an event is among what was read."
OUTSIDE = (
    "People who sent an e-mail or a letter did not answer the questions of the questionnaire. They "
    "are in no base of its questions, and what they wrote is not among “All comments together”. "
    "They are counted in “How responses came in”, and their themes stand in this part."
)
NOTED = (
    "Notes of events are what staff wrote down of what was said there. They are nobody's own "
    "response, and are outside the base of “How responses came in” too. Where their themes are "
    "counted, the note of one event counts once, however many people spoke."
)
INSIDE = (
    "Forms of these kinds that answer the questions of the questionnaire are counted with it: "
    "{kinds}."
)


def blocks(findings: Findings) -> tuple[Block, ...]:
    """How many came in each of these ways, who sent them, and their themes.

    Parameters
    ----------
    findings
        Of which it reads the sources, the table of channels, and questions that only such responses
        answer.

    Returns
    -------
    tuple[Block, ...]
        A sentence that there are none, where no source is of such a channel.
    """
    if not any(source.channel in APART for source in findings.study.sources):
        return (Heading(TITLE), Paragraph(NONE))
    mine = apart(findings)
    senders = (
        block
        for question in mine
        if question.purpose is Purpose.RESPONDENT and question.kind is not Kind.TEXT
        for block in question_blocks(findings, question, TableKind.RESPONDENTS, TableKind.QUESTION)
    )
    return (
        Heading(TITLE),
        Paragraph(OUTSIDE),
        *_notes(findings),
        *_with_forms(findings),
        *_numbers(findings),
        *senders,
        *chosen_blocks(findings, frozenset(question.id for question in mine)),
    )


def _notes(findings: Findings) -> tuple[Block, ...]:
    """Says how notes of events are counted, where there are any."""
    study = findings.study
    events = {source.id for source in study.sources if source.channel == EVENT}
    noted = any(spec.id in study.apart and events & {*spec.columns} for spec in study.questions)
    return (Paragraph(NOTED),) if noted else ()


def _numbers(findings: Findings) -> tuple[Block, ...]:
    """How many came by each channel, of those whose number is shown."""
    table = findings.table(TableId(TableKind.CHANNELS))
    shown = tuple(
        f"{reading.label}: " + reading.says_number + "."
        for reading in (readings(table, RowRole.GROUP) if table else ())
        if reading.label.lower() in APART
    )
    return (Paragraph("How many are counted:"), Bullets(shown)) if shown else ()


def _with_forms(findings: Findings) -> tuple[Block, ...]:
    """Says where responses from such a channel did answer the questionnaire."""
    both = {q.id for q in findings.questionnaire.questions if q.kind in CLOSED}
    both -= {question.id for question in apart(findings)}
    views = {Purpose.OPINION, Purpose.CONTEXT}
    asked = {
        source
        for spec in findings.study.questions
        if spec.id in both and spec.purpose in views
        for source in spec.columns
    }
    kinds = dict.fromkeys(
        source.channel
        for source in findings.study.sources
        if source.channel in APART and source.id in asked
    )
    return (Paragraph(INSIDE.format(kinds=", ".join(kinds))),) if kinds else ()
