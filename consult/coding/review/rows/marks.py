"""What people marked an answer with: a note, whether it may be quoted, who may be at risk."""

from __future__ import annotations

from collections.abc import Mapping

from consult.coding.review import layout as at
from consult.errors import Problem
from consult.model.coding.journal import NO_SAID, YES_SAID, Aspect
from consult.model.coding.review import Mark
from consult.office.filled_in import SheetLine
from consult.office.words import one_line
from consult.office.yes_no import yes_or_no

CHOOSE = f"Write {at.YES} or {at.NO}, or empty the cell."
NOBODY = "Nobody stands behind this Yes."
WHO = f"Write the initials of whoever read the answer under {at.REVIEWER}."


def marks_in(
    line: SheetLine, before: Mapping[Aspect, Mark], problems: list[Problem]
) -> dict[Aspect, Mark]:
    """The marks of a row.

    Parameters
    ----------
    line
        A row of answers.
    before
        Those that the workbook showed: they stay where it has no column for them.
    problems
        What cannot be understood is added here.
    """
    found: dict[Aspect, Mark] = {}
    by = line[at.REVIEWER]
    for aspect, heading in at.MARK_COLUMNS.items():
        written = one_line(line[heading])
        if heading not in line.letters and aspect in before:
            found[aspect] = before[aspect]
        elif written and aspect is Aspect.NOTE:
            found[aspect] = written, by
        elif written:
            said = yes_or_no(written)
            if said is None:
                what = f"This is neither {at.YES} nor {at.NO}."
                problems.append(line.problem(heading, what, CHOOSE))
            elif said and aspect is Aspect.QUOTE and not by:
                problems.append(line.problem(at.REVIEWER, NOBODY, WHO))
            else:
                found[aspect] = YES_SAID if said else NO_SAID, by
    return found


def put_together(
    line: SheetLine,
    one: Mapping[Aspect, Mark],
    other: Mapping[Aspect, Mark],
    problems: list[Problem],
) -> dict[Aspect, Mark]:
    """The marks of two rows of the same answer; a problem where they say otherwise.

    Parameters
    ----------
    line
        The second row.
    one, other
        The marks of the first and the second.
    problems
        Added to.
    """
    for aspect in one.keys() & other.keys():
        if one[aspect][0] != other[aspect][0]:
            what = "Another row of the same answer says otherwise."
            heading = at.MARK_COLUMNS[aspect]
            problems.append(line.problem(heading, what, "Make both rows say the same."))
    return {**other, **one}
