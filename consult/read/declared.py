"""What a file says of its own columns, where it does: SPSS and Triple-S carry their codebook."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NOT_ASKED = "[not asked]"
"""Stands in a cell whose value the file declares to mean that the question was not put."""

YES, NO = "Yes", "No"
"""Stand in the cells of an option that was ticked, or was shown and not ticked."""


class Asked(StrEnum):
    """What a column holds, in the file's own words."""

    ONE = "one of its options"
    TICK = "whether an option was ticked"
    RANK = "the rank given to an option"
    NUMBER = "a number"
    OPEN = "words, or a day"


class Use(StrEnum):
    """What a column is for when it is no question."""

    QUESTION = ""
    ID = "the id of the response"
    WEIGHT = "a weight"
    OTHER = "the words of another option"


@dataclass(frozen=True)
class Declared:
    """What a file says of one of its columns.

    Parameters
    ----------
    name, label
        The short name of the variable and what it is said to hold; the label may be empty.
    asked
        What its cells hold.
    options
        Every option it lists, chosen or not, in the order of their codes.
    ordered
        Whether the options are said to be the points of a scale.
    stem, part, block
        Of a question spread over columns: what is asked, the option or statement of this one,
        and the name they share.
    use
        What it is for when it is no question.
    check
        Why a person should look; may be empty.
    """

    name: str
    label: str
    asked: Asked = Asked.OPEN
    options: tuple[str, ...] = ()
    ordered: bool = False
    stem: str = ""
    part: str = ""
    block: str = ""
    use: Use = Use.QUESTION
    check: str = ""

    @property
    def heading(self) -> str:
        """What stands over the column."""
        return self.label or self.name
