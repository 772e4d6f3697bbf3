"""Themes that were taken away under one question alone: their rows, by which they are had back."""

from __future__ import annotations

from collections.abc import Sequence

from consult.coding.journal.brought import HadBack
from consult.coding.review import layout as at
from consult.errors import Problem
from consult.office.filled_in import SheetLine
from consult.office.yes_no import yes_or_no

CHOOSE = "Choose from the drop-down list, or leave the cell empty."


def is_under_alone(line: SheetLine) -> bool:
    """Whether a row is about a theme under one question, which stands under others.

    Parameters
    ----------
    line
        Of the sheet of themes.
    """
    return at.UNDER_ALONE.strip() in line[at.CODE_ID].split()


def had_back(rows: Sequence[SheetLine], problems: list[Problem]) -> tuple[HadBack, ...]:
    """Themes that stand again under their question: the cell that took them away was emptied.

    Parameters
    ----------
    rows
        Of such themes.
    problems
        What cannot be understood is added here.
    """
    found = []
    for line in rows:
        code, _, question = map(str.strip, line[at.CODE_ID].partition(at.UNDER_ALONE))
        retired = yes_or_no(line[at.RETIRE])
        if line[at.RETIRE] and retired is None:
            problems.append(line.problem(at.RETIRE, f"This is not “{at.YES}”.", CHOOSE))
        elif not (retired or line[at.MERGE] or line[at.SPLIT]):
            found.append(HadBack(question, code, line[at.CHECKED_BY]))
    return tuple(found)
