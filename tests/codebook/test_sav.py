"""The SPSS file: names, labels, missing values, and the same answers read back."""

import tomllib

import pyreadstat
import pytest

from consult.codebook import wide_of, write_sav
from consult.model.settings.study import About, Study
from consult.model.survey.questionnaire import Kind, Option, Question, Questionnaire
from consult.read import read_study
from pipelines.new_study.document import draft_study
from tests.codebook.invented import answers, codebook, responses


@pytest.fixture
def sav(tmp_path):
    write_sav(wide_of(codebook()), tmp_path / "answers.sav")
    return tmp_path / "answers.sav"


def read(path):
    return pyreadstat.read_sav(path, user_missing=True)


def test_variables_have_labels_missing_values_and_a_level(sav):
    _, meta = read(sav)
    assert meta.column_names[6:] == [
        "agree",
        *(f"use_{n}" for n in range(1, 5)),
        *("top_3_1", "top_3_2", "likely", "years"),
    ]
    labels = {-3: "Prefer not to say", -2: "Not asked", -1: "Not answered", 1: "Yes", 2: "No"}
    assert meta.variable_value_labels["agree"] == labels
    assert meta.missing_ranges["agree"] == [{"lo": -9, "hi": -1}]
    use = "Which do you use, if any? (tick all that apply) [Bus, coach]"
    assert meta.column_names_to_labels["use_1"] == use
    measured = [meta.variable_measure[name] for name in ("agree", "likely", "years")]
    assert measured == ["nominal", "ordinal", "scale"]


def test_ticks_are_0_and_1_and_states_stay_apart(sav):
    frame, _ = read(sav)
    frame = frame.assign(key=frame["source"] + frame["set_aside"] + frame["received"].astype(str))
    rows = frame.sort_values("key")[["agree", "use_1", "use_4", "top_3_1", "top_3_2"]]
    assert rows.to_numpy().tolist() == [
        [1, 1, 0, 2, 1],
        [-3, 0, 1, 1, -4],
        [-1, -1, -1, -1, -1],
        [-2, -2, -2, -2, -2],
    ]


def test_no_number_that_was_given_is_declared_missing(sav):
    frame, meta = read(sav)
    (limits,) = meta.missing_ranges["years"]
    assert (limits["lo"], limits["hi"]) == (-19, -11)
    assert sorted(frame["years"]) == [-13, -12, -2, 7.5]


def test_what_is_written_reads_back_to_the_same_answers(sav):
    text, _ = draft_study("again", [sav])
    study = Study.model_validate(tomllib.loads(text))
    found = read_study(study, sav.parent)
    names = {spec.id: spec.text for spec in study.questions}
    asked = {"Do you agree?", "Put them in order", "How likely?", "How many years?"}
    asked.add("Which do you use, if any? (tick all that apply)")
    kinds = {spec.text: str(spec.kind) for spec in study.questions if spec.text in asked}
    assert sorted(kinds.values()) == ["multi", "number", "rank", "scale", "single"]
    read_back = found.answers.assign(text=found.answers["question_id"].map(names))
    assert lines(read_back[read_back["text"].isin(asked)]) == lines(
        answers().assign(text=answers()["question_id"].map(lambda name: wording(name)))
    )


def wording(name):
    from tests.codebook.invented import QUESTIONS

    return QUESTIONS[name].text


def lines(frame):
    """The answers of each response, whatever it is called; the responses in any order."""
    marked = frame.assign(number=frame["number"].map(str))
    said = marked[["text", "option", "state", "number"]].agg("|".join, axis=1)
    return sorted(sorted(group) for _, group in said.groupby(frame["response_id"]))


def test_the_same_answers_give_the_same_bytes(tmp_path, sav):
    write_sav(wide_of(codebook()), tmp_path / "again.sav")
    assert (tmp_path / "again.sav").read_bytes() == sav.read_bytes()
    assert sav.read_bytes()[92:109] == b"01 Jan 0000:00:00"


def questionnaire_with(*questions):
    import pandas as pd

    from consult.codebook import codebook_of
    from consult.model.survey.tables import ANSWERS, conform

    rows = [
        ("online-9001", one.id, one.options[0].label, "answered", float("nan")) for one in questions
    ]
    frame = conform(pd.DataFrame(rows, columns=list(ANSWERS.columns)), ANSWERS)
    return wide_of(codebook_of(Questionnaire(questions), responses(), frame, About(title="T")))


def test_names_are_allowed_by_spss_and_differ(tmp_path):
    options = (Option("a"), Option("b"))
    asked = [
        Question(name, "?", Kind.SINGLE, options)
        for name in ("with", "1st", "a-b", "a_b", "x" * 80, "x" * 90, "source")
    ]
    wide = questionnaire_with(*asked)
    names = [one.name for one in wide.variables][6:]
    assert names[:4] == ["with_2", "q_1st", "a_b", "a_b_2"]
    assert all(len(name) <= 64 for name in names)
    assert len(set(names)) == len(names)
    write_sav(wide, tmp_path / "a.sav")
    assert read(tmp_path / "a.sav")[1].column_names[6:] == names


def test_labels_too_long_for_spss_are_cut_and_stay_apart(tmp_path):
    options = (Option("é" * 100 + "1"), Option("é" * 100 + "2"))
    wide = questionnaire_with(Question("a", "Why? " * 100, Kind.SINGLE, options))
    write_sav(wide, tmp_path / "a.sav")
    _, meta = read(tmp_path / "a.sav")
    labels = [meta.variable_value_labels["a"][code] for code in (1, 2)]
    assert len(set(labels)) == 2
    assert all(len(label.encode()) <= 120 for label in labels)
    assert meta.column_names_to_labels["a"].endswith("…")
