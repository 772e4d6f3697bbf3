"""Background, and the points a reader must know before any number."""

from __future__ import annotations

from datetime import date

from consult.model.document import Block, Bullets, Heading, Paragraph
from consult.model.questionnaire import Kind
from consult.model.table import MEANING, Mark
from consult.report.chapters.received import LEDGER, reasons_text, received, says_gone
from consult.report.figures import shown_cells
from consult.report.findings import Findings
from consult.report.plain import listed, one_line

ALWAYS = (
    "People chose whether to take part. The results describe those who responded. "
    "They do not stand for all residents.",
    "For that reason there is no margin of error, and no difference is called significant.",
    "One response counts as one person or organisation.",
    "People could skip any question. Each question has its own base: the people who answered it. "
    "The base stands under each table.",
    "Percentages are rounded to whole numbers, so they may not add up to exactly 100%.",
    "The word “most” is used only where more than half of the base gave an answer.",
)
"""Source: AAPOR on opt-in surveys; Analysis Function on rounding; consultation principles."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

MULTIPLE = (
    "Where people could choose more than one answer, percentages can add up to more than 100%."
)
NETS = "A net adds up two or more answers, such as “Strongly agree” and “Tend to agree”."


def blocks(findings: Findings) -> tuple[Block, ...]:
    """What was consulted on, when and by whom; then the points to note."""
    return (
        Heading("Background"),
        *(Paragraph(words) for words in _background(findings)),
        Heading("Points to note"),
        Bullets(_points(findings)),
    )


def _background(findings: Findings) -> tuple[str, ...]:
    about, window = findings.study.study, findings.study.window
    who = one_line(about.organisation)
    title = one_line(about.title)
    said = [f"{who} consulted on “{title}”." if who else f"The consultation was “{title}”."]
    if about.description:
        said.append(one_line(about.description))
    if window:
        said.append(
            f"It was open from {day(window.opens)} to {day(window.closes)}, both days included."
        )
    else:
        said.append("Its dates are not recorded in the study file.")
    channels = tuple(dict.fromkeys(source.channel for source in findings.study.sources))
    said.append(f"Responses were read from these channels: {listed(channels)}.")
    return tuple(said)


def day(value: date) -> str:
    """A date as it is written in the UK, on any computer: 8 February 2024."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def _points(findings: Findings) -> tuple[str, ...]:
    points = list(ALWAYS)
    kinds = {question.kind for question in findings.questionnaire.questions}
    if Kind.MULTI in kinds:
        points.append(MULTIPLE)
    if any(question.nets for question in findings.questionnaire.questions):
        points.append(NETS)
    points += _marks(findings)
    whole = received(findings.ledger)
    if whole and whole.gone:
        points.append(
            f"{says_gone(whole)} responses were set aside and are not counted. "
            f"The reasons were: {reasons_text(whole.set_aside, LEDGER)}."
        )
    if findings.examples:
        points.append(
            "Example comments are printed as written. Long ones are cut, marked by [...]."
        )
    return tuple(points)


def _marks(findings: Findings) -> list[str]:
    used = {
        cell.mark
        for table in findings.tables
        for row in table.rows
        for cell in shown_cells(row, table)
    }
    return [f"In tables, {mark} means {MEANING[mark]}." for mark in Mark if mark and mark in used]
