"""With which letters the words begin that a rule begins at: it is tried there and nowhere else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from consult.redact.words import CommentWord, plain

_LETTERS = 4
"""Letters of a beginning. With 3, 4 and 5 of them 1,270, 1,310 and 1,260 comments a second are gone
through; without any, a third as many."""

_ANY = "*"
"""Marks a beginning that is shorter: any word that goes on from it may be meant."""

_LITERAL = re.compile(r"[^\W\d_]*")
_PART = re.compile(r"(?<=[^\w\s])[^\W\d_]+")
_WEAK = ("?", "*", "{")
"""What makes the character or the group before it one that need not be there."""

_GROUP = re.compile(r"\((?:\?(?:P<\w+>|-?i?:))?")


def beginnings_of(regex: str) -> frozenset[str]:
    """How the words begin at which a regex can match; none where it can begin otherwise.

    Parameters
    ----------
    regex
        Whole, with the words that rules share in it.
    """
    parts = _alternatives(regex)
    found = {one for part in parts for one in (_of(part[2:]) if part.startswith(r"\b") else [""])}
    return frozenset() if "" in found else frozenset(found)


def beginnings_in(tokens: Iterable[CommentWord]) -> dict[str, list[int]]:
    """Where words of a text begin, by their beginning; the parts of joined words begin as well.

    Parameters
    ----------
    tokens
        Its words.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for token in tokens:
        word, place = token.low, token.start
        _add(places, word, place)
        if not token.text.isalpha():
            for match in _PART.finditer(token.text):
                _add(places, plain(match.group()), place + match.start())
    return places


def _add(places: defaultdict[str, list[int]], word: str, place: int) -> None:
    places[word[:_LETTERS]].append(place)
    for shorter in range(1, min(_LETTERS, len(word) + 1)):
        places[word[:shorter] + _ANY].append(place)


def _of(part: str) -> Iterator[str]:
    """Beginnings of what has no alternatives at its top; "" where it can begin with anything."""
    if group := _GROUP.match(part):
        end = _end_of(part, group.end())
        for inside in _alternatives(part[group.end() : end - 1]):
            yield from _of(inside)
        if part[end : end + 1] in _WEAK:
            yield from _of(part[end + 1 :])
        return
    literal = _LITERAL.match(part)
    letters = plain(literal.group()) if literal else ""
    if part[len(letters) : len(letters) + 1] in _WEAK:
        letters = letters[:-1]
    whole = len(letters) >= _LETTERS
    yield letters[:_LETTERS] if whole or not letters else letters + _ANY


def _alternatives(inside: str) -> Iterator[str]:
    depth, last, at = 0, 0, 0
    while at < len(inside):
        character = inside[at]
        if character == "\\":
            at += 1
        elif character == "[":
            at = inside.index("]", at + 1)
        elif character in "()":
            depth += 1 if character == "(" else -1
        elif character == "|" and not depth:
            yield inside[last:at]
            last = at + 1
        at += 1
    yield inside[last:]


def _end_of(regex: str, start: int) -> int:
    """Place after the bracket that closes the group whose inside starts at a place."""
    depth, at = 1, start
    while depth:
        if regex[at] == "\\":
            at += 1
        elif regex[at] == "[":
            at = regex.index("]", at + 1)
        elif regex[at] in "()":
            depth += 1 if regex[at] == "(" else -1
        at += 1
    return at
