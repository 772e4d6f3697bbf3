"""Whatever is wrong: a sentence that says what, where and what to do; code 2; nothing written."""

import pytest

from pipelines.engine.stage_list import STAGES
from tests.parks import EXPORT, STUDY, put_study


def made(project):
    kept = {"study.toml", "parks.csv", "export.xlsx", "export.csv", "running.lock"}
    return [path.name for path in project.rglob("*") if path.is_file() and path.name not in kept]


OLE = bytes.fromhex("D0CF11E0A1B11AE1")
FILES = {
    "missing": (None, "There is no such file"),
    "empty": (b"", "empty"),
    "headings only": (b"Close it?,Why?,Where?\n", "no responses"),
    "password": (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "pdf": (b"%PDF-1.7\n1 0 obj\n", "PDF"),
    "damaged workbook": (b"PK\x03\x04" + b"\0" * 40, "damaged"),
    "unterminated quote": (b'Close it?,Why?,Where?\nYes,"Too dear, or far,x\nNo,Fine,y\n', "quot"),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("name", ["export.xlsx", "export.csv"])
def test_a_file_that_is_no_export_is_refused_in_a_sentence(call, project, kind, name):
    content, says = FILES[kind]
    path = project / name
    if content is not None:
        path.write_bytes(content)
    code, _, error = call("new", "parks", path, "--yes")
    assert code == 2
    assert says.lower() in error.lower()
    assert name in error
    assert "Hint:" in error
    assert "Traceback" not in error
    assert made(project) == []


def test_a_csv_file_called_xlsx_is_read_for_what_it_is(call, project):
    rows = "".join(f"r{i},Yes,I would keep path number {i} open all year round\n" for i in range(9))
    path = project / "export.xlsx"
    path.write_text(f"Response ID,Close it?,Why?\n{rows}", encoding="utf-8")
    code, said, _ = call("new", "parks", path, "--yes")
    assert code == 0
    assert "9 responses" in said.splitlines()[-1]


def test_every_mistake_in_study_toml_is_named_at_once(call, project):
    put_study(project, STUDY.replace('kind = "text"', 'kind = "txt"') + 'colour = "red"\n')
    code, _, error = call("run", "parks")
    assert code == 2
    assert 'questions "why" > kind' in error
    assert 'questions "why" > colour: This setting does not exist.' in error
    assert made(project) == []


def test_a_file_that_is_not_toml_says_on_which_line(call, project):
    put_study(project, 'title = "Parks\n')
    code, _, error = call("run", "parks")
    assert (code, "line 1" in error) == (2, True)


def test_answers_that_study_toml_does_not_know_are_counted_and_placed(call, project):
    put_study(project, export=EXPORT + "Perhaps not,Secret words\n")
    code, _, error = call("run", "parks")
    assert code == 2
    assert "parks.csv > column A" in error
    assert "row 4" in error
    assert "Perhaps" not in error
    assert "Secret" not in error
    assert made(project) == []


def test_several_problems_of_a_file_are_all_told(call, project):
    broken = STUDY.replace('["B"]', '["Z"]')
    put_study(project, broken, export=EXPORT + "Perhaps not,Secret words\n")
    code, _, error = call("run", "parks")
    assert code == 2
    assert "column Z" in error
    assert "column A" in error


def test_a_study_without_its_export_says_where_it_was_looked_for(call, project):
    put_study(project, export=None)
    code, _, error = call("run", "parks")
    assert code == 2
    assert "parks.csv" in error
    assert "Hint:" in error


def test_an_unknown_study_lists_the_studies_there_are(call, project):
    put_study(project)
    code, _, error = call("run", "park")
    assert code == 2
    assert "Studies here: parks" in error


def test_a_release_of_a_study_that_is_not_there_says_so(call, project):
    put_study(project)
    code, _, error = call("release", "parcs")
    assert code == 2
    assert 'There is no study called "parcs"' in error


def test_an_unknown_stage_lists_the_stages(call):
    code, _, error = call("explain", "ingst")
    assert code == 2
    assert ", ".join(item.name for item in STAGES) in error


def test_a_new_study_never_replaces_one_that_is_there(call, project):
    put_study(project)
    code, _, error = call("new", "parks", project / "data" / "raw" / "parks" / "parks.csv")
    assert code == 2
    assert "already" in error


def test_a_mistake_in_consult_prints_nothing_people_wrote(call, project, monkeypatch):
    put_study(project)

    def broken(*_):
        raise ValueError("Secret words")

    monkeypatch.setattr("pipelines.study.study_file.load_study", broken)
    code, said, error = call("run", "parks")
    assert code == 70
    assert "mistake in consult" in error
    assert "Secret" not in error + said


CODES = """
[[themes]]
id = "parks"
name = "Parks"

  [[themes.codes]]
  id = "cost"
  name = "Cost"
  definition = "What it costs."

  [[themes.codes]]
  id = "price"
  name = " cost "
  definition = "What people pay."

  [[themes.codes]]
  id = "trees"
  name = "Trees"
"""


def test_all_problems_of_a_codeframe_are_told_at_once(call, project):
    put_study(project)
    path = project / "pipelines" / "studies" / "parks" / "codeframe.toml"
    path.write_text(CODES, encoding="utf-8")
    code, _, said = call("run", "parks")
    assert code == 2
    assert 'Codes have the same name: "cost", "price".' in said
    assert 'The code "trees" has no definition.' in said
    assert "codeframe.toml" in said
    assert made(project) == ["codeframe.toml"]
