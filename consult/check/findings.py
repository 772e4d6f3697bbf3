"""What can be wrong with the numbers of an edited report, in words for its author."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class FindingKind(StrEnum):
    """What is wrong with a number."""

    CHANGED = "changed by hand"
    OLDER = "from an earlier release"
    GONE = "no figure of this release"
    FOREIGN = "from another study"
    MISPLACED = "in the wrong cell"
    TYPED = "typed by hand"
    HIDDEN = "a hidden number typed by hand"
    UNBOUND = "not bound to a figure"
    UNKNOWN = "matches no figure"
    TOTAL = "does not add up"
    SHARE = "does not follow from its count"
    EXTERNAL = "not the number of its source"
    TERM = "another word for the same"


@dataclass(frozen=True)
class ReportFinding:
    """One number to look at.

    Parameters
    ----------
    kind
        What is wrong.
    where
        Its place in the file, in words.
    what
        One or two sentences: what stands there, and what should.
    runs
        The runs of the file that hold it, for a comment.
    """

    kind: FindingKind
    where: str
    what: str
    runs: tuple[Any, ...] = field(default=(), repr=False, compare=False)
