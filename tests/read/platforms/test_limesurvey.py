"""LimeSurvey: styles of heading, separators, scales, comments and ticks."""

import pytest

from consult.read import read_study
from consult.read.export.declared import Role
from tests.read.drafted import drafted, sheet_of, states, words
from tests.read.exports import LIMESURVEY_HEADINGS, limesurvey, write_csv

META = ["id. Response ID", "submitdate. Date submitted"]
STAMP = "2024-05-05 10:31:22"


def written(folder, headings, *rows, meta=META):
    lines = [[*meta, *headings], *([str(n), STAMP, *row] for n, row in enumerate(rows))]
    return write_csv(folder / "results.csv", lines)


def test_a_separator_of_the_projects_own_is_found(tmp_path):
    headings = [heading.replace(". ", "._.", 1) for heading in LIMESURVEY_HEADINGS]
    rows = [["1", STAMP, "3", "en", "Resident", "", "Yes", "No", "a", "b", "c", "9"]]
    layout = sheet_of(write_csv(tmp_path / "a.csv", [headings, *rows])).layout
    assert layout.platform == "limesurvey"
    assert [c.stem for c in layout.columns if c.code == "Q2"] == ["Which modes?", "Which modes?"]


def test_abbreviated_headings_are_known(tmp_path):
    headings = [
        "Response ID",
        "Date submitted",
        "Last page",
        "Date last actio..",
        "Are you respond.. ",
    ]
    path = write_csv(tmp_path / "a.csv", [headings, ["1", STAMP, "3", STAMP, "Resident"]])
    layout = sheet_of(path).layout
    assert layout.platform == "limesurvey"
    assert [c.letter for c in layout.of(Role.QUESTION)] == ["E"]


def test_spaces_made_underscores_are_known(tmp_path):
    headings = ["Response_ID", "Date_submitted", "Last_page", "Why"]
    path = write_csv(tmp_path / "a.csv", [headings, ["1", STAMP, "3", "None"]])
    assert sheet_of(path).layout.platform == "limesurvey"


@pytest.mark.parametrize("codes", [("socio1", "edu1", "rse16a", "currentEmp1")])
def test_a_public_copy_with_no_spread_question_is_known_by_its_codes(tmp_path, codes):
    headings = ["", *(f"{code}. What is it?" for code in codes)]
    path = write_csv(tmp_path / "a.csv", [headings, ["0", *"abcd"]])
    assert sheet_of(path).layout.platform == "limesurvey"


def test_headings_numbered_by_question_alone_are_not_taken_for_limesurvey(tmp_path):
    headings = ["Ref", *(f"Q{n}. What is it?" for n in range(1, 6))]
    path = write_csv(tmp_path / "a.csv", [headings, ["0", *"abcde"]])
    assert sheet_of(path).layout.platform == "generic"


def test_each_scale_of_a_dual_scale_question_is_a_grid_of_its_own(tmp_path):
    headings = [
        f"Q1[SQ00{row}][{scale}]. How is it? [Proposal {row}][{name}]"
        for row in (1, 2)
        for scale, name in ((1, "Now"), (2, "In future"))
    ]
    _, found = drafted(written(tmp_path, headings, ["Good", "Poor", "Very good", "Good"]))
    assert [(q.text, q.columns["online"]) for q in found.values()] == [
        ("How is it? [Now] [Proposal 1]", ("C",)),
        ("How is it? [Now] [Proposal 2]", ("E",)),
        ("How is it? [In future] [Proposal 1]", ("D",)),
        ("How is it? [In future] [Proposal 2]", ("F",)),
    ]


def test_comments_on_options_stand_apart_from_the_ticks_between_them(tmp_path):
    headings = [
        "Q2[SQ001]. Which? [Bus]",
        "Q2[SQ001comment]. Which? [Bus] [Comment]",
        "Q2[SQ002]. Which? [Train]",
        "Q2[SQ002comment]. Which? [Train] [Comment]",
        "Q2[other]. Which? [Other]",
    ]
    path = written(tmp_path, headings, ["Y", "No change", "", "", ""], ["Y", "", "Y", "", "Canoe"])
    study, found = drafted(path)
    assert [(q.id, str(q.kind), q.columns["online"]) for q in found.values()][:2] == [
        ("q2", "multi", ("C", "E", "G")),
        ("q2_sq001comment", "text", ("D",)),
    ]
    read = read_study(study, tmp_path)
    assert states(read, "q2") == [
        ("online-0", "Bus", "answered"),
        ("online-0", "Train", "not ticked"),
        ("online-0", "Other", "not ticked"),
        ("online-1", "Bus", "answered"),
        ("online-1", "Train", "answered"),
        ("online-1", "Other", "answered"),
    ]
    assert words(read, "q2.other") == [("online-1", "Canoe")]


def test_options_that_differ_only_by_unseen_characters_are_one(tmp_path):
    rows = [[cell] for cell in ("1 (None)", "\ufeff1 (None)", "2", "3", "\ufeff4 (All)", "4 (All)")]
    _, found = drafted(written(tmp_path, ["Q1. How often?"], *rows * 3))
    assert found["q1"].options == ("1 (None)", "2", "3", "4 (All)")


def test_a_question_that_ends_in_time_is_no_timing(tmp_path):
    headings = [
        "work12. Do you work part time",
        "interviewtime. Total time",
        "Q1Time. Question time: Q1",
    ]
    layout = sheet_of(written(tmp_path, headings, ["Yes", "60", "9"])).layout
    assert [c.role for c in layout.columns[2:]] == [Role.QUESTION, Role.PLATFORM, Role.PLATFORM]


def test_not_shown_is_not_asked(tmp_path):
    study, _ = drafted(limesurvey(tmp_path))
    read = read_study(study, tmp_path)
    assert ("online-2", "", "not asked") in states(read, "q2")


def test_a_ranking_that_nobody_answered_is_kept_with_a_remark(tmp_path):
    headings = ["Q3[1]. Put them in order [Rank 1]", "Q3[2]. Put them in order [Rank 2]"]
    _, found = drafted(written(tmp_path, headings, ["", ""]))
    assert [(str(q.kind), q.columns["online"]) for q in found.values()] == [("text", ("C", "D"))]
    assert "nobody answered it" in found["q3"].check
