"""Two runs of one study at once: the second says who is at it, and the first is left alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from consult.errors import ConsultError
from pipelines.engine.lock import FILE, running
from tests.parks import put_study

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import sys, time
from pathlib import Path
from pipelines.engine.lock import running
with running(Path(sys.argv[1]), "parks"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(project):
    """Another program that holds the study "parks" until it is killed."""
    put_study(project)
    folder = project / "data" / "processed" / "parks"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()


@pytest.mark.parametrize("words", [("run",), ("review",), ("release",), ("freeze",)])
def test_a_second_command_that_makes_something_says_who_is_at_it(call, holder, words):
    code, _, error = call(*words, "parks")

    assert code == 2
    assert 'The study "parks" is being run already: by ' in error
    assert f"(process {holder.pid}), since " in error


@pytest.mark.parametrize("words", [("status", "parks"), ("explain", "clean", "--study", "parks")])
def test_a_command_that_only_looks_is_not_kept_waiting(call, holder, words):
    assert call(*words)[0] == 0


def test_the_lock_of_a_killed_run_keeps_nobody_out(holder, project):
    folder = project / "data" / "processed" / "parks"
    holder.kill()
    holder.wait()
    assert b"process" in (folder / FILE).read_bytes()

    with running(folder, "parks"):
        pass

    assert (folder / FILE).read_bytes() == b""


def test_another_study_can_be_run_meanwhile(holder, tmp_path):
    with running(tmp_path / "roads", "roads"):
        assert (tmp_path / "roads" / FILE).is_file()


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    with (
        pytest.raises(ConsultError, match="Nothing can be written in this folder"),
        running(tmp_path / "file" / "parks", "parks"),
    ):
        pass
