"""Cells become answers: matched without fuss, and never confused with one another."""

import math

import pytest

from consult.errors import DataError, StudyError
from tests.read.exports import write_csv
from tests.read.studies import answers, read, single, study_of, text

HEADINGS = ["Ref", "Agree?", "Why?"]


def read_one(folder, cell, **question):
    rows = [HEADINGS, ["1", cell, "words"]]
    return answers(read(folder, rows, [single(**question), text()], id_column="A"))


@pytest.mark.parametrize("cell", ["Yes", " yes", "YES ", "Y\ufeffes", "yes\u00a0", "\u200bYes"])
def test_an_answer_is_known_whatever_its_case_and_spaces(tmp_path, cell):
    assert read_one(tmp_path, cell) == [("online-1", "Yes", "answered")]


def test_curly_and_straight_apostrophes_are_one_option(tmp_path):
    found = read_one(tmp_path, "Don’t know", options=("Yes", "Don't know"))
    assert found == [("online-1", "Don't know", "answered")]


@pytest.mark.parametrize("cell", ["None", "N/A"])
def test_none_and_not_applicable_are_options_like_others(tmp_path, cell):
    found = read_one(tmp_path, cell, options=("None", "N/A"))
    assert found == [("online-1", cell, "answered")]


def test_a_scale_brings_its_points_their_spellings_and_nets(tmp_path):
    rows = [HEADINGS, ["1", "agree strongly", "x"]]
    question = {**single(), "kind": "scale", "scale": "agreement", "options": []}
    found = read(tmp_path, rows, [question, text()], id_column="A")
    assert answers(found) == [("online-1", "Strongly agree", "answered")]
    assert found.questionnaire["agree"].nets == ("Agree", "Disagree")


def test_prefer_not_to_say_is_a_state_of_its_own(tmp_path):
    label = "I prefer not to say"
    found = read_one(tmp_path, "Prefer not to say", prefer_not_to_say=label)
    assert found == [("online-1", label, "prefer not to say")]


def test_the_study_says_what_an_odd_spelling_means(tmp_path):
    found = read_one(tmp_path, "Aye", values={"Aye": "Yes"})
    assert found == [("online-1", "Yes", "answered")]


@pytest.mark.parametrize(
    ("reads", "counted"), [("own words", ["Female", "Male"]), ("", ["Other", "Other"])]
)
def test_peoples_own_words_count_under_a_category_only_if_the_study_says_so(
    tmp_path, reads, counted
):
    question = {**single(options=("Female", "Male"), other="Other"), "purpose": "characteristic"}
    rows = [HEADINGS, ["1", "woman", "x"], ["2", "M", "x"]]
    question |= {"characteristic": "sex", "reads": reads}
    found = read(tmp_path, rows, [question, text()], id_column="A")
    assert [option for _, option, _ in answers(found)] == counted


def test_two_options_of_one_category_are_never_mixed_up(tmp_path):
    question = {
        **single(options=("Gay man", "Gay woman/Lesbian")),
        "purpose": "characteristic",
        "characteristic": "sexual_orientation",
    }
    rows = [HEADINGS, ["1", "Gay man", "x"], ["2", "Lesbian", "x"]]
    with pytest.raises(DataError, match="row 3"):
        read(tmp_path, rows, [question, text()], id_column="A")


def test_words_typed_for_other_are_kept_as_a_comment(tmp_path):
    rows = [HEADINGS, ["1", "It depends, really", "x"]]
    found = read(tmp_path, rows, [single(other="Other"), text()], id_column="A")
    assert answers(found) == [("online-1", "Other", "answered")]
    kept = found.comments[found.comments["question_id"] == "agree.other"]
    assert list(kept["text"]) == ["It depends, really"]


MULTI = {
    "kind": "multi",
    "separator": ", ",
    "options": ["White", "Hispanic, Latino, or Spanish origin", "Asian"],
}


def of_ticks(tmp_path, cells):
    """The number of ticks of each option, and the words kept beside them."""
    question = {**single(options=("Bus", "Tram", "Walk"), other="Other")}
    question |= {"kind": "multi", "separator": ", "}
    rows = [HEADINGS, *([str(n + 1), cell, "x"] for n, cell in enumerate(cells))]
    found = read(tmp_path, rows, [question, text()], id_column="A")
    ticked = found.answers[found.answers["state"] == "answered"]
    kept = found.comments[found.comments["question_id"] == "agree.other"]
    return ticked["option"].astype(str).value_counts().to_dict(), list(kept["text"])


@pytest.mark.parametrize("typed", ["Tram; Walk", "Tram;Walk", "Tram|Walk"])
def test_a_list_somebody_typed_under_another_mark_is_words_of_their_own(tmp_path, typed):
    counts, words = of_ticks(tmp_path, ["Bus, Walk", "Tram", f"Bus, {typed}"])
    assert counts == {"Bus": 2, "Walk": 1, "Tram": 1, "Other": 1}
    assert words == [typed]


@pytest.mark.parametrize("mark", [";", "; ", "|"])
def test_a_source_that_never_uses_the_separator_is_cut_at_its_own(tmp_path, mark):
    counts, words = of_ticks(tmp_path, [f"Bus{mark}Walk", "Tram", f"Bus{mark}Tram"])
    assert counts == {"Bus": 2, "Tram": 2, "Walk": 1}
    assert not words


def test_options_that_hold_commas_stay_whole(tmp_path):
    found = read_one(tmp_path, "Hispanic, Latino, or Spanish origin, White", **MULTI)
    assert found == [
        ("online-1", "White", "answered"),
        ("online-1", "Hispanic, Latino, or Spanish origin", "answered"),
        ("online-1", "Asian", "not ticked"),
    ]


def test_a_blank_multiple_choice_is_one_row(tmp_path):
    rows = [HEADINGS, ["1", "", "words"]]
    found = read(tmp_path, rows, [single(**MULTI), text()], id_column="A")
    assert answers(found) == [("online-1", "", "not answered")]


def test_what_is_no_option_in_a_multiple_choice_is_other(tmp_path):
    rows = [HEADINGS, ["1", "White, a bit of everything, you see", "x"]]
    found = read(tmp_path, rows, [single(**MULTI, other="Other"), text()], id_column="A")
    ticked = [option for _, option, state in answers(found) if state == "answered"]
    assert ticked == ["White", "Other"]
    kept = found.comments[found.comments["question_id"] == "agree.other"]
    assert list(kept["text"]) == ["a bit of everything, you see"]


def test_numbers_are_read_and_what_is_none_is_answered_without_one(tmp_path):
    cells = ["30", "1,250", "about ten", "", "prefer not to say"]
    rows = [HEADINGS, *([str(n), cell, "x"] for n, cell in enumerate(cells))]
    question = {**single(), "kind": "number", "options": []}
    found = read(tmp_path, rows, [question, text()], id_column="A")
    numbers = found.answers["number"].tolist()
    assert numbers[:2] == [30, 1250]
    assert all(math.isnan(number) for number in numbers[2:])
    assert [state for _, _, state in answers(found)] == [
        *["answered"] * 3,
        "not answered",
        "prefer not to say",
    ]
    issue = found.issues.iloc[0]
    assert (issue["code"], issue["row"], issue["count"]) == ("number unreadable", 4, 1)
    assert "ten" not in issue["message"]


def test_nobody_is_born_in_the_future_or_three_hundred_years_old(tmp_path):
    rows = [HEADINGS, ["1", "1015", "x"], ["2", "1988", "x"]]
    question = {**single(), "kind": "number", "options": [], "number": "year of birth"}
    found = read(tmp_path, rows, [question, text()], id_column="A")
    assert found.answers["number"].tolist()[1] == 1988
    assert found.issues["count"].tolist() == [1]


def test_an_answer_among_no_options_is_placed_and_counted_but_never_quoted(tmp_path):
    rows = [HEADINGS, ["1", "Yes", "x"], ["2", "secret words", "x"], ["3", "secret words", "x"]]
    with pytest.raises(DataError) as caught:
        read(tmp_path, rows, [single(), text()], id_column="A")
    said = str(caught.value)
    assert 'a.csv > column B ("Agree?"): 2 answers are not among the options' in said
    assert "rows 3 and 4" in said
    assert "secret" not in said


def test_names_that_do_not_exist_are_all_listed(tmp_path):
    questions = [
        {**single(), "scale": "agreemnt", "options": []},
        {
            **text("A"),
            "id": "sex",
            "purpose": "characteristic",
            "characteristic": "sexx",
        },
        {**single("C"), "id": "third", "values": {"a": "Maybe"}},
    ]
    write_csv(tmp_path / "a.csv", [HEADINGS, ["1", "Yes", "No"]])
    from consult.read import read_study

    with pytest.raises(StudyError) as caught:
        read_study(study_of(questions), tmp_path)
    said = str(caught.value)
    assert 'There is no scale called "agreemnt".' in said
    assert "agreement_plain" in said
    assert 'There is no characteristic called "sexx".' in said
    assert 'There is no option called "Maybe".' in said
