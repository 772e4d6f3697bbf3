"""Options in an order a reader expects, when the export does not show that of the form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from consult.definitions import is_other, is_prefer_not_to_say, means_dont_know, same_words

_LADDER = (
    (
        "never",
        "rarely",
        "seldom",
        "occasionally",
        "sometimes",
        "usually",
        "often",
        "frequently",
        "very often",
        "always",
    ),
    ("days", "weeks", "months", "years"),
    ("none", "beginner", "intermediate", "advanced", "expert"),
    ("less than", "between once a week", "between once a day", "more than"),
)
_WORDS_BESIDE_POINTS = 2
_LEADING = re.compile(r"^\W*(\d+)")
_UNDER = re.compile(r"(?i)^(under|below|less than|up to)\b")


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
        ``same_words`` of a wording -> category, in the order categories are printed.
    """
    plain = [label for label in options if _rank_of_kind(label) == 0]
    last = sorted((label for label in options if _rank_of_kind(label)), key=_rank_of_kind)
    return (*(plain if keep else _by_category(plain, by or {}) or _sorted(plain)), *last)


def _by_category(plain: list[str], by: Mapping[str, str]) -> list[str]:
    """Options in the order of their categories; nothing when one has none."""
    order = list(dict.fromkeys(by.values()))
    if not plain or any(same_words(label) not in by for label in plain):
        return []
    return sorted(plain, key=lambda label: order.index(by[same_words(label)]))


def _rank_of_kind(label: str) -> int:
    if is_prefer_not_to_say(label):
        return 3
    if means_dont_know(label):
        return 2
    return 1 if is_other(label) else 0


def _sorted(plain: list[str]) -> list[str]:
    if plain and all(_LEADING.match(label) or _UNDER.match(label) for label in plain):
        return sorted(plain, key=_number)
    points = [label for label in plain if label.isdecimal()]
    if len(points) > 2 and len(plain) - len(points) <= _WORDS_BESIDE_POINTS:
        return [*sorted(points, key=int), *(label for label in plain if label not in points)]
    for ladder in _LADDER:
        steps = {label: _step(label, ladder) for label in plain}
        on = [label for label in plain if steps[label] is not None]
        if len(on) > 2 and len(on) >= len(plain) - 1:
            return [
                *sorted(on, key=lambda label: steps[label] or 0),
                *(p for p in plain if p not in on),
            ]
    return plain


def _number(label: str) -> float:
    found = re.search(r"\d+", label)
    number = float(found[0]) if found else 0.0
    return number - 0.5 if _UNDER.match(label) else number


def _step(label: str, ladder: Sequence[str]) -> int | None:
    words = same_words(label)
    hits = [i for i, step in enumerate(ladder) if re.match(rf"{re.escape(step)}\b", words)]
    return max(hits, key=lambda i: len(ladder[i])) if hits else None
