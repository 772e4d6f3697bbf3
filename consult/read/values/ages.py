"""Ages as people write them: "26 years", "twenty six", a year of birth; and their age band."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from consult.model.survey.age_band import OLDEST, age_bands

_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_UNITS: Mapping[str, int] = {
    **{word: number + 1 for number, word in enumerate(_ONES)},
    **{word: 10 * (number + 2) for number, word in enumerate(_TENS)},
    "fourty": 40,
    "ninty": 90,
    "hundred": 100,
}
_IDLE = re.compile(
    r"(?<![a-z])(?:i am|i'm|im|aged|age|years? old|years?|yrs?|y/?o|old|about|approx(?:imately)?"
    r"|and a half)\b"
    r"|[.,;:~½]"
)
_PART = {"early": 2, "mid": 5, "middle": 5, "late": 8}
_DECADE = re.compile(r"^(early|mid|middle|late)[\s-]*(?:to[\s-]*\w+[\s-]*)?(\d)0'?s$")
_YEAR = re.compile(r"^(?:born(?: in)? )?((?:19|20)\d\d)$")
_DAY = re.compile(
    r"^\d{1,2}[./-]\d{1,2}[./-]((?:19|20)\d\d)$|^((?:19|20)\d\d)-\d\d-\d\d(?:[ t].*)?$"
)


def age_in(text: str, year: int | None = None) -> float | None:
    """The age in years that somebody wrote, or ``None`` when the words do not say it.

    Parameters
    ----------
    text
        One answer: "26", "26 years", "twenty six", "mid 30s" (read as 35), "1956".
    year
        The year of the consultation; without it a year of birth cannot be told as an age.

    Examples
    --------
    >>> age_in("twenty six years old"), age_in("mid 30s"), age_in("1956", 2024)
    (26.0, 35.0, 68.0)
    >>> age_in("26 or 27") is None
    True
    """
    words = " ".join(text.casefold().replace("’", "'").split())
    if born := _birth(words):
        return float(year - born) if year is not None and 0 <= year - born <= OLDEST else None
    if found := _DECADE.match(words):
        return float(10 * int(found[2]) + _PART[found[1]])
    plain = " ".join(_IDLE.sub(" ", words).replace("-", " ").split())
    number = int(plain) if plain.isdecimal() and len(plain) <= 3 else _spelt(plain.split())
    return float(number) if number is not None and 0 <= number <= OLDEST else None


def birth_year_in(text: str, year: int | None = None) -> float | None:
    """The year of birth that somebody wrote: a year, a date, or an age when ``year`` is known.

    Parameters
    ----------
    text
        One answer: "1956", "born in 1956", "3/7/1956", "68".
    year
        The year of the consultation; an age gives no year of birth without it.
    """
    words = " ".join(text.casefold().split())
    if born := _birth(words):
        return float(born)
    age = age_in(words)
    return float(year - age) if age is not None and year is not None else None


def _birth(words: str) -> int | None:
    if found := _YEAR.match(words):
        return int(found[1])
    found = _DAY.match(words)
    return int(found[1] or found[2]) if found else None


def _spelt(words: Sequence[str]) -> int | None:
    """A number below 120 in words; nothing else may stand beside it."""
    if not words or any(word not in _UNITS and word != "and" for word in words):
        return None
    numbers = [_UNITS[word] for word in words if word != "and"]
    if numbers == [1, 100] or numbers == [100]:
        return 100
    if len(numbers) == 2 and numbers[0] >= 20 and numbers[1] < 10 and numbers[0] < 100:
        return sum(numbers)
    return numbers[0] if len(numbers) == 1 else None


def band_of(age: float, options: Sequence[str]) -> str:
    """The option of a form whose years an age falls in; "" when none or several do.

    Parameters
    ----------
    age
        In years.
    options
        Labels of a question; those that name no years are passed over.
    """
    found = [label for label, band in age_bands(options).items() if band.holds(age)]
    return found[0] if len(found) == 1 else ""
