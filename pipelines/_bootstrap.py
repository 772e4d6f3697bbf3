"""Make .venv, install the lock, run again inside it. Standard library only.

``python -m pipelines`` and ``python -m tests`` call :func:`ensure` before they import
anything else, so that a fresh clone needs Python and nothing more.
"""

from __future__ import annotations

import hashlib
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pipelines._python import check_python

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed-locks.txt"
QUIET = 15.0
"""Seconds without a word after which a person is told that it goes on; most wait no longer before
they think that it hangs."""

STEP = 10
"""Packages after which a line is printed: enough to see it move, few enough to read."""

INTERRUPTED = 130
"""Exit code of a program stopped by the user, as shells have it."""


THREADS = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
"""What libraries for numbers read as they are loaded, on whatever system: how many threads share a
sum."""


def lock_file(name: str) -> Path:
    """The lock of the given name: "run" to use consult, "test" to work on it."""
    return ROOT / "requirements" / f"{name}.txt"


def ensure(name: str, module: str, arguments: list[str]) -> None:
    """Return when running in an up-to-date .venv; else make it, run ``module`` in it and exit.

    Parameters
    ----------
    name
        Which lock is needed, "run" or "test".
    module
        The module to run again inside .venv.
    arguments
        What the user typed after it.
    """
    check_python()
    try:
        if not _is_installed(name):
            _install(name)
        if Path(sys.prefix).resolve() == VENV.resolve():
            return
        # -P and the path: from any folder, whatever stands in it, this very module is found.
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
        command = [str(_python()), "-P", "-m", module, *arguments]
        sys.exit(_run(command, os.environ | {"PYTHONPATH": path}))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def on_one_thread() -> None:
    """Have every sum made on one thread, whatever the computer has or its owner has set.

    On two, the last bits of a sum differ, and now and then what is rounded and chosen by it: the
    same answers would not give the same report. To be called before any such library is imported.
    """
    os.environ.update(dict.fromkeys(THREADS, "1"))


def _run(command: list[str], environment: dict[str, str]) -> int:
    """Run a command to its end, which is its own to find when somebody presses Ctrl-C.

    ``subprocess.call`` would kill it a moment later: before it could say what is kept, and with
    the cursor still hidden.
    """
    with subprocess.Popen(command, env=environment) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _pip() -> list[str]:
    return [str(_python()), "-m", "pip"]


def _digest(name: str) -> str:
    # Line ends differ between checkouts on Windows and elsewhere; the lock does not.
    return hashlib.sha256(lock_file(name).read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _is_installed(name: str) -> bool:
    if not (STAMP.is_file() and _python().is_file()):
        return False
    installed = set(STAMP.read_text(encoding="utf-8").split())
    # The test lock holds every pin of the run lock, so it serves for both.
    return _digest(name) in installed or _digest("test") in installed


def _install(name: str) -> None:
    _tell(
        f"Setting up consult in the folder {VENV.name}. This is done once; it takes a few minutes "
        "and about 1 GB. Leave this window open."
    )
    try:
        if not _python().is_file():
            _make_venv()
        code, words = _install_lock(lock_file(name))
        if not code:
            STAMP.write_text(_digest(name) + "\n", encoding="utf-8")
    except KeyboardInterrupt:
        _tell("Stopped before consult was set up. Run the command again to go on.")
        raise
    except OSError as error:
        sys.exit(
            f'Setting up did not work: the folder "{ROOT}" cannot be written in '
            f"({error.strerror or type(error).__name__}). Put the folder of consult where you may "
            "write and where 1 GB is free, such as your Documents, and run the command again."
        )
    if code:
        sys.exit(
            "\n".join(words)
            + f"\nSetting up did not work (pip ended with {code}; its own words stand above). "
            "Check the connection to your Python package index and that 1 GB is free, and run the "
            "command again; nothing else needs to be undone."
        )
    _tell("consult is set up. From now on it needs no connection.")


def _make_venv() -> None:
    """The folder .venv with a pip of its own; nothing of it is left when that cannot be made."""
    import venv

    try:
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    except (subprocess.CalledProcessError, ImportError):
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(
            "Setting up did not work: this Python cannot make a private folder for consult, "
            "because its part venv or pip is missing. On Debian and Ubuntu, run: sudo apt install "
            "python3-venv. Elsewhere, get Python from python.org. Then run the command again."
        )
    except BaseException:
        shutil.rmtree(VENV, ignore_errors=True)
        raise


def _install_lock(lock: Path) -> tuple[int, list[str]]:
    """Install what a lock names, telling how far it is; how pip ended, and its last words.

    Each package must have one of the hashes that stand in the lock.
    """
    packages = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    plainly = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--no-color"]
    command = [*_pip(), "install", *plainly, "--require-hashes", "--no-deps", "-r", str(lock)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as pip:
        try:
            words = _tell_how_far(_lines(pip), packages)
        except KeyboardInterrupt:  # pressed for pip as well; it may be slow to end, or never asked
            pip.terminate()
            pip.wait()
            raise
    return pip.returncode, words


def _tell_how_far(lines: Iterator[str], packages: int) -> list[str]:
    """Say how many packages have come, when they are put in, and now and then that it goes on.

    What pip said of errors is returned or, where it called nothing one, its last line.
    """
    begun, fetched, doing = time.monotonic(), 0, "fetching"
    errors, last = [], ""
    for line in lines:
        if line.startswith("Ignoring "):  # is for another system
            packages -= 1
        elif line.startswith(("Collecting ", "Processing ")):
            fetched += 1
            if fetched == 1 or fetched % STEP == 0:
                _tell(f"  fetching package {fetched} of {packages} ...")
        elif line.startswith("Installing collected packages"):
            doing = "installing"
            _tell(f"  {doing} them; this is the longest part ...")
        elif not line:
            _tell(f"  still {doing}, {round(time.monotonic() - begun)} seconds so far ...")
        errors += [line] if line.startswith("ERROR") else []
        last = line.strip() or last
    return errors or [last]


def _lines(pip: subprocess.Popen[str]) -> Iterator[str]:
    """What pip says as it says it, and "" whenever it has been quiet for a while."""
    said: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def listen() -> None:
        with suppress(ValueError):  # somebody stopped it, and nobody reads it any more
            for line in pip.stdout or ():
                said.put(line.rstrip() or " ")
        said.put(None)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        try:
            line = said.get(timeout=QUIET)
        except queue.Empty:
            yield ""
            continue
        if line is None:
            return
        yield line


def _tell(words: str) -> None:
    print(words, flush=True)
