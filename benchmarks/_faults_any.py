"""A hundred consultations at random, with few or none of each thing counted: all are published."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import Aim, Outcome
from benchmarks._any_study import ends_published

CONSULTATIONS = 100


def run() -> Outcome:
    """Run each in a project of its own; why one was not published is printed."""
    published = 0
    for seed in range(CONSULTATIONS):
        with tempfile.TemporaryDirectory() as folder:
            why = ends_published(seed, Path(folder))
        published += not why
        if why:
            print(f"random consultation {seed}: {why}")
    figures = {"random consultations": float(CONSULTATIONS)}
    return Outcome(
        figures,
        {"random consultations that end in published files": Aim(published, CONSULTATIONS)},
    )
