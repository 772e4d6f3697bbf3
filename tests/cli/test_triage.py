"""The command triage: alone, for one person, nothing lost. All comments are invented."""

import openpyxl
import pytest

from consult.care import risk_list as at
from consult.care.workbook import SHEET, read_list
from consult.store.access import WINDOWS
from pipelines.study.safety import RISK_LIST
from tests.parks import ROWS as PARKS_ROWS
from tests.parks import STUDY, export, put_study
from tests.reviewing import Filling

RISK = "I am going to end it all tonight"
ROWS = [("Yes", "More benches please"), ("No", RISK), ("No", "We love it")]


@pytest.fixture
def parks(project):
    put_study(project, export=export(ROWS))
    return project


def path_in(project):
    return project / "data" / "processed" / "parks" / RISK_LIST


def test_it_runs_alone_and_writes_the_list_and_nothing_else(parks, call):
    code, said, error = call("triage", "parks")
    assert (code, error) == (0, "")
    assert "New on the list: 1" in said
    assert RISK not in said
    made = {path.name for path in (parks / "data" / "processed").rglob("*") if path.is_file()}
    assert made == {RISK_LIST.name, "running.lock"}
    assert not (parks / "reports").exists()
    [row] = read_list(path_in(parks)).rows
    assert (row[at.QUESTION], row[at.ASKED], row[at.PASSAGE]) == ("why", "Why?", RISK)


def test_comments_in_other_languages_stand_apart_and_are_counted_for_whoever_reads_them(
    project, call
):
    polish = "Mąż bije mnie każdej nocy i boję się wracać do domu"
    put_study(project, export=export([*ROWS, ("No", polish), ("No", "Mae angen mwy o goed yma")]))
    code, said, error = call("triage", "parks")
    assert (code, error) == (0, "")
    assert "2 comments in other languages (Polish: 1, Welsh: 1)" in " ".join(said.split())
    sheet = openpyxl.load_workbook(path_in(project))["In other languages"]
    rows = [[cell.value for cell in row][-2:] for row in sheet.iter_rows()]
    assert rows[-2:] == [["Polish", polish], ["Welsh", "Mae angen mwy o goed yma"]]
    call("triage", "parks")
    assert read_list(path_in(project)).made


@pytest.mark.skipif(WINDOWS, reason="Windows keeps no such permissions")
def test_the_list_is_its_owners_alone_also_where_a_group_reads_the_rest(parks, call):
    import grp
    import os

    group = grp.getgrgid(os.getgid()).gr_name
    study = parks / "pipelines" / "studies" / "parks" / "study.toml"
    study.write_text(f'{STUDY}\n[access]\ngroup = "{group}"\n', encoding="utf-8")
    call("triage", "parks")
    call("run", "parks", "--until", "ingest")
    assert path_in(parks).stat().st_mode & 0o077 == 0
    assert path_in(parks).parent.stat().st_mode & 0o077 == 0
    assert (path_in(parks).parents[1] / "issues.csv").stat().st_mode & 0o040


def test_what_was_written_is_kept_and_only_new_comments_are_new(parks, call):
    call("triage", "parks")
    path = path_in(parks)
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    [top] = [row for row in range(1, 20) if sheet.cell(row, 1).value == at.KEY]
    columns = {sheet.cell(top, n).value: n for n in range(1, sheet.max_column + 1)}
    sheet.cell(top + 1, columns[at.OUTCOME]).value = "Passed on"
    book.save(path)
    later = [*ROWS, ("Yes", "My husband hits me every night")]
    (parks / "data" / "raw" / "parks" / "parks.csv").write_text(export(later), encoding="utf-8")
    code, said, _ = call("triage", "parks")
    assert (code, "New on the list: 1" in said) == (0, True)
    rows = read_list(path).rows
    assert [row.get(at.OUTCOME, "") for row in rows] == ["", "Passed on"]


def test_a_damaged_list_is_a_sentence_and_is_left_as_it_is(parks, call):
    path = path_in(parks)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"cut sho")
    code, _, error = call("triage", "parks")
    assert code == 2
    assert "cannot be read as a workbook" in error
    assert path.read_bytes() == b"cut sho"


def test_a_list_that_is_open_is_a_sentence_and_is_left_as_it_is(parks, call):
    call("triage", "parks")
    path = path_in(parks)
    before = path.read_bytes()
    path.with_name(f".~lock.{path.name}#").write_text("somebody")
    code, _, error = call("triage", "parks")
    assert (code, path.read_bytes()) == (2, before)
    assert "open" in error


def test_a_run_with_a_damaged_list_stops_before_anything_could_be_quoted(parks, call):
    path = path_in(parks)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"cut sho")
    code, _, error = call("run", "parks")
    assert code == 2
    assert "people-at-risk.xlsx" in error


def mark(project, text, **cells):
    book = Filling(project / "data" / "processed" / "parks" / "review.xlsx")
    book.answer(text, Reviewer="AB", **cells)
    book.save()


def test_what_a_reviewer_marks_is_on_the_list_after_the_next_run_and_stays(ran, call):
    parks = ran(STUDY, export(PARKS_ROWS))
    text = PARKS_ROWS[0][1].strip()
    mark(parks, text, Safeguarding="y", Note="Rang the team.")
    code, said, error = call("run", "parks", "--until", "settle")
    assert (code, error) == (0, "")
    told = " ".join(said.split())
    assert "Marked in the review as telling of somebody at risk: 1 comment" in told
    assert text not in told
    rows = read_list(path_in(parks)).rows
    mine = [row for row in rows if row[at.SURE] == "Marked by a reviewer"]
    assert [(row[at.PASSAGE], row[at.KINDS]) for row in mine] == [
        (text, "Marked in the review (AB)")
    ]
    call("triage", "parks")
    call("run", "parks", "--until", "settle")
    again = [row for row in read_list(path_in(parks)).rows if row[at.PASSAGE] == text]
    assert [row[at.TODAY] for row in again] == ["Yes"]
    assert len(again) == 1
