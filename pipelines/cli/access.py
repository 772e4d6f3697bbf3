"""Before a command writes: half a set is put right, and nobody else may read what is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from consult.store import let_everyone_read, recover, restrict, share_with, take_in_hand
from pipelines.cli.console import say
from pipelines.engine.catalogue import ARTEFACTS, Sensitivity
from pipelines.engine.workspace import Workspace
from pipelines.study.safety import RISK_LIST

if TYPE_CHECKING:
    from consult.model.settings.study import Study

NO_PERMISSIONS = (
    "This drive, or one of its files, does not let consult decide who may read what: whoever may "
    "open the folders data and reports can read them. Ask your IT team to restrict them."
)
PASS = 0o011
"""Into a folder with a name that is known, without listing it."""


def put_right(workspace: Workspace) -> None:
    """Bring back to one whole set what a killed run left half replaced.

    Parameters
    ----------
    workspace
        Its outputs, its reports, its exports and the analyst's own files are looked through; none
        of these folders need exist.
    """
    inside = workspace.processed.iterdir() if workspace.processed.is_dir() else ()
    folders = sorted(path for path in inside if path.is_dir() and not path.name.startswith("."))
    others = [workspace.reports, workspace.exports, workspace.study_folder]
    recover([workspace.processed, *folders, *others])


def restrict_study(workspace: Workspace, study: Study) -> None:
    """Let what is written, and what lies there already, be read by nobody but those meant to.

    Parameters
    ----------
    workspace
        Folders are made where they are missing. Exports are restricted only where they lie in
        data/raw: any other folder belongs to somebody else.
    study
        Its [access] names the group that may read as well, if any.

    Raises
    ------
    StudyError
        When study.toml names a group that this computer does not know.
    """
    share_with(study.access.group)
    _make(workspace.processed, shared=bool(study.access.group))
    done = [take_in_hand(workspace.processed, owners=workspace.processed / RISK_LIST.parent)]
    if workspace.exports == workspace.root.resolve() / "data" / "raw" / workspace.study:
        done.append(take_in_hand(workspace.exports))
    if _is_draft(workspace):
        done += [restrict(path) for path in _release(workspace) if path.is_file()]
    if not all(done):
        say(NO_PERMISSIONS)


def as_the_report(workspace: Workspace, write: Callable[[Path], None]) -> Callable[[Path], None]:
    """A writer of a file that goes with the report: for everyone to read unless it is a draft.

    Parameters
    ----------
    workspace
        Whether its report is a draft is looked up when the file is written, not before.
    write
        Writes the file at the path that it is given.
    """

    def written(path: Path) -> None:
        write(path)
        if not _is_draft(workspace):
            let_everyone_read(path)

    return written


def _make(folder: Path, *, shared: bool) -> None:
    """A study's folder; a group must be able to get at it."""
    folder.mkdir(parents=True, exist_ok=True)
    if not shared:
        return
    for above in (folder.parent, folder.parent.parent):
        if above.stat().st_mode & PASS != PASS:
            above.chmod(above.stat().st_mode | PASS)


def _is_draft(workspace: Workspace) -> bool:
    from consult.report.sheets.csv_file import is_draft

    package = workspace.path("published_table_package")
    return not package.is_file() or is_draft(package.read_bytes())


def _release(workspace: Workspace) -> list[Path]:
    published = (n for n, item in ARTEFACTS.items() if item.sensitivity is Sensitivity.PUBLISHABLE)
    pdf = workspace.path("published_appendix").with_suffix(".pdf")
    return [*map(workspace.path, published), pdf]
