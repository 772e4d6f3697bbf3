"""Tier 2: who answers for the tool, and who outside had a part in it."""

from __future__ import annotations

from consult.model.settings.transparency import OwnerField
from consult.model.words.document import Block, Heading
from consult.report.passages.record_fields import fields, owner_row
from consult.report.prose.findings import Findings
from consult.report.prose.how_made import HowMade
from consult.report.prose.plain import one_line

TITLE = "Tier 2: owner and responsibility"

NO_ORGANISATION = "To be filled in by whoever knows the survey: organisation, in study.toml."
SOFTWARE = (
    "consult runs on a computer of the organisation, without a network. Nobody who makes it, and "
    "no other supplier of software, is sent a response."
)


def blocks(findings: Findings, made: HowMade) -> tuple[Block, ...]:
    """Organisation, team, owner, supplier.

    Parameters
    ----------
    findings
        Of which it reads whose consultation it was.
    made
        Of which it reads what the organisation wrote.
    """
    rows = (
        ("Organisation", one_line(findings.study.study.organisation) or NO_ORGANISATION),
        owner_row("Team", made, OwnerField.TEAM),
        owner_row("Senior responsible owner", made, OwnerField.SENIOR_OWNER),
        owner_row("External supplier, and its role", made, OwnerField.SUPPLIER),
        owner_row("Procurement", made, OwnerField.PROCUREMENT),
        owner_row("Access to data by a supplier", made, OwnerField.DATA_ACCESS),
        ("What the software sends away", SOFTWARE),
    )
    return (Heading(TITLE), fields("Owner and responsibility", rows))
