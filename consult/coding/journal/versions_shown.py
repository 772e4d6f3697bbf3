"""Workbooks by the version they were made from: what one showed, and what its codes became."""

from __future__ import annotations

from itertools import groupby

from consult.model.coding.journal import Act, Journal, JournalEntry

CodeIds = dict[tuple[str, str], str]
"""(Question, code) -> what that code is called now."""


def written_as(journal: Journal, version: str) -> JournalEntry | None:
    """The line that says that a workbook was written.

    Parameters
    ----------
    journal
        All lines.
    version
        As it stands in the workbook.
    """
    lines = (one for one in journal if one.act is Act.WRITTEN and one.made_from == version)
    return next(lines, None) if version else None


def carried_since(journal: Journal, number: int) -> CodeIds:
    """What codes were called at a line of the journal -> what they are called now.

    Parameters
    ----------
    journal
        All lines.
    number
        Of the line. Codes that are called as they were are left out.
    """
    found: CodeIds = {}
    later = (entry for entry in journal if entry.number > number)
    for carried, batch in groupby(later, key=lambda entry: entry.act is Act.CARRIED):
        if carried:
            ids = {(entry.question, entry.code): entry.value for entry in batch}
            found = _further(found, ids)
    return found


def _further(found: CodeIds, ids: CodeIds) -> CodeIds:
    moved = {key: ids.get((key[0], now), now) for key, now in found.items()}
    return ids | moved
