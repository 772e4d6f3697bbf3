"""A survey file beside an export: options nobody chose, wordings in full, codes made words."""

import json
import tomllib

import pytest

from consult.errors import ExportError
from consult.model.settings.study import Study
from consult.read import read_study
from pipelines.new_study.document import draft_study
from tests.read.drafted import states
from tests.read.exports import generic, write_csv

CHOICE = {
    "QuestionID": "QID1",
    "DataExportTag": "Q1",
    "QuestionType": "MC",
    "Selector": "SAVR",
    "QuestionText": "Which is <b>best</b>,&nbsp;in the long run?",
    "Choices": {"1": {"Display": "Bus"}, "2": {"Display": "Train"}, "4": {"Display": "Tram"}},
    "ChoiceOrder": ["2", "1", "4"],
    "RecodeValues": {"1": "10", "2": "20", "4": "40"},
}
TICKS = {
    "QuestionID": "QID2",
    "DataExportTag": "Q2",
    "QuestionType": "MC",
    "Selector": "MAVR",
    "QuestionText": "Which do you use?",
    "Choices": [{"Display": "Bus"}, {"Display": "Train, including HS1"}],
}
GRID = {
    "QuestionID": "QID3",
    "DataExportTag": "Q3",
    "QuestionType": "Matrix",
    "Selector": "Likert",
    "SubSelector": "SingleAnswer",
    "QuestionText": "Do you agree?",
    "Choices": {"1": {"Display": "Proposal 1"}, "2": {"Display": "Proposal 2"}},
    "Answers": {
        str(n): {"Display": label}
        for n, label in enumerate(
            (
                "Strongly agree",
                "Agree",
                "Neither agree nor disagree",
                "Disagree",
                "Strongly disagree",
            ),
            1,
        )
    },
}
HEADINGS = ["StartDate", "EndDate", "Status", "Finished", "ResponseId"]
NAMES = [*HEADINGS, "Q1", "Q2_1", "Q2_2", "Q3_1", "Q3_2"]
WORDING = [*HEADINGS, "Which is best...", "Which...-Bus", "Which...-Train..."]
WORDING += ["Agree?-Proposal 1", "Agree?-Proposal 2"]
IDS = ["startDate", "endDate", "status", "finished", "_recordId"]
IDS += ["QID1", "QID2_1", "QID2_2", "QID3_1", "QID3_2"]
ROWS = [
    ["2024-05-05 10:00:00", "2024-05-05 10:01:00", "0", "1", "R_1", "10", "1", "1", "1", "5"],
    ["2024-05-05 10:00:00", "2024-05-05 10:01:00", "0", "1", "R_2", "20", "", "1", "2", ""],
]


def survey_file(folder, *questions):
    elements = [{"Element": "SQ", "Payload": payload} for payload in questions]
    path = folder / "survey.qsf"
    path.write_text(json.dumps({"SurveyEntry": {}, "SurveyElements": elements}), "utf-8")
    return path


def export(folder):
    ids = [f'{{"ImportId":"{name}"}}' for name in IDS]
    return write_csv(folder / "a.csv", [NAMES, WORDING, ids, *ROWS])


def drafted(folder):
    paths = [survey_file(folder, CHOICE, TICKS, GRID), export(folder)]
    text, _ = draft_study("test", paths)
    return Study.model_validate(tomllib.loads(text))


def test_options_and_wording_come_from_the_survey_file(tmp_path):
    found = {spec.id: spec for spec in drafted(tmp_path).questions}
    assert found["q1"].text == "Which is best, in the long run?"
    assert found["q1"].options == ("Train", "Bus", "Tram")
    assert found["q2"].options == ("Bus", "Train, including HS1")
    assert [found[name].scale for name in ("q3", "q3_2")] == ["agreement_plain"] * 2
    assert found["q3"].text == "Do you agree? [Proposal 1]"


def test_codes_are_read_as_the_options_they_stand_for_without_the_survey_file(tmp_path):
    study = drafted(tmp_path)
    (tmp_path / "survey.qsf").unlink()
    read = read_study(study, tmp_path)
    assert states(read, "q1") == [
        ("online-R_1", "Bus", "answered"),
        ("online-R_2", "Train", "answered"),
    ]
    assert states(read, "q2")[2:] == [
        ("online-R_2", "Bus", "not ticked"),
        ("online-R_2", "Train, including HS1", "answered"),
    ]
    assert states(read, "q3")[0] == ("online-R_1", "Strongly agree", "answered")


def test_a_survey_file_without_its_export_is_refused_with_advice(tmp_path):
    with pytest.raises(ExportError, match="no export of that survey came with it"):
        draft_study("test", [survey_file(tmp_path, CHOICE), generic(tmp_path)])
