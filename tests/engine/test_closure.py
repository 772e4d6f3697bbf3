"""What a stage rests on is found in the text of its modules."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.engine.closure import Project
from pipelines.engine.code import StageCode
from pipelines.engine.source import Import
from pipelines.engine.stage_list import STAGES
from tests.parks import ROWS, export, put_study

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def made(tmp_path):
    """Write modules of an invented consult; what is reached from consult.start is told."""

    def reached(**files):
        folder = tmp_path / "consult"
        for name, text in {"__init__": "", **files}.items():
            path = folder.joinpath(*name.split("__in__")).with_suffix("")
            path = path.with_name(path.name.replace("_DOT_", "."))
            path = path if "." in path.name else path.with_name(f"{path.name}.py")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        found = Project({"consult": folder}).closure([Import("consult.start")])
        return {name.removeprefix("consult/") for name in found.files}, set(found.outside)

    return reached


def test_an_import_inside_a_function_counts(made):
    files, _ = made(start="def f():\n    from consult import late\n", late="import json")

    assert files == {"start.py", "late.py"}


def test_what_only_a_type_checker_reads_does_not_count(made):
    files, _ = made(
        start="import typing\nif typing.TYPE_CHECKING:\n    from consult import kinds\n",
        kinds="",
    )

    assert files == {"start.py"}


def test_one_thing_of_a_package_does_not_bring_the_rest_of_it(made):
    files, _ = made(
        start="from consult.verbs import one\n",
        verbs__in____init__="from consult.verbs.a import one\nfrom consult.verbs.b import two\n",
        verbs__in__a="one = 1",
        verbs__in__b="two = 2",
    )

    assert files == {"start.py", "verbs/a.py"}


def test_what_a_package_defines_itself_brings_the_package(made):
    files, _ = made(
        start="from consult.verbs import TABLE\n",
        verbs__in____init__="from consult.verbs.a import one\nTABLE = {'one': one}\n",
        verbs__in__a="one = 1",
    )

    assert files == {"start.py", "verbs/__init__.py", "verbs/a.py"}


def test_a_package_that_acts_when_it_is_imported_counts(made):
    files, _ = made(
        start="from consult.verbs.a import one\n",
        verbs__in____init__="import json\njson.dumps(1)\n",
        verbs__in__a="one = 1",
    )

    assert files == {"start.py", "verbs/__init__.py", "verbs/a.py"}


def test_a_relative_import_counts(made):
    files, _ = made(
        start="from consult.verbs.a import one\n",
        verbs__in____init__="",
        verbs__in__a="from .b import one\n",
        verbs__in__b="one = 1",
    )

    assert files == {"start.py", "verbs/a.py", "verbs/b.py"}


def test_a_function_named_in_a_text_counts(made):
    files, _ = made(start="WRITER = 'consult.late:write'\n", late="def write(): ...")

    assert files == {"start.py", "late.py"}


def test_where_a_module_is_loaded_whose_name_is_put_together_its_whole_package_counts(made):
    files, _ = made(
        start="from importlib import import_module\nX = import_module(f'consult.verbs.{1}')\n",
        verbs__in____init__="",
        verbs__in__a="from consult.late import one",
        verbs__in__deeper__in__b="",
        late="one = 1",
        other="",
    )

    assert files == {"start.py", "verbs/__init__.py", "verbs/a.py", "late.py"}


def test_a_data_file_counts_for_the_module_that_names_it_and_no_other(made):
    files, _ = made(
        start="from consult.law import rules\n",
        law__in____init__="from consult.law.rules import rules\n",
        law__in__rules="rules = 'rules.toml'\n",
        law__in__rules_DOT_toml="a = 1",
        law__in__other_DOT_toml="b = 1",
    )

    assert files == {"start.py", "law/rules.py", "law/rules.toml"}


def test_a_module_that_takes_files_by_a_pattern_rests_on_all_of_its_package(made):
    files, _ = made(
        start="from consult.law import rules\n",
        law__in____init__="",
        law__in__rules="def f(folder):\n    return list(folder.glob('*'))\n",
        law__in__one_DOT_toml="a = 1",
        law__in__two_DOT_csv="b",
    )

    assert files == {"start.py", "law/rules.py", "law/one.toml", "law/two.csv"}


def test_libraries_are_those_imported_and_those_looked_up_by_name(made):
    _, outside = made(
        start="import numpy as np\nfrom importlib.util import find_spec\nfind_spec('some_model')\n"
    )

    assert {"numpy", "some_model"} <= outside


TRACE = """
import importlib, json, pkgutil, sys, threading
from pathlib import Path
import consult, pipelines
for package in (consult, pipelines):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
from pipelines.engine.workspace import Workspace
from pipelines.cli.study_named import context_of
from pipelines.engine.run import Engine
from pipelines.engine.stage_list import STAGES
root = Path.cwd()
workspace = Workspace(root, "parks", root / "data" / "raw" / "parks")
engine = Engine(workspace, context_of(workspace), lambda *_: None, lambda *_: None)
engine._code.worked
found = {}
for item in STAGES:
    seen = found[item.name] = set()
    def note(frame, event, _):
        if event == "call":
            seen.add(frame.f_code.co_filename)
    threading.setprofile(note)
    sys.setprofile(note)
    engine._carry_out(item)
    sys.setprofile(None)
    keys = {key.split(".")[0] for key in engine.state.stages[item.name].given}
    found[f"{item.name} read"] = {key for key in keys if "/" not in key}
print(json.dumps({name: sorted(files) for name, files in found.items()}))
"""
"""Loads every module, runs each stage, and prints the files of all functions called meanwhile."""

RUNS_STAGES = "pipelines/engine/"
"""What loads, saves and records. It decides which stages run, and nothing of what they make."""


@pytest.fixture(scope="module")
def traced(tmp_path_factory):
    """Stage -> the files of the project's functions that ran in it."""
    folder = tmp_path_factory.mktemp("traced")
    put_study(folder, export=export(ROWS))
    return json.loads(called([sys.executable, "-c", TRACE], folder))


def called(command, folder):
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("item", STAGES, ids=lambda item: item.name)
def test_all_code_that_a_stage_runs_is_in_what_it_rests_on(traced, item):
    ran = {
        Path(name).relative_to(ROOT).as_posix()
        for name in traced[item.name]
        if any(name.startswith(str(ROOT / own)) for own in ("consult", "pipelines"))
    }
    ran = {one for one in ran if not one.startswith(RUNS_STAGES)}
    read, files = traced[f"{item.name} read"], StageCode().worked.files
    rests_on = {*files[item.name], *(file for one in read for file in files[f"context.{one}"])}
    assert len(ran) >= 3
    assert ran - rests_on == set()
