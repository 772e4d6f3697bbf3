"""Claims about the runner of benchmarks; the benchmarks themselves are not run here."""

from __future__ import annotations

import json

import pytest

from benchmarks import Aim, Outcome
from benchmarks.__main__ import as_json, main, names


def test_an_unknown_benchmark_lists_those_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["magic"]) == 2
    assert "coding" in capsys.readouterr().err


def test_every_benchmark_of_the_folder_is_found() -> None:
    assert "coding" in names()


def test_the_last_line_is_one_json_object() -> None:
    outcome = Outcome({"ami": 0.31}, {"agreement": Aim(0.31, 0.3), "without": Aim(0.2, 0.0, True)})

    assert json.loads(as_json("suggest", outcome)) == {
        "benchmark": "suggest",
        "figures": {"ami": 0.31},
        "aims": {
            "agreement": {"target": 0.3, "value": 0.31, "met": True},
            "without": {"target": 0.0, "value": 0.2, "met": False},
        },
    }
