"""Characteristics people share: from the answers as asked to harmonised categories."""

from consult.equality.characteristics import broad, by_characteristic, unmapped

__all__ = ["broad", "by_characteristic", "unmapped"]
