"""Faults by name: a file held open, a full disk, a damaged file, a name or an export out of order.

Each is handled when the command says in a sentence what to do, or makes good what was damaged, and
what had been published is as it was.
"""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks import Aim, Outcome
from benchmarks._faults_child import NAME, again, call, fresh, made, warm_up
from benchmarks._faults_exports import EXPORTS
from consult.store import Treasured
from pipelines.engine.catalogue import ARTEFACTS, Sensitivity
from pipelines.engine.workspace import Workspace
from tests.parks import ROWS, export

Fault = tuple[str, Callable[[], bool]]
"""Its name, and what tries it: whether it was handled."""

PEOPLES = {name for name, item in ARTEFACTS.items() if isinstance(item.format, Treasured)} | {
    name for name, item in ARTEFACTS.items() if item.people_write
}
PUBLISHED = [n for n, item in ARTEFACTS.items() if item.sensitivity is Sensitivity.PUBLISHABLE]
REFUSALS = {
    "a full disk": errno.ENOSPC,
    "a quota used up": errno.EDQUOT,
    "a disk that can only be read": errno.EROFS,
    "a folder without leave": errno.EACCES,
    "a drive that has failed": errno.EIO,
}
FULL, OTHERWISE = 24, 4
"""At how many of the files that a run creates, spread over it, the disk is full; at how many it
refuses for another reason."""

NAMES = ("con", "aux", "nul", "com1", "parks.", "../parks", "a" * 300)


def _cut_short(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _overwritten(content: bytes) -> bytes:
    return b"\x00\xff" * (len(content) // 2)


DAMAGES = {"cut short": _cut_short, "overwritten": _overwritten}


def run() -> Outcome:
    """Try every fault; nothing where the system knows no fork."""
    if not hasattr(os, "fork"):
        return Outcome()
    with tempfile.TemporaryDirectory() as folder:
        tried = _Tried(Path(folder))
        handled = {name: attempt() for name, attempt in tried.faults()}
    for name in (name for name, well in handled.items() if not well):
        print(f"  not handled: {name}")
    well = sum(handled.values())
    figures = {"faults": float(len(handled)), "faults handled": float(well)}
    aims = {"share of faults handled": Aim(well / len(handled), 1.0)}
    return Outcome(figures, aims)


class _Tried:
    """Faults, each tried in a copy of one project that has been run.

    Parameters
    ----------
    root
        An empty folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.base = fresh(root / "base")
        warm_up(self.base)
        self.was = made(self.base)
        changed = self._changed()
        call(changed, "run", NAME)
        self.new = made(changed)

    def faults(self) -> Iterator[Fault]:
        """All of them."""
        yield from self._held_open()
        yield from self._refused()
        yield from self._damaged()
        yield from self._named()
        yield from self._exports()
        yield "a failure at each step of a swap, and a kill", self._swaps
        yield "a file that others may read", self._open_files

    def _project(self) -> Path:
        return again(self.root / "tried", self.base)

    def _changed(self) -> Path:
        """With one answer and its reason changed, so that everything is written again."""
        project = self._project()
        rows = [("Yes", "Shut the gates at night"), *ROWS[1:]]
        (project / "data" / "raw" / NAME / f"{NAME}.csv").write_text(export(rows), encoding="utf-8")
        return project

    def _published_whole(self, project: Path) -> bool:
        """The set of before, or the new one where only what comes after it failed."""
        now = _reports(made(project))
        return now in (_reports(self.was), _reports(self.new))

    def _held_open(self) -> Iterator[Fault]:
        for artefact in (*PUBLISHED, "review"):
            yield f"held open: {ARTEFACTS[artefact].file}", partial(self._held, artefact)
        yield "held open: a mark of Word beside equality.docx", self._marked

    def _held(self, artefact: str) -> bool:
        project = self._changed()
        name = ARTEFACTS[artefact].file
        done = call(project, "run", NAME, before=partial(_hold, name))
        return done.in_a_sentence and name in done.said and self._published_whole(project)

    def _marked(self) -> bool:
        project = self._changed()
        (project / "reports" / NAME / "~$uality.docx").write_bytes(b"A. N. Author")
        done = call(project, "run", NAME)
        named = "equality.docx" in done.said
        (project / "reports" / NAME / "~$uality.docx").unlink()
        return done.in_a_sentence and named and self._published_whole(project)

    def _refused(self) -> Iterator[Fault]:
        created = self._created()
        for what, number in REFUSALS.items():
            times = FULL if number == errno.ENOSPC else OTHERWISE
            for at in range(1, created + 1, max(1, created // times)):
                yield f"{what}, at file {at}", partial(self._refused_at, number, at)

    def _created(self) -> int:
        """How many files a run creates that writes everything again."""
        project = self._changed()
        told, left = self.root / "created.txt", [0]
        call(
            project,
            "run",
            NAME,
            before=partial(_refuse, project, 0, left),
            after=lambda: told.write_text(str(-left[0]), encoding="utf-8"),
        )
        return int(told.read_text(encoding="utf-8"))

    def _refused_at(self, number: int, at: int) -> bool:
        project = self._changed()
        done = call(project, "run", NAME, before=partial(_refuse, project, number, [at]))
        return done.in_a_sentence and self._published_whole(project) and _no_strays(project)

    def _damaged(self) -> Iterator[Fault]:
        for name, item in ARTEFACTS.items():
            for how in DAMAGES:
                yield f"{how}: {item.file}", partial(self._damaged_so, name, how)

    def _damaged_so(self, name: str, how: str) -> bool:
        project = self._project()
        path = Workspace(project, NAME, project / "data" / "raw" / NAME).path(name)
        path.write_bytes(DAMAGES[how](path.read_bytes()))
        damaged = path.read_bytes()
        done = call(project, "run", NAME)
        if name in PEOPLES or name == "register":
            kept = [one.read_bytes() for one in path.parent.glob(f"{path.stem}*")]
            return damaged in kept and (done.code == 0 or done.in_a_sentence)
        return done.code == 0 and made(project) == self.was

    def _named(self) -> Iterator[Fault]:
        for name in NAMES:
            yield f"a study called {name[:12]}", partial(self._named_so, name)

    def _named_so(self, name: str) -> bool:
        project = self._project()
        file = str(project / "data" / "raw" / NAME / f"{NAME}.csv")
        ends = call(project, "new", name, file, "--yes"), call(project, "run", name)
        return all(one.in_a_sentence for one in ends) and made(project) == self.was

    def _exports(self) -> Iterator[Fault]:
        for what, (name, write) in EXPORTS.items():
            yield what, partial(self._export, name, write)

    def _export(self, name: str, write: Callable[[Path], None]) -> bool:
        project = self._project()
        write(project / name)
        done = call(project, "new", "another", str(project / name), "--yes")
        return done.in_a_sentence and made(project) == self.was

    def _swaps(self) -> bool:
        """As in the tests of the store."""
        tests = [sys.executable, "-m", "pytest", "-q", "tests/store/test_swap.py"]
        root = Path(__file__).resolve().parent.parent
        return subprocess.run(tests, cwd=root, capture_output=True, check=False).returncode == 0  # noqa: S603

    def _open_files(self) -> bool:
        project = self._project()
        for path in (project / "data" / "processed" / NAME).rglob("*"):
            path.chmod(0o755)
        done = call(project, "run", NAME)
        within = [project / "data" / part / NAME for part in ("raw", "processed")]
        every = [path for folder in within for path in (folder, *folder.rglob("*"))]
        every += (project / "reports" / NAME).iterdir()
        modes = [stat.S_IMODE(path.stat().st_mode) for path in every]
        return done.code == 0 and not any(mode & 0o077 for mode in modes)


def _reports(lying: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in lying.items() if path.startswith("reports/")}


def _hold(name: str) -> None:
    """As Word on Windows: the file can be neither moved nor replaced."""
    kept = os.replace

    def replace(source: str | Path, target: str | Path) -> None:
        if name in (Path(source).name, Path(target).name):
            raise PermissionError(errno.EACCES, "in use", str(source))
        kept(source, target)

    os.replace = replace  # type: ignore[assignment]


def _refuse(project: Path, number: int, left: list[int]) -> None:
    """Have the disk refuse one of the files that are created in a project, so many from now."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event != "open" or not isinstance(arguments[2], int):
            return
        if not arguments[2] & os.O_CREAT or not str(arguments[0]).startswith(str(project)):
            return
        left[0] -= 1
        if left[0] == 0:
            raise OSError(number, os.strerror(number), str(arguments[0]))

    sys.addaudithook(hook)


def _no_strays(project: Path) -> bool:
    return not list(project.rglob(".writing"))
