"""Codes and words that software writes where nobody answered, told by how they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from consult.definitions.wordings import is_no_answer, normalised
from consult.read.values.numbers import is_number

State = Literal["not answered", "not asked"]
Below = Literal["never", "perhaps", "likely"]

_MACHINE = re.compile(
    r"^[\[(<#!]*(?:not ?(?:shown|displayed|asked|seen|presented|answered)|no ?answer|sysmis"
    r"|system[ -]missing|null|undefined|data expired|#?n/a|#?(?:null|value|ref|name|div/0)"
    r"|unanswered|question not (?:shown|asked|displayed))[\])>!]*$"
)
_PLACEHOLDER = re.compile(
    r"^[\s\-\u2013\u2014.<(\[*]*(?:please )?"
    r"(?:(?:select|choose|pick)(?: one| from .{0,30}"
    r"|(?: an?| your| the| one)? (?:option|answer|value|item|choice|response)s?)?"
    r"(?: (?:below|here|from .{0,30}|of .{0,30}))?"
    r"|make (?:a|your) (?:selection|choice)|click (?:here )?to (?:select|choose)"
    r"|dewiswch(?: .{0,30})?|(?<=--)none(?=--))"
    r"[\s\-\u2013\u2014.\u2026:>)\]*]*$"
)
"""What stands in a drop-down until something is chosen."""

_PERHAPS = re.compile(
    r"^[\[(]*(?:skipped|missing(?: data| value)?|none given|not given|not provided|not recorded"
    r"|not completed|left blank|blank|no data|no entry|no value)[\])]*$"
)
"""Words that a form may offer too: they stand for no answer where several columns hold them."""

_EVERY_GAP = frozenset({"na", "n/a", "nan", "none", "null"})
"""What statistical software may write into every blank cell; elsewhere people are offered it."""

_BY_SOFTWARE = "NA"
"""How statistical software spells it; a form writes "N/A"."""

_BY_NO_HAND = 3
"""Cells from which a word is software's: one or two people may have typed it. By reasoning."""

_NOT_ASKED = re.compile(r"not ?(?:shown|displayed|asked|seen|presented)")
_BELOW = frozenset(
    [-n for n in range(1, 10)]
    + [-n for n in (66, 77, 88, *range(95, 100))]
    + [-n for n in (666, 777, 888, *range(995, 1000))]
    + [-n for n in (7777, 8888, *range(9995, 10_000), 99_999)]
)
"""Codes below zero that platforms write for no answer. Source: formats survey, 5 (51); SPSS."""

_ABOVE = frozenset([77, 88, *range(97, 100), 777, 888, *range(997, 1000)]) | frozenset(
    [7777, 8888, *range(9997, 10_000), 99_999]
)
"""The same above zero: they count only where they stand far from every other number."""

_SAID_BY_PEOPLE = frozenset({"n/a", "no answer", "unanswered", "not answered", "not seen"})
"""Machines write these too, but people type them and forms offer them."""

_VERBS = frozenset({"choose", "select", "pick"})
_NOT_A_NUMBER = frozenset({"NaN", "nan", "<NA>", "<NaN>"})
"""As software spells it: "Nan" is a grandmother."""

_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_SURELY_A_CODE = -10
"""From here down a code for no answer is none of the points of a scale around zero."""

_USUAL = -8
"""From here down codes that platforms write most; those above may be points around zero."""

_LONGEST = 60
"""Characters of a code for no answer or of what stands in a drop-down: longer cells are not looked
at, so that comments take no time."""

_FAR = 2
"""Times the largest other number that a code must exceed."""

_FEWEST_ANSWERS = 5
"""Other answers, before a number can stand far from them."""

_MOST_POINTS = 10
"""The highest point of any scale: beside points, "N/A" is an option of the form."""

_LAST_AGE = 99
"""An age that people reach, and a code for no answer where many have it and nobody is near it."""

_EMPTY_DECADE = range(91, 99)
"""Ages of which there are none where 99 is a code and no age."""

_COLUMNS_WITH_GAPS = 3
"""Columns that all hold the same word and no blank cell, from which software wrote it into every
blank."""


@dataclass(frozen=True)
class NoAnswers:
    """What stands for no answer in one question.

    Parameters
    ----------
    certain
        What software alone writes ("NotShown", "Select...") -> which kind of none it is. It goes
        where people wrote in their own words, too.
    known
        The same of what several columns hold, or of a number that is no answer anywhere.
    likely
        Other codes for no answer, which are none of the answers to a question that is not open.
    perhaps
        A number or word that may be one and stays an answer.
    """

    certain: Mapping[str, State] = field(default_factory=dict)
    known: Mapping[str, State] = field(default_factory=dict)
    likely: Mapping[str, State] = field(default_factory=dict)
    perhaps: tuple[str, ...] = ()

    def missing(self, *, in_own_words: bool) -> dict[str, State]:
        """What stands for no answer -> which kind of none.

        Parameters
        ----------
        in_own_words
            Whether people answer in words of their own.
        """
        return {**self.certain, **self.known, **({} if in_own_words else self.likely)}


def codes_in(
    values: Counter[str], *, shared: frozenset[str], bounds: tuple[float, float], below_zero: Below
) -> NoAnswers:
    """What stands for no answer among the cells of one question.

    Parameters
    ----------
    values
        Cell -> how often it stands; blank cells left out.
    shared
        What ``shared_among`` found for the sheet.
    bounds
        The least and the largest number that somebody can have meant by an answer.
    below_zero
        Whether an answer can be less than nothing: never how many or how old, likely a change.
    """
    certain = {v: _state(v) for v in values if len(v) <= _LONGEST and _is_machine(v)}
    numbers = Counter({v: n for v, n in values.items() if is_number(v)})
    words = {v: n for v, n in values.items() if v not in certain and v not in numbers}
    held = [v for v in words if v in shared]
    others = sum(n for v, n in words.items() if v not in held)
    below, odd = _below_zero(numbers, "perhaps" if others and below_zero == "never" else below_zero)
    left = Counter({v: n for v, n in numbers.items() if v not in below})
    above, alone = _far_above(left, shared=shared, bounds=bounds, words=others)
    amounts = below_zero == "never" or max((_number(v) for v in left), default=0) > _MOST_POINTS
    mostly = amounts and 2 * numbers.total() > values.total()
    short = [v for v in words if len(v) <= _LONGEST]
    said = {v for v in short if is_no_answer(v) or (mostly and v.casefold() in _EVERY_GAP)}
    sure = [v for v in below if _number(v) <= _SURELY_A_CODE or v in shared]
    return NoAnswers(
        certain,
        dict.fromkeys([*held, *sure], "not answered"),
        dict.fromkeys(sorted({*below, *above, *said} - {*sure, *held}), "not answered"),
        (
            *odd,
            *alone,
            *(v for v in short if v not in {*held, *said} and _may_be_none(v, values[v])),
        ),
    )


def _may_be_none(value: str, times: int) -> bool:
    """Whether a word is one that people are offered and that software writes too."""
    by_software = value.strip() == _BY_SOFTWARE and times >= _BY_NO_HAND
    return by_software or bool(_PERHAPS.match(normalised(value)))


def shared_among(columns: Sequence[Counter[str]], rows: int) -> frozenset[str]:
    """Cells that stand for no answer because several columns of a sheet hold them.

    Parameters
    ----------
    columns
        Of every question: cell -> how often it stands.
    rows
        How many responses the sheet has.
    """
    held: Counter[str] = Counter()
    for values in columns:
        short = [v for v in values if len(v) <= _LONGEST]
        held.update(v for v in short if _is_number_code(v) or _PERHAPS.match(normalised(v)))
    shared = {value for value, times in held.items() if times > 1}
    return frozenset(shared | _every_gap(columns, rows))


def _every_gap(columns: Sequence[Counter[str]], rows: int) -> set[str]:
    """The word that stands in every blank cell of the sheet, among numbers or comments too."""
    short = (v for values in columns for v in values if len(v) <= _LONGEST)
    gaps = {v for v in short if v.casefold() in _EVERY_GAP}
    filled = all(values.total() >= rows for values in columns)
    found = set()
    for gap in gaps if filled else ():
        holding = [values for values in columns if gap in values]
        beside = any(_no_list(values, gap) for values in holding)
        if len(holding) >= _COLUMNS_WITH_GAPS and beside:
            found.add(gap)
    return found


def _no_list(values: Counter[str], gap: str) -> bool:
    """Whether the other cells are no options of a form: amounts, or words that never repeat."""
    others = [v for v in values if v != gap]
    amounts = [_number(v) for v in others if is_number(v)]
    typed = values.total() - values[gap] == len(others) > 1
    return typed or (len(amounts) == len(others) > 1 and max(amounts) > _MOST_POINTS)


def _is_machine(value: str) -> bool:
    words = _apart(value)
    if normalised(value) in _SAID_BY_PEOPLE or words in _VERBS:
        return False
    return value.strip() in _NOT_A_NUMBER or bool(
        _PLACEHOLDER.match(words) or _MACHINE.match(words)
    )


def _apart(value: str) -> str:
    """The words of a cell in lower case, those written as one ("NotShown") apart."""
    return _JOINED.sub(" ", value.strip()).casefold()


def _state(value: str) -> State:
    return "not asked" if _NOT_ASKED.search(_apart(value)) else "not answered"


def _number(value: str) -> float:
    return float(value.strip().rstrip(" %").replace(",", ""))


def _is_number_code(value: str) -> bool:
    return is_number(value) and (_number(value) <= _USUAL or _number(value) in _ABOVE)


def _below_zero(numbers: Counter[str], below: Below) -> tuple[list[str], list[str]]:
    """Codes below zero, taken and in doubt, where no other number below zero may be real."""
    negative = [v for v in numbers if _number(v) < 0]
    least = {int(_number(v)) for v in negative}
    if not negative or not {_number(v) for v in negative} <= _BELOW:
        return [], []
    if below == "never" or min(least) <= _SURELY_A_CODE:
        return negative, []
    largest = max((_number(v) for v in numbers if v not in negative), default=0)
    steps = least == set(range(-len(least), 0)) and (len(least) > 1 or largest <= 1)
    if below == "likely" or steps or -min(least) == largest:
        return [], []
    return (negative, []) if min(least) <= _USUAL else ([], negative)


def _far_above(
    numbers: Counter[str], *, shared: frozenset[str], bounds: tuple[float, float], words: int
) -> tuple[list[str], list[str]]:
    """Codes above zero that stand far from all other numbers: taken, and in doubt."""
    coded = sorted((v for v in numbers if _number(v) in _ABOVE), key=_number)
    rest = [_number(v) for v in numbers if v not in coded]
    answered = numbers.total() - sum(numbers[v] for v in coded)
    largest = max(rest, default=0.0)
    taken: list[str] = []
    alone: list[str] = []
    for code in coded:
        number, times = _number(code), numbers[code]
        outside = not bounds[0] <= number <= bounds[1]
        gap = number == _LAST_AGE and bounds[1] < number * _FAR and not set(rest) & {*_EMPTY_DECADE}
        far = outside or number > _FAR * largest or (gap and times > 1)
        if not far or max(answered, words) < _FEWEST_ANSWERS:
            largest = max(largest, number)
        elif outside or code in shared or (times > 1 and (rest or len(coded) == 1)):
            taken.append(code)
        else:
            alone.append(code)
    return taken, alone
