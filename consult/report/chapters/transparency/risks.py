"""Tier 2: what can go wrong, what is done about it, and the assessments that were made."""

from __future__ import annotations

from consult.model.settings.transparency import OwnerField
from consult.model.words.document import Block, Facts, Heading
from consult.report.passages.record_fields import fields, owner_row
from consult.report.prose.findings import Findings
from consult.report.prose.how_made import HowMade

TITLE = "Tier 2: risks and assessments"

RISKS = (
    (
        "A view that few hold is lost among many comments",
        "Comments on legal matters, safety, equality, data protection and the process, and those "
        "unlike any other, are listed for people to read however few they are. The list can miss "
        "some. What fits no theme is counted as “Other”.",
    ),
    (
        "A computer puts a comment under the wrong theme",
        "People check every theme and decide on comments before the report can be final. The "
        "report says how many they decided, and that a computer suggested what they did not.",
    ),
    (
        "People agree with a suggestion because they see it",
        "The words that earned each code stand beside it. Whether people who did not see the "
        "suggestions agree is told only where that was recorded.",
    ),
    (
        "Some groups of people are read less well than others",
        "Themes are counted by group, and comments in other languages are listed for people. "
        "Whether codes are as right for each group is told only where it was measured.",
    ),
    (
        "A figure or a quote tells who somebody is",
        "Figures are hidden in all tables together, and the finished files are tried. Each quote "
        "passes rules and is then approved by a person, word for word.",
    ),
    (
        "Personal data are left in a comment",
        "Redacted comments stay with those who review them and are never published whole. What "
        "rules miss most stands under “Rules: personal data and quotes”.",
    ),
    (
        "Somebody at risk is not seen",
        "Comments can be looked through for a named person to read, before the analysis. “Check "
        "for people at risk” among the settings says whether that was done.",
    ),
    (
        "Numbers are taken for a vote",
        "The report says that people chose to take part, and no sentence says that a side won.",
    ),
)
"""Risk -> what is done about it."""


def blocks(_: Findings, made: HowMade) -> tuple[Block, ...]:
    """Each risk with what is done about it, then the assessments.

    Parameters
    ----------
    _
        What was found, of which nothing is read: what it says holds for every study.
    made
        Of which it reads what the organisation wrote.
    """
    rows = (
        owner_row("Data protection impact assessment", made, OwnerField.DATA_PROTECTION),
        owner_row("Equality impact assessment", made, OwnerField.EQUALITY),
        owner_row("Other assessments", made, OwnerField.OTHER),
    )
    return (
        Heading(TITLE),
        Facts("Risks, and what is done about each", ("Risk", "What is done about it"), RISKS),
        fields("Assessments", rows),
    )
