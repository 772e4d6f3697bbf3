"""The named scale that a question was answered on, by its answers alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from consult.definitions import Scale, scales
from consult.definitions.wordings import is_dont_know, is_prefer_not_to_say, normalised

_SCALE_AT_LEAST = 0.97
"""Share of answers that must be points of a scale. With .9 and 1 the drafts of 92 sample exports
stay the same; with .5 a question about identity ("A lot", "Some", "Not much") is put on the scale
of extents, and one with "Maybe" on that of easy read, so that every "Maybe" becomes "Other". The
three in a hundred that may be no point are what a few people typed."""


def named_scale(values: Counter[str]) -> Scale | None:
    """The scale whose points nearly all answers are; the one with least left unused.

    Parameters
    ----------
    values
        Answers to one question, as written, -> how many gave each. Refusals count for no scale and
        against none.

    Returns
    -------
    Scale
        ``None`` when there is none. A scale of numbers alone is never told by its answers.
    """
    keys: Counter[str] = Counter()
    for value, times in values.items():
        keys[normalised(value)] += times
    answers = {key: n for key, n in keys.items() if not is_prefer_not_to_say(key)}
    best: tuple[float, int, float, int] | None = None
    chosen = None
    for scale in scales().values():
        if all(
            option.label.isdecimal() for option in scale.options if not is_dont_know(option.label)
        ):
            continue
        if (score := _fit(scale, answers)) and (best is None or score > best):
            best, chosen = score, scale
    return chosen


def _fit(scale: Scale, answers: Mapping[str, int]) -> tuple[float, int, float, int] | None:
    exact = {normalised(option.label): option.label for option in scale.options}
    lookup = dict(exact)
    for label, also in scale.also.items():
        for word in also:
            lookup.setdefault(normalised(word), label)
    total = sum(answers.values())
    covered = sum(n for key, n in answers.items() if key in lookup) / max(1, total)
    used = {lookup[key] for key in answers if key in lookup}
    ordinary = [label for label in used if not is_dont_know(label)]
    if covered < _SCALE_AT_LEAST or len(ordinary) < min(2, len(answers)) or not ordinary:
        return None
    literal = sum(n for key, n in answers.items() if key in exact) / max(1, total)
    clash = len({lookup[key] for key in answers if key in lookup}) - len(
        [key for key in answers if key in lookup]
    )
    unused = len(scale.options) - len(used)
    return (covered, clash, literal, -unused)
