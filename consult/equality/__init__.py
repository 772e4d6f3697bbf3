"""What the public sector equality duty asks of a consultation, in its groups and in its numbers.

Answers about characteristics and the population of the area come in. Groups under one set of names,
the ways they may be merged, who took part beside who lives there, and what comments say of each
group go out. No figure is protected here, and none is said to prove or to disprove an effect: that
is for disclosure control, and for people.
"""

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
