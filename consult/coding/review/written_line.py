"""What the journal notes of a workbook that is written: its columns, and what it does not show."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from consult.model.coding.review import TextKey

BETWEEN_SHEETS, BEHIND_QUESTION, BETWEEN_COLUMNS = "\n", ":", "|"
"""Between what is noted of two questions, behind the id of one, which holds no colon, and between
two headings, none of which holds any of the three."""

DIGITS = 16
"""Hexadecimal digits that tell one set of texts from another: 64 bits for a few sets a study."""


def as_noted(columns: Mapping[str, Sequence[str]]) -> str:
    """The headings of each sheet of answers, in one word of the journal.

    Parameters
    ----------
    columns
        Question id -> headings.
    """
    return BETWEEN_SHEETS.join(
        f"{question}{BEHIND_QUESTION}{BETWEEN_COLUMNS.join(headings)}"
        for question, headings in columns.items()
    )


def columns_noted(noted: str) -> dict[str, tuple[str, ...]]:
    """What ``as_noted`` made of the headings.

    Parameters
    ----------
    noted
        As the journal has it. Where all questions stood on one sheet, it has no question, and the
        headings stand under an empty one here.
    """
    found: dict[str, tuple[str, ...]] = {}
    for line in filter(None, noted.split(BETWEEN_SHEETS)):
        question, told, headings = line.partition(BEHIND_QUESTION)
        found[question if told else ""] = tuple((headings or question).split(BETWEEN_COLUMNS))
    return found


def digest_of_texts(texts: Collection[TextKey]) -> str:
    """Digits that are the same for the same texts; empty for none.

    Parameters
    ----------
    texts
        In any order.
    """
    told = repr(sorted(texts)).encode("utf-8", "surrogatepass")
    return sha256(told).hexdigest()[:DIGITS] if texts else ""
