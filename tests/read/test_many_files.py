"""Several files, one consultation: Easy Read, a second wave, overlapping exports, events."""

import tomllib

import pytest

from consult.definitions import scales
from consult.definitions.easy_read import easy_read
from consult.definitions.wordings import normalised
from consult.errors import StudyError
from consult.model.settings.study import Study
from consult.read import read_study
from pipelines.new_study.document import draft_study
from pipelines.study.study_file import load_study
from tests.read.exports import write_csv, write_workbook

HEADINGS = ["Response ID", "Date submitted"]
MAIN = "How far do you agree or disagree with our proposal to move the library?"
EASY = "Do you agree with our idea to move the library?"
WHY = "Please tell us the reason for your answer"
POINTS = [
    "Strongly agree",
    "Tend to agree",
    "Neither agree nor disagree",
    "Tend to disagree",
    "Strongly disagree",
]
SIMPLE = ["I agree", "I am in the middle", "I do not agree"]


def main_form(folder, *, name="main.csv", first=1, count=20, hour=9):
    rows = [[*HEADINGS, MAIN, WHY]]
    rows += [
        [str(n), f"{n % 27 + 1:02}/03/2024 {hour}:00", POINTS[n % 5], f"Words of number {n}"]
        for n in range(first, first + count)
    ]
    return write_csv(folder / name, rows)


def easy_form(folder, *, title="Easy Read forms", asked=EASY, answers=SIMPLE):
    rows = [[title], ["Ref", asked, "Why do you think this?"]]
    rows += [[f"E{n}", answers[n % len(answers)], f"I think so {n}"] for n in range(9)]
    return write_workbook(folder / "second.xlsx", rows)


def study_from(*paths):
    text, said = draft_study("test", list(paths))
    return Study.model_validate(tomllib.loads(text)), said


def by_id(study):
    return {spec.id: spec for spec in study.questions}


def test_easy_read_answers_stand_beside_the_main_scale_until_a_proposal_is_taken(tmp_path):
    study, _ = study_from(main_form(tmp_path), easy_form(tmp_path))
    assert [(s.id, s.channel) for s in study.sources] == [
        ("online", "online"),
        ("easy_read", "easy read"),
    ]
    agree, why = study.questions
    assert agree.columns == {"online": ("C",), "easy_read": ("B",)}
    assert agree.scale == "agreement"
    assert not agree.values
    assert {"I agree", "I am in the middle", "I do not agree"} <= set(agree.options)
    (proposal,) = agree.proposals
    assert (proposal.responses, proposal.taken) == (9, None)
    assert proposal.change["values"] == {
        "I agree": "Tend to agree",
        "I am in the middle": "Neither agree nor disagree",
        "I do not agree": "Tend to disagree",
    }
    assert "easy_read has a simpler scale" in agree.check
    assert why.columns == {"online": ("D",), "easy_read": ("C",)}
    assert why.about == agree.id
    assert "worded otherwise in easy_read" in why.check


def test_such_a_draft_reads_and_each_response_keeps_channel_and_row(tmp_path):
    study, _ = study_from(main_form(tmp_path), easy_form(tmp_path))
    found = read_study(study, tmp_path)
    assert found.responses["channel"].value_counts().to_dict() == {"online": 20, "easy read": 9}
    easy = found.responses[found.responses["channel"] == "easy read"]
    assert list(easy["row"]) == list(range(3, 12))
    agree = found.answers[found.answers["question_id"] == study.questions[0].id]
    said = agree[agree["response_id"].isin(easy["response_id"])]["option"].astype(str)
    assert said.value_counts().to_dict() == {
        "I agree": 3,
        "I am in the middle": 3,
        "I do not agree": 3,
    }


def test_a_proposal_that_was_taken_counts_the_simpler_answers_with_the_others(tmp_path):
    study, _ = study_from(main_form(tmp_path), easy_form(tmp_path))
    document = study.model_dump(mode="json", exclude_defaults=True)
    document["questions"][0]["proposals"][0]["taken"] = True
    study = Study.model_validate(document)
    found = read_study(study, tmp_path)
    easy = found.responses[found.responses["channel"] == "easy read"]
    agree = found.answers[found.answers["question_id"] == study.questions[0].id]
    said = agree[agree["response_id"].isin(easy["response_id"])]["option"].astype(str)
    assert said.value_counts().to_dict() == {
        "Tend to agree": 3,
        "Neither agree nor disagree": 3,
        "Tend to disagree": 3,
    }
    labels = [option.label for option in found.questionnaire[study.questions[0].id].options]
    assert "I agree" not in labels


def test_simpler_words_with_other_answers_are_kept_apart_with_a_check(tmp_path):
    path = easy_form(tmp_path, answers=["By bus", "On foot", "By car"])
    study, _ = study_from(main_form(tmp_path), path)
    apart = [spec for spec in study.questions if spec.text == EASY]
    assert [set(spec.columns) for spec in apart] == [{"easy_read"}]
    assert "kept apart" in apart[0].check


def test_other_words_on_the_same_scale_are_put_together_only_with_a_check(tmp_path):
    path = easy_form(tmp_path, title="Forms keyed", asked=EASY, answers=POINTS)
    study, _ = study_from(main_form(tmp_path), path)
    together = [spec for spec in study.questions if len(spec.columns) == 2]
    assert any(spec.text == MAIN for spec in together)


def test_a_title_that_speaks_of_an_event_is_asked_about(tmp_path):
    path = easy_form(tmp_path, title="Drop-in at the town hall", answers=POINTS)
    study, _ = study_from(main_form(tmp_path), path)
    assert (study.sources[1].id, study.sources[1].channel) == ("events", "event")
    assert "is that how these came in?" in study.sources[1].check


def test_overlapping_exports_are_recognised_by_ids_and_times(tmp_path):
    one = main_form(tmp_path, count=20)
    two = main_form(tmp_path, name="later.csv", first=15, count=20)
    study, said = study_from(one, two)
    assert [source.same_survey_as for source in study.sources] == ["", "online"]
    assert "each is counted once" in study.sources[1].check
    assert said.splitlines()[-1].startswith("Total: 34 responses")
    found = read_study(study, tmp_path)
    assert len(found.responses) == 34
    assert sorted(found.responses["response_id"])[0] == "online-1"
    assert set(found.responses["response_id"]) == {f"online-{n}" for n in range(1, 35)}
    kept = sum(entry.kept for entry in found.ledger.entries)
    aside = [dict(entry.set_aside) for entry in found.ledger.entries]
    assert (kept, aside) == (34, [{"also in another export": 6}, {}])


def test_a_second_wave_that_counts_from_one_again_is_no_overlap(tmp_path):
    one = main_form(tmp_path, count=20)
    two = main_form(tmp_path, name="wave2.csv", count=20, hour=15)
    study, _ = study_from(one, two)
    assert [source.same_survey_as for source in study.sources] == ["", ""]
    assert len(read_study(study, tmp_path).responses) == 40
    assert {len(spec.columns) for spec in study.questions} == {2}


def test_an_overlap_the_study_does_not_speak_of_is_a_warning(tmp_path):
    one = main_form(tmp_path, count=20)
    two = main_form(tmp_path, name="later.csv", first=15, count=20)
    study, _ = study_from(one, two)
    plain = study.model_dump()
    plain["sources"][1]["same_survey_as"] = ""
    found = read_study(Study.model_validate(plain), tmp_path)
    warned = found.issues[found.issues["code"] == "counted twice"]
    assert list(warned["count"]) == [6]


def test_exports_without_ids_overlap_where_whole_rows_and_their_times_agree(tmp_path):
    rows = [
        [f"4/{n}/2024 11:02:{n:02}", POINTS[n % 5], f"Words of number {n}"] for n in range(1, 29)
    ]
    one = write_csv(tmp_path / "one.csv", [["Timestamp", MAIN, WHY], *rows[:20]])
    two = write_csv(tmp_path / "two.csv", [["Timestamp", MAIN, WHY], *rows[10:]])
    study, _ = study_from(one, two)
    assert study.sources[1].same_survey_as == "online"
    assert len(read_study(study, tmp_path).responses) == 28


def test_a_submitted_response_counts_before_one_that_never_was(tmp_path):
    head = ["id. Response ID", "submitdate. Date submitted", "Q1. Agree?", "Q2. Why?"]
    early = [["1", "", "Yes", "begun"], ["2", "2024-03-02 10:00:00", "No", "b"]]
    late = [["1", "2024-03-05 10:00:00", "Yes", "done"], ["2", "2024-03-02 10:00:00", "No", "b"]]
    write_csv(tmp_path / "one.csv", [head, *early])
    write_csv(tmp_path / "two.csv", [head, *late])
    source = {"platform": "limesurvey", "id_column": "A", "time_column": "B"}
    columns = {"one": ["C"], "two": ["C"]}
    study = {
        "study": {"title": "Test"},
        "sources": [
            {"id": "one", "file": "one.csv", **source},
            {"id": "two", "file": "two.csv", "same_survey_as": "one", **source},
        ],
        "ignored": {"one": ["D"], "two": ["D"]},
        "questions": [
            {"id": "q", "text": "Agree?", "kind": "single", "scale": "yes_no", "columns": columns}
        ],
    }
    found = read_study(Study.model_validate(study), tmp_path)
    assert dict(found.responses[["response_id", "set_aside"]].to_numpy()) == {
        "one-1": "",
        "one-2": "",
    }


def test_a_source_can_only_be_another_export_of_one_that_exists(tmp_path):
    (tmp_path / "study.toml").write_text(
        '[study]\ntitle = "x"\n[[sources]]\nid = "a"\nfile = "a.csv"\nplatform = "generic"\n'
        'same_survey_as = "b"\n',
        encoding="utf-8",
    )
    with pytest.raises(StudyError, match="same_survey_as must name another source"):
        load_study(tmp_path)


@pytest.mark.parametrize("name", easy_read())
def test_the_easy_read_dictionary_speaks_of_points_that_exist(name):
    labels = {option.label for option in scales()[name].options}
    assert set(easy_read()[name].values()) <= labels
    assert {normalised(answer) == answer for answer in easy_read()[name]} == {True}


@pytest.mark.parametrize("title", ["Paper questionnaires", "Hard copies keyed in"])
def test_a_title_that_speaks_of_paper_is_asked_about(tmp_path, title):
    path = easy_form(tmp_path, title=title, answers=POINTS)
    study, _ = study_from(main_form(tmp_path), path)
    assert (study.sources[1].id, study.sources[1].channel) == ("hard_copy", "hard copy")
    assert study.sources[1].check


def test_one_characteristic_worded_simply_is_put_with_the_other_and_wordings_are_proposed(tmp_path):
    main = [["Response ID", "What is your sex?"]]
    main += [[str(n), ("Female", "Male")[n % 2]] for n in range(20)]
    keyed = [["Form no.", "Date received", "Are you a man or a woman?", "Why?"]]
    words = ["Woman", "M", "Femail", "Man"]
    keyed += [[f"F{n}", "13/03/2024", words[n % 4], f"Reason {n}"] for n in range(16)]
    one = write_csv(tmp_path / "main.csv", main)
    two = write_workbook(tmp_path / "paper.xlsx", keyed)
    study, _ = study_from(one, two)
    sex = by_id(study)["sex"]
    assert set(sex.columns) == {"online", "hard_copy"}
    assert set(sex.options) == {"Female", "Male", *words}
    assert "worded otherwise in" in sex.check
    proposed = {}
    for proposal in sex.proposals:
        proposed |= proposal.change["values"]
    assert proposed == {"Woman": "Female", "M": "Male", "Femail": "Female", "Man": "Male"}
    found = read_study(study, tmp_path)
    sexes = found.answers[found.answers["question_id"] == "sex"]["option"].value_counts()
    assert sexes.to_dict() == {"Female": 10, "Male": 10, **dict.fromkeys(words, 4)}


def test_a_question_that_only_easy_read_asks_is_to_be_checked(tmp_path):
    path = easy_form(tmp_path, asked="Who are you?", answers=["I live here", "I help someone"])
    study, _ = study_from(main_form(tmp_path), path)
    alone = next(spec for spec in study.questions if spec.text == "Who are you?")
    assert "only the Easy Read form asks it" in alone.check
