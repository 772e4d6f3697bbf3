"""``new`` asks one question of a file it is not sure of, and writes down what was answered."""

import io
import tomllib

import openpyxl
import pytest

from consult.draft.provenance import steps_of
from consult.model.settings.study import Study
from consult.read import READERS, choose_sheet, open_export, read_study
from consult.read.layout.readings import doubt_about
from tests.read.exports import EXPORTS, write_csv, write_workbook

TABLE = [
    ["Response ID", "Do you agree?", "Which do you use?"],
    ["1", "Yes", "Bus"],
    ["2", "No", "Bus; Car"],
    ["3", "Yes", "Car"],
]


class Keyboard(io.StringIO):
    """A terminal at which somebody types these lines."""

    def isatty(self):
        return True


@pytest.fixture
def new(call, project, monkeypatch):
    """Run ``new`` on one file; returns what was printed and the source in study.toml."""

    def run(path, *words, typed=None):
        keyboard = Keyboard(typed) if typed is not None else io.StringIO("never read")
        monkeypatch.setattr("sys.stdin", keyboard)
        code, said, error = call("new", "parks", path, *words)
        assert (code, error) == (0, "")
        text = (project / "pipelines" / "studies" / "parks" / "study.toml").read_text("utf-8")
        return said, tomllib.loads(text)["sources"][0], text

    return run


def lines_with(said, words):
    return [line for line in said.splitlines() if words in line]


def test_the_best_guess_stands_first_and_enter_takes_it(new, project):
    said, source, text = new(write_csv(project / "a.csv", TABLE), typed="\n\n")
    assert "a.csv: what wrote this file is not sure (0.30 of 1). What did?" in said
    assert lines_with(said, "  1. Table: row 1") == lines_with(said, "(best guess)")
    assert (source["platform"], source["confirmed"]) == ("generic", "by a person")
    assert "# asked what wrote the file (best guess: Table, 0.30); answered: " in text


def test_a_number_takes_another_choice_and_the_study_reads_by_it(new, project):
    number = _number_of(project, "Hard copy")
    path = write_csv(project / "a.csv", TABLE)
    _, source, text = new(path, typed=f"{number}\n\n")
    assert (source["platform"], source["channel"]) == ("hard_copy", "hard copy")
    assert (source["headings_row"], source["confirmed"]) == (1, "by a person")
    issues = read_study(Study.model_validate(tomllib.loads(text)), project).issues
    asked = issues[issues["code"] == "platform asked"]
    assert list(asked["severity"]) == ["note"]
    assert asked["message"].iloc[0].endswith("said: Hard copy.")


def _number_of(project, name):
    path = write_csv(project / "look.csv", TABLE)
    export = open_export(path)
    doubt = doubt_about(export, READERS, choose_sheet(export, READERS))
    return next(n for n, one in enumerate(doubt.choices, 1) if one.words.startswith(name))


def test_yes_takes_the_best_guess_without_asking_and_each_run_says_so(new, project):
    said, source, text = new(write_csv(project / "a.csv", TABLE), "--yes")
    assert "not sure" not in said
    assert (source["platform"], source["confirmed"]) == ("generic", "not yet")
    assert "answered: nobody, and the best guess was taken" in text
    issues = read_study(Study.model_validate(tomllib.loads(text)), project).issues
    found = issues[issues["code"] == "platform not confirmed"]
    assert list(found["severity"]) == ["warning"]


def test_where_no_terminal_is_there_the_best_guess_is_taken_and_that_is_said(new, project):
    said, source, _ = new(write_csv(project / "a.csv", TABLE))
    assert "Nobody answered, so the best guess was taken." in said
    assert source["confirmed"] == "not yet"


@pytest.mark.parametrize(
    ("typed", "why"), [("", "Nobody answered"), ("9999\nx\n0\n", "No answer could be taken")]
)
def test_a_terminal_that_closes_or_says_nothing_of_use_takes_the_best_guess(
    new, project, typed, why
):
    said, source, _ = new(write_csv(project / "a.csv", TABLE), typed=typed)
    assert f"{why}, so the best guess was taken." in said
    assert (source["platform"], source["confirmed"]) == ("generic", "not yet")


def test_a_number_that_is_not_there_is_asked_for_again(new, project):
    said, source, _ = new(write_csv(project / "a.csv", TABLE), typed="99\n1\n\n")
    assert "Only a number from 1 to " in said
    assert source["confirmed"] == "by a person"


def test_a_closed_input_is_nobody_rather_than_a_traceback(call, project, monkeypatch):
    keyboard = Keyboard("")
    keyboard.close()
    monkeypatch.setattr("sys.stdin", keyboard)
    code, said, _ = call("new", "parks", write_csv(project / "a.csv", TABLE))
    assert code == 0
    assert "Nobody answered" in said


def test_a_file_recognised_by_its_signature_is_not_asked_about(new, project):
    said, source, text = new(EXPORTS["google_forms"](project), typed="\n")
    assert "not sure" not in said
    assert "confirmed" not in source
    assert "asked what wrote" not in text


def test_two_sheets_recognised_as_surely_are_asked_about(new, project):
    def add(book, title, ids):
        sheet = book.create_sheet(title)
        sheet.append(["UserID", "UserNo", "Started", "Ended", "Q1. Do you agree?"])
        for one in ids:
            sheet.append([one, one, "01/02/2024 10:00:00", "01/02/2024 10:05:00", "Yes"])

    path = write_workbook(project / "a.xlsx", [["How to read this"]], sheet="About")
    book = openpyxl.load_workbook(path)
    add(book, "Spring", ["1", "2", "3"])
    add(book, "Autumn", ["4", "5"])
    book.save(path)
    said, source, _ = new(path, typed="2\n\n")
    assert "several sheets hold responses of SmartSurvey. Which one?" in said
    assert (source["sheet"], source["confirmed"]) == ("Autumn", "by a person")


def test_headings_in_the_next_row_can_be_chosen(new, project):
    rows = [["About", "Views", "Words"], TABLE[0], *TABLE[1:]]
    _, source, text = new(write_csv(project / "a.csv", rows), typed="2\n\n")
    assert source["headings_row"] == 2
    assert 'text = "Do you agree?"' in text


@pytest.mark.parametrize("platform", EXPORTS)
def test_every_step_of_recognising_a_file_has_its_evidence_and_confidence(tmp_path, platform):
    export = open_export(EXPORTS[platform](tmp_path))
    steps = steps_of(export, choose_sheet(export, READERS))
    assert [steps[0].name, *(one.name for one in steps[-2:])] == [
        "kind of file",
        "platform",
        "headings",
    ]
    assert all(one.evidence and one.found and 0 < one.confidence <= 1 for one in steps)


def test_the_steps_stand_above_the_source_in_one_line(new, project):
    path = write_csv(project / "a.csv", TABLE, delimiter=";", encoding="utf-8-sig")
    _, _, text = new(path, "--yes")
    assert lines_with(text, "# Recognised") == [
        "# Recognised, and how surely from 0 to 1: kind of file delimited text (0.90), "
        "encoding utf-8-sig (1.00), between cells semicolon (1.00), "
        "Table (row 1 is the first that is as wide as the table; 0.30), headings row 1 (1.00)"
    ]
