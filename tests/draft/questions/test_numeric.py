"""Questions answered in numbers: amounts, ratings, names that are numbers; all data invented."""

import csv

import pytest

from consult.model.survey.questionnaire import Kind
from consult.read import read_study
from tests.draft.questions.test_kinds import question
from tests.read.drafted import drafted, words


def typed(number):
    """The same amount in one of the ways in which people write it."""
    ways = (f"£{number}", f"{number:,}.00", f"{number} pounds", f"{number}", f"roughly {number}")
    return ways[number % len(ways)]


def test_sums_of_money_are_numbers_and_those_in_doubt_are_said(tmp_path):
    found = question(tmp_path, "What do you spend on fares?", [typed(700 + n) for n in range(40)])
    assert found.kind is Kind.NUMBER
    assert "8 answers hold no number that is certain" in found.check


@pytest.mark.parametrize("unit", ["£{}", "{} pounds", "{} per cent", "{}%"])
def test_amounts_that_all_have_a_sign_are_numbers_without_a_check(tmp_path, unit):
    found = question(tmp_path, "What did you pay?", [unit.format(3 * n) for n in range(30)])
    assert (found.kind, found.check) == (Kind.NUMBER, "")


def test_sums_that_a_form_offers_are_options(tmp_path):
    found = question(tmp_path, "What would you pay?", ["£5", "£10", "£20"] * 12)
    assert found.options == ("£5", "£10", "£20")


def test_a_unit_that_the_question_does_not_name_is_asked_about(tmp_path):
    found = question(tmp_path, "How long did you wait?", [f"{n} minutes" for n in range(30)])
    assert found.kind is Kind.TEXT
    assert "minutes" in found.check


@pytest.mark.parametrize(
    ("heading", "cells", "scale"),
    [
        ("From 0 to 10, how safe is it?", ["3", "5", "6"], "zero_to_ten"),
        ("How clean is it? (1 = filthy, 5 = spotless)", ["2", "3", "4"], "one_to_five"),
        ("On a scale of one to seven, how loud is it?", ["2", "4", "6"], "one_to_seven"),
        ("Marks out of ten", ["4", "6", "8"], "one_to_ten"),
        ("How likely are you to recommend it?", [str(n) for n in range(11)], "zero_to_ten"),
        ("How would you rate it?", [str(n) for n in range(1, 6)], "one_to_five"),
    ],
)
def test_a_scale_that_is_certain_has_all_its_points_and_no_check(tmp_path, heading, cells, scale):
    found = question(tmp_path, heading, cells * 12)
    assert (found.kind, found.scale, found.check) == (Kind.SCALE, scale, "")


def test_points_beyond_those_given_are_only_proposed(tmp_path):
    found = question(tmp_path, "How would you rate it?", ["2", "3", "4", "5", "6"] * 12)
    assert found.options == ("2", "3", "4", "5", "6")
    (proposal,) = found.proposals
    assert proposal.change == {"scale": "one_to_seven", "options": []}


def test_a_point_that_nobody_gave_is_in_no_file_and_only_proposed(tmp_path):
    found = question(tmp_path, "How would you rate it?", ["0", "2", "3", "4", "5"] * 12)
    assert found.options == ("0", "2", "3", "4", "5")
    assert "1 between them was given by nobody" in found.check
    (proposal,) = found.proposals
    assert proposal.change == {"options": ["0", "1", "2", "3", "4", "5"]}


def test_a_point_beyond_the_ends_that_the_question_names_may_be_a_code(tmp_path):
    found = question(tmp_path, "Rate it from 1 to 5", ["1", "2", "3", "4", "5", "9"] * 6)
    assert found.options[-1] == "9"
    assert "9 (6 responses)" in found.check
    assert found.proposals[0].change["missing"] == {"9": "not answered"}


def test_small_numbers_under_words_that_say_nothing_are_asked_about(tmp_path):
    points = question(tmp_path, "Faith in the mayor", ["0", "3", "4", "7"] * 9)
    codes = question(tmp_path, "Faith in the mayor", ["1", "2"] * 12)
    assert (points.kind, codes.kind) == (Kind.SCALE, Kind.SINGLE)
    assert "scale or a number" in points.check
    assert "codes" in codes.check


def test_how_many_is_a_number_without_a_check(tmp_path):
    found = question(tmp_path, "How many bicycles have you?", ["0", "1", "2", "3"] * 9)
    assert (found.kind, found.check) == (Kind.NUMBER, "")


@pytest.mark.parametrize(
    ("heading", "checked"),
    [
        ("Electoral ward number", False),
        ("Bus route no.", False),
        ("Zone", False),
        ("Which ward do you live in?", False),
        ("Which group were you in?", True),
    ],
)
def test_numbers_that_are_names_are_counted_each_by_itself(tmp_path, heading, checked):
    found = question(tmp_path, heading, ["12", "3", "20", "7"] * 9)
    assert found.options == ("3", "7", "12", "20")
    assert bool(found.check) is checked


def test_the_size_of_a_group_is_an_amount(tmp_path):
    found = question(tmp_path, "Size of your group", ["12", "3", "20", "7"] * 9)
    assert found.kind is Kind.NUMBER


def test_ages_in_words_are_numbers_and_a_decade_is_in_doubt(tmp_path):
    cells = ["forty one", "62 yrs", "aged 30", "twenty-six", "58", "In my 40s"] * 5
    found = question(tmp_path, "How old are you?", cells)
    assert (found.kind, found.characteristic) == (Kind.NUMBER, "age")
    assert "5 answers hold no number" in found.check


LIMESURVEY = ("Response ID", "Date submitted", "Last page", "Start language", "Seed")
DAY = "2026-03-02 10:00:00"


def with_other_beside(folder, heading, numbers, cell):
    """An export with a column for Other: two people gave it, one typed beside a number."""
    typed = {3: "by boat", 11: "it varies", 20: "beside it"}
    with (folder / "online.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([*LIMESURVEY, heading, f"{heading} [Other]", "Why?"])
        for n in range(60):
            said = cell if n in (3, 11) else numbers[n * 7 % len(numbers)]
            rows.writerow(
                [n + 1, DAY, 3, "en", n, said, typed.get(n, ""), f"What person {n} thinks of it"]
            )
    study, questions = drafted(folder / "online.csv")
    return questions, read_study(study, folder), set(typed.values())


@pytest.mark.parametrize("cell", ["Other", ""])
@pytest.mark.parametrize(
    ("heading", "numbers", "kinds"),
    [
        ("How do you mostly travel?", range(1, 6), {Kind.SCALE}),
        ("Please rate the bus from 1 to 5", range(1, 6), {Kind.SCALE}),
        ("How many days a week do you come?", range(1, 6), {Kind.SCALE, Kind.SINGLE}),
        ("Which zone?", range(1, 3), {Kind.SINGLE}),
        ("How many minutes does it take?", range(3, 90, 2), {Kind.NUMBER}),
        ("How old are you?", range(18, 60), {Kind.NUMBER}),
    ],
)
def test_words_typed_beside_numbers_are_kept(tmp_path, heading, numbers, kinds, cell):
    questions, read, typed = with_other_beside(tmp_path, heading, numbers, cell)
    found, why = questions.values()
    assert why.kind is Kind.TEXT
    assert found.kind in kinds
    assert {text for _, text in words(read, f"{found.id}.other")} == typed
    answers = read.answers[read.answers["question_id"] == found.id]
    assert set(answers["state"]) == {"answered"}
    if found.kind is not Kind.NUMBER:
        assert answers["option"].value_counts()[found.other] == 2
