"""Whether the variables of an SPSS file are laid out as they must be, before it is opened.

The library that reads these files ends the whole program when a damaged file gives a variable
an impossible width. So the widths are looked at first. Source: PSPP developers, System File
Format, file header and variable records.
"""

from __future__ import annotations

import struct

_HEADER = 176
"""Bytes before the first variable record. Source of this and what follows: PSPP developers."""

_LAYOUT_AT = 64
"""Where the header holds a number that is 2 or 3 if it is read in the right byte order."""

_LAYOUTS = (2, 3)
"""What it can be. Any other way round it is 33,554,432 or more."""

_VARIABLE = 2
"""Begins a variable record; another number there ends them."""

_RECORD = 32
"""Bytes of a variable record without its label and its missing values."""

_WIDEST = 255
"""Bytes of words that one variable holds; longer words are several variables."""

_MOST_MISSING = 3
"""Missing values of a variable; a range counts as -2, and with one value beside it as -3."""

_SEGMENT = 8
"""Bytes of words that one record stands for; those that follow it stand for the rest."""

_AS_WORDS = (1, 2)
"""Formats A and AHEX."""


def is_sound(data: bytes) -> bool:
    """Whether every variable record has a possible width and ends within the file.

    Parameters
    ----------
    data
        The bytes of the file.
    """
    try:
        return _walk(data, _byte_order(data))
    except struct.error:
        return False


def _byte_order(data: bytes) -> str:
    (little,) = struct.unpack_from("<i", data, _LAYOUT_AT)
    return "<" if little in _LAYOUTS else ">"


def _walk(data: bytes, order: str) -> bool:
    at, more = _HEADER, 0
    while struct.unpack_from(f"{order}i", data, at)[0] == _VARIABLE:
        width, labelled, missing, *shown = struct.unpack_from(f"{order}5i", data, at + 4)
        if labelled not in (0, 1) or abs(missing) > _MOST_MISSING or (width == -1) != (more > 0):
            return False
        if width != -1 and not all(_is_possible(width, form) for form in shown):
            return False
        more = more - 1 if width == -1 else max(0, -(-width // _SEGMENT) - 1)
        at += _RECORD + 8 * abs(missing)
        if labelled:
            (length,) = struct.unpack_from(f"{order}i", data, at - 8 * abs(missing))
            if length < 0:
                return False
            at += 4 + length + -length % 4
    return at > _HEADER and not more


def _is_possible(width: int, shown: int) -> bool:
    """Whether a width is one SPSS allows, and words are shown as words, numbers as numbers."""
    return 0 <= width <= _WIDEST and ((shown >> 16 & 0xFF) in _AS_WORDS) == (width > 0)
