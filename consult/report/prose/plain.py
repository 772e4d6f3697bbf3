"""Words made fit to print in a report: quoted, and listed as a phrase."""

from __future__ import annotations

from datetime import date

from consult.model.words.text import Phrase, Text, joined
from consult.office.words import clean, one_line, shorten

__all__ = [
    "clean",
    "day",
    "in_a_sentence",
    "lead_of",
    "listed",
    "on_one_line",
    "one_line",
    "quoted",
    "shorten",
]

_QUOTES = frozenset('"“”')


def on_one_line(text: Text) -> Text:
    """A text without characters that no file can hold, on one line, its numbers kept.

    Parameters
    ----------
    text
        Any text; a figure in it is printed as before.
    """
    return text.changed(clean).single_spaced()


def quoted(text: str) -> str:
    """A respondent's words on one line in quotation marks, which stand once.

    Parameters
    ----------
    text
        Words after redaction, with or without quotation marks of their own around them.
    """
    inner = one_line(text)
    ends = {inner[:1], inner[-1:]}
    if ends <= _QUOTES and not _QUOTES & set(inner[1:-1]):
        inner = inner[1:-1].strip()
    return f"“{inner}”"


def lead_of(title: str) -> str:
    """The title of a callout as it stands before its words: "DRAFT:", "To note:".

    Parameters
    ----------
    title
        One that ends as a sentence or a question does is left as it is.
    """
    return title if title.endswith((".", ":", "?", "!")) else f"{title}:"


def in_a_sentence(name: str) -> str:
    """A name as it stands within a sentence: "Age" as "age", "LGBT" as it is.

    Parameters
    ----------
    name
        Of a characteristic; the second letter tells initials from a word.
    """
    return name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"


def listed(items: tuple[Phrase, ...], *, last: str = "and") -> Text:
    """Items as a phrase: "online, hard copy and letter".

    Parameters
    ----------
    items
        Any number; of none, the phrase is empty.
    last
        What stands before the last of them.

    Examples
    --------
    >>> listed(("online", "hard copy", "letter")).plain
    'online, hard copy and letter'
    """
    if len(items) < 2:
        return joined(items)
    return joined(items[:-1], ", ") + f" {last} " + items[-1]


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(value: date) -> str:
    """A date as it is written in the UK, on any computer: 8 February 2024.

    Parameters
    ----------
    value
        A day of any year.
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
