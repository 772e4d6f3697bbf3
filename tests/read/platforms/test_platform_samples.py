"""Sample and real exports of the survey platforms, read where they are to hand.

Expected values were found by opening the files and counting, never with the readers.
"""

import tomllib

import pytest

from consult.draft.propose import propose
from consult.model.settings.study import Study
from consult.model.survey.questionnaire import Kind
from consult.read import READERS, choose_sheet, open_export, read_study
from pipelines.new_study.document import draft_study
from tests.read.test_real_exports import DATA, SAMPLES

SINGLE, MULTI, SCALE = Kind.SINGLE, Kind.MULTI, Kind.SCALE
RANK, NUMBER, TEXT = Kind.RANK, Kind.NUMBER, Kind.TEXT

EXPECTED = {
    "surveymonkey/538_SOUTH.csv": (
        ("surveymonkey", (0, 1), 2528),
        {"B": TEXT, "C": SINGLE, "G": MULTI, "AG": SINGLE, "AI": SINGLE, "AX": SINGLE},
    ),
    "surveymonkey/538_StarWars.csv": (
        ("surveymonkey", (0, 1), 1186),
        {"B": SINGLE, "D": MULTI, "J": RANK, "P": SCALE, "AC": SCALE, "AL": SINGLE},
    ),
    "surveymonkey/538_steak-risk-survey.csv": (
        ("surveymonkey", (0, 1), 550),
        {"B": SINGLE, "C": SINGLE, "J": SINGLE, "O": SINGLE},
    ),
    "surveymonkey/538_religion-survey-results.csv": (
        ("surveymonkey", (0, 1), 1039),
        {"A": SINGLE, "C": SINGLE, "E": SINGLE, "AV": SINGLE},
    ),
    "surveymonkey/538_thanksgiving-2015-poll-data.csv": (
        ("surveymonkey", (0,), 1058),
        {"B": SINGLE, "C": SINGLE, "L": MULTI, "AA": MULTI, "AN": MULTI, "BB": MULTI},
    ),
    "surveymonkey/538_comma-survey.csv": (
        ("surveymonkey", (0,), 1129),
        {"B": SINGLE, "C": SINGLE, "H": SCALE},
    ),
    "surveymonkey/538_flying-etiquette.csv": (
        ("surveymonkey", (0,), 1040),
        {"B": SCALE, "E": SINGLE},
    ),
    "surveymonkey/538_food-world-cup-data.csv": (
        ("surveymonkey", (0,), 1373),
        {"B": SCALE, "D": SINGLE, "Z": SINGLE},
    ),
    "surveymonkey/538_weather-check.csv": (
        ("surveymonkey", (0,), 928),
        {"B": SINGLE, "C": SINGLE, "D": TEXT},
    ),
    "surveymonkey/538_raw-responses.csv": (
        ("surveymonkey", (0,), 1615),
        {"D": SCALE, "F": MULTI, "M": SCALE, "X": MULTI, "AK": MULTI},
    ),
    "surveymonkey/538_NFL_fandom_data-surveymonkey.csv": (("generic", (1,), 32), {"A": TEXT}),
    "synthetic/surveymonkey.xlsx": (
        ("surveymonkey", (0, 1), 1),
        {"J": SINGLE, "L": MULTI, "O": TEXT},
    ),
    "synthetic/smartsurvey_1row.csv": (
        ("smartsurvey", (0,), 1),
        {"J": SINGLE, "K": TEXT, "L": SCALE},
    ),
    "synthetic/smartsurvey_3row.csv": (
        ("smartsurvey", (0, 1, 2), 1),
        {"J": MULTI, "M": SCALE, "N": SCALE, "O": TEXT},
    ),
    "synthetic/citizen_space_like.csv": (
        ("citizen_space", (0,), 1),
        {"E": MULTI, "F": SCALE, "G": TEXT},
    ),
    "typeform/fcc2016_part1_head400k.csv": (
        ("typeform", (0,), 1473),
        {"B": SINGLE, "D": SINGLE, "J": MULTI, "T": MULTI, "AF": MULTI, "AL": NUMBER, "AO": TEXT},
    ),
    "consult_idotai/responses_lgr_format.csv": (
        ("citizen_space", (0,), 5),
        {"A": SINGLE, "D": SCALE, "F": TEXT},
    ),
    "consult_idotai/responses_biomass_format.csv": (
        ("generic", (0, 1), 5),
        {"C": SINGLE, "E": SINGLE},
    ),
    "consult_idotai/responses_scr_format.csv": (("generic", (0,), 5), {"B": TEXT, "E": TEXT}),
    "consult_idotai/consult_data_template_v005.xlsx": (
        ("generic", (0,), 40),
        {"B": SINGLE, "E": SCALE, "F": TEXT, "G": SCALE},
    ),
    "starwars_2014_surveymonkey.csv": (
        ("surveymonkey", (0, 1), 1186),
        {"B": SINGLE, "D": MULTI, "J": RANK, "P": SCALE},
    ),
    "masculinity_2018_responses.csv": (
        ("surveymonkey", (0,), 1615),
        {"D": SCALE, "F": MULTI, "X": MULTI},
    ),
    "stacks_2020_survey.csv": (
        ("generic", (0,), 69),
        {"E": MULTI, "H": SINGLE, "P": TEXT, "R": SCALE, "W": SINGLE},
    ),
    "stacks_2020_survey.xlsx": (
        ("generic", (0,), 69),
        {"E": MULTI, "H": SINGLE, "P": TEXT, "R": SCALE, "W": SINGLE},
    ),
    "jupyter_2015_surveygizmo/SurveyExport.csv": (
        ("generic", (0,), 1706),
        {"D": SCALE, "E": TEXT, "G": TEXT, "J": SINGLE, "AD": MULTI},
    ),
}


def path_of(name):
    path = (SAMPLES if (SAMPLES / name).is_file() else DATA) / name
    if not path.is_file():
        pytest.skip(f"{name} is not to hand")
    return path


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_recognised_counted_and_its_questions_known(name):
    told, kinds = EXPECTED[name]
    sheet = choose_sheet(open_export(path_of(name)), READERS)
    assert (sheet.layout.platform, sheet.layout.heading_rows, len(sheet.response_rows)) == told
    questions = propose({"online": sheet}).questions
    found = {spec.columns["online"][0].partition(":")[0]: spec.kind for spec in questions}
    assert {column: found.get(column) for column in kinds} == kinds


def read_as_drafted(name):
    path = path_of(name)
    text, _ = draft_study("sample", [path])
    return read_study(Study.model_validate(tomllib.loads(text)), path.parent)


def times(found, question, option):
    """How many responses gave an option."""
    rows = found.answers[found.answers["question_id"] == question]
    return int(((rows["option"] == option) & (rows["state"] == "answered")).sum())


def question_like(found, words):
    return next(q.id for q in found.questionnaire.questions if q.text.startswith(words))


def test_an_expanded_single_choice_is_counted_as_one():
    found = read_as_drafted("surveymonkey/538_SOUTH.csv")
    gender = question_like(found, "Gender")
    assert (times(found, gender, "Male"), times(found, gender, "Female")) == (1088, 1221)
    rows = found.answers[found.answers["question_id"] == gender]
    assert len(rows) == 2528
    assert (rows["state"] == "not answered").sum() == 219
    age = found.questionnaire[question_like(found, "Age")]
    assert [option.label for option in age.options] == ["< 18", "18-29", "30-44", "45-60", "> 60"]


def test_films_seen_are_ticks_and_films_ranked_have_places():
    found = read_as_drafted("starwars_2014_surveymonkey.csv")
    first = "Star Wars: Episode I The Phantom Menace"
    assert times(found, question_like(found, "Which of the following Star"), first) == 673
    ranked = found.answers[found.answers["question_id"] == question_like(found, "Please rank")]
    places = ranked.loc[ranked["option"] == first, "number"].value_counts().to_dict()
    assert places == {4: 237, 6: 168, 3: 130, 1: 129, 5: 100, 2: 71}


def test_none_and_na_are_answers_of_those_who_gave_them():
    typeform = read_as_drafted("typeform/fcc2016_part1_head400k.csv")
    assert times(typeform, question_like(typeform, "Boxes to tick: Code Newbie"), "None") == 887
    food = read_as_drafted("surveymonkey/538_food-world-cup-data.csv")
    algeria = next(q.id for q in food.questionnaire.questions if "Algeria" in q.text)
    assert times(food, algeria, "N/A") == 1076


def test_words_of_other_in_a_column_of_their_own_are_kept():
    found = read_as_drafted("surveymonkey/538_thanksgiving-2015-poll-data.csv")
    dish = question_like(found, "What is typically the main dish")
    words = found.comments[found.comments["question_id"] == f"{dish}.other"]
    assert (times(found, dish, "Other (please specify)"), len(words)) == (35, 35)
    gizmo = read_as_drafted("jupyter_2015_surveygizmo/SurveyExport.csv")
    run = question_like(gizmo, "How do you run")
    assert (gizmo.comments["question_id"] == f"{run}.other").sum() == 80


def test_a_column_of_na_alone_means_the_question_was_not_shown():
    found = read_as_drafted("masculinity_2018_responses.csv")
    rows = found.answers[found.answers["question_id"] == question_like(found, "q0010")]
    assert (rows["state"] == "not asked").sum() == 735
    assert times(found, question_like(found, "q0010"), "Men make more money") == 173
