"""What kind of word a word is, to a search for names: ordinary, a first name, both, or neither.

Two packages say so: simplemma has the words of English with their forms, Faker first and last names
of seventy languages and countries. A name that no list has is known by being no word of English,
whichever language it comes from: that is fairer to rare names than any list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from consult.definitions.in_force import definition, derived, shipped

WORD = re.compile(r"[^\W\d_]+(?:['’`´.-](?=[^\W\d_])[^\W\d_]+)*")
"""A word, with what hyphens, apostrophes and stops inside it join."""

_CONTRACTED = re.compile(r"(?<=.)(?:n['’`´]t|['’`´](?:d|ve|ll|m|re))$")
_ENDS_SENTENCE = re.compile(r"[.!?:;•·\n…*–—]|,\s*[\"“‘]|^\s*$| - ")
_LETTERS_OF_A_NAME = 3
"""Shorter entries of the lists ("An", "Do", "Le") are words of English too, all but a few."""


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
    harmless
        Listed as nobody's name: a place, a day, an institution, a word of every comment.
    """

    ordinary: bool
    first: bool
    listed: bool
    sure: bool
    harmless: bool


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
    firsts = _first_names()
    double = "-" in low and parts[0] in firsts - also_words() and parts[-1] in listed_names()
    joined = len(parts) > 1 and all(map(is_ordinary, parts)) and not double
    ordinary = is_ordinary(low) or joined
    owner = low[-1] == "s" and low[:-1] in firsts and not is_ordinary(low[:-1])
    first = low in firsts or owner or ("-" in low and parts[0] in firsts)
    listed = first or low in _last_names()
    sure = low in _curated() or (first and not ordinary and len(low) > _LETTERS_OF_A_NAME)
    return WordKind(ordinary, first, listed, sure and not harmless, harmless)


@cache
def is_ordinary(low: str) -> bool:
    """Whether a word is one of English, or a form of one.

    Parameters
    ----------
    low
        As :func:`plain` gives it.
    """
    contraction = re.sub(r"['’].*$", "", low)
    stem = contraction if 1 < len(contraction) < len(low) else ""
    return len(low) < 2 or low in english() or (bool(stem) and is_ordinary(stem))


@cache
def english() -> Mapping[str, str]:
    """The words of English, with names in it under a capital alone."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    return DefaultDictionaryFactory().get_dictionary("en")


@derived
def _harmless() -> frozenset[str]:
    """Words that look like names by their capital or by a list, and are none."""
    names = shipped("first_names.toml")
    own = definition("redaction.toml")["not_names"]
    return frozenset(plain(word) for word in (*own, *names["not_people"], *names["not_places"]))


@cache
def _curated() -> frozenset[str]:
    return frozenset(map(plain, shipped("first_names.toml")["names"]))


@cache
def also_words() -> frozenset[str]:
    """First names that are words of English as well."""
    return frozenset(map(plain, shipped("first_names.toml")["also_words"]))


@cache
def _first_names() -> frozenset[str]:
    return frozenset(_listed("first_name")) | _curated() | also_words()


@cache
def listed_names() -> frozenset[str]:
    """Every first and last name of the lists."""
    return _first_names() | _last_names()


@cache
def _last_names() -> frozenset[str]:
    return frozenset(_listed("last_name"))


def _listed(part: str) -> Iterator[str]:
    """Names of every language that Faker writes in Latin letters."""
    package = import_module("faker.providers.person")
    for module in iter_modules(package.__path__):
        provider = import_module(f"{package.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if part in attribute and isinstance(names, Collection):
                words = (plain(name) for name in names if isinstance(name, str))
                yield from (
                    one for one in words if len(one) >= _LETTERS_OF_A_NAME and one.isascii()
                )
