"""Coding of free text: themes, definitions, points, learning from review, stance, waves, speed.

Every part measures its rivals in the same run; a rival whose library is not installed, and a set
of data that is not there, is skipped with a sentence.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import (
    Outcome,
    _coding_end_to_end,
    _coding_learning,
    _coding_names,
    _coding_points,
    _coding_rare,
    _coding_speed,
    _coding_stance,
    _coding_waves,
    together,
)
from benchmarks._coding_apriori import measure_definitions
from benchmarks._coding_discovery import measure_discovery
from benchmarks._coding_levels import measure_levels
from consult.analysis.codes.embedding import lower_of
from consult.embed import embedder
from consult.model.settings.study import EmbeddingSettings


def run() -> Outcome:
    """All figures and aims of coding; texts are embedded once. Each part is told as it ends."""
    with TemporaryDirectory() as folder:
        model = embedder(EmbeddingSettings(), folder=Path(folder))
        if model.record.note:
            print(model.record.note)
        measured = (
            _coding_speed.run,
            _coding_end_to_end.run,
            partial(measure_definitions, model.fit_transform),
            partial(_coding_rare.run, model.fit_transform),
            partial(_coding_learning.run, model.fit_transform, lower_of(model)),
            partial(_coding_stance.run, model.fit_transform),
            partial(measure_discovery, model.fit_transform),
            partial(measure_levels, model.fit_transform),
            partial(_coding_names.run, model.fit_transform),
            partial(_coding_points.run, model.fit_transform),
            partial(_coding_waves.run, model.fit_transform),
        )
        return together([part().told() for part in measured])
