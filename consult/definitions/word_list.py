"""The words of English and the names of many lands, in one file that is read in no time.

What made it, and of what, is in benchmarks/_redaction_words.py; whose work it is and under which
licence, in THIRD_PARTY_NOTICES.md. Lines are sorted, so that a word is found in the packed text as
it is: half a million entries of a dict would take ten times as long to read as to use.
"""

from __future__ import annotations

import gzip
from enum import IntFlag
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("words.txt.gz")
"""The common words; groups of three letters, each with its weight; then a word a line, with the
number of its :class:`InList`. An empty line is between the parts."""


class InList(IntFlag):
    """Where a word is listed.

    ``COMMON`` words are those that everybody uses, ``ENGLISH`` those of a large dictionary,
    ``RARE`` those that few know. ``FIRST`` and ``RARE_FIRST`` are first names, ``LAST`` last names,
    ``PLACE`` words of towns' names.
    """

    NOWHERE = 0
    COMMON = 1
    ENGLISH = 2
    RARE = 4
    FIRST = 8
    RARE_FIRST = 16
    LAST = 32
    PLACE = 64


@cache
def _parts() -> tuple[bytes, bytes, bytes]:
    common, weights, words = gzip.decompress(FILE.read_bytes()).split(b"\n\n")
    return common, weights, b"\n" + words


@cache
def listed(low: str) -> InList:
    """Where a word is listed.

    Parameters
    ----------
    low
        In small letters, without accents.
    """
    text, word = _parts()[2], low.encode("ascii", "replace")
    start, end = 0, len(text) - 1
    while start < end:
        begins = text.rfind(b"\n", start, (start + end) // 2 + 1) + 1
        ends = text.find(b"\n", begins)
        found, _, number = text[begins:ends].partition(b" ")
        if found == word:
            return InList(int(number))
        if found < word:
            start = ends
        else:
            end = begins - 1
    return InList.NOWHERE


@cache
def common_words() -> frozenset[str]:
    """The words that everybody uses."""
    return frozenset(_parts()[0].decode().split(" "))


@cache
def weights() -> dict[str, float]:
    """Group of three letters -> log odds that it stands in a name, not in a word of English."""
    groups = _parts()[1].decode().split(" ")
    return dict(zip(groups[::2], map(float, groups[1::2]), strict=True))
