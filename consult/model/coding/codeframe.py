"""The agreed themes and codes."""

from __future__ import annotations

from dataclasses import dataclass

CHARACTERISTIC = "Characteristic words: "
"""How the sentence begins that says what a theme found in the comments is made of."""

_STRICT = {"extra": "forbid"}
"""For whoever reads these values from a file: a setting that does not exist is a mistake."""


OTHER_CODE = "other"
"""Id of the code for what no code and no topic takes in."""

UNREAD_CODE = "other-language"
"""Id of the code of comments in another language that nobody has sorted: no model reads them."""

NO_THEMES = (OTHER_CODE, UNREAD_CODE)
"""Codes that are no theme, in the order they stand, last of all: nobody checks, merges or retires
them, nothing is learnt of them, and a comment that a person gives a code loses them."""


@dataclass(frozen=True)
class Code:
    """One code: what a comment must say to be given it.

    Parameters
    ----------
    id, name
        Short name, and the words printed.
    definition
        One sentence.
    includes, excludes
        What else counts, and what does not though it may look like it.
    examples
        Invented wordings, never a respondent's.
    retired
        A retired code stays, so that old codings keep their meaning, but is not suggested.
    """

    id: str
    name: str
    definition: str = ""
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    retired: bool = False

    __pydantic_config__ = _STRICT


@dataclass(frozen=True)
class Theme:
    """A theme holds codes; for Kent, an action area of the strategy."""

    id: str
    name: str
    codes: tuple[Code, ...]

    __pydantic_config__ = _STRICT


@dataclass(frozen=True)
class Codeframe:
    """The themes a study starts from. Empty when it has none: all themes are then found."""

    themes: tuple[Theme, ...] = ()
    version: str = "1"

    __pydantic_config__ = _STRICT

    @property
    def codes(self) -> tuple[Code, ...]:
        """All codes in order."""
        return tuple(code for theme in self.themes for code in theme.codes)


@dataclass(frozen=True)
class UsedCode:
    """A code as it was used for one question.

    Parameters
    ----------
    id, name, definition
        As in the codeframe, or as found.
    theme
        Name of its theme in the codeframe; empty for one found in the comments.
    """

    id: str
    name: str
    definition: str = ""
    theme: str = ""


CodesByQuestion = dict[str, tuple[UsedCode, ...]]
"""Question id -> the codes used for it, in the order printed."""
