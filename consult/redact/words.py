"""What kind of word a word is, to a search for names: ordinary, a first name, both, or neither.

One list says so (:mod:`consult.redact.wordlist`): the words of English with their forms, and first
and last names of many lands. A name that no list has is known by being no word of English and by
how it is spelt, whichever language it comes from: that is fairer to rare names than any list.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from consult.definitions.in_force import derived
from consult.definitions.word_list import InList, listed
from consult.redact.likeness import is_misspelt
from consult.redact.wordlist import lists, rules

WORD = re.compile(r"[^\W\d_]+(?:['’`´.-](?=[^\W\d_])[^\W\d_]+)*")
"""A word, with what hyphens, apostrophes and stops inside it join."""

_CONTRACTED = re.compile(r"(?<=.)(?:n['’`´]t|['’`´](?:d|ve|ll|m|re))$")
_ENDS_SENTENCE = re.compile(r"[.!?:•·\n…*]|,\s*[\"“‘]|^\s*$")
_UNMARKED = re.compile(
    r"(?:you|they|we|he|she|it|that|there|who|what|where|how|i)(?:d|ll|ve|re|s|dve)"
    r"|(?:should|could|would|must|might)(?:ve|a|of)"
    r"|(?:is|are|was|wer|were|has|have|had|do|dos|does|did|ca|wo|would|could|should|must|need|ai)nt"
)
"""Contractions without their apostrophe."""

_LETTERS_OF_A_NAME = 3
"""Shorter entries of the lists ("An", "Do", "Le") are words of English too, all but a few."""

_ENGLISH = InList.COMMON | InList.ENGLISH
_FIRST = InList.FIRST | InList.RARE_FIRST
_NAME = _FIRST | InList.LAST


@dataclass(frozen=True, slots=True)
class WordKind:
    """What a word is, its case left aside.

    Parameters
    ----------
    ordinary
        A word of English, or a form of one.
    first, listed
        On a list of first names; on a list of first or last names.
    sure
        A first name that is hardly ever anything else.
    place
        A word of a town's name, and no first name that is often met.
    harmless
        InList as nobody's name: a place, a day, an institution, a word of every comment.
    """

    ordinary: bool
    first: bool
    listed: bool
    sure: bool
    harmless: bool
    place: bool


class CommentWord(NamedTuple):
    """A word of a text.

    Parameters
    ----------
    text, start, end
        Without an "'s" at its end; where it stands.
    low
        In small letters, without accents and what it is contracted with.
    starts
        Whether it begins a sentence, so that its capital says nothing.
    gap
        What stands before it.
    """

    text: str
    start: int
    end: int
    low: str
    starts: bool
    gap: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether all of it is in capitals."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def kind(self) -> WordKind:
        """What kind of word it is."""
        return kind_of(self.low)


def plain(word: str) -> str:
    """A word in small letters, without accents.

    Parameters
    ----------
    word
        One word.
    """
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.replace("’", "'"))
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def tokens_of(text: str) -> list[CommentWord]:
    """The words of a text, in order.

    Parameters
    ----------
    text
        One comment.
    """
    out: list[CommentWord] = []
    last = 0
    for match in WORD.finditer(text):
        word, gap = match.group(), text[last : match.start()]
        if (at := word[-2:-1]) and at in "'’`´" and word[-1] in "sS":
            word = word[:-2]
        low = _CONTRACTED.sub("", plain(word))
        starts = not out or (gap != " " and bool(_ENDS_SENTENCE.search(gap)))
        out.append(CommentWord(word, match.start(), match.start() + len(word), low, starts, gap))
        last = match.end()
    return out


@derived
def kind_of(low: str) -> WordKind:
    """What kind of word a word is.

    Parameters
    ----------
    low
        As :func:`plain` gives it.
    """
    parts = [part for part in re.split(r"['-]", low) if part]
    harmless = low in _harmless() or (len(parts) > 1 and all(map(_harmless().__contains__, parts)))
    double = "-" in low and is_first(parts[0]) and parts[0] not in also_words()
    double = double and is_listed(parts[-1])
    joined = len(parts) > 1 and all(map(is_ordinary, parts)) and not double
    ordinary = is_ordinary(low) or joined
    owner = low[-1] == "s" and is_first(low[:-1]) and not is_ordinary(low[:-1])
    first = is_first(low) or owner or ("-" in low and is_first(parts[0]) and not joined)
    surely = first and not ordinary and len(low) > _LETTERS_OF_A_NAME
    if surely and not (listed(low) & InList.FIRST or owner or double):
        surely = not is_misspelt(low)
    sure = (low in _curated() or surely) and not harmless
    place = bool(listed(low) & InList.PLACE) and not ordinary and not _may_be_first(low)
    sure = sure and not place
    return WordKind(ordinary, first, first or is_listed(low), sure, harmless, place)


@derived
def is_ordinary(low: str) -> bool:
    """Whether a word is one of English, or a form of one.

    Parameters
    ----------
    low
        As :func:`plain` gives it.
    """
    where = listed(low)
    known = where & _ENGLISH or (where & InList.RARE and not where & _NAME)
    if len(low) < 2 or known or low in _also_english() or _UNMARKED.fullmatch(low):
        return True
    if low.endswith("in") and not where & _NAME and listed(low + "g") & _ENGLISH:
        return True
    stem = re.sub(r"['’].*$", "", low)
    return 1 < len(stem) < len(low) and is_ordinary(stem)


def is_first(low: str) -> bool:
    """Whether a word is on a list of first names.

    Parameters
    ----------
    low
        As :func:`plain` gives it.
    """
    where = listed(low)
    if low in _curated() or low in also_words() or low in _with_a_cue():
        return True
    if is_ordinary(low):
        return bool(where & InList.FIRST) and not where & InList.COMMON
    return len(low) >= _LETTERS_OF_A_NAME and bool(where & _FIRST)


def is_listed(low: str) -> bool:
    """Whether a word is on a list of first or last names.

    Parameters
    ----------
    low
        As :func:`plain` gives it.
    """
    where = listed(low)
    named = where & _NAME and not where & InList.COMMON
    return (len(low) >= _LETTERS_OF_A_NAME and bool(named)) or is_first(low)


@derived
def _harmless() -> frozenset[str]:
    """Words that look like names by their capital or by a list, and are none."""
    names, nobody = lists("first_names.toml"), lists("nobody.toml")
    own = rules()["not_names"]
    words = (*own, *names["not_people"], *names["not_places"])
    things = set(map(plain, " ".join(nobody["things"].values()).split()))
    return frozenset(map(plain, words)) | {word for word in things if not _may_be_first(word)}


def _may_be_first(low: str) -> bool:
    """Whether a thing is somebody's name as well: "Florence", "Nelson", "Percy"."""
    often = listed(low) & InList.FIRST and not listed(low) & _ENGLISH
    return bool(often) or low in _curated() or low in also_words()


@derived
def _also_english() -> frozenset[str]:
    """Words of English that no dictionary has: slang, dialect, how people text."""
    return frozenset(" ".join(lists("nobody.toml")["english"].values()).split())


@cache
def _curated() -> frozenset[str]:
    names = lists("first_names.toml")
    origins = " ".join(names["by_origin"].values()).split()
    return frozenset(map(plain, names["names"])) | frozenset(
        name for name in map(plain, origins) if not listed(name) & _ENGLISH
    )


@cache
def _with_a_cue() -> frozenset[str]:
    return frozenset(map(plain, lists("first_names.toml")["with_a_cue"]))


@cache
def also_words() -> frozenset[str]:
    """First names that are words of English as well."""
    return frozenset(map(plain, lists("first_names.toml")["also_words"]))
