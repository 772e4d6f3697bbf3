"""The journal as a table that is kept, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from consult.model.coding.journal import Act, Journal, JournalEntry

if TYPE_CHECKING:
    import pandas as pd

_FIELDS = {"question_id": "question", "text_hash": "text"}
"""Columns that are called otherwise than the field."""

_BOOLEANS = ("blind", "settles", "found", "apart")

UNTIMED = frozenset({Act.MOVED})
"""Lines that follow from others and are left out where journals are compared."""

DIGITS = 16
"""Hexadecimal digits of a version: 64 bits, so that none of a study's few hundred share them."""


def to_table(journal: Journal) -> pd.DataFrame:
    """Schema ``JOURNAL``.

    Parameters
    ----------
    journal
        All lines; may be none.
    """
    import pandas as pd

    from consult.model.survey.review_tables import JOURNAL
    from consult.model.survey.tables import conform, empty

    columns = list(JOURNAL.columns)
    rows = [[getattr(entry, _FIELDS.get(name, name)) for name in columns] for entry in journal]
    return conform(pd.DataFrame(rows, columns=columns), JOURNAL) if rows else empty(JOURNAL)


def from_table(table: pd.DataFrame) -> Journal:
    """The lines of a table that was kept, oldest first.

    Parameters
    ----------
    table
        Schema ``JOURNAL``.
    """
    names = [_FIELDS.get(str(name), str(name)) for name in table.columns]
    lines = []
    for row in table.sort_values("number").itertuples(index=False, name=None):
        cells = dict(zip(names, row, strict=True))
        seconds = cells["seconds"]
        cells["seconds"] = None if seconds != seconds else float(seconds)  # NaN is not itself
        cells |= {"act": Act(cells["act"]), "number": int(cells["number"])}
        cells |= {name: bool(cells[name]) for name in _BOOLEANS}
        lines.append(JournalEntry(**cells))
    return tuple(lines)


def numbered_after(journal: Journal, more: Iterable[JournalEntry]) -> Journal:
    """New lines with the numbers that come next.

    Parameters
    ----------
    journal
        So far. A line that was erased leaves its number free, and no number is given twice.
    more
        Lines to be added, in order.
    """
    last = journal[-1].number if journal else 0
    return tuple(replace(entry, number=last + at) for at, entry in enumerate(more, start=1))


def version_of(journal: Journal, suggestions: str) -> str:
    """What a workbook is known by that shows what stands now; the day makes no difference.

    Parameters
    ----------
    journal
        All lines before it.
    suggestions
        The fingerprint of what is suggested in it.
    """
    digest = sha256(suggestions.encode())
    for entry in journal:
        if entry.act not in UNTIMED:
            plain = replace(entry, saved="", taken="", number=0, workbook="", seconds=None)
            digest.update(repr(plain).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:DIGITS]
