"""The workbook of points, for the people who write the narrative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consult.coding.points.book import (
    CLAUSE,
    COMMENT,
    NUMBER,
    PEOPLE,
    PLACE,
    QUESTION,
    RESPONSE,
    STANCE,
    THEME,
    TOLD,
    PointsBook,
    PointsSheet,
)
from consult.office import save_workbook
from consult.office.on_paper import put_on_paper
from consult.office.sheet import LONGEST_CELL, fill, fit, head, offer_filters, run_across
from consult.office.words import fit_cell

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

POINTS, MAKERS, RARE, BEHIND = "Points", "Who makes them", "Rare points", "Comments behind"

WIDTHS: Mapping[str, int] = {
    THEME: 26,
    NUMBER: 8,
    TOLD: 50,
    PEOPLE: 10,
    CLAUSE: 50,
    STANCE: 14,
    QUESTION: 18,
    RESPONSE: 18,
    PLACE: 12,
    COMMENT: 64,
}
"""Of columns, in characters: what is printed of a sheet fills one page across. A column of people
in a group has ``NARROW``."""

NARROW = 16
"""The longest word of a heading of groups stands on one line: “communication”."""

ON_SCREEN = (RESPONSE, PLACE)
"""Columns that stand last and are not printed: ids to look up, and an order to sort by."""

CUT = " [The comment is longer than a cell holds and is cut here.]"

WITHIN = (
    "For the team that analyses, and nobody else: these are true numbers, many of them small, and "
    "people's words. Nothing of it may be published.",
    "A computer put together what people say. It puts some things together that differ, and says "
    "some things twice: read the comments behind a point before you write about it.",
)
NOTES: Mapping[str, tuple[str, ...]] = {
    POINTS: (
        "What two people or more say within each theme, each told by the words of one of them. "
        "Points stand in the order to read them: what many say, and what differs most from what "
        "stands above.",
        "People are responses, copies of a letter among them. Somebody can make several points, "
        "and one point in comments on several questions: columns do not add up.",
    ),
    MAKERS: (
        f"How many of those who make each point of the sheet “{POINTS}” made it under each "
        "question, and are in each group.",
    ),
    RARE: (
        "What one person says within each theme. A single argument can be the one that matters: "
        "look at every one.",
    ),
    BEHIND: (
        "Every part of every comment that has a code, under the point it makes. To read whole "
        f"comments, sort by {THEME} and {PLACE}: what is new comes early.",
    ),
}


def write_points(book: PointsBook, path: Path) -> None:
    """Write the workbook.

    Parameters
    ----------
    book
        What it shows.
    path
        Where to; its folder exists. The same book gives the same bytes.
    """
    from openpyxl import Workbook

    file = Workbook()
    file.remove(file.active)
    sheets = {
        POINTS: book.points,
        MAKERS: book.makers,
        RARE: book.rare,
        BEHIND: book.behind,
    }
    for name, sheet in sheets.items():
        notes = [*WITHIN, *NOTES[name], *_not_read(book)]
        _write(file.create_sheet(name), sheet, f"{name}: {book.title}", notes)
    save_workbook(file, path, title=f"Points: {book.title}")


def _not_read(book: PointsBook) -> Sequence[str]:
    """What no point was looked for in, as far as there is any."""
    aside, foreign = book.not_read
    told = []
    if aside:
        told.append(f"Not read for this: comments of responses that are set aside: {aside:,}.")
    if foreign:
        told.append(
            "Not read for this: comments in another language that nobody has sorted: "
            f"{foreign:,}. They are listed in other-languages.xlsx."
        )
    return told


def _write(sheet: Worksheet, shown: PointsSheet, title: str, notes: Sequence[str]) -> None:
    start = head(sheet, title, notes)
    rows = [[_cell(value) for value in row] for row in shown.rows]
    fill(sheet, start, shown.headings, rows, sheet.title.lower().replace(" ", "_"))
    offer_filters(sheet)
    fit(sheet, [WIDTHS.get(heading, NARROW) for heading in shown.headings])
    run_across(sheet, start)
    names = TOLD if TOLD in shown.headings else PEOPLE
    sheet.freeze_panes = sheet.cell(start + 1, shown.headings.index(names) + 2)
    printed = [heading for heading in shown.headings if heading not in ON_SCREEN]
    many = len(printed) if len(printed) < len(shown.headings) else 0
    put_on_paper(sheet, columns=many, beside="A:C" if names == PEOPLE else "")


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return fit_cell(value, most=LONGEST_CELL, mark=CUT)
    return int(value)
