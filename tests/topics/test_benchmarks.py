"""Claims about the runner of benchmarks; the benchmarks themselves are not run here."""

from __future__ import annotations

import json

import numpy as np
import pytest

from benchmarks import Aim, Outcome
from benchmarks.__main__ import as_json, main, names
from benchmarks._coding_discovery import accuracy


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


def test_accuracy_takes_no_code_for_two_groups_and_none_without_a_group_for_right() -> None:
    human = np.array(["a", "a", "a", "b", "b", "b"])

    assert accuracy(human, np.array([5, 5, 5, 7, 7, 7])) == 1.0
    assert accuracy(human, np.array([0, 0, 1, 1, 1, 1])) == pytest.approx(5 / 6)
    assert accuracy(human, np.array([0, 1, 2, 3, 3, 3])) == pytest.approx(4 / 6)
    assert accuracy(human, np.array([-1, -1, -1, 3, 3, 3])) == 0.5
