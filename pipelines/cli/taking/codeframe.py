"""A study's codeframe taken from a file of other software: shown first, asked about, written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from consult.errors import ConsultError, Place, Problem, many
from consult.exchange import FrameChanges, changes_of, take_in
from consult.model.coding.codeframe import Code, Codeframe
from consult.store import bytes_of, let_everyone_read, write_whole
from pipelines.cli.console import confirm, say
from pipelines.cli.running import held
from pipelines.cli.study_named import workspace_of
from pipelines.engine.backup import keep_copy
from pipelines.engine.workspace import Workspace
from pipelines.study.file_names import CODEFRAME

NOTHING_DONE = "Nothing was changed."
NOTHING_NEW = f"The study's {CODEFRAME} says all this already. {NOTHING_DONE}"
NO_ANSWER = Problem(
    "Nobody is there to say whether to go on, so nothing was changed.",
    hint="Run the command in a terminal, or add --yes.",
)
MOST_SHOWN = 40
"""Lines of each kind of change that are shown before it is said how many more there are: about a
screen. A codeframe that is all new is longer, and nothing hangs on it but what is printed."""

ORDERED = "Themes or codes stand in another order, or a theme has another name or holds no code."


def take_codeframe(name: str, file: Path, *, yes: bool = False) -> None:
    """Make the codes of a file the codeframe of a study, once a person has said so.

    Parameters
    ----------
    name
        Short name of the study.
    file
        A codebook (.qdc), a project (.qdpx) or a CSV file; it is not changed.
    yes
        Do not ask whether to go on.

    Raises
    ------
    ConsultError
        When the file is not there or cannot be taken, when study.toml names a code that would be
        gone, or nobody can be asked. Nothing is changed then.
    """
    from pipelines.study.equality import load_equality
    from pipelines.study.study_file import load_codeframe, load_study

    workspace = workspace_of(name, None)
    study = load_study(workspace.study_folder)
    if not file.is_file():
        raise ConsultError(Problem("There is no such file.", Place(str(file)), "Check the path."))
    with held(workspace):
        present = load_codeframe(workspace.study_folder)
        taken = take_in(file.read_bytes(), file.name, present, study=name)
        load_equality(workspace.study_folder, study, taken.frame)
        _say_notes(file.name, taken.frame, taken.notes)
        changes = changes_of(present, taken.frame)
        if not changes:
            say(NOTHING_NEW)
            return
        _say_changes(changes)
        if not _goes_on(yes=yes):
            say(NOTHING_DONE)
            return
        _write(workspace, _next_version(present, taken.frame), file.name)
    say(f"To use it, run: python -m pipelines run {name}")


def _say_notes(file: str, frame: Codeframe, notes: Sequence[str]) -> None:
    held_by = f"{many(len(frame.codes), 'code')} in {many(len(frame.themes), 'theme')}"
    say(f"{file} has {held_by}.")
    for note in notes:
        say(f"  {note}")


def _say_changes(changes: FrameChanges) -> None:
    say(f"What would change in {CODEFRAME}:")
    for heading, lines in _told(changes):
        if lines:
            say(f"{heading} ({len(lines):,})")
            for line in lines[:MOST_SHOWN]:
                say(f"  {line}")
            if len(lines) > MOST_SHOWN:
                say(f"  and {len(lines) - MOST_SHOWN:,} more")
    if changes.ordered:
        say(ORDERED)


def _told(changes: FrameChanges) -> Iterator[tuple[str, list[str]]]:
    yield "Added", _names(changes.added)
    yield "Gone", _names(changes.gone)
    yield "Renamed", [f"{was.name} -> {now.name}" for was, now in changes.renamed]
    yield "In another theme", [f"{c.name}: {was} -> {now}" for c, was, now in changes.moved]
    yield "Other definition, includes, excludes or examples", _names(changes.redefined)
    yield "Retired", _names(changes.retired)
    yield "No longer retired", _names(changes.back)


def _names(codes: Sequence[Code]) -> list[str]:
    return [code.name for code in codes]


def _goes_on(*, yes: bool) -> bool:
    if yes:
        return True
    answer = confirm(f"Write this into {CODEFRAME}?")
    if answer is None:
        raise ConsultError(NO_ANSWER)
    return answer


def _next_version(present: Codeframe, frame: Codeframe) -> Codeframe:
    """The codeframe under the number after that of the one it takes the place of."""
    if not (present.themes and present.version.isdecimal()):
        return frame
    return replace(frame, version=str(int(present.version) + 1))


def _write(workspace: Workspace, frame: Codeframe, source: str) -> None:
    from pipelines.study.codeframe_text import codeframe_text

    target = workspace.study_folder / CODEFRAME
    kept = keep_copy(target, as_written="")
    content = bytes_of(codeframe_text(frame, source=source).encode())

    def write(beside: Path) -> None:
        content(beside)
        let_everyone_read(beside)

    write_whole([(target, write)])
    say(f"Wrote {workspace.shown(target)}, version {frame.version}.")
    if kept:
        say(f"As it was before, comments of yours included: {workspace.shown(kept)}")
