"""What tests share: a project folder of their own, and the command line run in it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pipelines.cli import app
from tests.parks import put_study

ROOT = Path(__file__).resolve().parent.parent
EXPORTS = ROOT / "data" / "raw" / "kent-2024"

# A slow or busy computer is no fault of the code: no test of properties is held to a time.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


WHOLE_STUDIES = ("kent", "printed_figures", "readme", "truth")
"""Files whose tests take the synthetic study as run, or run real ones: they take longest."""

ONE_LIFE = "test_two_people"
"""How files begin whose tests share a study lived through once, in the process of a worker."""

LONGEST = (
    "tests/cli/test_terminal.py",
    "tests/cli/test_final.py",
    "tests/analysis/plan/test_hostile_ids.py",
    "tests/engine",
    "tests/cli",
    "tests/erase",
    "tests/stages",
    "tests/topics",
)
"""Files and rooms that come next, each of which runs studies or fits many models: what is left
after them is short, so that all workers end at about the same time."""


def pytest_collection_modifyitems(items):
    """What takes longest goes first, so that no worker is left with it in the end."""
    items.sort(key=lambda item: _turn(item.nodeid))


def _turn(nodeid):
    """Where the file of a test stands in the order of files."""
    if ONE_LIFE in nodeid or _takes_whole_studies(nodeid):
        return -1
    starts = (at for at, start in enumerate(LONGEST) if nodeid.startswith(start))
    return next(starts, len(LONGEST))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """One worker has all tests of a file, and one all those that share a study that was run."""
    from xdist.scheduler import LoadFileScheduling

    class Scheduling(LoadFileScheduling):
        def _split_scope(self, nodeid):
            if ONE_LIFE in nodeid:
                return ONE_LIFE
            return "kent" if _takes_whole_studies(nodeid) else super()._split_scope(nodeid)

    return Scheduling(config, log)


def _takes_whole_studies(nodeid):
    return Path(nodeid.split("::")[0]).stem.removeprefix("test_") in WHOLE_STUDIES


@pytest.fixture(scope="session")
def kent(tmp_path_factory):
    """A project folder in which the synthetic study has been run, once for all tests.

    Files of tests that take it stand in ``WHOLE_STUDIES``.
    """
    folder = tmp_path_factory.mktemp("kent")
    shutil.copytree(EXPORTS, folder / "data" / "raw" / "kent-2024")
    study = Path("pipelines", "studies", "kent-2024")
    shutil.copytree(ROOT / study, folder / study)
    run_study(folder, "kent-2024")
    return folder


def run_study(folder, name, *more):
    """Run a study from the command line, as a person would; nothing may go wrong."""
    done = subprocess.run(
        [sys.executable, "-m", "pipelines", "run", name, *map(str, more)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty project folder that the command line works in."""
    (tmp_path / "pipelines" / "studies").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(project, monkeypatch, capsys):
    """Run a command; returns its exit code, what it printed and its errors."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["consult", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            app.main()
        said = capsys.readouterr()
        return ended.value.code or 0, said.out, said.err

    return run


@pytest.fixture(scope="session")
def runs():
    """Study file and export -> the folder in which they were run, and a copy of it as it was."""
    return {}


@pytest.fixture
def ran(call, runs, tmp_path_factory, monkeypatch):
    """A project in which a study "parks" has been run: once for all tests, then put back."""

    def of(text, export):
        if (text, export) in runs:
            folder, kept = runs[text, export]
            shutil.rmtree(folder)
            shutil.copytree(kept, folder)
            monkeypatch.chdir(folder)
            return folder
        folder = tmp_path_factory.mktemp("parks") / "project"
        (folder / "pipelines" / "studies").mkdir(parents=True)
        monkeypatch.chdir(folder)
        put_study(folder, text, export)
        code, _, error = call("run", "parks")
        assert (code, error) == (0, "")
        runs[text, export] = folder, shutil.copytree(folder, folder.parent / "kept")
        return folder

    return of
