"""The four Gunning principles: what of this release serves each, and what it cannot show."""

from __future__ import annotations

from consult.model.settings.sections import SectionName
from consult.model.words.document import Block, Facts, Heading, Paragraph
from consult.model.words.text import Phrase, Text, joined, say
from consult.report.passages.record_fields import run_number
from consult.report.prose.figures import count_text
from consult.report.prose.findings import Findings
from consult.report.prose.how_made import HowMade
from consult.report.prose.plain import day
from consult.report.register import chapter

TITLE = "The Gunning principles: what this evidence can show"

WHAT = (
    "Courts ask of a public consultation whether it was held while proposals were at a formative "
    "stage, gave sufficient reasons, gave adequate time, and whether responses were "
    "conscientiously taken into account. The fourth is the one that an analysis serves most."
)
SOURCE = (
    "Source: R v Brent London Borough Council, ex parte Gunning (1985) 84 LGR 168, endorsed in R "
    "(Moseley) v Haringey London Borough Council [2014] UKSC 56."
)
NO_ADVICE = (
    "This page lists evidence. It does not say whether this consultation met any of the "
    "principles: that depends on facts that no analysis of responses holds, and on legal advice."
)
HEADER = ("Principle", "What of this release serves it", "What it cannot show")

FORMATIVE = (
    "The report sets out what people said, for those who have still to decide. “You said, we did” "
    "has room for what changed."
)
NOT_FORMATIVE = (
    "What was still open to change when people were asked, and whether minds were made up. Papers "
    "of the time show that."
)
REASONS = (
    "The annex has the questions as they were put, and the tables say how many answered each. What "
    "people said about the reasons and papers is among the themes and the matters that few raise."
)
NOT_REASONS = "Whether the papers said enough for an intelligent response."
OPEN = "It was open for {days} days, from {opens} to {closes}, both included."
NOT_SAID = "When it was open is not recorded."
HOW_RUN = "“{part}” in the appendix says how people could take part and who was reached."
NOT_TIME = (
    "Whether that was enough for the people concerned, such as in holidays or for paper forms."
)
ACCOUNTED = (
    "Every response is accounted for. Every comment is in a theme, in “Other”, among those that "
    "say nothing, or among those in another language. Views that few hold are listed for people "
    "to read."
)
ANSWERED = "{done} of {all} {themes} that many raised {have} a response."
NOT_CONSCIENTIOUS = (
    "Whether those who decide read it before they decided, and weighed it with an open mind. A "
    "record of the decision shows that. The number of responses does not."
)


def blocks(findings: Findings, _: HowMade) -> tuple[Block, ...]:
    """A row for each principle.

    Parameters
    ----------
    findings
        Of which it reads when the consultation was open, its parts and the responses.
    _
        How it was made, of which nothing is read.
    """
    rows = (
        ("Proposals were at a formative stage", FORMATIVE, NOT_FORMATIVE),
        ("Sufficient reasons were given", REASONS, NOT_REASONS),
        ("Adequate time was given", _time(findings), NOT_TIME),
        ("Responses were conscientiously taken into account", _taken(findings), NOT_CONSCIENTIOUS),
    )
    return (
        Heading(TITLE),
        Paragraph(WHAT),
        Paragraph(NO_ADVICE),
        Facts("The principles, and evidence on each", HEADER, rows),
        Paragraph(SOURCE),
    )


def _time(findings: Findings) -> Text:
    window, said = findings.study.window, []
    if window is None:
        said.append(Text(NOT_SAID))
    else:
        days = count_text((window.closes - window.opens).days + 1)
        when = {"opens": day(window.opens), "closes": day(window.closes)}
        said.append(say(OPEN, days=run_number(days, "days open"), **when))
    if SectionName.BACKGROUND in findings.sections:
        said.append(say(HOW_RUN, part=chapter(SectionName.BACKGROUND).title))
    return joined(said)


def _taken(findings: Findings) -> Text:
    said: list[Phrase] = [ACCOUNTED]
    needed = [theme for theme in findings.responding.themes if theme.needed]
    if needed:
        done = sum(theme.answered for theme in needed)
        answered = run_number(count_text(done), "people", "responses")
        every = run_number(count_text(len(needed)), "people", "themes to answer")
        themes = "theme" if len(needed) == 1 else "themes"
        have = "has" if done == 1 else "have"
        said.append(say(ANSWERED, done=answered, all=every, themes=themes, have=have))
    return joined(said)
