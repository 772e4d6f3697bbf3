"""What each survey platform's export is taken for, in small."""

import tomllib

import pytest

from consult.draft.propose import propose
from consult.model.settings.study import Study
from consult.model.survey.questionnaire import Kind, Purpose
from consult.read import READERS, choose_sheet, open_export, read_study
from consult.read.export.declared import Role
from pipelines.new_study.document import draft_study
from tests.read.exports import (
    DHSC_TAIL,
    EXPORTS,
    SMARTSURVEY_OWN,
    dhsc,
    microsoft_forms,
    surveymonkey,
    write_csv,
)


def sheet_of(path):
    return choose_sheet(open_export(path), READERS)


def questions_of(path):
    """First column of each question proposed -> the question."""
    found = propose({"online": sheet_of(path)}).questions
    return {spec.columns["online"][0].partition(":")[0]: spec for spec in found}


def apart_in(path):
    return [one.column.letter for one in propose({"online": sheet_of(path)}).apart["online"]]


def read_as_drafted(path):
    text, _ = draft_study("small", [path])
    return read_study(Study.model_validate(tomllib.loads(text)), path.parent)


def chosen(found, question):
    rows = found.answers[found.answers["question_id"] == question]
    return [(row.option, str(row.state)) for row in rows.itertuples()]


@pytest.mark.parametrize("platform", EXPORTS)
def test_a_study_drafted_from_an_export_reads_it_as_it_stands(tmp_path, platform):
    path = EXPORTS[platform](tmp_path)
    assert len(read_as_drafted(path).responses) == len(sheet_of(path).response_rows)


def test_surveymonkey_questions_are_known_by_what_stands_in_their_columns(tmp_path):
    found = questions_of(surveymonkey(tmp_path))
    kinds = {letter: spec.kind for letter, spec in found.items()}
    assert kinds == {
        "G": Kind.SINGLE,
        "H": Kind.MULTI,
        "K": Kind.RANK,
        "M": Kind.SCALE,
        "N": Kind.SCALE,
        "O": Kind.TEXT,
    }
    assert found["H"].options == ("Bus", "Train")
    assert found["H"].other == "Other (please specify)"
    assert (found["M"].text, found["N"].text) == (
        "How good is...? [Bus]",
        "How good is...? [Train]",
    )


def test_surveymonkey_without_its_id_columns_is_known_by_its_second_row(tmp_path):
    layout = sheet_of(surveymonkey(tmp_path, with_id=False)).layout
    assert (layout.platform, layout.heading_rows) == ("surveymonkey", (0, 1))


def test_surveymonkey_dates_are_month_first_where_nothing_says_otherwise(tmp_path):
    rows = [["RespondentID", "EndDate", "Agree?"], ["", "", "Response"], ["1", "03/04/2024", "Yes"]]
    assert sheet_of(write_csv(tmp_path / "a.csv", rows)).layout.dates == "month first"


def test_a_respondent_id_counted_from_one_is_not_surveymonkeys(tmp_path):
    rows = [["Respondent ID", "Agree?", "Why?"], ["1", "Yes", "Words"]]
    assert sheet_of(write_csv(tmp_path / "a.csv", rows)).layout.platform == "generic"


def test_a_name_in_snake_case_is_not_surveymonkeys(tmp_path):
    rows = [["respondent_id", "Agree?", "Why?"], ["1", "Yes", "Words"]]
    assert sheet_of(write_csv(tmp_path / "a.csv", rows)).layout.platform == "generic"


def test_a_title_above_a_heading_response_is_no_surveymonkey(tmp_path):
    rows = [["Letters", "", "", ""], ["Ref", "Received", "Channel", "Response"]]
    rows += [["L1", "2024-03-01", "Letter", "We object."]]
    assert sheet_of(write_csv(tmp_path / "a.csv", rows)).layout.platform != "surveymonkey"


def test_codes_of_options_are_ticks_and_not_places(tmp_path):
    rows = [["Respondent ID", "Which modes?", "", ""], ["", "Bus", "Train", "Tram"]]
    rows += [["1", "1", "", "3"], ["2", "", "2", ""], ["3", "1", "2", ""], ["4", "", "", "3"]]
    path = write_csv(tmp_path / "a.csv", rows)
    assert questions_of(path)["B"].kind is Kind.MULTI
    found = read_as_drafted(path)
    ticked = [option for option, state in chosen(found, "modes") if state == "answered"]
    assert ticked == ["Bus", "Tram", "Train", "Bus", "Train", "Tram"]


def test_options_are_known_where_their_row_of_headings_was_deleted(tmp_path):
    rows = [["Respondent ID", "Collector ID", "Which modes?", "", "Why?"]]
    rows += [["1", "4", "Bus", "", "a"], ["2", "4", "Bus", "Train", "b"]]
    rows += [["3", "4", "", "Train", "c"]]
    assert questions_of(write_csv(tmp_path / "a.csv", rows))["C"].options == ("Bus", "Train")


def test_tags_are_no_part_of_what_was_asked(tmp_path):
    rows = [["Respondent ID", "Say<br>why &amp; how"], ["", "Open-Ended Response"], ["1", "x"]]
    assert questions_of(write_csv(tmp_path / "a.csv", rows))["B"].text == "Say why & how"


def expanded(folder, times=7):
    """Every option has a column, of a single choice too."""
    rows = [
        ["Respondent ID", "Gender", "", "Are you a fan?", "", "Which? Select all that apply", ""],
        ["", "Male", "Female", "Yes", "No", "Bus", "Train"],
    ]
    answers = [["Male", "", "Yes", "", "Bus", ""], ["", "Female", "", "No", "", "Train"]]
    answers += [["Male", "", "", "", "Bus", ""]]
    rows += [[str(n), *answers[n % 3]] for n in range(3 * times)]
    return write_csv(folder / "expanded.csv", rows)


def test_a_single_choice_spread_over_its_options_is_one_question(tmp_path):
    found = questions_of(expanded(tmp_path))
    assert (found["B"].kind, found["B"].options) == (Kind.SINGLE, ("Male", "Female"))
    assert (found["D"].kind, found["D"].scale) == (Kind.SINGLE, "yes_no")
    assert (found["F"].kind, found["F"].options) == (Kind.MULTI, ("Bus", "Train"))


def test_a_single_choice_spread_over_its_options_gives_one_answer_a_response(tmp_path):
    found = read_as_drafted(expanded(tmp_path))
    first = chosen(found, found.questionnaire.questions[1].id)[:3]
    assert first == [("Yes", "answered"), ("No", "answered"), ("", "not answered")]


def test_few_responses_that_each_ticked_one_box_show_no_single_choice(tmp_path):
    rows = [["Respondent ID", "Which modes?", ""], ["", "Bus", "Train"]]
    rows += [["1", "Bus", ""], ["2", "", "Train"]]
    assert questions_of(write_csv(tmp_path / "a.csv", rows))["B"].kind is Kind.MULTI


def test_questions_worded_alike_stay_apart(tmp_path):
    rows = [["Respondent ID", "Is it good?", "Is it good?"], ["", "Response", "Response"]]
    rows += [["1", "Yes", "No"], ["2", "No", "No"]]
    assert set(questions_of(write_csv(tmp_path / "a.csv", rows))) == {"B", "C"}


def test_one_row_of_question_and_option_is_put_together(tmp_path):
    rows = [
        ["RespondentID", "Which? - Bus", "Which? - Train", "Which? - Other (please specify)"],
        ["4337954960", "Bus", "", ""],
        ["4337951949", "Bus", "Train", "A pony"],
    ]
    found = questions_of(write_csv(tmp_path / "a.csv", rows))
    assert found["B"].columns["online"] == ("B:D",)
    assert (found["B"].kind, found["B"].options) == (Kind.MULTI, ("Bus", "Train"))


def test_codes_and_not_selected_are_boxes_to_tick(tmp_path):
    rows = [
        ["", "StartDate", "q0001", "q0002_0001", "q0002_0002"],
        ["1", "5/10/18 4:01", "Yes", "Bus", "Not selected"],
        ["2", "5/10/18 4:01", "No", "Bus", "Train"],
        ["3", "5/10/18 4:01", "No", "NA", "NA"],
    ]
    path = write_csv(tmp_path / "a.csv", rows)
    assert questions_of(path)["D"].options == ("Bus", "Train")
    states = [state for _, state in chosen(read_as_drafted(path), "q0002")]
    assert states == ["answered", "not ticked", "answered", "answered", "not asked"]


def test_microsoft_forms_keeps_questions_asked_twice_and_sets_the_quiz_apart(tmp_path):
    path = microsoft_forms(tmp_path)
    assert set(questions_of(path)) == {"G", "H", "I", "J", "M"}
    assert {"K", "L"} < set(apart_in(path))


def test_microsoft_forms_ticks_and_ranks_are_told_apart(tmp_path):
    found = questions_of(microsoft_forms(tmp_path))
    assert (found["H"].kind, found["I"].kind) == (Kind.MULTI, Kind.RANK)
    assert set(found["I"].options) == {"Speed", "Cost", "Safety"}
    assert {"Bus", "Train, including HS1"} <= set(found["H"].options)


def test_the_place_of_an_item_in_a_cell_is_its_rank(tmp_path):
    found = read_as_drafted(microsoft_forms(tmp_path))
    ranking = next(q.id for q in found.questionnaire.of(Kind.RANK))
    rows = found.answers[found.answers["question_id"] == ranking]
    assert rows.loc[rows["option"] == "Cost", "number"].tolist() == [2, 1, 2, 3]


def test_microsoft_forms_is_known_in_other_languages(tmp_path):
    rows = [["ID", "Hora de inicio", "Hora de finalización", "¿Por qué?"]]
    rows += [["1", "2024-05-13 09:00", "2024-05-13 09:05", "Sí"]]
    assert sheet_of(write_csv(tmp_path / "a.csv", rows)).layout.platform == "microsoft_forms"


def test_typeform_options_without_a_question_are_put_together(tmp_path):
    found = questions_of(EXPORTS["typeform"](tmp_path))
    assert found["E"].columns["online"] == ("E:G",)
    assert (found["E"].kind, found["E"].options) == (Kind.MULTI, ("Bus", "Train"))
    assert found["H"].options == ("Radio", "Papers", "None")
    assert "does not say what was asked" in found["E"].text


def test_typeform_one_and_zero_are_yes_and_no(tmp_path):
    found = read_as_drafted(EXPORTS["typeform"](tmp_path))
    answers = [option for option, _ in chosen(found, found.questionnaire.questions[0].id)]
    assert answers == ["Yes", "No", "No"]


def test_smartsurvey_with_three_heading_rows_forward_fills_its_questions(tmp_path):
    layout = sheet_of(EXPORTS["smartsurvey"](tmp_path)).layout
    assert layout.heading_rows == (0, 1, 2)
    assert [(c.stem, c.part) for c in layout.columns[13:15]] == [
        ("Q2. How far do you agree?", "Plan 1"),
        ("Q2. How far do you agree?", "Plan 2"),
    ]
    assert [column.letter for column in layout.of(Role.OTHER_WORDS)] == ["M"]


def test_glued_help_text_is_parted_and_does_not_make_a_question_personal(tmp_path):
    found = questions_of(EXPORTS["smartsurvey"](tmp_path))
    assert found["P"].text == "Why did you come to us today Please do not include your full name"


def test_smartsurvey_with_one_heading_row_sets_custom_variables_apart(tmp_path):
    headings = [*SMARTSURVEY_OWN, "Q1. Do you agree?", "Q5.1. "]
    row = ["9", "1", "", "", "", "u", "13/05/2024 10:30:22", "", "x", "/bus", "Yes", "Satisfied"]
    path = write_csv(tmp_path / "417016.csv", [headings, row])
    layout = sheet_of(path).layout
    assert (layout.platform, layout.heading_rows) == ("smartsurvey", (0,))
    assert set(questions_of(path)) == {"K", "L"}


def test_citizen_space_cuts_options_at_a_comma_without_a_space(tmp_path):
    found = questions_of(EXPORTS["citizen_space"](tmp_path))
    assert (found["E"].kind, set(found["E"].options)) == (Kind.MULTI, {"Bus, coach", "Train"})


def test_citizen_space_parts_of_a_question_are_questions(tmp_path):
    found = questions_of(EXPORTS["citizen_space"](tmp_path))
    assert found["D"].text == "Respondent type"
    assert (found["F"].kind, found["G"].kind) == (Kind.SCALE, Kind.TEXT)


def test_citizen_space_analyst_columns_are_set_apart_and_consent_is_context(tmp_path):
    path = EXPORTS["citizen_space"](tmp_path)
    assert {"C", "I"} <= set(apart_in(path))
    assert questions_of(path)["H"].purpose is Purpose.CONTEXT


def test_details_at_the_right_are_no_questions(tmp_path):
    layout = sheet_of(dhsc(tmp_path)).layout
    assert [column.letter for column in layout.of(Role.QUESTION)] == ["A", "B", "C"]
    assert [column.heading for column in layout.of(Role.ID, Role.TIME)] == [
        "Response ID",
        "Completed",
    ]


def test_paper_forms_in_the_same_template_are_hard_copy_without_an_id(tmp_path):
    sheet = sheet_of(dhsc(tmp_path, paper=True))
    source = propose({"paper": sheet}).sources[0]
    assert (source.platform, source.channel, source.id_column) == ("dhsc", "hard copy", "")
    assert len(sheet.layout.columns) == 3 + len(DHSC_TAIL)


def test_questions_beneath_short_codes_are_the_headings_of_any_table(tmp_path):
    asked = ["What is your favourite colour of bus?", "Why do you like that colour the best?"]
    rows = [["Ident 1", "Ident 2"], asked, ["Red", "Words"], ["Blue", "More words"]]
    layout = sheet_of(write_csv(tmp_path / "a.csv", rows)).layout
    assert layout.heading_rows == (0, 1)
    assert [column.heading for column in layout.columns] == asked


def test_a_long_first_response_is_no_heading(tmp_path):
    long = "A long reason that somebody gave for what they think"
    rows = [["Ref", "Q1", "Q2"], ["1", long, long + "."], ["2", long + "!", long + "..."]]
    assert len(sheet_of(write_csv(tmp_path / "a.csv", rows)).response_rows) == 2
