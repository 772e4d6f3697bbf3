"""A plan carried out: the new files as one set, then what goes, then what is still there."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from consult.errors import FileError, Problem, of_system
from consult.store import write_whole
from pipelines.engine.hashes import sha256
from pipelines.engine.settings import EXPORTS
from pipelines.engine.state import RunRecord, read_state, write_state
from pipelines.engine.workspace import Workspace
from pipelines.erase.leftovers import files_in, holding
from pipelines.erase.plan import Plan

TUNED = "tuned-model-*"
"""Folders of sentence models made from people's words, which cannot be taken out of one."""

DAMAGED = "*-damaged-*"
"""Files put aside because they cannot be read."""


@dataclass(frozen=True)
class StillThere:
    """What consult cannot change, for people to see to.

    Parameters
    ----------
    holding
        Files that hold some of the words.
    unread
        Files and folders of which it cannot be told.
    """

    holding: tuple[Path, ...]
    unread: tuple[Path, ...]


def carry_out(workspace: Workspace, plan: Plan) -> None:
    """Write the new files, all or none; then delete what a run makes again.

    Parameters
    ----------
    workspace
        Of the study, which is held meanwhile.
    plan
        What is done.

    Raises
    ------
    FileError
        When a file is open elsewhere. If it is one of those that are to go, all else is done, and
        the same command does the rest.
    """
    before = _hashes(plan.written)
    write_whole(plan.written.items())
    _delete(plan.deleted)
    _note(workspace, before)


def still_there(workspace: Workspace, plan: Plan) -> StillThere:
    """What holds some of the words now, or cannot be looked into.

    Parameters
    ----------
    workspace, plan
        Of the study, and what was done. Exports that a person has to change are left out, as they
        have been named.
    """
    raw = workspace.root / "data" / "raw" / workspace.study
    named = {one.place.file for one in plan.by_hand}
    folders = dict.fromkeys((raw, workspace.processed, workspace.reports, workspace.study_folder))
    paths = (p for p in files_in(folders) if not (p.name in named and raw in p.parents))
    unread = [*workspace.processed.glob(TUNED), *workspace.processed.glob(DAMAGED)]
    return StillThere(tuple(holding(paths, plan.words)), tuple(sorted(unread)))


def _hashes(paths: Iterable[Path]) -> dict[Path, str]:
    return {path: sha256(path) for path in paths if path.is_file()}


def _delete(paths: Iterable[Path]) -> None:
    problems: list[Problem] = []
    for path in paths:
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            told = of_system(error, path.name)
            hint = f"{told.hint} All else is done; the same command does the rest."
            problems.append(replace(told, hint=hint))
    if problems:
        raise FileError(problems)


def _note(workspace: Workspace, before: dict[Path, str]) -> None:
    """Take the names of exports out of the record of runs, as a letter's may be a person's.

    What people fill in is noted as consult left it, so that nobody else seems to have changed it.
    """
    state = read_state(workspace.manifest)
    if not state.stages:
        return
    now = {
        workspace.shown(path): (was, sha256(path))
        for path, was in before.items()
        if workspace.root in path.parents and path.is_file()
    }
    stages = {}
    for name, ran in state.stages.items():
        given = {key: v for key, v in ran.given.items() if not key.startswith(f"{EXPORTS}/")}
        as_written = {
            path: now[path][1] if path in now and now[path][0] == found else found
            for path, found in ran.as_written.items()
        }
        stages[name] = replace(ran, given=given, as_written=as_written)
    write_state(workspace.manifest, RunRecord(stages))
