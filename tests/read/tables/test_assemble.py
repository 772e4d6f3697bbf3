"""A study and its files become one consultation in which every row is accounted for."""

import pytest

from consult.errors import DataError, ExportError
from consult.model.settings.study import Study
from consult.read import READERS, choose_sheet, open_export, read_study
from tests.read.exports import EXPORTS, write_csv
from tests.read.studies import answers, read, single, study_of, text

HEADINGS = ["Ref", "Agree?", "Why?"]


def limesurvey_study():
    columns = {
        "who": ("single", ["Resident", "Other"], ["E", "F"]),
        "modes": ("multi", ["Bus", "Train"], ["G:H"]),
        "ranks": ("rank", ["Speed", "Cost"], ["I:J"]),
        "why": ("text", [], ["K"]),
    }
    return Study.model_validate(
        {
            "study": {"title": "Test"},
            "sources": [
                {
                    "id": "online",
                    "file": "limesurvey.csv",
                    "platform": "limesurvey",
                    "id_column": "A",
                    "time_column": "B",
                }
            ],
            "ignored": {"online": ["C", "D", "L"]},
            "questions": [
                {
                    "id": name,
                    "text": name,
                    "kind": kind,
                    "options": options,
                    "columns": {"online": letters},
                    **({"other": "Other"} if "Other" in options else {}),
                }
                for name, (kind, options, letters) in columns.items()
            ],
        }
    )


@pytest.fixture
def limesurvey(tmp_path):
    EXPORTS["limesurvey"](tmp_path)
    return read_study(limesurvey_study(), tmp_path)


def test_ticked_not_ticked_and_not_asked_are_told_apart(limesurvey):
    assert answers(limesurvey, "modes") == [
        ("online-1", "Bus", "answered"),
        ("online-1", "Train", "not ticked"),
        ("online-3", "Bus", "not ticked"),
        ("online-3", "Train", "not ticked"),
        ("online-2", "", "not asked"),
    ]


def test_a_ranking_gives_every_option_its_rank(limesurvey):
    rows = limesurvey.answers[limesurvey.answers["question_id"] == "ranks"]
    found = {(row.response_id, row.option): row.number for row in rows.itertuples()}
    assert found["online-1", "Speed"] == 1
    assert found["online-1", "Cost"] == 2
    assert found["online-3", "Cost"] == 1
    assert ("online-3", "Speed", "not ticked") in answers(limesurvey, "ranks")
    assert ("online-2", "", "not answered") in answers(limesurvey, "ranks")


def test_the_column_of_other_holds_its_words(limesurvey):
    kept = limesurvey.comments[limesurvey.comments["question_id"] == "who.other"]
    assert list(kept["text"]) == ["Parish clerk"]


def test_a_response_that_was_never_submitted_is_set_aside(limesurvey):
    aside = dict(limesurvey.responses[["response_id", "set_aside"]].to_numpy())
    assert aside == {"online-1": "", "online-2": "not submitted", "online-3": ""}


def test_words_that_mean_not_shown_of_a_tick_box_are_kept_in_a_comment(limesurvey):
    rows = limesurvey.comments[limesurvey.comments["question_id"] == "why"]
    assert [tuple(row) for row in rows[["text", "state"]].to_numpy()] == [
        ("None", "answered"),
        ("", "not answered"),
        ("N/A", "answered"),
    ]


def test_every_row_beneath_the_headings_is_in_the_ledger(tmp_path):
    rows = [HEADINGS, ["1", "Yes", "a"], ["", "", ""], ["2", "No", "b"], ["Total", "2", ""]]
    found = read(tmp_path, rows, [single(), text()], id_column="A")
    entry = found.ledger.entries[0]
    assert (entry.stage, entry.came_in, entry.kept) == ("ingest", 4, 2)
    assert dict(entry.set_aside) == {"total or note beneath the responses": 1, "blank row": 1}


@pytest.mark.parametrize("words", ["Total waste of money", "Average at best", "Count me out"])
def test_a_last_response_that_sounds_like_a_total_is_a_response(tmp_path, words):
    rows = [["Why?", "Agree?"], ["a", "Yes"], [words, "No"]]
    found = read(tmp_path, rows, [text("A"), single("B")])
    assert len(found.responses) == 2


def test_a_response_that_the_study_sets_aside_by_row_is_a_warning(tmp_path):
    rows = [HEADINGS, ["1", "Yes", "a"], ["2", "No", "b"]]
    found = read(tmp_path, rows, [single(), text()], id_column="A", not_data=[3])
    assert list(found.responses["response_id"]) == ["online-1"]
    assert list(found.issues["code"]) == ["set aside by hand"]


def test_a_response_with_no_answer_at_all_is_a_blank_submission(tmp_path):
    rows = [HEADINGS, ["1", "Yes", ""], ["2", "", " "]]
    found = read(tmp_path, rows, [single(), text()], id_column="A")
    assert list(found.responses["set_aside"]) == ["", "blank submission"]


def test_ids_come_from_the_platform_and_do_not_move_with_the_rows(tmp_path):
    rows = [HEADINGS, ["7", "Yes", "a"], ["9", "No", "b"]]
    one = read(tmp_path, rows, [single(), text()], id_column="A")
    two = read(tmp_path, [rows[0], rows[2], rows[1]], [single(), text()], id_column="A")
    assert list(one.responses["response_id"]) == ["online-7", "online-9"]
    assert list(two.responses["response_id"]) == ["online-9", "online-7"]


def test_without_ids_a_response_is_known_by_its_row(tmp_path):
    rows = [HEADINGS, ["7", "Yes", "a"]]
    found = read(tmp_path, rows, [single(), text()], ignored=["A"])
    assert list(found.responses["response_id"]) == ["online-2"]
    assert list(found.responses["row"]) == [2]


def test_one_id_twice_is_a_copy_when_alike_and_a_warning_when_not(tmp_path):
    rows = [HEADINGS, ["7", "Yes", "a"], ["7", "Yes", "a"], ["8", "No", "b"], ["8", "No", "c"]]
    found = read(tmp_path, rows, [single(), text()], id_column="A")
    assert list(found.responses["set_aside"]) == ["", "exact copy of another response", "", ""]
    assert list(found.responses["response_id"])[2:] == ["online-8", "online-8~2"]
    assert list(found.issues["code"]) == ["id used twice"]
    assert list(found.issues["row"]) == [5]


def test_comments_are_kept_to_the_character(tmp_path):
    words = "  None of it — “really”,\n\n=SUM of nothing "
    found = read(tmp_path, [HEADINGS, ["1", "Yes", words]], [single(), text()], id_column="A")
    assert list(found.comments["text"]) == [words]


def test_a_question_a_form_did_not_have_is_not_asked_there(tmp_path):
    write_csv(tmp_path / "a.csv", [HEADINGS, ["1", "Yes", "a"]])
    EXPORTS["letters"](tmp_path)
    study = study_of([single(), text()], id_column="A").model_dump()
    study["sources"] += (
        {
            "id": "letters",
            "file": "letters.xlsx",
            "platform": "letters",
            "channel": "letter",
            "id_column": "A",
            "time_column": "B",
            "channel_column": "C",
        },
    )
    study["ignored"] = {"letters": ["D", "F"]}
    study["questions"] += (
        {"id": "general", "text": "General", "kind": "text", "columns": {"letters": ["E"]}},
    )
    found = read_study(Study.model_validate(study), tmp_path)
    assert ("letters-L1", "", "not asked") in answers(found)
    assert list(found.responses["channel"]) == ["online", "e-mail", "letter"]
    general = found.comments[found.comments["question_id"] == "general"]
    assert list(general["state"]) == ["not asked", "answered", "answered"]


def test_columns_nobody_spoke_of_are_listed(tmp_path):
    with pytest.raises(DataError, match=r'neither in a question nor ignored: C \("Why\?"\)'):
        read(tmp_path, [HEADINGS, ["1", "Yes", "a"]], [single()], id_column="A")


def test_columns_that_are_not_there_are_named_with_all_else_that_is_wrong(tmp_path):
    rows = [HEADINGS, ["1", "secret", "a"]]
    with pytest.raises(DataError) as caught:
        read(tmp_path, rows, [single(), text("Z")], id_column="A")
    said = str(caught.value)
    assert "There is no column Z." in said
    assert 'C ("Why?")' in said
    assert "1 answer is not among the options" in said
    assert "secret" not in said


def test_headings_that_changed_are_noticed(tmp_path):
    write_csv(tmp_path / "a.csv", [HEADINGS, ["1", "Yes", "a"]])
    print_ = choose_sheet(open_export(tmp_path / "a.csv"), READERS).layout.fingerprint
    study = study_of([single(), text()], id_column="A", headings=print_)
    read_study(study, tmp_path)
    write_csv(tmp_path / "a.csv", [["Ref", "Why?", "Agree?"], ["1", "a", "Yes"]])
    with pytest.raises(DataError, match="headings are not those"):
        read_study(study, tmp_path)


def test_dates_that_cannot_be_read_are_placed(tmp_path):
    rows = [
        [*HEADINGS, "Date submitted"],
        ["1", "Yes", "a", "8 Feb 2024"],
        ["2", "No", "b", "soon"],
    ]
    with pytest.raises(DataError) as caught:
        read(tmp_path, rows, [single(), text()], id_column="A", time_column="D")
    assert "1 date cannot be read (row 3)" in str(caught.value)
    assert "soon" not in str(caught.value)


def test_days_come_first_unless_the_study_says_otherwise(tmp_path):
    rows = [[*HEADINGS, "Date submitted"], ["1", "Yes", "a", "03/04/2024 14:05"]]
    questions = [single(), text()]
    british = read(tmp_path, rows, questions, id_column="A", time_column="D")
    american = read(tmp_path, rows, questions, id_column="A", time_column="D", dates="month first")
    assert str(british.responses["submitted_at"][0]) == "2024-04-03 14:05:00"
    assert str(american.responses["submitted_at"][0]) == "2024-03-04 14:05:00"


def test_problems_of_all_files_are_told_at_once(tmp_path):
    study = study_of([single(), text()], id_column="A").model_dump()
    study["sources"] += ({"id": "paper", "file": "paper.xlsx", "platform": "hard_copy"},)
    with pytest.raises(ExportError) as caught:
        read_study(Study.model_validate(study), tmp_path)
    assert [problem.place.file for problem in caught.value.problems] == ["a.csv", "paper.xlsx"]
