"""Releases: putting what is published on the register of its study, and taking a mistake back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from consult.disclose import entered, summary, withdrawn
from consult.model.release import Register
from consult.store import write_whole
from pipelines import manifest
from pipelines.catalogue import ARTEFACTS, Sensitivity, Workspace
from pipelines.console import say, say_table
from pipelines.stages import STAGES

DOOR = STAGES[-1]
"""The stage that publishes."""

KEEP = (
    "Keep this folder: every later report of this study is checked against its register, so that "
    "nothing can be read off the difference."
)


def put_on_register(workspace: Workspace) -> None:
    """Say that the files under reports/ are published, as they lie there."""
    before = _load(workspace)
    made = (n for n in DOOR.makes if ARTEFACTS[n].sensitivity is Sensitivity.PUBLISHABLE)
    files = manifest.hashes(workspace.path(name) for name in made)
    told = ARTEFACTS["told"].format.load(workspace.path("told"))
    after = entered(before, told, files, on=date.today().isoformat())
    if after == before:
        say("These files are on the register already; nothing was changed.")
    else:
        _save(workspace, after)
        say(f"Release {after[-1].number} is on the register: {_shown(workspace)}")
        say(KEEP)
    say_table(("release", "on", "made from"), summary(after))


def take_off_register(workspace: Workspace, number: int) -> None:
    """Say that a release on the register never left the building."""
    _save(workspace, after := withdrawn(_load(workspace), number))
    say(f"Release {number} is withdrawn: later reports are no longer checked against it.")
    say_table(("release", "on", "made from"), summary(after))


def _load(workspace: Workspace) -> Register:
    path = workspace.path("register")
    register: Register = ARTEFACTS["register"].format.load(path) if path.is_file() else ()
    return register


def _save(workspace: Workspace, register: Register) -> None:
    """Write the register, and note that it is as consult wrote it."""
    path = workspace.path("register")

    def write(beside: Path) -> None:
        ARTEFACTS["register"].format.save(register, beside)

    write_whole([(path, write)])
    entry = manifest.read_manifest(workspace.manifest).get(DOOR.name, {})
    outputs = {**entry.get("outputs", {}), path.name: manifest.sha256(path)}
    manifest.record(workspace.manifest, DOOR.name, entry | {"outputs": outputs})


def _shown(workspace: Workspace) -> str:
    return workspace.path("register").relative_to(workspace.root).as_posix()
