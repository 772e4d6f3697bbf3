"""Numbers far from all others: years, ages and amounts; all data invented."""

import csv

import pytest

from consult.draft.propose import propose
from consult.model.settings.question import QuestionSpec
from consult.read import read_study
from tests.draft.questions.test_kinds import question
from tests.read.drafted import drafted, sheet_of

YEARS = [str(1990 + n % 28) for n in range(200)]


def export(folder, heading, cells, *, day="2018-03-02 10:00:00"):
    """An export of a platform with one question, answered on one day."""
    with (folder / "online.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Response ID", "Date submitted", "Last page", "Start language", heading])
        rows.writerows([n + 1, day, 3, "en", cell] for n, cell in enumerate(cells))
    return folder / "online.csv"


def test_what_is_no_year_among_years_is_not_counted_and_asked_about(tmp_path):
    cells = [*YEARS, "3", "3", "3", "17", "1015"]
    found = question(tmp_path, "In what year did you move here?", cells)
    assert found.likely == (1900, 2099)
    assert "5 answers are no years from 1900 to 2099" in found.check
    assert '"3" (3)' in found.check
    assert "17" not in found.check
    (proposal,) = found.proposals
    assert (proposal.change, proposal.responses) == ({"likely": []}, 5)


def test_an_amount_among_years_is_answered_and_has_no_number(tmp_path):
    path = export(tmp_path, "In what year did you move here?", [*YEARS, "3", "1015"])
    study, questions = drafted(path)
    (found,) = questions.values()
    read = read_study(study, tmp_path)
    answers = read.answers[read.answers["question_id"] == found.id]
    assert set(answers["state"]) == {"answered"}
    assert answers["number"].min() == 1990
    assert answers["number"].isna().sum() == 2
    written = found.model_copy(update={"likely": ()})
    counted = read_study(study.model_copy(update={"questions": (written,)}), tmp_path)
    assert counted.answers["number"].min() == 3


def test_a_house_may_be_older_than_the_century(tmp_path):
    cells = [*YEARS, "1780", "1850", "3"]
    found = question(tmp_path, "In what year was your house built?", cells)
    assert (found.likely, found.touches) == ((1700, 2099), 1)


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("In what year did you move here?", YEARS),
        ("How many times a year do you come?", [*YEARS, "3"]),
        ("What is the code of your tree?", [*YEARS, "3"]),
        ("In what year did you move here?", [*YEARS, *["3"] * 40]),
    ],
)
def test_nothing_is_said_of_years_alone_or_of_other_numbers(tmp_path, heading, cells):
    found = question(tmp_path, heading, cells)
    assert (found.likely, found.check) == ((), "")


def test_a_year_of_birth_that_no_grown_up_has_is_counted_and_only_proposed(tmp_path):
    cells = [*(str(1940 + n % 55) for n in range(100)), "2018", "1900"]
    found = propose({"online": sheet_of(export(tmp_path, "What year were you born?", cells))})
    (found,) = found.questions
    assert (found.number, found.likely) == ("year of birth", ())
    assert "2 answers are of an age under 5 or over 110" in found.check
    assert "2018" not in found.check
    assert found.proposals[0].change == {"likely": [1908, 2013]}
    taken = found.proposals[0].model_copy(update={"taken": True})
    settings = found.model_dump() | {"proposals": (taken.model_dump(),)}
    assert QuestionSpec.model_validate(settings).likely == (1908, 2013)


def test_ages_of_children_are_no_slip_where_many_children_answered(tmp_path):
    adults, children = [str(20 + n) for n in range(60)], [str(2 + n % 12) for n in range(20)]
    assert question(tmp_path, "How old are you?", adults + children).check == ""
    few = question(tmp_path, "How old are you?", [*adults, "2"])
    assert few.proposals[0].change == {"likely": [5, 110]}


def test_an_amount_far_from_all_others_is_counted_and_only_proposed(tmp_path):
    cells = [str(n % 30) for n in range(200)]
    found = question(tmp_path, "How many people do you know here?", [*cells, "10000"])
    assert found.likely == ()
    assert "1 answer is more than 100 times what 95% of people gave at most" in found.check
    assert "10000" not in found.check
    assert found.proposals[0].change == {"likely": [0, 2800]}
    near = question(tmp_path, "How many people do you know here?", [*cells, "2000"])
    assert near.check == ""


def test_answers_without_a_number_are_quoted_where_three_gave_them_and_counted_by_the_run(tmp_path):
    cells = [*(str(n) for n in range(40)), *["about 10"] * 3, "a lonely answer"]
    study, questions = drafted(export(tmp_path, "How many hours do you work?", cells))
    (found,) = questions.values()
    assert 'such as "about 10" (3)' in found.check
    assert "lonely" not in found.check
    issues = read_study(study, tmp_path).issues
    (issue,) = issues[issues["code"] == "number unreadable"].to_dict("records")
    assert issue["count"] == 4
    assert "in a row outside the base of the table" in issue["message"]
    assert "about 10" not in issue["message"]


@pytest.mark.parametrize("likely", [(5,), (110, 5), (1, 2, 3)])
def test_bounds_of_numbers_are_a_least_and_a_largest(likely):
    with pytest.raises(ValueError, match="the least and the largest"):
        QuestionSpec(id="q", text="q", kind="number", columns={"a": ("B",)}, likely=likely)


def test_bounds_go_with_numbers_only():
    with pytest.raises(ValueError, match="goes with kind"):
        QuestionSpec(id="q", text="q", kind="text", columns={"a": ("B",)}, likely=(1, 2))
