"""A stage runs again when what it rests on has changed, and no other does: tried on a copy."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.engine.stage_list import STAGES
from tests.parks import ROWS, export, put_study

ROOT = Path(__file__).resolve().parents[2]
CALL = "from pipelines.cli.app import main; main()"
AFTER_EACH = """
import contextlib, io, json, sys
from pathlib import Path
from pipelines.cli.app import main

code, said = Path(sys.argv[1]), {}
edited = sys.argv[2:]
for file in edited:
    was = (code / file).read_bytes()
    (code / file).write_bytes(was + b"\\n")
    sys.argv = ["consult", "status", "parks"]
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(SystemExit):
        main()
    said[file] = out.getvalue()
    (code / file).write_bytes(was)
print(json.dumps(said))
"""
"""What status says after the edit of each file, asked in one process to save its start."""

NOT_CODE = shutil.ignore_patterns("__pycache__", "studies")


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """A copy of the packages, and a project that has been run with it."""
    code = tmp_path_factory.mktemp("code")
    for package in ("consult", "pipelines"):
        shutil.copytree(ROOT / package, code / package, ignore=NOT_CODE)
    project = tmp_path_factory.mktemp("project")
    put_study(project, export=export(ROWS))
    said = called(code, project, "run")
    assert said.count(" done in ") == 14
    return code, project


@pytest.fixture(scope="module")
def after_each(copied):
    """A file -> what status says when it has been edited."""
    code, project = copied
    files = (file for file, _ in EDITS.values())
    return json.loads(python(code, project, AFTER_EACH, code, *files))


def called(code, project, *words):
    return python(code, project, CALL, *words, "parks")


def python(code, project, script, *words):
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, words)],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(code)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def stale(said):
    """Stages that status gives a reason to run -> the reason."""
    lines = [line.split(maxsplit=1) for line in said.splitlines()[1 : 1 + len(STAGES)]]
    return {name: why.strip() for name, why in lines if why.strip() != "up to date"}


EDITS = {
    "a reader": ("consult/read/tables/ticks.py", {"ingest"}),
    "what a reader rests on": ("consult/read/tables/cells.py", {"ingest"}),
    "how campaigns are found": ("consult/clean/campaigns.py", {"clean"}),
    "how themes are found": ("consult/topics/communities.py", {"suggest"}),
    "how frozen codes are fitted": ("consult/coding/waves/fit_question.py", {"keep"}),
    "how codes are handed over": ("consult/exchange/project_xml.py", {"exchange"}),
    "how quotes are chosen": ("consult/analysis/quotes/propose.py", {"quote"}),
    "how stances are told": ("consult/coding/stance/with_stances.py", {"settle"}),
    "what makes a point": ("consult/coding/points/grouping.py", {"points"}),
    "who answered what": (
        "consult/analysis/plan/groupings.py",
        {"earlier", "points", "trust", "tabulate"},
    ),
    "how agreement is measured": ("consult/coding/trust/agree.py", {"trust"}),
    "how small figures are hidden": ("consult/disclose/suppress/secondary.py", {"tabulate"}),
    "how files are read back": ("consult/audit/page_tables.py", {"publish"}),
    "how a Word file is written": ("consult/report/word/body.py", {"report"}),
    "a chapter of a report": ("consult/report/chapters/appendix/points.py", {"report"}),
    "what another file for software is": ("consult/codebook/spss.py", {"clean"}),
    "definition of personal data": ("consult/definitions/redaction.toml", {"clean", "quote"}),
    "definition of nothing said": (
        "consult/definitions/substance.toml",
        {"clean", "suggest", "settle", "points"},
    ),
    "definition of small": (
        "consult/definitions/disclosure.toml",
        {"earlier", "trust", "tabulate", "report", "publish"},
    ),
    "data of a model": (
        "consult/embed/ranges.npz",
        {"suggest", "settle", "points", "keep", "quote"},
    ),
    "definition of people at risk": ("consult/definitions/safeguarding.toml", {"quote"}),
    "what tells of people at risk": ("consult/care/weights.npz", {"quote"}),
    "a template": ("consult/report/page/page.html", {"report"}),
    "how everything is stored": (
        "consult/store/swap.py",
        {one.name for one in STAGES},
    ),
    "the command line": ("pipelines/cli/app.py", set()),
    "how study.toml is read": ("pipelines/study/study_file.py", set()),
}
"""What is edited -> its file, and the stages that rest on it."""


@pytest.mark.parametrize(("file", "stages"), EDITS.values(), ids=EDITS)
def test_an_edit_of_consult_makes_the_stages_stale_that_rest_on_it(after_each, file, stages):
    found = stale(after_each[file])
    part = ".".join(file.removesuffix(".py").split("/")[:2]).partition(".")[2]
    assert set(found) == stages
    assert set(found.values()) <= {f"consult itself has changed ({part})"}


def test_other_line_ends_change_nothing(copied):
    code, project = copied
    path = code / "consult" / "definitions" / "redaction.toml"
    was = path.read_bytes()
    path.write_bytes(was.replace(b"\n", b"\r\n"))
    try:
        found = stale(called(code, project, "status"))
    finally:
        path.write_bytes(was)

    assert found == {}


def test_a_stage_that_is_stale_runs_and_no_other(copied, tmp_path):
    code, project = copied
    own = shutil.copytree(project, tmp_path / "project")
    path = code / "consult" / "report" / "word" / "body.py"
    was = path.read_bytes()
    path.write_bytes(was + b"\n")
    try:
        said = called(code, own, "run")
    finally:
        path.write_bytes(was)

    ran = [line.split()[0] for line in said.splitlines() if " done in " in line]
    assert ran == ["report"]


def test_a_project_moved_elsewhere_runs_nothing_again(copied, tmp_path):
    code, project = copied

    moved = shutil.copytree(project, tmp_path / "another" / "place")

    assert stale(called(code, moved, "status")) == {}
