"""Rows of answers whose cells no longer belong together, because a column was sorted by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from consult.coding.review import layout as at
from consult.errors import Place, Problem, list_rows
from consult.office.filled_in import SheetLine

MOST_SINGLE = 3
"""Rows of one sheet that are told one by one: whoever changed a few words finds each of them.
Beyond that a column was sorted or filled down, and a sentence a row would be a screen a sheet."""

NOT_OURS = "Put the row back as it was, or delete it."
SORTED = "The cells of this row do not belong together: a column was sorted or changed by itself."
SORTED_HINT = (
    "Undo the sorting, or fill in a copy of the workbook from before it; sort whole rows alone."
)
CHANGED = "The words of the answer were changed."


@dataclass(frozen=True)
class Misplaced:
    """One row that is not as it was handed out.

    Parameters
    ----------
    line
        The row.
    heading
        The column that tells.
    what, hint
        As of a problem.
    """

    line: SheetLine
    heading: str
    what: str
    hint: str


def is_together(line: SheetLine, question: str, codes: Sequence[str]) -> bool:
    """Whether the question, the answer and the suggested codes of a row are as handed out.

    Parameters
    ----------
    line
        A row of answers; one of an earlier version has nothing to tell it by, and passes.
    question
        Its id.
    codes
        Suggested, as they stand in their cells, in order.
    """
    noted = line[at.ROW_CHECK]
    return not noted or noted == at.row_check(question, line[at.ANSWER], codes)


def told_together(found: Iterable[Misplaced]) -> Iterator[Problem]:
    """A problem for each row, or one for all of a sheet where they are many.

    Parameters
    ----------
    found
        In the order of the rows.
    """
    by_sheet: dict[tuple[str, str, str], list[Misplaced]] = {}
    for one in found:
        by_sheet.setdefault((one.line.sheet, one.heading, one.what), []).append(one)
    for (sheet, heading, what), mine in by_sheet.items():
        if len(mine) <= MOST_SINGLE:
            yield from (one.line.problem(heading, what, one.hint) for one in mine)
            continue
        first = mine[0].line
        rows = list_rows([one.line.row for one in mine])
        place = Place(first.file, sheet, first.row, first.letters.get(heading, ""), heading)
        many_rows = "The cells of many rows do not belong together: a column was sorted or changed"
        yield Problem(f"{many_rows} by itself ({rows}).", place, SORTED_HINT)
