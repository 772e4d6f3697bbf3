"""A code's description as one text, as REFI-QDA has it, and apart again.

The standard has one text for a code. Ours has the definition in its first line, then what else is
known of the code under headings, an entry a line, so that people can read it in any program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consult.model.coding.codeframe import Code
from consult.office.words import clean, one_line

LISTS = ("includes", "excludes", "examples")
"""The lists of a code, in the order written."""

_HEADINGS = {"Includes:": "includes", "Excludes:": "excludes", "Examples:": "examples"}
_RETIRED = "Retired: not given any more."
_BULLETS = ("- ", "• ", "* ")
"""How entries begin: the first as we write it, the others as programs turn it."""


@dataclass(frozen=True)
class Described:
    """What a description says of a code.

    Parameters
    ----------
    definition
        On one line; may be empty.
    lists
        "includes", "excludes" and "examples" -> their entries, as far as there are any.
    retired
        Whether it says that the code is retired.
    """

    definition: str = ""
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    retired: bool = False


def described(code: Code) -> str:
    """All that is known of a code beside its name, as one text with LF line ends.

    Parameters
    ----------
    code
        Any code; each of its entries comes to stand on one line.
    """
    parts = [one_line(code.definition)]
    for heading, name in _HEADINGS.items():
        entries = [one_line(entry) for entry in getattr(code, name)]
        lines = [f"{_BULLETS[0]}{entry}" for entry in entries if entry]
        parts += ["\n".join([heading, *lines])] if lines else []
    return "\n\n".join([*parts, _RETIRED] if code.retired else parts)


def read_description(text: str) -> Described:
    """A description taken apart; what stands under no heading of ours is the definition.

    Parameters
    ----------
    text
        As any program wrote it; may be empty.
    """
    definition: list[str] = []
    lists: dict[str, list[str]] = {}
    retired, into = False, definition
    for number, line in enumerate(clean(text).split("\n")):
        words = one_line(line)
        heading = next((known for known in _HEADINGS if words.startswith(known)), "")
        if number and words == _RETIRED:
            retired = True
        elif number and heading:
            into = lists.setdefault(_HEADINGS[heading], [])
            into += _entry(words.removeprefix(heading))
        elif words:
            into += [words] if into is definition else _entry(words)
    found = {name: tuple(entries) for name, entries in lists.items()}
    return Described(" ".join(definition), found, retired)


def _entry(words: str) -> list[str]:
    bullet = next((mark for mark in _BULLETS if words.startswith(mark)), "")
    entry = one_line(words.removeprefix(bullet))
    return [entry] if entry else []
