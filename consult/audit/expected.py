"""What the files of a release should hold, by those who made them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consult.model.publishing.spoken import Named
from consult.model.publishing.structure import Contents, Structure, Truth


@dataclass(frozen=True)
class Expected:
    """What the files of a release should hold. It never says which numbers are hidden, or why.

    Parameters
    ----------
    contents
        File name -> which of its numbered tables is which.
    structure, truth
        The places of the release and the true numbers that stand there.
    spoken
        Sentence or cell of words -> which of its numbers is which figure, as who wrote it says.
    """

    contents: Mapping[str, Contents]
    structure: Structure
    truth: Truth
    spoken: Mapping[str, Sequence[Named]] = field(default_factory=dict)
