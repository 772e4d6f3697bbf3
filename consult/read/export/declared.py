"""What a column is for and what its cells are; and what a file says of its own columns.

SPSS and Triple-S carry their codebook. Elsewhere the reader of the platform tells, as far as it
can. The words for it are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NOT_ASKED = "[not asked]"
"""Stands in a cell whose value the file declares to mean that the question was not put."""

YES, NO = "Yes", "No"
"""Stand in the cells of an option that was ticked, or was shown and not ticked."""


class Role(StrEnum):
    """What a column is for, as far as the platform itself says."""

    QUESTION = "question"
    OTHER_WORDS = "the words of another option"
    ID = "the platform's response id"
    TIME = "the time of submission"
    CHANNEL = "the channel"
    STATUS = "what the platform says a response is: real, a test, spam"
    FINISHED = "whether the response was finished"
    PLATFORM = "a column of the platform"
    PERSONAL = "a personal detail"


class Holds(StrEnum):
    """What the cells of a question's column are, where the platform or the file tells."""

    ANYTHING = ""
    TICK = "a tick of the option in the heading"
    RANK = "the rank of the item in the heading"
    CODE = "the number of an option"
    NUMBER = "a number"
    CHOICE = "an option in words"
    WORDS = "the respondent's own words"
    GRID = "statements with their answers"


@dataclass(frozen=True)
class Declared:
    """What a file says of one of its columns.

    Parameters
    ----------
    name, label
        The short name of the variable and what it is said to hold; the label may be empty.
    holds
        What its cells are; ``Holds.ANYTHING`` for words or a day, of which the file says no more.
    options
        Every option it lists, chosen or not, in the order of their codes.
    ordered
        Whether the options are said to be the points of a scale.
    stem, part, block
        Of a question spread over columns: what is asked, the option or statement of this one,
        and the name they share.
    role
        What it is for.
    check
        Why a person should look; may be empty.
    """

    name: str
    label: str
    holds: Holds = Holds.ANYTHING
    options: tuple[str, ...] = ()
    ordered: bool = False
    stem: str = ""
    part: str = ""
    block: str = ""
    role: Role = Role.QUESTION
    check: str = ""

    @property
    def heading(self) -> str:
        """What stands over the column."""
        return self.label or self.name
