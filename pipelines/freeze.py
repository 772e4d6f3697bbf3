"""Freeze the codes of a study for later comments, and read what was frozen.

Frozen codes lie with the analyst's own files, as a text file under version control: a run uses
them only because study.toml says so, never because something was run before.
"""

from __future__ import annotations

from pathlib import Path

from consult.errors import DamagedError, FrozenError, Place, Problem
from consult.model.coding.fit import Fit
from consult.store import Value, bytes_of, write_whole
from pipelines.catalogue import ARTEFACTS, Workspace
from pipelines.engine.hashes import hashes
from pipelines.engine.state import read_state
from pipelines.given import FROZEN
from pipelines.keeping import keep_copy

FORMAT = Value("consult.model.coding.fit:Fit")

AGAIN = "Run the study, then: python -m pipelines freeze {study}"
UNTOUCHED = (
    "Put back the file as it was frozen, or freeze the codes again in the study they come from. "
    "Names are changed in the review workbook, not in this file."
)


def freeze(workspace: Workspace) -> tuple[Fit, Path | None]:
    """Copy the fit of the last run into the study's own folder.

    Parameters
    ----------
    workspace
        The folders of the study.

    Returns
    -------
    tuple
        What was frozen, and the copy made of codes that were frozen before, if these differ.

    Raises
    ------
    FrozenError
        When the study has not been run, has no codes, or its last run did not come to an end.
    """
    made, target = workspace.path("fit"), workspace.frozen(workspace.study)
    run = f"Run it first: python -m pipelines run {workspace.study}"
    if not made.is_file():
        raise FrozenError(
            Problem("There are no codes to freeze: the study has not been run.", hint=run)
        )
    if not _of_last_run(workspace):
        raise FrozenError(
            Problem("The codes have changed and the run was not brought to its end.", hint=run)
        )
    fit: Fit = ARTEFACTS["fit"].format.load(made)
    if not fit.questions:
        raise FrozenError(
            Problem("There are no codes to freeze: no comment in this study has been coded.")
        )
    text = made.read_bytes()
    before = target.read_bytes() if target.is_file() else text
    copy = keep_copy(target, as_written="") if before != text else None
    write_whole([(target, bytes_of(text))])
    return fit, copy


def _of_last_run(workspace: Workspace) -> bool:
    """Whether the fit was made from the codings that lie beside it."""
    ran = read_state(workspace.manifest).stages.get("keep")
    paths = [workspace.path("codings"), workspace.path("codes")]
    codings = hashes(paths, workspace.root)
    return ran is not None and codings.items() <= ran.inputs.items()


def load_frozen(workspace: Workspace, study: str) -> Fit | None:
    """The codes frozen in a study.

    Parameters
    ----------
    workspace
        The folders of the study that is run.
    study
        The study they were frozen in, which may be the same; empty for none.

    Raises
    ------
    FrozenError
        When there are none, or the file is not as it was frozen.
    """
    if not study:
        return None
    from consult.coding import digest_of

    path = workspace.frozen(study)
    place = Place(f"{study}/{FROZEN}")
    if not path.is_file():
        raise FrozenError(_not_there(workspace, study))
    try:
        fit: Fit = FORMAT.load(path)
    except DamagedError:
        problem = Problem("These frozen codes cannot be read.", place, UNTOUCHED)
        raise FrozenError(problem) from None
    if digest_of(fit) != fit.digest:
        raise FrozenError(Problem("These frozen codes were changed by hand.", place, UNTOUCHED))
    return fit


def _not_there(workspace: Workspace, study: str) -> Problem:
    folder = workspace.study_folder.parent
    known = sorted(path.parent.name for path in folder.glob(f"*/{FROZEN}"))
    listed = f"Studies with frozen codes: {', '.join(known)}. " if known else ""
    return Problem(
        f'coding > codes_from: no codes are frozen in "{study}".',
        Place("study.toml"),
        listed + AGAIN.format(study=study),
    )
