"""What whoever approves a quote should think of, as data: quote_marks.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from consult.definitions.in_force import shipped


@dataclass(frozen=True)
class QuoteMark:
    """One thing to think of before words are printed.

    Parameters
    ----------
    id, name
        Short name, and what stands beside a quote.
    cues
        Any of these in the words, and they are marked.
    finds, leaves
        Invented words that must be marked, and that must not.
    """

    id: str
    name: str
    cues: tuple[re.Pattern[str], ...]
    finds: tuple[str, ...]
    leaves: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Whether a text is to be marked.

        Parameters
        ----------
        text
            What would be printed.
        """
        plain = text.replace("'", "’")
        return any(cue.search(plain) for cue in self.cues)


@cache
def quote_marks() -> tuple[QuoteMark, ...]:
    """All entries of ``quote_marks.toml``, in the order they stand there."""
    data = shipped("quote_marks.toml")
    return tuple(
        QuoteMark(
            entry["id"],
            entry["name"],
            tuple(_cue(cue, data["lists"]) for cue in entry["cues"]),
            tuple(entry["finds"]),
            tuple(entry["leaves"]),
        )
        for entry in data["mark"]
    )


def to_think_of(text: str) -> tuple[str, ...]:
    """The names of the marks that are in a text.

    Parameters
    ----------
    text
        What would be printed.
    """
    return tuple(mark.name for mark in quote_marks() if mark.is_in(text))


@cache
def says_nothing() -> frozenset[str]:
    """Words of options by which no group is known, in small letters."""
    return frozenset(shipped("quote_marks.toml")["says_nothing"])


def _cue(cue: str, lists: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    for name, words in lists.items():
        cue = cue.replace(f"{{{name}}}", "|".join(words))
    return re.compile(cue, re.IGNORECASE)
