"""Somebody new: the steps of CONTRIBUTING, followed by themselves in a copy of the code.

Each kind of addition has a copy of its own, so that no test meets what another one added.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAMED = re.compile(r"`([^`]+)`")
EVERYTHING = ("consult", "pipelines", "tests", "docs")
PYTEST = ("-m", "pytest", "-p", "no:xdist", "--tb=line")


@dataclass(frozen=True)
class Steps:
    """What CONTRIBUTING says of one kind of addition: files to make, and a line in a register."""

    make: tuple[str, ...]
    touch: tuple[str, ...]


def steps(addition: str, name: str = "") -> Steps:
    """The row of the table, with a name in the place of ``NAME``."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| {addition} \| (?P<make>.+) \| (?P<touch>One .+) \|$", page, re.M)
    assert row, f"CONTRIBUTING.md has no row: {addition}"
    make, touch = (NAMED.findall(row[part].replace("NAME", name)) for part in ("make", "touch"))
    return Steps(tuple(make), tuple(touch))


def copy_of_code(folder: Path, *parts: str) -> Path:
    """A copy of the code, or of the parts of it that a test needs."""
    for part in parts or EVERYTHING:
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def write(code: Path, path: str, text: str) -> None:
    """A new file, which may not be there yet."""
    assert not (code / path).exists()
    (code / path).write_text(text, encoding="utf-8")


def add_line(code: Path, touch: tuple[str, ...], before: str, line: str, imports: str = "") -> None:
    """One line in a register, before another that is there; and its import, if it has one."""
    register, path = touch
    text = (code / path).read_text(encoding="utf-8")
    declared = re.search(rf"^(?:class )?{register}\b", text, re.M)
    assert declared, f"{path} has no {register}"
    head, body = text[: declared.start()], text[declared.start() :]
    assert before in body
    body = body.replace(before, f"{line}\n{before}", 1)
    future = "from __future__ import annotations\n"
    head = head.replace(future, f"{future}\n{imports}\n", 1) if imports else head
    (code / path).write_text(head + body, encoding="utf-8")


def in_copy(code: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Python, run in the copy and importing from it."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=code,
        env=os.environ | {"PYTHONPATH": str(code)},
        capture_output=True,
        text=True,
        check=False,
    )


def tried(code: Path, *words: str) -> tuple[list[str], str]:
    """The tests that fail in the copy, by their names, and all that was said."""
    done = in_copy(code, *PYTEST, *words)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return re.findall(r"^FAILED [^:]+::(\w+)", done.stdout, re.M), done.stdout


def said(code: Path, script: str, *words: str) -> str:
    """What a script says that is run in the copy; it has to end well."""
    done = in_copy(code, "-c", script, *words)
    assert done.returncode == 0, done.stderr
    return done.stdout
