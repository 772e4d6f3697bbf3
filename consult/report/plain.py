"""Words made fit to print: no control characters, and short where room is short."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_QUOTES = frozenset('"“”')


def clean(text: str) -> str:
    """Text without the characters that neither Word nor Excel can hold.

    Parameters
    ----------
    text
        Any words; line breaks and tabs stay.
    """
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Text on one line, single-spaced."""
    return " ".join(clean(text).split())


def shorten(text: str, length: int) -> str:
    """Text of at most so many characters, cut between words and ending in "..." when cut.

    Parameters
    ----------
    text
        Any words; line breaks become spaces.
    length
        Most characters, at least 10.
    """
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 3]
    whole = cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut
    return whole.rstrip(" ,.;:-–(") + "..."


def quoted(text: str) -> str:
    """A respondent's words on one line in quotation marks, which stand once."""
    inner = one_line(text)
    ends = {inner[:1], inner[-1:]}
    if ends <= _QUOTES and not _QUOTES & set(inner[1:-1]):
        inner = inner[1:-1].strip()
    return f"“{inner}”"


def listed(items: tuple[str, ...], *, last: str = "and") -> str:
    """Items as a phrase: "online, hard copy and letter"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
