"""Claims about codeframes taken from other software and given to it, from the command line."""

import os
from pathlib import Path

import pytest

from pipelines.cli.taking import codeframe as command
from pipelines.study.study_file import load_codeframe
from tests.exchange.reading import Opened
from tests.parks import ROWS, STUDY, export, put_study

FRAME = """# Mine.
version = "1"
[[themes]]
id = "place"
name = "The place"
  [[themes.codes]]
  id = "cafe"
  name = "Café"
  definition = "The café by the lake."
  examples = ["Coffee by the water."]
  [[themes.codes]]
  id = "dogs"
  name = "Dogs"
  definition = "Dogs and their owners."
"""
LIST = (
    "theme,code,definition,id\r\n"
    "The place,Tea room,The café by the lake.,cafe\r\n"
    "Comfort,Benches,Where to sit.,\r\n"
)
BY_WORDING = '\n[embedding]\nname = "lsa"\n'


@pytest.fixture
def parks(project):
    put_study(project)
    folder = project / "pipelines" / "studies" / "parks"
    (folder / "codeframe.toml").write_text(FRAME, encoding="utf-8")
    (project / "codes.csv").write_bytes(LIST.encode("utf-8-sig"))
    return folder


def test_what_would_change_is_shown_and_with_yes_it_is_written(call, parks):
    code, said, error = call("codeframe", "parks", "codes.csv", "--yes")
    assert (code, error) == (0, "")
    assert said.splitlines() == [
        "codes.csv has 2 codes in 2 themes.",
        "What would change in codeframe.toml:",
        "Added (1)",
        "  Benches",
        "Gone (1)",
        "  Dogs",
        "Renamed (1)",
        "  Café -> Tea room",
        "Other definition, includes, excludes or examples (1)",
        "  Tea room",
        "Wrote pipelines/studies/parks/codeframe.toml, version 2.",
        "As it was before, comments of yours included: "
        "pipelines/studies/parks/codeframe-kept-1.toml",
        "To use it, run: python -m pipelines run parks",
    ]
    now = load_codeframe(parks)
    assert [(t.id, [(c.id, c.name) for c in t.codes]) for t in now.themes] == [
        ("place", [("cafe", "Tea room")]),
        ("comfort", [("benches", "Benches")]),
    ]
    assert now.version == "2"
    assert (parks / "codeframe-kept-1.toml").read_text(encoding="utf-8") == FRAME


def files(folder):
    return {path.name: path.read_bytes() for path in Path(folder).iterdir() if path.is_file()}


def test_where_nobody_can_be_asked_nothing_is_written(call, parks):
    before = files(parks)
    code, _, error = call("codeframe", "parks", "codes.csv")
    assert code == 2
    assert "Nobody is there to say whether to go on, so nothing was changed." in error
    assert files(parks) == before


@pytest.mark.parametrize(("answer", "written"), [(True, True), (False, False)])
def test_a_person_decides(call, parks, monkeypatch, answer, written):
    monkeypatch.setattr(command, "confirm", lambda question: answer)
    before = files(parks)
    code, said, _ = call("codeframe", "parks", "codes.csv")
    assert code == 0
    assert (files(parks) != before) is written
    assert ("Nothing was changed." in said) is not written


def test_the_same_codes_again_change_nothing_and_keep_no_copy(call, parks):
    call("codeframe", "parks", "codes.csv", "--yes")
    before = files(parks)
    code, said, _ = call("codeframe", "parks", "codes.csv", "--yes")
    assert code == 0
    assert "The study's codeframe.toml says all this already." in said
    assert files(parks) == before


def test_a_study_without_a_codeframe_gets_its_first(call, parks):
    (parks / "codeframe.toml").unlink()
    code, said, error = call("codeframe", "parks", "codes.csv", "--yes")
    assert (code, error) == (0, "")
    assert "version 1." in said
    assert sorted(files(parks)) == ["codeframe.toml", "study.toml"]
    assert len(load_codeframe(parks).codes) == 2


def test_a_spoilt_file_is_refused_with_all_its_problems_and_nothing_is_written(call, parks):
    Path("codes.csv").write_text("theme,code,retired\nA,,no\nA,B,perhaps\n", encoding="utf-8")
    before = files(parks)
    code, said, error = call("codeframe", "parks", "codes.csv", "--yes")
    assert (code, said) == (2, "")
    assert 'codes.csv > row 3 > column C ("retired"): This says neither yes nor no.' in error
    assert files(parks) == before


def test_a_code_that_the_study_counts_on_cannot_go(call, parks):
    asked = '\n[equality]\nabout = { disability = ["dogs"] }\n'
    (parks / "study.toml").write_text(STUDY + asked, encoding="utf-8")
    before = files(parks)
    code, _, error = call("codeframe", "parks", "codes.csv", "--yes")
    assert code == 2
    assert 'There is no code in codeframe.toml called "dogs".' in error
    assert files(parks) == before


def test_a_file_that_is_not_there_is_named(call, parks):
    code, _, error = call("codeframe", "parks", "gone.qdc", "--yes")
    assert code == 2
    assert error.startswith("gone.qdc: There is no such file.")


def processed(project):
    return project / "data" / "processed" / "parks"


def test_a_run_writes_the_codes_and_the_coded_comments_for_other_software(ran):
    folder = processed(ran(STUDY + BY_WORDING, export(ROWS)))
    opened = Opened((folder / "project.qdpx").read_bytes())
    assert len(opened.all("TextSource")) == 42
    assert {who for _, _, _, who, _ in opened.codings()} == {"Computer (consult)"}
    listed = (folder / "codeframe.csv").read_bytes()
    assert listed.startswith(b"\xef\xbb\xbftheme,code,definition,includes,excludes,examples,")
    assert b"Found in the comments," in listed
    assert b"<CodeBook" in (folder / "codebook.qdc").read_bytes()


def test_what_a_run_wrote_can_be_taken_as_the_codeframe_of_the_next_run(ran, call):
    project = ran(STUDY + BY_WORDING, export(ROWS))
    for name in ("codeframe.csv", "codebook.qdc", "project.qdpx"):
        target = project / "pipelines" / "studies" / "parks" / "codeframe.toml"
        target.unlink(missing_ok=True)
        code, _, error = call("codeframe", "parks", processed(project) / name, "--yes")
        assert (code, error) == (0, "")
        (theme,) = load_codeframe(target.parent).themes
        assert theme.name == "Found in the comments"
    code, _, error = call("run", "parks")
    assert (code, error) == (0, "")


def test_the_same_run_again_writes_the_same_bytes(ran, call):
    project = ran(STUDY + BY_WORDING, export(ROWS))
    names = ("codeframe.csv", "codebook.qdc", "project.qdpx")
    before = [(processed(project) / name).read_bytes() for name in names]
    for name in names:
        (processed(project) / name).unlink()
    assert call("run", "parks")[0] == 0
    assert [(processed(project) / name).read_bytes() for name in names] == before


@pytest.mark.skipif(os.name == "nt", reason="permissions are not those of Windows")
def test_only_its_owner_may_read_the_project(ran):
    path = processed(ran(STUDY + BY_WORDING, export(ROWS))) / "project.qdpx"
    assert path.stat().st_mode & 0o077 == 0
