"""Real and vendor-made samples: platform, heading rows, responses and kinds.

What is expected was worked out by opening each file with the csv module or a spreadsheet, never
by running a reader.
"""

import json
from pathlib import Path

import pytest

from consult.draft.propose import propose
from consult.read import READERS, choose_sheet, open_export
from consult.read.platforms.qualtrics.qsf import read_qsf

SAMPLES = Path(__file__).parents[4] / "shared" / "formats" / "samples"

THREE, TWO, ONE = (0, 1, 2), (0, 1), (0,)
QUALTRICS = {
    "qualtRics_sample.csv": (THREE, 1, {"R": "single", "S": "text", "T": "apart"}),
    "qualtRics_sample_legacy.csv": (TWO, 1, {"A": "apart", "L": "text", "O": "apart"}),
    "Better_Sample_Survey.csv": (THREE, 10, {"L:N": "multi", "V:Y": "multi", "AI": "text"}),
    "Better_Sample_Survey_split.csv": (THREE, 10, {"M:O": "multi", "W:Z": "multi"}),
    "Choice_Text_from_Response_Columns.csv": (THREE, 5, {}),
    "Dummy_Enhancement_Sample_Survey.csv": (
        THREE,
        61,
        {
            "L": "apart",  # a form's field for the name
            "N": "apart",  # its field for the telephone number
            "O": "single",
            "P": "single",
            "T": "text",
            "W:AF": "multi",
            "AG:AP": "multi",
            "AR": "number",
            "BG": "apart",
        },
    ),
    "Long_Exhaustive_Sample_Survey.csv": (THREE, 31, {}),
    "Matrix_Single_Answer_Testing.csv": (THREE, 5, {"L": "single"}),
    "Multiple_Answer_MC_Questions.csv": (TWO, 5, {"K:M": "multi", "N:P": "multi", "Q:U": "multi"}),
    "Multiple_Answer_MC_Questions_(Insights).csv": (THREE, 5, {"L:N": "multi", "O:Q": "multi"}),
    "Multiple_Answer_Matrix_Questions.csv": (TWO, 5, {"K:N": "multi", "O:R": "multi"}),
    "Multiple_Answer_Matrix_Questions_(Insights).csv": (THREE, 5, {"L:O": "multi"}),
    "No_Basis_for_Evaluation_(Insights).csv": (THREE, 15, {}),
    "No_Basis_for_Evaluation_(Legacy).csv": (TWO, 15, {}),
    "Notes_Survey.csv": (THREE, 5, {}),
    "Questions_with_Text_Entry_Components.csv": (THREE, 15, {}),
    "Sample_Survey.csv": (THREE, 5, {}),
    "Sample_Survey_(Insights).csv": (
        THREE,
        5,
        {
            "L": "single",
            "M:O": "multi",
            "P": "single",
            "S:U": "multi",  # one row of a grid that takes several ticks
            "AB": "single",  # one cell of a side-by-side question
            "AH": "text",
            "AZ": "number",  # a slider from 0 to 100
            "BC": "text",
        },
    ),
    "SidebySide_Questions_(Insights).csv": (THREE, 25, {"L": "single", "M": "single"}),
    "SidebySide_Questions_(Legacy).csv": (TWO, 25, {"K": "single", "L": "single"}),
    "Single_Answer_MC_Questions.csv": (TWO, 5, {"K": "single", "O P": "single"}),
    "Single_Answer_MC_Questions_(Insights).csv": (THREE, 5, {"L": "single", "P Q": "single"}),
    "Single_Answer_Matrix_Questions.csv": (TWO, 5, {"K": "single"}),
    "Single_Answer_Matrix_Questions_(Insights).csv": (THREE, 5, {"L": "single", "Z": "text"}),
    "Survey_Logic_EVERYWHERE.csv": (TWO, 10, {}),
    "Test_Survey_for_Coded_Comments.csv": (THREE, 10, {"N": "text"}),
}
BOTH = {"D": "apart", "E:H": "multi", "I": "scale", "J": "scale", "K": "number", "L": "text"}
DETAILS = {"D:G": "multi", "H": "scale", "I": "scale", "J": "number", "K": "text"}
KOBO = {
    "formpack_labels_both.csv": BOTH,
    "formpack_labels_both.xlsx": BOTH,
    "formpack_labels_details.csv": DETAILS,
    "formpack_labels_details.xlsx": DETAILS,
    "formpack_labels_summary.csv": {"F": "scale", "H": "number", "I": "text"},
    "formpack_labels_summary.xlsx": {"F": "scale", "H": "number", "I": "text"},
    "formpack_xml_both.csv": {"D": "apart", "E:H": "multi", "L": "text"},
    "formpack_xml_both.xlsx": {"D": "apart", "E:H": "multi", "L": "text"},
    "formpack_xml_details.csv": {"D:G": "multi", "K": "text"},
    "formpack_xml_details.xlsx": {"D:G": "multi", "K": "text"},
    "formpack_xml_summary.csv": {"I": "text"},
    "formpack_xml_summary.xlsx": {"I": "text"},
}
LIMESURVEY = {
    "ssi_2016_uk_public_data.csv": (
        273,
        {"B": "single", "C": "single", "F": "single", "K": "number", "S": "text", "AL": "scale"},
    ),
    "ssi_2017_de_public_data.csv": (325, {}),
    "ssi_2017_uk_public_data.csv": (253, {}),
    "ssi_2018_public_data.csv": (
        997,
        {
            "B": "apart",  # the date somebody started
            "C": "single",
            "W": "text",
            "Y": "scale",  # 0 to 5
            "AB": "scale",  # 1 to 10, some points beginning with a character nobody sees
            "AU": "single",  # ends in "part time"
            "AX:DJ": "multi",
            "VQ:VU": "rank",
            "WE": "number",
            "XS": "scale",
        },
    ),
}
SYNTHETIC = {
    "qualtrics_row2_deleted.csv": ("qualtrics", ONE, 2, {"O": "scale", "P": "scale"}),
    "qualtrics_utf16.tsv": ("qualtrics", THREE, 2, {"L": "single", "O": "scale", "P": "scale"}),
    "limesurvey_code.csv": ("limesurvey", ONE, 2, {"J:L": "multi", "A": "apart"}),
    "limesurvey_codetext.csv": ("limesurvey", ONE, 2, {"J:L": "multi", "A": "apart"}),
    "limesurvey_full.csv": ("limesurvey", ONE, 2, {"J:L": "multi", "A": "apart"}),
    "odk_central.csv": ("odk_central", ONE, 1, {"C": "apart", "D E": "multi"}),
    "jisc.csv": ("jisc", ONE, 1, {"D": "scale", "E": "scale"}),
    "ehq_survey.xlsx": ("engagementhq", (2, 3), 2, {"M": "text", "E": "apart", "O": "single"}),
}


def understood(path):
    """The sheet, and its columns as they stand in questions -> kind, or "apart"."""
    if not path.is_file():
        pytest.skip(f"{path.name} is not to hand")
    sheet = choose_sheet(open_export(path), READERS)
    draft = propose({"online": sheet})
    kinds = {" ".join(spec.columns["online"]): str(spec.kind) for spec in draft.questions}
    apart = {one.column.letter: "apart" for one in draft.apart["online"]}
    source = draft.sources[0]
    named = {source.id_column: "apart", source.time_column: "apart"}
    return sheet, {**kinds, **apart, **named}


def check(path, platform, headings, responses, expected):
    sheet, kinds = understood(path)
    assert (sheet.layout.platform, sheet.layout.heading_rows) == (platform, headings)
    assert len(sheet.response_rows) == responses
    assert {letters: kinds.get(letters) for letters in expected} == expected


@pytest.mark.parametrize("name", QUALTRICS)
def test_qualtrics_exports(name):
    folder = SAMPLES / "qualtrics"
    path = folder / name if name.startswith("qualtRics") else folder / "qualtricstools" / name
    check(path, "qualtrics", *QUALTRICS[name])


@pytest.mark.parametrize("name", KOBO)
def test_kobo_exports(name):
    check(SAMPLES / "kobo" / name, "kobo", ONE, 2, KOBO[name])


@pytest.mark.parametrize("name", LIMESURVEY)
def test_limesurvey_exports(name):
    responses, expected = LIMESURVEY[name]
    check(SAMPLES / "limesurvey" / name, "limesurvey", ONE, responses, expected)


@pytest.mark.parametrize("name", SYNTHETIC)
def test_invented_exports(name):
    check(SAMPLES / "synthetic" / name, *SYNTHETIC[name])


def test_the_grid_of_the_invented_engagementhq_export_is_two_questions():
    path = SAMPLES / "synthetic" / "ehq_survey.xlsx"
    if not path.is_file():
        pytest.skip(f"{path.name} is not to hand")
    draft = propose({"online": choose_sheet(open_export(path), READERS)})
    rows = [(q.statement, str(q.kind)) for q in draft.questions if q.columns["online"] == ("L",)]
    assert rows == [("Proposal 1", "scale"), ("Proposal 2", "scale")]


SURVEY_FILES = sorted((SAMPLES / "qualtrics").rglob("*.qsf")) if SAMPLES.exists() else []


@pytest.mark.skipif(not SAMPLES.exists(), reason="../shared/formats is not there")
@pytest.mark.parametrize("path", SURVEY_FILES, ids=lambda path: path.stem)
def test_every_question_of_a_survey_file_is_in_the_codebook(path):
    elements = json.loads(path.read_text("utf-8"))["SurveyElements"]
    asked = {
        one["Payload"]["QuestionID"]: one["Payload"]
        for one in elements
        if one["Element"] == "SQ" and one["Payload"].get("QuestionType") != "DB"
    }
    found = read_qsf(path)
    assert asked
    assert set(asked) <= set(found.by_id)
    for name, payload in asked.items():
        if payload["QuestionType"] == "MC":
            assert len(found.by_id[name].labels) == len(payload["Choices"])


@pytest.mark.skipif(not SAMPLES.exists(), reason="../shared/formats is not there")
@pytest.mark.parametrize("name", ["qu_format_a_numeric.xlsx", "qu_format_b_instruction.xlsx"])
def test_a_list_of_questions_is_no_platform_and_the_analyst_is_asked(name):
    export = open_export(SAMPLES / "consult_idotai" / name)
    sheet = choose_sheet(export, READERS)
    assert sheet.reader.name == "Table"
    assert sheet.layout.confidence < 0.8
