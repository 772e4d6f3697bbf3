"""Every number of a release is the truth or is hidden; every total is the one published.

The synthetic study and two real ones are run, of one every tenth response, and each published
figure is counted again from what people answered: see ``recount.py``. The data of the real studies
are no part of the project.
"""

import csv
import shutil
import tomllib

import pytest
from openpyxl import load_workbook

from tests.conftest import ROOT
from tests.recount import OUTSIDE, Recount, rounded, truth
from tests.typed import typed

DATA = ROOT.parent / "shared" / "data"
REAL = {
    "ssi-rse-2017": "ssi_rse_uk_2017_limesurvey.csv",
    "rstudio-2018": "rstudio_2018_google_forms.tsv",
}
BY_WORDING = '\n[embedding]\nname = "lsa"\n'
"""Comments compared by their words alone, which is quick; here it does not matter how well."""

NOT_COUNTED_AGAIN = ("banner-", "about-")
"""What stands side by side stands in tables of its own too. Who speaks of a group is looked for
with the words of about_groups.toml: counting it again would be to look in the same way."""

HIDDEN = "hidden to protect people in small groups"
LOW = "more than zero, but rounds to zero"
NO_FIGURE = "not applicable"
WITH_FIGURE = {"", "shown, but rests on few people"}


@pytest.fixture(scope="module", params=["kent-2024", *REAL])
def study(request, tmp_path_factory):
    """The folders that the run of a study wrote: what was made of it, and what is published."""
    name = request.param
    if name == "kent-2024":
        folder = request.getfixturevalue("kent")
    elif (DATA / REAL[name]).is_file():
        folder = real_study(name, tmp_path_factory.mktemp(name))
    else:
        pytest.skip(f"{REAL[name]} is not to hand")
    file = folder / "pipelines" / "studies" / name / "study.toml"
    made = Recount(folder / "data" / "processed" / name, tomllib.loads(file.read_text("utf-8")))
    return made, folder / "reports" / name


TENTHS = {"rstudio-2018": "\t"}
"""Studies so large that every tenth response is run, to save time, and what is between columns."""


def real_study(name, folder):
    own = folder / "pipelines" / "studies" / name
    shutil.copytree(ROOT / "pipelines" / "studies" / name, own)
    with (own / "study.toml").open("a", encoding="utf-8") as file:
        file.write(BY_WORDING)
    data = DATA
    if name in TENTHS:
        data = folder / "tenths"
        data.mkdir()
        write_every_tenth(DATA / REAL[name], data / REAL[name], TENTHS[name])
    code, _, errors = typed(folder, "run", name, "--data", data)
    assert (code, errors) == (0, "")
    return folder


def write_every_tenth(export, file, between):
    """The headings of an export and every tenth response."""
    with export.open(encoding="utf-8", newline="") as lines:
        headings, *responses = csv.reader(lines, delimiter=between)
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=between).writerows([headings, *responses[::10]])


@pytest.fixture(scope="module")
def published(study):
    """Every figure of tables.csv that is counted again."""
    with (study[1] / "tables.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return [x for x in lines if not study[0].titles[x["table"]].startswith(NOT_COUNTED_AGAIN)]


def test_every_number_published_is_the_truth_or_is_hidden(study, published):
    counted, _ = study
    names = {line["table"]: counted.titles[line["table"]] for line in published}
    cuts = {table: counted.table(name) for table, name in names.items()}
    wrong = [
        (line["table"], line["row"], line["column"])
        for line in published
        if not agrees(line, *truth(cuts[line["table"]], line))
    ]
    assert wrong == []


def agrees(line, number, base):
    """Whether a line says what is true, or nothing for a reason it gives."""
    if line["status"] in WITH_FIGURE:
        right = base and rounded(number, base) if line["unit"] == "%" else number
        return line["value"] == str(right)
    if line["value"]:
        return False
    if line["status"] == LOW:
        return line["unit"] == "%" and number > 0 and rounded(number, base) == 0
    if line["status"] == NO_FIGURE:
        none = number == 0 if line["unit"] == "comments" else base == 0
        return line["unit"] != "people" and (none or line["row"].endswith(OUTSIDE))
    return line["status"] == HIDDEN


def test_every_break_down_shown_whole_adds_up_to_the_total_published_above_it(study, published):
    counted, _ = study
    people = {}
    for line in published:
        if line["unit"] == "people":
            people.setdefault(counted.titles[line["table"]], {})[line["row"]] = line["value"]
    whole = {
        name: rows
        for name, rows in people.items()
        if "-by-" in name and counted.places[name]["rows_partition"] and all(rows.values())
    }
    assert {
        name: sum(map(int, rows.values())) - int(people[name.rpartition("-by-")[0]]["All"])
        for name, rows in whole.items()
        if not name.endswith("-by-stance")
    } == dict.fromkeys((x for x in whole if not x.endswith("-by-stance")), 0)


def test_the_workbook_says_what_the_csv_says(study, published):
    book = load_workbook(study[1] / "tables.xlsx")
    cells = {sheet.title: rows_of(sheet) for sheet in book if sheet.title.startswith("Table ")}
    assert {bool(line["value"]) for line in published} == {True, False}
    for line in published:
        heading = line["column"] + (" (%)" if line["unit"] == "%" else "")
        said = cells[f"Table {line['number']}"][line["row"]][heading]
        if not line["value"]:
            assert str(said).startswith("[")
        else:
            assert round(said * (100 if line["unit"] == "%" else 1)) == int(line["value"])


def rows_of(sheet):
    """Label -> heading -> value, of the one table of a sheet."""
    (table,) = sheet.tables.values()
    header, *rows = [[cell.value for cell in line] for line in sheet[table.ref]]
    return {row[0]: dict(zip(header, row, strict=True)) for row in rows}
