"""The study a command is about: its folders, and what people give of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from consult.errors import ConsultError, Place, Problem, StudyError
from pipelines.cli.access import put_right
from pipelines.cli.from_0_1 import take_over, take_over_decisions
from pipelines.engine.workspace import STUDIES, Workspace, find_root
from pipelines.new_study.names import study_name_problem
from pipelines.study.context import Context


def context_of(workspace: Workspace) -> Context:
    """What people give of a study, read and checked.

    Parameters
    ----------
    workspace
        Its folders.

    Raises
    ------
    StudyError
        When one of its files cannot be used; all problems of that file at once.
    """
    from pipelines.study.author_files import load_own
    from pipelines.study.blind import load_blind
    from pipelines.study.elsewhere import load_elsewhere
    from pipelines.study.equality import load_equality
    from pipelines.study.erased import load_erased
    from pipelines.study.frozen_codes import load_frozen
    from pipelines.study.returned import load_returned
    from pipelines.study.safety import load_safety
    from pipelines.study.study_file import load_codeframe, load_study

    study = load_study(workspace.study_folder)
    codeframe = load_codeframe(workspace.study_folder)
    own = load_own(workspace.study_folder)
    frozen = load_frozen(workspace.study_folder.parent, study.coding.codes_from)
    reference, answers = load_equality(workspace.study_folder, study, codeframe)
    return Context(
        study,
        codeframe,
        workspace.exports,
        workspace.kept,
        workspace.study,
        frozen,
        own,
        reference,
        answers,
        load_safety(workspace.processed),
        load_erased(workspace.study_folder),
        load_returned(workspace.processed),
        date.today().isoformat(),
        load_blind(workspace.processed, workspace.study),
        load_elsewhere(workspace.processed),
    )


def workspace_of(name: str, data: Path | None) -> Workspace:
    """The folders of the study that was named, with what an earlier version left taken over.

    Parameters
    ----------
    name
        As it was typed.
    data
        The folder with its exports or one of them, where they are not in data/raw.

    Raises
    ------
    ConsultError
        When no study can have that name, or the folder is not there.
    """
    root = find_root(Path.cwd())
    lying = {path.parent.name for path in (root / STUDIES).glob("*/study.toml")}
    if name not in lying and (refused := study_name_problem(name)):  # version 0.1 took any name
        raise StudyError(refused)
    exports = root / "data" / "raw" / name
    if data is not None:
        exports = data.parent if data.is_file() else data
        if not exports.is_dir():
            from pipelines.new_study.exports import near_names

            hint = f"Check the path after --data. {near_names(data)}"
            raise ConsultError(Problem("There is no such folder.", Place(str(data)), hint))
    workspace = Workspace(root, name, exports.resolve())
    put_right(workspace)
    take_over(workspace)
    take_over_decisions(workspace)
    return workspace
