"""Releases: putting what is published on the register of its study, and taking a mistake back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from consult.disclose import ReleasedRows, check_rows, digest_of, entered, summary, withdrawn
from consult.errors import Problem, ReadinessError
from consult.model.publishing.release import Register
from consult.store import write_whole
from pipelines.cli.console import say, say_table
from pipelines.cli.standing import is_final
from pipelines.engine.catalogue import ARTEFACTS, Sensitivity
from pipelines.engine.hashes import sha256
from pipelines.engine.stage_list import STAGES
from pipelines.engine.state import read_state, record
from pipelines.engine.workspace import Workspace

DOOR = STAGES[-1]
"""The stage that publishes."""

KEEP = (
    "Keep this folder: every later report of this study is checked against its register, so that "
    "nothing can be read off the difference."
)


def check_final(workspace: Workspace) -> None:
    """Refuse to put a draft on the register as if it were published.

    Parameters
    ----------
    workspace
        Of the study.

    Raises
    ------
    ReadinessError
        When the report is marked DRAFT, or there is none; nothing has been put on the register.
    """
    if not is_final(workspace):
        name = workspace.study
        raise ReadinessError(
            Problem(
                "There is no final report, so nothing was put on the register.",
                hint=f"Make it final: python -m pipelines run {name} --final. Or, if the draft "
                "itself has left the team, for a committee or partners, say so, because later "
                "reports must then be checked against it: "
                f"python -m pipelines release {name} --draft",
            )
        )


def put_on_register(workspace: Workspace) -> None:
    """Say that the files under reports/ are published, as they lie there.

    Parameters
    ----------
    workspace
        Of a study that has just run; files under reports/ that are not there are passed over.
    """
    before = _load(workspace)
    made = (n for n in DOOR.makes if ARTEFACTS[n].sensitivity is Sensitivity.PUBLISHABLE)
    paths = [workspace.path(name) for name in made]
    files = {path.name: sha256(path) for path in paths if path.is_file()}
    told = ARTEFACTS["told"].format.load(workspace.path("told"))
    rows = ARTEFACTS["told_rows"].format.load(workspace.path("told_rows"))
    today = date.today().isoformat()
    after = entered(before, told, files, on=today, rows=digest_of(rows))
    if after == before:
        say("These files are on the register already; nothing was changed.")
    else:
        _save(workspace, after, rows={**_rows(workspace), after[-1].number: rows}, of_last_run=True)
        where = workspace.shown(workspace.path("register"))
        say(f"Release {after[-1].number} is on the register: {where}")
        say(KEEP)
    say_table(("release", "on", "made from"), summary(after))


def take_off_register(workspace: Workspace, number: int) -> None:
    """Say that a release on the register never left the building.

    Parameters
    ----------
    workspace
        Of the study.
    number
        Of the release, as the register counts them from 1.
    """
    rows = _rows(workspace)
    _save(workspace, after := withdrawn(_load(workspace), number), rows=rows)
    say(f"Release {number} is withdrawn: later reports are no longer checked against it.")
    say_table(("release", "on", "made from"), summary(after))


def _load(workspace: Workspace) -> Register:
    path = workspace.path("register")
    register: Register = ARTEFACTS["register"].format.load(path) if path.is_file() else ()
    return register


def _rows(workspace: Workspace) -> ReleasedRows:
    """The marks of the rows of the releases, held against the register they lie beside."""
    path = workspace.path("register_rows")
    rows: ReleasedRows = ARTEFACTS["register_rows"].format.load(path) if path.is_file() else {}
    check_rows(_load(workspace), rows, path.name)
    return rows


def _save(
    workspace: Workspace, register: Register, *, rows: ReleasedRows, of_last_run: bool = False
) -> None:
    """Write the register with its marks, both or neither, and note that consult wrote them so.

    What the last run made goes well with itself: where that is all that is new on the register, no
    stage runs again for it, and a report that is final stays so.
    """
    written = {"register": register, "register_rows": rows}
    write_whole((workspace.path(name), _writer(name, value)) for name, value in written.items())
    paths = [workspace.path(name) for name in written]
    now = {workspace.shown(path): sha256(path) for path in paths}
    for item in STAGES:
        ran = read_state(workspace.manifest).stages.get(item.name)
        if ran is None:
            continue
        if item is DOOR:
            record(workspace.manifest, item.name, replace(ran, outputs=ran.outputs | now))
        elif of_last_run and "register" in item.looks_back:
            record(workspace.manifest, item.name, replace(ran, looked_back=now))


def _writer(name: str, value: Any) -> Callable[[Path], None]:
    return lambda beside: ARTEFACTS[name].format.save(value, beside)
