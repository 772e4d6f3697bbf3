"""Questions asked again in simpler words on a shorter scale, as Easy Read forms do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from consult.definitions import Scale
from consult.definitions.easy_read import easy_read
from consult.definitions.wordings import is_dont_know, is_prefer_not_to_say, normalised
from consult.draft.columns.evidence import characteristic_asked
from consult.draft.columns.items import Item
from consult.read.values.scales import points_of, scale_of

_MOST_ANSWERS = 60
"""Different answers above which a question is not answered on a scale."""

_COVERED = 0.9
"""Share of the simpler answers that the dictionary must know; words of few people are left."""


def _simpler_values(main: Counter[str], other: Counter[str]) -> dict[str, str]:
    """Answers of a simpler form -> the point of the main form's scale, by the default dictionary.

    Parameters
    ----------
    main, other
        What was answered on the main form and on the other one.

    Returns
    -------
    dict
        Empty when the main form has no scale with a dictionary, when the other form has the same
        scale, or when the dictionary does not know nearly all of its answers.
    """
    scale = _scale_of(main)
    if scale is None or scale.id not in easy_read() or len(other) > _MOST_ANSWERS:
        return {}
    points = easy_read()[scale.id]
    own = {normalised(option.label) for option in scale.options}
    own |= {normalised(word) for also in scale.also.values() for word in also}
    told = {v: n for v, n in other.items() if not (is_prefer_not_to_say(v) or is_dont_know(v))}
    known = {v: points[normalised(v)] for v in told if normalised(v) in points}
    covered = sum(n for v, n in told.items() if v in known or normalised(v) in own)
    if not any(normalised(v) not in own for v in known):
        return {}
    if covered < _COVERED * sum(told.values()):
        return {}
    worded = {point: label for label, point in points_of(scale, list(main)).items()}
    order = [option.label for option in scale.options]
    ordered = sorted(known, key=lambda answer: (order.index(known[answer]), answer))
    return {answer: worded[known[answer]] for answer in ordered if known[answer] in worded}


def simpler_items(items: Sequence[Item]) -> dict[str, dict[str, str]]:
    """Source of a simpler form of the question -> its answers and what they are taken for.

    The main form is the one whose scale has most points; where two have as many, the first.

    Parameters
    ----------
    items
        The question as it stands in each source. With one source nothing is simpler.
    """
    if len(items) < 2:
        return {}
    main = max(items, key=lambda item: _points(item.values))
    found = {
        item.source: _simpler_values(main.values, item.values) for item in items if item is not main
    }
    return {source: values for source, values in found.items() if values}


def _points(values: Counter[str]) -> int:
    scale = _scale_of(values)
    return len(scale.options) if scale else 0


def _scale_of(values: Counter[str]) -> Scale | None:
    """The scale that answers are points of; found once for the same answers."""
    return _named(tuple(sorted(values.items()))) if len(values) <= _MOST_ANSWERS else None


@lru_cache(maxsize=4096)
def _named(values: tuple[tuple[str, int], ...]) -> Scale | None:
    return scale_of(value for value, _ in values)


def answers_agree(first: Counter[str], second: Counter[str]) -> bool:
    """Whether one of two forms of a question is answered on a simpler form of the other's scale.

    Parameters
    ----------
    first, second
        What was answered on each form.
    """
    return bool(_simpler_values(first, second) or _simpler_values(second, first))


def same_characteristic(first: Item, second: Item) -> bool:
    """Whether two questions ask about one characteristic, by their answers and their words.

    Parameters
    ----------
    first, second
        Each as it stands in its source. One with too many different answers asks about none.
    """
    known = _asked(first)
    return bool(known) and known == _asked(second)


def _asked(item: Item) -> str:
    if len(item.values) > _MOST_ANSWERS:
        return ""
    return _characteristic(item.text, tuple(sorted(item.values.items())))


@lru_cache(maxsize=4096)
def _characteristic(text: str, values: tuple[tuple[str, int], ...]) -> str:
    found = characteristic_asked(text, Counter(dict(values)))
    told = found is not None and (found.by_words or found.covered >= _COVERED)
    return found.characteristic.id if found is not None and told else ""
