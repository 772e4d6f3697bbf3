"""A sheet with its layout: what every later step of reading is handed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from consult.read.export.grid import Grid, Issue
from consult.read.layout.reader import Layout, Reader


@dataclass(frozen=True)
class Sheet:
    """A sheet with its layout: all that is needed to read its responses.

    Parameters
    ----------
    grid, layout, reader
        The text, where the responses are, and the platform.
    issues
        Oddities of the file and the sheet.
    """

    grid: Grid
    layout: Layout
    reader: Reader
    issues: tuple[Issue, ...] = ()

    @cached_property
    def response_rows(self) -> list[int]:
        """Positions of the rows that are responses: not blank, no total, no note."""
        beneath = {number - 1 for number in self.layout.not_data}
        filled = self.grid.columns.filled_rows.tolist()
        return [row for row in filled if row >= self.layout.first_row and row not in beneath]

    @property
    def rows_beneath(self) -> range:
        """Positions of all rows beneath the headings, down to the last that holds anything."""
        return range(self.layout.first_row, len(self.grid.rows))
