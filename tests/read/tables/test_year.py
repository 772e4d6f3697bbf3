"""The year of a consultation is one, whoever needs it; no year of birth is an age without it."""

import pytest

from consult.errors import DataError
from consult.model.settings.study import Study
from consult.read import read_study
from tests.read.exports import write_csv

BORN = {
    "id": "born",
    "text": "What year were you born?",
    "kind": "number",
    "number": "year of birth",
    "purpose": "characteristic",
    "characteristic": "age",
}


def study(sources, **more):
    return Study.model_validate(
        {
            "study": {"title": "Test"},
            "sources": [
                {"id": name, "file": f"{name}.csv", "platform": "generic", **told}
                for name, told in sources.items()
            ],
            "questions": [{**BORN, "columns": {name: ["B"] for name in sources}}],
            **more,
        }
    )


def put(folder, name, *rows):
    write_csv(folder / f"{name}.csv", [["Received", "What year were you born?"], *rows])


DATED = {"time_column": "A", "dates": "year first"}


def test_an_age_becomes_the_same_year_of_birth_in_every_file_of_a_study(tmp_path):
    put(tmp_path, "online", ["2024-02-08", "34"], ["2024-02-09", "1990"], ["2024-02-09", "1980"])
    put(tmp_path, "paper", ["2025-01-03", "34"])
    found = read_study(study({"online": DATED, "paper": DATED}), tmp_path)
    told = found.answers.set_index("response_id")["number"]
    assert told["online-2"] == told["paper-2"] == 1990
    assert found.questionnaire.year == 2024


def test_the_year_a_consultation_opened_goes_before_the_dates_of_responses(tmp_path):
    put(tmp_path, "online", ["2024-01-03", "34"])
    window = {"opens": "2023-11-01", "closes": "2024-01-31"}
    found = read_study(study({"online": DATED}, window=window), tmp_path)
    assert found.answers["number"].tolist() == [1989]
    assert found.questionnaire.year == 2023


def test_without_window_or_dates_a_year_of_birth_is_refused_with_what_to_write(tmp_path):
    put(tmp_path, "online", ["x", "1990"])
    with pytest.raises(DataError) as error:
        read_study(study({"online": {}}, ignored={"online": ["A"]}), tmp_path)
    assert str(error.value) == (
        'study.toml: Question "born" asks the year of birth. It cannot be made an age, because the '
        "year of the consultation is not known: there is no [window] and no column of dates. "
        "Hint: Write when it was open, under [window]: opens = 2024-02-08 and closes = 2024-04-01, "
        "with the dates of yours."
    )


def test_an_age_in_years_needs_no_year(tmp_path):
    put(tmp_path, "online", ["x", "34"])
    asked = {**BORN, "number": "age in years", "columns": {"online": ["B"]}}
    found = read_study(
        study({"online": {}}, questions=[asked], ignored={"online": ["A"]}), tmp_path
    )
    assert found.answers["number"].tolist() == [34]
