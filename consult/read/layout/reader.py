"""What a platform's reader says about a sheet: where the headings and responses are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from consult.definitions.wordings import folded
from consult.read.export.declared import Declared, Holds, Role
from consult.read.export.grid import Grid, letter_of

_FINGERPRINT_LENGTH = 16
"""Characters of SHA-256, 64 bits: no two lists of headings will meet by chance, and a person can
still compare them. Each study.toml holds such a code, so another length would say of every study
that its headings were changed."""


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet.

    Parameters
    ----------
    position
        Counted from 0.
    heading
        The words above it, spaces tidied.
    stem, part
        Of a question spread over columns: what is asked, and the option, statement or rank of
        this column. ``stem`` is the heading when there is only one column.
    code
        The platform's own name for the question; empty when it has none.
    role
        What it is for.
    holds
        What its cells are, where the platform or the file tells.
    seen
        Cell contents that mean that the question was seen and left, in this column only.
    blank_is_not_asked
        Whether a blank cell of this column means that the question was not shown.
    labels
        Code -> label of every option in the order of the form, where a codebook gives them.
    block
        The same for all columns of one question, where neither code nor stem is sure to be; two
        questions may be worded alike.
    declared
        What the file itself says of it, where it does.
    """

    position: int
    heading: str
    stem: str = ""
    part: str = ""
    code: str = ""
    role: Role = Role.QUESTION
    holds: Holds = Holds.ANYTHING
    seen: frozenset[str] = frozenset()
    blank_is_not_asked: bool = False
    labels: tuple[tuple[str, str], ...] = ()
    block: str = ""
    declared: Declared | None = None

    @property
    def letter(self) -> str:
        """The letter a spreadsheet shows over it."""
        return letter_of(self.position)


@dataclass(frozen=True)
class Layout:
    """Where headings and responses are on a sheet.

    Parameters
    ----------
    platform
        Name of the reader that recognised it.
    confidence
        0 to 1.
    evidence
        What it was recognised by, in words.
    heading_rows, first_row
        Positions counted from 0: rows that hold headings; the first that holds a response.
    columns
        Every column that has a heading or anything beneath it.
    not_data
        Row numbers as a spreadsheet counts them, beneath the headings, that are no response.
    dates
        "day first", "month first", "year first", or "" when that is not decided.
    time_zone
        Name of the zone that times are in; empty when they are those of the United Kingdom.
    separators
        What may stand between ticked options on this sheet, where it differs from the platform's.
    channel
        The channel the sheet shows, where it is not the usual one of the platform.
    ticks_alone
        Whether every single choice stands in one column, so that a column an option can only
        be tick-all-that-apply.
    """

    platform: str
    confidence: float
    evidence: str
    heading_rows: tuple[int, ...]
    first_row: int
    columns: tuple[SheetColumn, ...]
    not_data: tuple[int, ...] = ()
    dates: str = ""
    time_zone: str = ""
    separators: tuple[str, ...] = ()
    channel: str = ""
    ticks_alone: bool = False

    def of(self, *roles: Role) -> tuple[SheetColumn, ...]:
        """The columns that have one of the roles, in order."""
        return tuple(column for column in self.columns if column.role in roles)

    @property
    def fingerprint(self) -> str:
        """A short code of all headings, the same as long as none is changed or moved."""
        words = "\x1f".join(
            f"{column.position}:{folded(column.heading)}" for column in self.columns
        )
        return hashlib.sha256(words.encode()).hexdigest()[:_FINGERPRINT_LENGTH]


@dataclass(frozen=True)
class Reader:
    """A platform: how its sheets are recognised and what its cells mean.

    Parameters
    ----------
    platform, name
        Short name used in study.toml, and the name people know it by.
    recognise
        Grid -> layout, or ``None`` when the sheet is not of this platform.
    separators
        What may stand between ticked options in one cell, likeliest first.
    not_asked
        Cell contents that mean the question was not shown.
    unsubmitted_without_time
        Whether a response without a time of submission was never submitted.
    other_in_cell
        Whether words typed for "Other" stand in the same cell as the options.
    channel
        The channel its responses come by.
    general_response
        Whether its longest text is a letter about everything rather than an answer.
    tests
        What a status column says of a test, a preview or spam; in lower case.
    unfinished
        What a column of ``Role.FINISHED`` says of a response never submitted; in lower case.
    unread
        What a status column says of a response of which no word could be read; in lower case.
    one_is_yes
        Whether it writes Yes and No as 1 and 0.
    self_described
        Whether its files say themselves what each column is, so that nothing else can be one.
    """

    platform: str
    name: str
    recognise: Callable[[Grid], Layout | None]
    separators: tuple[str, ...] = (", ",)
    not_asked: frozenset[str] = field(default=frozenset())
    unsubmitted_without_time: bool = False
    other_in_cell: bool = True
    channel: str = "online"
    general_response: bool = False
    tests: frozenset[str] = frozenset()
    unfinished: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    one_is_yes: bool = False
    self_described: bool = False
