"""Cells of a workbook that show a percentage: 0.25 is stored, "25%" is what people see.

Only the number format of a cell tells. The formats are in one part of the package, the cells that
have them in the parts of the sheets. Source: formats survey, 5, number 44.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from consult.office.markup import parse_if_sound
from consult.read.export.grid import position_of

_BUILT_IN = frozenset({"9", "10"})
"""0% and 0.00%. Source: ECMA-376, 18.8.30."""

_LITERAL = re.compile(r'"[^"]*"|\\.')
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_PLACE = re.compile(rb"\br=\"([A-Z]{1,3})(\d{1,7})\"")
_STYLE = re.compile(rb"\bs=\"(\d+)\"")
_WORDS = re.compile(rb"\bt=\"(?:s|str|inlineStr|b|e)\"")
_STYLES = "xl/styles.xml"

Places = frozenset[tuple[int, int]]
"""Row and position of cells, counted from 0."""


def percentages(data: bytes, file: str, parts: Sequence[str]) -> Mapping[str, Places]:
    """Part of a sheet -> its cells that show a number as a percentage.

    Parameters
    ----------
    data
        The bytes of an .xlsx workbook that was looked through.
    file
        Its name, for messages.
    parts
        The paths of its sheets.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        styles = package.read(_STYLES) if _STYLES in package.namelist() else b""
        wanted = _styles(styles, file) if b"%" in styles or b"numFmtId" in styles else set()
        if not wanted:
            return {}
        return {part: _places(package.read(part), wanted) for part in parts}


def _styles(styles: bytes, file: str) -> set[bytes]:
    """The styles of cells, by their position, whose number format shows a percentage."""
    root = parse_if_sound(styles, file)
    formats = set(_BUILT_IN)
    found: set[bytes] = set()
    for part in root if root is not None else ():
        if part.tag.endswith("}numFmts"):
            codes = {str(own.get("numFmtId")): own.get("formatCode", "") for own in part}
            formats |= {key for key, code in codes.items() if "%" in _LITERAL.sub("", code)}
        if part.tag.endswith("}cellXfs"):
            used = enumerate(style.get("numFmtId", "") for style in part)
            found = {str(at).encode() for at, number in used if number in formats}
    return found


def _places(sheet: bytes, wanted: set[bytes]) -> Places:
    found = set()
    for cell in _CELL.finditer(sheet):
        style, place = _STYLE.search(cell[1]), _PLACE.search(cell[1])
        if style and place and style[1] in wanted and not _WORDS.search(cell[1]):
            found.add((int(place[2]) - 1, position_of(place[1].decode())))
    return frozenset(found)


def as_percent(text: str) -> str:
    """A stored number as the percentage it shows, to its last digit: "0.075" is "7.5%".

    Parameters
    ----------
    text
        The number as the workbook stores it; what is no number comes back as it is.

    Examples
    --------
    >>> as_percent("0.075")
    '7.5%'
    >>> as_percent("1")
    '100%'
    """
    try:
        value = Decimal(text) * 100
    except InvalidOperation:
        return text
    return f"{value.normalize():f}%" if value.is_finite() else text
