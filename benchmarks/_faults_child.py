"""The command line in a process of its own that starts at once: a fork of one that is warm.

Where the system knows no fork (Windows), nothing here can be measured.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.parks import ROWS, STUDY, export, put_study

NAME = "parks"
STATE = {"manifest.json", "running.lock"}
"""Records of when and on what something ran, and what it said; not what it made."""

_DONE = re.compile(r"(?m)^(\w+) +done in ([\d.]+) s")
_LOOK = 0.002
"""Seconds between two looks at what a command has said."""


@dataclass(frozen=True)
class Ended:
    """How a command ended.

    Parameters
    ----------
    code
        Its exit code; negative when a signal killed it.
    said
        All that it printed, errors too.
    seconds
        How long it took.
    """

    code: int
    said: str
    seconds: float

    @property
    def in_a_sentence(self) -> bool:
        """Whether it refused in words that say what to do."""
        defect = "Traceback" in self.said or "mistake in consult" in self.said
        return self.code == 2 and "Hint:" in self.said and not defect


def _nothing() -> None:
    """Nothing is out of order."""


def start(
    project: Path,
    *words: str,
    before: Callable[[], None] = _nothing,
    after: Callable[[], None] = _nothing,
) -> int:
    """Start a command in a project; the number of its process.

    Parameters
    ----------
    project, words
        Where, and what a person would type.
    before, after
        Called in that process, the first to put something out of order.
    """
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        os.chdir(project)
        said = os.open(project / "said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.stdout = os.fdopen(1, "w", buffering=1, encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", closefd=False)
        before()
        code = _main(words)
        after()
    finally:
        os._exit(code)


def _main(words: tuple[str, ...]) -> int:
    from pipelines.cli.app import main

    sys.argv = ["consult", *words]
    with Path(os.devnull).open(encoding="utf-8") as nobody:
        sys.stdin = nobody
        try:
            main()
        except SystemExit as left:
            return left.code if isinstance(left.code, int) else 0
    return 0


def ended(project: Path, child: int, since: float) -> Ended:
    """Wait for a process to end."""
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return Ended(code, _said(project), time.perf_counter() - since)


def call(
    project: Path,
    *words: str,
    before: Callable[[], None] = _nothing,
    after: Callable[[], None] = _nothing,
) -> Ended:
    """Run a command to its end."""
    since = time.perf_counter()
    return ended(project, start(project, *words, before=before, after=after), since)


def killed(project: Path, stages: int, after: float, *words: str) -> Ended:
    """Start a command and kill it, if it has not ended by then.

    Parameters
    ----------
    project, words
        Where, and what a person would type.
    stages, after
        How many stages must have said that they are done, and how many seconds later it is killed.
        By the clock alone kills would all fall early on a computer that is busy.
    """
    since = time.perf_counter()
    child = start(project, *words)
    while len(done_in(_said(project))) < stages and not _has_ended(child):
        time.sleep(_LOOK)
    time.sleep(after)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    return ended(project, child, since)


def done_in(said: str) -> dict[str, float]:
    """Stage -> seconds, of those that have said that they are done."""
    return {name: float(seconds) for name, seconds in _DONE.findall(said)}


def _has_ended(child: int) -> bool:
    """Whether it has, without taking note of it: that is left to :func:`ended`."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _said(project: Path) -> str:
    path = project / "said.txt"
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def fresh(folder: Path) -> Path:
    """A project with the small study, not yet run, as it was cloned."""
    for part in ("pipelines/studies", "data/raw", "data/processed", "reports"):
        (folder / part).mkdir(parents=True)
    put_study(folder, STUDY, export(ROWS))
    return folder


def again(project: Path, of: Path) -> Path:
    """A copy of a project, in place of one that lies there."""
    shutil.rmtree(project, ignore_errors=True)
    return shutil.copytree(of, project)


def made(project: Path) -> dict[str, bytes]:
    """What a study has made, by path; records of its runs are left out."""
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for part in ("data", "reports")
        for path in sorted((project / part).rglob("*"))
        if path.is_file() and path.name not in STATE
    }


def warm_up(project: Path) -> None:
    """Run the study once, and load here all that this loads, so that forks need not.

    It is run in a fork: a library that has worked may hold threads, which its forks would lack.
    """
    listed = project / "modules.txt"
    first = call(project, "run", NAME, after=lambda: _list_modules(listed))
    if first.code:
        raise RuntimeError(first.said)
    for module in listed.read_text(encoding="utf-8").split():
        with suppress(Exception), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import_module(module)
    listed.unlink()


def _list_modules(path: Path) -> None:
    names = sorted(name for name in sys.modules if not name.startswith("_"))
    path.write_text("\n".join(names), encoding="utf-8")
