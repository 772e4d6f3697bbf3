"""Which question of an earlier round is which question now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consult.definitions.wordings import normalised

ALIKE = 0.5
"""Share of different words that two wordings under one id must have in common, of those in either,
to be taken for the same question.

Tried on 20 ids that two yearly surveys of research software share. At .25 "Do you work for a
university?" is "What type of organisation do you work for?"; at .75 "... your current contract?"
and "... your current contract in months?" are two questions. At .5 neither happens, and one pair
worded anew (.4) is missed, which a note says.
"""


@dataclass(frozen=True)
class Matched:
    """Questions of now that are coded with earlier codes.

    Parameters
    ----------
    earlier
        Question id now -> its id in the earlier round.
    notes
        One sentence a question that is not matched by id and wording.
    """

    earlier: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def match_questions(earlier: Mapping[str, str], now: Mapping[str, str]) -> Matched:
    """Find the questions of an earlier round again.

    Parameters
    ----------
    earlier, now
        Question id -> wording, of open questions.

    Returns
    -------
    Matched
        The same id and words; then the same id and words much alike; then, under another id, the
        same words, where no other question has them. No earlier question is used twice.

    Examples
    --------
    Invented questions; the first has moved to another id:

    >>> earlier = {"q1": "Why do you say that?", "q2": "Anything else?"}
    >>> now = {"q7": "Why do you say that?", "q2": "Anything else?"}
    >>> sorted(match_questions(earlier, now).earlier.items())
    [('q2', 'q2'), ('q7', 'q1')]
    """
    said: dict[str, str] = {}
    was = {key: normalised(text) for key, text in earlier.items()}
    words = {key: normalised(text) for key, text in now.items()}
    found = {key: key for key, text in words.items() if was.get(key) == text}
    for key in sorted((words.keys() & was.keys()) - found.keys()):
        if _alike(words[key], was[key]):
            found[key] = key
            said[key] = f'"{key}" is worded otherwise than before and was taken for the same.'
    for key, text in words.items():
        same = [old for old, wording in was.items() if wording == text]
        alone = len(same) == 1 and list(words.values()).count(text) == 1
        if key not in found and alone and same[0] not in found.values():
            found[key] = same[0]
            said[key] = f'"{key}" was found by its wording: it was "{same[0]}" before.'
    for key in words:
        if key not in found:
            said[key] = f'"{key}" has no earlier codes; its themes were found afresh.'
    return Matched({key: found[key] for key in now if key in found}, _in_order(said, now))


def _alike(one: str, other: str) -> bool:
    mine, others = set(one.split()), set(other.split())
    return len(mine & others) >= ALIKE * max(1, len(mine | others))


def _in_order(said: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(said[key] for key in now if key in said)
