"""What whoever consulted says to what people raised, theme by theme, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

ResponseKey = tuple[str, str]
"""Id of an open question, or ``ALL_COMMENTS``, and of a theme; both empty for ``WHOLE``."""

WHOLE: ResponseKey = ("", "")
"""The consultation as a whole: what is said once, and to no theme."""

LEAST_SHARE = 5
"""Percentage of those who commented, as printed, from which on a theme is to be answered: small
enough that what is left out is told as few people's, and what readers of such reports ask for. Of
the 17 themes of ``kent-2024`` 15 are to be answered; at half 15, at twice 15, at 20 % 11."""


RESPONSE_COLUMN = "Response"
"""Heads the column of a report in which the responses stand, by which the last check knows that a
person wrote the words there."""


class WhatChanged(StrEnum):
    """What came of a theme."""

    CHANGED = "Changed"
    NOT_CHANGED = "Not changed"
    CONSIDERED = "Will be considered"


@dataclass(frozen=True)
class CouncilResponse:
    """What a person wrote in answer to a theme, or to the consultation as a whole.

    Parameters
    ----------
    text
        The response on one line; figures may be named in braces.
    change
        What came of it; ``None`` where nobody chose.
    read_more
        Where to read more: a paper, a page.
    by
        Initials or role of who wrote it.
    """

    text: str = ""
    change: WhatChanged | None = None
    read_more: str = ""
    by: str = ""

    def __bool__(self) -> bool:
        return bool(self.text or self.change or self.read_more)


@dataclass(frozen=True)
class AskedTheme:
    """A theme to answer, with its numbers as published, and the answer if there is one.

    Parameters
    ----------
    question, code
        Its ``ResponseKey``.
    theme
        Its name.
    people, share
        As the table prints them: a mark where they are hidden.
    needed
        Whether so many raised it that an answer is expected.
    response
        What stands in answer to it, finished or not.
    """

    question: str
    code: str
    theme: str
    people: str = ""
    share: str = ""
    needed: bool = True
    response: CouncilResponse = field(default_factory=CouncilResponse)

    @property
    def key(self) -> ResponseKey:
        """What a response to it is kept under."""
        return self.question, self.code

    @property
    def answered(self) -> bool:
        """Whether somebody stands behind a response that says what came of the theme."""
        return bool(self.response.text and self.response.change and self.response.by)


@dataclass(frozen=True)
class Responding:
    """All that is to be answered, and the answers.

    Parameters
    ----------
    themes
        In the order they are asked about.
    whole
        What is said of the consultation as a whole; nothing where nobody wrote anything.
    lapsed
        Responses to themes that are there no longer. They are kept and not printed.
    """

    themes: tuple[AskedTheme, ...] = ()
    whole: CouncilResponse = field(default_factory=CouncilResponse)
    lapsed: int = 0

    @property
    def answered(self) -> tuple[AskedTheme, ...]:
        """Those with a response, whether it was needed or not."""
        return tuple(theme for theme in self.themes if theme.answered)

    @property
    def unanswered(self) -> tuple[AskedTheme, ...]:
        """Those that need a response and have none."""
        return tuple(theme for theme in self.themes if theme.needed and not theme.answered)

    @property
    def begun(self) -> bool:
        """Whether anything can be printed."""
        return bool(self.answered or (self.whole.text and self.whole.by))


@dataclass(frozen=True)
class KeptResponse:
    """A response on record.

    Parameters
    ----------
    question, code
        Its ``ResponseKey``.
    theme
        What the theme was called when it was written.
    response
        What was written.
    """

    question: str
    code: str
    theme: str
    response: CouncilResponse

    @property
    def key(self) -> ResponseKey:
        """What it is kept under."""
        return self.question, self.code


@dataclass(frozen=True)
class ResponseRecord:
    """Every response that was ever read from a workbook: none is lost by writing over it.

    Parameters
    ----------
    standing
        What holds now, one for each key.
    earlier
        What was replaced or taken back, in the order that happened.
    """

    standing: tuple[KeptResponse, ...] = ()
    earlier: tuple[KeptResponse, ...] = ()
