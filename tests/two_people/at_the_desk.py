"""A workbook in a person's hands: opened, filled in by its headings, and saved."""

from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook

DEEPEST = 30
"""Rows among which a sheet has its headings."""


@dataclass
class Line:
    """A row of a sheet, known by its headings.

    Parameters
    ----------
    sheet
        Of openpyxl.
    row
        Its number.
    columns
        Heading -> column.
    """

    sheet: Any
    row: int
    columns: dict[str, int]

    def __getitem__(self, heading):
        """What stands under a heading; empty where nothing does or there is no such column."""
        if heading not in self.columns:
            return ""
        value = self.sheet.cell(self.row, self.columns[heading]).value
        return "" if value is None else value

    def __setitem__(self, heading, value):
        self.sheet.cell(self.row, self.columns[heading]).value = value

    @property
    def words(self):
        """All that stands in it."""
        return " ".join(str(self[heading]) for heading in self.columns)

    def numbered(self, heading):
        """Number -> what stands under the headings that have one, as in "Add code 2"."""
        found = {}
        for name in self.columns:
            plain, _, number = name.rpartition(" ")
            if plain == heading and number.isdigit():
                found[int(number)] = self[name]
        return found


class Desk:
    """A workbook being filled in.

    Parameters
    ----------
    path
        Where it lies.
    """

    def __init__(self, path):
        self.path = path
        self.book = load_workbook(path)

    def lines(self, *headings):
        """The rows of every sheet that has all these headings."""
        for sheet in self.book:
            for row in sheet.iter_rows(max_row=DEEPEST):
                columns = {cell.value: cell.column for cell in row if cell.value}
                if set(headings) <= columns.keys():
                    rows = range(row[0].row + 1, sheet.max_row + 1)
                    every = (Line(sheet, at, columns) for at in rows)
                    yield from (line for line in every if line[headings[0]] or line["Part of"])
                    break

    def answers(self):
        """The rows of comments."""
        return list(self.lines("Answer id", "Accept all", "Reviewer"))

    def themes(self):
        """The rows of themes, those that are free for new ones among them."""
        return list(self.lines("Current name", "Code id"))

    def conflicts(self):
        """The rows of contrary decisions."""
        return list(self.lines("Conflict id", "Which stands"))

    def theme(self, code):
        """The row of a theme, by its id."""
        return next(line for line in self.themes() if line["Code id"] == code)

    def save(self, path=None):
        """Save it, in its place or elsewhere."""
        self.book.save(path or self.path)
