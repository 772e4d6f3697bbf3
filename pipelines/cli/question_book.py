"""questions.xlsx beside study.toml: what people changed is taken, and it is kept up to date."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from consult.errors import ConsultError, FileError, ReviewError, many
from consult.store import let_everyone_read, write_whole
from pipelines.cli.console import say
from pipelines.engine.backup import check_readable, keep_copy
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.state import read_state
from pipelines.engine.workspace import Workspace
from pipelines.study.file_names import QUESTION_BOOK

if TYPE_CHECKING:
    from consult.model.settings.study import Study
    from pipelines.questions.book import QuestionBook
    from pipelines.questions.returned import ReturnedBook

GONE = (
    "Rows taken out of questions.xlsx change nothing; they are back in it. To leave a question "
    "out, move its columns to [ignored] in study.toml."
)
BUSY = "questions.xlsx was not written again: {} The next run does it."
TO_TAKE = "questions.xlsx has {} that study.toml has not; the next run takes them."
NOT_TO_TAKE = "questions.xlsx cannot be taken into study.toml as it is:"


def take_questions(workspace: Workspace) -> None:
    """Take into study.toml what people changed in questions.xlsx, all of it or nothing.

    Parameters
    ----------
    workspace
        Of the study. Where it has no such workbook nothing is taken.

    Raises
    ------
    ConsultError
        When the workbook cannot be read, says what nobody can choose, or contradicts what was
        changed in study.toml: every problem at once.
    """
    from pipelines.questions.changes import changes_of, in_words

    target, path = workspace.study_folder / "study.toml", workspace.study_folder / QUESTION_BOOK
    check_readable([path])
    found = changes_of(workspace.study_folder, workspace.exports)
    if found is None:
        return
    before = [target, *([path] if found.returned.own else [])]
    kept = [copy for file in before if (copy := keep_copy(file, as_written=""))]

    def write(beside: Path) -> None:
        beside.write_bytes(found.text.encode())
        let_everyone_read(beside)

    write_whole([(target, write), (path, _written(found.book))])
    say(f"Taken from {QUESTION_BOOK} into study.toml: {in_words(found.edits)}.")
    if kept:
        say(f"As it was before: {', '.join(map(workspace.shown, kept))}")


def say_what_waits(workspace: Workspace) -> None:
    """Say what a run would take of questions.xlsx, or why it could not; nothing is changed.

    Parameters
    ----------
    workspace
        Of the study.
    """
    from pipelines.questions.changes import changes_of

    try:
        found = changes_of(workspace.study_folder, workspace.exports)
    except ReviewError as error:
        say("\n".join([NOT_TO_TAKE, *(f"  {problem}" for problem in error.problems)]))
        return
    if found is not None:
        say(TO_TAKE.format(many(len(found.edits), "change")))


def show_questions(workspace: Workspace, study: Study) -> None:
    """Make questions.xlsx say what study.toml says and how people answered.

    Parameters
    ----------
    workspace, study
        Whose exports a run has read. A workbook that says all this already is left alone, and so
        is one that was changed since the run began.
    """
    from pipelines.questions.book import book_of
    from pipelines.questions.changes import text_of
    from pipelines.questions.edits import edits_in, missing_rows
    from pipelines.questions.returned import read_book

    path = workspace.study_folder / QUESTION_BOOK
    try:
        returned = read_book(path) if path.is_file() else None
        counted = _counted(workspace)
        most = _given_most(workspace, counted, returned)
        book = book_of(study, text_of(workspace.study_folder / "study.toml"), most, counted)
        gone = missing_rows(returned, book) if returned else ()
        changed = returned is not None and any(edits_in(returned, book))
        if changed or (returned and returned.written == book and not gone):
            return
        if returned and returned.own:
            keep_copy(path, as_written="")
        write_whole([(path, _written(book))])
    except (ReviewError, FileError) as error:
        say(BUSY.format(" ".join(map(str, error.problems))))
        return
    if gone:
        say(GONE)


def first_book(folder: Path, exports: Path) -> Path:
    """Write questions.xlsx for a study that was just drafted.

    Parameters
    ----------
    folder
        Where study.toml lies.
    exports
        Where its exports are; when they cannot be read as drafted, no answers are shown.
    """
    from consult.model.settings.study import Study
    from consult.read import read_study
    from pipelines.questions.book import book_of
    from pipelines.questions.changes import text_of
    from pipelines.questions.given_most import given_most

    text = text_of(folder / "study.toml")
    study = Study.model_validate(tomllib.loads(text))
    most: dict[str, str] = {}
    try:
        read = read_study(study, exports)
    except ConsultError:
        pass  # the first run says what is wrong with them
    else:
        most = given_most(read.answers, read.comments)
    path = folder / QUESTION_BOOK
    write_whole([(path, _written(book_of(study, text, most)))])
    return path


def _written(book: QuestionBook) -> Callable[[Path], None]:
    from pipelines.questions.sheets import write_book

    return lambda beside: write_book(book, beside)


def _counted(workspace: Workspace) -> str:
    """What tells the answers that the last run read from any others."""
    ran = read_state(workspace.manifest).stages.get("ingest")
    names = (workspace.shown(workspace.path(name)) for name in ("answers", "read_comments"))
    return " ".join(ran.outputs[name] for name in names) if ran else ""


def _given_most(
    workspace: Workspace, counted: str, returned: ReturnedBook | None
) -> dict[str, str]:
    from pipelines.questions.given_most import given_most

    if returned is not None and counted and returned.written.counted == counted:
        return returned.written.given_most
    frames = (
        ARTEFACTS[name].format.load(workspace.path(name)) for name in ("answers", "read_comments")
    )
    return given_most(*frames)
