"""A new study: its exports looked at, what was understood asked about, and study.toml written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from consult.errors import Problem, StudyError
from pipelines.cli.console import ask, ask_which, say
from pipelines.cli.question_book import first_book
from pipelines.cli.study_named import workspace_of
from pipelines.new_study.names import export_name_problem
from pipelines.new_study.placing import place_study

if TYPE_CHECKING:
    from consult.read.layout.readings import Doubt
    from pipelines.new_study.exports import ExportsGiven


def new_study(name: str, files: list[Path], *, yes: bool, leave: bool) -> None:
    """Write a commented study.toml from exports, and copy them to data/raw unless left.

    Parameters
    ----------
    name
        Short name of the study, as typed: it becomes a folder's.
    files
        Exports, and folders that stand for the exports in them.
    yes
        Take every proposal and ask nothing.
    leave
        Copy nothing: every later command then needs ``--data``.

    Raises
    ------
    ConsultError
        When the name cannot be used, the study exists, or a file cannot be read.
    """
    workspace = workspace_of(name, None)
    target = workspace.study_folder / "study.toml"
    from pipelines.new_study.document import draft_study
    from pipelines.new_study.exports import exports_given
    from pipelines.study.organisation import use_organisation

    _refuse_replacing(name, target)
    use_organisation(workspace.root)
    given = exports_given(files)
    if leave and given.papers:
        raise StudyError(_LETTERS_ARE_COPIED)
    _refuse_bad_names(given)
    if given.left_out:
        say("\n".join(given.left_out))
    draft, understood = draft_study(
        name, given.files, papers=given.papers, choose=_nobody if yes else _choose
    )
    *each, total = understood.splitlines()
    if each or not yes:
        say("\n".join(each or [total]))
    where = target.relative_to(workspace.root).as_posix()
    if not yes and not ask(f"Write this to {where}?"):
        say("Nothing was written.")
        return
    exports = () if leave else given.files
    place_study(target, draft, exports, workspace.exports, given.papers)
    folder = given.files[0].parent if leave else workspace.exports
    book = first_book(target.parent, folder)
    marked = draft.count("\ncheck = ")
    say(f"Wrote {where}. Entries marked for you to check: {marked}.")
    if proposals := draft.count("\n[[questions.proposals]]\n"):
        say(f"Proposals for you to decide: {proposals}.")
    say(f"The same for Excel or LibreOffice, to fill in: {workspace.shown(book)}")
    option = "" if not leave else f' --data "{given.files[0].parent}"'
    say(f"Next: look at it, then run: python -m pipelines run {name}{option}")
    say(total)


_LETTERS_ARE_COPIED = Problem(
    "Letters and notes of events cannot be left where they are.",
    hint="Leave out --leave: they are copied into one folder of the study, and read from there.",
)


def _nobody(_: Doubt) -> None:
    """With --yes no question is asked: the best guess is taken, and study.toml says so."""


def _choose(doubt: Doubt) -> int | None:
    return ask_which(doubt.question, [choice.words for choice in doubt.choices])


def _refuse_replacing(name: str, target: Path) -> None:
    if target.exists():
        raise StudyError(
            Problem(
                f'There is a study called "{name}" already.',
                hint="Choose another name, or delete its study.toml to start again.",
            )
        )


def _refuse_bad_names(given: ExportsGiven) -> None:
    problems = [*filter(None, map(export_name_problem, given.every))]
    for files in (given.files, *given.papers.values()):
        names = Counter(path.name for path in files)
        problems += [
            Problem(f'Two files are called "{name}".', hint="Rename one, so that they stay apart.")
            for name in sorted(name for name, times in names.items() if times > 1)
        ]
    if problems:
        raise StudyError(problems)
