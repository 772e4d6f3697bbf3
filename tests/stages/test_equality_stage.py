"""The equality evidence in a run: counted, published, filled in by people, kept."""

import pandas as pd
import pytest
from docx import Document

from consult.analysis.plan.crosstabs import BrokenDown
from consult.analysis.plan.equality import (
    MENTIONED,
    NOT_MENTIONED,
    about,
    about_themes,
    reported,
    speaking,
)
from consult.definitions import characteristics
from consult.model.counting.table_id import TableId
from consult.model.settings.study import About, EqualitySettings, Source, Study
from consult.tabulate import by_code
from tests.parks import ROWS, STUDY, export, put_study

SETTINGS = '[report]\narea = "E10000016"\n\nequality = ["why"]\n\n'
TEXT = STUDY.replace("[[sources]]", f"{SETTINGS}[[sources]]", 1)


@pytest.fixture
def parks(ran):
    """A study with 42 responses that has been run."""
    return ran(TEXT, export(ROWS))


def evidence(project):
    return project / "reports" / "parks" / "equality.docx"


def kept(project):
    path = project / "pipelines" / "studies" / "parks" / "equality.toml"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def write_in(path, title, question, words, to=None):
    """Fill in one field, as a person does who types into the cell."""
    file = Document(str(path))
    for table in file.tables:
        if title in table._tbl.xml:
            for row in table.rows:
                if row.cells[0].text == question:
                    row.cells[1].text = words
    file.save(str(to or path))


def words_in(cell):
    """All words of a cell, those in content controls too."""
    return "".join(part.text or "" for part in cell._tc.iter() if part.tag.endswith("}t"))


def field(path, title, question):
    for table in Document(str(path)).tables:
        if title in table._tbl.xml:
            return next(
                words_in(row.cells[1]) for row in table.rows if row.cells[0].text == question
            )
    raise AssertionError(title)


AGE, DETAILS = "For a person to fill in: Age", "Details of negative impacts"


def test_it_is_published_with_the_rest_and_was_audited(parks):
    import json

    record = parks / "data" / "processed" / "parks" / "release.json"
    files = set(json.loads(record.read_text(encoding="utf-8"))["files"])
    assert {"equality.docx", "equality.html"} <= files
    assert field(evidence(parks), AGE, DETAILS) == ""


def test_what_a_person_fills_in_is_printed_by_the_next_run_and_their_file_is_kept(call, parks):
    write_in(evidence(parks), AGE, DETAILS, "Benches are too far apart.")
    code, said, _ = call("run", "parks")
    assert code == 0
    assert "Kept from equality.docx: 1 field" in said
    assert "equality-kept-1.docx" in said
    assert 'details = "Benches are too far apart."' in kept(parks)
    assert field(evidence(parks), AGE, DETAILS) == "Benches are too far apart."
    page = evidence(parks).with_suffix(".html").read_text(encoding="utf-8")
    assert "<td>Benches are too far apart.</td>" in page


def test_it_is_still_there_when_the_study_has_changed(call, parks):
    write_in(evidence(parks), AGE, DETAILS, "Kept.")
    call("run", "parks")
    raw = parks / "data" / "raw" / "parks" / "parks.csv"
    raw.write_text(export([*ROWS, *ROWS]), encoding="utf-8")
    assert call("run", "parks")[0] == 0
    assert field(evidence(parks), AGE, DETAILS) == "Kept."


def test_a_file_from_anywhere_can_be_taken_over(call, parks, tmp_path):
    returned = tmp_path / "returned.docx"
    write_in(evidence(parks), AGE, "Are there negative impacts?", "No", to=returned)
    code, said, _ = call("equality", "parks", returned)
    assert code == 0
    assert 'negative_impact = "No"' in kept(parks)
    assert "python -m pipelines run parks" in said


def test_an_answer_that_is_neither_yes_nor_no_is_refused_and_nothing_is_lost(call, parks):
    write_in(evidence(parks), AGE, "Are there negative impacts?", "Perhaps")
    was = evidence(parks).read_bytes()
    code, _, error = call("run", "parks")
    assert code == 2
    assert "something else than Yes or No" in error
    assert evidence(parks).read_bytes() == was


def test_a_file_that_is_not_there_is_a_sentence(call, parks):
    code, _, error = call("equality", "parks", "none.docx")
    assert code == 2
    assert "There is no such file" in error


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ('[report]\narea = "X1"\n', 'has no area "X1"'),
        ('[report]\narea = "X1"\nreference_population = "none.csv"\n', "no such file"),
        ('[equality]\ncharacteristics = ["height"]\n', 'no characteristic called "height"'),
        ('[equality.about]\nage = ["old"]\n', 'no code in codeframe.toml called "old"'),
    ],
)
def test_a_name_that_does_not_exist_is_refused_before_anything_runs(call, project, setting, says):
    put_study(project, STUDY.replace("[[sources]]", f"{setting}\n[[sources]]", 1), export(ROWS))
    code, _, error = call("run", "parks")
    assert code == 2
    assert says in error


@pytest.mark.parametrize(
    "text", ['[age]\nimpact = "No"\n', '[height]\ndetails = "x"\n', "[age]\nnegative_impact = 1\n"]
)
def test_what_was_filled_in_by_hand_is_checked(call, parks, text):
    path = parks / "pipelines" / "studies" / "parks" / "equality.toml"
    path.write_text(text, encoding="utf-8")
    code, _, error = call("run", "parks")
    assert code == 2
    assert "equality.toml" in error


COMMENTS = pd.DataFrame(
    [
        ("a", "why", "My church helped me.", "substantive"),
        ("b", "why", "More buses.", "substantive"),
        ("b", "more", "The mosque too.", "substantive"),
        ("c", "why", "Longer hours.", "substantive"),
        ("d", "why", "Faith? No comment.", "non-substantive"),
        ("e", "why", "", "blank"),
        ("f", "why", "Prayer rooms.", "substantive"),
    ],
    columns=["response_id", "question_id", "text", "substance"],
)
CODINGS = pd.DataFrame(
    [
        ("a", "why", "other"),
        ("b", "why", "buses"),
        ("c", "why", "hours"),
        ("f", "why", "hours"),
    ],
    columns=["response_id", "question_id", "code"],
)


def counted(comments=COMMENTS, **codes):
    study = Study(
        study=About(title="Parks"),
        sources=(Source(id="online", file="a.csv", platform="generic"),),
        equality=EqualitySettings(about=codes),
    )
    religion = characteristics()["religion"]
    return about(religion, speaking(religion, comments, CODINGS, study), "people who commented")


def test_people_whose_comments_speak_of_a_group_are_counted_once():
    counts = counted()
    assert counts.cells["People"].to_dict() == {MENTIONED: 3, NOT_MENTIONED: 1}
    assert counts.base == 4


def test_a_code_that_speaks_of_a_group_counts_as_much_as_a_word():
    assert counted(religion=("hours",)).cells["People"][MENTIONED] == 4


def test_the_order_of_comments_changes_nothing():
    turned = counted(COMMENTS[::-1].reset_index(drop=True))
    assert turned.cells.equals(counted().cells)


def test_the_two_rows_are_a_partition_of_a_table_with_the_groups_own_threshold():
    counts = counted()
    assert counts.rows_partition
    assert counts.characteristic == "religion"
    assert characteristics()["religion"].sensitive


def test_what_people_raised_whose_comments_speak_of_a_group_is_counted_beside_the_others():
    religion = characteristics()["religion"]
    study = Study(
        study=About(title="Parks"),
        sources=(Source(id="online", file="a.csv", platform="generic"),),
    )
    names = {"buses": "Buses", "hours": "Hours", "other": "Another theme"}
    themes = by_code(COMMENTS, CODINGS, names, name="why", title="Themes")
    shown = BrokenDown(TableId.parse("themes-why"), (themes,), (("Buses", "Hours"), ("Hours",)))
    speak = speaking(religion, COMMENTS, CODINGS, study)
    many, few = about_themes(religion, speak, shown, "people who commented")
    assert many.cells.to_dict("index") == {
        MENTIONED: {"Buses": 1, "Hours": 1},
        NOT_MENTIONED: {"Buses": 0, "Hours": 1},
    }
    assert many.row_bases.to_dict() == {MENTIONED: 3, NOT_MENTIONED: 1}
    assert list(few.cells) == ["Hours"]
    assert many.characteristic == "religion"


def test_a_study_can_choose_its_characteristics():
    study = Study(
        study=About(title="Parks"),
        sources=(Source(id="online", file="a.csv", platform="generic"),),
        equality=EqualitySettings(characteristics=("age",)),
    )
    assert reported(study) == ("age",)


def test_a_file_that_people_only_filled_in_is_checked_without_a_false_alarm(call, parks):
    write_in(evidence(parks), AGE, DETAILS, "Benches are too far apart.")
    code, said, _ = call("check", "parks", evidence(parks))
    assert code == 0, said


SEX = """
[[questions]]
id = "sex"
text = "Are you?"
kind = "single"
options = ["Female", "Male"]
purpose = "characteristic"
characteristic = "sex"
columns = { online = ["C"] }
"""


def test_where_no_theme_has_a_name_to_print_nothing_is_broken_down_by_themes(call, project):
    whys = [f"{why} since {2000 + n}" for n in range(3) for why in ("Too far", "The path floods")]
    people = [("Yes" if n % 3 else "No", "Female" if n % 2 else "Male") for n in range(240)]
    rows = [
        f"{said},{whys[n] if n < len(whys) else ''},{sex}" for n, (said, sex) in enumerate(people)
    ]
    put_study(project, STUDY + SEX, "\n".join(["Close it?,Why?,Are you?", *rows]) + "\n")
    code, _, error = call("run", "parks")
    assert (code, error) == (0, "")
    made = (project / "data" / "processed" / "parks" / "tables.json").read_text(encoding="utf-8")
    assert '"question-close-by-sex"' in made
    assert '"themes-why-by' not in made
