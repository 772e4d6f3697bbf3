"""The points a reader must know before any number."""

from __future__ import annotations

from consult.model.publishing.table import MEANING, Mark
from consult.model.settings.sections import SectionName
from consult.model.survey.questionnaire import Kind
from consult.model.words.document import Block, Bullets, Heading
from consult.model.words.text import Phrase, say
from consult.report.passages.placing import equality, heard
from consult.report.passages.received import LEDGER, reasons_text, received, says_gone
from consult.report.prose.figures import shown_cells
from consult.report.prose.findings import Findings
from consult.report.prose.notes import IN_TABLES, POINTS
from consult.report.prose.wording import QUANTIFIERS

TITLE = POINTS

ALWAYS = (
    "People chose whether to take part. The results describe those who responded. "
    "They do not stand for all residents.",
    "For that reason there is no margin of error, and no difference is called significant.",
    "One response counts as one person or organisation.",
    "People could skip any question. Each question has its own base: the people who answered it. "
    "The base stands under each table.",
    "Percentages are rounded to whole numbers, so they may not add up to exactly 100%.",
    f"Words for shares of a base always mean the same. {QUANTIFIERS}",
)
"""Source: AAPOR on opt-in surveys; Analysis Function on rounding; consultation principles."""

MULTIPLE = (
    "Where people could choose more than one answer, percentages can add up to more than 100%."
)
NETS = "A net adds up two or more answers, such as “Strongly agree” and “Tend to agree”."

NOT_HEARD = (
    "No question is taken to ask how people heard about the consultation, so there is no part on "
    "it."
)
NO_EQUALITY = (
    "No question is taken to ask for comments on the equality analysis, so there is no part on "
    "them."
)


def blocks(findings: Findings) -> tuple[Block, ...]:
    """What must be known of all numbers, and what has no part.

    Parameters
    ----------
    findings
        Of which it reads the kinds of questions, the marks in all tables, and what the ledger set
        aside: a point stands only where the report has what it is about.
    """
    return (Heading(TITLE), Bullets((*_points(findings), *_gaps(findings))))


def _points(findings: Findings) -> tuple[Phrase, ...]:
    points: list[Phrase] = list(ALWAYS)
    kinds = {question.kind for question in findings.questionnaire.questions}
    if Kind.MULTI in kinds:
        points.append(MULTIPLE)
    if any(question.nets for question in findings.questionnaire.questions):
        points.append(NETS)
    points += _marks(findings)
    whole = received(findings.ledger)
    if whole and whole.gone:
        points.append(
            say(
                "{gone} and not counted. The reasons were: {reasons}.",
                gone=says_gone(whole),
                reasons=reasons_text(whole.set_aside, LEDGER),
            )
        )
    if findings.examples:
        points.append(
            "Quotes are whole sentences of comments, word for word. A person read and approved "
            "each. In brackets stands in which capacity its writer responded, where that tells of "
            "no small group."
        )
    return tuple(points)


def _gaps(findings: Findings) -> tuple[str, ...]:
    """What has no part in this report because nothing is known of it."""
    said = []
    if SectionName.HEARD in findings.sections and not heard(findings):
        said.append(NOT_HEARD)
    if SectionName.EQUALITY in findings.sections and not equality(findings):
        said.append(NO_EQUALITY)
    return tuple(said)


def _marks(findings: Findings) -> list[str]:
    used = {
        cell.mark
        for table in findings.tables
        for row in table.rows
        for cell in shown_cells(row, table)
    }
    return [f"{IN_TABLES}{mark} means {MEANING[mark]}." for mark in Mark if mark and mark in used]
