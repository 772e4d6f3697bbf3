"""Nothing reaches reports/ unchecked, and what was published is remembered."""

import json

import pytest

from tests.engine.test_engine import outcome, published
from tests.parks import ROWS, STUDY, export


@pytest.fixture
def parks(ran):
    """A study with 42 responses that has been run."""
    return ran(STUDY, export(ROWS))


def answer_with(project, rows):
    (project / "data" / "raw" / "parks" / "parks.csv").write_text(export(rows), encoding="utf-8")


def processed(project, name):
    return project / "data" / "processed" / "parks" / name


def test_a_file_that_says_something_else_is_not_published(call, parks, monkeypatch):
    was = published(parks)
    from consult.report.sheets import csv_file

    kept = csv_file.half_up
    monkeypatch.setattr(csv_file, "half_up", lambda number: kept(number) + 1)
    answer_with(parks, [*ROWS, *ROWS])
    code, _, error = call("run", "parks")
    assert code == 2
    assert "Nothing was published" in error
    assert "tables.csv, Table" in error
    assert published(parks) == was


def test_a_refusal_is_written_down_until_a_run_goes_through(call, parks, monkeypatch):
    from consult.report.sheets import csv_file

    with monkeypatch.context() as wrong:
        wrong.setattr(csv_file, "half_up", lambda number: number + 1)
        answer_with(parks, [*ROWS, *ROWS])
        _, said, error = call("run", "parks")
    record = json.loads(processed(parks, "release-refused.json").read_text(encoding="utf-8"))
    assert "data/processed/parks/release-refused.json" in said
    assert record["passed"] is False
    assert "tables.csv, Table 1, row 1" in record["reasons"][0]
    assert all(reason in error for reason in record["reasons"])
    assert not list((parks / "reports").rglob("release*"))
    answer_with(parks, [*ROWS, *ROWS, *ROWS])
    assert call("run", "parks")[0] == 0
    assert not processed(parks, "release-refused.json").exists()


def test_the_record_of_a_release_names_its_files_and_holds_no_true_number(call, parks):
    record = json.loads(processed(parks, "release.json").read_text(encoding="utf-8"))
    assert record["passed"]
    assert set(record["files"]) == set(published(parks)) - {"datapackage.json"}
    assert record["responses"] == 42
    assert record["intervals"]
    assert all(high - low >= 5 for low, high in record["intervals"].values())


def test_only_the_last_stage_writes_anything_that_may_leave():
    from pipelines.engine.catalogue import ARTEFACTS, Sensitivity
    from pipelines.engine.stage_list import STAGES

    leaving = {
        name for name, item in ARTEFACTS.items() if item.sensitivity is Sensitivity.PUBLISHABLE
    }
    assert leaving <= set(STAGES[-1].makes)
    assert STAGES[-1].name == "publish"


def test_a_draft_can_be_run_again_with_one_more_response(call, parks):
    answer_with(parks, [*ROWS, ROWS[0]])
    assert call("run", "parks")[0] == 0


def test_after_a_release_one_late_response_is_not_published(call, parks):
    code, said, _ = call("release", "parks", "--draft")
    assert code == 0
    assert "Release 1 is on the register" in said
    was = published(parks)
    answer_with(parks, [*ROWS, ROWS[0]])
    code, _, error = call("run", "parks")
    assert code == 2
    assert "1 response came in since release 1" in error
    assert published(parks) == was
    answer_with(parks, ROWS)
    assert call("run", "parks")[0] == 0
    assert published(parks) == was


def test_a_release_is_put_on_the_register_once_and_can_be_taken_back(call, parks):
    call("release", "parks", "--draft")
    register = processed(parks, "register.json").read_bytes()
    said = call("status", "parks")[1].splitlines()
    assert any(line.split() == ["publish", "up", "to", "date"] for line in said)
    assert "already" in call("release", "parks", "--draft")[1]
    assert processed(parks, "register.json").read_bytes() == register
    code, said, _ = call("release", "parks", "--withdraw", "1")
    assert code == 0
    assert "Release 1 is withdrawn" in said
    answer_with(parks, [*ROWS, ROWS[0]])
    assert call("run", "parks")[0] == 0
    assert call("release", "parks", "--withdraw", "7")[0] == 2


def test_what_was_just_released_makes_no_stage_run_again(call, parks):
    call("release", "parks", "--draft")
    was = published(parks)
    assert "register of releases has changed" not in call("status", "parks")[1]
    code, said, _ = call("run", "parks")
    assert (code, set(outcome(said).values())) == (0, {True})
    assert published(parks) == was


def test_a_release_taken_back_makes_the_tables_again(call, parks):
    call("release", "parks", "--draft")
    call("release", "parks", "--withdraw", "1")
    assert "register of releases has changed" in call("status", "parks")[1]
    assert call("run", "parks")[0] == 0
    assert "register of releases has changed" not in call("status", "parks")[1]


def test_too_few_late_responses_are_told_before_anything_is_coded(call, parks):
    call("release", "parks", "--draft")
    study = parks / "pipelines" / "studies" / "parks" / "study.toml"
    study.write_text(STUDY.replace('id = "close"', 'id = "shut"'), encoding="utf-8")
    answer_with(parks, [*ROWS, *ROWS[:3]])
    code, said, error = call("run", "parks")
    assert code == 2
    assert "3 responses came in since release 1" in error
    assert outcome(said).keys() == {"ingest", "clean", "earlier"}
    code, said, _ = call("run", "parks", "--until", "suggest")
    assert code == 0
    assert "As it stands, no report can be published. 3 responses came in" in said


def test_what_the_rule_tells_all_the_same_is_said_on_the_screen(call, parks, monkeypatch):
    monkeypatch.setattr("consult.audit.last_check.told_by_rule", lambda *given: ("one", "two"))
    processed(parks, "release.json").unlink()
    code, said, error = call("run", "parks")
    assert (code, error) == (0, "")
    assert "by somebody who knows the rule printed beneath the tables: 2. They are" in said
    assert "data/processed/parks/release.json" in said
