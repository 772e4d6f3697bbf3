"""Make .venv, install the lock, run again inside it. Standard library only.

``python -m pipelines`` and ``python -m tests`` call :func:`ensure` before they import
anything else, so that a fresh clone needs Python and nothing more.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed-locks.txt"
OLDEST_PYTHON, FIRST_TOO_NEW = (3, 11), (3, 15)


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
    if not OLDEST_PYTHON <= sys.version_info < FIRST_TOO_NEW:
        sys.exit(
            f"consult needs Python 3.11, 3.12, 3.13 or 3.14; this is {sys.version.split()[0]}."
        )
    if not _is_installed(name):
        _install(name)
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    sys.exit(_run([str(_python()), "-m", module, *arguments]))


def _run(command: list[str]) -> int:
    """Run a command to its end, which is its own to find when somebody presses Ctrl-C.

    ``subprocess.call`` would kill it a moment later: before it could say what is kept, and with
    the cursor still hidden.
    """
    with subprocess.Popen(command) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


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
    print(f"Setting up consult in {VENV.name} (once; a few minutes) ...", flush=True)
    if not _python().is_file():
        import venv

        venv.create(VENV, with_pip=True, clear=VENV.exists())
    lock = str(lock_file(name))
    pip = [str(_python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        subprocess.check_call([*pip, "--require-hashes", "--no-deps", "-r", lock])
    except subprocess.CalledProcessError as error:
        sys.exit(
            f"Setting up did not work (pip ended with {error.returncode}; its own words stand "
            "above). Check the connection to your Python package index and run the command "
            "again; nothing else needs to be undone."
        )
    STAMP.write_text(_digest(name) + "\n", encoding="utf-8")
