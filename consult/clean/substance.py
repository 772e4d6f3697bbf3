"""Comments that say nothing, by a list of phrases the organisation can read and change."""

from __future__ import annotations

import re
from functools import cache

from consult.definitions.in_force import shipped

_APOSTROPHES = re.compile(r"['’‘`]")
_NOT_WORDS = re.compile(r"[\W_]+")


def bare_words(text: str) -> str:
    """The words of a text alone: lower case, no punctuation, single spaces.

    Parameters
    ----------
    text
        As written; one of punctuation alone has no words.
    """
    return _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", text.casefold())).strip()


@cache
def phrases(name: str = "phrases") -> frozenset[str]:
    """A list of definitions/substance.toml, as bare words.

    Parameters
    ----------
    name
        Of the list in that file.
    """
    return frozenset(bare_words(phrase) for phrase in shipped("substance.toml")[name])


def asks_for_change(question: str) -> bool:
    """Whether a question asks what could be better or what is wrong, and nothing else.

    Parameters
    ----------
    question
        Its wording.
    """
    words = set(bare_words(question).split())
    return bool(words & phrases("asks_for_change")) and not words & phrases("asks_for_anything")


def is_nothing(text: str) -> bool:
    """Whether a comment says "nothing", which answers a question that asks for change.

    Parameters
    ----------
    text
        One comment as written.
    """
    return bare_words(text) in phrases("nothing")


def is_non_substantive(text: str) -> bool:
    """Whether a comment says nothing: punctuation alone, or one of the listed phrases.

    Parameters
    ----------
    text
        One comment as written, not blank. An emoji alone is a comment; "-" is not.

    Examples
    --------
    >>> is_non_substantive("N/A"), is_non_substantive("Nothing beats our library.")
    (True, False)
    """
    words = bare_words(text)
    if words:
        return words in phrases()
    return text.isascii()
