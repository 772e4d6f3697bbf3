"""Options in an order a reader expects, when the export does not show that of the form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from consult.definitions.ladders import Ladder, degrees, ladder_of
from consult.definitions.wordings import (
    is_not_applicable,
    is_other,
    is_prefer_not_to_say,
    means_dont_know,
    normalised,
)

_WORDS_BESIDE_POINTS = 2
"""Words that may stand beside the points of a scale, such as "Not used" and "Not known". Tried: no
draft changes; with more of them the numbers are only some of the options."""

_FEWEST_BANDS = 3
"""Bands beside which a word such as "None" is the lowest of them: two numbers may be chance. Tried:
at one, no draft changes; doubled, a list from "None yet" to "More than 10" loses its order."""

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_BAND = re.compile(
    r"(?i)^(?P<under>under|below|less than|fewer than|up to|<)?(?P<over>over|above|more than|>)?"
    r"(?:at least|at most|about)?\W*(?:age[ds]? )?"
    rf"(?P<number>\d{{1,3}}(?:[ ,]\d{{3}})+|\d+(?:\.\d+)?|{'|'.join(_NUMBERS)})(?!\w)"
)
_NONE = re.compile(r"(?i)^(?:none|zero|no\b|not any|never)")
_YES_TO_NO = ("yes", "maybe", "no")


def in_order(
    options: Sequence[str], *, keep: bool = False, by: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Options as a form would list them; other, don't know and prefer not to say last.

    Parameters
    ----------
    options
        Labels, commonest first or in the order of the form.
    keep
        Whether the order given is that of the form.
    by
        ``normalised`` of a wording -> category, in the order categories are printed.
    """
    plain = [label for label in options if _rank_of_kind(label) == 0]
    last = sorted((label for label in options if _rank_of_kind(label)), key=_rank_of_kind)
    return (*(plain if keep else _by_category(plain, by or {}) or _sorted(plain)), *last)


def _by_category(plain: list[str], by: Mapping[str, str]) -> list[str]:
    """Options in the order of their categories; nothing when one has none."""
    order = list(dict.fromkeys(by.values()))
    if not plain or any(normalised(label) not in by for label in plain):
        return []
    return sorted(plain, key=lambda label: order.index(by[normalised(label)]))


def on_a_scale(options: Sequence[str]) -> bool:
    """Whether options are points that say one thing in degrees, such as how often or how good.

    Parameters
    ----------
    options
        Labels in any order; other, don't know and the like make no difference.

    Examples
    --------
    Invented:

    >>> on_a_scale(["Very tidy", "Not very tidy", "Somewhat tidy", "Don't know"])
    True
    >>> on_a_scale(["Bus", "Train", "Car"])
    False
    """
    plain = [label for label in options if _rank_of_kind(label) == 0]
    ladder = ladder_of(plain)
    return bool(degrees(plain)) or (ladder is not None and ladder.scale)


def ladder_under(options: Sequence[str]) -> Ladder | None:
    """The ladder that options stand on, all but one, other and don't know apart.

    Parameters
    ----------
    options
        Labels in any order.
    """
    return ladder_of([label for label in options if _rank_of_kind(label) == 0], strays=1)


def _rank_of_kind(label: str) -> int:
    if is_prefer_not_to_say(label):
        return 4
    if means_dont_know(label):
        return 3
    if is_not_applicable(label):
        return 2
    return 1 if is_other(label) else 0


def _sorted(plain: list[str]) -> list[str]:
    if bands := _in_bands(plain):
        return bands
    points = [label for label in plain if label.isdecimal()]
    if len(points) > 2 and len(plain) - len(points) <= _WORDS_BESIDE_POINTS:
        return [*sorted(points, key=int), *(label for label in plain if label not in points)]
    if much := degrees(plain):
        return sorted(plain, key=lambda label: -much[label])
    if (ladder := ladder_of(plain, strays=1)) is not None:
        steps = {label: step for label in plain if (step := ladder.step(label)) is not None}
        return [
            *sorted(steps, key=lambda label: steps[label]),
            *(p for p in plain if p not in steps),
        ]
    words = [normalised(label).strip("!. ") for label in plain]
    if {"yes", "no"} <= set(words) <= set(_YES_TO_NO):
        return [label for _, label in sorted(zip(map(_YES_TO_NO.index, words), plain, strict=True))]
    return plain


def _in_bands(plain: list[str]) -> list[str]:
    """Options that begin with a number each, from low to high; nothing when they are no bands."""
    lows = {label: low for label in plain if (low := _lowest(label)) is not None}
    rest = [label for label in plain if label not in lows]
    if not lows or len(rest) > 1 or (rest and len(lows) < _FEWEST_BANDS):
        return []
    if rest and not _NONE.match(rest[0]):
        return []
    return [*rest, *sorted(lows, key=lambda label: lows[label])]


def _lowest(label: str) -> tuple[float, int] | None:
    """The number a band begins with, and whether the band lies below or above it."""
    found = _BAND.match(label)
    if found is None:
        return None
    words = found["number"].casefold()
    number = _NUMBERS.index(words) + 1 if words in _NUMBERS else float(re.sub("[ ,]", "", words))
    return number, bool(found["over"]) - bool(found["under"])
