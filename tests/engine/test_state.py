"""The record of runs is one file, and survives whatever becomes of it."""

import json

import pytest

from pipelines.engine.stage_list import STAGES
from tests.parks import ROWS, export, put_study


@pytest.fixture
def parks(project, call):
    put_study(project, export=export(ROWS))
    return project


@pytest.fixture
def ingested(parks, call, monkeypatch):
    """A study of which one stage has run, and the second was stopped."""
    stop(monkeypatch, "clean")
    assert call("run", "parks")[0] == 130
    monkeypatch.undo()
    monkeypatch.chdir(parks)
    return parks


def stop(monkeypatch, stage):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(f"pipelines.stages.{stage}.run", stopped)


def manifest(folder):
    return folder / "data" / "processed" / "parks" / "manifest.json"


def states(said):
    lines = said.splitlines()[1 : 1 + len(STAGES)]
    return [line.split(maxsplit=1)[1] for line in lines]


def test_the_status_of_a_study_that_was_never_run_says_so(call, parks):
    code, said, error = call("status", "parks")

    assert (code, error) == (0, "")
    assert [one.strip() for one in states(said)] == ["not run yet"] * len(STAGES)


def test_status_writes_nothing(call, parks):
    call("status", "parks")

    assert not (parks / "data" / "processed").exists()


def test_a_stopped_run_says_where_and_keeps_the_stages_that_were_done(call, parks, monkeypatch):
    stop(monkeypatch, "clean")

    code, _, error = call("run", "parks")

    assert code == 130
    assert error == (
        "Stopped in clean. Finished stages (ingest) are kept; run the command again to go on.\n"
    )
    assert list(json.loads(manifest(parks).read_text(encoding="utf-8"))["stages"]) == ["ingest"]


def test_no_path_in_the_record_says_where_the_project_lies(ingested):
    assert str(ingested) not in manifest(ingested).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"version": 2, "stages": 3}', "\x00\x01"], ids=repr
)
def test_a_damaged_record_is_set_aside_and_the_stages_run_again(
    call, ingested, monkeypatch, damage
):
    manifest(ingested).write_text(damage, encoding="utf-8")
    stop(monkeypatch, "clean")

    assert "the record of runs is damaged" in call("status", "parks")[1]
    code, said, _ = call("run", "parks")

    assert code == 130
    assert "It was set aside as manifest-damaged-1.json, and every stage runs again." in said
    aside = manifest(ingested).with_name("manifest-damaged-1.json")
    assert aside.read_text(encoding="utf-8") == damage
    assert "ingest     done in" in said


def test_what_version_0_1_left_is_run_again_without_trouble(call, ingested, monkeypatch):
    manifest(ingested).write_text('{"ingest": {"code": "5d41", "outputs": {}}}', encoding="utf-8")
    database = manifest(ingested).with_name("engine.sqlite3")
    database.write_bytes(b"SQLite format 3\x00")
    stop(monkeypatch, "clean")

    assert "it was run by another version of consult" in call("status", "parks")[1]
    _, said, _ = call("run", "parks")

    assert "ingest     done in" in said
    assert not database.exists()


def test_a_study_folder_from_0_1_is_run_without_trouble(call, ingested):
    manifest(ingested).unlink()

    assert "not run yet" in call("status", "parks")[1]
