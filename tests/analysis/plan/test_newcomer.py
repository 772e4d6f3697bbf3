"""Somebody new adds a breakdown to a copy of the code, by the steps of CONTRIBUTING alone."""

import json

import pytest

from tests.newcomer import add_line, copy_of_code, said, steps, tried, write

BREAKDOWN = '''"""By the half of the day in which a response came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.analysis.plan.unasked import Unasked

if TYPE_CHECKING:
    import pandas as pd

    from consult.model.counting.grouping import Grouping

NOON = 12


def people(counted: pd.DataFrame) -> Grouping:
    """People by whether their response came before noon."""
    from consult.tabulate import by_column

    early = counted["submitted_at"].dt.hour < NOON
    halves = early.map({True: "Morning", False: "Afternoon or evening"})
    return by_column(counted.assign(half=halves), "half", title="Time of day")


BREAK = Unasked("daytime", "Time of day", people)
'''
TEST = """from tests.analysis.plan.test_breaks import planned, tables


def test_noon_is_no_part_of_the_morning():
    (counts,) = tables(planned({"break_down_by": ["daytime"]}))["question-view-by-daytime"]
    assert counts.row_bases["Morning"] == 20
"""
CALL = """
import json, sys
from pathlib import Path
from consult.disclose import Respondents, protect
from pipelines.study.study_file import load_study
from tests.analysis.plan.test_breaks import STUDY, planned
from tests.audit.released import POLICY

report = 'break_down_by = ["daytime"]'
folder = Path(sys.argv[1])
(folder / "study.toml").write_text(STUDY.format(report=report), encoding="utf-8")
wanted = load_study(folder).report.break_down_by
plan = planned({"break_down_by": wanted})
release = protect(tuple(plan.all_counts()), POLICY, Respondents(40, "invented"))
made = {str(item.table.id): item.table for item in release}
table = made["themes-why-by-daytime"]
print(json.dumps([table.title, table.compares, sorted(made)]))
"""


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    """A copy of the code with one breakdown more: the files and the line that the page names."""
    code = copy_of_code(tmp_path_factory.mktemp("code"))
    told = steps("A breakdown", "daytime")
    for path, text in zip(told.make, (BREAKDOWN, TEST), strict=True):
        write(code, path, text)
    imports = "from consult.analysis.plan import by_daytime"
    line = "            by_daytime.BREAK,"
    add_line(code, told.touch, "            by_channel.BREAK,", line, imports)
    return code


def test_a_study_can_ask_for_it_and_it_stands_in_the_tables_of_the_release(added, tmp_path):
    title, compares, names = json.loads(said(added, CALL, str(tmp_path)))
    assert title == "Themes in comments: Why? – by time of day"
    assert compares
    assert "question-view-by-daytime" in names


def test_its_test_and_the_contract_pass_and_the_page_to_bring_up_to_date_is_named(added):
    mine = (f"tests/analysis/plan/test_{name}.py" for name in ("by_daytime", "unasked"))
    chosen = "daytime or noon or (every_name_that_can_be_chosen and Breakdowns)"
    failed, told = tried(added, *mine, "tests/benchmarks/test_docs.py", "-k", chosen)
    assert failed == ["test_the_reference_lists_every_name_that_can_be_chosen"]
    assert 'under "Breakdowns that no question asks": add | `daytime` | ... |' in told
