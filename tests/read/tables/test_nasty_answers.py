"""Nasty answers: options, boxes, ages, postcodes.

Each test bears the number of its input in the formats survey, section 5, and asserts the action
asked for there: put right and said, asked, warned of, or an error.
"""

import tomllib

import pytest

from consult.errors import DataError
from pipelines.new_study.document import draft_study
from tests.read.exports import write_csv, write_workbook
from tests.read.nasty import (
    HEADINGS,
    draft,
    drafted,
    options,
    paper,
    read_cells,
    states,
)
from tests.read.studies import answers, read, single, text

MODES = {"kind": "multi", "options": ["Bus", "Train, including HS1", "Car"], "separator": ", "}


def test_62_commas_inside_options_never_cut_them(tmp_path):
    found = read_cells(tmp_path, ["Bus, Train, including HS1"], **MODES)
    assert states(found) == ["answered", "answered", "not ticked"]


@pytest.mark.parametrize(
    ("cell", "mark"), [("Bus;Car;", ";"), ("Bus,Car,", ","), ("Bus, Car, ", ", ")]
)
def test_63_trailing_separators_are_no_option(tmp_path, cell, mark):
    found = read_cells(tmp_path, [cell], **{**MODES, "separator": mark})
    assert states(found) == ["answered", "not ticked", "answered"]


def test_64_codes_that_ran_together_are_warned_of_and_never_pulled_apart(tmp_path):
    coded = {"1": "Bus", "2": "Train, including HS1", "3": "Car"}
    found = read_cells(tmp_path, ["1,3", "123"], **{**MODES, "separator": ","}, values=coded)
    assert states(found) == ["answered", "not ticked", "answered", "not answered"]
    assert [tuple(row) for row in found.issues[["code", "count"]].to_numpy()] == [
        ("codes run together", 1)
    ]


@pytest.mark.parametrize(
    "cell", ["Other: a parish clerk", "Other (please specify): a parish clerk"]
)
def test_65_other_with_its_words_in_one_cell_keeps_option_and_words(tmp_path, cell):
    other = "Other (please specify)"
    found = read_cells(tmp_path, [cell], options=("Resident", other), other=other)
    assert options(found) == [other]
    kept = found.comments[found.comments["question_id"] == "agree.other"]
    assert list(kept["text"]) == ["a parish clerk"]


def test_65_an_option_reworded_mid_survey_is_offered_for_merging(tmp_path):
    cells = ["A resident of Kent"] * 9 + ["A business"] * 9 + ["A resident in Kent"] * 9
    found = drafted(tmp_path, "Are you...?", cells)
    assert '"A resident in Kent" (9) may stand for "A resident of Kent" (9)' in found.check
    assert len(found.options) == 3


def test_66_spellings_keyed_from_paper_are_a_list_to_merge_with_counts(tmp_path):
    cells = ["Agree it is fair"] * 20 + ["Do not mind"] * 20
    cells += ["AGREE IT IS FAIR", "Agree it is fiar", "Agre it is fair"]
    study = tomllib.loads(draft_study("test", [paper(tmp_path, "Is it fair?", cells)])[0])
    question = study["questions"][0]
    assert "values" not in question
    slips = [p["change"]["values"] for p in question["proposals"] if "values" in p["change"]]
    assert slips == [
        {"Agre it is fair": "Agree it is fair"},
        {"Agree it is fiar": "Agree it is fair"},
    ]
    assert '"Agre it is fair" (1) may stand for "Agree it is fair" (21)' in question["check"]


def test_67_two_boxes_ticked_on_paper_are_both_kept_and_count_as_not_answered(tmp_path):
    found = read_cells(tmp_path, ["Yes", "Yes / No", "yes and no"], source={"channel": "hard copy"})
    assert answers(found) == [
        ("online-r0", "Yes", "answered"),
        ("online-r1", "Yes", "spoiled"),
        ("online-r1", "No", "spoiled"),
        ("online-r2", "Yes", "spoiled"),
        ("online-r2", "No", "spoiled"),
    ]
    row = found.issues.iloc[0]
    assert (row["severity"], row["code"], row["count"]) == ("warning", "two boxes ticked", 2)


def test_67_online_two_options_in_one_cell_are_still_an_error(tmp_path):
    with pytest.raises(DataError, match="not among the options"):
        read_cells(tmp_path, ["Yes, No"])


def test_67_two_boxes_ticked_never_become_an_option_of_a_draft(tmp_path):
    cells = ["Strongly agree", "Tend to agree", "Tend to disagree"] * 8
    path = paper(tmp_path, "Do you agree?", [*cells, "Tend to agree; Tend to disagree"])
    question = tomllib.loads(draft_study("test", [path])[0])["questions"][0]
    assert question["scale"] == "agreement"
    assert "tick two boxes: 1" in question["check"]


def test_68_an_easy_read_scale_is_proposed_by_the_default_dictionary(tmp_path):
    points = ["Strongly agree", "Tend to agree", "Neither agree nor disagree"]
    points += ["Tend to disagree", "Strongly disagree"]
    asked = "To what extent do you agree with the plan for the buses?"
    main = [["Response ID", asked], *([f"m{n}", points[n % 5]] for n in range(20))]
    simple = ["I agree", "I am in the middle", "I do not agree"]
    easy = [["Easy Read forms", ""], ["Response ID", "Do you agree with the plan for the buses?"]]
    easy += [[f"e{n}", simple[n % 3]] for n in range(9)]
    paths = [
        write_csv(tmp_path / "main.csv", main),
        write_workbook(tmp_path / "simple.xlsx", easy),
    ]
    (question,) = tomllib.loads(draft_study("test", paths)[0])["questions"]
    assert set(question["columns"]) == {"online", "easy_read"}
    assert "values" not in question
    assert question["proposals"][0]["change"]["values"] == {
        "I agree": "Tend to agree",
        "I am in the middle": "Neither agree nor disagree",
        "I do not agree": "Tend to disagree",
    }
    assert question["check"]


def test_67_words_beside_two_boxes_are_kept_and_the_answer_stays_spoiled(tmp_path):
    rows = [["Ref", "Agree?", "Other, please say", "Why?"], ["1", "Yes; No", "torn", "a"]]
    question = single(options=("Yes", "No", "Other"), other="Other")
    question["columns"] = {"online": ["B", "C"]}
    found = read(tmp_path, rows, [question, text("D")], id_column="A", channel="hard copy")
    assert states(found) == ["spoiled", "spoiled"]
    kept = found.comments[found.comments["question_id"] == "agree.other"]
    assert list(kept["text"]) == ["torn"]


@pytest.mark.parametrize(
    ("cell", "age"),
    [
        ("26", 26),
        ("26 years", 26),
        ("26yrs", 26),
        ("aged 26", 26),
        ("Twenty six", 26),
        ("forty-two", 42),
        ("mid 30s", 35),
        ("1956", 68),
    ],
)
def test_69_ages_in_words_and_years_of_birth_become_ages(tmp_path, cell, age):
    rows = [[*HEADINGS, "Date submitted"], ["1", cell, "a", "2024-02-09"]]
    question = {**single(), "kind": "number", "options": [], "number": "age in years"}
    found = read(tmp_path, rows, [question, text()], id_column="A", time_column="D")
    assert found.answers["number"].tolist() == [age]


@pytest.mark.parametrize("cell", ["old enough", "thirties", "250", "my 3 children"])
def test_69_what_is_no_age_is_listed_and_counts_as_answered(tmp_path, cell):
    found = read_cells(tmp_path, [cell], kind="number", options=[], number="age in years")
    assert states(found) == ["answered"]
    assert list(found.issues["code"]) == ["number unreadable"]


def test_69_an_age_among_bands_is_put_in_its_band(tmp_path):
    bands = ["16-24", "25-34", "85+"]
    more = {"purpose": "characteristic", "characteristic": "age", "options": bands}
    found = read_cells(tmp_path, ["16-24", "twenty six", "87"], **more)
    assert options(found) == bands
    assert [tuple(r) for r in found.issues[["severity", "code", "count"]].to_numpy()] == [
        ("note", "age put in its band", 2)
    ]


def test_70_only_the_district_of_a_postcode_is_read_and_invalid_ones_counted(tmp_path):
    cells = ["me14 1xx", "ME141XX", " ct1 2ab ", "ME14", "Kent", ""]
    more = {"options": ["ME14", "CT1"], "reads": "postcode"}
    found = read_cells(tmp_path, cells, **more)
    assert options(found) == ["ME14", "ME14", "CT1", "ME14", "", ""]
    assert states(found) == ["answered"] * 4 + ["not answered"] * 2
    assert [tuple(row) for row in found.issues[["code", "count"]].to_numpy()] == [
        ("postcode invalid", 1)
    ]
    assert "1xx" not in str(found.answers).lower() + str(found.comments).lower()


def test_70_a_postcode_of_another_district_leaves_no_words_behind(tmp_path):
    more = {"options": ["ME14", "Elsewhere"], "other": "Elsewhere", "reads": "postcode"}
    found = read_cells(tmp_path, ["SW1A 2AA"], **more)
    assert options(found) == ["Elsewhere"]
    assert set(found.comments["question_id"]) == {"why"}


@pytest.mark.parametrize(
    "heading",
    [
        "Q2 - Topics",
        "Q2 - Sentiment",
        "Q2 - Sentiment Score",
        "Points - Do you agree?",
        "Total points",
        "Feedback - Do you agree?",
        "Timing - Page Submit",
        "Group time: About you",
    ],
)
def test_71_columns_a_machine_made_are_set_apart(tmp_path, heading):
    rows = [["1", "Yes", "2"], ["2", "No", "3"]]
    found = draft(tmp_path, ["Response ID", "Do you agree?", heading], rows)
    assert [spec.text for spec in found.questions] == ["Do you agree?"]
    assert [one.why for one in found.apart["online"]] == ["not an answer of the respondent"]
