"""Ages as people write them: "26 years", "twenty six", a year of birth; and their age band."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult.model.survey.age_band import OLDEST, age_bands
from consult.read.values.numbers import whole_in_words

_IDLE = re.compile(
    r"(?<![a-z])(?:i am|i'm|im|aged|age|years? old|years?|yrs?|y/?o|old|about|approx(?:imately)?"
    r"|and a half)\b"
    r"|[.,;:~½]"
)
_BELOW_ZERO = re.compile(r"^[-\u2212\u2013]\s*\d")
"""A code for no answer: nobody is less than nothing, and -99 is not 99."""
_WHOLE = re.compile(r"(?<=\d)\.0+$")
_PART = {"early": 2, "mid": 5, "middle": 5, "late": 8}
_DECADE = re.compile(r"^(early|mid|middle|late)[\s-]*(?:to[\s-]*\w+[\s-]*)?(\d)0'?s$")
_YEAR = re.compile(r"^(?:born(?: in)? )?((?:19|20)\d\d)$")
_DAY = re.compile(
    r"^\d{1,2}[./-]\d{1,2}[./-]((?:19|20)\d\d)$|^((?:19|20)\d\d)-\d\d-\d\d(?:[ t].*)?$"
)


def likely_numbers(meaning: str, likely: Sequence[float] = ()) -> tuple[float, float]:
    """The least and the largest number that somebody can have meant by an answer.

    Parameters
    ----------
    meaning
        As in ``QuestionSpec.number``; any number can be meant where it is empty.
    likely
        The same as ``QuestionSpec.likely``, which may make the bounds narrower.
    """
    bounds = {"age in years": (0.0, float(OLDEST)), "year of birth": (1900.0, 2100.0)}
    least, largest = bounds.get(meaning, (float("-inf"), float("inf")))
    if not likely:
        return least, largest
    return max(least, likely[0]), min(largest, likely[-1])


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
    >>> age_in("26 or 27") is None, age_in("-99") is None
    (True, True)
    """
    words = _WHOLE.sub("", " ".join(text.casefold().replace("’", "'").split()))
    if _BELOW_ZERO.match(words):
        return None
    if born := _birth(words):
        return float(year - born) if year is not None and 0 <= year - born <= OLDEST else None
    if found := _DECADE.match(words):
        return float(10 * int(found[2]) + _PART[found[1]])
    plain = " ".join(_IDLE.sub(" ", words).replace("-", " ").split())
    number = int(plain) if plain.isdecimal() and len(plain) <= 3 else whole_in_words(plain.split())
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
