"""What a draft says of a question, out of its words and answers alone."""

from collections import Counter

import pytest

from consult.draft.columns.evidence import characteristic_asked
from consult.draft.propose import propose
from consult.draft.questions.find_options import discover
from consult.model.survey.questionnaire import Kind, Purpose
from consult.read import READERS, choose_sheet, open_export
from consult.read.layout.naming import short_name
from consult.read.layout.roles import without_number
from consult.read.values.scales import scale_of
from tests.read.exports import EXPORTS, write_csv


def draft(folder, heading, cells, *, first="Timestamp"):
    """The entry proposed for one column of a Google form."""
    rows = [[first, heading], *(["4/27/2024 11:02:10", cell] for cell in cells)]
    sheet = choose_sheet(open_export(write_csv(folder / "form.csv", rows)), READERS)
    return propose({"online": sheet}).questions[0]


AGREE = ["Strongly agree"] * 9 + ["Tend to agree", "Tend to disagree", "Strongly disagree"]


def test_a_scale_is_known_by_its_points(tmp_path):
    found = draft(tmp_path, "How far do you agree?", AGREE)
    assert (found.kind, found.scale) == (Kind.SCALE, "agreement")


def test_dont_know_stands_beside_a_scale_only_where_somebody_chose_it(tmp_path):
    found = draft(tmp_path, "How far do you agree?", [*AGREE, "Don't know"])
    assert (found.scale, found.dont_know, found.options[-1]) == (
        "agreement",
        "Don't know",
        "Don't know",
    )
    assert "Don't know" not in draft(tmp_path, "How far do you agree?", AGREE).options


def test_a_point_that_nobody_chose_is_not_added(tmp_path):
    found = draft(tmp_path, "How far do you agree?", AGREE)
    assert found.options == (
        "Strongly agree",
        "Tend to agree",
        "Tend to disagree",
        "Strongly disagree",
    )


def test_points_that_mean_one_point_of_a_scale_are_two(tmp_path):
    given = ["Excellent"] * 9 + ["Very good"] * 8 + ["Good"] * 7 + ["Poor"] * 6
    found = draft(tmp_path, "How good is it?", given)
    assert set(found.options) == set(given)
    assert not found.scale


@pytest.mark.parametrize(
    ("points", "scale"),
    [
        (["Strongly Agree", "Agree", "Neither agree or disagree"], "agreement_plain"),
        (["Always", "Very Often", "Often", "Sometimes", "Never"], "frequency_very_often"),
        (["Always", "Often", "Sometimes", "Rarely", "Never"], "frequency"),
        (["Very satisfied", "Fairly satisfied", "Very dissatisfied"], "satisfaction"),
        (["Yes", "No"], "yes_no"),
    ],
)
def test_scales_that_share_points_are_told_apart(points, scale):
    assert scale_of(Counter(points)).id == scale


def test_a_rating_in_numbers_is_a_scale_and_a_count_is_a_number(tmp_path):
    rated = draft(tmp_path, "Please rate it on a scale of 1 to 5", list("1234534"))
    counted = draft(tmp_path, "How many children live with you?", list("0123121"))
    assert (rated.scale, counted.kind) == ("one_to_five", Kind.NUMBER)


def test_a_year_of_birth_is_an_age(tmp_path):
    found = draft(tmp_path, "What year were you born?", ["1980", "1991", "1975", "2001"])
    assert (found.kind, found.number, found.characteristic) == (
        Kind.NUMBER,
        "year of birth",
        "age",
    )


def test_options_that_hold_commas_are_found_whole():
    cells = {"Bus": 5, "Train, including HS1": 3, "Bus, Train, including HS1": 4}
    assert discover(Counter(cells), ", ").options == ("Bus", "Train, including HS1")
    cells = {"Hispanic, Latino, or Spanish origin": 4, "White": 9}
    cells["Hispanic, Latino, or Spanish origin, White"] = 3
    assert discover(Counter(cells), ", ").options == (
        "Hispanic, Latino, or Spanish origin",
        "White",
    )


def test_options_in_brackets_are_found_whole():
    cells = {"R (i.e., the terminal), Excel": 5, "Excel": 4}
    assert discover(Counter(cells), ", ").options == ("R (i.e., the terminal)", "Excel")


def test_ticked_options_are_found_without_being_told_in_the_order_of_the_form(tmp_path):
    cells = ["Bus, Train", "Bus", "Train", "Bus, Car, Train", "Car", "Car, Train"] * 4
    found = draft(tmp_path, "How do you travel?", cells)
    assert (found.kind, found.separator) == (Kind.MULTI, ", ")
    assert found.options == ("Bus", "Car", "Train")


def test_comments_with_commas_are_no_multiple_choice(tmp_path):
    words = ["buses", "trains", "late", "dear", "slow", "dirty", "safe", "far"]
    cells = [f"{a}, {b} and {c}" for a in words for b in words for c in words if a != b]
    assert draft(tmp_path, "What do you think?", cells).kind is Kind.TEXT


def test_what_few_people_typed_is_never_an_option(tmp_path):
    cells = ["Bus"] * 30 + ["Train"] * 20 + ["My cousin Edith drives me", "Canoe"]
    found = draft(tmp_path, "How do you travel most?", cells)
    assert found.options == ("Bus", "Train")
    assert found.other == "Other"
    assert not found.check  # the platform is known to keep such words in the cell
    assert "Edith" not in str(found)


def test_what_several_gave_and_few_are_is_quoted_and_what_fewer_gave_is_not(tmp_path):
    typed = ["Canoe"] * 4 + [f"By {n} mules" for n in range(9)]
    cells = ["Bus"] * 800 + ["Train"] * 700 + ["Sledge"] * 11 + typed
    found = draft(tmp_path, "How do you travel most?", cells)
    assert '"Canoe" (4)' in found.check
    assert "mules" not in str(found)
    without = [cell for cell in cells if cell != "Sledge"]
    clear = draft(tmp_path, "How do you travel most?", without)
    assert clear.options == ("Bus", "Train")
    assert not clear.check, "no option was given as seldom as what people typed"


def test_a_slip_of_the_pen_is_proposed_and_an_opposite_is_not(tmp_path):
    cells = ["Likely"] * 30 + ["Certain"] * 20 + ["Likelly", "Unlikely"]
    found = draft(tmp_path, "Will you come?", cells)
    assert not found.values
    slips = [p.change["values"] for p in found.proposals if "values" in p.change]
    assert slips == [{"Likelly": "Likely"}]
    assert '"Likelly" (1) may stand for "Likely" (30)' in found.check


def test_two_ways_of_not_saying_are_two_options(tmp_path):
    cells = ["Bus"] * 9 + ["Train"] * 9 + ["Prefer not to say", "I prefer not to say"]
    found = draft(tmp_path, "How do you travel most?", cells)
    assert found.prefer_not_to_say in {"Prefer not to say", "I prefer not to say"}
    assert {"Prefer not to say", "I prefer not to say"} <= set(found.options)


def test_dont_know_is_named_whatever_it_is_about(tmp_path):
    cells = ["Often"] * 9 + ["Hardly"] * 9 + ["I don't know what a bus is"] * 4
    assert draft(tmp_path, "Do you use it?", cells).dont_know == "I don't know what a bus is"


@pytest.mark.parametrize(
    ("asked", "cells", "expected"),
    [
        ("Are you...?", ["Male", "Female", "Female"], "sex"),
        ("Are you...?", ["Heterosexual/Straight", "Gay man", "Bi/Bisexual"], "sexual_orientation"),
        ("Which of these age groups applies to you?", ["16-24", "85+"], "age"),
        ("Do you consider yourself to be disabled?", ["Yes", "No"], "disability"),
        ("Is your gender the same as your birth?", ["Yes", "No"], "gender_identity"),
        ("Are you a carer?", ["Yes", "No"], "carer"),
        ("What is your ethnic group?", ["White English", "Chinese"], "race"),
        ("Which district do you live in?", ["Dover", "Thanet"], "district"),
    ],
)
def test_characteristics_are_known_by_words_and_answers(asked, cells, expected):
    assert characteristic_asked(asked, Counter(cells)).characteristic.id == expected


def test_yes_and_no_alone_say_nothing_about_a_person():
    assert characteristic_asked("Do you agree?", Counter(["Yes", "No"])) is None


def test_a_question_about_disabled_people_is_not_about_the_respondent(tmp_path):
    cells = [f"It would make life harder for people number {n} here" for n in range(20)]
    found = draft(tmp_path, "How would this affect people who have a disability?", cells)
    assert (found.kind, found.purpose) == (Kind.TEXT, Purpose.OPINION)


def test_personal_details_and_dates_are_set_apart(tmp_path):
    headings = ["Timestamp", "Email Address", "What is your full postcode?", "When did you start?"]
    rows = [
        [*headings, "Why?"],
        ["4/27/2024 11:02:10", "a@b.uk", "ME14 1XX", "2016-11-01", "Because I said so"],
    ]
    sheet = choose_sheet(open_export(write_csv(tmp_path / "form.csv", rows)), READERS)
    found = propose({"online": sheet})
    assert [(one.column.letter, one.why) for one in found.apart["online"]] == [
        ("B", "a personal detail"),
        ("D", "dates, which are not analysed"),
    ]
    assert [spec.reads for spec in found.questions] == ["postcode", ""]
    assert "1XX" not in str(found)


def test_columns_of_one_question_become_one_question(tmp_path):
    sheet = choose_sheet(open_export(EXPORTS["limesurvey"](tmp_path)), READERS)
    found = {spec.id: spec for spec in propose({"online": sheet}).questions}
    assert found["q2"].kind is Kind.MULTI
    assert found["q2"].columns == {"online": ("G", "H")}
    assert found["q2"].options == ("Bus", "Train")
    assert found["q3"].kind is Kind.RANK
    assert found["q1"].columns == {"online": ("E", "F")}


def test_forms_of_one_consultation_become_one_questionnaire(tmp_path):
    names = {"online": "engagementhq", "paper": "hard_copy", "letters": "letters"}
    sheets = {
        source: choose_sheet(open_export(EXPORTS[name](tmp_path)), READERS)
        for source, name in names.items()
    }
    found = propose(sheets).questions
    columns = {spec.text: spec.columns for spec in found}
    assert columns["Are you responding as...?"] == {"online": ("J",), "paper": ("C",)}
    assert columns["Why?"] == {"online": ("L",), "paper": ("D",)}
    assert columns["General response"] == {"letters": ("E",)}
    assert found[-1].text == "General response"


def test_a_request_for_reasons_is_about_the_question_before(tmp_path):
    rows = [["Timestamp", "Do you agree?", "Please tell us the reason for your answer"]]
    rows += [["4/27/2024 11:02:10", point, f"Reason number {n}"] for n, point in enumerate(AGREE)]
    sheet = choose_sheet(open_export(write_csv(tmp_path / "form.csv", rows)), READERS)
    closed, why = propose({"online": sheet}).questions
    assert (why.about, why.id) == (closed.id, f"{closed.id}_why")


def test_a_question_to_either_side_is_about_the_agreement_asked_before(tmp_path):
    rows = [
        [
            "Timestamp",
            "Do you agree with the proposal?",
            "If you agree, what do you like about it?",
            "If you strongly disagree, what should change?",
            "What else should we know?",
        ]
    ]
    rows += [
        ["4/27/2024 11:02:10", point, f"Like number {n}", f"Change number {n}", f"Else {n}"]
        for n, point in enumerate(AGREE)
    ]
    sheet = choose_sheet(open_export(write_csv(tmp_path / "form.csv", rows)), READERS)
    closed, like, change, other = propose({"online": sheet}).questions
    assert (like.about, change.about, other.about) == (closed.id, closed.id, "")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Q4a. Why?", "Why?"),
        ("12) Why?", "Why?"),
        ("4.d. Why?", "Why?"),
        ("Quick question", "Quick question"),
        ("2024 budget", "2024 budget"),
    ],
)
def test_question_numbers_are_not_part_of_a_question(heading, expected):
    assert without_number(heading) == expected


def test_short_names_are_plain_and_never_alike():
    assert short_name("What is your view of the Café, please?") == "view_cafe"
    assert short_name("View of the café", taken=["view_cafe"]) == "view_cafe_2"
    assert short_name("???") == "question"
