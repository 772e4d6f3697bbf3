"""How an organisation's reports look."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HouseStyle:
    """What the Word file, the web page and the workbook of an organisation have in common.

    Parameters
    ----------
    font
        Name of the typeface, as Word lists it.
    heading
        Colour of headings, links and strong lines: six hexadecimal digits, capitals, as "12436D".
    """

    font: str
    heading: str
