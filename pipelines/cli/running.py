"""One run of a study: held against others, shown while it lasts, nothing of people's lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from consult.errors import ConsultError
from pipelines.cli.access import restrict_study
from pipelines.cli.at_risk.marked import put_on_list, say_listed
from pipelines.cli.console import say
from pipelines.cli.held_against import check_earlier
from pipelines.cli.progress import Progress
from pipelines.cli.question_book import show_questions
from pipelines.cli.taken import journal_of, say_taken
from pipelines.engine.lock import running
from pipelines.engine.run import Engine
from pipelines.engine.stage_list import STAGES
from pipelines.engine.workspace import Workspace
from pipelines.study.context import Context
from pipelines.study.safety import load_safety

REVIEW_AGAIN = (
    "The review workbook was written again, as it shows something else now: codes suggested anew, "
    "or what people decided. The workbook as it was:"
)
QUOTES_AGAIN = (
    "Other comments could be quoted than before, so the workbook of quotes was written again, with "
    "people's decisions in it. The workbook as it was:"
)
RESPONSE_AGAIN = (
    "The themes to answer, or their numbers, are other than before, so the workbook of responses "
    "was written again, with what people wrote in it. The workbook as it was:"
)
EQUALITY_AGAIN = (
    "The equality evidence was written again, with what people filled in. The file as it was:"
)
AGAIN = (
    *(("review", REVIEW_AGAIN), ("quotes", QUOTES_AGAIN), ("response", RESPONSE_AGAIN)),
    ("", EQUALITY_AGAIN),
)
"""How the name of a copy begins -> what is said of it."""


@contextmanager
def held(workspace: Workspace) -> Iterator[None]:
    """Hold a study while something is made of it, if there is such a study.

    Parameters
    ----------
    workspace
        Without a study.toml in it nothing is held: there is no study to hold.

    Raises
    ------
    ConsultError
        When another command holds it.
    """
    if not (workspace.study_folder / "study.toml").is_file():
        yield  # what comes next says so
        return
    with running(workspace.processed, workspace.study):
        yield


def bring_up_to_date(
    workspace: Workspace,
    context: Context,
    last: str = "",
    *,
    told: Collection[str] = (),
    publishing: bool = False,
) -> Engine:
    """Run the stages that are not up to date, as far as one of them or all, and show it.

    Parameters
    ----------
    workspace, context
        Where the study lies and what it is.
    last
        Name of the stage to stop after; all run without it.
    told
        Stages that were brought up to date just before, and shown.
    publishing
        Whether a report is to come of it, so that it stops as soon as none can be published.

    Returns
    -------
    Engine
        Which ran them.
    """
    restrict_study(workspace, context.study)
    names = [item.name for item in STAGES]
    with Progress((names.index(last) + 1 if last else len(names)) - len(told)) as progress:

        def tell(stage: str, outcome: str) -> None:
            if stage not in told:
                progress.tell(stage, outcome)

        engine = Engine(workspace, context, tell, progress.pace)
        engine.seen = partial(check_earlier, workspace, publishing=publishing, note=progress.note)
        if note := engine.mend():
            progress.note(note)
        before = journal_of(workspace)
        try:
            engine.run(last)
        except ConsultError:
            say_listed(workspace, put_on_list(workspace))
            raise
        new = put_on_list(workspace)
        if new:  # what a report says of the list is then no longer so
            context = replace(context, safety=load_safety(workspace.processed))
            again = Engine(workspace, context, _silent, progress.pace)
            again.run(last)
            engine.kept += again.kept
    say_taken(workspace, before)
    say_listed(workspace, new)
    _say_kept(workspace, engine.kept)
    show_questions(workspace, context.study)
    return engine


def _silent(*_: str) -> None:
    """Told of stages that were told of already."""


def _say_kept(workspace: Workspace, copies: list[Path]) -> None:
    for copy in copies:
        said = next(said for name, said in AGAIN if copy.name.startswith(name))
        say(f"{said} {workspace.shown(copy)}")
