"""A question asked of some: whoever was not led to it was not asked, and did not fall silent."""

import pytest

from consult.errors import StudyError
from consult.model.settings.study import Study
from consult.read import read_study
from tests.read.exports import write_csv
from tests.read.studies import answers, read, single, study_of, text

AFTER_YES = {"asked_of": {"question": "agree", "answers": ["Yes"]}}
ROWS = [
    ["Ref", "Agree?", "Next"],
    ["1", "Yes", "A"],
    ["2", "Yes", ""],
    ["3", "No", ""],
    ["4", "", ""],
    ["5", "No", "A"],
]


def question(kind, columns=("C",), **more):
    return {"id": "next", "text": "Next?", "kind": kind, "columns": {"online": columns}, **more}


def states_of(read_in, name="next"):
    """Response -> what became of the question."""
    return {key.removeprefix("online-row"): state for key, _, state in answers(read_in, name)}


def test_a_blank_of_those_who_were_not_led_to_a_question_is_not_asked(tmp_path):
    found = read(
        tmp_path,
        ROWS,
        [single(), question("single", options=["A", "B"], **AFTER_YES)],
        ignored=["A"],
    )
    assert list(states_of(found).values()) == [
        "answered",
        "not answered",
        "not asked",
        "not asked",
        "answered",
    ]
    told = found.issues[found.issues["code"] == "answered though not asked"]
    assert told[["count", "row", "column"]].to_numpy().tolist() == [[1, 6, "C"]]
    assert "A" not in told["message"].item().split()
    assert found.ledger.entries[0].kept == 5


@pytest.mark.parametrize(
    ("spec", "cells", "left"),
    [
        (question("text"), ("words", "N/A"), "answered"),
        (question("number"), ("7", "3"), "answered"),
        (question("multi", options=["A", "B"], separator=";"), ("A;B", "B"), "answered"),
        (question("rank", options=["A", "B"], separator=";"), ("B;A", "A;B"), "answered"),
        (question("scale", options=["1", "2"], missing={"9": "not answered"}), ("1", "9"), None),
    ],
)
def test_every_kind_of_question_says_who_was_not_asked(tmp_path, spec, cells, left):
    rows = [["Ref", "Agree?", "Next"], ["1", "Yes", cells[0]], ["2", "No", ""], ["3", "Yes", ""]]
    rows += [["4", "No", cells[1]]]
    found = read(tmp_path, rows, [single(), spec | AFTER_YES], ignored=["A"])
    table = found.comments if spec["kind"] == "text" else found.answers
    mine = table[table["question_id"] == "next"].drop_duplicates("response_id")
    states = mine.sort_values("response_id")["state"].tolist()
    assert states[:3] == ["answered", "not asked", "not answered"]
    assert states[3] in ({"answered", "not ticked"} if left else {"not asked"})


@pytest.mark.parametrize("box", ["1", "Yes"])
def test_options_in_columns_of_their_own_are_not_asked_together(tmp_path, box):
    rows = [["Ref", "Agree?", "Next [A]", "Next [B]"], ["1", "Yes", box, ""], ["2", "No", "", ""]]
    rows += [["3", "Yes", "", ""], ["4", "No", "No", "No"]]
    multi = question("multi", ["C", "D"], options=["A", "B"], **AFTER_YES)
    found = read(tmp_path, rows, [single(), multi], ignored=["A"])
    kept = [(option, state) for _, option, state in answers(found, "next")]
    assert kept[:2] == [("A", "answered"), ("B", "not ticked")]
    assert kept.count(("", "not asked")) == 1
    assert kept.count(("", "not answered")) == 1
    assert kept.count(("A", "not ticked")) == 1, "a box that says No was seen"


def test_whoever_ticked_one_of_several_answers_was_asked_whichever_stands_first(tmp_path):
    rows = [["Ref", "Next", "Modes"], ["1", "", "Bus;Train"], ["2", "", "Train"], ["3", "", ""]]
    modes = question("multi", options=["Bus", "Train"], separator=";") | {"id": "modes"}
    bus = {"asked_of": {"question": "modes", "answers": ["bus"]}}
    found = read(tmp_path, rows, [question("text", ["B"], **bus), modes], ignored=["A"])
    states = found.comments.sort_values("response_id")["state"].tolist()
    assert states == ["not answered", "not asked", "not asked"]


def test_words_typed_for_other_are_an_answer_and_either_box_on_paper_leads_on(tmp_path):
    rows = [["Ref", "Agree?", "Next", "Next: other"], ["1", "No", "", "Words"]]
    rows += [["2", "Yes / No", "", ""], ["3", "No", "", ""]]
    spec = question("single", ["C", "D"], options=["A", "Other"], other="Other", **AFTER_YES)
    found = read(tmp_path, rows, [single(), spec], ignored=["A"], channel="hard copy")
    assert list(states_of(found).values()) == ["answered", "not answered", "not asked"]


def test_a_source_without_the_question_that_decides_stays_as_it_is(tmp_path):
    write_csv(tmp_path / "a.csv", ROWS)
    write_csv(tmp_path / "b.csv", [["Ref", "Next"], ["1", "B"], ["2", ""]])
    spec = question("single", options=["A", "B"], **AFTER_YES)
    study = Study.model_validate(
        {
            "study": {"title": "Test"},
            "sources": [
                {"id": "online", "file": "a.csv", "platform": "generic"},
                {"id": "paper", "file": "b.csv", "platform": "generic"},
            ],
            "ignored": {"online": ["A"], "paper": ["A"]},
            "questions": [single(), spec | {"columns": {"online": ["C"], "paper": ["B"]}}],
        }
    )
    found = answers(read_study(study, tmp_path), "next")
    assert [state for key, _, state in found if key.startswith("paper")] == [
        "answered",
        "not answered",
    ]
    assert [state for _, _, state in found].count("not asked") == 2


def test_a_proposal_that_is_taken_says_whom_a_question_was_asked_of(tmp_path):
    taken = {"says": "s", "responses": 2, "change": AFTER_YES, "taken": True}
    spec = question("single", options=["A", "B"], proposals=[taken])
    found = read(tmp_path, ROWS, [single(), spec], ignored=["A"])
    assert list(states_of(found).values()).count("not asked") == 2


@pytest.mark.parametrize(
    ("asked_of", "said"),
    [
        ({"question": "who", "answers": ["Yes"]}, 'no question "who"'),
        ({"question": "why", "answers": ["Yes"]}, "has no options"),
        ({"question": "agree", "answers": ["Perhaps"]}, '"Perhaps" is no option of "agree"'),
    ],
)
def test_what_cannot_decide_who_was_asked_is_refused_with_what_to_do(tmp_path, asked_of, said):
    specs = [single(), text(), question("number", ["D"], asked_of=asked_of)]
    rows = [["Ref", "Agree?", "Why?", "Next"], ["1", "Yes", "", "3"]]
    with pytest.raises(StudyError) as caught:
        read(tmp_path, rows, specs, ignored=["A"])
    (problem,) = caught.value.problems
    assert said in problem.what
    assert problem.hint
    assert problem.place.entry == '[[questions]] "next"'


def test_no_question_decides_of_itself_and_some_answer_must_be_named():
    for wrong in ({"question": "next", "answers": ["A"]}, {"question": "agree", "answers": []}):
        with pytest.raises(ValueError, match=r"asked_of"):
            study_of([single(), question("single", options=["A"], asked_of=wrong)])
