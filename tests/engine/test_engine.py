"""Runs are whole, repeatable and no longer than they need to be."""

import random

import pytest

from consult import store
from pipelines.cli.study_named import context_of
from pipelines.engine.run import Engine
from pipelines.engine.stage_list import STAGES
from pipelines.engine.workspace import Workspace
from pipelines.stages.publish import DRAFTED
from tests.parks import ROWS, STUDY, export, put_study


@pytest.fixture
def new(project):
    """A study with 42 responses that can be run."""
    put_study(project, export=export(ROWS))
    return project


@pytest.fixture
def parks(ran):
    """The same, run once."""
    return ran(STUDY, export(ROWS))


def outcome(said):
    """Stage -> whether it was up to date, by the lines of a run."""
    names = {stage.name for stage in STAGES}
    lines = [line.split(maxsplit=1) for line in said.splitlines() if line.strip()]
    return {first: rest[0].startswith("up to date") for first, *rest in lines if first in names}


def published(project):
    return {path.name: path.read_bytes() for path in (project / "reports" / "parks").iterdir()}


def test_a_second_run_does_nothing(call, parks):
    code, said, _ = call("run", "parks")
    assert code == 0
    assert set(outcome(said).values()) == {True}


def test_a_run_goes_as_far_as_the_stage_asked_for(call, new):
    code, said, error = call("run", "parks", "--until", "clean")
    assert (code, error) == (0, "")
    assert outcome(said) == {"ingest": False, "clean": False}
    assert said.splitlines()[-1] == "To go on: python -m pipelines run parks"
    assert not (new / "reports").exists()
    assert "To go on" not in call("run", "parks", "--until", "publish")[1]
    assert len(published(new)) == 8


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("--until", "cleam"),
            'There is no stage called "cleam".',
        ),
        (("--until", "clean", "--final"), "A report can be final only when all stages run."),
    ],
)
def test_a_run_as_far_as_a_stage_that_cannot_be_is_refused(call, new, words, says):
    code, _, error = call("run", "parks", *words)
    assert (code, says in error) == (2, True), error
    assert not (new / "data" / "processed").exists()


def test_a_pdf_that_cannot_be_made_is_refused_before_anything_is_run(call, new, monkeypatch):
    monkeypatch.setattr("consult.report.page.pdf.find_spec", lambda _: None)
    code, said, error = call("pdf", "parks")
    assert (code, outcome(said)) == (2, {})
    assert error.startswith("The library that makes PDF is missing.")


def test_a_changed_tick_is_counted_again_but_comments_are_not_coded_again(call, parks):
    changed = [("Yes", ROWS[0][1]), *ROWS[1:]]
    (parks / "data" / "raw" / "parks" / "parks.csv").write_text(export(changed), encoding="utf-8")
    assert "changed: parks.csv" in call("status", "parks")[1]
    code, said, _ = call("run", "parks")
    assert code == 0
    assert outcome(said) == {
        "ingest": False,
        "clean": False,
        "earlier": False,
        "suggest": True,
        "settle": False,  # the stance of comments heeds ticks
        "trust": False,
        "points": False,
        "tabulate": False,
        "keep": False,
        "exchange": False,  # a case has what was ticked
        "quote": False,
        "respond": False,
        "report": False,
        "publish": False,
    }


def test_an_output_edited_by_hand_is_made_again(call, parks):
    was = published(parks)
    table_list = parks / "reports" / "parks" / "tables.csv"
    table_list.write_text("number,table\n1,Invented\n", encoding="utf-8")
    assert "edited by hand" in call("status", "parks")[1]
    call("run", "parks")
    assert published(parks) == was


def test_a_killed_run_leaves_nothing_half_written_and_the_next_completes(call, new, monkeypatch):
    kept = store.Frame.save

    def killed(self, value, path):
        if self.schema == "ANSWERS":
            path.write_bytes(b"half")
            raise KeyboardInterrupt
        kept(self, value, path)

    monkeypatch.setattr(store.Frame, "save", killed)
    assert call("run", "parks")[0] == 130
    folder = new / "data" / "processed" / "parks"
    assert [path.name for path in folder.iterdir()] == ["running.lock"]
    monkeypatch.undo()
    monkeypatch.chdir(new)
    monkeypatch.setattr("sys.argv", ["consult", "run", "parks"])
    assert call("run", "parks")[0] == 0
    assert set(published(new)) == {*DRAFTED.values(), "datapackage.json"}


def test_the_same_responses_in_another_order_give_the_same_bytes(call, parks):
    was = published(parks)
    shuffled = ROWS[:]
    random.Random(7).shuffle(shuffled)
    (parks / "data" / "raw" / "parks" / "parks.csv").write_text(export(shuffled), encoding="utf-8")
    code, said, _ = call("run", "parks")
    assert code == 0
    assert not outcome(said)["ingest"]
    assert published(parks) == was


def test_the_manifest_says_what_ran_on_what(parks):
    import json

    path = parks / "data" / "processed" / "parks" / "manifest.json"
    entries = json.loads(path.read_text(encoding="utf-8"))["stages"]
    assert list(entries) == sorted(item.name for item in STAGES)
    ingest, clean = entries["ingest"], entries["clean"]
    assert "exports/parks.csv" in ingest["given"]
    assert "study.questions" in ingest["given"]
    assert "pandas" in ingest["libraries"]
    assert ingest["rows"]["read_responses"] == 42
    assert clean["inputs"].items() <= ingest["outputs"].items()


def test_a_long_stage_tells_how_far_it_has_come(project):
    put_study(project, export=export(ROWS))
    workspace = Workspace(project, "parks", project / "data" / "raw" / "parks")
    told = set()
    engine = Engine(workspace, context_of(workspace), lambda *_: None)
    engine.pace = lambda what, done, of: told.add((what, done, of))
    engine.run("tabulate")

    words = {what for what, _, _ in told}
    assert {"exports read", "comments cleaned", "comments embedded", "tables counted"} <= words
    assert {"writing answers.parquet", "writing review.xlsx"} <= words
    assert ("exports read", 1, 1) in told
    assert ("comments cleaned", 42, 0) in told
    tables = [(done, of) for what, done, of in told if what == "tables protected"]
    assert max(tables)[0] == max(tables)[1] > 1


def test_explain_gives_the_ledger_of_the_last_run(call, parks):
    code, said, _ = call("explain", "clean", "--study", "parks")
    assert code == 0
    assert "responses" in said
    assert "42" in said


def test_exports_can_be_read_from_another_folder(call, new):
    elsewhere = new / "downloads"
    elsewhere.mkdir()
    export_file = new / "data" / "raw" / "parks" / "parks.csv"
    export_file.rename(elsewhere / "parks.csv")
    assert call("run", "parks", "--data", elsewhere)[0] == 0
    assert call("run", "parks", "--data", elsewhere / "parks.csv")[0] == 0
    code, _, error = call("run", "parks", "--data", new / "nowhere")
    assert (code, "no such folder" in error) == (2, True)


def test_a_run_needs_no_network(call, new, monkeypatch):
    def refuse(*_):
        raise AssertionError("something tried to reach the network")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert call("run", "parks")[0] == 0
