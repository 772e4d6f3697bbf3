"""What Word files and workbooks have in common, for the rooms that write them and that read them.

Bytes that repeat and text that stays text on the way out; on the way in the one walk over a Word
file of ours (``word_read``), which the last check and the check of an edited report both judge by
themselves, the one way in which XML from outside is read (``markup``), and bytes to text
(``encoding``). Nothing here knows what a figure should be, or who made a file.
"""

from __future__ import annotations

import io
import re
import zipfile
from copy import copy
from datetime import datetime
from pathlib import Path

from consult.model.settings.house import HouseStyle
from consult.office.live_cells import with_values

EARLIEST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date a zip archive can hold; used for every member so that bytes repeat."""

FIXED_CREATED = datetime(2000, 1, 1)
"""Created and modified date of every file made, so that the same input gives the same bytes."""

FONT, UNIT_SIZE = "Arial", 10
"""Typeface of a workbook that has no other, and the size by which columns are measured."""

LINK_COLOUR = "12436D"
"""Of links in a workbook that has no other: dark blue of the Analysis Function's palette."""

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FIXED = FIXED_CREATED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()


def repeatable(package: bytes) -> bytes:
    """The same Office package with every date inside its zip archive fixed.

    Parameters
    ----------
    package
        A .docx or .xlsx file as bytes.

    Returns
    -------
    bytes
        The same members with the same content, in the same order.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, date_time=EARLIEST_ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + _FIXED + rb"\g<2>", content)
            target.writestr(member, content)
    return out.getvalue()


def write_text_cell(cell: object, text: str) -> None:
    """Write words into a cell of an openpyxl sheet as words, never as a formula.

    Parameters
    ----------
    cell
        An openpyxl cell.
    text
        What to write. A leading "=" stays a character.
    """
    cell.value = text  # type: ignore[attr-defined]
    cell.data_type = "s"  # type: ignore[attr-defined]


def save_workbook(
    workbook: object,
    path: Path,
    *,
    title: str,
    creator: str = "consult",
    look: HouseStyle | None = None,
) -> None:
    """Save an openpyxl workbook so that the same content gives the same bytes.

    Parameters
    ----------
    workbook
        An openpyxl ``Workbook``.
    path
        Where to write; its folder exists.
    title, creator
        Document properties; a title is an accessibility requirement.
    look
        Takes the place of our own typeface and colour of links; without it they stay.
    """
    _measure_by_own_font(workbook)
    if look is not None:
        _put_on(workbook, look)
    properties = workbook.properties  # type: ignore[attr-defined]
    properties.title = title
    properties.creator = creator
    properties.language = "en-GB"
    properties.created = FIXED_CREATED
    buffer = io.BytesIO()
    workbook.save(buffer)  # type: ignore[attr-defined]
    path.write_bytes(repeatable(with_values(buffer.getvalue(), workbook)))


def _measure_by_own_font(workbook: object) -> None:
    """Make columns as wide everywhere: they are measured in digits of the style "Normal".

    openpyxl makes that Calibri, which other systems replace by a wider typeface.
    """
    from openpyxl.styles import Font

    for style in workbook._named_styles:  # type: ignore[attr-defined]
        if style.name == "Normal":
            style.font = Font(name=FONT, size=UNIT_SIZE)


def _put_on(workbook: object, look: HouseStyle) -> None:
    """Give every cell the organisation's typeface, and links its colour.

    Cells and styles know a look by its number in this list, so each one changes in its place.
    """
    from openpyxl.styles import Font
    from openpyxl.styles.colors import Color

    fonts: list[Font] = workbook._fonts  # type: ignore[attr-defined]
    for at, font in enumerate(fonts):
        if font.name == FONT:
            changed = copy(font)
            changed.name = look.font
            if font.color is not None and font.color.rgb == f"00{LINK_COLOUR}":
                changed.color = Color(f"00{look.heading}")
            fonts[at] = changed
