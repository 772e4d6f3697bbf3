"""Words made fit for Word and Excel: no control characters, short where room is short, measured."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consult.model.words.text import Text

TEXT_SIZE = 10
"""Size of the text in tables, in points."""

CM_PER_POINT = 2.54 / 72
"""72 points are an inch, which is 2.54 cm by definition."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NARROW = frozenset("ijlIftr.,:;'|()[] -/")
_WIDE = frozenset("mwMW@%")


def clean(text: str) -> str:
    """Text without the characters that neither Word nor Excel can hold.

    Parameters
    ----------
    text
        Any words; line breaks and tabs stay.
    """
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Text on one line, single-spaced.

    Parameters
    ----------
    text
        Any words.
    """
    return " ".join(clean(text).split())


_NO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""What is pasted along with words from web pages and cannot be seen: a soft hyphen, and spaces and
joiners of no width."""


def as_compared(text: str) -> str:
    """A name or a choice for comparing: capitals, spaces and what cannot be seen do not count.

    Parameters
    ----------
    text
        As written or typed.
    """
    return one_line(text.translate(_NO_WIDTH)).casefold()


def told_apart(label: str, before: Iterable[str]) -> str:
    """A label on one line, with a number where others before it are the same.

    Parameters
    ----------
    label
        Of a row or column.
    before
        The labels of those before it.

    Examples
    --------
    >>> told_apart("Other", ["Bus", "Other"])
    'Other (2)'
    """
    name = one_line(label)
    earlier = sum(one_line(other) == name for other in before)
    return f"{name} ({earlier + 1})" if earlier else name


def shorten(text: str, length: int) -> str:
    """Text of at most so many characters, cut between words and ending in "..." when cut.

    Parameters
    ----------
    text
        Any words; line breaks become spaces.
    length
        Most characters, at least 10.
    """
    return Text(one_line(text)).shortened(length).plain


def width_of(text: str, *, size: float = TEXT_SIZE, bold: bool = False) -> float:
    """About how wide a line of text stands in Arial, in cm.

    Parameters
    ----------
    text
        One line.
    size
        In points.
    bold
        Bold is about 7% wider.

    Notes
    -----
    Widths in parts of the type size after the Helvetica metrics: narrow letters 0.31, wide ones
    0.88, capitals 0.69, all others 0.556.
    """
    ems = sum(
        0.31 if c in _NARROW else 0.88 if c in _WIDE else 0.69 if c.isupper() else 0.556
        for c in text
    )
    return ems * size * CM_PER_POINT * (1.07 if bold else 1.0)


def fit_cell(text: str, *, most: int, mark: str) -> str:
    """Text on one line, cut with a mark where it is longer than a cell holds.

    Parameters
    ----------
    text
        Any words.
    most
        Most characters, counted as Excel counts them: an emoji is two.
    mark
        Stands at the end of what is cut.
    """
    line = one_line(text)
    if _units(line) <= most:
        return line
    room = (most - _units(mark)) * 2
    return line.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
