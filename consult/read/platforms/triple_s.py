"""Triple-S surveys, which say themselves what their columns are."""

from __future__ import annotations

from consult.read.export.declared import NOT_ASKED
from consult.read.export.grid import Grid
from consult.read.files.triple_s_xml import PLATFORM
from consult.read.layout.declared_layout import layout_of
from consult.read.layout.reader import Layout, Reader


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a Triple-S survey, or ``None`` for anything else."""
    return layout_of(grid, PLATFORM, "a Triple-S survey, which says itself what its columns are")


READER = Reader(
    PLATFORM,
    "Triple-S",
    _recognise,
    separators=(),
    not_asked=frozenset({NOT_ASKED}),
    other_in_cell=False,
    self_described=True,
)
