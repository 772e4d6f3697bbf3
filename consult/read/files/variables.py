"""Variables with value labels: what each code means, and what each variable asks by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from consult.definitions.wordings import is_prefer_not_to_say, means_dont_know, normalised
from consult.read.export.declared import NOT_ASKED, Declared, Holds

_LONGEST_SCALE = 11
"""Points from 0 to 10; only the ends of such a scale may have labels."""

_REFUSED = re.compile(r"(?:refus\w*|declined(?: to (?:answer|say))?)")
_NOT_PUT = re.compile(
    r"(?:question )?(?:was )?not (?:asked|shown|displayed|presented|put|applicable|routed)\b.*"
    r"|item not applicable|inapplicable|does not apply|n/?a|legitimate skip|routed (?:past|out)"
)
_NO_NUMBER = re.compile(r"answered(?: but| with)? .*no number")
_PREFER_NOT_TO_SAY = "Prefer not to say"

Code = float | str
"""A value as it is stored."""


@dataclass(frozen=True)
class LabelledVariable:
    """One variable of a file that labels its values.

    Parameters
    ----------
    name, label
        As in the file; the label may be empty.
    cells
        One value a response: a code, words already as they are shown, or ``None``.
    labels
        Code -> label, in the order of the codes, those declared missing included.
    missing
        Codes that occur or are labelled and are declared to be no answer.
    ordered
        Whether the file calls it ordinal.
    """

    name: str
    label: str
    cells: Sequence[Code | None]
    labels: Mapping[Code, str]
    missing: frozenset[Code] = frozenset()
    ordered: bool = False

    @cached_property
    def valid(self) -> dict[Code, str]:
        """Codes that are answers -> label."""
        return {code: label for code, label in self.labels.items() if code not in self.missing}

    @cached_property
    def given(self) -> set[Code]:
        """Codes that occur and are answers."""
        return {code for code in set(self.cells) - self.missing if code not in (None, "")}

    @cached_property
    def unlabelled(self) -> list[Code]:
        """Codes that occur, are answers and have no label, in order."""
        return sorted(self.given - set(self.valid), key=_order)

    @property
    def meanings(self) -> dict[Code, str]:
        """What stands in a cell for every code declared missing."""
        return {code: meaning_of(self.labels.get(code, "")) for code in self.missing}

    def texts(self, words: Mapping[Code, str]) -> list[str]:
        """Its cells as they are shown, one a response.

        Parameters
        ----------
        words
            Code -> what stands for it. A code that is not in it is shown as it is stored, one
            declared missing as what that means.
        """
        known = {**self.meanings, **words}
        return [known.get(cell, shown(cell)) if cell is not None else "" for cell in self.cells]


def meaning_of(label: str) -> str:
    """What a value declared missing means: words that are an answer, not asked, or blank.

    Parameters
    ----------
    label
        Its value label; empty where it has none.

    Examples
    --------
    >>> meaning_of("Refused")
    'Prefer not to say'
    >>> meaning_of("Don't know"), meaning_of("System error")
    ("Don't know", '')
    """
    words = normalised(label)
    if is_prefer_not_to_say(label) or means_dont_know(label) or _NO_NUMBER.fullmatch(words):
        return label
    if _REFUSED.fullmatch(words):
        return _PREFER_NOT_TO_SAY
    return NOT_ASKED if _NOT_PUT.fullmatch(words) else ""


def shown(code: Code | None) -> str:
    """A code as text: 5.0 is "5".

    Parameters
    ----------
    code
        As stored; ``None``, which is blank, is shown as no text.
    """
    if code is None:
        return ""
    if isinstance(code, float):
        return str(int(code)) if code.is_integer() and abs(code) < 1e15 else repr(code)
    return code


def by_itself(variable: LabelledVariable) -> tuple[Declared, list[str]]:
    """What a variable asks when it is a question of its own, and its cells.

    Parameters
    ----------
    variable
        Its values may all be labelled, in part or not at all: it is then a choice, or a number or
        words.
    """
    words, check = _words(variable)
    if words is None:
        numbers = variable.given and all(isinstance(code, float) for code in variable.given)
        holds = Holds.NUMBER if numbers else Holds.ANYTHING
        return Declared(variable.name, variable.label, holds), variable.texts({})
    said = [meaning for code in variable.labels if (meaning := variable.meanings.get(code))]
    options = dict.fromkeys((*words.values(), *(m for m in said if m != NOT_ASKED)))
    declared = Declared(
        *(variable.name, variable.label, Holds.CHOICE, tuple(options)),
        ordered=variable.ordered,
        check=check,
    )
    return declared, variable.texts(words)


def _words(variable: LabelledVariable) -> tuple[dict[Code, str] | None, str]:
    """The option of every code; ``None`` when the variable is a number or words."""
    if not variable.valid:
        return None, ""
    if not variable.unlabelled:
        return _apart(variable.valid), ""
    if points := _points(variable):
        return points, ""
    # Labels for some values of many, such as "None" for 0, name exceptions of an amount.
    if len(variable.unlabelled) > max(1, len(variable.valid) // 2):
        return None, ""
    bare = [shown(code) for code in variable.unlabelled]
    codes = {**variable.valid, **dict(zip(variable.unlabelled, bare, strict=True))}
    check = f"the file has no label for {', '.join(bare)}"
    return _apart({code: codes[code] for code in sorted(codes, key=_order)}), check


def _apart(labels: Mapping[Code, str]) -> dict[Code, str]:
    """Labels that differ: where two codes are worded alike, the later has its code added."""
    seen: set[str] = set()
    out: dict[Code, str] = {}
    for code, label in labels.items():
        words = label if normalised(label) else shown(code)
        if normalised(words) in seen:
            words = f"{words} ({shown(code)})"
        seen.add(normalised(words))
        out[code] = words
    return out


def _points(variable: LabelledVariable) -> dict[Code, str] | None:
    """A scale of whole numbers of which only some have labels, such as its ends."""
    labels = variable.valid
    codes = [code for code in labels if isinstance(code, float) and code.is_integer()]
    given = [code for code in variable.given if isinstance(code, float) and code.is_integer()]
    if len(codes) < max(2, len(labels)) or len(given) < len(variable.given):
        return None
    low, high = int(min(codes)), int(max(codes))
    if high - low >= _LONGEST_SCALE or min(given) < low or max(given) > high:
        return None
    points = [float(n) for n in range(low, high + 1)]
    return {n: f"{shown(n)} ({labels[n]})" if n in labels else shown(n) for n in points}


def _order(code: Code) -> tuple[int, float, str]:
    return (0, code, "") if isinstance(code, float) else (1, 0.0, code)
