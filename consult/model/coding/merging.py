"""Themes that look alike, for a person to merge or to keep apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MergePair:
    """Two themes that may be one.

    Parameters
    ----------
    one, other
        Ids of their codes, that of the larger first.
    people_one, people_other
        Responses that were given each.
    people_both
        Responses that were given both.
    likeness
        How alike they are, in standard deviations above two themes of the same questions.
    """

    one: str
    other: str
    people_one: int
    people_other: int
    people_both: int
    likeness: float

    @property
    def people_together(self) -> int:
        """Responses that one theme made of both would have."""
        return self.people_one + self.people_other - self.people_both


LookAlikes = dict[str, tuple[MergePair, ...]]
"""``ALL_QUESTIONS``, or the id of a question with themes of its own -> its pairs, the most alike
first."""
