"""Annex: the questions as asked, the method, the codeframe, figures from other sources."""

from __future__ import annotations

from consult.model.coding.codeframe import UsedCode
from consult.model.survey.questionnaire import Kind, Question
from consult.model.words.document import Block, Facts, Heading, Paragraph
from consult.report.passages import method, other_sources
from consult.report.passages.open_questions import open_questions
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line

TITLE = "Annex"

MOST_OPTIONS = 25
"""Options of one question printed in the annex; a list of countries would fill a page."""

KINDS = {
    Kind.SINGLE: "One answer",
    Kind.MULTI: "Any number of answers",
    Kind.SCALE: "One answer on a scale",
    Kind.RANK: "Options put in order",
    Kind.NUMBER: "A number",
    Kind.TEXT: "People's own words",
}

FOUND = "{} found in the comments, question by question. “Open comments” describes each."


def blocks(findings: Findings) -> tuple[Block, ...]:
    """The questions as asked, the method, the codeframe, and figures from other sources.

    Parameters
    ----------
    findings
        Of which it reads the questionnaire, the codes of every open question, what the run
        recorded, and figures of other papers.
    """
    return (
        Heading(TITLE),
        *_questions(findings),
        *method.blocks(findings),
        *_codeframe(findings),
        *other_sources.blocks(findings),
    )


def _codeframe(findings: Findings) -> tuple[Block, ...]:
    used = [code for key, _ in open_questions(findings) for code in findings.codes.get(key, ())]
    agreed = dict.fromkeys(code for code in used if code.agreed)
    themes = dict.fromkeys(one_line(code.theme) for code in agreed)
    made: list[Block] = [
        Facts(
            f"Codes under “{theme}”",
            ("Code", "What it covers"),
            tuple(_covers(code) for code in agreed if one_line(code.theme) == theme),
        )
        for theme in themes
    ]
    if any(not code.agreed for code in used):
        which = "Other themes were" if themes else "The themes were"
        made.append(Paragraph(FOUND.format(which)))
    return (Heading("Codeframe", 2), *made) if made else ()


def _covers(code: UsedCode) -> tuple[str, str]:
    return one_line(code.name), one_line(code.definition)


def _questions(findings: Findings) -> tuple[Block, ...]:
    asked = findings.questionnaire.questions
    if not asked:
        return ()
    rows = tuple(
        (str(at + 1), one_line(question.text), KINDS[question.kind], _options(asked, at))
        for at, question in enumerate(asked)
    )
    header = ("Number", "Question", "Kind of answer", "Options")
    return (Heading("Questions as asked", 2), Facts("Questions in the order asked", header, rows))


def _options(asked: tuple[Question, ...], at: int) -> str:
    """The options, or the number of the question just before that began a run with the same."""
    labels = [one_line(option.label) for option in asked[at].options]
    first = at
    while first and asked[first - 1].options == asked[at].options:
        first -= 1
    if labels and first < at:
        return f"The same as for question {first + 1}"
    more = len(labels) - MOST_OPTIONS
    shown = "; ".join(labels[:MOST_OPTIONS]) or "No options"
    return f"{shown}; and {more} more" if more > 0 else shown
