"""You said, we did: each theme that many raised, what is said to it, and what changed."""

from __future__ import annotations

from consult.model.counting.table_id import ALL_COMMENTS, TableId, TableKind
from consult.model.publishing.response import LEAST_SHARE, RESPONSE_COLUMN, WHOLE, AskedTheme
from consult.model.publishing.table import Unit
from consult.model.run.readiness import Matter
from consult.model.survey.questionnaire import OTHER_WORDS
from consult.model.words.document import Block, Bullets, Facts, Heading, Paragraph
from consult.model.words.text import Phrase, Text, bound, say
from consult.report.passages.prompts import prompts
from consult.report.prose.figures import count_text
from consult.report.prose.findings import Findings
from consult.report.prose.plain import listed, on_one_line, one_line, shorten
from consult.report.prose.wording import reading_of

TITLE = "You said, we did"

NOT_YET = (
    "No response to these comments had been recorded when this report was made. Nothing can be "
    "told from that about what the response will be."
)
EXPECTED = (
    f"A response is expected to each theme that {LEAST_SHARE}% or more of those who commented "
    "raised."
)
HOW_MANY = "{answered} of {asked} such themes {have} a response here."
ALL_ANSWERED = "Each of them has a response here."
NONE_YET = "None of them has a response yet."
UNANSWERED = "There is no response yet to:"
OF_ALL = (
    "Numbers of people are of all comments together, but where a question is named beside them."
)
HIDDEN = "Hidden, to protect people"
TOGETHER = "All comments together"

WORDING = 60
"""Most characters of a question in a cell of a narrow column: four lines."""


def blocks(findings: Findings) -> tuple[Block, ...]:
    """What was said to whom, and what is not answered; one sentence while there is nothing.

    Parameters
    ----------
    findings
        Of which it reads the themes to be answered, what was written to them, and their tables.
    """
    responding = findings.responding
    asked = prompts(findings.readiness.of(Matter.RESPONSE))
    if not responding.begun:
        nothing = not responding.themes and not asked
        return () if nothing else (Heading(TITLE), Paragraph(NOT_YET), *asked)
    return (
        Heading(TITLE),
        *_whole(findings),
        Paragraph(_how_many(findings)),
        *_answers(findings),
        *_unanswered(findings),
        *asked,
    )


def _whole(findings: Findings) -> tuple[Block, ...]:
    said = findings.responding.whole
    if not (said.text and said.by):
        return ()
    more = f" Read more: {one_line(said.read_more).rstrip('.')}." if said.read_more else ""
    words = findings.response_words.get(WHOLE, Text(said.text))
    return (Paragraph(on_one_line(words).ended() + more + f" Response by {one_line(said.by)}."),)


def _how_many(findings: Findings) -> Text:
    """How many of the themes that need a response have one."""
    needed = [theme for theme in findings.responding.themes if theme.needed]
    answered = sum(theme.answered for theme in needed)
    if not needed or answered == len(needed):
        return Text(f"{EXPECTED} {ALL_ANSWERED}" if needed else EXPECTED)
    if not answered:
        return Text(f"{EXPECTED} {NONE_YET}")
    counted = say(
        HOW_MANY,
        answered=bound(count_text(answered), "response", "answered"),
        asked=bound(count_text(len(needed)), "response", "asked"),
        have="has" if answered == 1 else "have",
    )
    return EXPECTED + " " + counted


def _answers(findings: Findings) -> tuple[Block, ...]:
    """A row for each theme with a response."""
    answered = findings.responding.answered
    if not answered:
        return ()
    header = ("Theme", "Raised by", RESPONSE_COLUMN, "What changed")
    rows = tuple(_row(findings, theme) for theme in answered)
    together = any(theme.question == ALL_COMMENTS for theme in answered)
    said = (Paragraph(OF_ALL),) if together else ()
    return (*said, Facts("What people raised, the response, and what changed", header, rows))


def _row(findings: Findings, theme: AskedTheme) -> tuple[Phrase, ...]:
    said = theme.response
    words = on_one_line(findings.response_words.get(theme.key, Text(said.text))).ended()
    more = f" Read more: {one_line(said.read_more).rstrip('.')}." if said.read_more else ""
    where = "" if theme.question == ALL_COMMENTS else f", at {_where(findings, theme)}"
    return (
        one_line(theme.theme),
        _raised(findings, theme) + where,
        words + more,
        str(said.change),
    )


def _where(findings: Findings, theme: AskedTheme) -> str:
    if theme.question == ALL_COMMENTS:
        return TOGETHER
    asked = theme.question.removesuffix(OTHER_WORDS)
    text = {question.id: question.text for question in findings.questionnaire.questions}
    return f"“{shorten(one_line(text.get(asked, asked)), WORDING)}”"


def _raised(findings: Findings, theme: AskedTheme) -> Text:
    """By how many people it was raised, as its table prints it."""
    table = findings.table(TableId(TableKind.THEMES, theme.question))
    reading = reading_of(theme.theme, table) if table else None
    if reading is None:
        return Text(HIDDEN)
    people = any(column.unit is Unit.PEOPLE for column in table.columns) if table else False
    many = "people" if people else "comments"
    return reading.says_number + f" {many} (" + reading.says_share + ")"


def _unanswered(findings: Findings) -> tuple[Block, ...]:
    """The themes that need a response and have none, by where they were raised."""
    places: dict[str, list[str]] = {}
    for theme in findings.responding.unanswered:
        places.setdefault(_where(findings, theme), []).append(f"“{one_line(theme.theme)}”")
    if not places:
        return ()
    items = tuple(f"{where}: " + listed(tuple(names)) + "." for where, names in places.items())
    return (Paragraph(UNANSWERED), Bullets(items))
