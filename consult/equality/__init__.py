"""Characteristics people share: harmonised categories, who took part, what bears on a finding."""

from consult.equality.bearing import stated_evidence
from consult.equality.characteristics import by_characteristic, unmapped
from consult.equality.merging import merged, partly, rungs
from consult.equality.participation import participation, taking

__all__ = [
    "by_characteristic",
    "merged",
    "participation",
    "partly",
    "rungs",
    "stated_evidence",
    "taking",
    "unmapped",
]
