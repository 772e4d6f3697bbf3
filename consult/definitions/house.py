"""How reports look: house.toml, with the organisation's own over it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from consult.definitions.in_force import FOLDER, definition, derived
from consult.errors import Place, Problem, StudyError
from consult.model.settings.house import HouseStyle

FILE = "house.toml"
"""The definitions of the look; none of them is a rule by which figures are made."""

LEAST_CONTRAST = 4.5
"""Of text with its ground: Web Content Accessibility Guidelines 2.2, 1.4.3, level AA. With less,
people with low vision cannot read it."""

GROUNDS: Mapping[str, str] = MappingProxyType(
    {
        "on white": "FFFFFF",
        "on the pale blue of boxes": "F0F4F8",
        "on the yellow of a link that is chosen": "FFF1C7",
    }
)
"""Where the colour stands in reports -> the ground: those of page.css and of boxes in Word."""

_QUOTES = frozenset("\"'`\u2018\u2019\u201c\u201d")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_PLACE = Place(f"{FOLDER}/{FILE}")


@derived
def house_style() -> HouseStyle:
    """The look in force.

    Raises
    ------
    StudyError
        When its typeface has no name that can be one, or its colour is none or too pale to read.
    """
    data = definition(FILE)
    font, heading = data["font"], data["colours"]["heading"]
    if problems := [*_of_font(font), *_of_colour(heading)]:
        raise StudyError(problems)
    return HouseStyle(font.strip(), heading.upper())


def contrast(colour: str, ground: str) -> float:
    """How much two colours differ in light: 1 for the same, 21 for black and white.

    Parameters
    ----------
    colour, ground
        Six hexadecimal digits each, in any order.

    Source
    ------
    Web Content Accessibility Guidelines 2.2, "contrast ratio" and "relative luminance".
    """
    bright, dark = sorted((_light(colour), _light(ground)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _of_font(font: str) -> Iterator[Problem]:
    wrong = any(unicodedata.category(c) == "Cc" or c in _QUOTES for c in font)
    if wrong or not font.strip():
        said = "font must be the name of one typeface, with no quotation marks within it."
        yield Problem(said, _PLACE, 'Write it as Word lists it: font = "Arial".')


def _of_colour(colour: str) -> Iterator[Problem]:
    if not _COLOUR.fullmatch(colour):
        said = f'colours > heading is "{colour}", but a colour is six hexadecimal digits.'
        yield Problem(said, _PLACE, 'Write it without "#": heading = "12436D".')
        return
    for where, ground in GROUNDS.items():
        found = contrast(colour, ground)
        if found < LEAST_CONTRAST:
            # Cut, not rounded: 4.48 must not be told as 4.5.
            has = f"{int(found * 10) / 10} to 1 {where}"
            said = f'colours > heading is "{colour}", which is too pale to read: it has {has}.'
            hint = f"Choose a darker one, with {LEAST_CONTRAST} to 1 or more (WCAG 2.2, 1.4.3)."
            yield Problem(said, _PLACE, hint)
            return
