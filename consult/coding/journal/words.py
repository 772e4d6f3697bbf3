"""Whose word a line is, what it comes to, and whether two words are contrary."""

from __future__ import annotations

import re

from consult.model.coding.journal import Act, Aspect, JournalEntry
from consult.office.words import one_line

REVIEW_FILE = "review.xlsx"
"""Name of the workbook in its place: of words without initials in it, one person is taken to be the
writer. Those in a workbook that somebody sent are that workbook's."""

_NOT_INITIALS = re.compile(r"[\W_]+")
_PLACES = (Act.MERGED, Act.SPLIT)


def person(entry: JournalEntry) -> str:
    """Who said it, for comparing: by initials, capitals and dots apart.

    Parameters
    ----------
    entry
        A line of a person's.
    """
    return initials(entry.by) or ("" if entry.workbook in ("", REVIEW_FILE) else entry.workbook)


def initials(written: str) -> str:
    """Initials for comparing: "A.B." is "ab".

    Parameters
    ----------
    written
        As they stand in a cell.
    """
    return _NOT_INITIALS.sub("", written.casefold())


def meaning(entry: JournalEntry) -> tuple[str, ...]:
    """What a word comes to: two words of one thing are contrary where this differs.

    Parameters
    ----------
    entry
        A line that decides something.
    """
    slot = entry.slot
    if slot is None or slot.aspect is Aspect.CHECKED:
        return ("checked",) if not entry.is_empty else ("",)
    if entry.is_empty:
        return ("",)
    if slot.aspect is Aspect.GIVEN:
        return ("given",) if entry.act is not Act.REMOVE else ("removed",)
    if slot.aspect in (Aspect.PLACE, Aspect.PLACE_HERE):
        return (entry.act, entry.value if entry.act in _PLACES else "")
    return (one_line(entry.value).casefold(),)
