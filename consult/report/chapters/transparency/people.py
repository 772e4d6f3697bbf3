"""The human role: what the computer proposed, what people decided, and what no machine wrote."""

from __future__ import annotations

from collections.abc import Iterator

from consult.model.settings.sections import SectionName
from consult.model.words.document import Block, Bullets, Facts, Heading, Paragraph
from consult.model.words.text import Phrase, Text, say
from consult.report.passages.record_fields import run_number
from consult.report.prose.figures import count_text
from consult.report.prose.findings import Findings
from consult.report.prose.how_made import DecidedByPeople, HowMade
from consult.report.register import chapter

TITLE = "What a computer proposed, and what people decided"

HEADER = ("What", "A computer", "People")
SUGGESTED_ALL = "A computer suggested the codes of all comments."
SUGGESTED_OTHERS = "A computer suggested the codes of all other comments."
SUGGESTED_HIDDEN = "Where no person decided the codes of a comment, a computer suggested them."
NO_CODES = "No comment has a code"
NOT_TOLD = "Not told here: the tables hide how many comments there are"
WRITTEN = "No machine wrote these words:"
ALWAYS = (
    "The questions, and the answers and comments of those who responded. Personal data in comments "
    "were replaced by their kind, such as [name].",
    "Each quote: a person approved it word for word.",
    "What the equality evidence asks people to fill in. A computer fills in none of it.",
)
RECORDS = "What is recorded of how people worked, under “Method” in the appendix."
RESPONSE = "The response to what people said, under “You said, we did” in the appendix."
OWN = "The author's own words, at the head of: "
MACHINE = (
    "A program wrote the other sentences, from figures and fixed phrases. It can put no fact into "
    "them that is not a figure of the report."
)


def blocks(findings: Findings, made: HowMade) -> tuple[Block, ...]:
    """A table of what was proposed and decided, and a list of the words that people wrote.

    Parameters
    ----------
    findings
        Of which it reads the author's words, the records and the responses.
    made
        Of which it reads what people decided.
    """
    rows = tuple(_rows(findings, made.decided))
    return (
        Heading(TITLE),
        Facts("Proposed by a computer, and decided by people", HEADER, rows),
        *map(Paragraph, _suggested(made.decided)),
        Paragraph(WRITTEN),
        Bullets((*ALWAYS, *_written(findings))),
        Paragraph(MACHINE),
    )


def _suggested(decided: DecidedByPeople) -> Iterator[str]:
    """Whose codes a computer suggested; nothing where there are none of them."""
    if decided.texts is None:
        yield SUGGESTED_HIDDEN
    elif decided.texts and not decided.texts_decided:
        yield SUGGESTED_ALL
    elif decided.texts_decided != decided.texts:
        yield SUGGESTED_OTHERS


def _rows(findings: Findings, decided: DecidedByPeople) -> Iterator[tuple[str, Phrase, Phrase]]:
    themes = _number(decided.themes, "themes")
    yield (
        "Themes of comments",
        say(
            "{n} {themes} now, as found or as agreed beforehand",
            n=themes,
            themes="theme" if decided.themes == 1 else "themes",
        ),
        say("{n} of them checked", n=_number(decided.themes_checked, "themes checked")),
    )
    suggested = NO_CODES if decided.texts == 0 else "Suggested for every comment"
    yield ("Codes of comments", suggested, _comments(decided))
    yield (
        "Who decided on comments",
        "Does not apply",
        say("{people}, by their initials", people=_people(decided.reviewers, "reviewers"))
        if decided.reviewers
        else _nobody(decided),
    )
    yield ("Contrary decisions of two people", "Does not apply", _contrary(decided))
    yield (
        "Quotes",
        "Proposed from comments by rules",
        say(
            "{n} approved and printed, by {people}",
            n=_number(decided.quotes, "quotes"),
            people=_people(decided.approvers, "approvers")
            if decided.approvers
            else "a person who left no initials",
        )
        if decided.quotes
        else "None is printed",
    )
    yield ("Responses to themes", "None proposed", _responses(findings))


def _people(number: int, name: str) -> Text:
    return _number(number, name) + (" person" if number == 1 else " people")


def _nobody(decided: DecidedByPeople) -> str:
    """Who decided, where there are no initials: that it was nobody is known of no comment alone."""
    return "Nobody yet" if decided.texts_decided == 0 else "No initials are on record"


def _contrary(decided: DecidedByPeople) -> Phrase:
    if not (decided.adjudicated or decided.contrary):
        return "None on record"
    return say(
        "{done} settled by a person, {left} waiting; the earlier decision stands meanwhile",
        done=_number(decided.adjudicated, "adjudicated"),
        left=_number(decided.contrary, "contrary decisions"),
    )


def _comments(decided: DecidedByPeople) -> Phrase:
    if decided.texts is None or decided.texts_decided is None:
        return NOT_TOLD
    if not decided.texts:
        return "Does not apply"
    return say(
        "{done} of {all} different {comments} decided, each code of them",
        done=_number(decided.texts_decided, "comments decided"),
        all=_number(decided.texts, "comments"),
        comments="comment" if decided.texts == 1 else "comments",
    )


def _responses(findings: Findings) -> Phrase:
    needed = [theme for theme in findings.responding.themes if theme.needed]
    if not needed:
        return "No theme was raised by enough people to need one"
    return say(
        "{done} of {all} {themes} that many raised",
        done=_number(sum(theme.answered for theme in needed), "responses"),
        all=_number(len(needed), "themes to answer"),
        themes="theme" if len(needed) == 1 else "themes",
    )


def _written(findings: Findings) -> Iterator[str]:
    parts = [name for name in SectionName if findings.words.get(name)]
    if parts:
        yield OWN + "; ".join(chapter(name).title for name in parts) + "."
    if findings.records:
        yield RECORDS
    if findings.responding.begun:
        yield RESPONSE


def _number(number: int, name: str) -> Text:
    return run_number(count_text(number), "people", name)
