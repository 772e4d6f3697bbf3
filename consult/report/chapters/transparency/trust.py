"""How far the codes can be trusted: figures of comments that people coded without suggestions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consult.model.coding.trust import FEWEST_CODES, FEWEST_COMMENTS, Estimate
from consult.model.words.document import Block, Facts, Heading, Paragraph
from consult.model.words.text import Phrase, Text, say
from consult.report.passages.record_fields import run_number
from consult.report.prose.figures import count_text
from consult.report.prose.findings import Findings
from consult.report.prose.how_made import AgreementOf, AgreementRow, HowMade
from consult.report.prose.plain import one_line
from consult.report.prose.wording import headings

TITLE = "How far the codes can be trusted"

NOT_MEASURED = (
    "Not measured on this consultation: no comments were coded by people without the computer's "
    "suggestions, or too few. Nothing is known of how often people would give other codes."
)
HOW = (
    "Comments were drawn by lot and coded by people who did not see what the computer suggests. F1 "
    "is 1 where the same codes are given and 0 where none is; alpha and kappa are 0 where there is "
    "no more agreement than chance makes. Each has a 95% interval, made by drawing the sample anew."
)
AS_GOOD = (
    "The computer is called as good as two people only where the lower end of the interval of a "
    "difference, the mean F1 of people and computer less that of two people, is −.02 or more, and "
    f"where the means are of at least {FEWEST_CODES} codes and rest on at least {FEWEST_COMMENTS} "
    "comments that were given one of them."
)
CAPTION = "Agreement on comments coded without suggestions"
MOST_OF_A_NAME = 75
"""Characters of a question in a caption, as beside comparisons of groups: one line and a half."""

BY_GROUP = "Agreement by group"
BY_CODE = "Agreement by code: “{question}”"
NOT_TOLD = "–"
LEFT_OUT = (
    "Codes and groups are listed where enough was coded and their number in a table is shown."
)
UNJUDGED = "Themes named after the sample was coded, of which nothing is measured: {n}."
SAMPLE = "{coded} of {drawn} {comments} drawn {are} coded, by {coders}."


def blocks(findings: Findings, made: HowMade) -> tuple[Block, ...]:
    """What was measured, or that nothing was.

    Parameters
    ----------
    findings
        Of which it reads what questions are called.
    made
        Of which it reads what a blind sample tells.
    """
    if not made.agreement:
        return (Heading(TITLE), Paragraph(NOT_MEASURED))
    return (
        Heading(TITLE),
        Paragraph(HOW),
        *map(Paragraph, _said(made)),
        *_tables(findings, made),
        Paragraph(LEFT_OUT),
    )


def _said(made: HowMade) -> Iterator[Phrase]:
    people = "one person" if made.coders == 1 else "two people"
    if made.decided.texts is not None:
        coded, drawn = made.sampled
        yield say(
            SAMPLE,
            coded=_number(count_text(coded), "sample", "coded"),
            drawn=_number(count_text(drawn), "sample", "drawn"),
            comments="comment" if drawn == 1 else "comments",
            are="is" if coded == 1 else "are",
            coders=people,
        )
    yield AS_GOOD
    yield made.verdict[:1].upper() + made.verdict[1:] + "."
    if made.unjudged:
        yield say(UNJUDGED, n=_number(count_text(made.unjudged), "sample", "unjudged"))


def _tables(findings: Findings, made: HowMade) -> Iterator[Facts]:
    """One table of all comments and of groups, and one of the codes of each question."""
    whole = [one for one in made.agreement if one.kind is AgreementOf.ALL]
    yield _pivot(CAPTION, ("Of", "Between"), whole, by_pair=True)
    if groups := [one for one in made.agreement if one.kind is AgreementOf.GROUP]:
        yield _pivot(BY_GROUP, ("Group",), groups, by_pair=False)
    asked = headings(findings.questionnaire.questions, MOST_OF_A_NAME)
    for question in dict.fromkeys(one.question for one in made.agreement if one.question):
        mine = [one for one in made.agreement if one.question == question]
        title = BY_CODE.format(question=one_line(asked.get(question, question)))
        yield _pivot(title, ("Code",), mine, by_pair=False)


def _pivot(
    title: str, first: tuple[str, ...], rows: Sequence[AgreementRow], *, by_pair: bool
) -> Facts:
    """A row for what each figure is of, and a column for what was measured."""
    figures = {(_line(one, by_pair), _column(one, by_pair)): one for one in rows}
    lines = dict.fromkeys(line for line, _ in figures)
    columns = tuple(dict.fromkeys(column for _, column in figures))
    return Facts(
        title,
        (*first, *columns),
        tuple((*line, *(_cell(figures.get((line, one))) for one in columns)) for line in lines),
    )


def _line(one: AgreementRow, by_pair: bool) -> tuple[str, ...]:
    return (one_line(one.of), one.between) if by_pair else (one_line(one.of),)


def _column(one: AgreementRow, by_pair: bool) -> str:
    between = one.between[:1].upper() + one.between[1:]
    return one.measure if by_pair else f"{between}: {one.measure}"


def _cell(one: AgreementRow | None) -> Phrase:
    if one is None:
        return NOT_TOLD
    estimate: Estimate = one.value
    ends = {"value": estimate.value, "from": estimate.low, "to": estimate.high}
    name = (one.question, one.of, one.between, one.measure)
    value, low, high = (_number(_two_places(number), *name, end) for end, number in ends.items())
    return say("{value} ({low} to {high})", value=value, low=low, high=high)


def _two_places(number: float) -> str:
    text = f"{abs(number):.2f}"
    return f"−{text}" if number < 0 and float(text) else text


def _number(printed: str, *name: str) -> Text:
    return run_number(printed, "agreement", *name)
