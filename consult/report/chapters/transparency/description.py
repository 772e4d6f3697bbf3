"""Tier 2: how the tool works, what it is for, and what was done before."""

from __future__ import annotations

from consult.model.settings.transparency import OwnerField
from consult.model.words.document import Block, Heading
from consult.report.passages.record_fields import fields, owner_row
from consult.report.prose.findings import Findings
from consult.report.prose.how_made import HowMade

TITLE = "Tier 2: description and rationale"

HOW = (
    "Responses are read and each is accounted for. Rules take personal data out of comments. Each "
    "comment becomes numbers, comments that are alike are put into groups, and each group is named "
    "with words of its comments. Where the organisation has agreed codes beforehand, comments are "
    "first held against their definitions. People rename, merge and retire themes, and accept, "
    "remove and add codes. Once enough comments are decided, the codes of the others are learnt "
    "from those decisions. People are counted by question, theme and group, figures that are not "
    "safe are hidden, and the finished files are read back and tried before they are kept."
)
SCOPE = (
    "It is meant for responses to public consultations in English. It is not meant to decide about "
    "a person, to count votes, to tell whether a proposal is right, or to stand in place of the "
    "equality impact assessment. Comments in other languages are listed for people to read."
)
BENEFIT = (
    "Every comment is looked at in the same way, however many there are. Every figure can be "
    "traced to its table, the same exports and decisions give the same report, and small groups "
    "are protected in all tables together. People spend their time on reading and deciding."
)
NO_TEXT = (
    "No language model that writes text is used. The sentences of the report are fixed phrases "
    "with figures in them. What a theme is called and means is put together from words of the "
    "comments until a person changes it. The response is written by people."
)


def blocks(_: Findings, made: HowMade) -> tuple[Block, ...]:
    """How it works, its scope and benefit, what was before, what else there was.

    Parameters
    ----------
    _
        What was found, of which nothing is read: what it says holds for every study.
    made
        Of which it reads what the organisation wrote.
    """
    rows = (
        ("How it works", HOW),
        ("Scope", SCOPE),
        ("Benefit", BENEFIT),
        ("Text written by a machine", NO_TEXT),
        owner_row("What was done before", made, OwnerField.BEFORE),
        owner_row("Alternatives considered", made, OwnerField.ALTERNATIVES),
    )
    return (Heading(TITLE), fields("Description and rationale", rows))
