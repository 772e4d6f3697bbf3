"""How often an option says that something happens, in times a year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from consult.definitions.wordings import normalised

_A_YEAR: Mapping[str, float] = MappingProxyType(
    {"day": 365, "weekday": 260, "week": 52, "weekend": 52, "fortnight": 26, "month": 12}
    | {"quarter": 4, "term": 3, "season": 4, "year": 1}
)
_ADVERBS: Mapping[str, float] = MappingProxyType(
    {"daily": 365, "most days": 200, "weekly": 52, "fortnightly": 26, "monthly": 12}
    | {"quarterly": 4, "termly": 3, "yearly": 1, "annually": 1}
)
_NUMBERS: Mapping[str, float] = MappingProxyType(
    {"once": 1, "one": 1, "twice": 2, "two": 2, "a couple of": 2, "three": 3, "a few": 3}
    | {"four": 4, "several": 4, "five": 5, "six": 6, "many": 7, "seven": 7}
)
_SELDOM: Mapping[str, float] = MappingProxyType(
    {"not at all": 0, "never": 0, "almost never": 0.01, "hardly ever": 0.02, "very rarely": 0.03}
    | {"rarely": 0.04, "seldom": 0.04, "less often": 0.06, "less frequently": 0.06}
    | {"less regularly": 0.06, "very occasionally": 0.05, "occasionally": 0.08}
)
"""What lies below every count, in its own order: the figures mean nothing else."""

_SHIFTS: Mapping[str, float] = MappingProxyType(
    {"less": 0.9, "fewer": 0.9, "under": 0.9, "up to": 0.95, "more": 1.1, "over": 1.1}
    | {"between": 1.02}
)
"""How far "less than once a month" lies from "once a month": enough to part them, too little to
pass "every six weeks". Tried: doubled for "less" and "more", none of 125 drafts changes."""

_OR_MORE, _OR_LESS = 1.05, 0.95
"""How far "weekly or more" lies from "weekly", for the same reason. Tried at 1.02 and 1.1, 0.9 and
0.98: none of 125 drafts changes."""


def _either(words: Mapping[str, float]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_OR_MORE_OFTEN = re.compile(r",? or (?:more|less)(?: often)?$|\+$")
_COUNT = rf"\d+(?:\.\d+)?|{_either(_NUMBERS)}"
_RATE = re.compile(
    r"^(?:about |around |roughly |at least |i )?"
    r"(?:(?P<shift>less|fewer|more|under|over|up to|between)(?: often| frequently)?(?: than)? )?"
    r"(?:"
    rf"(?P<adverb>{_either(_ADVERBS)})\b"
    rf"|(?:every|each) (?:(?P<every>other|few|{_COUNT}) )?(?P<unit>{_either(_A_YEAR)})s?\b"
    rf"|(?P<low>{_COUNT})(?: ?(?:-|to|or) ?(?P<high>{_COUNT}))?\+?(?: or more)?"
    r"(?: times?| days?| visits?)?(?: or more| or less)?,?"
    rf" (?:a|an|per|each|every|in a|in the last) (?P<per>{_either(_A_YEAR)})s?\b"
    rf"|(?P<seldom>{_either(_SELDOM)})\b"
    r")"
)


class HowOften:
    """A ladder whose steps are worked out: how often in a year."""

    def step(self, label: str) -> float | None:
        """Where a label stands, as a ladder's step.

        Parameters
        ----------
        label
            An option as a form or an export has it.
        """
        return times_a_year(label)

    def is_step(self, label: str) -> bool:
        """Whether a label says how often and nothing else.

        Parameters
        ----------
        label
            An option; "or more" at its end belongs to it.
        """
        return bool(_RATE.fullmatch(_OR_MORE_OFTEN.sub("", normalised(label).rstrip("."))))


def times_a_year(label: str) -> float | None:
    """How often in a year, to compare with others; ``None`` where the words name no such thing.

    Parameters
    ----------
    label
        "Less than monthly", "2-3 times a week", "Never".

    Examples
    --------
    >>> times_a_year("Once a week") == times_a_year("Weekly")
    True
    >>> times_a_year("By bus") is None
    True
    """
    words = normalised(label)
    found = _RATE.match(words)
    if found is None:
        return None
    if found["seldom"]:
        return _SELDOM[found["seldom"]]
    times = _plain_rate(found) * _SHIFTS.get(found["shift"] or "", 1.0)
    if re.search(r"\+|\bor more\b", words):
        return times * _OR_MORE
    return times * (_OR_LESS if re.search(r"\bor less\b", words) else 1.0)


def _plain_rate(found: re.Match[str]) -> float:
    if found["adverb"]:
        return _ADVERBS[found["adverb"]]
    if found["unit"]:
        every = {"other": 2.0, "few": 3.0}.get(found["every"] or "") or _number(found["every"])
        return _A_YEAR[found["unit"]] / (every or 1.0)
    low, high = _number(found["low"]), _number(found["high"] or found["low"])
    return (low + high) / 2 * _A_YEAR[found["per"]]


def _number(words: str | None) -> float:
    if not words:
        return 1.0
    return _NUMBERS[words] if words in _NUMBERS else float(words)
