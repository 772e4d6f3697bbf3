"""Boxes to tick in columns of their own, and the words typed beside them."""

import pytest

from consult.errors import DataError
from tests.read.drafted import drafted, sheet_of, states, words
from tests.read.exports import write_csv
from tests.read.exports_platforms import QUALTRICS_NAMES, QUALTRICS_ROWS
from tests.read.studies import read, single

LIMESURVEY = ["id. Response ID", "submitdate. Date submitted"]
TIME = "2024-05-05 10:31:22"


def limesurvey_boxes(folder, labels, rows, **more):
    """A LimeSurvey export of one question; columns from C on."""
    headings = [f"Q2[{code}]. Which? [{label}]" for code, label in labels.items()]
    body = [[str(n), TIME, *row] for n, row in enumerate(rows)]
    letters = [chr(ord("C") + n) for n in range(len(labels))]
    question = single(kind="multi", columns={"online": letters}, **more)
    source = {"platform": "limesurvey", "id_column": "A", "time_column": "B"}
    return read(folder, [[*LIMESURVEY, *headings], *body], [question], **source)


@pytest.mark.parametrize("typed", ["N/A", "None", "No", "1", "not selected"])
def test_words_typed_for_other_beside_boxes_are_words_whatever_they_are(tmp_path, typed):
    labels = {"SQ001": "Bus", "SQ002": "Train", "other": "Other"}
    rows = [["Yes", "No", typed], ["No", "No", ""]]
    options = {"options": ["Bus", "Train"], "other": "Other"}
    found = limesurvey_boxes(tmp_path, labels, rows, **options)
    assert words(found, "agree.other") == [("online-0", typed)]
    assert states(found, "agree")[:3] == [
        ("online-0", "Bus", "answered"),
        ("online-0", "Train", "not ticked"),
        ("online-0", "Other", "answered"),
    ]


def test_a_question_not_shown_is_so_in_the_column_for_words_too(tmp_path):
    labels = {"SQ001": "Bus", "SQ002": "Train", "other": "Other"}
    options = {"options": ["Bus", "Train"], "other": "Other"}
    found = limesurvey_boxes(tmp_path, labels, [["N/A", "N/A", "N/A"]], **options)
    assert states(found, "agree") == [("online-0", "", "not asked")]
    assert words(found, "agree.other") == []


def test_an_option_called_no_is_not_ticked_where_no_says_so_of_the_others(tmp_path):
    labels = {"SQ001": "Yes, by bus", "SQ002": "No"}
    rows = [["Yes", "No"], ["No", "No"]]
    found = limesurvey_boxes(tmp_path, labels, rows, options=["Yes, by bus", "No"])
    assert [option for _, option, state in states(found, "agree") if state == "answered"] == [
        "Yes, by bus"
    ]


def test_an_option_called_no_is_ticked_where_cells_repeat_the_option(tmp_path):
    labels = {"SQ001": "Yes, by bus", "SQ002": "No"}
    rows = [["Yes, by bus", ""], ["", "No"]]
    found = limesurvey_boxes(tmp_path, labels, rows, options=["Yes, by bus", "No"])
    assert [option for _, option, state in states(found, "agree") if state == "answered"] == [
        "Yes, by bus",
        "No",
    ]


def qualtrics_boxes(folder, names, cells, **more):
    """A Qualtrics export whose wording was deleted: boxes are known by their order alone."""
    letters = [chr(ord("H") + n) for n in range(len(names))]
    question = single(kind="multi", columns={"online": letters}, **more)
    rows = [[*QUALTRICS_NAMES[:7], *names], [*QUALTRICS_ROWS[0][:7], *cells]]
    ignored = ["A", "B", "C", "D", "E", "F", "G"]
    return read(folder, rows, [question], platform="qualtrics", ignored=ignored)


def test_a_box_of_other_and_a_column_for_its_words_are_both_other(tmp_path):
    names, cells = ["Q2_1", "Q2_2", "Q2_3", "Q2_3_TEXT"], ["1", "", "1", "A canoe"]
    options = {"options": ["Bus", "Train"], "other": "Other"}
    found = qualtrics_boxes(tmp_path, names, cells, **options)
    assert [(option, state) for _, option, state in states(found, "agree")] == [
        ("Bus", "answered"),
        ("Train", "not ticked"),
        ("Other", "answered"),
    ]
    assert [text for _, text in words(found, "agree.other")] == ["A canoe"]


def test_more_boxes_than_the_study_has_options_are_said_not_dropped(tmp_path):
    with pytest.raises(DataError, match=r"column J .*1 answer is not among the options"):
        qualtrics_boxes(tmp_path, ["Q2_1", "Q2_2", "Q2_3"], ["1", "", "1"], options=["Bus", "Tram"])


def test_a_blank_column_of_other_is_no_option_of_the_next_typeform_question(tmp_path):
    headings = ["#", "Which role?", "Other", "Bus", "Train", "Other", "Submit Date (UTC)"]
    rows = [["a1", "Driver", "", "Bus", "", "1", TIME], ["b2", "Driver", "", "", "Train", "", TIME]]
    sheet = sheet_of(write_csv(tmp_path / "a.csv", [headings, *rows]))
    shared = {column.letter: column.block for column in sheet.layout.columns}
    assert shared["B"] == shared["C"] != shared["D"] == shared["E"] == shared["F"]


def test_the_words_of_other_stay_with_their_question_on_citizen_space(tmp_path):
    headings = ["Response ID", "How do you travel? - Modes", "How do you travel? - Other"]
    headings += ["1: The plan - Do you agree?", "1: The plan - Please explain"]
    rows = [
        [f"ANON-ABCD-12{n}4-5", cell, "By canoe" if n == 1 else "", "Yes", "Because"]
        for n, cell in enumerate(["Bus,Train,", "Other,", "Bus,", "Train,"])
    ]
    _, found = drafted(write_csv(tmp_path / "a.csv", [headings, *rows]))
    question = next(iter(found.values()))
    assert (str(question.kind), question.columns["online"]) == ("multi", ("B", "C"))
    assert [spec.columns["online"] for spec in found.values()][1:] == [("D",), ("E",)]
