"""A list of the questions among the exports, or on a sheet beside them, holds no responses."""

import tomllib

import openpyxl
import pytest

from consult.errors import ExportError
from consult.model.settings.study import Study
from consult.read import read_study
from pipelines.new_study.document import draft_study
from tests.read.exports import write_csv, write_workbook
from tests.read.nasty import sheet_of

HEADINGS = ["Response ID", "Date Submitted", "Do you like the pool?", "How often?", "Why is that?"]
RESPONSES = [
    [str(n), f"{n % 27 + 1:02}/03/2024", "Yes" if n % 2 else "No", "Weekly", f"Words {n}"]
    for n in range(12)
]
MANIFEST = [
    ["question", "type", "col_id", "omit"],
    ["Do you like the pool?", "single", "C", ""],
    ["How often?", "scale", "D", ""],
    ["Why is that?", "free text", "E", ""],
    ["Date Submitted", "date", "B", "yes"],
]
CODEBOOK = [
    ["Variable", "Label", "Value"],
    *[[q, f"Label {n}", str(n)] for q in HEADINGS[2:] for n in range(8)],
]
NUMBERED = [["No.", "Text"], ["1", "1. Do you like the pool?"], ["2", "2. How often?"]]


@pytest.mark.parametrize("listing", [MANIFEST, CODEBOOK, NUMBERED])
@pytest.mark.parametrize("first", [True, False])
def test_it_is_left_aside_and_the_draft_says_so(tmp_path, listing, first):
    export = write_csv(tmp_path / "a.csv", [HEADINGS, *RESPONSES])
    beside = write_workbook(tmp_path / "list.xlsx", listing)
    text, said = draft_study("test", [beside, export] if first else [export, beside])
    draft = tomllib.loads(text)
    assert [source["file"] for source in draft["sources"]] == ["a.csv"]
    assert "left aside: list.xlsx (it lists the questions and holds no responses" in text
    assert said.startswith("Table: 12 responses")
    assert len(read_study(Study.model_validate(draft), tmp_path).responses) == 12


@pytest.mark.parametrize("listing", [MANIFEST, CODEBOOK])
def test_a_longer_list_on_another_sheet_is_not_taken_for_the_responses(tmp_path, listing):
    book = openpyxl.Workbook()
    for name, rows in (("Guide", listing), ("Data", [HEADINGS, *RESPONSES])):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert sheet_of(tmp_path / "a.xlsx").grid.sheet == "Data"


def test_a_list_alone_is_refused_as_what_it_is(tmp_path):
    with pytest.raises(ExportError, match="lists the questions of a survey"):
        draft_study("test", [write_workbook(tmp_path / "list.xlsx", MANIFEST)])


def test_two_exports_of_one_survey_list_nothing(tmp_path):
    paths = [
        write_csv(tmp_path / name, [HEADINGS, *rows])
        for name, rows in (("a.csv", RESPONSES[:6]), ("b.csv", RESPONSES[6:]))
    ]
    assert len(tomllib.loads(draft_study("test", paths)[0])["sources"]) == 2
