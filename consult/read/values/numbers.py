"""Numbers as people write them: "1,200", "£974", "937 pounds", "twenty six"; never "about 10"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_NUMERIC = re.compile(r"^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: ?%)?$")
_SIGNED = re.compile(r"^(?P<sign>[+\-\u2212\u2013])?\s*(?P<rest>.*)$")
_BEFORE = re.compile(r"^(?:[£$€%]|(?:gbp|usd|eur)\b)\s*")
_AFTER = re.compile(
    r"\s*(?:[£$€%]|\b(?:gbp|usd|eur|pounds?(?: sterling)?|quid|dollars?|euros?|per ?cent))$"
)
_STOP = re.compile(r"(?<=[\w%£$€])\.$")
"""A full stop at the end of an answer."""
_ALIKE = str.maketrans({"\u2019": "'", "\uff05": "%"})
_WORD_AFTER = re.compile(r"^(?P<number>[\d.,\s]*\d)\s*(?P<word>[a-z]+)$")
_DIGITS = (
    (re.compile(r"^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$"), ",", "."),
    (re.compile(r"^\d{1,3}(?: \d{3})+(?:\.\d+)?$"), " ", "."),
    (re.compile(r"^\d{1,3}(?:'\d{3})+(?:\.\d+)?$"), "'", "."),
    (re.compile(r"^\d{1,3}(?:\.\d{3})+,\d{1,2}$"), ".", ","),
)
"""How a number can be set: what it looks like, what parts thousands, what stands for the point."""

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


def is_number(text: str) -> bool:
    """Whether an answer is a plain number: "1,200", "-3.5", "40 %"; never "1e5" or "about 10".

    Parameters
    ----------
    text
        One answer, as written.
    """
    return bool(_NUMERIC.match(text.strip()))


def number_in(text: str, asked: str = "") -> float | None:
    """The number that somebody certainly wrote, or ``None``: a range or "about 10" is none.

    Parameters
    ----------
    text
        One answer: plain, with a currency or a per cent sign, or in words.
    asked
        What was asked; a unit that it names may stand behind the number.

    Examples
    --------
    >>> number_in("£1,050"), number_in("1.300,50"), number_in("937 pounds"), number_in("-99")
    (1050.0, 1300.5, 937.0, -99.0)
    >>> number_in("%80"), number_in("80 %."), number_in("1 200")
    (80.0, 80.0, 1200.0)
    >>> number_in("3 hours"), number_in("3 hours", "How many hours a week?")
    (None, 3.0)
    >>> number_in("about 1200"), number_in("12k"), number_in("20-30")
    (None, None, None)
    """
    words = " ".join(text.casefold().translate(_ALIKE).split())
    words = _STOP.sub("", words)
    found = _SIGNED.match(words)
    if not words or found is None:
        return None
    sign = -1.0 if found["sign"] in {"-", "\u2212", "\u2013"} else 1.0
    bare = _AFTER.sub("", _BEFORE.sub("", found["rest"], count=1), count=1)
    unit = _WORD_AFTER.match(bare)
    if unit and unit["word"].rstrip("s") in {word.rstrip("s") for word in _words_of(asked)}:
        bare = unit["number"].strip()
    number = _read(bare)
    if number is None and not found["sign"] and (spelt := whole_in_words(bare.split())) is not None:
        number = float(spelt)
    return None if number is None else sign * number


def whole_in_words(words: Sequence[str]) -> int | None:
    """A number below 120 in words; nothing else may stand beside it.

    Parameters
    ----------
    words
        In lower case: "twenty", "six".
    """
    words = [part for word in words for part in word.split("-")]
    if not words or any(word not in _UNITS and word != "and" for word in words):
        return None
    numbers = [_UNITS[word] for word in words if word != "and"]
    if numbers == [1, 100] or numbers == [100]:
        return 100
    if len(numbers) == 2 and numbers[0] >= 20 and numbers[1] < 10 and numbers[0] < 100:
        return sum(numbers)
    return numbers[0] if len(numbers) == 1 else None


def _read(digits: str) -> float | None:
    for shape, thousands, point in _DIGITS:
        if shape.match(digits):
            return float(digits.replace(thousands, "").replace(point, "."))
    return None


def _words_of(asked: str) -> list[str]:
    return re.findall(r"[a-z]+", asked.casefold())
