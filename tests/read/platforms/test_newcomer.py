"""Somebody new adds a platform to a copy of the code, by the steps of CONTRIBUTING alone."""

import pytest

from tests.newcomer import add_line, copy_of_code, said, steps, tried, write

PLATFORM = '''"""PollPost, which is invented: one heading row that begins with "PollPost reference".

Ticked options stand in one cell, parted by "; ". Source: invented.
"""

from __future__ import annotations

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import plain_columns, tidy
from consult.read.layout.reader import Layout, Reader

PLATFORM = "pollpost"
_REFERENCE = "PollPost reference"


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a PollPost export, or ``None``."""
    if tidy(grid.cell(0, 0)) != _REFERENCE:
        return None
    columns = plain_columns(grid, 0, lambda heading, position: None if position else Role.ID)
    return Layout(PLATFORM, 0.97, f'the first heading is "{_REFERENCE}"', (0,), 1, columns)


READER = Reader(PLATFORM, "PollPost", _recognise, separators=("; ",))
'''
TEST = '''"""PollPost: a column a question, ticked options in one cell."""

from consult.read.export.declared import Role
from tests.read.drafted import sheet_of
from tests.read.exports import write_csv
from tests.read.platforms.layouts import (
    GRID,
    MANY,
    ONE,
    WHY,
    Field,
    Layout,
    Written,
    chosen,
    grid,
    ids,
    joined,
    parted_by,
    save_text,
)


def export(folder):
    rows = [["PollPost reference", "Do you agree?", "Which do you use?"]]
    rows += [["P1", "Yes", "Bus; Train"], ["P2", "No", "Bus"], ["P3", "Yes", "Train; Bus"]]
    return write_csv(folder / "pollpost.csv", rows)


def written(folder, survey):
    fields = [
        Field("id", "PollPost reference", ids(survey)),
        Field("one", ONE, survey.each(chosen)),
        Field("many", MANY, survey.each(joined("; "))),
        *grid(survey, lambda n, row: f"{GRID} [{row}]"),
        Field("why", WHY, survey.each(lambda r: r.why)),
    ]
    apart = {"many": {"separator": "; "}}
    return Written(save_text(folder, fields), fields, questions=apart)


EXPORT, RESPONSES = export, 3
LAYOUTS = {"pollpost": Layout(written, narrow=parted_by(";"))}


def test_the_reference_is_the_id_of_a_response(tmp_path):
    first, *others = sheet_of(export(tmp_path)).layout.columns
    assert first.role is Role.ID
    assert all(column.role is Role.QUESTION for column in others)
'''
CALL = """
import sys, tomllib
from pathlib import Path
from consult.model.settings.study import Study
from consult.read import READERS, choose_sheet, open_export, read_study
from pipelines.new_study.document import draft_study
from tests.read.platforms.test_pollpost import export

path = export(Path(sys.argv[1]))
study = Study.model_validate(tomllib.loads(draft_study("small", [path])[0]))
print(choose_sheet(open_export(path), READERS).layout.platform)
print(study.sources[0].platform)
print(*read_study(study, path.parent).responses["platform_id"])
"""
LEFT_OUT = """
from tests.read.platforms.invented import LEFT_OUT

print(*LEFT_OUT, sep="\\n")
"""
CHOSEN = "every_platform or typeform-pollpost or (pollpost and not no_other)"
"""All that is asked of it; of the exports of other platforms that it must not know, one."""

CONTRACTS = ("test_pollpost", "test_readers", "test_round_trip")


@pytest.fixture(scope="module")
def code(tmp_path_factory):
    """A copy of the code with one platform more, whose test is not written yet."""
    code = copy_of_code(tmp_path_factory.mktemp("code"), "consult", "pipelines", "tests")
    told = steps("A platform", "pollpost")
    write(code, told.make[0], PLATFORM)
    imports = "from consult.read.platforms import pollpost"
    add_line(
        code, told.touch, "            letters.READER,", "            pollpost.READER,", imports
    )
    return code


@pytest.fixture(scope="module")
def added(code):
    """The same, with its test."""
    write(code, steps("A platform", "pollpost").make[1], TEST)
    return code


def test_that_its_test_is_missing_is_said_with_what_to_write_in_it(code):
    (told,) = said(code, LEFT_OUT).splitlines()
    assert told == "tests/read/platforms/test_pollpost.py: write EXPORT, RESPONSES, LAYOUTS"


def test_the_platform_is_recognised_and_read(added, tmp_path):
    told = said(added, CALL, str(tmp_path)).splitlines()
    assert told == ["pollpost", "pollpost", "P1 P2 P3"]


def test_its_test_passes_and_the_contracts_hold_it_to_what_they_ask(added):
    tests = (f"tests/read/platforms/{name}.py" for name in CONTRACTS)
    failed, told = tried(added, *tests, "-k", CHOSEN)
    assert failed == [], told
