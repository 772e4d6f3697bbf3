"""Options in an order a reader expects, when the export does not show that of the form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from consult.definitions.how_often import HowOften, times_a_year
from consult.definitions.ladders import Ladder, degrees, ladder_of, ladders
from consult.definitions.languages import place_on_a_scale
from consult.definitions.wordings import (
    is_not_applicable,
    is_other,
    is_prefer_not_to_say,
    means_dont_know,
    normalised,
)
from consult.draft.questions.remark import Remark
from consult.read.values.spelling import is_telling

_WORDS_BESIDE_POINTS = 2
"""Words that may stand beside the points of a scale, such as "Not used" and "Not known". Tried: no
draft changes; with more of them the numbers are only some of the options."""

_FEWEST_BANDS = 3
"""Bands beside which a word such as "None" is the lowest of them: two numbers may be chance. Tried:
at one, no draft changes; doubled, a list from "None yet" to "More than 10" loses its order."""

_FEWEST_STEPS = 2
"""Steps, counted times or numbers that show an order beside other options; of fewer than three
options none is in doubt. Tried: with one, 1 of 125 drafts changes; with three, none."""

_MANY_ALIKE = 4
"""Questions with the same options from which their order is asked about once. By reasoning."""

_SELDOM = 1 / 2
"""Times a year above which an option counts, as "once a year" does and "rarely" does not. Tried at
0.2 and 0.9: none of 125 drafts changes."""

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ONCE = {"once": "one", "twice": "two"}
_FIGURES = re.compile(r"(\d+)")
_BAND = re.compile(
    r"(?i)^(?P<under>under|below|less than|fewer than|up to|<)?(?P<over>over|above|more than|>)?"
    r"(?:at least|at most|about)?\W*(?:age[ds]? )?"
    rf"(?P<number>\d{{1,3}}(?:[ ,]\d{{3}})+|\d+(?:\.\d+)?|{'|'.join((*_NUMBERS, *_ONCE))})(?!\w)"
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
        Labels in any order or, with ``keep``, in that of the form. What has no order stands by the
        alphabet: how often each was given says nothing of how the form had it.
    keep
        Whether the order given is that of the form.
    by
        ``normalised`` of a wording -> category, in the order categories are printed.
    """
    plain = [label for label in options if _rank_of_kind(label) == 0]
    last = [label for label in options if _rank_of_kind(label)]
    if keep:
        return (*plain, *sorted(last, key=_rank_of_kind))
    last.sort(key=lambda label: (_rank_of_kind(label), _by_alphabet(label)))
    return (*(_by_category(plain, by or {}) or _sorted(plain)), *last)


def in_doubt(options: Sequence[str], responses: int) -> tuple[Remark, ...]:
    """The remark that the order of options is not known though some words show one; or nothing.

    Parameters
    ----------
    options
        Labels in any order. Those that have nothing to do with order are in no doubt.
    responses
        How many answered.
    """
    plain = [label for label in options if _rank_of_kind(label) == 0]
    places = _places(plain)
    tied = len(set(places.values())) < len(places) and not _bands(plain)
    if tied or (not places and (_show_an_order(plain) or _between(plain))):
        listed = ", ".join(f'"{label}"' for label in _sorted(plain))
        says = (
            f"the order of {listed} does not follow from their words alone; they are printed in "
            "this order unless `options` lists them as the form did"
        )
        shown = listed.replace("{", "{{").replace("}", "}}")
        together = (
            f"in {{questions}} questions ({{names}}) the order of {shown} does not follow from "
            "their words alone; they are printed in this order unless `options` lists them as the "
            "form did"
        )
        return (Remark(says, responses, together=together, gathered_from=_MANY_ALIKE),)
    return ()


def _show_an_order(plain: Sequence[str]) -> bool:
    """Whether half of the options are steps of one ladder, or say how often."""
    said = [[times_a_year(label) for label in plain]]
    for ladder in ladders():
        clear = [label for label in plain if not ladder.alone or not ladder.beside(label)]
        said.append([ladder.step(label) for label in clear] if ladder.scale else [])
    most = max(len({step for step in steps if step is not None}) for steps in said)
    return len(plain) > _FEWEST_STEPS <= most and most >= len(plain) / 2


def _between(plain: Sequence[str]) -> bool:
    """Whether options are named as lying between others: "Medium rare" beside "Medium" and "Rare".

    Two such around one word are an order that no dictionary has. "North East" is a place.
    """
    words = {label: frozenset(normalised(label).split()) for label in plain}
    single = {next(iter(own)) for own in words.values() if len(own) == 1}
    pairs = [own for own in words.values() if len(own) == len(own & single) == _FEWEST_STEPS]
    around = Counter(word for own in pairs for word in own if not is_telling(word))
    return len(pairs) >= _FEWEST_STEPS and max(around.values(), default=0) >= _FEWEST_STEPS


def _by_alphabet(label: str) -> tuple[tuple[float, str], ...]:
    """What labels are sorted by that have no order: letters, and figures by their value."""
    parts = _FIGURES.split(normalised(label))
    return tuple((float(p), "") if p.isdecimal() else (-1.0, p) for p in parts if p)


def _by_category(plain: list[str], by: Mapping[str, str]) -> list[str]:
    """Options in the order of their categories; nothing when one has none."""
    order = list(dict.fromkeys(by.values()))
    if not plain or any(normalised(label) not in by for label in plain):
        return []
    return sorted(
        plain, key=lambda label: (order.index(by[normalised(label)]), _by_alphabet(label))
    )


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
    steps = ladder is not None and ladder.scale
    abroad = len(place_on_a_scale(plain)) > _FEWEST_STEPS
    return bool(degrees(plain)) or steps or abroad or len(_how_often(plain)) == len(plain) > 0


def ladder_under(options: Sequence[str]) -> Ladder | HowOften | None:
    """The ladder that options stand on, all but one, other and don't know apart.

    Parameters
    ----------
    options
        Labels in any order.
    """
    plain = [label for label in options if _rank_of_kind(label) == 0]
    return HowOften() if _how_often(plain) else ladder_of(plain, strays=1)


def _rank_of_kind(label: str) -> int:
    if is_prefer_not_to_say(label):
        return 4
    if means_dont_know(label):
        return 3
    if is_not_applicable(label):
        return 2
    return 1 if is_other(label) else 0


def _sorted(plain: Sequence[str]) -> list[str]:
    places = _places(plain)
    first = sorted(places, key=lambda label: (places[label], _by_alphabet(label)))
    return [*first, *sorted((p for p in plain if p not in places), key=_by_alphabet)]


def _places(plain: Sequence[str]) -> Mapping[str, tuple[float, ...]]:
    """Options -> where they stand in the order their words have; none where they have none."""
    for way in (_how_often, _bands, _points, _degrees, _steps, _yes_to_no, _in_another_language):
        if found := way(plain):
            return found
    return {}


def _how_often(plain: Sequence[str]) -> dict[str, tuple[float, ...]]:
    found: dict[str, tuple[float, ...]] = {
        label: (often,) for label in plain if (often := times_a_year(label)) is not None
    }
    counted = sum(often > _SELDOM for (often, *_) in found.values())
    whole = len(found) == len(plain) or len(found) == len(plain) - 1 >= _FEWEST_STEPS + 1
    return found if whole and counted >= _FEWEST_STEPS and len(plain) > _FEWEST_STEPS else {}


def _points(plain: Sequence[str]) -> dict[str, tuple[float, ...]]:
    points: dict[str, tuple[float, ...]] = {
        label: (float(label),) for label in plain if label.isdecimal()
    }
    beside = len(plain) - len(points)
    return points if len(points) > _FEWEST_STEPS and beside <= _WORDS_BESIDE_POINTS else {}


def _degrees(plain: Sequence[str]) -> dict[str, tuple[float, ...]]:
    return {label: (-much,) for label, much in degrees(plain).items()}


def _steps(plain: Sequence[str]) -> dict[str, tuple[float, ...]]:
    ladder = ladder_of(plain, strays=1)
    if ladder is None:
        return {}
    sign = -1.0 if ladder.falling else 1.0
    return {label: (sign * step,) for label in plain if (step := ladder.step(label)) is not None}


def _yes_to_no(plain: Sequence[str]) -> dict[str, tuple[float, ...]]:
    words = {label: normalised(label).strip("!. ") for label in plain}
    if not {"yes", "no"} <= set(words.values()) <= set(_YES_TO_NO):
        return {}
    return {label: (float(_YES_TO_NO.index(word)),) for label, word in words.items()}


def _in_another_language(plain: Sequence[str]) -> Mapping[str, tuple[float, ...]]:
    return {label: (float(place),) for label, place in place_on_a_scale(plain).items()}


def _bands(plain: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """Options that begin with a number each, from low to high; nothing when they are no bands."""
    lows: dict[str, tuple[float, ...]] = {
        label: low for label in plain if (low := _lowest(label)) is not None
    }
    rest = [label for label in plain if label not in lows]
    if not lows or len(rest) > 1 or (rest and len(lows) < _FEWEST_BANDS):
        return {}
    if rest and not _NONE.match(rest[0]):
        return {}
    return {**dict.fromkeys(rest, (-1.0,)), **lows}


def _lowest(label: str) -> tuple[float, float] | None:
    """The number a band begins with, and whether the band lies below or above it."""
    found = _BAND.match(label)
    if found is None:
        return None
    words = _ONCE.get(found["number"].casefold(), found["number"].casefold())
    number = _NUMBERS.index(words) + 1 if words in _NUMBERS else float(re.sub("[ ,]", "", words))
    return number, bool(found["over"]) - bool(found["under"])
