"""Which clause of a point tells it: one that is like the others, whole, and clear by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from consult.coding.points.likeness import DECIMALS, ClauseLikeness
from consult.definitions.in_force import shipped

FAULT = 0.2
"""Likeness to the clause read first that a clause loses for each fault. On parts of ArgKP the first
ten points meet .80 of the key points with 0, .1, .2 and .4. The most central clause of a point in
place of the one read first meets .76."""

FEWEST_WORDS, MOST_WORDS = 4, 30
"""Shorter clauses leave out what they are about; longer ones say several things. Nine in ten
arguments of ArgKP have 9 to 30 words."""

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


_THANKS = "thank thanks thankyou cheers regards hello hi dear sincerely bye"
_SAID_WITH_THANKS = (
    "you all everyone everybody to for this that the a an very so much again many kind best warm "
    "wishes your time help in advance yours god bless big huge of team once"
)
_COURTESY = frozenset(_THANKS.split())
_WITH_COURTESY = _COURTESY | frozenset(_SAID_WITH_THANKS.split())
"""Greetings, thanks and closings of English letters, and what is said with them. A thing that
somebody gives thanks for ("the food") is not among them and so says something."""


def says_something(clause: str) -> bool:
    """Whether a clause says anything: more than a name taken out, "I'm not sure" or "Many thanks".

    Parameters
    ----------
    clause
        After redaction.

    Examples
    --------
    >>> says_something("Thank you all so much"), says_something("[name] is late")
    (False, True)
    """
    words = _bare(_PLACEHOLDER.sub(" ", clause))
    return bool(words) and words not in _nothing_said() and not _only_thanks(words.split())


def _only_thanks(words: Sequence[str]) -> bool:
    """Whether these are words of courtesy alone, with what goes with them."""
    return not _COURTESY.isdisjoint(words) and _WITH_COURTESY.issuperset(words)


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


def telling(rows: np.ndarray, begin: int, clauses: Sequence[str], likeness: ClauseLikeness) -> int:
    """The clause that tells a point: the one that is read first, or one like it that is clearer.

    Parameters
    ----------
    rows
        Positions of the clauses of the point, in canonical order.
    begin
        The one of them that is read first.
    clauses, likeness
        Of the theme.

    Returns
    -------
    int
        One of ``rows``.
    """
    near = likeness.between(np.array([begin]), rows)[0]
    near[rows == begin] = 1.0
    lost = FAULT * np.array([faults(clauses[row]) for row in rows])
    return int(rows[int(np.argmax(np.round(near - lost, DECIMALS)))])
