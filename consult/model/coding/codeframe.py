"""The agreed themes and codes."""

from __future__ import annotations

from dataclasses import dataclass

CHARACTERISTIC = "Characteristic words: "
"""How the sentence began that said what a theme found in the comments is made of, in version 0.1.0:
codes that were frozen then still have it."""

BELONGS = "A comment belongs here if it is about "
"""How the definition of a theme found in the comments begins."""

NOT_ABOUT = " (not about {}: that is another theme)"
"""What sets it apart from its nearest neighbour, with what belongs to that."""

_STRICT = {"extra": "forbid"}
"""For whoever reads these values from a file: a setting that does not exist is a mistake."""


OTHER_CODE = "other"
"""Id of the code for what no code and no topic takes in."""

UNREAD_CODE = "other-language"
"""Id of the code of comments in another language that nobody has sorted: no model reads them."""

ALL_QUESTIONS = "All questions"
"""Stands in place of the id of a question for themes that questions share; no question has it."""

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


def taken_in(definition: str) -> str:
    """What of a definition says what a code takes in: what comments can be compared with.

    Parameters
    ----------
    definition
        One sentence. Of one that was made for a theme found in the comments its frame is left out,
        and what belongs to another theme; any other is returned as it is.
    """
    _, is_made, made = definition.partition(BELONGS)
    if not is_made:
        return definition
    before, _, after = NOT_ABOUT.partition("{}")
    said = made.removesuffix(".")
    return said.partition(before)[0] if after in said else said


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
        Name of its theme in the codeframe, or of the heading it was found under; may be empty for
        one found in the comments.
    found
        Whether it was found in the comments, and is not of the agreed codeframe.
    apart
        Whether it was found in those on one question alone, which is kept apart. Any other is one
        code under all questions that have it.
    """

    id: str
    name: str
    definition: str = ""
    theme: str = ""
    found: bool = False
    apart: bool = False

    @property
    def agreed(self) -> bool:
        """Whether it is of the agreed codeframe."""
        return bool(self.theme) and not self.found


CodesByQuestion = dict[str, tuple[UsedCode, ...]]
"""Question id -> the codes used for it, in the order printed."""
