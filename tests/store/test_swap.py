"""A release is swapped in whole: all of its files are new or none is, and nothing else is moved."""

import errno
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult.errors import ConsultError
from consult.store import recover, write_whole
from tests.store.sets import NEW, OLD, OTHERS, Steps, files, folders, lay_out, lies_in

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def root(tmp_path):
    lay_out(tmp_path)
    return tmp_path


def hold_open(monkeypatch, *names):
    """As on Windows while Word has the files: they can be neither moved nor replaced."""
    kept = os.replace

    def replace(source, target):
        if {Path(source).name, Path(target).name} & set(names):
            raise PermissionError(errno.EACCES, "in use", str(source))
        kept(source, target)

    monkeypatch.setattr(os, "replace", replace)


def test_a_set_is_written_and_nothing_else_is_moved(root):
    write_whole(files(root))
    assert lies_in(root) == OTHERS | NEW
    assert not list(root.rglob(".writing"))


@pytest.mark.parametrize("name", list(OLD))
def test_a_file_held_open_keeps_the_whole_old_set(root, monkeypatch, name):
    hold_open(monkeypatch, Path(name).name)
    with pytest.raises(ConsultError) as refused:
        write_whole(files(root))
    assert str(refused.value).startswith(f"{Path(name).name}: The file cannot be replaced.")
    assert "close it there" in str(refused.value).lower()
    assert lies_in(root) == OLD | OTHERS


def test_every_file_that_is_open_is_named(root, monkeypatch):
    hold_open(monkeypatch, "appendix.docx", "release.json")
    with pytest.raises(ConsultError) as refused:
        write_whole(files(root))
    told = [problem.place.file for problem in refused.value.problems]
    assert told == ["appendix.docx", "release.json"]
    assert lies_in(root) == OLD | OTHERS


@pytest.mark.skipif(os.name == "nt", reason="Windows itself says what is open")
@pytest.mark.parametrize("mark", ["~$equality.docx", "~$uality.docx", ".~lock.equality.docx#"])
def test_what_word_leaves_beside_an_open_file_keeps_the_old_set(root, mark):
    (root / "reports" / mark).write_bytes(b"A. N. Author")
    with pytest.raises(ConsultError) as refused:
        write_whole(files(root))
    assert [problem.place.file for problem in refused.value.problems] == ["equality.docx"]
    assert f'If nobody has, delete "{mark}".' in str(refused.value)
    assert lies_in(root) == OLD | OTHERS | {f"reports/{mark}": b"A. N. Author"}


def test_what_word_left_when_it_crashed_the_day_before_bars_nothing(root):
    mark = root / "reports" / "~$equality.docx"
    mark.write_bytes(b"A. N. Author")
    yesterday = time.time() - 24 * 60 * 60
    os.utime(mark, (yesterday, yesterday))
    write_whole(files(root))
    assert lies_in(root) == OTHERS | NEW | {"reports/~$equality.docx": b"A. N. Author"}


def test_a_folder_that_bears_the_name_of_a_file_is_left_as_it_is(root):
    (root / "reports" / "tables.csv").mkdir()
    (root / "reports" / "tables.csv" / "mine.txt").write_bytes(b"mine")
    with pytest.raises(ConsultError) as refused:
        write_whole(files(root))
    assert str(refused.value).startswith("tables.csv: A folder lies where this file belongs.")
    assert lies_in(root) == OLD | OTHERS | {"reports/tables.csv/mine.txt": b"mine"}


def test_a_full_disk_leaves_the_old_set_and_says_so(root):
    def full(path):
        path.write_bytes(b"hal")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ConsultError) as refused:
        write_whole([*files(root), (root / "data" / "told.json", full)])
    assert str(refused.value).startswith("told.json: The disk is full. Hint: Free some space")
    assert lies_in(root) == OLD | OTHERS


def test_folders_made_for_a_set_that_was_not_written_are_taken_away(tmp_path):
    def broken(path):
        raise ValueError(path.name)

    with pytest.raises(ValueError, match=r"a\.txt"):
        write_whole([(tmp_path / "made" / "for" / "a.txt", broken)])
    assert list(tmp_path.iterdir()) == []


def steps_of_a_swap(root):
    with Steps(root, 10_000, lambda: None) as counted:
        write_whole(files(root))
    return 10_000 - counted.left


def test_a_swap_takes_as_many_steps_as_the_next_tests_try(root):
    assert 40 < steps_of_a_swap(root) < 120


def without_what_waits(lying):
    return {name: content for name, content in lying.items() if "/.writing/" not in name}


ERRORS = {
    "stopped by the user": KeyboardInterrupt,
    "a full disk": lambda: OSError(errno.ENOSPC, "No space left on device"),
    "no leave": lambda: PermissionError(errno.EACCES, "Permission denied"),
    "a defect": lambda: RuntimeError("invented"),
}


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(step=st.integers(1, 90), error=st.sampled_from(sorted(ERRORS)))
def test_whichever_step_fails_the_set_is_the_old_or_the_new(tmp_path_factory, step, error):
    root = tmp_path_factory.mktemp("set")
    lay_out(root)

    def fail():
        raise ERRORS[error]()

    try:
        with Steps(root, step, fail):
            write_whole(files(root))
    except (ConsultError, KeyboardInterrupt, RuntimeError):
        pass
    found = without_what_waits(lies_in(root))
    assert found in (OLD | OTHERS, OTHERS | NEW)
    assert recover(folders(root))
    assert lies_in(root) == found
    write_whole(files(root))
    assert lies_in(root) == OTHERS | NEW


@pytest.mark.skipif(os.name == "nt", reason="needs fork")
def test_a_run_killed_at_any_step_leaves_the_old_or_the_new_set_to_the_next(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.killing", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    kills = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(kills) > 40
    assert all(free for _, _, free, _, _ in kills)
    assert {now for *_, now in kills} == {"old", "new"}
    assert any(before == "mixed" for _, _, _, before, _ in kills)
    assert [killed for _, killed, *_ in kills] == [True] * (len(kills) - 1) + [False]


def test_a_set_left_half_swapped_is_put_back_after_its_folders_were_moved(root, tmp_path_factory):
    half_swapped(root)
    elsewhere = tmp_path_factory.mktemp("moved") / "project"
    root.rename(elsewhere)
    assert recover([elsewhere / "reports"])
    assert lies_in(elsewhere) == OLD | OTHERS


def half_swapped(root):
    """A set of which one file is in place and the next is not, as a kill leaves it."""
    from consult.store.recovery import Staged, mark_swapping, set_out

    staged = [Staged(root / name) for name in NEW]
    home = staged[0].target.parent
    (home / ".writing").mkdir()
    set_out(home, staged)
    for one, content in zip(staged, NEW.values(), strict=True):
        one.new.write_bytes(content)
    mark_swapping(home)
    staged[0].target.rename(staged[0].old)
    staged[1].target.rename(staged[1].old)
    staged[0].new.rename(staged[0].target)


def test_what_was_put_aside_comes_back_though_the_folder_with_the_list_was_deleted(root):
    import shutil

    half_swapped(root)
    contents = {name: NEW[name] for name in NEW if name.startswith("data")}
    shutil.rmtree(root / "reports")
    assert recover(folders(root))
    assert lies_in(root) == {
        name: content for name, content in (OLD | OTHERS).items() if name.startswith("data")
    }
    write_whole(files(root, contents))
    assert (root / "data" / "release.json").read_bytes() == NEW["data/release.json"]


def test_a_run_does_not_take_the_set_of_another_that_is_alive(root):
    from consult.store.recovery import held

    half_swapped(root)
    lock = root / "reports" / ".writing" / "lock"
    with held(lock) as mine:
        assert mine
        assert not recover(folders(root))
        with pytest.raises(ConsultError, match="Another run is writing its files just now"):
            write_whole(files(root))
        assert (root / "reports" / ".writing" / "old" / "equality.docx").exists()
    assert recover(folders(root))
    assert lies_in(root) == OLD | OTHERS
