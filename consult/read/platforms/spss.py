"""SPSS data files, which say themselves what their columns are."""

from __future__ import annotations

from consult.read.export.declared import NOT_ASKED
from consult.read.export.grid import Grid
from consult.read.files.sav import PLATFORM
from consult.read.layout.declared_layout import layout_of
from consult.read.layout.reader import Layout, Reader


def _recognise(grid: Grid) -> Layout | None:
    """The layout of an SPSS file, or ``None`` for anything else."""
    return layout_of(grid, PLATFORM, "an SPSS file, which says itself what its columns are")


READER = Reader(
    PLATFORM,
    "SPSS",
    _recognise,
    separators=(),
    not_asked=frozenset({NOT_ASKED}),
    other_in_cell=False,
    self_described=True,
)
