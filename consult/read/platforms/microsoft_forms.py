"""Microsoft Forms: the workbook of responses, one heading row.

The first three headings are "ID", "Start time" and "Completion time", in the language of whoever
made the form. Ticked options stand in one cell, each followed by ";"; a ranking is the same set
in every cell. A question asked twice has "2" put after its heading the second time and stays a
column of its own. A quiz adds points and feedback. Source: formats survey, 3.6.
"""

from __future__ import annotations

import re

from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import plain_columns, tidy
from consult.read.layout.reader import Layout, Reader
from consult.read.layout.roles import usual_role
from consult.read.values.dates import order_of

PLATFORM = "microsoft_forms"
_FIRST = frozenset(
    {
        ("start time", "completion time"),
        ("hora de inicio", "hora de finalización"),
        ("heure de début", "heure de fin"),
        ("startzeit", "fertigstellungszeit"),
        ("ora di inizio", "ora di completamento"),
        ("amser dechrau", "amser cwblhau"),
    }
)
"""Headings of the second and third column, by language of the form."""

_OWN = {
    **dict.fromkeys(("email", "name", "e-mail", "nombre", "nom", "e-bost", "enw"), Role.PERSONAL),
    **dict.fromkeys(
        ("correo electrónico", "adresse de messagerie", "e-mail-adresse"), Role.PERSONAL
    ),
    **dict.fromkeys(("last modified time", "language", "idioma", "langue"), Role.PLATFORM),
    **dict.fromkeys(("hora de la última modificación", "total points"), Role.PLATFORM),
    **dict.fromkeys(("quiz feedback", "grade posted time"), Role.PLATFORM),
}
_OWN_AT_MOST = 9
"""Columns in which the platform's own headings stand; later ones are questions."""

_QUIZ = re.compile(r"(?i)^(points|feedback) - (?P<question>.+)$")
_QUIZ_TOTAL = frozenset({"total points", "quiz feedback", "grade posted time"})


def _recognise(grid: Grid) -> Layout | None:
    """The layout of a Microsoft Forms workbook, or ``None``."""
    first = tuple(tidy(grid.cell(0, i)).casefold() for i in range(3))
    if first[0] != "id" or first[1:] not in _FIRST:
        return None
    asked = {tidy(cell).casefold() for cell in grid.rows[0]}
    columns = plain_columns(grid, 0, lambda heading, i: _role(heading, i, asked))
    stamps = [grid.cell(row, 2) for row in range(1, len(grid.rows))]
    evidence = (
        f'the first headings are "ID", "{tidy(grid.cell(0, 1))}" and "{tidy(grid.cell(0, 2))}"'
    )
    return Layout(PLATFORM, 0.97, evidence, (0,), 1, columns, dates=order_of(stamps))


def _role(heading: str, position: int, asked: set[str]) -> Role | None:
    if position < 3:
        return (Role.ID, Role.PLATFORM, Role.TIME)[position]
    words = heading.casefold()
    if words in _QUIZ_TOTAL or (position < _OWN_AT_MOST and words in _OWN):
        return _OWN[words]
    quiz = _QUIZ.match(heading)
    if quiz and quiz["question"].casefold() in asked:
        return Role.PLATFORM
    return Role.PERSONAL if usual_role(heading) is Role.PERSONAL else None


READER = Reader(PLATFORM, "Microsoft Forms", _recognise, separators=(";",))
