"""Jisc Online Surveys: questions by their numbers, which nest; a column an option."""

from consult.read import read_study
from consult.read.export.declared import Role
from tests.read.drafted import drafted, sheet_of, states
from tests.read.exports import write_csv
from tests.read.platforms.layouts import (
    GRID,
    MANY,
    ONE,
    OTHER,
    WHY,
    Field,
    Layout,
    Written,
    boxes,
    grid,
    ids,
    save_text,
)


def export(folder):
    rows = [
        [
            "Unique Response Number",
            "1. Are you responding as...",
            "1.a. If you selected Other, please specify:",
            "2. Which do you use? - Bus",
            "2. Which do you use? - Train",
            "9.b.ii.a. Anything else?",
        ],
        ["356806-356797-33882794", "A resident", "", "Bus", "", "None"],
        ["356806-356797-33882795", "Other", "A clerk", "Bus", "Train", "N/A"],
    ]
    return write_csv(folder / "jisc.csv", rows)


def written(folder, survey):
    specify = "If you selected Other, please specify:"
    fields = [
        Field("id", "Unique Response Number", ids(survey, "356806-356797-33882{}")),
        Field("one", f"1. {ONE}", survey.each(lambda r: "Other" if r.one == OTHER else r.one)),
        Field("one", f"1.a. {specify}", survey.each(lambda r: r.one_words)),
        *boxes(survey, lambda n, option: f"2. {MANY} - {option}"),
        Field("many", f"2.a. {specify}", survey.each(lambda r: r.many_words)),
        *grid(survey, lambda n, row: f"3. {GRID} - {row}"),
        Field("why", f"4. {WHY}", survey.each(lambda r: r.why)),
    ]
    return Written(save_text(folder, fields), fields)


EXPORT, RESPONSES = export, 2
LAYOUTS = {"jisc": Layout(written)}


def test_jisc_questions_are_put_together_by_their_number(tmp_path):
    study, found = drafted(export(tmp_path))
    assert [(q.id, q.columns["online"]) for q in found.values()] == [
        ("q1", ("B", "C")),
        ("q2", ("D", "E")),
        ("q9_b_ii_a", ("F",)),
    ]
    assert found["q2"].options == ("Bus", "Train")
    assert sheet_of(export(tmp_path)).layout.columns[2].role is Role.OTHER_WORDS
    read = read_study(study, tmp_path)
    assert states(read, "q2")[1] == ("online-356806-356797-33882794", "Train", "not ticked")
