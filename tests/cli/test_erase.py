"""The command erase as it is typed, with the mistakes that people make. All is invented."""

import numpy as np
import pytest

from consult.disclose import (
    check_rows,
    digest_of,
    entered,
    read_register,
    read_released_rows,
    read_rows,
    released_rows,
    write_register,
    write_released_rows,
)
from consult.model.publishing.release import Disclosed
from consult.store import write_whole
from pipelines.engine.lock import running
from pipelines.study.file_names import ERASED
from pipelines.study.safety import RISK_LIST
from tests.cli.screen import in_terminal
from tests.parks import STUDY, put_study

ROWS = (
    "Id,Close it?,Why?\nA1,Yes,Too dear\nA2,No,Our zinnia bed is all we have left here\nA3,No,No\n"
)


@pytest.fixture
def parks(project):
    text = STUDY.replace('online = ["B"]', 'online = ["C"]').replace(
        'online = ["A"]', 'online = ["B"]'
    )
    put_study(project, text.replace('"generic"', '"generic"\nid_column = "A"'), ROWS)
    return project


def export_in(project):
    return project / "data" / "raw" / "parks" / "parks.csv"


def everything(project):
    return {
        path: path.read_bytes()
        for path in sorted(project.rglob("*"))
        if path.is_file() and path.name != "running.lock"
    }


MISTAKES = {
    "nobody's id": (("A9", "--yes", "--by", "JB"), 'No response has the id "A9"'),
    "one of two is nobody's": (("A2", "A9", "--yes", "--by", "JB"), 'the id "A9"'),
    "nobody to ask": (("A2",), "Nobody is there to say whether to go on"),
    "no initials": (("A2", "--yes"), "Add the initials: --by JB"),
    "a sentence": (("A2", "--yes", "--by", "the team, as she asked us to"), "--by JB"),
    "no such folder": (("A2", "--yes", "--data", "nowhere"), "There is no such folder"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_a_sentence_and_changes_nothing(parks, call, name):
    words, said = MISTAKES[name]
    before = everything(parks)
    code, _, error = call("erase", "parks", *words)
    assert (code, everything(parks)) == (2, before)
    assert said in error


def test_a_study_that_is_running_is_left_alone(parks, call):
    before = everything(parks)
    with running(parks / "data" / "processed" / "parks", "parks"):
        code, _, error = call("erase", "parks", "A2", "--yes", "--by", "JB")
    assert (code, everything(parks)) == (2, before)
    assert "is being run already" in error


def test_a_list_that_cannot_be_read_stops_it_before_anything_is_changed(parks, call):
    risks = parks / "data" / "processed" / "parks" / RISK_LIST
    risks.parent.mkdir(parents=True)
    risks.write_bytes(b"cut sho")
    before = everything(parks)
    code, _, error = call("erase", "parks", "A2", "--yes", "--by", "JB")
    assert (code, everything(parks)) == (2, before)
    assert RISK_LIST.name in error


def test_an_export_that_is_open_stops_it_before_anything_is_changed(parks, call):
    export_in(parks).with_name(".~lock.parks.csv#").write_text("somebody")
    before = everything(parks)
    code, _, error = call("erase", "parks", "A2", "--yes", "--by", "JB")
    assert (code, everything(parks)) == (2, before)
    assert "open" in error


def test_nothing_is_half_done_where_a_file_cannot_be_written(parks, call, monkeypatch):
    before = everything(parks)

    def write(files):
        return write_whole([*files, (parks / "data" / "raw", lambda path: path.write_bytes(b""))])

    monkeypatch.setattr("pipelines.erase.carry_out.write_whole", write)
    code, _, error = call("erase", "parks", "A2", "--yes", "--by", "JB")
    assert (code, everything(parks)) == (2, before)
    assert "A folder lies where this file belongs" in error


def test_it_needs_no_run_and_a_second_time_changes_nothing(parks, call):
    code, said, error = call("erase", "parks", "A2", "--yes", "--by", "JB")
    assert (code, error) == (0, "")
    assert "parks.csv > row 3" in said
    assert "zinnia" not in said
    assert export_in(parks).read_text() == ROWS.replace(ROWS.split("\n")[2], ",,")
    noted = parks / "pipelines" / "studies" / "parks" / ERASED
    assert noted.stat().st_mode & 0o077 == 0
    assert "A2" not in noted.read_text(encoding="utf-8")
    before = everything(parks)
    code, said, error = call("erase", "parks", "A2", "--yes", "--by", "JB")
    assert (code, error, everything(parks)) == (0, "", before)
    assert "It was erased before" in said


def test_an_export_outside_the_project_is_left_to_a_person_and_never_read_again(parks, call):
    elsewhere = parks / "elsewhere"
    elsewhere.mkdir()
    export_in(parks).rename(elsewhere / "parks.csv")
    code, said, _ = call("erase", "parks", "A2", "--yes", "--by", "JB", "--data", elsewhere)
    assert code == 0
    assert "parks.csv > row 3 (it lies outside the folder data/raw" in said
    assert (elsewhere / "parks.csv").read_text() == ROWS
    assert call("run", "parks", "--data", elsewhere, "--until", "clean")[0] == 0
    made = (parks / "data" / "processed" / "parks").rglob("*")
    assert not [path for path in made if path.is_file() and b"zinnia" in path.read_bytes()]


def test_a_record_that_cannot_be_read_stops_every_run(parks, call):
    call("erase", "parks", "A2", "--yes", "--by", "JB")
    (parks / "pipelines" / "studies" / "parks" / ERASED).write_text("{")
    for command in ("run", "triage"):
        code, _, error = call(command, "parks")
        assert code == 2
        assert "Put the file back as it was from a backup" in error


def test_files_that_consult_did_not_make_are_named(parks, call):
    copy = parks / "data" / "raw" / "parks" / "copy of the export.csv"
    copy.write_text(ROWS)
    report = parks / "reports" / "parks" / "for the committee.txt"
    report.parent.mkdir(parents=True)
    report.write_text('A resident wrote: "our Zinnia bed is all we have left, here".')
    (parks / "data" / "processed" / "parks" / "tuned-model-0a1b2c3d").mkdir(parents=True)
    _, said, _ = call("erase", "parks", "A2", "--yes", "--by", "JB")
    told = said[said.index("Erased: 1 response.") :]
    assert "data/raw/parks/copy of the export.csv" in told
    assert "reports/parks/for the committee.txt" in told
    assert "data/processed/parks/tuned-model-0a1b2c3d" in told
    assert "data/raw/parks/parks.csv" not in told


def test_that_the_list_of_people_at_risk_is_written_says_nothing_of_who_is_on_it(parks, call):
    assert call("triage", "parks")[0] == 0
    _, said, _ = call("erase", "parks", "A2", "--yes", "--by", "JB")
    assert RISK_LIST.as_posix() in said


def test_what_a_new_release_must_reckon_with_is_told_before_anything_is_done(parks, call):
    _, said, _ = call("erase", "parks", "A2")
    assert "python -m pipelines release parks --draft" in said
    told = Disclosed("abc", 3, (), {}, {}, {})
    register = parks / "data" / "processed" / "parks" / "register.json"
    write_register(entered((), told, {}, on="2024-05-31"), register)
    _, said, _ = call("erase", "parks", "A2")
    assert "1 release of this study stands on the register" in said
    assert "fewer than 10, have left since" in said


def test_a_person_is_asked_and_no_is_no(parks):
    before = everything(parks)
    screen = in_terminal(parks, "erase", "parks", "A2", keys=[("[y/N]", b"\n")])
    assert (screen.code, everything(parks)) == (0, before)
    assert "Nothing was changed." in screen.text
    screen = in_terminal(
        parks, "erase", "parks", "a2", keys=[("[y/N]", b"yes\n"), ("Initials", b"JB\n")]
    )
    assert screen.code == 0, screen.text
    assert "Erased: 1 response." in screen.text


def test_the_marks_of_a_row_that_was_released_are_emptied_and_those_of_others_stay(parks, call):
    assert call("run", "parks", "--until", "earlier")[0] == 0
    made = parks / "data" / "processed" / "parks"
    rows = read_rows(made / "counted-rows.npz")
    (gone,) = (at for at, name in enumerate(rows.ids) if name.endswith("A2"))
    theirs = set(rows.cells[gone].tolist()) - set(np.delete(rows.cells, gone, axis=0).flat) - {0}
    assert theirs
    kept = released_rows(rows)
    told = Disclosed("", len(rows), (), {}, {}, {})
    register = entered((), told, {"a": "b"}, on="2025-04-01", rows=digest_of(kept))
    write_register(register, made / "register.json")
    write_released_rows({1: kept}, made / "register-rows.npz")
    assert call("erase", "parks", "A2", "--yes", "--by", "JB")[0] == 0
    after = read_released_rows(made / "register-rows.npz")
    check_rows(read_register(made / "register.json"), after, "register-rows.npz")
    assert len(after[1]) == len(rows)
    assert (~after[1].cells.any(axis=1)).sum() == 1
    assert not theirs & set(after[1].cells.flat)
    others = set(np.delete(rows.cells, gone, axis=0).flat)
    assert others | {0} == set(after[1].cells.flat)
    left = [path for path in made.rglob("*.npz") if path.name != "register-rows.npz"]
    assert left == []
