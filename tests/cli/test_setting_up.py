"""Setting up tells a person what it is doing, and what to do when it cannot go on."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines import _bootstrap

ROOT = Path(__file__).resolve().parent.parent.parent
PIP = """
import sys, time
for line in {lines!r}:
    if line == "wait":
        time.sleep({wait})
    elif line.startswith("ERROR"):
        print(line, file=sys.stderr)
    else:
        print(line, flush=True)
sys.exit({code})
"""


@pytest.fixture
def setting_up(tmp_path, monkeypatch, capsys):
    """Set up in an empty folder with a pip that says what the test has it say."""
    lock = tmp_path / "lock.txt"
    lock.write_text("".join(f"package{n}==1 --hash=x\n" for n in range(12)), encoding="utf-8")
    monkeypatch.setattr(_bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(_bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(_bootstrap, "STAMP", tmp_path / ".venv" / "installed-locks.txt")
    monkeypatch.setattr(_bootstrap, "lock_file", lambda _: lock)
    monkeypatch.setattr(_bootstrap, "_make_venv", (tmp_path / ".venv").mkdir)
    monkeypatch.setattr(_bootstrap, "_run", lambda *_: 0)

    def run(*lines, code=0, wait=0.0):
        pip = tmp_path / "pip.py"
        pip.write_text(PIP.format(lines=lines, wait=wait, code=code), encoding="utf-8")
        monkeypatch.setattr(_bootstrap, "_pip", lambda: [sys.executable, str(pip)])
        with pytest.raises(SystemExit) as ended:
            _bootstrap.ensure("run", "pipelines", [])
        return ended.value.code, capsys.readouterr().out

    return run


COLLECTED = [f"Collecting package{n}" for n in range(12)]


def test_a_person_sees_how_far_it_is(setting_up):
    elsewhere = "Ignoring package11: markers don't match"
    code, said = setting_up(
        elsewhere, *COLLECTED[:11], "Installing collected packages: a, b", "Successfully"
    )
    assert code == 0
    assert said.splitlines() == [
        "Setting up consult in the folder .venv. This is done once; it takes a few minutes and "
        "about 1 GB. Leave this window open.",
        "  fetching package 1 of 11 ...",
        "  fetching package 10 of 11 ...",
        "  installing them; this is the longest part ...",
        "consult is set up. From now on it needs no connection.",
    ]


def test_a_person_sees_that_it_goes_on_when_nothing_is_said_for_long(setting_up, monkeypatch):
    monkeypatch.setattr(_bootstrap, "QUIET", 0.1)
    _, said = setting_up(*COLLECTED, "Installing collected packages: a", "wait", wait=1.0)
    assert "  still installing, 0 seconds so far ..." in said.splitlines()


def test_it_is_done_once(setting_up, tmp_path):
    setting_up(*COLLECTED)
    python = _bootstrap._python()
    python.parent.mkdir(parents=True)
    python.touch()
    assert setting_up("ERROR: never asked", code=1) == (0, "")


def test_when_pip_fails_its_own_errors_and_what_to_do_are_told(setting_up, tmp_path):
    error, said = setting_up("Collecting a", "ERROR: No matching distribution", code=1)
    assert error == (
        "ERROR: No matching distribution\n"
        "Setting up did not work (pip ended with 1; its own words stand above). Check the "
        "connection to your Python package index and that 1 GB is free, and run the command again; "
        "nothing else needs to be undone."
    )
    assert "consult is set up" not in said
    assert not (tmp_path / ".venv" / "installed-locks.txt").exists()


def test_ctrl_c_while_setting_up_is_a_sentence_and_nothing_else(setting_up, monkeypatch):
    tell = _bootstrap._tell

    def stopped(words):
        if words.startswith("  fetching"):
            raise KeyboardInterrupt
        tell(words)

    begun = []

    class Pip(subprocess.Popen):
        def __init__(self, *given, **named):
            super().__init__(*given, **named)
            begun.append(self)

    monkeypatch.setattr(_bootstrap, "_tell", stopped)
    monkeypatch.setattr(subprocess, "Popen", Pip)
    code, said = setting_up(*COLLECTED, "wait", wait=20.0)
    assert code == 130
    (pip,) = begun
    assert pip.returncode, "pip is still running, or went on to its own end"
    assert said.splitlines()[1:] == [
        "Stopped before consult was set up. Run the command again to go on."
    ]


def test_a_folder_that_cannot_be_written_in_is_a_sentence(setting_up, monkeypatch, tmp_path):
    def refused():
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(_bootstrap, "_make_venv", refused)
    error, _ = setting_up()
    assert error == (
        f'Setting up did not work: the folder "{tmp_path}" cannot be written in (Permission '
        "denied). Put the folder of consult where you may write and where 1 GB is free, such as "
        "your Documents, and run the command again."
    )


def test_a_python_without_venv_is_a_sentence_and_leaves_nothing_behind(monkeypatch, tmp_path):
    def create(folder, **_):
        folder.mkdir()
        raise subprocess.CalledProcessError(1, ["python", "-m", "ensurepip"])

    monkeypatch.setattr(_bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr("venv.create", create)
    with pytest.raises(SystemExit) as ended:
        _bootstrap._make_venv()
    assert "sudo apt install python3-venv" in ended.value.code
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("version", [(3, 10, 9), (3, 15, 0)])
def test_a_python_too_old_or_too_new_is_a_sentence(monkeypatch, version):
    monkeypatch.setattr(sys, "version_info", version)
    monkeypatch.setattr(sys, "version", f"{version[0]}.{version[1]}.{version[2]} (main)")
    with pytest.raises(SystemExit) as ended:
        _bootstrap.ensure("run", "pipelines", [])
    assert ended.value.code == (
        "consult needs Python 3.11, 3.12, 3.13 or 3.14; this is "
        f"{version[0]}.{version[1]}.{version[2]}. README.md says where to get one, and what to "
        "type when there are several."
    )


@pytest.mark.parametrize("name", ["__init__", "__main__", "_python"])
def test_what_tells_an_old_python_so_is_written_for_an_old_python(name):
    text = (ROOT / "pipelines" / f"{name}.py").read_text(encoding="utf-8")
    found = list(ast.walk(ast.parse(text, feature_version=(3, 4))))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.Starred, ast.NamedExpr)
    assert not [one for one in found if isinstance(one, newer)]
    assert not [one for one in found if isinstance(one, ast.FunctionDef) and one.returns]
    assert "__future__" not in text


def test_without_a_connection_a_fresh_copy_says_what_to_check(tmp_path):
    shutil.copytree(ROOT / "pipelines", tmp_path / "pipelines")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    nobody_listens = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}
    alone = {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": ""}
    done = subprocess.run(
        [sys.executable, "-m", "pipelines", "run", "kent-2024"],
        cwd=tmp_path,
        env=os.environ | nobody_listens | alone | {"PIP_NO_CACHE_DIR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1] == (
        "Setting up did not work (pip ended with 1; its own words stand above). Check the "
        "connection to your Python package index and that 1 GB is free, and run the command again; "
        "nothing else needs to be undone."
    )


def by_path(folder, *words):
    return subprocess.run(
        [sys.executable, str(ROOT / "pipelines"), *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_by_its_path_it_runs_from_any_folder(tmp_path):
    (tmp_path / "pipelines" / "cli").mkdir(parents=True)
    (tmp_path / "pipelines" / "cli" / "app.py").write_text("another program", encoding="utf-8")
    done = by_path(tmp_path, "explain", "clean")
    assert (done.returncode, done.stderr) == (0, "")
    assert "clean: " in done.stdout


def test_from_another_folder_it_names_the_folder_of_consult(tmp_path):
    done = by_path(tmp_path, "new", "parks", "online.csv")
    assert done.returncode == 2
    assert done.stderr.endswith(f'Type this first, then the command again: cd "{ROOT}"\n')
    assert list(tmp_path.iterdir()) == []


def test_what_runs_in_the_private_folder_is_found_from_any_folder(setting_up, monkeypatch):
    asked = []
    monkeypatch.setattr(_bootstrap, "_run", lambda *given: asked.append(given) or 0)
    setting_up(*COLLECTED)
    ((command, env),) = asked
    assert command[1:] == ["-P", "-m", "pipelines"]
    assert env["PYTHONPATH"].split(os.pathsep)[0] == str(_bootstrap.ROOT)


def test_every_sum_is_made_on_one_thread_whatever_the_owner_of_the_computer_has_set():
    code = (
        "import runpy, sys\n"
        "sys.argv = ['pipelines', 'explain']\n"
        "try: runpy.run_module('pipelines', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "import numpy, scipy.linalg, threadpoolctl\n"
        "print({one['num_threads'] for one in threadpoolctl.threadpool_info()})\n"
    )
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "2", "PYTHONPATH": str(ROOT)}
    said = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True
    ).stdout
    assert said.splitlines()[-1] == "{1}"
