"""Review workbooks that come back: kept, taken in, and said what was taken."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from consult.errors import many
from consult.model.coding.review import QuestionReview, Review, is_done
from pipelines.cli.console import say, say_table
from pipelines.cli.taken import say_conflicts
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.workspace import Workspace

if TYPE_CHECKING:
    pass

SETTLE = "settle"
"""The stage that writes the review workbook and reads it back."""

NEXT = (
    "Open it in Excel or LibreOffice; its first sheet says what to do. Save it under the same name "
    "in the same folder. Until every theme is checked and enough answers are decided, the report "
    "cannot be final."
)
COUNTED_ABOVE = "counted above"
"""Beside a question all of whose themes another one shares."""

NEXT_WHEN_DONE = "The review is done. You may still go on."


def unkept(copies: Sequence[Path]) -> None:
    """Take away copies that nothing could be taken from, so that the next run does not meet them.

    Parameters
    ----------
    copies
        Made by ``keep_returned``; the files that people sent lie where they lay.
    """
    for path in copies:
        path.unlink(missing_ok=True)


def review_study(name: str, data: Path | None, files: Sequence[Path] = ()) -> None:
    """Take in workbooks that came back, and say where the one to go on in is and what is left.

    Parameters
    ----------
    name
        Short name of the study.
    data
        Folder with its exports or one of them; ``None`` for data/raw.
    files
        Workbooks that came back, wherever they lie, in any order; they are not changed. The one
        in its place is read in any case.

    Raises
    ------
    ConsultError
        Everything wrong with any of the workbooks; nothing is taken in then.
    """
    from pipelines.cli.question_book import take_questions
    from pipelines.cli.running import bring_up_to_date, held
    from pipelines.cli.study_named import context_of, workspace_of
    from pipelines.study.returned import keep_returned

    workspace = workspace_of(name, data)
    with held(workspace):
        take_questions(workspace)
        copies = keep_returned(workspace.processed, files)
        try:
            bring_up_to_date(workspace, context_of(workspace), SETTLE)
        except BaseException:
            unkept(copies)
            raise
    _say_how_far(workspace)
    say(f"Then run: python -m pipelines run {name}")


def _say_how_far(workspace: Workspace) -> None:
    review = _review(workspace)
    if not review:
        say("There are no comments with codes in this study, so there is nothing to review.")
        return
    say(f"The review workbook: {workspace.shown(workspace.path('review'))}")
    rows = [
        (
            question,
            f"{far.themes_checked:,} of {far.themes:,}" if far.themes else COUNTED_ABOVE,
            f"{far.texts_reviewed:,} of {far.texts:,}",
            "done" if far.done else _still_to_do(far),
        )
        for question, far in review.items()
    ]
    say_table(("question", "themes checked", "answers decided", "review"), rows)
    say_conflicts(workspace)
    say(NEXT_WHEN_DONE if is_done(review) else NEXT)
    if workspace.path("quotes").is_file():
        say(f"The quotes to decide on: {workspace.shown(workspace.path('quotes'))}")
    if workspace.path("response").is_file():
        say(f"The themes to respond to: {workspace.shown(workspace.path('response'))}")


def _still_to_do(far: QuestionReview) -> str:
    left = [many(far.themes_left, "theme")] if far.themes_left else []
    left += [many(far.texts_left, "answer")] if far.texts_left else []
    return f"to do: {' and '.join(left)}"


def _review(workspace: Workspace) -> Review:
    path = workspace.path("reviewed")
    review: Review = ARTEFACTS["reviewed"].format.load(path) if path.is_file() else {}
    return review
