"""What a review can be trusted for: agreement, estimated shares, when enough is coded.

Each part measures its rivals in the same run; a set of data that is not there is skipped with a
sentence.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import (
    Outcome,
    _review_agreement,
    _review_claim,
    _review_enough,
    _review_returns,
    _review_shares,
    together,
)
from benchmarks._review_data import nhs
from consult.analysis.codes.embedding import lower_of
from consult.embed import embedder
from consult.model.settings.study import EmbeddingSettings

PARTS = (_review_shares.run, _review_agreement.run, _review_claim.run, _review_enough.run)
"""Each takes the public comments with their learnt codes, or ``None`` where they are not there."""


def run() -> Outcome:
    """All figures and aims; texts are embedded once. Each part is told as it ends."""
    with TemporaryDirectory() as folder:
        model = embedder(EmbeddingSettings(), folder=Path(folder))
        known = nhs(model.fit_transform, lower_of(model))
    found = [part(known).told() for part in PARTS]
    return together([*found, _review_returns.run().told()])
