"""Further tests of what the looser patterns matched: other separators, digits in words, plots."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from consult.definitions.in_force import derived
from consult.definitions.word_list import InList, listed
from consult.redact.lexicon import (
    any_street,
    no_street_names,
    postal_areas,
    small_words,
    street_words,
    themes,
)
from consult.redact.wordlist import rules
from consult.redact.words import kind_of, plain

_WORDS = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def _digits(words: str) -> str:
    return "".join(filter(str.isdigit, words))


def is_private_number(words: str) -> bool:
    """Whether a telephone number is none that everybody may give.

    Parameters
    ----------
    words
        As found, with whatever stands between the digits.
    """
    return _digits(words) not in _public_numbers()


@derived
def _public_numbers() -> frozenset[str]:
    return frozenset(map(_digits, rules()["public_numbers"]))


def _is_mixed_reference(words: str) -> bool:
    """Letters and three digits or more that are no roads and no years."""
    parts = re.split(r"[ /_.:-]+", words)
    roads = all(re.fullmatch(r"[AMB]\d{1,4}", part) for part in parts)
    numbers = [part for part in parts if part.isdigit()]
    years = bool(numbers) and all(_YEAR.fullmatch(part) or len(part) < 3 for part in numbers)
    only_years = years and all(part.isdigit() or part.isalpha() for part in parts[:2])
    return len(_digits(words)) >= 3 and not roads and not (only_years and len(parts) < 4)


def _is_spaced_number(words: str) -> bool:
    """Eight digits or more, whatever parts them, that are no years, dates, times or a count."""
    groups, digits = re.findall(r"\d+", words), _digits(words)
    if not is_private_number(words) or digits in _COUNTING or len(digits) < 8:
        return False
    if len(groups) == 3 and sorted(map(len, groups))[-1] == 4 and len(digits) <= 8:
        return False
    dates = re.findall(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", words)
    timed = re.search(r"\d{1,2}\.\d{2}$", words)
    years = all(_YEAR.fullmatch(group) for group in groups)
    single = all(len(group) == 1 for group in groups)
    return not (years or dates or timed) and (single or max(map(len, groups)) > 2)


_COUNTING = frozenset("123456789012"[:length] for length in range(5, 13))


def _is_cued_reference(words: str) -> bool:
    """A number of four digits or more, or letters with three, that is no year and no date."""
    digits, letters = _digits(words), "".join(filter(str.isalpha, words))
    if not is_private_number(words) or re.search(_SMALL_THINGS, words):
        return False
    if re.fullmatch(r"(?:19|20)\d\d(?:[ /-]\d{2,4})?|[ABM]\d{1,4}", words) or len(words) < 4:
        return False
    if letters and not digits.startswith(("19", "20")):
        return len(digits) >= 3 and (letters.isupper() or len(letters) < 3)
    return len(digits) >= 5


_SMALL_THINGS = re.compile(
    r"(?i)\d ?(?:st|nd|rd|th|am|pm|k|m|wk|wks|yr|yrs|hr|hrs|min|mins|x|p)\b"
    r"|\d ?(?:ft|kg|lb|oz|ml|mg|cm|mm|mph)\b"
)


def _is_spoken(words: str) -> bool:
    """Five digits or more that are said, "double" for two; not "one two three"."""
    said = re.findall(r"[a-z]+|\d", words.lower())
    digits = [one for one in said if one in _SAID_DIGITS or one.isdigit() or _is_ten(one)]
    doubled = sum(word in ("double", "triple", "treble") for word in said)
    spelt = sum(len(word) == 1 and word.isalpha() for word in said)
    return bool(digits) and len(digits) + doubled + spelt >= 5


_SAID_DIGITS = frozenset(
    {"oh", "o", "zero", "nought", "nil", "one", "two", "three", "four", "five", "six", "seven"}
    | {"eight", "nine", "hundred", "thousand", "fourteen", "fifteen", "twelve", "eleven", "ten"}
)


def _is_ten(word: str) -> bool:
    return word.endswith(("teen", "ty")) and word.startswith(
        ("thir", "four", "for", "fif", "six", "seven", "eigh", "nine", "twen")
    )


def _is_strange_word(words: str) -> bool:
    """A word that not everybody uses, or one with a digit, a stop or a line in it."""
    parts = _WORDS.findall(words)
    if re.search(r"[\d_]|\w\.\w", words):
        return True
    known = [kind_of(plain(part)) for part in parts]
    return not any(
        one.harmless or (one.ordinary and listed(plain(part)) & (InList.COMMON | InList.ENGLISH))
        for one, part in zip(known, parts, strict=True)
    )


def _has_humps(words: str) -> bool:
    return not kind_of(plain(words)).harmless and words.lower() not in _HUMPS


_HUMPS = frozenset({"jobcentreplus", "sendiass", "startforlife", "bestartwell", "nhsapp"})
"""Of the names in one word with capitals inside, those of services."""


def _is_loose_date(words: str) -> bool:
    numbers = [int(part) for part in re.findall(r"\d+", words)]
    if re.search(r"[a-z]{3}", re.sub(r"(?i)st|nd|rd|th|of", "", words), re.IGNORECASE):
        return 0 < numbers[0] <= 31
    return len(numbers) == 3 and 0 < min(numbers[:2]) <= 12 and 0 < max(numbers[:2]) <= 31


def _is_loose_postcode(words: str) -> bool:
    joined = re.search(r"\d[^\W\d_]{2}$", words) and re.match(r"[^\W\d_]{1,2}[\doil]", words)
    return (
        bool(_digits(words))
        and (words.isupper() or bool(joined))
        and not _NO_POSTCODE.fullmatch(words)
    )


def _is_rare_house(words: str) -> bool:
    """A house by its number and a word that is a name and not everybody's: "61 cromwell"."""
    name = plain(_WORDS.findall(words.removeprefix("number"))[-1])
    said = [plain(word) for word in _WORDS.findall(words) if plain(word) not in ("number", "no")]
    name = said[0]
    where, known = listed(name), kind_of(name)
    named = where & (InList.LAST | InList.PLACE | InList.FIRST) and not where & InList.COMMON
    dated = name in _DATED or not (not known.harmless or where & InList.LAST)
    return bool(named) and not dated and 0 < int(_digits(words)) < 1900


_DATED = frozenset(
    {"january", "february", "march", "april", "august", "september", "october", "november"}
    | {"december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"easter", "christmas"}
)


def _is_site_of_plot(words: str) -> bool:
    said = re.findall(r"[A-Z][a-z]\w*", words)
    return any(
        not kind_of(plain(word)).harmless and plain(word) not in no_street_names()
        for word in said[:3]
        if plain(word) not in _PLOTS
    )


def _is_counted_address(words: str) -> bool:
    """A house by a number in words and a street that has a name."""
    said = [plain(word) for word in _WORDS.findall(words)][:-1]
    named = [
        word for word in said if word not in _SAID_DIGITS and not word.endswith(("ty", "teen"))
    ]
    if not named or any(word in small_words() or word in any_street() for word in named):
        return False
    called = themes() | street_words()
    return any(word in called or not listed(word) & InList.COMMON for word in named)


def _is_house_in_text(words: str) -> bool:
    said = _WORDS.findall(words)
    known = kind_of(plain(said[0]))
    named = any(plain(word) not in no_street_names() for word in said[:-1])
    return named and not known.harmless


def _has_handle_digits(words: str) -> bool:
    """Letters that are no word and digits: "bexbuns87", not "covid19"."""
    letters = re.match(r"[A-Za-z]+", words)
    known = plain(letters.group()) if letters else ""
    if not known or kind_of(known).harmless or words.isupper() or known in _BEFORE_DIGITS:
        return False
    return not listed(known) & (InList.COMMON | InList.ENGLISH)


_BEFORE_DIGITS = frozenset({"covid", "windows", "ios", "gcse", "hba", "omega", "sars", "cop"})


def _is_said_postcode(words: str) -> bool:
    said = words.lower().split()
    area = "".join(said[:2]) if len(said[0]) == 1 and len(said[1]) == 1 else said[0]
    ends = said[-1] if len(said[-1]) == 2 else said[-2] + said[-1]
    return area in postal_areas() and ends not in small_words() and ends not in ("am", "pm", "ft")


def _is_mark_in_text(words: str) -> bool:
    plain_road = re.fullmatch(r"[ABM]\d{1,4}|(?:19|20)\d\d ?[A-Z]+", words)
    tail = re.findall(r"[A-Z]+", words)[-1]
    known = kind_of(plain(tail)).harmless or len(re.sub(r"\W", "", words)) < 4
    postal = re.fullmatch(r"[A-Z]{2}\d", words)
    return not (plain_road or known or postal)


_PLOTS = frozenset({"caravan", "chalet", "pitch", "plot", "lodge", "unit", "room", "flat", "block"})


_NO_POSTCODE = re.compile(r"[a-z] ?\d \d [a-z] ?[a-z]?")

LOOSE_CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "mixed reference": _is_mixed_reference,
        "spaced number": _is_spaced_number,
        "cued reference": _is_cued_reference,
        "spoken": _is_spoken,
        "strange word": _is_strange_word,
        "hump": _has_humps,
        "has letters": lambda words: sum(map(str.isalpha, words)) > 3,
        "has five digits": lambda words: len(_digits(words)) >= 5,
        "has six digits": lambda words: len(_digits(words)) >= 6,
        "loose date": _is_loose_date,
        "loose postcode": _is_loose_postcode,
        "rare house": _is_rare_house,
        "site of a plot": _is_site_of_plot,
        "not harmless place": lambda words: not kind_of(plain(words.split()[1])).harmless,
        "counted address": _is_counted_address,
        "house and street in text": _is_house_in_text,
        "handle with digits": _has_handle_digits,
        "said postcode": _is_said_postcode,
        "mark in text": _is_mark_in_text,
    }
)
"""Name of a test -> what tells whether the words found are personal data."""
