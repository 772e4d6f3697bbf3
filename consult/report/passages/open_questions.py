"""What people answered in words, with the heading of each."""

from __future__ import annotations

from consult.model.survey.questionnaire import OTHER_WORDS, Kind
from consult.report.passages.placing import apart
from consult.report.prose.findings import Findings
from consult.report.prose.wording import headings


def open_questions(findings: Findings) -> tuple[tuple[str, str], ...]:
    """Id and heading of everything people answered in words, in the order asked.

    Parameters
    ----------
    findings
        Of which it reads the questionnaire and for which ids there are codes or totals; without
        any, every open question counts.

    Returns
    -------
    tuple[tuple[str, str], ...]
        The id of the words of "other" ends as ``OTHER_WORDS`` has it.
    """
    names = headings(findings.questionnaire.questions)
    known = {*findings.codes, *findings.comment_totals}
    found = []
    for question in findings.questionnaire.questions:
        if question.kind is Kind.TEXT and (question.id in known or not known):
            found.append((question.id, names[question.id]))
        if question.id + OTHER_WORDS in known:
            found.append((question.id + OTHER_WORDS, f"Other answers to: {names[question.id]}"))
    return tuple(found)


def letters(findings: Findings) -> frozenset[str]:
    """Ids of open questions that only e-mails, letters and notes of events answer.

    Parameters
    ----------
    findings
        Of which it reads the sources and the codes.
    """
    return frozenset(q.id for q in apart(findings)) & frozenset(findings.codes)
