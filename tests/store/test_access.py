"""What a run writes is for its owner, and a group that the study names, until it is final."""

import os
import stat
from pathlib import Path

import pytest

from consult.store import CheckedFile, Copied, owner_only, write_whole
from pipelines.cli import app
from tests.parks import ROWS, STUDY, export, put_study

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def run(monkeypatch, *words):
    monkeypatch.setattr("sys.argv", ["consult", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        app.main()
    assert ended.value.code in (0, None)


def open_to_all(folder):
    """A project as it is cloned, and a user whose new files others may read."""
    for part in ("pipelines/studies", "data/raw", "data/processed", "reports"):
        (folder / part).mkdir(parents=True)
        (folder / part).chmod(0o755)


@pytest.fixture(scope="module")
def left(tmp_path_factory):
    """A project in which a study has been made, run, reviewed and frozen."""
    root = tmp_path_factory.mktemp("project")
    umask = os.umask(0o022)
    open_to_all(root)
    (root / "parks.csv").write_text(export(ROWS), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        run(patch, "new", "parks", "parks.csv", "--yes")
        for command in ("run", "review", "freeze"):
            run(patch, command, "parks")
    yield root
    os.umask(umask)


def beneath(root):
    return [root, *root.rglob("*")]


@pytest.mark.parametrize("folder", ["data/raw/parks", "data/processed/parks"])
def test_nobody_else_can_read_anything_that_a_study_leaves_in_data(left, folder):
    assert len(beneath(left / folder)) > 1
    assert [path for path in beneath(left / folder) if mode(path) & 0o077] == []


def test_nobody_else_can_read_a_draft(left):
    modes = {path.name: mode(path) for path in (left / "reports" / "parks").iterdir()}
    assert modes["appendix.docx"] == modes["tables.csv"] == 0o600
    assert set(modes.values()) == {0o600}


def test_nobody_else_can_read_frozen_codes(left):
    assert mode(left / "pipelines" / "studies" / "parks" / "frozen-codes.json") == 0o600


def test_study_toml_and_its_folder_are_as_other_files_of_the_project(left):
    folder = left / "pipelines" / "studies" / "parks"
    assert (mode(folder), mode(folder / "study.toml")) == (0o755, 0o644)


def test_what_lies_there_open_is_closed_by_the_next_run(left, monkeypatch):
    loose = [
        left / "data" / "raw" / "parks" / "parks.csv",
        left / "data" / "processed" / "parks" / "answers.parquet",
        left / "data" / "processed" / "parks" / "kept",
        left / "reports" / "parks" / "appendix.docx",
    ]
    for path in loose:
        path.chmod(0o755)
    monkeypatch.chdir(left)
    run(monkeypatch, "review", "parks")
    assert [mode(path) for path in loose] == [0o600, 0o600, 0o700, 0o600]


def test_a_drive_that_keeps_no_permissions_is_told_of_once_and_the_run_goes_on(
    left, monkeypatch, capsys
):
    monkeypatch.chdir(left)
    (left / "data" / "processed" / "parks" / "answers.parquet").chmod(0o644)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    run(monkeypatch, "review", "parks")
    assert capsys.readouterr().out.count("does not let consult decide who may read what") == 1


@pytest.mark.parametrize(("is_draft", "expected"), [(True, 0o600), (False, 0o644)])
def test_only_what_is_final_is_for_everyone(tmp_path, is_draft, expected):
    path = tmp_path / "appendix.docx"
    umask = os.umask(0o022)
    with owner_only():
        write_whole([(path, lambda beside: Copied().save(CheckedFile(b"x", is_draft), beside))])
    os.umask(umask)
    assert mode(path) == expected


MADE = {".csv", ".docx", ".json", ".npz", ".parquet", ".xlsx"}
"""Beside these lies what holds the place of a run, which stays with its owner."""


def another_group():
    import grp

    if os.geteuid():
        pytest.skip("only root can give files to any group")
    return next(one for one in grp.getgrall() if one.gr_gid not in (0, os.getegid()))


def test_a_group_that_the_study_names_reads_what_is_written(call, project):
    group = another_group()
    put_study(project, STUDY + f'\n[access]\ngroup = "{group.gr_name}"\n', export(ROWS))
    assert call("review", "parks")[0] == 0
    processed = project / "data" / "processed" / "parks"
    every = [*beneath(processed), *beneath(project / "data" / "raw" / "parks")]
    assert {path.stat().st_gid for path in every} == {group.gr_gid}
    assert {mode(path) for path in every if path.suffix in MADE} == {0o640}
    assert {mode(path) for path in every if path.is_dir()} == {0o2750}
    assert all(mode(above) & 0o011 == 0o011 for above in (processed.parent, project / "data"))


def test_a_group_that_does_not_exist_is_a_sentence(call, project):
    put_study(project, STUDY + '\n[access]\ngroup = "nobody-here"\n', export(ROWS))
    code, _, error = call("run", "parks")
    assert code == 2
    assert 'study.toml: access > group: this computer knows no group called "nobody-here".' in error
    assert "Hint: Write a group that you belong to" in error


def test_without_leave_to_give_files_to_the_group_they_stay_with_their_owner(
    call, project, monkeypatch
):
    group = another_group()
    put_study(project, STUDY + f'\n[access]\ngroup = "{group.gr_name}"\n', export(ROWS))

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    code, said, _ = call("review", "parks")
    assert code == 0
    assert "does not let consult decide who may read what" in said
    files = [path for path in beneath(project / "data") if path.is_file()]
    assert {mode(path) & 0o077 for path in files} == {0}
