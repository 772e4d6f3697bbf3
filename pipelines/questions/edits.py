"""What people changed in questions.xlsx, held against study.toml as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from consult.errors import Problem
from consult.office.filled_in import SheetLine, as_read
from pipelines.questions import layout as at
from pipelines.questions.book import QuestionBook
from pipelines.questions.returned import ReturnedBook

CHOOSE = "Choose from the list of the cell, or put back what stood there."


@dataclass(frozen=True)
class Edit:
    """One cell that a person filled in.

    Parameters
    ----------
    sheet, key
        Of the row.
    heading
        Of the column.
    words
        What it says now, as the workbook itself would write it; may be empty.
    line
        Where it stands.
    """

    sheet: str
    key: str
    heading: str
    words: str
    line: SheetLine

    def problem(self, what: str, hint: str) -> Problem:
        """Something wrong with it.

        Parameters
        ----------
        what, hint
            Sentences.
        """
        return self.line.problem(self.heading, what, hint)


def edits_in(
    returned: ReturnedBook, now: QuestionBook
) -> tuple[tuple[Edit, ...], tuple[Problem, ...]]:
    """The cells that people changed since the workbook was written, and study.toml has not.

    Parameters
    ----------
    returned
        The workbook as it came back.
    now
        What it would show by study.toml as it is now.

    Returns
    -------
    tuple
        The edits, and what is wrong: rows that cannot be told apart, cells that say what nobody can
        choose, and what study.toml was changed to something else meanwhile.
    """
    edits: list[Edit] = []
    problems = [*returned.problems]
    for sheet, lines in returned.lines.items():
        for key, line in lines.items():
            for heading in at.TO_FILL_IN[sheet]:
                found = _edit(returned.written, now, Edit(sheet, key, heading, "", line))
                if isinstance(found, Problem):
                    problems.append(found)
                elif found:
                    edits.append(found)
    return tuple(edits), tuple(problems)


def missing_rows(returned: ReturnedBook, now: QuestionBook) -> tuple[str, ...]:
    """Ids of the questions whose rows were taken out of the workbook and that the study still has.

    Parameters
    ----------
    returned, now
        As for ``edits_in``.
    """
    gone = (row.key for row in returned.written.sheets[at.QUESTIONS])
    lines = returned.lines.get(at.QUESTIONS, {})
    return tuple(key for key in gone if key not in lines and now.row(at.QUESTIONS, key))


def _edit(written: QuestionBook, now: QuestionBook, cell: Edit) -> Edit | Problem | None:
    """The cell as an edit, what is wrong with it, or nothing where it is as it was."""
    raw, was = cell.line[cell.heading], _cell(written, cell)
    if raw == was:
        return None
    said = at.meant(cell.heading, raw)
    if said is None:
        known = ", ".join(at.choices(cell.heading).values())
        return cell.problem(f"This is none of the choices: {known}.", CHOOSE)
    if said == was:
        return None
    if not said and cell.heading in {at.ASKED, at.KIND, at.PURPOSE}:
        return cell.problem("The cell is empty.", f"Put back what stood there: “{was}”.")
    edit = Edit(cell.sheet, cell.key, cell.heading, said, cell.line)
    return next(_changed_in_both(written, now, edit), edit) if _is_news(now, edit) else None


def _is_news(now: QuestionBook, edit: Edit) -> bool:
    """Whether study.toml does not say the same already."""
    if now.row(edit.sheet, edit.key) is None:
        return True
    if edit.heading == at.CHECKED:
        row = now.row(edit.sheet, edit.key)
        return bool(row and (row.cells[at.CHECK] or row.cells.get(at.WAITING)))
    return _cell(now, edit) != edit.words


def _changed_in_both(written: QuestionBook, now: QuestionBook, edit: Edit) -> Iterator[Problem]:
    if now.row(edit.sheet, edit.key) is None:
        what = "study.toml no longer has this, so what you changed here cannot be taken."
        yield edit.problem(what, "Delete the row; or put it back in study.toml.")
        return
    rests_on = {at.CHECKED: at.CHECK, at.TAKE: at.CHANGES}.get(edit.heading, edit.heading)
    for heading in dict.fromkeys((edit.heading, rests_on)):
        was, is_now = _cell(written, edit, heading), _cell(now, edit, heading)
        if was != is_now:
            what = (
                f"Both files were changed here: study.toml now says “{is_now}” under {heading}, "
                f"this cell says “{edit.words}”; both said “{was}”."
            )
            hint = f"Put this cell back to “{was}” to keep study.toml, or change study.toml back."
            yield edit.problem(what, hint)
            return


def _cell(book: QuestionBook, cell: Edit, heading: str = "") -> str:
    row = book.row(cell.sheet, cell.key)
    return as_read(row.cells[heading or cell.heading]) if row else ""
