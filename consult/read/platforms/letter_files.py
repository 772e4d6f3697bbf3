"""Letters that came as files of their own, in the sheet that reading made of them."""

from __future__ import annotations

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import plain_columns
from consult.read.layout.reader import Layout, Reader
from consult.read.letters.folder import HEADINGS, NOT_READ, PLATFORM
from consult.read.values.dates import YEAR_FIRST

_ROLES = dict(
    zip(
        HEADINGS,
        (
            Role.ID,
            Role.TIME,
            Role.CHANNEL,
            Role.PERSONAL,
            Role.PERSONAL,
            Role.PERSONAL,
            Role.STATUS,
            Role.QUESTION,
        ),
        strict=True,
    )
)


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a folder of letters, or ``None``."""
    if grid.declared_by != PLATFORM:
        return None
    columns = plain_columns(grid, 0, lambda heading, _: _ROLES[heading])
    evidence = "mails, documents and texts, a letter each"
    return Layout(PLATFORM, 1.0, evidence, (0,), 1, columns, dates=YEAR_FIRST)


READER = Reader(
    PLATFORM,
    "Letters as files",
    _recognise,
    separators=(),
    channel="letter",
    general_response=True,
    unread=frozenset({NOT_READ}),
    self_described=True,
)
