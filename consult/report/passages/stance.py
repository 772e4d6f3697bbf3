"""Themes by the answer they explain and, of questions about agreement, by stance."""

from __future__ import annotations

from consult.model.counting.table_id import ANSWER, STANCE, TableId, TableKind
from consult.model.run.record import StanceRecord
from consult.model.words.document import Block, Paragraph, TableBlock
from consult.model.words.text import Text, bound, say
from consult.report.prose.figures import count_text, half_up, legible
from consult.report.prose.findings import Findings
from consult.report.prose.plain import one_line

EXPLAINS = "People were asked here for the reason for their answer to “{asked}”."

ON_STANCE = "stance"
"""How the names of figures on stance begin."""

TOO_FEW = "Too few people were on each side to show how the themes divide."
AGAIN = "Stance was worked out in the same way, with the answers to “{asked}”."
TWO_WAYS = "Somebody who says of one theme both what is for and what is against counts as mixed."


def by_answer(findings: Findings, key: str) -> tuple[Block, ...]:
    """The themes of one open question by the answer it asks the reason for, where that is shown.

    Parameters
    ----------
    findings
        What was found.
    key
        Id of the question.
    """
    table = findings.table(TableId(TableKind.THEMES, key, ANSWER))
    if table is None or not legible(table):
        return ()
    asked = one_line(findings.questionnaire[findings.questionnaire[key].about].text)
    return (Paragraph(EXPLAINS.format(asked=asked)), TableBlock(table))


def blocks(findings: Findings, key: str) -> tuple[Block, ...]:
    """The themes of one open question by stance.

    Parameters
    ----------
    findings
        What was found.
    key
        Id of the question. Of a question that is not about agreement there is nothing.
    """
    record = findings.stances.get(key)
    table = findings.table(TableId(TableKind.THEMES, key, STANCE))
    if record is None or table is None or not record.passages:
        return ()
    if not legible(table):
        return (Paragraph(TOO_FEW),)
    asked = one_line(findings.questionnaire[record.about].text)
    said = (
        how_decided(record, asked) + f" {TWO_WAYS}"
        if key == _first_told(findings)
        else Text(f"{AGAIN.format(asked=asked)} {_unclear(record)}")
    )
    return (Paragraph(said), TableBlock(table))


def _first_told(findings: Findings) -> str:
    """The question where it is said how stance was decided; the others say it was done so too."""
    for question in findings.questionnaire.questions:
        record = findings.stances.get(question.id)
        table = findings.table(TableId(TableKind.THEMES, question.id, STANCE))
        if record and table and record.passages and legible(table):
            return question.id
    return ""


def how_decided(record: StanceRecord, asked: str) -> Text:
    """How the stance of passages was decided and how many are unclear, in plain sentences.

    Parameters
    ----------
    record
        Of one question.
    asked
        Wording of the closed question it is about.

    Notes
    -----
    The share that is unclear is said in tenths: exact, it could give a hidden row away.
    """
    own = f"the person's own answer to “{asked}”"
    if record.learnt:
        how = (
            "A computer model worked out whether each passage of a comment is for or against, from "
            f"its words and from {own}. It learnt from the comments of people who agreed and of "
            "people who disagreed, and can be wrong."
        )
    else:
        how = (
            f"Whether a comment is for or against was taken from {own}, where that was firm and "
            "the comment does not turn (“but”, “however”). There were too few comments to learn "
            "it from their words."
        )
    by_people = bound(count_text(record.by_people), ON_STANCE, record.about, "judged by people")
    comments = "comment" if record.by_people == 1 else "different comments"
    people = say(" People judged {n} {comments} themselves.", n=by_people, comments=comments)
    return how + (people if record.by_people else Text()) + f" {_unclear(record)}"


def _unclear(record: StanceRecord) -> str:
    unclear = _in_ten(record.unclear / record.passages)
    return f"What was not sure is “unclear”: {unclear} passages."


def _in_ten(share: float) -> str:
    tenths = half_up(10 * share)
    if tenths in {0, 10}:
        return "fewer than 1 in 20" if tenths == 0 else "nearly all"
    return f"about {tenths} in 10"
