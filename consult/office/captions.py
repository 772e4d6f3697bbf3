"""The caption of a table, as it stands in every kind of file we make."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CAPTION = re.compile(r"^Table\s+(\d+)(?: \(continued\))?:\s*(.*)$", re.DOTALL)


@dataclass(frozen=True)
class Caption:
    """What a caption says.

    Parameters
    ----------
    number
        As the tables of a file are counted.
    title
        Without the number, and without "(continued)".
    """

    number: int
    title: str


def caption_of(text: str) -> Caption | None:
    """The caption that a paragraph or a cell is; ``None`` for any other words.

    Parameters
    ----------
    text
        A whole paragraph, or a whole cell.

    Examples
    --------
    >>> caption_of("Table 3 (continued): How safe people feel")
    Caption(number=3, title='How safe people feel')
    """
    found = _CAPTION.match(text)
    return Caption(int(found[1]), found[2]) if found else None
