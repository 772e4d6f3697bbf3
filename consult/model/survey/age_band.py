"""Bands of age: the lowest and the highest age of a group, and how forms write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

OLDEST = 120
"""A larger age is a slip of the keyboard. Source: one life only is proved to have been longer
(Jeanne Calment, 1875 to 1997). It bounds the ages people type; an open band has no number."""

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_LEAD = (
    r"(?:(?:i am|i'm|age[ds]?|age (?:group|range|band)|the|people|persons?|those|adults?"
    r"|children|(?:young|older) people)[: ]+)*"
)
_YEARS = r"(?:[ -]?(?:years?|yrs?|y/o|yo)(?:[ -]olds?| of age)?)?"
_AGE = rf"(?P<low>[0-9]{{1,3}}){_YEARS}"
_TO_AGE = rf"(?P<high>[0-9]{{1,3}}){_YEARS}"
_ONE_SIDED = rf"(?:the )?(?:ages? (?:of )?)?-?(?P<low>[0-9]{{1,3}})(?:'?s)?{_YEARS}"
_UP = r"(?:over|above|older|more|greater|up|upwards?|onwards?)"
_DOWN = r"(?:under|below|younger|less|fewer)"
_BELOW = r"(?:under|below|(?:less|younger|fewer) than|<)"
_BEYOND = r"(?:over|above|(?:older|more|greater) than|>)"
_AND = r"(?:and|or|&|/)"

Ends = tuple[int, int | None]


def _span(low: int, high: int) -> Ends:
    return low, high


def _to_under(low: int, high: int) -> Ends:
    return low, high - 1


def _pair(low: int, high: int) -> Ends:
    """Two ages side by side are a band; "18 or 24" leaves out those between, and is none."""
    return (low, high) if high == low + 1 else (1, 0)


_FORMS: tuple[tuple[str, Callable[[int, int], Ends]], ...] = (
    (rf"(?:from )?{_AGE} ?(?:-|to|until|till?|through|thru|up to) ?{_TO_AGE}", _span),
    (rf"between {_AGE} ?(?:-|to|and|&) ?{_TO_AGE}", _span),
    (
        rf"(?:from )?{_AGE}(?: ?\+| {_AND} (?:over|above|older))?,? ?(?:-|to|up to|and|but)?"
        rf" ?{_BELOW} ?{_TO_AGE}",
        _to_under,
    ),
    (rf"{_AGE} ?(?:{_AND}|,) ?{_TO_AGE}", _pair),
    (rf"(?:over )?{_ONE_SIDED}[ -]?(?:\+|plus){_YEARS}", lambda low, _: (low, None)),
    (rf"{_ONE_SIDED} ?{_AND} ?{_UP}", lambda low, _: (low, None)),
    (rf"(?:from )?{_ONE_SIDED} (?:up|upwards?|onwards?)", lambda low, _: (low, None)),
    (rf"(?:at least|minimum|≥|>=|from) ?{_ONE_SIDED}", lambda low, _: (low, None)),
    (rf"{_BEYOND} ?{_ONE_SIDED}", lambda low, _: (low + 1, None)),
    (rf"{_BELOW} ?{_ONE_SIDED}", lambda low, _: (0, low - 1)),
    (rf"{_ONE_SIDED} ?{_AND} ?{_DOWN}", lambda low, _: (0, low)),
    (
        rf"(?:(?:up )?to(?: and including)?|at most|no (?:more|older) than|maximum|≤|<=)"
        rf" ?{_ONE_SIDED}",
        lambda low, _: (0, low),
    ),
    (_AGE, lambda low, _: (low, low)),
)
"""Each way a band is written, tried in turn, and what its numbers mean."""


@dataclass(frozen=True)
class AgeBand:
    """A group of people by age, in completed years.

    Parameters
    ----------
    lowest, highest
        The youngest and the oldest in it; ``None`` for a band open upwards. One open downwards
        begins at 0.
    """

    lowest: int
    highest: int | None = None

    @staticmethod
    def parse(label: str) -> AgeBand | None:
        """The band that a label of a form or of a table says; ``None`` where it says none.

        Parameters
        ----------
        label
            "25 to 34", "18–24 yrs", "Under 18s", "25 to under 35", "16 or 17", "65 years +".

        Notes
        -----
        A label is read alone and to the letter: "Over 85" begins at 86. :func:`age_bands` sees
        the labels beside it. Anything else about numbers ("5-7 days", "under £20,000",
        "1980-1989", "18 months") is no band, nor is an age in words.
        """
        return _parsed(label)

    @property
    def _last(self) -> int:
        return OLDEST if self.highest is None else self.highest

    def holds(self, age: float) -> bool:
        """Whether somebody of an age is in it; 34.5 years are 34 completed ones.

        Parameters
        ----------
        age
            In years; more than ``OLDEST`` is in no band, an open one either.
        """
        return self.lowest <= age < self._last + 1

    def lies_in(self, other: AgeBand) -> bool:
        """Whether everybody in it is in another.

        Parameters
        ----------
        other
            Another band. One open upwards lies in none that ends before ``OLDEST``.
        """
        return other.lowest <= self.lowest and self._last <= other._last

    def __str__(self) -> str:
        if self.highest is None:
            return f"{self.lowest} and over"
        if self.lowest == self.highest:
            return str(self.lowest)
        return f"{self.lowest} to {self.highest}" if self.lowest else f"{self.highest} and under"


def age_bands(labels: Iterable[str]) -> Mapping[str, AgeBand]:
    """The labels of one form or table that are bands of age, with their bands.

    Parameters
    ----------
    labels
        All of them, in any order.

    Notes
    -----
    Two things only the labels beside it can tell. "Over 85" after "75 to 84" begins at 85: to
    the letter nobody of 85 could tick anything. And bare numbers from 0 or 1 up, with no band in
    words among them, are the codes of an export and no ages of people who answer a form.
    """
    found = {label: band for label in labels if (band := AgeBand.parse(label)) is not None}
    bare = [band.lowest for label, band in found.items() if label.strip().isdecimal()]
    if bare and len(bare) == len(found) and min(bare) <= 1:
        return MappingProxyType({})
    return MappingProxyType({label: _beside(band, found.values()) for label, band in found.items()})


def _beside(band: AgeBand, all_of_them: Iterable[AgeBand]) -> AgeBand:
    """A band open upwards, begun a year earlier where the others leave just that year out."""
    before, others = band.lowest - 1, [other for other in all_of_them if other != band]
    ends_there = any(other.highest == before - 1 for other in others)
    if band.highest is not None or not ends_there or any(other.holds(before) for other in others):
        return band
    return AgeBand(before)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[int, int], Ends]], ...]:
    return tuple((re.compile(_LEAD + form), ends) for form, ends in _FORMS)


@cache
def _parsed(label: str) -> AgeBand | None:
    words = _plain(label)
    for form, ends in _forms():
        if found := form.fullmatch(words):
            numbers = [int(number) for number in found.groupdict().values()]
            lowest, highest = ends(numbers[0], numbers[-1])
            fits = max(numbers) <= OLDEST and lowest <= (OLDEST if highest is None else highest)
            return AgeBand(lowest, highest) if fits else None
    return None


def _plain(label: str) -> str:
    """A label in one case, with plain dashes, quotes and single spaces, and no end punctuation."""
    words = _UNSEEN.sub("", unicodedata.normalize("NFKC", label)).replace("\u2019", "'")
    words = " ".join(_DASHES.sub("-", words).casefold().split()).rstrip(" .:;")
    return re.sub(r" ?\(?inclusive\)?$", "", words)
