"""Words that no dictionary has: names, or slips, brands and slang."""

from __future__ import annotations

import re
from enum import IntEnum

from consult.definitions.word_list import InList, listed
from consult.redact.lexicon import also_syllables, particles
from consult.redact.likeness import is_misspelt, likeness
from consult.redact.reading import WordedText
from consult.redact.syllables import is_of_syllables, is_syllable
from consult.redact.words import CommentWord

_ODD_CAPITALS = re.compile(r"^(?!Mc|Mac|O['’]|D['’]|De|La|Le|Ni|St|Van)(?=.*[a-z])[^\W\d_-]+[A-Z]")
"""A capital inside a word, as in units and brands."""


class Sureness(IntEnum):
    """How surely what stands beside a word points to a person."""

    NONE = 0
    CALLED = 1
    ROLE = 2
    NAMED = 3
    TITLE = 4


_VOWELS = frozenset("aeiouy")
"""A word in small letters without any is short for another: "dgtr"."""

_SMALL_LIKE = {
    Sureness.NONE: 0.4,
    Sureness.CALLED: -0.2,
    Sureness.ROLE: -0.8,
    Sureness.NAMED: -2.0,
    Sureness.TITLE: -9.0,
}
"""Least likeness to a name, by what points to a word in small letters that no list has."""

_CAPITAL_LIKE = {
    Sureness.NONE: 0.0,
    Sureness.CALLED: -0.5,
    Sureness.ROLE: -2.0,
    Sureness.NAMED: -9.0,
    Sureness.TITLE: -9.0,
}
"""The same for a word with a capital inside a sentence. Brands and medicines have one too, and most
of them are spelt unlike a name."""

_FIRST_LIKE = 0.1
"""The same for a word that its place gives a capital: "Liasing with" begins a sentence as often as
a rare name does."""

_LISTED_LIKE = {
    Sureness.NONE: -0.6,
    Sureness.CALLED: -1.0,
    Sureness.ROLE: -9.0,
    Sureness.NAMED: -9.0,
    Sureness.TITLE: -9.0,
}
"""The same for a word in small letters that is on a list: lists of rare last names hold misspelt
words as well."""


def may_be_unlisted(reading: WordedText, token: CommentWord, cue: Sureness) -> bool:
    """Whether a word that is neither English nor a sure name may be one.

    Parameters
    ----------
    reading, token
        The text, and the word.
    cue
        What points to it.
    """
    if _ODD_CAPITALS.match(token.text) or "." in token.text:
        return False
    if token.shouted and not reading.is_shouted:
        return False
    if cue is not Sureness.NONE and is_syllable(token.low) and token.low not in particles():
        return True
    if len(token.text) < 3:
        return False
    if reading.is_capital(token):
        return _is_capital_name(token, cue)
    if not _VOWELS.intersection(token.low) and len(token.low) > 2:
        return False
    if is_misspelt(token.low) and (cue is Sureness.NONE or not token.kind.listed):
        return False
    like = likeness(token.low)
    if token.kind.listed and len(token.text) > 3:
        return like > _LISTED_LIKE[cue]
    return len(token.text) > 3 - (cue >= Sureness.ROLE) and like > _SMALL_LIKE[cue]


def _is_capital_name(token: CommentWord, cue: Sureness) -> bool:
    if token.starts and cue is Sureness.NONE and is_misspelt(token.low):
        return False
    if token.kind.first or (token.kind.listed and cue is not Sureness.NONE):
        return True
    least = _FIRST_LIKE if token.starts and cue is Sureness.NONE else _CAPITAL_LIKE[cue]
    return likeness(token.low) > least


def is_brand_like(token: CommentWord) -> bool:
    """Whether a capital inside a word says that it is a brand or a unit: "GitHub", no "McKay".

    Parameters
    ----------
    token
        A word.
    """
    return bool(_ODD_CAPITALS.match(token.text))


def is_double(reading: WordedText, token: CommentWord) -> bool:
    """Whether a word is two syllables of a name, whatever each means in English: "Hye-rin".

    Parameters
    ----------
    reading, token
        The text, and the word.
    """
    parts = token.low.split("-")
    if len(parts) != 2 or not is_of_syllables(token.low):
        return False
    known = [bool(listed(part) & InList.COMMON) for part in parts]
    return not all(known) and (reading.is_capital(token) or not any(known))


def goes_on_in_syllables(reading: WordedText, number: int) -> bool:
    """Whether a word is the next syllable of a name, as in "nguyen thi lan" and "linh chi".

    Parameters
    ----------
    reading, number
        The text, and which of its words.
    """
    token, before = reading.tokens[number], reading.tokens[number - 1]
    if not number or token.gap not in (" ", "-") or not is_syllable(token.low):
        return False
    strange = is_of_syllables(before.low) and not before.kind.ordinary
    if not strange or token.kind.harmless:
        return False
    common = listed(token.low) & InList.COMMON and token.low != before.low
    return not common or (before.kind.sure and token.low in also_syllables())
