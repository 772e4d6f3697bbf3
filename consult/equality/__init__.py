"""Characteristics people share: harmonised categories, who took part, what bears on a finding."""

from consult.equality.bearing import stated_evidence
from consult.equality.characteristics import broad, by_characteristic, unmapped
from consult.equality.participation import participation, taking

__all__ = ["broad", "by_characteristic", "participation", "stated_evidence", "taking", "unmapped"]
