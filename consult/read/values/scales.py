"""The named scale whose points the options of a question are, each in the form's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from consult.definitions import Scale, scales
from consult.definitions.in_force import derived
from consult.definitions.wordings import (
    is_not_applicable,
    is_other,
    is_prefer_not_to_say,
    means_dont_know,
    normalised,
)
from consult.model.survey.questionnaire import Kind

_FEWEST = 2
"""Points that tell a scale: one alone may stand on many, and tells one only where all answers are
it, in the very words of a scale. With 3, "Yes" and "No" are on none."""

_PLAIN = frozenset({"yes", "no"})
"""Answers that alone tell no scale with an order, such as "Yes, to some extent, no"."""


_NEARLY_ALL = 0.97
"""Share of answers that must be points of a scale for its rare points to be options. The three in a
hundred that may be no point are what a few people typed. Tried, when points could be renamed yet:
with .9 and 1 the drafts of 92 sample exports stay the same; with .5 "Some" of a question about
identity is put on the scale of extents."""


def beside_a_scale(label: str) -> bool:
    """Whether an option stands beside the points of a scale rather than on it.

    Parameters
    ----------
    label
        An option of a form.
    """
    said = is_prefer_not_to_say(label) or means_dont_know(label)
    return said or is_not_applicable(label) or is_other(label)


def scale_of(labels: Iterable[str]) -> Scale | None:
    """The scale that options are points of, one to one; ``None`` when they are of none.

    Parameters
    ----------
    labels
        Options in the words of the form, in any order. Those beside a scale ("Don't know",
        "Prefer not to say") count for none and against none.

    Returns
    -------
    Scale
        Where several fit, the one with most points in its very words, then with fewest left over.
        A scale of numbers alone is never told by its points.
    """
    plain = [label for label in labels if not beside_a_scale(label)]
    best: tuple[tuple[int, int], Scale] | None = None
    for scale in scales().values():
        found = points_of(scale, plain)
        if not _tells(scale, found) or len(found) < len(plain):
            continue
        exact = sum(normalised(label) == normalised(point) for label, point in found.items())
        score = (exact, -len(scale.options))
        if best is None or score > best[0]:
            best = score, scale
    return best[1] if best else None


def points_among(counts: Mapping[str, int]) -> list[str]:
    """Answers that are points of one scale, however rare each is, where nearly all answers are.

    Parameters
    ----------
    counts
        Answer in its commonest spelling -> how often it was given.
    """
    told = {label: n for label, n in counts.items() if not beside_a_scale(label)}
    best: tuple[tuple[int, int], list[str]] = ((0, 0), [])
    for scale in scales().values():
        found = points_of(scale, list(told))
        covered = sum(told[label] for label in found)
        if _tells(scale, found) and covered >= _NEARLY_ALL * sum(told.values()):
            best = max(best, ((covered, -len(scale.options)), list(found)))
    return best[1]


def _tells(scale: Scale, found: Mapping[str, str]) -> bool:
    """Whether some points show that it is this scale; numbers never do, nor one point of many."""
    if all(point.isdecimal() for point in found.values()):
        return False
    if len(found) != 1:
        return len(found) >= _FEWEST
    ((label, point),) = found.items()
    ordered = scale.kind is Kind.SCALE and normalised(label) not in _PLAIN
    choice = scale.kind is Kind.SINGLE and normalised(label) in _PLAIN
    return normalised(label) == normalised(point) and (ordered or choice)


def points_of(scale: Scale, labels: Sequence[str]) -> dict[str, str]:
    """Option -> the point of a scale that it is, in the order of the scale.

    Parameters
    ----------
    scale
        The scale.
    labels
        Options in the words of the form. One that is no point is left out. Of several that would
        be one point the one in its very words is; without one, nobody can say which of them is.
    """
    out = {}
    for point, worded in _worded(scale, labels).items():
        exact = [label for label in worded if normalised(label) == normalised(point)]
        if len(exact) == 1 or len(worded) == 1:
            out[(exact or worded)[0]] = point
    return out


def worded_alike(scale: Scale, labels: Sequence[str]) -> dict[str, str]:
    """Option -> the other option that is the same point of a scale, in the point's very words.

    Parameters
    ----------
    scale, labels
        As of :func:`points_of`.
    """
    own = {point: label for label, point in points_of(scale, labels).items()}
    return {
        label: own[point]
        for point, worded in _worded(scale, labels).items()
        for label in worded
        if point in own and label != own[point]
    }


def _worded(scale: Scale, labels: Sequence[str]) -> dict[str, list[str]]:
    """Each point that is there -> the options that it would be, in the order of the scale."""
    ways = _ways(scale.id)
    found: dict[str, list[str]] = {option.label: [] for option in scale.options}
    for label in labels:
        if point := ways.get(normalised(label)):
            found[point].append(label)
    return {point: worded for point, worded in found.items() if worded}


@derived
def _ways(name: str) -> Mapping[str, str]:
    """``normalised`` of every way a point is written -> the point."""
    scale = scales()[name]
    out = {normalised(option.label): option.label for option in scale.options}
    for label, also in scale.also.items():
        for word in also:
            out.setdefault(normalised(word), label)
    return MappingProxyType(out)
