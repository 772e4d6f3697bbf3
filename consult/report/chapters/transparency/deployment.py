"""Tier 2: where the tool stands in the decision, and what people review and can override."""

from __future__ import annotations

from consult.model.settings.transparency import OwnerField
from consult.model.words.document import Block, Heading
from consult.model.words.text import Phrase, Text, bound, joined, say
from consult.report.passages.open_questions import open_questions
from consult.report.passages.received import received, says_counted
from consult.report.passages.record_fields import fields, owner_row
from consult.report.passages.themes import COMMENTS
from consult.report.prose.figures import count_text
from consult.report.prose.findings import Findings
from consult.report.prose.how_made import HowMade
from consult.report.prose.plain import one_line

TITLE = "Tier 2: use in this consultation"

OVERRIDE = (
    "Whatever a computer suggested can be overridden: themes are renamed, merged and retired, and "
    "codes accepted, removed and added, in a workbook. What a person decided is never changed by a "
    "later run. No quote is printed that a person has not approved word for word."
)
SHOWN = (
    "Those who review are shown the comment after redaction, the suggested codes, the words that "
    "earned each, and, once codes are learnt, the chance that a person would give them. They "
    "see the suggestions before they decide, which can lead them to agree."
)
NO_COUNT = "The ledger of this run does not say how many responses came in."
HIDDEN = "How many comments some questions had is hidden, to protect people in small groups."


def blocks(findings: Findings, made: HowMade) -> tuple[Block, ...]:
    """The decision, what people are shown and can override, on how much it was used.

    Parameters
    ----------
    findings
        Of which it reads the ledger, what became of the comments and what is said of the review.
    made
        Of which it reads what the organisation wrote.
    """
    rows = (
        owner_row("The decision it informs", made, OwnerField.DECISION),
        ("How much it was used on", _how_much(findings)),
        owner_row("How often it is used", made, OwnerField.FREQUENCY),
        ("What people are shown", SHOWN),
        ("What people can override", OVERRIDE),
        ("What people looked at in this run", findings.review or "Nobody has reviewed a theme yet"),
        owner_row("Training", made, OwnerField.TRAINING),
        owner_row("How to have it looked at again", made, OwnerField.APPEALS),
    )
    return (Heading(TITLE), fields("Use in this consultation", rows))


def _how_much(findings: Findings) -> Text:
    """Responses counted, and comments by question as far as they may be told."""
    whole = received(findings.ledger)
    said: list[Phrase] = [NO_COUNT]
    if whole is not None:
        are = "response is" if whole.counted == 1 else "responses are"
        said = [says_counted(whole) + f" {are} counted."]
    totals = findings.comment_totals
    asked = [(key, name) for key, name in open_questions(findings) if key in totals]
    for key, name in asked:
        number = totals[key].commented
        if number is not None:
            told = bound(count_text(number), COMMENTS, key, "commented")
            are = "comment" if number == 1 else "comments"
            said.append(say("{n} {are} on “{name}”.", n=told, are=are, name=one_line(name)))
    if any(totals[key].commented is None for key, _ in asked):
        said.append(HIDDEN)
    return joined(said)
