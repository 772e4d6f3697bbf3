"""Characteristics people share: from the answers as asked to harmonised categories."""

from consult.equality.characteristics import by_characteristic, unmapped
from consult.equality.merging import merged, partly, rungs

__all__ = ["by_characteristic", "merged", "partly", "rungs", "unmapped"]
