"""Stages as doit tasks: run what has changed, skip what has not, write whole or not at all.

doit is used as a library and behind :class:`Engine` alone, so that it can be replaced.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from doit.cmd_base import ModuleTaskLoader
from doit.dependency import Dependency, FileChangedChecker, SqliteDB
from doit.doit_cmd import DoitMain
from doit.exceptions import TaskFailed
from doit.reporter import ZeroReporter
from doit.task import Task, dict_to_task

from consult.errors import ConsultError, Problem
from consult.store import write_whole
from pipelines import manifest
from pipelines.catalogue import ARTEFACTS, Workspace
from pipelines.keeping import keep_copy, see_that_readable
from pipelines.stages import STAGES, Context, Stage, given_files

DATABASE = "engine.sqlite3"
SUFFIX = "-stage"
"""Ending of a doit task's name: "clean" alone is a command of doit's own."""

SAID = {
    "uptodate_false": "consult itself or the register of releases has changed, or an output was "
    "edited by hand",
    "missing_target": "not there: {}",
    "changed_file_dep": "changed: {}",
    "added_file_dep": "new: {}",
    "removed_file_dep": "gone: {}",
}
"""doit's reason for running a task -> the words an analyst gets."""

Tell = Callable[[str, str], None]
"""Called with a stage's name and what became of it."""


class ContentChecker(FileChangedChecker):  # type: ignore[misc]
    """A file has changed when its content has; dates are not looked at."""

    def check_modified(self, file_path: str, file_stat: object, state: str) -> bool:
        """Whether the content differs from the recorded hash."""
        del file_stat
        return manifest.sha256(Path(file_path)) != state

    def get_state(self, dep: str, current_state: str | None) -> str | None:
        """The hash to record, or ``None`` when it is recorded already."""
        digest = manifest.sha256(Path(dep))
        return None if digest == current_state else digest


class _Telling(ZeroReporter):  # type: ignore[misc]
    """Passes on what becomes of each stage; failures are raised by the engine itself."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(None, {})
        self.tell = tell
        self.trouble: list[str] = []

    def execute_task(self, task: Task) -> None:
        self.tell(_stage_name(task), "")

    def skip_uptodate(self, task: Task) -> None:
        self.tell(_stage_name(task), "up to date")

    def runtime_error(self, msg: str) -> None:
        self.trouble.append(msg)


@dataclass
class Engine:
    """Runs the stages of one study.

    Parameters
    ----------
    workspace, context
        Where the study lies and what it is.
    tell
        Told of each stage as it starts (with no words), ends or is skipped.
    """

    workspace: Workspace
    context: Context
    tell: Tell
    failure: BaseException | None = field(default=None, init=False)
    kept: list[Path] = field(default_factory=list, init=False)
    """Copies made of files that people had filled in, before they were made again."""

    def run(self, last: str = "") -> None:
        """Bring outputs up to date, running only what has changed.

        Parameters
        ----------
        last
            Name of the stage to stop after; all stages run without it.

        Raises
        ------
        ConsultError
            What a stage raised; nothing of that stage is written.
        """
        self.workspace.processed.mkdir(parents=True, exist_ok=True)
        self._see_that_readable()
        reporter = _Telling(self.tell)
        config = {
            "backend": "sqlite3",
            "dep_file": str(self._database()),
            "check_file_uptodate": ContentChecker,
            "reporter": reporter,
            "verbosity": 2,
        }

        def task_stages() -> Iterator[dict[str, Any]]:
            yield from map(self._definition, STAGES)

        targets = [f"{last}{SUFFIX}"] if last else []
        tasks = {"DOIT_CONFIG": config, "task_stages": task_stages}
        code = DoitMain(ModuleTaskLoader(tasks)).run(["run", *targets])
        if self.failure is not None:
            raise self.failure
        if code:
            trouble = "; ".join(reporter.trouble)
            raise ConsultError(Problem(f"The stages could not be run: {trouble}"))

    def reasons_to_run(self, item: Stage) -> tuple[str, ...]:
        """Why a stage would run now, in words; empty when it is up to date."""
        if not self._database().is_file():
            return ("it has not run yet",)
        self._see_that_readable()
        definition = self._definition(item)
        task = dict_to_task({"name": definition.pop("basename"), **definition})
        store = Dependency(SqliteDB, str(self._database()), checker_cls=ContentChecker)
        try:
            status = store.get_status(task, {task.name: task}, get_log=True)
        finally:
            store.close()
        if status.status == "up-to-date":
            return ()
        return _in_words(status.reasons) or ("it has not run yet",)

    def _definition(self, item: Stage) -> dict[str, Any]:
        given = given_files(item, self.workspace, self.context)
        made = [self.workspace.path(name) for name in item.needs]
        return {
            "basename": f"{item.name}{SUFFIX}",
            "actions": [(self._act, [item])],
            "file_dep": [str(path) for path in given if path.is_file()] + [str(p) for p in made],
            "targets": [str(self.workspace.path(name)) for name in item.makes],
            "uptodate": [(self._made_by_this_code, [item])],
        }

    def _act(self, item: Stage) -> bool | TaskFailed:
        started = time.perf_counter()
        try:
            self._carry_out(item)
        except (Exception, KeyboardInterrupt) as error:
            self.failure = error
            return TaskFailed("see Engine.failure", report=False)
        self.tell(item.name, f"done in {time.perf_counter() - started:.1f} s")
        return True

    def _carry_out(self, item: Stage) -> None:
        lying = [name for name in item.keeps if self.workspace.path(name).is_file()]
        as_read = manifest.hashes(self.workspace.path(name) for name in lying)
        loaded = {name: self._load(name) for name in item.needs}
        looked_back = self._looked_back(item)
        if item.keeps or item.looks_back:
            before = [*lying, *looked_back]
            loaded["earlier"] = {name: self._load(name) for name in before}
        outputs = item.run(self.context, **loaded)
        if set(outputs) != set(item.makes):
            raise ConsultError(Problem(f'The stage "{item.name}" did not make what it says.'))
        new = [name for name in item.makes if outputs[name] is not None]
        as_written = self._as_written(item)
        self._keep_copies(new, as_written)
        write_whole((self.workspace.path(name), self._writer(name, outputs)) for name in new)
        made = manifest.hashes(self.workspace.path(name) for name in new)
        entry = self._entry(item, outputs) | {"outputs": as_read | made}
        if item.keeps:
            entry["as_written"] = as_written | made
        if looked_back:
            entry["looked_back"] = looked_back
        manifest.record(self.workspace.manifest, item.name, entry)

    def _looked_back(self, item: Stage) -> dict[str, str]:
        """Name -> hash of what a stage looks back at; an empty list is as good as no file."""
        paths = {name: self.workspace.path(name) for name in item.looks_back}
        return {
            name: manifest.sha256(path)
            for name, path in paths.items()
            if path.is_file() and path.read_bytes().strip() != b"[]"
        }

    def _see_that_readable(self) -> None:
        filled_in = [name for name, item in ARTEFACTS.items() if item.people_write]
        see_that_readable(self.workspace.path(name) for name in filled_in)

    def _entry(self, item: Stage, outputs: dict[str, Any]) -> dict[str, Any]:
        inputs = (
            *given_files(item, self.workspace, self.context),
            *(self.workspace.path(name) for name in item.needs),
        )
        return {
            "inputs": manifest.hashes(inputs),
            "code": manifest.code_version(item.code, f"pipelines.{item.name}"),
            "versions": manifest.versions(),
            "seed": self.context.study.study.seed,
            "rows": manifest.row_counts(outputs),
            "sensitivity": {name: str(ARTEFACTS[name].sensitivity) for name in item.makes},
        }

    def _as_written(self, item: Stage) -> dict[str, str]:
        """File name -> hash, as consult itself last wrote each file of the stage."""
        entry = manifest.read_manifest(self.workspace.manifest).get(item.name, {})
        return dict(entry.get("as_written", {}))

    def _keep_copies(self, names: list[str], as_written: dict[str, str]) -> None:
        for path in (self.workspace.path(n) for n in names if ARTEFACTS[n].people_write):
            copy = keep_copy(path, as_written=as_written.get(path.name, ""))
            self.kept += [copy] if copy else []

    def _load(self, name: str) -> Any:
        return ARTEFACTS[name].format.load(self.workspace.path(name))

    def _writer(self, name: str, outputs: dict[str, Any]) -> Callable[[Path], None]:
        return lambda beside: ARTEFACTS[name].format.save(outputs[name], beside)

    def _made_by_this_code(self, item: Stage) -> bool:
        """Whether the outputs are as this version of the code left them, untouched since."""
        entry = manifest.read_manifest(self.workspace.manifest).get(item.name, {})
        if entry.get("code") != manifest.code_version(item.code, f"pipelines.{item.name}"):
            return False
        if entry.get("versions") != manifest.versions():
            return False
        if entry.get("looked_back", {}) != self._looked_back(item):
            return False
        now = manifest.hashes(self.workspace.path(name) for name in item.makes)
        return bool(entry.get("outputs") == now)

    def _database(self) -> Path:
        return self.workspace.processed / DATABASE


def _stage_name(task: Task) -> str:
    return str(task.name).removesuffix(SUFFIX)


def _in_words(reasons: dict[str, Any]) -> tuple[str, ...]:
    return tuple(say.format(_names(reasons[key])) for key, say in SAID.items() if reasons.get(key))


def _names(paths: object) -> str:
    listed = paths if isinstance(paths, list | tuple | set) else [paths]
    return ", ".join(sorted(Path(str(path)).name for path in listed))
