"""Run the stages of a study: what has changed and nothing else, each whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from consult.errors import ConsultError, Problem
from consult.model.run.pace import Pace, untold
from consult.store import put_aside, write_whole
from pipelines.engine.backup import check_readable, keep_copy
from pipelines.engine.catalogue import ARTEFACTS
from pipelines.engine.closure import Project
from pipelines.engine.code import StageCode
from pipelines.engine.hashes import hashes
from pipelines.engine.reasons import Now, reasons
from pipelines.engine.settings import EXPORTS, Noting, given_now
from pipelines.engine.stage_list import STAGES, Stage, reads_as_typed
from pipelines.engine.state import DAMAGED, EARLIER, Ran, RunRecord, read_state, write_state
from pipelines.engine.stopped import Stopped
from pipelines.engine.workspace import Workspace
from pipelines.study.context import Context
from pipelines.study.organisation import organisation_files, organisation_folder

LEFT_BY_0_1 = "engine.sqlite3"
"""Record of version 0.1 beside its manifest. What it says is worth nothing now."""

RUN_AGAIN = (
    "The last run was by another version of consult, so every stage runs again. What people "
    "decided, filled in and put on the register of releases is taken over."
)

Tell = Callable[[str, str], None]
"""Called with a stage's name and what became of it."""


@dataclass
class Engine:
    """Runs the stages of one study.

    Parameters
    ----------
    workspace, context
        Where the study lies and what it is.
    tell
        Told of each stage as it starts (with no words), ends or is skipped.
    pace
        Told how far the stage that is running has come.
    seen
        Called with the name of each stage once it is up to date; it may stop the run.
    """

    workspace: Workspace
    context: Context
    tell: Tell
    pace: Pace = untold
    seen: Callable[[str], None] = lambda _: None
    kept: list[Path] = field(default_factory=list, init=False)
    """Copies made of files that people had filled in, before they were made again."""

    def __post_init__(self) -> None:
        self.state = read_state(self.workspace.manifest)

    def mend(self) -> str:
        """Set a damaged record aside; says so, or that all runs again, and nothing else."""
        if self.state.trouble == EARLIER:
            return RUN_AGAIN
        if self.state.trouble != DAMAGED:
            return ""
        aside = put_aside(self.workspace.manifest)
        self.state = RunRecord()
        return (
            f"{self.workspace.manifest.name}, the record of earlier runs, is damaged. It was set "
            f"aside as {aside.name}, and every stage runs again. Nothing that people filled in is "
            "lost."
        )

    def run(self, last: str = "") -> None:
        """Bring outputs up to date, running only what has changed.

        Parameters
        ----------
        last
            Name of the stage to stop after; all stages run without it.

        Raises
        ------
        ConsultError
            What a stage raised; nothing of that stage is written, and those before it are kept.
        Stopped
            When a person stops the run.
        """
        self.workspace.processed.mkdir(parents=True, exist_ok=True)
        (self.workspace.processed / LEFT_BY_0_1).unlink(missing_ok=True)
        self.mend()
        self._check_readable()
        ready: list[str] = []
        for item in _until(last):
            try:
                self._bring_up_to_date(item)
            except KeyboardInterrupt:
                raise Stopped(_what_is_kept(item.name, ready)) from None
            ready.append(item.name)
            self.seen(item.name)

    def reasons_to_run(self, item: Stage) -> tuple[str, ...]:
        """Why a stage would run now, in words; empty when it is up to date.

        Parameters
        ----------
        item
            The stage, judged by the files as they lie, whatever earlier stages would make of them.
        """
        ran = self.state.stages.get(item.name)
        if ran is None:
            return (self.state.trouble or "not run yet",)
        self._check_readable()
        return reasons(ran, self._now(item, ran), self._context)

    @cached_property
    def _code(self) -> StageCode:
        folder = organisation_folder(self.workspace.root, self.context.study.study.rules)
        return StageCode(Project(own=organisation_files(folder)))

    @cached_property
    def _context(self) -> Context:
        return replace(self.context, software=self._code.software(), pace=self.pace)

    def _now(self, item: Stage, ran: Ran) -> Now:
        return Now(
            inputs=self._hashes(item.needs),
            outputs=self._hashes(item.makes),
            made=tuple(self._named(item.makes)),
            given=given_now(self._context, ran.given),
            code=self._code.parts(item, ran.given),
            libraries=self._code.libraries(item),
            looked_back=self._looked_back(item),
        )

    def _bring_up_to_date(self, item: Stage) -> None:
        if not self.reasons_to_run(item):
            self.tell(item.name, "up to date")
            return
        started = time.perf_counter()
        self.tell(item.name, "")
        self._carry_out(item)
        self.tell(item.name, f"done in {time.perf_counter() - started:.1f} s")

    def _carry_out(self, item: Stage) -> None:
        _check_reach(item, [name for name in item.needs if ARTEFACTS[name].as_typed])
        lying = [name for name in item.keeps if self.workspace.path(name).is_file()]
        before = self._hashes((*item.needs, *lying))
        looked_back = self._looked_back(item)
        loaded = {name: self._load(name) for name in item.needs}
        if item.keeps or item.looks_back:
            earlier = [*lying, *self._worth_looking_at(item)]
            loaded["earlier"] = {name: self._load(name) for name in earlier}
        reading = Noting(self._context)
        outputs = item.run(reading.context, loaded)
        _check_reach(item, [key for key in reading.keys if key == EXPORTS])
        if set(outputs) != set(item.makes):
            raise ConsultError(Problem(f'The stage "{item.name}" did not make what it says.'))
        given = given_now(self._context, reading.keys)
        made = self._write(item, outputs)
        self._record(item, outputs, before, made, given=given, looked_back=looked_back)

    def _write(self, item: Stage, outputs: Mapping[str, Any]) -> dict[str, str]:
        """Write what the stage made; path -> hash."""
        new = [name for name in item.makes if outputs[name] is not None]
        self._keep_copies(new, self._as_written(item))
        write_whole((self.workspace.path(name), self._writer(name, outputs)) for name in new)
        return self._hashes(new)

    def _record(
        self,
        item: Stage,
        outputs: Mapping[str, Any],
        before: Mapping[str, str],
        made: Mapping[str, str],
        **read: dict[str, str],
    ) -> None:
        needed, kept = set(self._named(item.needs)), set(self._named(item.keeps))
        as_read = {path: found for path, found in before.items() if path in kept}
        ran = Ran(
            inputs={path: found for path, found in before.items() if path in needed},
            outputs=as_read | dict(made),
            code=self._code.parts(item, read["given"]),
            libraries=self._code.libraries(item),
            as_written=self._as_written(item) | self._for_people(made),
            rows={name: len(made) for name, made in outputs.items() if hasattr(made, "columns")},
            seed=self.context.study.study.seed,
            sensitivity={name: str(ARTEFACTS[name].sensitivity) for name in item.makes},
            **read,
        )
        stages = {**self.state.stages, item.name: ran}
        self.state = RunRecord(stages)
        write_state(self.workspace.manifest, self.state)

    def _looked_back(self, item: Stage) -> dict[str, str]:
        return self._hashes(self._worth_looking_at(item))

    def _worth_looking_at(self, item: Stage) -> list[str]:
        """What a stage looks back at; an empty list is as good as no file."""
        paths = {name: self.workspace.path(name) for name in item.looks_back}
        return [
            name
            for name, path in paths.items()
            if path.is_file() and path.read_bytes().strip() != b"[]"
        ]

    def _check_readable(self) -> None:
        filled_in = [name for name, item in ARTEFACTS.items() if item.people_write]
        check_readable(self.workspace.path(name) for name in filled_in)

    def _as_written(self, item: Stage) -> dict[str, str]:
        """Path -> hash, as consult itself last wrote each file of the stage."""
        ran = self.state.stages.get(item.name)
        return dict(ran.as_written) if ran else {}

    def _for_people(self, made: Mapping[str, str]) -> dict[str, str]:
        names = tuple(name for name, item in ARTEFACTS.items() if item.people_write)
        paths = set(self._named(names))
        return {path: found for path, found in made.items() if path in paths}

    def _keep_copies(self, names: list[str], as_written: Mapping[str, str]) -> None:
        for name in (new for new in names if ARTEFACTS[new].people_write):
            path = self.workspace.path(name)
            copy = keep_copy(path, as_written=as_written.get(self.workspace.shown(path), ""))
            self.kept += [copy] if copy else []

    def _hashes(self, names: tuple[str, ...] | list[str]) -> dict[str, str]:
        return hashes((self.workspace.path(name) for name in names), self.workspace.root)

    def _named(self, names: tuple[str, ...]) -> Iterator[str]:
        return (self.workspace.shown(self.workspace.path(name)) for name in names)

    def _load(self, name: str) -> Any:
        return ARTEFACTS[name].format.load(self.workspace.path(name))

    def _writer(self, name: str, outputs: Mapping[str, Any]) -> Callable[[Path], None]:
        def write(beside: Path) -> None:
            self.pace(f"writing {self.workspace.path(name).name}", 0, 0)
            ARTEFACTS[name].format.save(outputs[name], beside)

        return write


def _check_reach(item: Stage, as_typed: list[str]) -> None:
    """See that no stage after the one that takes personal data out reads words as they came."""
    if as_typed and not reads_as_typed(item):
        what = f'The stage "{item.name}" may not read {", ".join(as_typed)}'
        hint = "This is a defect in consult: report it. Nothing of the stage was written."
        problem = f"{what}: personal data have not been taken out of it."
        raise ConsultError(Problem(problem, hint=hint))


def _until(last: str) -> Iterator[Stage]:
    for item in STAGES:
        yield item
        if item.name == last:
            return


def _what_is_kept(stage: str, ready: list[str]) -> str:
    kept = f"Finished stages ({', '.join(ready)}) are kept" if ready else "Nothing is half-written"
    return f"Stopped in {stage}. {kept}; run the command again to go on."
