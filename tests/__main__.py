"""``python -m tests``: set up once, then every check; with arguments, pytest alone with them."""

import os
import subprocess
import sys
from pathlib import Path

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


SETTLED = {"types": {"PYTHONHASHSEED": "0"}}
"""mypy joins types in the order of a set: with another seed it passes one time what it refuses the
next. One seed for all gives one answer on every machine."""


def run(name: str, command: list[str]) -> bool:
    """Run one check in the project folder and say how it went."""
    print(f"== {name}", flush=True)
    env = os.environ | SETTLED.get(name, {})
    done = subprocess.run([sys.executable, *command], cwd=ROOT, check=False, env=env)
    return done.returncode == 0


def main() -> int:
    """Run every check, even when one has failed already."""
    if sys.argv[1:]:
        return 0 if run("tests", [*CHECKS["tests"], *sys.argv[1:]]) else 1
    every = CHECKS | {"tests": [*CHECKS["tests"], *AT_ONCE]}
    failed = [name for name, command in every.items() if not run(name, command)]
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
