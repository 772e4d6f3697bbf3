"""What a comment must hold to belong to a topic: a sentence in words that several people used."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from consult.model.coding.codeframe import BELONGS, NOT_ABOUT
from consult.topics.naming.by_meaning import Ranked
from consult.topics.naming.candidates import NameCandidate
from consult.topics.naming.word_kin import kin, name_key
from consult.topics.words import STOP_WORDS

FEWEST_COMMENTS = 2
"""Different comments of the topic that must hold a word before a definition may: with 1, one
person's words would say what a theme is."""

PIECES = 4
"""Things a definition names: a sentence that can be taken in at one reading."""

MOST_SHARING = 3
"""Phrases of a definition that may share a word."""

TELLING = 1.5
"""Standard errors by which each must set the topic apart: below, it may be chance."""

LOOKED_AT = 5
"""Phrases of a neighbour, best first, of which one that is said here too is looked for."""

LONGER = 0.5
"""What each further word of a phrase is worth, as a part of the first: "waiting for a call" says
more to a reader than "call" does, and stands in fewer comments."""

AGAIN = 0.25
"""What a comment counts that a phrase before it stands in too: it is told of already, and yet a
second phrase tells more of it."""

_HOW = re.compile(r"how (?P<what>\S+) (?P<whose>.+ (?:is|are))")

NOTHING_SHARED = "Found in the comments, which share too few words to say what belongs here."
"""Where there is nothing to make a sentence of."""


def definition_of(
    own: Ranked,
    named_for: NameCandidate | None,
    neighbours: Sequence[Ranked],
    shared: Set[str],
) -> str:
    """One sentence.

    Parameters
    ----------
    own
        Phrases of the topic.
    named_for
        What it is named for.
    neighbours
        Its nearest neighbours, nearest first.
    shared
        Words, in small letters, that several different comments of the topic hold.
    """
    if own.says_nothing and named_for is None:
        return f"{BELONGS}having no answer or nothing to say."
    if own.judges_whole and named_for is None:
        return f"{BELONGS}how good or bad it was on the whole, and nothing in particular."
    pieces = _pieces(own, named_for, shared) if named_for else []
    if not pieces:
        return NOTHING_SHARED
    apart = _apart(pieces, neighbours, shared)
    return f"{BELONGS}{_listed(pieces)}{NOT_ABOUT.format(apart) if apart else ''}."


def _pieces(own: Ranked, named_for: NameCandidate, shared: Set[str]) -> list[str]:
    """Phrases that together stand in as many comments as can be, each with a word of its own."""
    usable = [one for one in (*own.phrases, *own.clauses) if _is_said(one.written, shared)]
    near = {one.key for one, ahead in zip(own.phrases, own.ahead, strict=False) if ahead > 0}
    near |= {one.key for one in own.clauses} if near else {one.key for one in usable}
    telling = [one for one in usable if one.telling >= TELLING and one.key in near]
    chosen = [one for one in usable if one.key == named_for.key]
    while telling and len(chosen) < PIECES:
        covered = {row for one in chosen for row in one.rows}
        telling = [one for one in telling if _adds(one, chosen)]
        best = max(telling, key=lambda one: (_gain(one, covered), one.key), default=None)
        if best is None or _gain(best, covered) <= 0:
            break
        chosen.append(best)
    return [one.written for one in chosen or usable[:1]]


def _gain(one: NameCandidate, covered: Set[int]) -> float:
    words = sum(word not in STOP_WORDS for word in one.written.split())
    reaching = (len(one.rows - covered) + AGAIN * len(one.rows & covered)) ** 0.5
    return float(round(one.telling * reaching * (1 + LONGER * (words - 1)), 9))


def _adds(one: NameCandidate, chosen: Sequence[NameCandidate]) -> bool:
    """Whether a phrase has a word that none before it has, and none that they hold too often."""
    own = set(name_key(one.written))
    others = [set(name_key(it.written)) for it in chosen]
    often = {stem for stem in own if sum(stem in other for other in others) >= MOST_SHARING}
    return not often and not own.issubset(set().union(*others))


def _apart(pieces: Sequence[str], neighbours: Sequence[Ranked], shared: Set[str]) -> str:
    """What is said here too, and is nearer to a neighbour than to any other topic."""
    for ranked in neighbours:
        best = zip(ranked.phrases[:LOOKED_AT], ranked.ahead, strict=False)
        for one in (one for one, ahead in best if ahead > 0 and one.telling >= TELLING):
            if _is_said(one.written, shared) and not any(kin(one.written, it) for it in pieces):
                return one.written
    return ""


def _is_said(phrase: str, shared: Set[str]) -> bool:
    words = [word for word in phrase.lower().split() if word not in STOP_WORDS]
    return bool(words) and all(word in shared for word in words)


def _listed(pieces: Sequence[str]) -> str:
    """As in "a, b or c"; of "how kind staff are" and "how calm staff are" one piece is made."""
    owners: dict[str, list[str]] = {}
    for piece in pieces:
        how = _HOW.match(piece)
        owners.setdefault(how["whose"] if how else piece, []).append(how["what"] if how else "")
    joined = [
        f"how {_either(what)} {whose}" if all(what) else whose for whose, what in owners.items()
    ]
    return _either(joined)


def _either(words: Sequence[str]) -> str:
    *before, last = words
    return f"{', '.join(before)} or {last}" if before else last
