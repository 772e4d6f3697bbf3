"""Qualtrics: heading rows of every generation, -99 a column, tests and partial responses."""

import pytest

from consult.read import read_study
from consult.read.export.declared import Role
from consult.read.layout.parts import stem_and_parts
from tests.read.drafted import drafted, sheet_of, states, words
from tests.read.exports import write_csv
from tests.read.exports_platforms import (
    QUALTRICS_IDS,
    QUALTRICS_NAMES,
    QUALTRICS_ROWS,
    QUALTRICS_WORDING,
    import_ids,
    qualtrics,
)

PYTHON_STYLE = [f"{{'ImportId': '{name}'}}" for name in QUALTRICS_IDS]


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        ([QUALTRICS_NAMES, QUALTRICS_WORDING, import_ids()], (0, 1, 2)),
        ([QUALTRICS_NAMES, QUALTRICS_WORDING, PYTHON_STYLE], (0, 1, 2)),
        ([QUALTRICS_NAMES, import_ids()], (0, 1)),
        ([QUALTRICS_NAMES, QUALTRICS_WORDING], (0, 1)),
        ([QUALTRICS_NAMES], (0,)),
    ],
)
def test_heading_rows_left_by_hand_are_never_taken_for_responses(tmp_path, headings, rows):
    sheet = sheet_of(write_csv(tmp_path / "a.csv", [*headings, *QUALTRICS_ROWS]))
    assert (sheet.layout.platform, sheet.layout.heading_rows) == ("qualtrics", rows)
    assert len(sheet.response_rows) == 3


def test_the_legacy_export_with_a_blank_last_column_is_known(tmp_path):
    above = [*(f"V{n}" for n in range(1, 5)), "Q1", ""]
    beneath = ["ResponseID", "Name", "Status", "Finished", "Why?", ""]
    rows = [above, beneath, ["R_1", "Anonymous", "0", "1", "Because", ""]]
    sheet = sheet_of(write_csv(tmp_path / "a.csv", rows, encoding="utf-8-sig"))
    assert (sheet.layout.platform, sheet.layout.heading_rows) == ("qualtrics", (0, 1))
    assert [c.letter for c in sheet.layout.of(Role.PERSONAL)] == ["B"]


def test_a_utf_16_export_with_tabs_is_known(tmp_path):
    rows = [QUALTRICS_NAMES, QUALTRICS_WORDING, import_ids(), *QUALTRICS_ROWS]
    path = write_csv(tmp_path / "a.tsv", rows, delimiter="\t", encoding="utf-16")
    assert len(sheet_of(path).response_rows) == 3


def test_questions_are_put_together_by_their_import_id(tmp_path):
    _, found = drafted(qualtrics(tmp_path))
    assert {name: (str(q.kind), q.columns["online"]) for name, q in found.items()} == {
        "q1": ("single", ("H", "I")),
        "q2": ("multi", ("J", "K")),
        "q3": ("scale", ("L",)),
        "q3_2": ("scale", ("M",)),
        "q4_1": ("scale", ("N",)),
        "q4_1_2": ("scale", ("O",)),
        "q5": ("text", ("P",)),
    }
    assert found["q2"].options == ("Bus - local", "Train")
    assert found["q4_1"].text == "How is it? - Now [Fares]"


def test_topics_that_a_machine_found_are_no_answers(tmp_path):
    layout = sheet_of(qualtrics(tmp_path)).layout
    assert layout.columns[16].role is Role.PLATFORM


def test_previews_are_set_aside_as_tests_and_the_unfinished_as_not_submitted(tmp_path):
    study, _ = drafted(qualtrics(tmp_path))
    read = read_study(study, tmp_path)
    assert list(read.responses["set_aside"]) == ["", "not submitted", "test or preview"]


def test_minus_99_is_seen_and_left_only_in_columns_that_hold_it(tmp_path):
    study, _ = drafted(qualtrics(tmp_path))
    read = read_study(study, tmp_path)
    assert states(read, "q2") == [
        ("online-R_1", "Bus - local", "answered"),
        ("online-R_1", "Train", "not ticked"),
        ("online-R_2", "", "not answered"),
        ("online-R_3", "", "not asked"),
    ]
    assert states(read, "q3_2")[0] == ("online-R_1", "", "not answered")
    assert states(read, "q4_1")[1] == ("online-R_2", "", "not answered")


def test_minus_1_is_an_answer_where_nothing_says_otherwise(tmp_path):
    rows = [[*row[:15], n, ""] for row, n in zip(QUALTRICS_ROWS, ("-1", "3", "12.5"), strict=True)]
    path = write_csv(tmp_path / "a.csv", [QUALTRICS_NAMES, QUALTRICS_WORDING, import_ids(), *rows])
    study, _ = drafted(path)
    read = read_study(study, tmp_path)
    assert read.answers.loc[read.answers["question_id"] == "q5", "number"].to_list()[0] == -1


def test_words_typed_beside_an_option_stay_with_it(tmp_path):
    study, _ = drafted(qualtrics(tmp_path))
    assert words(read_study(study, tmp_path), "q1.other") == [("online-R_2", "Clerk")]


def test_ticked_options_in_one_cell_are_parted_by_commas_without_a_space(tmp_path):
    ticked = ["Bus, coach", "Bus, coach,Train", "Train", "Bus, coach,Train,Other (please specify)"]
    names = [*QUALTRICS_NAMES[:7], "Q2", "Q2_3_TEXT"]
    wording = [*QUALTRICS_WORDING[:7], "Which do you use? Select all that apply - Selected Choice"]
    wording.append("Which do you use? Select all that apply - Other (please specify) - Text")
    ids = import_ids([*QUALTRICS_IDS[:7], "QID2", "QID2_3_TEXT"])
    rows = [
        [*QUALTRICS_ROWS[0][:6], f"R_{n}", cell, "Canoe" if "Other" in cell else ""]
        for n, cell in enumerate(ticked * 3)
    ]
    path = write_csv(tmp_path / "a.csv", [names, wording, ids, *rows])
    study, found = drafted(path)
    assert (str(found["q2"].kind), found["q2"].other) == ("multi", "Other (please specify)")
    assert found["q2"].options == ("Bus, coach", "Train", "Other (please specify)")
    read = read_study(study, tmp_path)
    assert [option for _, option, state in states(read, "q2")[9:12] if state == "answered"] == [
        *found["q2"].options
    ]
    assert words(read, "q2.other")[0] == ("online-R_3", "Canoe")


def test_times_of_another_zone_become_those_of_the_uk_and_the_log_says_so(tmp_path):
    study, _ = drafted(qualtrics(tmp_path))
    read = read_study(study, tmp_path)
    assert str(read.responses["submitted_at"][0]) == "2024-05-06 00:31:22"
    assert "America/Chicago" in read.issues.set_index("code").loc["time zone", "message"]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["A or B? - Bus", "A or B? - Train"], ("A or B?", ("Bus", "Train"))),
        (["A follow-up-Bus", "A follow-up-Train"], ("A follow-up", ("Bus", "Train"))),
        (["Ask - a - Never", "Ask - a - Always"], ("Ask - a", ("Never", "Always"))),
        (["Q : Column-One", "Q : Column-Two"], ("Q : Column", ("One", "Two"))),
        (["One", "Two"], ("", ("One", "Two"))),
    ],
)
def test_a_question_is_cut_at_its_last_common_dash(headings, expected):
    assert stem_and_parts(headings) == expected


def test_a_second_column_of_times_is_set_apart(tmp_path):
    names = [*QUALTRICS_NAMES[:7], "RecordedDate"]
    rows = [[*row[:7], row[5]] for row in QUALTRICS_ROWS]
    study, _ = drafted(write_csv(tmp_path / "a.csv", [names, *rows]))
    assert study.sources[0].time_column == "F"
    assert "H" in study.ignored["online"]
