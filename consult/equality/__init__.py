"""Characteristics people share: from the answers as asked to harmonised categories."""

from consult.equality.characteristics import by_characteristic, unmapped
from consult.equality.linked import only_of
from consult.equality.merging import merged, partly, rungs

__all__ = ["by_characteristic", "merged", "only_of", "partly", "rungs", "unmapped"]
