"""A run killed at any moment: a small part of ``python -m benchmarks faults``."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ONE_KILL = "from benchmarks import _faults_kills as k; print(dict(k.run(kills=1).figures))"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_run_is_complete_and_equal_once_run_again():
    """In a process of its own: a fork of this one would lack the threads of earlier tests."""
    done = subprocess.run(
        [sys.executable, "-c", ONE_KILL], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert "'kills': 1.0, 'complete and equal after a kill': 1.0" in done.stdout
