"""Words of a study that must be the same in all its papers, and the ones used in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_BETWEEN = r"[\s\-\u2010\u2011\u2013]+"
"""What can stand between the words of a term: a space or any hyphen."""

_QUOTED = re.compile("“[^”]*”")


_STRICT = {"extra": "forbid"}
"""A setting that does not exist is an error, when read from a file."""


@dataclass(frozen=True)
class Term:
    """A term, and others that papers use in its place.

    Parameters
    ----------
    use
        The term as it should be: "low to moderate".
    instead_of
        Others, in any writing: "mild to moderate" is found as "mild-to-moderate" too.
    why
        Where the terms come from and when another is right, in a sentence.
    """

    __pydantic_config__ = _STRICT

    use: str
    instead_of: tuple[str, ...]
    why: str = ""


Terms = tuple[Term, ...]
"""All terms of a study."""


def other_terms(text: str, terms: Sequence[Term]) -> Iterator[tuple[str, Term]]:
    """Places where another term stands: its words as written, and the term to use.

    Parameters
    ----------
    text
        Plain text. What stands in quotation marks is somebody else's wording and is left alone.
    terms
        Those of the study.
    """
    words = _QUOTED.sub(" ", text)
    for term in terms:
        left = _written(term.use).sub(" ", words)
        for other in filter(str.strip, term.instead_of):
            for found in _written(other).finditer(left):
                yield found[0], term


def _written(term: str) -> re.Pattern[str]:
    """A term in any writing."""
    parts = (re.escape(part) for part in re.split(_BETWEEN, term.strip()))
    return re.compile(rf"(?<!\w){_BETWEEN.join(parts)}(?!\w)", re.IGNORECASE)
