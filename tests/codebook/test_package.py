"""The data package keeps to the standard, and says nothing of whose the answers are."""

import csv
import json
import re

import pytest

from consult.codebook import describe, write_json, write_table
from consult.office.cells import as_it_was
from tests.codebook.invented import codebook

CASTS = {
    "string": as_it_was,
    "integer": lambda cell: int(re.fullmatch(r"-?\d+", cell)[0]),
    "number": float,
    "date": lambda cell: re.fullmatch(r"\d{4}-\d\d-\d\d", cell)[0],
}


@pytest.fixture
def package(tmp_path):
    book = codebook()
    write_json(describe(book), tmp_path / "datapackage.json")
    for name in ("responses", "questions", "options", "answers"):
        write_table(getattr(book, name), tmp_path / f"{name}.csv")
    return tmp_path


def read(package):
    """Resource -> its descriptor and its rows, every cell cast; missing values are None."""
    said = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return {one["name"]: (one, rows_of(package, one)) for one in said["resources"]}


def rows_of(package, resource):
    schema = resource["schema"]
    with (package / resource["path"]).open(encoding=resource["encoding"], newline="") as stream:
        header, *lines = csv.reader(stream)
    assert header == [field["name"] for field in schema["fields"]]
    return [
        {
            field["name"]: None if cell in schema["missingValues"] else CASTS[field["type"]](cell)
            for field, cell in zip(schema["fields"], line, strict=True)
        }
        for line in lines
    ]


def test_the_descriptor_is_a_tabular_data_package(package):
    said = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert said["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[a-z0-9._/-]+", said["name"])
    names = [one["name"] for one in said["resources"]]
    assert names
    assert len(set(names)) == len(names)
    for one in said["resources"]:
        assert one["profile"] == "tabular-data-resource"
        assert (package / one["path"]).is_file()
        assert not one["path"].startswith(("/", "."))


def test_every_cell_keeps_the_constraints_of_its_field(package):
    tried = set()
    for resource, rows in read(package).values():
        for field in resource["schema"]["fields"]:
            rules = field.get("constraints", {})
            tried |= set(rules)
            cells = [row[field["name"]] for row in rows]
            given = [cell for cell in cells if cell is not None]
            assert not rules.get("required") or given == cells
            assert not rules.get("unique") or len(set(given)) == len(given)
            assert set(given) <= set(rules.get("enum", given))
            assert all(cell >= rules.get("minimum", cell) for cell in given)
    assert {"required", "unique", "enum", "minimum"} <= tried


def test_primary_keys_are_unique_and_foreign_keys_resolve(package):
    resources = read(package)
    tried = []
    for resource, rows in resources.values():
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
        assert not any(part is None for key in keys for part in key)
        for foreign in resource["schema"].get("foreignKeys", []):
            to = foreign["reference"]["resource"] or resource["name"]
            known = {row[foreign["reference"]["fields"]] for row in resources[to][1]}
            pointing = {row[foreign["fields"]] for row in rows} - {None}
            assert pointing <= known
            tried += pointing
    assert tried


def test_the_answers_are_those_that_were_given(package):
    rows = read(package)["answers"][1]
    number = {
        row["channel"]: row["response"]
        for row in read(package)["responses"][1]
        if row["set_aside"] is None and row["source"] == "paper"
    }["hard copy"]
    assert [
        (row["question"], row["label"], row["state"], row["number"])
        for row in rows
        if row["response"] == number
    ] == [
        ("agree", None, "not answered", None),
        ("use", None, "not answered", None),
        ("top-3", None, "not answered", None),
        ("likely", None, "not answered", None),
        ("years", None, "answered", 7.5),
    ]


def test_options_nobody_chose_are_listed(package):
    labels = [row["label"] for row in read(package)["options"][1]]
    assert labels[3:7] == ["Bus, coach", 'Train "HS1"', "=Tram", "Prefer not to say"]


def test_an_option_that_a_spreadsheet_would_run_is_written_as_words(package):
    assert ",'=Tram," in (package / "options.csv").read_text(encoding="utf-8")
    said = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert "An apostrophe (') stands before words" in said["description"]


def test_no_id_of_a_platform_no_row_and_no_time_of_day_is_written(package):
    assert list(package.iterdir())
    for path in package.iterdir():
        text = path.read_text(encoding="utf-8")
        assert "9001" not in text
        assert "09:31" not in text
    assert [row["received"] for row in read(package)["responses"][1]].count("2024-02-08") == 1


def test_the_order_of_rows_has_no_part_in_the_numbers(tmp_path):
    from consult.codebook import codebook_of
    from tests.codebook.invented import QUESTIONS, answers, responses

    turned = codebook_of(QUESTIONS, responses()[::-1], answers()[::-1], title="Buses & trains")
    assert turned.answers.equals(codebook().answers)
    assert turned.responses.equals(codebook().responses)


def test_invented_answers_say_so():
    assert describe(codebook(synthetic=True))["title"] == "SYNTHETIC. Buses & trains"


def test_a_run_writes_both_and_marks_them_restricted(call, project):
    from pipelines.engine.catalogue import ARTEFACTS
    from tests.parks import ROWS, export, put_study

    put_study(project, export=export(ROWS))
    assert call("run", "parks")[0] == 0
    folder = project / "data" / "processed" / "parks" / "codebook"
    assert sorted(path.name for path in folder.iterdir()) == [
        "answers.csv",
        "answers.sav",
        "datapackage.json",
        "options.csv",
        "questions.csv",
        "responses.csv",
    ]
    assert not any(b"toilets" in path.read_bytes() for path in folder.iterdir())
    made = [one for one in ARTEFACTS.values() if one.file.startswith("codebook/")]
    assert {one.sensitivity for one in made} == {"restricted"}
