"""questions.xlsx on the command line: written by new, taken and kept up to date by run."""

import openpyxl
import pytest

from consult.store.access import WINDOWS
from pipelines.questions import layout as at
from tests.parks import export
from tests.questions.book import cell_of

ROWS = [("Yes", "Too dear")] * 4 + [("No", "We love it")] * 3
PROPOSAL = """
proposals = [
    { says = "both are ends of a scale", responses = 7, change = { kind = "scale" } },
]
check = "two options only"
touches = 7
"""


@pytest.fixture
def parks(project, call):
    """A study drafted by new; returns its folder."""
    (project / "parks.csv").write_text(export(ROWS), encoding="utf-8")
    code, said, error = call("new", "parks", "parks.csv", "--yes")
    assert (code, error) == (0, "")
    assert "to fill in: pipelines/studies/parks/questions.xlsx" in said
    folder = project / "pipelines" / "studies" / "parks"
    study = folder / "study.toml"
    text = study.read_text(encoding="utf-8")
    study.write_text(text.replace('\nid = "close"', f'\nid = "close"{PROPOSAL}'), encoding="utf-8")
    return folder


@pytest.fixture
def read(parks, call):
    """Read as far as ingest; returns what was said, and what was wrong."""

    def run(*more):
        code, said, error = call("run", "parks", "--until", "ingest", *more)
        return said, error, code

    return run


def fill_in(folder, key, heading, words, sheet=at.QUESTIONS):
    path = folder / "questions.xlsx"
    book = openpyxl.load_workbook(path)
    cell_of(book[sheet], key, heading).value = words
    book.save(path)


def shown(folder, key, heading, sheet=at.QUESTIONS):
    return cell_of(openpyxl.load_workbook(folder / "questions.xlsx")[sheet], key, heading).value


def test_new_shows_the_answers_given_most(parks):
    assert shown(parks, "close", at.TOP) == "“Yes” 4; “No” 3"


@pytest.mark.skipif(WINDOWS, reason="Windows keeps no such permissions")
def test_what_it_shows_of_answers_is_for_those_who_analyse_them_alone(parks):
    assert (parks / "questions.xlsx").stat().st_mode & 0o077 == 0
    assert (parks / "study.toml").stat().st_mode & 0o044


def test_a_run_writes_it_again_when_study_toml_was_changed(parks, read):
    assert shown(parks, "close", at.CHECK) is None
    before = (parks / "study.toml").read_bytes()
    read()
    assert shown(parks, "close", at.CHECK) == "two options only"
    assert shown(parks, "close 1", at.SAYS, at.PROPOSALS) == "both are ends of a scale"
    assert (parks / "study.toml").read_bytes() == before


def test_a_run_without_changes_leaves_both_files_alone(parks, read):
    read()
    files = [parks / "study.toml", parks / "questions.xlsx"]
    before = [path.read_bytes() for path in files]
    said, _, _ = read()
    assert [path.read_bytes() for path in files] == before
    assert "Taken from" not in said
    assert "was not written again" not in said


def test_a_run_takes_what_was_filled_in_and_keeps_what_was_there(parks, read, call):
    read()
    before = (parks / "study.toml").read_bytes()
    fill_in(parks, "close 1", at.TAKE, "Yes", at.PROPOSALS)
    fill_in(parks, "close", at.CHECKED, True)
    _, status, _ = call("status", "parks")
    assert (
        "questions.xlsx has 2 changes that study.toml has not; the next run takes them." in status
    )
    assert (parks / "study.toml").read_bytes() == before
    said, error, _ = read()
    assert error == ""
    assert said.startswith(
        "Taken from questions.xlsx into study.toml: 1 entry checked, 1 proposal taken.\n"
        "As it was before: pipelines/studies/parks/study-kept-1.toml\n"
    )
    assert (parks / "study-kept-1.toml").read_bytes() == before
    assert shown(parks, "close", at.KIND) == "A scale"
    assert shown(parks, "close", at.CHECKED) is None
    assert shown(parks, "close", at.CHECK) is None


def test_a_workbook_that_cannot_be_taken_stops_the_run_and_loses_nothing(parks, read, call):
    read()
    files = [parks / "study.toml", parks / "questions.xlsx"]
    fill_in(parks, "close", at.KIND, "Multiple")
    before = [path.read_bytes() for path in files]
    _, error, code = read()
    assert code == 2
    assert 'questions.xlsx > sheet "Questions" > row 5 > column D ("Kind"): This is none' in error
    assert [path.read_bytes() for path in files] == before
    code, status, _ = call("status", "parks")
    assert code == 0
    assert "questions.xlsx cannot be taken into study.toml as it is:" in status


def test_a_workbook_that_is_open_is_a_sentence_and_nothing_is_half_taken(parks, read):
    read()
    fill_in(parks, "close", at.CHECKED, "Yes")
    before = (parks / "study.toml").read_bytes()
    (parks / "~$questions.xlsx").write_bytes(b"")
    _, error, code = read()
    if not WINDOWS:  # where Excel itself holds the file
        assert code == 2
        assert 'The file "~$questions.xlsx" beside it says that somebody has it open.' in error
        assert (parks / "study.toml").read_bytes() == before
    (parks / "~$questions.xlsx").unlink()
    said, error, _ = read()
    assert (error, "1 entry checked" in said) == ("", True)


def test_a_run_goes_on_while_the_workbook_is_open_and_unchanged(parks, read):
    (parks / "~$questions.xlsx").write_bytes(b"")
    said, error, code = read()
    assert (code, error) == (0, "")
    if not WINDOWS:
        assert "questions.xlsx was not written again: " in said
        assert shown(parks, "close", at.CHECK) is None


def test_a_workbook_that_was_deleted_is_made_again(parks, read):
    (parks / "questions.xlsx").unlink()
    read()
    assert shown(parks, "close", at.TOP) == "“Yes” 4; “No” 3"


def test_own_notes_are_kept_in_a_copy_and_deleted_rows_come_back(parks, read):
    read()
    path = parks / "questions.xlsx"
    book = openpyxl.load_workbook(path)
    book["Questions"]["N4"] = "Our notes"
    book["Questions"].delete_rows(cell_of(book["Questions"], "why", at.KIND).row)
    book.save(path)
    said, _, _ = read()
    assert "Rows taken out of questions.xlsx change nothing; they are back in it." in said
    assert shown(parks, "why", at.KIND) == "One choice"
    kept = openpyxl.load_workbook(parks / "questions-kept-1.xlsx")
    assert kept["Questions"]["N4"].value == "Our notes"


def test_run_and_status_list_checks_and_proposals_and_where_to_settle_them(parks, read, call):
    read()
    said, _, _ = read()
    assert "entries to check: 1; proposals to decide: 1. Those that touch most people: " in said
    _, status, _ = call("status", "parks")
    assert "Entries that are marked to be checked" in status
    assert '[[questions]] "close": 7 responses: two options only.' in status
    assert "Proposals that nobody has decided (whoever knows the survey" in status
    assert "Both are ends of a scale." in status
    assert "Yes under Checked? in questions.xlsx" in status
    issues = (parks.parents[2] / "data/processed/parks/issues.csv").read_text("utf-8-sig")
    assert "Entries that are marked to be checked: 7 responses: two options only." in issues
    assert "Proposals that nobody has decided: Both are ends of a scale." in issues
