"""What a text is known by where its words may not be kept."""

from __future__ import annotations

from hashlib import sha256

from consult.office.words import one_line

ID_DIGITS = 12
"""Hexadecimal digits an answer is known by to people, which is 48 bits: that two of 5,000 answers
share an id has a chance of 4 in 100 million. With 6 digits it would be one in two."""


def words_hash(text: str) -> str:
    """Hash of the words of a text, 64 hexadecimal digits; spaces and line breaks do not count.

    Parameters
    ----------
    text
        As written or as read back from a workbook, which may have changed the spacing.
    """
    return sha256(one_line(text).encode()).hexdigest()
