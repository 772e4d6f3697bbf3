"""All that people changed in questions.xlsx, and the study.toml that comes of it, checked whole."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from consult.errors import Place, Problem, ReviewError, StudyError, many
from consult.model.settings.study import Study
from consult.read.tables.questions import questionnaire_of
from pipelines.questions import layout as at
from pipelines.questions.book import QuestionBook, book_of
from pipelines.questions.carry import carried
from pipelines.questions.edits import Edit, edits_in
from pipelines.questions.made_of_columns import OpenedExports
from pipelines.questions.returned import ReturnedBook, read_book
from pipelines.study.file_names import QUESTION_BOOK
from pipelines.study.study_file import load_study, study_in

BOM = "\ufeff"

INSTEAD = "Nothing was taken. Correct the workbook, or put back what stood there."


@dataclass(frozen=True)
class BookChanges:
    """What people changed in the workbook, and what comes of it.

    Parameters
    ----------
    returned
        The workbook as it came back.
    edits
        The cells they changed; at least one.
    text
        What study.toml is to say.
    book
        What the workbook is to show then.
    """

    returned: ReturnedBook
    edits: tuple[Edit, ...]
    text: str
    book: QuestionBook


def text_of(path: Path) -> str:
    """A study.toml as it stands, its line ends and a mark of Windows at its head included.

    Parameters
    ----------
    path
        The file, in UTF-8.
    """
    return path.read_bytes().decode("utf-8")


def changes_of(folder: Path, exports: Path) -> BookChanges | None:
    """What people changed in questions.xlsx, and the study.toml that comes of it.

    Parameters
    ----------
    folder
        Of the study's own files.
    exports
        Where its exports are, which are opened only when a kind or a column asks for them.

    Returns
    -------
    BookChanges or None
        ``None`` where there is no workbook, or nothing in it was changed.

    Raises
    ------
    ConsultError
        When study.toml is not right, or the workbook cannot be taken as it is.
    """
    path = folder / QUESTION_BOOK
    if not path.is_file():
        return None
    study = load_study(folder)
    text = text_of(folder / "study.toml").removeprefix(BOM)
    returned = read_book(path)
    most, counted = returned.written.given_most, returned.written.counted
    edits, problems = edits_in(returned, book_of(study, text, most, counted))
    after, more = carried(text, study, edits, OpenedExports(study, exports))
    if problems or more:
        raise ReviewError([*problems, *more])
    if not edits:
        return None
    new = _checked(after, folder, edits)
    mark = BOM if text_of(folder / "study.toml").startswith(BOM) else ""
    return BookChanges(returned, edits, mark + after, book_of(new, after, most))


def in_words(edits: Sequence[Edit]) -> str:
    """What was changed, counted by what it is: "2 kinds, 1 proposal taken, 3 entries checked".

    Parameters
    ----------
    edits
        At least one.
    """
    counts = Counter(_noun(edit) for edit in edits)
    said = (of.format(many(times, noun)) for (noun, of), times in counts.items())
    return ", ".join(said).replace("entrys", "entries")


def _noun(edit: Edit) -> tuple[str, str]:
    if edit.heading == at.TAKE:
        said = {at.YES: "{} taken", at.NO: "{} left", "": "{} to be decided again"}
        return "proposal", said[edit.words]
    return _NOUNS[edit.heading]


_NOUNS = {
    at.ASKED: ("wording", "{}"),
    at.KIND: ("kind", "{}"),
    at.PURPOSE: ("purpose", "{}"),
    at.CHARACTERISTIC: ("characteristic", "{}"),
    at.CHECKED: ("entry", "{} checked"),
    at.MAKE: ("column", "{} made a question"),
}


def _checked(text: str, folder: Path, edits: Sequence[Edit]) -> Study:
    """The study that comes of it; what is wrong with it is told where it was filled in."""
    try:
        study = study_in(tomllib.loads(text), folder)
        questionnaire_of(study)
    except StudyError as error:
        raise ReviewError(
            [_in_the_workbook(problem, edits) for problem in error.problems]
        ) from None
    return study


def _in_the_workbook(problem: Problem, edits: Sequence[Edit]) -> Problem:
    named = [edit for edit in edits if f'"{edit.key.split()[0]}"' in problem.what]
    place = Place(QUESTION_BOOK)
    if named:
        place = named[0].problem("", "").place
    what = f"With this, study.toml would not be right: {problem.what}"
    return replace(problem, what=what, place=place, hint=f"{problem.hint} {INSTEAD}".strip())
