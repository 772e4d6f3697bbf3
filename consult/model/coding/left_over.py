"""Groups of comments that became no theme, for a person to make one of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class WhyLeftOver(StrEnum):
    """Why a group of comments is no theme, in the words that people are told."""

    RESIDUAL = "they hold no more in common than any comments, or nothing that a name would tell"
    WORDLESS = "they have too few words to be grouped"
    SMALL = "they are too few"


@dataclass(frozen=True)
class LeftOver:
    """A group of comments that became no theme: they are coded "other", or with what they are near.

    Parameters
    ----------
    comments
        How many there are.
    words
        Those that most set them apart, strongest first; may be none.
    why
        Why it is no theme.
    """

    comments: int
    words: tuple[str, ...]
    why: WhyLeftOver


LeftOvers = dict[str, tuple[LeftOver, ...]]
"""``ALL_QUESTIONS``, or the id of a question with themes of its own -> its groups, the largest
first."""
