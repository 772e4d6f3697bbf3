"""What is worked out from the code is kept for later commands; nothing wrong is taken for it."""

import json
import sys

import pytest

from pipelines.engine import worked
from pipelines.engine.closure import Project
from pipelines.engine.worked import Worked

FOUND = Worked({"clean": ["consult/clean/one.py"]}, {"clean": {"pandas": "2.3"}})


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A folder of its own to keep it in, and no memory of this process."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(worked, "_met", {})
    return tmp_path


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def forget(monkeypatch):
    """As when another command begins."""
    monkeypatch.setattr(worked, "_met", {})


def test_what_was_kept_is_found_by_a_later_command(kept, monkeypatch):
    worked.keep("a" * 64, FOUND)
    forget(monkeypatch)

    assert worked.find("a" * 64) == FOUND


def test_another_state_of_the_code_finds_nothing(kept, monkeypatch):
    worked.keep("a" * 64, FOUND)
    forget(monkeypatch)

    assert worked.find("a" * 32 + "b" * 32) is None


@pytest.mark.parametrize("content", ["", "[]", "{}", "null", '{"of": 3}'])
def test_a_damaged_file_is_as_good_as_none(kept, monkeypatch, content):
    worked.keep("a" * 64, FOUND)
    forget(monkeypatch)
    files(kept)[0].write_text(content, encoding="utf-8")

    assert worked.find("a" * 64) is None


def test_where_python_may_keep_nothing_only_this_command_knows_it(kept, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    worked.keep("a" * 64, FOUND)

    assert files(kept) == []
    assert worked.find("a" * 64) == FOUND


def test_a_folder_that_cannot_be_made_is_no_trouble(kept, monkeypatch):
    (kept / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "pycache_prefix", str(kept / "file"))

    worked.keep("a" * 64, FOUND)

    assert worked.find("a" * 64) == FOUND


def test_few_states_are_kept_and_the_newest_is_among_them(kept):
    for number in range(12):
        worked.keep(f"{number:064}"[::-1], FOUND)

    left = [json.loads(path.read_text(encoding="utf-8"))["of"] for path in files(kept)]
    assert len(left) == 8
    assert f"{11:064}"[::-1] in left


def test_what_lies_beside_the_code_is_no_code(tmp_path):
    package = tmp_path / "consult"
    (package / "__pycache__").mkdir(parents=True)
    (package / "one.py").write_text("ONE = 1\n", encoding="utf-8")
    (package / "__pycache__" / "worked.json").write_text("{}", encoding="utf-8")

    assert list(Project({"consult": package}).hashes) == ["consult/one.py"]
