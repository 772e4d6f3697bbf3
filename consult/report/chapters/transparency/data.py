"""Tier 2: the data that the tool was used on, and what was done with it."""

from __future__ import annotations

from consult.model.counting.table_id import TableId, TableKind
from consult.model.settings.transparency import OwnerField
from consult.model.words.document import Block, Heading
from consult.report.passages.record_fields import fields, owner_row
from consult.report.prose.findings import Findings
from consult.report.prose.how_made import HowMade
from consult.report.prose.plain import in_a_sentence, listed, one_line

TITLE = "Tier 2: data"

SOURCE = "Responses to the consultation: answers to closed questions, and comments."
SENSITIVE = "Comments can also tell of health, faith, origin and other people, asked for or not."
NONE_ASKED = "No question on a characteristic was asked."
COMPLETE = (
    "People chose whether to take part and which questions to answer, so the data do not stand for "
    "all residents. “Reconciliation” in the appendix accounts for every response that came in."
)
CLEANING = (
    "Late, unfinished and copied responses are set aside with a reason, and nothing is deleted. "
    "Rules take personal data out of comments before anything else is done with them."
)
SHARING = (
    "Nothing is sent anywhere by the software. What leaves the organisation is the report: tables "
    "after disclosure control, and quotes that a person approved."
)


def blocks(findings: Findings, made: HowMade) -> tuple[Block, ...]:
    """Source, sensitive attributes, completeness, cleaning, access and sharing.

    Parameters
    ----------
    findings
        Of which it reads which characteristics were asked about, and the settings of the run.
    made
        Of which it reads what the organisation wrote.
    """
    known = dict(findings.methods)
    rules = known.get("Smallest count shown", "")
    rows = (
        ("Source", SOURCE),
        ("Sensitive attributes", f"{_asked(findings)} {SENSITIVE}"),
        ("Completeness", COMPLETE),
        ("Cleaning", CLEANING),
        ("Personal data", one_line(known.get("Personal data", "Not recorded"))),
        ("Smallest counts that are shown", one_line(rules) or "Not recorded"),
        (
            "How tables are protected",
            one_line(known.get("How tables are protected", "Not recorded")),
        ),
        owner_row("Storage and access", made, OwnerField.STORAGE),
        ("Sharing", SHARING),
    )
    return (Heading(TITLE), fields("Data", rows))


def _asked(findings: Findings) -> str:
    """The characteristics that were asked about."""
    names = tuple(
        in_a_sentence(one_line(name))
        for key, name in findings.characteristic_names.items()
        if findings.table(TableId(TableKind.PROFILE, key)) is not None
        or any(q.characteristic == key for q in findings.questionnaire.questions)
    )
    return f"Asked about: {listed(names).plain}." if names else NONE_ASKED
