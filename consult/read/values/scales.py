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

_FEWEST = 2
"""Points that tell a scale: one alone may stand on many. With 3, "Yes" and "No" are on none."""


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
        if len(found) < max(_FEWEST, len(plain)) or all(p.isdecimal() for p in found.values()):
            continue
        exact = sum(normalised(label) == normalised(point) for label, point in found.items())
        score = (exact, -len(scale.options))
        if best is None or score > best[0]:
            best = score, scale
    return best[1] if best else None


def points_of(scale: Scale, labels: Sequence[str]) -> dict[str, str]:
    """Option -> the point of a scale that it is, in the order of the scale.

    Parameters
    ----------
    scale
        The scale.
    labels
        Options in the words of the form. One that is no point is left out, and so are two that
        would be the same point: nobody can say which of them is.
    """
    ways = _ways(scale.id)
    meant: dict[str, list[str]] = {}
    for label in labels:
        if point := ways.get(normalised(label)):
            meant.setdefault(point, []).append(label)
    order = [option.label for option in scale.options]
    return {meant[point][0]: point for point in order if len(meant.get(point, ())) == 1}


@derived
def _ways(name: str) -> Mapping[str, str]:
    """``normalised`` of every way a point is written -> the point."""
    scale = scales()[name]
    out = {normalised(option.label): option.label for option in scale.options}
    for label, also in scale.also.items():
        for word in also:
            out.setdefault(normalised(word), label)
    return MappingProxyType(out)
