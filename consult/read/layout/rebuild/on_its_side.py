"""Tables that lie on their side: a question a row, a person a column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from consult.read.export.columns import Columns
from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import tidy
from consult.read.layout.reader import Layout
from consult.read.layout.roles import usual_role

_MOST_QUESTIONS = 400
"""Rows of such a table. Questionnaires have fewer; a longer table holds responses in its rows, and
is not looked at a cell at a time. With 200 and 800 the tests come out alike."""

_FEWEST_PEOPLE = 5
"""Columns of people. With fewer nothing shows how answers repeat. With 3 the tests come out alike,
with 10 a table of eight people is read as one of four."""

_ALIKE = 0.8
"""Share of the first row that must be of one form, as "P01" and "P02" are, or dates or names."""

_REPEATED = 0.3
"""Share of cells that must repeat another of their row: half the questions of a form have options.
With .15 and .45 the tests come out alike."""

_TIMES = 2
"""How many times as many cells must repeat along the rows as down the columns. In a table that
stands upright it is the other way round. With 1.5 and 3 the tests come out alike."""

_SHAPED = (re.compile(r"[^\W\d_]+"), re.compile(r"\d+"))
_CORNER = re.compile(
    r"(?i)^(?:(?:survey )?questions?|respondents?|participants?|pers(?:on|ons)|people|response)"
    r"(?:[ _](?:id|no\.?|number|ref))?$"
)


def turned(grid: Grid, layout: Layout) -> Grid | None:
    """The table upright, a person a row; ``None`` when it stands upright already.

    Parameters
    ----------
    grid, layout
        A sheet, and its layout as a plain table.

    Notes
    -----
    The first column must read like questions and the first row like people, and answers must
    repeat along the rows, where everybody answers one question, and not down the columns.
    """
    rows = [row for row in grid.columns.filled_rows.tolist() if row >= layout.heading_rows[0]]
    if not 2 < len(rows) <= _MOST_QUESTIONS:
        return None
    table = [[tidy(cell) for cell in grid.rows[row]] for row in rows]
    people = [cell for cell in table[0][1:] if cell]
    if len(people) < _FEWEST_PEOPLE or not _lies(table, people):
        return None
    said = (
        f"the table lies on its side: its {len(rows) - 1} questions stand in rows and "
        f"{len(people):,} people across in columns; it was "
        f"turned and each column read as a response. Is that right?"
    )
    cells = Columns.of_rows(zip(*(grid.rows[row] for row in rows), strict=True))
    return replace(grid, rows=cells, merged=(), delimited=False, rebuilt=said)


def _lies(table: Sequence[Sequence[str]], people: Sequence[str]) -> bool:
    asked = [row[0] for row in table[1:]]
    if not all(asked) or len(set(asked)) < len(asked) or len(set(people)) < len(people):
        return False
    shapes = Counter(map(_shape, people))
    if shapes.most_common(1)[0][1] < _ALIKE * len(people):
        return False
    questions = sum(map(_reads_asked, asked)) * 2 >= len(asked)
    if not questions and not _CORNER.match(table[0][0]):
        return False
    body = [row[1:] for row in table[1:]]
    along, down = _repeated(body), _repeated(list(zip(*body, strict=True)))
    return along >= _REPEATED and along >= _TIMES * down


def _shape(cell: str) -> str:
    """The form of a cell: all numbers are of one form, and all single words."""
    return _SHAPED[1].sub("9", _SHAPED[0].sub("a", cell))


def _reads_asked(words: str) -> bool:
    known = usual_role(words)
    return words.endswith(("?", ":")) or len(words.split()) > 2 or known in (Role.ID, Role.TIME)


def _repeated(lines: Sequence[Sequence[str]]) -> float:
    """Share of the filled cells that another cell of their line repeats."""
    counts = [Counter(cell.casefold() for cell in line if cell) for line in lines]
    every = sum(count.total() for count in counts)
    again = sum(n for count in counts for n in count.values() if n > 1)
    return again / every if every else 0.0
