"""Answers as they really arrive: each nasty input by its number in the formats survey, section 5.

Each test names the action: put right, asked in the draft (`check`), warned of, or an error.
"""

import tomllib

import pytest

from consult.clean import is_non_substantive, set_aside
from consult.errors import DataError
from consult.model.questionnaire import Kind
from consult.model.study import Study, Window
from consult.model.tables import SetAside
from consult.read import READERS, choose_sheet, open_export, read_study
from consult.read.propose import propose
from pipelines.drafting import draft_study
from tests.read.exports import write_csv, write_workbook
from tests.read.studies import answers, read, single, study_of, text

HEADINGS = ["Ref", "Agree?", "Why?"]
PAPER = ["Form no.", "Date received"]


def read_cells(folder, cells, *, source=None, **question):
    """One single choice over these cells, read."""
    rows = [HEADINGS, *([f"r{n}", cell, "words"] for n, cell in enumerate(cells))]
    return read(folder, rows, [single(**question), text()], id_column="A", **(source or {}))


def options(found):
    return [option for _, option, _ in answers(found)]


def states(found):
    return [state for _, _, state in answers(found)]


def draft(folder, headings, rows):
    sheet = choose_sheet(open_export(write_csv(folder / "a.csv", [headings, *rows])), READERS)
    return propose({"online": sheet})


def drafted(folder, heading, cells):
    """The first question of a draft of one column."""
    rows = [[f"r{n}", cell] for n, cell in enumerate(cells)]
    return draft(folder, ["Response ID", heading], rows).questions[0]


def paper(folder, heading, cells):
    rows = [[*PAPER, heading, "Why?"]]
    rows += [[f"HC{n}", "3 Mar 2024", cell, f"Reason {n}"] for n, cell in enumerate(cells)]
    return write_workbook(folder / "paper.xlsx", rows)


def test_34_one_wording_over_two_columns_stays_two_questions_and_is_asked_about(tmp_path):
    headings = ["Response ID", "Do you agree?", "Do you agree?", "Do you agree?2"]
    rows = [["1", "Yes", "No", "No"], ["2", "No", "Yes", "No"]]
    found = draft(tmp_path, headings, rows).questions
    assert [spec.columns["online"] for spec in found] == [("B",), ("C",), ("D",)]
    assert ["asked more than once" in spec.check for spec in found] == [False, True, True]


@pytest.mark.parametrize("cell", ["5", " 5 ", "5.0"])
def test_40_numbers_stored_as_text_are_the_same_option(tmp_path, cell):
    found = read_cells(tmp_path, [cell], kind="scale", scale="one_to_five", options=[])
    assert options(found) == ["5"]


def test_41_leading_zeros_of_ids_stay_and_ids_cut_by_excel_are_warned_of(tmp_path):
    found = read(tmp_path, [HEADINGS, ["007", "Yes", "a"]], [single(), text()], id_column="A")
    assert list(found.responses["platform_id"]) == ["007"]
    cut = [["1.18E+11", "Yes", "a"], ["12345678901234500", "No", "b"]]
    found = read(tmp_path, [HEADINGS, *cut], [single(), text()], id_column="A")
    assert list(found.issues["code"]) == ["id digits lost"]
    assert list(found.issues["count"]) == [2]


def test_42_ids_that_became_decimals_because_of_blanks_are_put_right(tmp_path):
    rows = [HEADINGS, ["118.0", "Yes", "a"], ["", "No", "b"], ["119.0", "No", "c"]]
    found = read(tmp_path, rows, [single(), text()], id_column="A")
    assert list(found.responses["platform_id"]) == ["118", "", "119"]


@pytest.mark.parametrize("cell", ["2024-10-05 00:00:00", "05-Oct", "Oct-05", "5-Oct-24"])
def test_43_an_option_turned_into_a_date_is_asked_about_with_a_proposal(tmp_path, cell):
    cells = ["0-4"] * 6 + [cell] * 5 + ["11-20"] * 6
    found = drafted(tmp_path, "How many people work for you?", cells)
    assert found.options == ("0-4", "5-10", "11-20")
    assert found.values == {cell: "5-10"}
    assert "Excel probably changed an option" in found.check


def test_43_such_a_date_is_never_mapped_without_a_person(tmp_path):
    with pytest.raises(DataError, match="changed by Excel"):
        read_cells(tmp_path, ["2024-10-05 00:00:00"], options=("0-4", "5-10"))


@pytest.mark.parametrize(("cell", "label"), [("TRUE", "Yes"), ("False", "No")])
def test_44_yes_and_no_stored_as_booleans_are_put_right(tmp_path, cell, label):
    found = read_cells(tmp_path, [cell], kind="single", scale="yes_no", options=[])
    assert options(found) == [label]


def test_44_percentages_are_numbers(tmp_path):
    found = read_cells(tmp_path, ["25%", "7.5 %"], kind="number", options=[])
    assert found.answers["number"].tolist() == [25, 7.5]


@pytest.mark.parametrize("words", ["None", "N/A", "null", "NA", "nan"])
def test_49_words_that_look_like_nothing_are_kept_as_answers(tmp_path, words):
    rows = [HEADINGS, ["1", words, words]]
    found = read(tmp_path, rows, [single(options=(words, "B")), text()], id_column="A")
    assert answers(found) == [("online-1", words, "answered")]
    assert list(found.comments["text"]) == [words]


@pytest.mark.parametrize("words", ["-", ".", ",", "n/a", "no comment", "as above", "see above"])
def test_50_a_comment_that_says_nothing_is_kept_and_flagged(tmp_path, words):
    found = read(tmp_path, [HEADINGS, ["1", "Yes", words]], [single(), text()], id_column="A")
    assert list(found.comments["text"]) == [words]
    assert is_non_substantive(words)


def test_51_a_code_for_no_answer_is_proposed_and_then_no_answer(tmp_path):
    found = drafted(tmp_path, "Rate it on a scale of 1 to 5", ["1", "2", "5", "4", "-99"] * 4)
    assert (found.scale, found.missing) == ("one_to_five", {"-99": "not answered"})
    assert "-99 taken for not answered" in found.check
    codes = {"-99": "not answered", "-77": "not asked"}
    read_as = read_cells(tmp_path, ["Yes", "-99", "-77"], missing=codes)
    assert states(read_as) == ["answered", "not answered", "not asked"]


def test_52_a_code_of_one_column_is_a_number_in_another(tmp_path):
    found = drafted(tmp_path, "By how many degrees did it change?", ["-9", "-1", "4", "12"] * 4)
    assert (found.kind, found.missing) == (Kind.NUMBER, {})
    found = read_cells(tmp_path, ["-99"], kind="number", options=[])
    assert found.answers["number"].tolist() == [-99]


def test_56_one_id_twice_is_one_response_when_alike_and_a_warning_when_not(tmp_path):
    rows = [["7", "Yes", "a"], ["7", "Yes", "a"], ["8", "No", "b"], ["8", "No", "c"]]
    found = read(tmp_path, [HEADINGS, *rows], [single(), text()], id_column="A")
    assert list(found.responses["set_aside"]) == ["", str(SetAside.DUPLICATE), "", ""]
    assert list(found.issues["code"]) == ["id used twice"]


def two_sources(folder, second, **more):
    """Two exports of one question each, the second through another channel."""
    study = study_of([single("B"), text("C")], id_column="A").model_dump(mode="json")
    study["sources"].append({**study["sources"][0], "id": "two", "file": "b.csv", **more})
    for question in study["questions"]:
        question["columns"]["two"] = question["columns"]["online"]
    write_csv(folder / "b.csv", second)
    return study


def test_57_one_person_in_two_channels_is_a_warning_and_both_are_counted(tmp_path):
    headings = [*HEADINGS, "Email"]
    write_csv(tmp_path / "a.csv", [headings, ["1", "Yes", "x", "jo@b.uk"]])
    second = [headings, ["p1", "No", "y", " JO@b.uk"], ["p2", "No", "z", "al@b.uk"]]
    study = two_sources(tmp_path, second, channel="hard copy")
    study["ignored"] = {"online": ["D"], "two": ["D"]}
    found = read_study(Study.model_validate(study), tmp_path)
    assert len(found.responses) == 3
    assert [tuple(row) for row in found.issues[["code", "count"]].to_numpy()] == [
        ("same person in two sources", 1)
    ]
    assert "jo@" not in found.issues.to_csv().lower()


def test_58_two_exports_of_one_survey_are_counted_once_and_the_newest_wins(tmp_path):
    headings = [*HEADINGS, "Date submitted"]
    first = [["1", "Yes", "a", "2024-03-01"], ["2", "No", "b", "2024-03-02"]]
    later = [["2", "Yes", "changed", "2024-03-05"], ["3", "No", "c", "2024-03-06"]]
    write_csv(tmp_path / "a.csv", [headings, *first])
    study = two_sources(tmp_path, [headings, *later], same_survey_as="online")
    for source in study["sources"]:
        source["time_column"] = "D"
    found = read_study(Study.model_validate(study), tmp_path)
    assert answers(found) == [
        ("online-1", "Yes", "answered"),
        ("online-2", "Yes", "answered"),
        ("online-3", "No", "answered"),
    ]
    assert [(e.came_in, e.kept, dict(e.set_aside)) for e in found.ledger.entries] == [
        (2, 1, {"also in another export": 1}),
        (2, 2, {}),
    ]
    assert [tuple(row) for row in found.issues[["code", "count"]].to_numpy()] == [
        ("exports differ", 1)
    ]


def test_59_the_order_of_day_and_month_is_decided_by_impossible_months(tmp_path):
    rows = [["1", "04/13/2024 10:00", "x"], ["2", "03/04/2024 10:00", "y"]]
    found = draft(tmp_path, ["Response ID", "Date submitted", "Why?"], rows).sources[0]
    assert (found.dates, found.check) == ("month first", "")


def test_59_an_order_that_nothing_decides_is_asked_about(tmp_path):
    rows = [["1", "03/04/2024 10:00", "x"], ["2", "05/06/2024 10:00", "y"]]
    found = draft(tmp_path, ["Response ID", "Date submitted", "Why?"], rows).sources[0]
    assert "day first or month first" in found.check


def test_60_mixed_formats_are_read_and_serial_numbers_of_excel_noted(tmp_path):
    stamps = ["8 Feb 2024", "2024-02-09 10:00", "45331.5", "10/02/2024"]
    rows = [[*HEADINGS, "Date submitted"]]
    rows += [[str(n), "Yes", "a", stamp] for n, stamp in enumerate(stamps)]
    found = read(tmp_path, rows, [single(), text()], id_column="A", time_column="D")
    assert [str(stamp) for stamp in found.responses["submitted_at"]] == [
        "2024-02-08 00:00:00",
        "2024-02-09 10:00:00",
        "2024-02-09 12:00:00",
        "2024-02-10 00:00:00",
    ]
    assert list(found.issues["code"]) == ["dates as serial numbers"]


def test_60_times_with_a_zone_are_kept_as_written_and_that_is_noted(tmp_path):
    rows = [[*HEADINGS, "Date submitted"], ["1", "Yes", "a", "2024-05-05T22:30:00Z"]]
    found = read(tmp_path, rows, [single(), text()], id_column="A", time_column="D")
    assert str(found.responses["submitted_at"][0]) == "2024-05-05 22:30:00"
    assert list(found.issues["code"]) == ["time zone"]


def test_61_a_submission_outside_the_window_is_set_aside_when_cleaned(tmp_path):
    rows = [[*HEADINGS, "Date submitted"], ["1", "Yes", "a", "2024-05-05"]]
    found = read(tmp_path, rows, [single(), text()], id_column="A", time_column="D")
    window = Window(opens="2024-02-01", closes="2024-03-01")
    study = study_of([single(), text()])
    responses, _ = set_aside(found, window=window, duplicates=study.duplicates)
    assert list(responses["set_aside"]) == [str(SetAside.LATE)]


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
    assert "options worded nearly alike" in found.check
    assert len(found.options) == 3


def test_66_spellings_keyed_from_paper_are_a_list_to_merge_with_counts(tmp_path):
    cells = ["Agree it is fair"] * 20 + ["Do not mind"] * 20
    cells += ["AGREE IT IS FAIR", "Agree it is fiar", "Agre it is fair"]
    study = tomllib.loads(draft_study("test", [paper(tmp_path, "Is it fair?", cells)])[0])
    question = study["questions"][0]
    assert question["values"] == {
        "Agre it is fair": "Agree it is fair",
        "Agree it is fiar": "Agree it is fair",
    }
    assert "2 answers in other spellings of an option (2) taken for it" in question["check"]


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


def test_51_a_code_in_ticked_columns_is_no_tick(tmp_path):
    rows = [["Ref", "Bus", "Car", "Why?"], ["1", "Bus", "-99", "a"], ["2", "-99", "-99", "b"]]
    modes = {
        **single(kind="multi", options=("Bus", "Car"), missing={"-99": "not answered"}),
        "columns": {"online": ["B", "C"]},
    }
    found = read(tmp_path, rows, [modes, text("D")], id_column="A")
    assert answers(found) == [
        ("online-1", "Bus", "answered"),
        ("online-1", "Car", "not ticked"),
        ("online-2", "", "not answered"),
    ]


def test_67_words_beside_two_boxes_are_kept_and_the_answer_stays_spoiled(tmp_path):
    rows = [["Ref", "Agree?", "Other, please say", "Why?"], ["1", "Yes; No", "torn", "a"]]
    question = single(options=("Yes", "No", "Other"), other="Other")
    question["columns"] = {"online": ["B", "C"]}
    found = read(tmp_path, rows, [question, text("D")], id_column="A", channel="hard copy")
    assert states(found) == ["spoiled", "spoiled"]
    kept = found.comments[found.comments["question_id"] == "agree.other"]
    assert list(kept["text"]) == ["torn"]
