"""Clauses that ask for the opposite of each other: they are never one point, however alike."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

AXES: Mapping[str, tuple[str, str]] = {
    "amount": (
        "more increase increased increasing extra additional raise raised expand extend add "
        "greater higher bigger larger most",
        "less fewer reduce reduced reducing decrease decreased lower lowered cut cuts cutting "
        "smaller shrink least limit limits",
    ),
    "length": ("longer lengthen lengthened", "shorter shorten shortened"),
    "time": ("earlier sooner", "later"),
    "speed": ("faster quicker quick fast speed", "slower slow"),
    "price": (
        "cheaper cheap affordable inexpensive",
        "dearer expensive costly pricey unaffordable",
    ),
    "permit": (
        "allow allowed allowing permit permitted legalise legalize legal",
        "ban banned banning forbid forbidden prohibit prohibited outlaw illegal disallow",
    ),
    "keep": (
        "keep kept keeping retain preserve protect maintain",
        "remove removed removing scrap scrapped abolish abolished axe axed end stop drop",
    ),
    "open": ("open opened opening reopen reopened", "close closed closing shut closure"),
    "ease": ("easy easier easily simple simpler simply", "hard harder difficult complicated"),
    "worth": (
        "good great excellent better best love loved like helpful useful friendly safe safer "
        "improve improved improves well",
        "bad poor terrible worse worst hate hated dislike unhelpful useless rude unsafe dangerous "
        "awful worsen worsened badly",
    ),
    "agree": ("agree support supported favour", "disagree oppose opposed against object"),
    "safe": ("strong stronger strengthen", "weak weaker weaken"),
}
"""What can be said in two opposite ways, each in words that say it one way and the other.

Written from the ends of scales that surveys ask for and the verbs of proposals, with no comment in
view. A word may stand on one axis only.
"""

_DENIED_BY = (
    "not no never none nobody nothing neither nor without cannot cant can't don't dont doesn't "
    "doesnt isn't isnt aren't arent won't wont wouldn't wouldnt shouldn't shouldnt wasn't wasnt "
    "weren't hasn't haven't hardly"
)
_DENIALS = frozenset(_DENIED_BY.split())

REACH = 4
"""Words after a denial that it turns round: "not nearly as good" is the longest in common use."""

_SIGNS = {
    word: (axis, sign)
    for axis, sides in AXES.items()
    for sign, words in zip((1, -1), sides, strict=True)
    for word in words.split()
}

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def directions(clause: str) -> dict[str, int]:
    """Which way a clause goes on each axis that it speaks of.

    Parameters
    ----------
    clause
        Any words.

    Returns
    -------
    dict
        Axis -> 1 or -1. An axis on which it goes both ways is left out.

    Examples
    --------
    >>> directions("Opening hours should not be shorter")
    {'open': 1, 'length': 1}
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(clause)]
    found: dict[str, set[int]] = {}
    for at, word in enumerate(words):
        if word in _SIGNS:
            axis, sign = _SIGNS[word]
            turned = sum(one in _DENIALS for one in words[max(0, at - REACH) : at]) % 2
            found.setdefault(axis, set()).add(-sign if turned else sign)
    return {axis: signs.pop() for axis, signs in found.items() if len(signs) == 1}


def denied(clause: str) -> tuple[frozenset[str], bool]:
    """The words of a clause without denials, and whether it denies them.

    Parameters
    ----------
    clause
        Any words.
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(clause)]
    denials = sum(word in _DENIALS for word in words)
    return frozenset(word for word in words if word not in _DENIALS), denials % 2 == 1


def conflicts(clauses: Sequence[str]) -> tuple[list[int], list[int]] | None:
    """What in a group of clauses says the opposite of what else in it says.

    Parameters
    ----------
    clauses
        Of one group.

    Returns
    -------
    tuple or None
        Positions on one side and on the other of the axis on which most of them differ; those on
        neither side are in neither list. ``None`` where nothing is against anything.
    """
    ways = [directions(clause) for clause in clauses]
    sides = []
    for axis in AXES:
        one = [at for at, way in enumerate(ways) if way.get(axis) == 1]
        other = [at for at, way in enumerate(ways) if way.get(axis) == -1]
        sides.append((one, other))
    sides.append(_same_words_denied(clauses))
    best = max(sides, key=lambda pair: min(len(pair[0]), len(pair[1])))
    return best if all(best) else None


def _same_words_denied(clauses: Sequence[str]) -> tuple[list[int], list[int]]:
    """Clauses of the same words, those that affirm and those that deny them."""
    read = [denied(clause) for clause in clauses]
    affirmed = {words for words, no in read if not no}
    both = {words for words, no in read if no} & affirmed
    one = [at for at, (words, no) in enumerate(read) if words in both and not no]
    other = [at for at, (words, no) in enumerate(read) if words in both and no]
    return one, other
