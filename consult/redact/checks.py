"""Further tests of what a pattern matched, by the name that redaction.toml calls them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from consult.definitions.word_list import InList, listed
from consult.redact.lexicon import (
    any_street,
    general_words,
    no_street_names,
    saint_towns,
    small_words,
    street_words,
    themes,
)
from consult.redact.loose_checks import LOOSE_CHECKS, is_private_number
from consult.redact.words import kind_of, plain

NHS_WEIGHTS = range(10, 1, -1)
"""Weights of the first nine digits. Source: NHS Data Dictionary, NHS Number."""

_WORDS = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")

_REAL_YEAR = re.compile(
    r"(?:\b(?:19|20)\d\d\b|'\d\d|[/.-]\s?\d\d$|[a-z]\.?,? ?-?\d\d$)", re.IGNORECASE
)
"""A year in full, after an apostrophe, or as the last part of a date."""


def is_nhs_number(words: str) -> bool:
    """Whether the last of ten digits is the check digit of the others.

    Parameters
    ----------
    words
        As found, with whatever stands between the digits.
    """
    digits = [int(character) for character in words if character.isdigit()]
    remainder = 11 - sum(w * d for w, d in zip(NHS_WEIGHTS, digits, strict=False)) % 11
    return remainder != 10 and remainder % 11 == digits[9]


def _digits(words: str) -> str:
    return "".join(filter(str.isdigit, words))


def _is_long_number(words: str) -> bool:
    """Six digits or more that are no years, and no telephone number that everybody may have."""
    digits, groups = _digits(words), re.split(r"[ -]", words)
    years = all(_YEAR.fullmatch(group) for group in groups)
    return len(digits) >= 7 and not years and is_private_number(words) and max(map(len, groups)) > 2


def _is_reference(words: str) -> bool:
    digits = _digits(words)
    mixed = any(map(str.isalpha, words)) or "/" in words
    if re.fullmatch(r"(?:19|20)\d\d(?:[/-]\d{2,4})?|[AB]\d{1,4}", words) or not is_private_number(
        words
    ):
        return False
    return (len(digits) >= 3 and mixed and len(words) > 4) or len(digits) >= 6


def _is_plate(words: str) -> bool:
    """A mark with its letters in the capitals, or small letters, that marks are written in."""
    letters = "".join(filter(str.isalpha, words))
    if letters != letters.upper() and letters != letters.lower():
        return False
    tail = re.search(r"[A-Za-z]+$", words)
    if not re.match(r"[A-Za-z]{2}\d\d", words) and letters.islower():
        return False
    known = tail and kind_of(plain(tail.group())).ordinary and " " in words
    return not (known and not re.match(r"[A-Za-z]{2}\d\d ", words))


def _is_iban(words: str) -> bool:
    return len(words.replace(" ", "")) >= 15


def _is_outward(words: str) -> bool:
    """Half a postcode, and no road: those are told by "the", "A" or "M" with more digits."""
    if _ROADS.fullmatch(words):
        return False
    return not re.fullmatch(r"(?i)[AB]\d{3,4}|A\d+", words)


_ROADS = re.compile(
    r"M(?:\d|1[018]|2[03567]|32|4[02589]|5[03-8]|6[0125679]|7[347]|80|90)|B12", re.IGNORECASE
)
"""Motorways, and the vitamin, that are the first half of a postcode as well: the road is meant."""


def _is_postcode(words: str) -> bool:
    return not re.fullmatch(r"[a-z] ?\d \d [a-z] ?[a-z]?", words)


def _is_whole_date(words: str) -> bool:
    """A date with its year. One without is of the week or the event, unless a birth is near."""
    return bool(_REAL_YEAR.search(words)) and _is_date(words)


def _is_date(words: str) -> bool:
    numbers = [int(part) for part in re.findall(r"\d+", words)]
    if re.search(r"[a-z]{3}", words, re.IGNORECASE):
        return True
    if len(numbers) != 3:
        return False
    return (min(numbers[:2]) <= 12 and max(numbers[:2]) <= 31) or numbers[0] > 1900


def _is_address(words: str) -> bool:
    """Words that name a street, not "car park" or "each way"."""
    said = [plain(word) for word in _WORDS.findall(words)]
    return any(word not in no_street_names() for word in said[:-1]) or len(said) > 3


def _is_house(words: str) -> bool:
    """A house with a name, not "The Farm"."""
    said = [plain(word) for word in _WORDS.findall(words)]
    return "," in words or any(word not in no_street_names() for word in said[:-1])


def _is_house_and_street(words: str) -> bool:
    house, street = words.split(",", 1)
    known = kind_of(plain(house.strip()))
    counted = re.search(r"\d (?:Hours|Days|Weeks|Miles)", words)
    return _is_address(street) and not known.harmless and not counted


def _names_a_street(words: str) -> bool:
    """A room or a unit of a building with a name, not "Unit costs" or "Room sizes"."""
    return "," in words or bool(re.match(r"(?i)(?:flat|apartment|apt)\s", words))


def _not_harmless(words: str) -> bool:
    return any(character.isdigit() for character in words) or not all(
        kind_of(plain(word)).harmless or (kind_of(plain(word)).ordinary and word.lower() in _ROUNDS)
        for word in words.split()
    )


def _is_saint(words: str) -> bool:
    """A saint that a school is called after, not a day or a town."""
    _, _, name = words.partition(" ")
    first = plain(name.split()[0]).removesuffix("'s") if name else ""
    return bool(name) and first not in saint_towns() and not kind_of(first).harmless


def _is_themed_ward(words: str) -> bool:
    """A ward with its number or side: "Maple 2", "seven north"; not "Section 3"."""
    said = [plain(word) for word in re.findall(r"[^\W_]+", words.removeprefix("the "))]
    name, last = said[0], said[-1]
    if name in themes() or name.removesuffix("s") in themes():
        return True
    if last in _SIDES and not words[0].isupper():
        return name not in no_street_names() or name in _COUNTED
    known = kind_of(name)
    common = listed(name) & InList.COMMON or known.harmless or known.sure
    return words[0].isupper() and not common and name not in no_street_names()


def _is_called_by_theme(words: str) -> bool:
    name = plain(_WORDS.findall(words.removeprefix("the "))[0])
    return name in themes() or name.removesuffix("s") in themes()


_SIDES = frozenset({"north", "south", "east", "west"})
_COUNTED = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})


def _is_named_centre(words: str) -> bool:
    said = [plain(word) for word in _WORDS.findall(words.removeprefix("the "))]
    name = said[0]
    themed = name in themes() or name.removesuffix("s") in themes()
    if not words.removeprefix("the ")[0].isupper() or themed:
        return True
    named = not listed(name) & InList.COMMON and not kind_of(name).harmless
    return (named or name in _CENTRES) and name not in no_street_names()


_CENTRES = frozenset(
    {"star", "sun", "sky", "harbour", "beacon", "phoenix", "gateway", "lighthouse"}
)


def _are_no_site_words(words: str) -> bool:
    return not {plain(word) for word in words.split()[1:]} & no_street_names()


def _is_numbered_house(words: str) -> bool:
    """A house by its number and a name: "14 Hillside", not "5 March" or "20 People"."""
    said = [plain(word) for word in _WORDS.findall(words) if plain(word) not in ("number", "no")]
    number = int(_digits(words) or 0)
    known = [kind_of(word) for word in said]
    plain_words = all(
        one.harmless or word in general_words() for one, word in zip(known, said, strict=True)
    )
    return 0 < number < 1900 and not plain_words and not said[0].endswith("s") and len(said[0]) > 2


def _is_bed(words: str) -> bool:
    """A bed or a ward by its number, not "one ward" or "2 ward staff"."""
    return bool(
        re.match(r"(?:the )?(?:[A-Z]\d|\d{1,2}[A-Za-z])|(?:side|bay|cubicle|bed|pod)", words)
    ) or ("floor" in words)


def _is_doctor(words: str) -> bool:
    """A doctor's name, not "the doctor who's on"."""
    said = re.sub(r"(?i)^.*?\b(?:dr|doctor)s?\.? ", "", words)
    name = plain(re.split(r"['’ ]", said)[0])
    known = kind_of(name)
    capital = said[:1].isupper()
    return name not in small_words() and (capital or known.listed or not known.ordinary)


def _is_small_address(words: str) -> bool:
    """A street in small letters that has a name: "hartley road", not "the main road"."""
    said = [plain(word) for word in words.split()][:-1]
    if any(word in small_words() or word in any_street() for word in said):
        return False
    called = themes() | street_words()
    return any(word in called or not listed(word) & InList.COMMON for word in said)


def _is_marked(words: str) -> bool:
    letters = re.findall(r"[A-Za-z]+", words)
    if len(_digits(words)) + len("".join(letters)) < 4 or not _digits(words):
        return False
    small = letters[0].islower()
    return (
        not small
        or bool(re.fullmatch(r"[a-z]{2}[ .-]?\d[ .-]?\d[ .-]{0,2}[a-z]{3}", words))
        or (letters[0] not in ("a", "i") and not kind_of(letters[0]).ordinary)
        or (len(letters[0]) == 1 and letters[0] not in ("a", "i") and len(letters) > 1)
    )


_ROUNDS = frozenset(
    [
        "ward",
        "round",
        "rounds",
        "manager",
        "managers",
        "sister",
        "sisters",
        "staff",
        "clerk",
        "nurse",
        "nurses",
    ]
)
"""What goes with "ward" and names none."""

CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "nhs number": is_nhs_number,
        "telephone number": is_private_number,
        "long number": _is_long_number,
        "reference": _is_reference,
        "plate": _is_plate,
        "iban": _is_iban,
        "outward": _is_outward,
        "postcode": _is_postcode,
        "whole date": _is_whole_date,
        "birth date": _is_date,
        "address": _is_address,
        "names a street": _names_a_street,
        "house and street": _is_house_and_street,
        "has digit": lambda words: bool(_digits(words)),
        "handle": lambda words: bool(re.search(r"[._\d]", words)),
        "house": _is_house,
        "not harmless": _not_harmless,
        "saint": _is_saint,
        "numbered house": _is_numbered_house,
        "bed": _is_bed,
        "site at": lambda words: not kind_of(plain(_WORDS.findall(words)[-1])).harmless,
        "ward in text": lambda words: not _ROADS.fullmatch(words) and words[0] not in "AB",
        "two words": _are_no_site_words,
        "themed ward": _is_themed_ward,
        "themed ward or number": lambda words: words[:1].isdigit() or _is_called_by_theme(words),
        "named centre": _is_named_centre,
        "doctor": _is_doctor,
        "small address": _is_small_address,
        "marked": _is_marked,
        **LOOSE_CHECKS,
    }
)
"""Name of a test -> what tells whether the words found are personal data."""
