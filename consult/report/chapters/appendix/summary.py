"""Summary: what a member reads when there is time for one page."""

from __future__ import annotations

from consult.model.counting.table_id import TableId, TableKind
from consult.model.publishing.table import RowRole
from consult.model.survey.questionnaire import Kind, Purpose
from consult.model.words.document import Block, Bullets, Heading, Paragraph
from consult.model.words.text import Phrase, Text, joined
from consult.report.passages.open_questions import open_questions
from consult.report.passages.received import received, says_counted, says_gone
from consult.report.passages.top_themes import top_themes
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line
from consult.report.prose.wording import headings, readings, sentences

TITLE = "Executive summary"

MOST_SENTENCES = 12
"""Questions told one by one in the summary: more than this is no longer a summary."""

FURTHER = "The other questions are told in the same way in the parts below."


def blocks(findings: Findings) -> tuple[Block, ...]:
    """Responses counted, how they came, and a sentence a scale question.

    Parameters
    ----------
    findings
        Of which it reads the ledger, the channels, the tables of scales and, once people have
        reviewed them, the themes.
    """
    title = one_line(findings.study.study.title)
    return (
        Heading(TITLE),
        Paragraph(f"This report sets out what people said in the consultation “{title}”."),
        Heading("Responses", 2),
        Bullets(_responses(findings)),
        *_answers(findings),
        *_themes(findings),
    )


def _responses(findings: Findings) -> tuple[Phrase, ...]:
    said: list[Phrase] = []
    whole = received(findings.ledger)
    if whole:
        are = "response is" if whole.counted == 1 else "responses are"
        said.append(says_counted(whole) + f" {are} counted in this report.")
    if whole and whole.gone:
        said.append(says_gone(whole) + ". “Points to note” says why.")
    channels = findings.table(TableId(TableKind.CHANNELS))
    if channels:
        shown = tuple(
            f"{reading.label} (" + reading.says_number + ")"
            for reading in readings(channels, RowRole.GROUP)
            if reading.number
        )
        if shown:
            said.append("How the responses came in: " + joined(shown, "; ") + ".")
    return tuple(said) or ("The ledger does not say how many responses there were.",)


def _answers(findings: Findings) -> tuple[Block, ...]:
    said = _told(findings, Kind.SCALE, nets=True) or _told(findings, Kind.SCALE, Kind.SINGLE)
    if not said:
        return ()
    further = (Paragraph(FURTHER),) if len(said) > MOST_SENTENCES else ()
    return (Heading("What people answered", 2), Bullets(said[:MOST_SENTENCES]), *further)


def _told(findings: Findings, *kinds: Kind, nets: bool = False) -> tuple[Text, ...]:
    """A sentence for each question on views; of scales with nets only, where that is asked."""
    names = headings(findings.questionnaire.questions)
    said = []
    for question in findings.questionnaire.of(*kinds):
        if not nets and question.purpose not in {Purpose.OPINION, Purpose.CONTEXT}:
            continue
        table = findings.table(TableId(TableKind.QUESTION, question.id))
        if table is None or (nets and not readings(table, RowRole.NET)):
            continue
        if words := sentences(question, table):
            said.append(f"“{names[question.id]}”: " + words.uncapitalised())
    return tuple(said)


def _themes(findings: Findings) -> tuple[Block, ...]:
    if not findings.codes:
        return ()
    heading = Heading("What people wrote", 2)
    if not findings.reviewed:
        yet = "People have not finished reviewing" if findings.review else "No person has reviewed"
        none = f"{yet} the themes yet, so none is named in this summary."
        return (heading, Paragraph(none))
    said = tuple(
        f"“{name}”: " + words.uncapitalised()
        for key, name in open_questions(findings)
        if (words := top_themes(findings, key))
    )
    return (heading, Bullets(said)) if said else ()
