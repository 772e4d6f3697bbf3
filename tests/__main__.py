"""``python -m tests``: set up once, then every check; with arguments, pytest alone with them."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipelines import _bootstrap  # noqa: E402

_bootstrap.ensure("test", "tests", sys.argv[1:])

CHECKS = {
    "style": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "layers": ["-c", "import importlinter.cli as cli; cli.lint_imports_command()", "--no-cache"],
    "tests": ["-m", "pytest"],
}
AT_ONCE = ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder"]
"""For all tests: files of tests shared out, one worker a processor. Each holds up to 2 GB."""

BESIDE = "types"
"""Runs while the tests do, and is told after them: it takes a minute on one processor, and the
checks before it three seconds together."""

SETTLED = {"types": {"PYTHONHASHSEED": "0"}}
"""mypy joins types in the order of a set: with another seed it passes one time what it refuses the
next. One seed for all gives one answer on every machine."""


def start(name: str, command: list[str], **told: Any) -> subprocess.Popen[str]:
    """Start one check in the project folder.

    What Python makes of a module is kept beside it whatever the machine asks: tests start the
    program anew many times, and each start would translate every module again.
    """
    env = os.environ | SETTLED.get(name, {})
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.Popen([sys.executable, *command], cwd=ROOT, env=env, text=True, **told)


def run(name: str, command: list[str]) -> bool:
    """Run one check and say how it went."""
    print(f"== {name}", flush=True)
    return start(name, command).wait() == 0


def look(name: str) -> tuple[bool, str]:
    """Run one check beside others: whether it went well, and all it said."""
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    check = start(name, CHECKS[name], **told)
    said, _ = check.communicate()
    return check.returncode == 0, f"== {name}\n{said}"


def main() -> int:
    """Run every check, even when one has failed already; what is slow on one processor beside."""
    if sys.argv[1:]:
        return 0 if run("tests", [*CHECKS["tests"], *sys.argv[1:]]) else 1
    went = {name: run(name, CHECKS[name]) for name in CHECKS if name not in {BESIDE, "tests"}}
    with ThreadPoolExecutor(1) as pool:
        beside = pool.submit(look, BESIDE)
        went["tests"] = run("tests", [*CHECKS["tests"], *AT_ONCE])
        went[BESIDE], said = beside.result()
        print(said, end="", flush=True)
    failed = [name for name, well in went.items() if not well]
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
