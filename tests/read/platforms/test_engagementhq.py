"""EngagementHQ: grids in one cell, the Q&A sheet, the list of participants."""

import pytest

from consult.errors import DataError, ExportError
from consult.read import read_study
from consult.read.export.declared import Holds, Role
from consult.read.values.statements import answer_to, left_over, statements_in
from tests.read.drafted import drafted, sheet_of, states
from tests.read.exports import write_csv, write_workbook

COMMAS = ["Routes 1, 2 and 3", "Times: weekday, 9am", "Fares"]
CELLS = [
    "Routes 1, 2 and 3 : Agree, Times: weekday, 9am : Disagree, Fares : Don't know",
    "Routes 1, 2 and 3 : Neither agree nor disagree, Fares : Agree",
    "Times: weekday, 9am : Strongly agree",
    "",
]


def survey(folder, cells, *, heading="How far do you agree?"):
    rows = [
        [None, None, None, "Buses"],
        [],
        [None, None, None, "Date of contribution"],
        [None, None, None, None, "Login (Screen name)", "Response ID", heading],
        *(
            [None, None, None, f"Feb {day:02} 24 09:00:00 am", f"p{day}", 100 + day, cell]
            for day, cell in enumerate(cells, 1)
        ),
    ]
    return write_workbook(folder / "ehq.xlsx", rows, sheet="Survey")


def test_statements_with_commas_and_colons_are_found_by_the_known_answers():
    assert list(statements_in(CELLS)) == COMMAS


def test_statements_are_found_by_their_place_when_no_scale_is_known():
    cells = [
        f"Parks, open space : {a}, Roads : {b}, Libraries : {a}"
        for a in ("Spend, but less", "Keep", "Spend more")
        for b in ("Keep", "Stop")
    ]
    found = statements_in(cells)
    assert found == ("Parks, open space", "Roads", "Libraries")
    assert answer_to("Parks, open space", found, cells[0]) == "Spend, but less"


@pytest.mark.parametrize(
    "cells",
    [
        ["My view : it is late, and dear : always", "No", "I agree", "The bus : never on time"],
        ["Bus, Train", "Bus"],
        ["", ""],
        [],
    ],
)
def test_comments_and_lists_are_no_grid(cells):
    assert statements_in(cells) == ()


def test_an_answer_ends_where_the_next_statement_begins():
    assert [answer_to(one, COMMAS, CELLS[0]) for one in COMMAS] == [
        "Agree",
        "Disagree",
        "Don't know",
    ]
    assert answer_to("Fares", COMMAS, CELLS[2]) == ""


def test_what_stands_under_no_statement_is_noticed():
    assert left_over(COMMAS, "Night buses : Agree, Fares : Agree")
    assert not left_over(COMMAS, CELLS[0])


def test_every_statement_becomes_a_question_of_its_own(tmp_path):
    study, found = drafted(survey(tmp_path, CELLS))
    assert [(q.text, q.statement, q.scale, q.columns["online"]) for q in found.values()] == [
        (f"How far do you agree? [{name}]", name, "agreement_plain", ("G",)) for name in COMMAS
    ]
    names = list(found)
    read = read_study(study, tmp_path)
    assert [state for _, *state in states(read, names[1])] == [
        ["Disagree", "answered"],
        ["", "not answered"],
        ["Strongly agree", "answered"],
        ["", "not answered"],
    ]


def test_a_statement_that_no_question_names_is_never_lost_silently(tmp_path):
    study, _ = drafted(survey(tmp_path, CELLS))
    survey(tmp_path, [*CELLS, "Night buses : Agree, Fares : Agree"])
    with pytest.raises(DataError, match=r"a statement that no question names \(row 9\)"):
        read_study(study, tmp_path)


def test_the_question_and_answer_sheet_is_read_without_the_councils_answers(tmp_path):
    rows = [
        [None, None, None, "Ask us"],
        [],
        [
            *(None, None, None, "Date of contribution", "Login (Screen name)"),
            *("Question", "Status", "Public Answer"),
        ],
        [None, None, None, "Feb 01 24 09:00:00 am", "p1", "When does it start?", "Answered", "May"],
        [None, None, None, "Feb 02 24 09:00:00 am", "p2", "What of the fares?", "New", None],
    ]
    sheet = sheet_of(write_workbook(tmp_path / "qa.xlsx", rows))
    assert (sheet.layout.platform, sheet.layout.heading_rows) == ("engagementhq", (2,))
    assert len(sheet.response_rows) == 2
    roles = {column.heading: column.role for column in sheet.layout.columns}
    assert roles["Public Answer"] is Role.PLATFORM
    assert roles["Question"] is Role.QUESTION


def test_the_list_of_participants_is_refused_with_advice(tmp_path):
    headings = ["Screen Name", "Email", "Joined", "User Status", "Participant Tags"]
    path = write_csv(tmp_path / "a.csv", [headings, ["p1", "a@b.uk", "x", "Active", "a|b"]])
    with pytest.raises(ExportError, match=r"list of participants.*Hint: Export the survey"):
        sheet_of(path)


def test_a_column_of_comments_is_not_said_to_hold_a_grid(tmp_path):
    path = survey(tmp_path, ["I think : no", "Late", "Dear, late", "None"])
    assert sheet_of(path).layout.columns[-1].holds is Holds.ANYTHING
