"""What a transparency record must say that no run can know: the fields an organisation fills in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class OwnerField(StrEnum):
    """A field of the record, as ``transparency.toml`` calls it."""

    WEB_PAGE = "web_page"
    CONTACT = "contact"
    RECORDED_ON = "recorded_on"
    TEAM = "team"
    SENIOR_OWNER = "senior_responsible_owner"
    SUPPLIER = "supplier"
    PROCUREMENT = "procurement"
    DATA_ACCESS = "data_access"
    BEFORE = "previous_process"
    ALTERNATIVES = "alternatives"
    DECISION = "decision"
    FREQUENCY = "frequency"
    TRAINING = "training"
    APPEALS = "appeals"
    STORAGE = "storage"
    DATA_PROTECTION = "data_protection"
    EQUALITY = "equality"
    OTHER = "other_assessments"

    @property
    def asks(self) -> str:
        """What is to be filled in."""
        return _ASKED[self][0]

    @property
    def who(self) -> str:
        """Who can."""
        return _ASKED[self][1]


_OWNER, _TEAM = "the senior responsible owner", "the team that ran the analysis"
_BUYER, _PROTECTION = "whoever bought it", "the data protection officer"

_ASKED = {
    OwnerField.WEB_PAGE: ("the address where people can read more", _TEAM),
    OwnerField.CONTACT: ("an e-mail address that is read, and no person's own", _TEAM),
    OwnerField.RECORDED_ON: ("the day on which this record was finished", _TEAM),
    OwnerField.TEAM: ("the team that answers for the use of the tool", _OWNER),
    OwnerField.SENIOR_OWNER: ("the role that answers for it", _OWNER),
    OwnerField.SUPPLIER: (
        "whether anybody outside had a part in it, who, and in which role",
        _BUYER,
    ),
    OwnerField.PROCUREMENT: ("how that was procured, or that nothing was", _BUYER),
    OwnerField.DATA_ACCESS: ("who outside may see the responses, and on which terms", _PROTECTION),
    OwnerField.BEFORE: ("how comments were analysed before", _TEAM),
    OwnerField.ALTERNATIVES: ("what else was considered, and why it was not chosen", _OWNER),
    OwnerField.DECISION: ("which decision the report informs, who takes it, and when", _OWNER),
    OwnerField.FREQUENCY: ("how often the organisation uses the tool", _TEAM),
    OwnerField.TRAINING: ("what those who review themes and comments were taught", _TEAM),
    OwnerField.APPEALS: ("how somebody can have it looked at again", _OWNER),
    OwnerField.STORAGE: ("where responses are kept, how long, and who may read them", _PROTECTION),
    OwnerField.DATA_PROTECTION: ("the data protection impact assessment, its date", _PROTECTION),
    OwnerField.EQUALITY: ("the equality impact assessment, its date", _OWNER),
    OwnerField.OTHER: ("any other assessment, or that there was none", _OWNER),
}
"""Field -> what is asked, and who can tell it.

Source: Algorithmic Transparency Recording Standard, version 3, in words of this project."""

OwnerFields = Mapping[OwnerField, str]
"""What an organisation wrote; an empty text where it has not."""


@dataclass(frozen=True)
class Measured:
    """A figure that was measured on this software, and where it stands.

    Parameters
    ----------
    id
        What code calls it.
    value
        As printed in the source.
    source
        Heading in ``docs/quality.md`` under which it stands.
    row
        How the line there begins that holds it.
    command
        What measures it again.
    """

    id: str
    value: str
    source: str
    row: str
    command: str
