"""Which clause of a point tells it: one that is like the others, whole, and clear by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from consult.coding.points.likeness import DECIMALS, ClauseLikeness
from consult.coding.points.reading import Crowd
from consult.definitions.in_force import shipped

OF_THEME = 0.02
"""Weight of how many of the theme say such a thing, in standard deviations, beside likeness to the
point's own clauses. On parts of half the topics of ArgKP the first ten points meet .82, .83, .81
and .83 of the key points with 0, .02, .05 and .1: next to nothing."""

FAULT = 0.1
"""What a clause loses for each fault. With 0, .02, .05 and .1 the first ten points meet .81 to .82
of the key points: it costs nothing to show a clause that can be understood by itself."""

FEWEST_WORDS, MOST_WORDS = 4, 30
"""Shorter clauses leave out what they are about; longer ones say several things. Nine in ten
arguments of ArgKP have 9 to 30 words."""

MOST_COMPARED = 500
"""Clauses of a point that are compared with each other; a larger point is told by one of these."""

_POINTS_BACK = re.compile(
    r"(?i)\W*(?:but|and|or|so|also|because|which|however|although|though|whereas|yet|it|its|it's|"
    r"they|them|their|this|that|these|those|he|she|his|her|there|then)\b"
)
_UNFINISHED = re.compile(
    r"(?i)\b(?:to|of|for|from|with|the|a|an|and|or|is|are|because|have|has)\W*$"
)
_PLACEHOLDER = re.compile(r"\[[^\]\n]*\]\d*")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


_FILLED_WITH = "really just yet honestly personally but and so well though sorry i im am"
_FILLERS = frozenset(_FILLED_WITH.split())
"""Taken off before a clause is looked up among those that say nothing."""


def says_something(clause: str) -> bool:
    """Whether a clause says anything: more than a name that was taken out, or "I'm not sure".

    Parameters
    ----------
    clause
        After redaction.

    Examples
    --------
    >>> says_something("I'm really not sure"), says_something("[name] is late")
    (False, True)
    """
    words = _bare(_PLACEHOLDER.sub(" ", clause))
    return bool(words) and words not in _nothing_said()


@cache
def _nothing_said() -> frozenset[str]:
    """What ``substance.toml`` lists as saying nothing, without fillers."""
    lists = shipped("substance.toml")
    return frozenset(_bare(phrase) for name in ("phrases", "nothing") for phrase in lists[name])


def _bare(clause: str) -> str:
    words = (word.replace("'", "") for word in _WORD.findall(clause.casefold().replace("’", "'")))
    return " ".join(word for word in words if word not in _FILLERS)


def faults(clause: str) -> int:
    """How many things speak against showing a clause by itself, 0 to 4.

    Parameters
    ----------
    clause
        As it was written.
    """
    words = len(clause.split())
    return (
        bool(_PLACEHOLDER.search(clause))
        + bool(_POINTS_BACK.match(clause))
        + bool(_UNFINISHED.search(clause))
        + (not FEWEST_WORDS <= words <= MOST_WORDS)
    )


def telling(
    rows: np.ndarray, clauses: Sequence[str], likeness: ClauseLikeness, among: Crowd
) -> int:
    """The clause that tells a point.

    Parameters
    ----------
    rows
        Positions of the clauses of the point, in canonical order.
    clauses, likeness, among
        Of the theme.

    Returns
    -------
    int
        One of ``rows``.
    """
    if len(rows) > MOST_COMPARED:
        best = np.argsort(-among.density[rows], kind="stable")[:MOST_COMPARED]
        rows = rows[np.sort(best)]
    central = likeness.between(rows, rows).mean(axis=1) + OF_THEME * among.density[rows]
    lost = FAULT * np.array([faults(clauses[row]) for row in rows])
    return int(rows[int(np.argmax(np.round(central - lost, DECIMALS)))])
