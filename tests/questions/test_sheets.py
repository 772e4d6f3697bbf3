"""What questions.xlsx shows: every question, what waits first, nothing that few people gave."""

import zipfile

import openpyxl
import pandas as pd
import pytest

from consult.model.survey.tables import State
from pipelines.questions import layout as at
from pipelines.questions.book import book_of
from pipelines.questions.given_most import given_most
from pipelines.questions.sheets import write_book
from tests.questions.book import STUDY, cell_of, ferry, study_of


@pytest.fixture
def book(tmp_path):
    made = ferry(tmp_path)
    made.write(given_most={"often": "“Weekly” 9; “Daily” 4"})
    return openpyxl.load_workbook(made.path)


def column(sheet, heading):
    rows = list(sheet.iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if heading in row)
    return [row[rows[start].index(heading)] for row in rows[start + 1 :]]


def test_every_question_stands_once_in_the_order_asked(book):
    sheet = book[at.QUESTIONS]
    assert column(sheet, at.ID) == ["often", "fare", "town", "sex", "why"]
    assert column(sheet, at.NUMBER) == [1, 2, 3, 4, 5]
    assert column(sheet, at.KIND) == [
        "One choice",
        "A scale",
        "Own words",
        "One choice",
        "Own words",
    ]
    assert column(sheet, at.CHARACTERISTIC) == [None, None, None, "Sex", None]
    assert column(sheet, at.TOP)[0] == "“Weekly” 9; “Daily” 4"


def test_what_touches_most_people_is_to_be_looked_at_first(book):
    sheet = book[at.QUESTIONS]
    assert column(sheet, at.FIRST) == [1, None, 2, None, None]
    assert column(sheet, at.TOUCHED) == [12, None, None, None, None]
    assert column(sheet, at.WAITING)[0] == "2 proposals, on the next sheet"


def test_every_proposal_and_every_column_left_out_has_a_row(book):
    proposals, left_out = book[at.PROPOSALS], book[at.LEFT_OUT]
    assert column(proposals, at.PROPOSAL_ID) == ["often 1", "often 2"]
    assert column(proposals, at.CHANGES) == ["values: “Weakly” is “Weekly”", "kind: “scale”"]
    assert column(proposals, at.TAKE) == [None, None]
    assert column(left_out, at.COLUMN_ID) == ["online F", "online G", "online H"]
    assert column(left_out, at.WHY) == [
        "Notes of the office: blank",
        "timings: a machine wrote them",
        "timings: a machine wrote them",
    ]


def test_the_words_of_each_list_stand_on_the_sheet_that_its_cells_point_to(book):
    offered = {
        str(rule.sqref): rule.formula1
        for rule in book[at.QUESTIONS].data_validations.dataValidation
    }
    assert offered["M5:M9"] == '"Yes"'
    for letter, heading in (("D", at.KIND), ("E", at.PURPOSE), ("F", at.CHARACTERISTIC)):
        sheet, _, cells = offered[f"{letter}5:{letter}9"].partition("!")
        assert sheet == f"'{at.WORDS}'"
        words = [cell.value for (cell,) in book[at.WORDS][cells.replace("$", "")]]
        assert words == list(at.choices(heading).values())


ASKED_OF = 'asked_of = { question = "often", answers = ["Daily", "Weekly"] }'
WHOM = "those who answered “Daily” or “Weekly” to “often”"


def test_whom_a_question_was_asked_of_is_shown_and_what_is_proposed_of_it(tmp_path):
    made = ferry(tmp_path)
    fare = 'id = "fare"\n'
    made.write(STUDY.replace(fare, f"{fare}{ASKED_OF}\n"))
    shown = column(openpyxl.load_workbook(made.path)[at.QUESTIONS], at.ASKED_OF)
    assert shown == [None, WHOM, None, None, None]
    assert made.changes() is None
    made.write(STUDY.replace("change = { kind", f"change = {{ {ASKED_OF}, kind"))
    proposals = openpyxl.load_workbook(made.path)[at.PROPOSALS]
    assert column(proposals, at.CHANGES)[1] == f"asked_of: {WHOM}; kind: “scale”"


def test_it_is_made_for_everybody_to_read(book):
    for name in (at.QUESTIONS, at.PROPOSALS, at.LEFT_OUT):
        sheet = book[name]
        assert sheet["A1"].style == "Heading 1"
        assert len(sheet.tables) == 1
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes
    assert [sheet.title for sheet in book if sheet.sheet_state == "hidden"] == [at.AS_WRITTEN]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")'])
def test_no_cell_is_a_formula(tmp_path, words):
    made = ferry(tmp_path)
    made.write(STUDY.replace('"Why?"', f"'{words}'").replace("few different answers", "=2"))
    book = openpyxl.load_workbook(made.path)
    cell = cell_of(book[at.QUESTIONS], "why", at.ASKED)
    assert (cell.value, cell.data_type) in {(words, "s"), (words, "f")}
    with zipfile.ZipFile(made.path) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in package.read(name) for name in sheets)
    assert made.changes() is None


def test_the_same_study_gives_the_same_bytes(tmp_path):
    book = book_of(study_of(STUDY), STUDY, {})
    for name in ("one.xlsx", "two.xlsx"):
        write_book(book, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def answers(*rows):
    columns = ["question_id", "option", "state", "number"]
    return pd.DataFrame(rows, columns=columns)


def comments(*texts):
    rows = [("why", text, State.ANSWERED) for text in texts]
    return pd.DataFrame(rows, columns=["question_id", "text", "state"])


def test_answers_are_shown_with_counts_and_never_those_that_few_gave():
    rows = [("how", "Bus", State.ANSWERED, None)] * 4 + [("how", "Foot", State.ANSWERED, None)] * 3
    rows += [("how", "Car", State.ANSWERED, None)] * 2 + [("how", "Bike", State.NOT_TICKED, None)]
    said = given_most(answers(*rows), comments(*["Too dear"] * 3, "I am Ann", "I am Bob"))
    assert said["how"] == "“Bus” 4; “Foot” 3; and 1 other"
    assert said["why"] == "“Too dear” 3; and 2 others"


def test_where_nobody_gave_the_same_answer_none_is_shown():
    said = given_most(answers(("age", "", State.ANSWERED, 41.0)), comments("I am Ann", "I am Bob"))
    assert said["why"] == "2 different answers, none given by 3 people or more"
    assert said["age"] == "1 different number, none given by 3 people or more"


def test_of_a_ranking_what_was_put_first_is_shown():
    rows = [("rank", "Bus", State.ANSWERED, 1.0)] * 3 + [("rank", "Foot", State.ANSWERED, 2.0)] * 3
    assert given_most(answers(*rows), comments())["rank"] == "put first: “Bus” 3"


def test_a_long_list_is_cut_and_the_rest_counted():
    rows = [("how", f"Way {n}", State.ANSWERED, None) for n in range(8) for _ in range(3)]
    assert given_most(answers(*rows), comments())["how"].endswith("“Way 4” 3; and 3 others")
