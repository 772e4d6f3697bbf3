"""A comment as phrases see it: its sentences, and their words without case and marks."""

from __future__ import annotations

import re

_ENDS = re.compile(r"(?<=[.!?;:])\s+|\n+|\s[-–—]\s")
_APOSTROPHE = re.compile(r"['’‘`´]")
_NO_WORD = re.compile(r"[^a-z0-9à-ÿ]+")


def sentences(text: str) -> list[str]:
    """The sentences of a comment, word for word; one that nobody punctuated is one sentence.

    Parameters
    ----------
    text
        A comment.
    """
    return [part for part in _ENDS.split(text) if part.strip()]


def plain(sentence: str) -> str:
    """Words in small letters with one space before, between and after them.

    Parameters
    ----------
    sentence
        Of a comment.

    Examples
    --------
    >>> plain("I'm NOT sure, sorry.")
    ' im not sure sorry '
    """
    words = _NO_WORD.sub(" ", _APOSTROPHE.sub("", sentence.lower())).strip()
    return f" {words} "
