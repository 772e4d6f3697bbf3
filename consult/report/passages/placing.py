"""Which question stands in which part: each in one, so that no table is printed twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult.model.settings.sections import SectionName
from consult.model.survey.questionnaire import CLOSED, Kind, Purpose, Question
from consult.report.prose.findings import Findings

HEARD = re.compile(
    r"\b(?:how|where) (?:did|have|do) you (?:first )?"
    r"(?:hear|heard|find out|found out|learn|learnt|see|become|became)\b",
    re.IGNORECASE,
)
"""How questions are worded that ask how people came to know of a consultation."""

EQUALITY = re.compile(
    r"\bequalit(?:y|ies) (?:analysis|impact|assessment|duty)|\beqia\b|\bequality and diversity\b"
    r"|\bprotected characteristics?\b",
    re.IGNORECASE,
)
"""How open questions are worded that ask about an equality analysis."""


def heard(findings: Findings) -> tuple[Question, ...]:
    """Questions on how people heard: those named in study.toml, else by purpose and wording.

    Parameters
    ----------
    findings
        Of which it reads study.toml and the questionnaire.

    Returns
    -------
    tuple[Question, ...]
        In the order of study.toml, else in the order asked.
    """
    if named := findings.study.report.heard:
        return _named(findings, named)
    return tuple(q for q in findings.of_purpose(Purpose.CONTEXT) if HEARD.search(q.text))


def equality(findings: Findings) -> tuple[Question, ...]:
    """Open questions on the equality analysis: those named in study.toml, else by wording.

    Parameters
    ----------
    findings
        Of which it reads study.toml and the questionnaire.
    """
    if named := findings.study.report.equality:
        return _named(findings, named)
    asked = findings.questionnaire.of(Kind.TEXT, purpose=Purpose.OPINION)
    return tuple(question for question in asked if EQUALITY.search(question.text))


def _in_areas(findings: Findings) -> tuple[Question, ...]:
    """Closed questions of the action areas, in the order of the areas."""
    named = [name for area in findings.study.report.areas for name in area.questions]
    return tuple(q for q in _named(findings, named) if q.kind in CLOSED)


def apart(findings: Findings) -> tuple[Question, ...]:
    """Questions that only e-mails, letters and notes of events answer.

    Parameters
    ----------
    findings
        Of which it reads the sources of each question.
    """
    ids = findings.study.apart
    return tuple(question for question in findings.questionnaire.questions if question.id in ids)


def elsewhere(findings: Findings) -> frozenset[str]:
    """Ids of questions that stand in a part of their own, where that part is in the report.

    Parameters
    ----------
    findings
        Of which it reads the parts the report has: a question whose own part was not chosen stands
        where it would without one.
    """
    parts = {
        SectionName.HEARD: heard,
        SectionName.AREAS: _in_areas,
        SectionName.EQUALITY: equality,
        SectionName.LETTERS: apart,
    }
    return frozenset(
        question.id
        for name, asked in parts.items()
        if name in findings.sections
        for question in asked(findings)
    )


def _named(findings: Findings, names: Sequence[str]) -> tuple[Question, ...]:
    by_id = {question.id: question for question in findings.questionnaire.questions}
    return tuple(by_id[name] for name in names if name in by_id)
