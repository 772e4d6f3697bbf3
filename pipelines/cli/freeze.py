"""Freeze the codes of a study for later comments.

Frozen codes lie with the analyst's own files, as a text file under version control: a run uses
them only because study.toml says so, never because something was run before.
"""

from __future__ import annotations

from pathlib import Path

from consult.errors import FrozenError, Problem
from consult.model.coding.fit import Fit
from consult.store import bytes_of, write_whole
from pipelines.engine.backup import keep_copy
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.hashes import hashes
from pipelines.engine.state import read_state
from pipelines.engine.workspace import Workspace


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
