"""Figures of other papers: what they are, where they stand, and whether their sums come out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from consult.errors import Place, Problem
from consult.model.words.arithmetic import worked_out
from consult.model.words.figure import printed_numbers

EXTERNAL = "external"
"""How the names of figures of other papers begin."""

_ID = re.compile(r"[a-z][a-z0-9_]*")


_STRICT = {"extra": "forbid"}
"""A setting that does not exist is an error, when read from a file."""


@dataclass(frozen=True)
class External:
    """One figure that another paper gives.

    Parameters
    ----------
    id
        Short name: lower-case letters, digits and _.
    what
        What it is a number of, in words.
    value
        As printed: "14,685", "£3,051,809", "19 July 2024".
    source
        The paper, and the place in it.
    date
        Of the paper, in words.
    unit
        What is counted: "babies".
    arithmetic
        How it follows from others, where it does: "5 * need_each_year".
    known_error
        What is wrong with it in its own source; it is printed beside the figure.
    earlier
        What it was printed as before, in papers that people may still copy from.
    """

    __pydantic_config__ = _STRICT

    id: str
    what: str
    value: str
    source: str
    date: str
    unit: str = ""
    arithmetic: str = ""
    known_error: str = ""
    earlier: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in it, as printed."""
        return tuple(printed_numbers(self.value))

    @property
    def amount(self) -> Fraction | None:
        """Its number, where it is one number and no date."""
        if len(self.numbers) != 1 or re.search(r"[a-z]{3}", self.value):
            return None
        return Fraction(self.numbers[0].rstrip("%").replace(",", ""))


Externals = tuple[External, ...]
"""All figures of other papers that a study names."""


def problems_of(externals: Sequence[External], place: Place) -> Iterator[Problem]:
    """What is wrong with the figures of other papers: names, and sums that do not come out.

    Parameters
    ----------
    externals
        As read.
    place
        Their file.
    """
    times = Counter(figure.id for figure in externals)
    known = {figure.id: figure.amount for figure in externals if figure.amount is not None}
    for twice in (key for key, number in times.items() if number > 1):
        yield Problem(f'Two figures have the id "{twice}".', place, "Give each an id of its own.")
    for figure in externals:
        if not _ID.fullmatch(figure.id):
            hint = "Use lower-case letters, digits and _ only, beginning with a letter."
            yield Problem(f'"{figure.id}" cannot be the id of a figure.', place, hint)
        if figure.arithmetic:
            others = {key: number for key, number in known.items() if key != figure.id}
            yield from _of_sum(figure, others, place)


def _of_sum(figure: External, known: dict[str, Fraction], place: Place) -> Iterator[Problem]:
    if figure.amount is None:
        hint = "Take out the arithmetic, or give one number as the value."
        yield Problem(f'Figure "{figure.id}": "{figure.value}" is no single number.', place, hint)
        return
    try:
        made = worked_out(figure.arithmetic, known)
    except ValueError as error:
        hint = 'Write a sum such as "5 * 2937", with the ids of other figures if you like.'
        what = f'Figure "{figure.id}": the arithmetic "{figure.arithmetic}" cannot be used: '
        yield Problem(f"{what}{error}.", place, hint)
        return
    agrees = _rounded(made, _decimals(figure)) == figure.amount
    if agrees and figure.known_error:
        hint = "Take out known_error, or correct the arithmetic."
        yield Problem(f'Figure "{figure.id}": its arithmetic gives {figure.value}.', place, hint)
    if not agrees and not figure.known_error:
        yield Problem(
            f'Figure "{figure.id}" is {figure.value}, but its arithmetic "{figure.arithmetic}" '
            f"gives {_as_printed(made)}.",
            place,
            "Correct the one that is wrong. Where its source has the mistake, say so with "
            "known_error.",
        )


def _decimals(figure: External) -> int:
    return len(figure.numbers[0].rstrip("%").partition(".")[2])


def _rounded(number: Fraction, decimals: int) -> Fraction:
    """To so many decimals; a half goes up."""
    scale = 10**decimals
    return Fraction((number * scale * 2 + 1) // 2, scale)


def _as_printed(number: Fraction) -> str:
    """A number with commas: "33,315", "6,663.4"."""
    if number.denominator == 1:
        return f"{number.numerator:,}"
    return f"{float(number):,.2f}".rstrip("0").rstrip(".")
