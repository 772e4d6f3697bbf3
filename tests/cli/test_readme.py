"""Every command of the README does what it says, in the order it stands there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.typed import typed

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line != "python -m tests"  # that is what is running now
]
REASONS = ("Too far to walk", "I use it every day", "It keeps us well", "The path floods")


@pytest.fixture(scope="module")
def told(kent, tmp_path_factory):
    """What each command printed, run one after the other by an analyst with one export.

    The study of the first command has been run by the same command, from nothing, and copied. That
    the program starts as the README has it is seen by the first command; the rest go on in this
    process.
    """
    folder = shutil.copytree(kent, tmp_path_factory.mktemp("readme") / "project")
    rows = [f"{'Yes' if n % 2 else 'No'},{REASONS[n % 4]} since {2000 + n}" for n in range(12)]
    export = "\n".join(["Should it stay?,Why do you say that?", *rows])
    (folder / "online.csv").write_text(export + "\n", encoding="utf-8")
    out = {COMMANDS[0]: started(COMMANDS[0], folder)}
    for command in COMMANDS[1:]:
        _, _, program, *words = command.split()
        assert program == "pipelines"
        code, out[command], error = typed(folder, *words)
        assert code == 0, (command, error)
    return out


def started(command, folder):
    done = subprocess.run(
        [sys.executable, *command.split()[1:]],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (command, done.stderr)
    return done.stdout


def test_the_readme_has_commands_to_run():
    assert len(COMMANDS) == 6


def test_new_says_what_it_understood_in_the_words_of_the_readme(told):
    printed = told["python -m pipelines new parks-2025 online.csv --yes"]
    expected = re.search(r"```text\n(.*?)\n```", README, re.DOTALL)
    assert printed.splitlines()[-1] == expected.group(1)


ENDINGS = ["docx", "html"]
FOR_MACHINES = ["tables.csv", "datapackage.json"]


def test_run_names_the_files_of_the_readme(told):
    printed = told["python -m pipelines run kent-2024"]
    promised = re.findall(r"^\| `([a-z.-]+)` \|", README, re.MULTILINE)
    reports = [f"{name}.{ending}" for name in ("appendix", "equality") for ending in ENDINGS]
    assert promised == [*reports, "transparency-record.docx", "tables.xlsx", *FOR_MACHINES]
    assert all(f"reports/kent-2024/{name}" in printed for name in promised)


def test_status_says_that_all_is_up_to_date_after_a_run(told):
    assert told["python -m pipelines status parks-2025"].count("up to date") == 14
