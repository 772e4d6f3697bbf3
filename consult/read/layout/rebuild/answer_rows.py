"""Tables of one row an answer: who answered, what was asked, and the answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from consult.errors import ExportError, Problem
from consult.read.export.columns import Columns
from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.headings import tidy
from consult.read.layout.reader import Layout
from consult.read.layout.roles import usual_role

BETWEEN = "\n"
"""Stands between the answers of one person to one question, which had a row each."""

FURTHER = "further answer of a response, one row each"
NOBODY = "answer that names no respondent or no question"

_TEXT = r"(?:[ _-]?(?:text|title|label|name|wording|id|no\.?|number|code|key|value|s))*"
_ASKED = re.compile(rf"^(?:survey )?(?:question|prompt|item|variable|field|statement|key){_TEXT}$")
_GIVEN = re.compile(
    r"^(?:selected )?(?:answer|response|value|reply|choice|option|selected)"
    r"(?:[ _-]?(?:text|label|value|s))*(?: given)?$"
)
_PART = re.compile(rf"^(?:sub ?-?question|row|sub ?-?item|part){_TEXT}$")
_WHO = re.compile(
    r"^(?:user|respondent|person|participant|contributor|submission|response|case|session|member"
    r"|record|form|subject|unique|anonymous|anon|survey response|submitter)?[ _]?"
    r"(?:id|ref|reference|no\.?|number|key|code|uuid|guid|name)?$"
)
_WHOSE = re.compile(r"^(?:user|respondent|person|participant|contributor|member|submitter)$")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|_")

_FEWEST_EACH = 1.5
"""Rows of a person on average. A person who answered one question only has one row, but a table in
which most have is no such table. With 1.2 and 2 the tests come out alike."""

_MOST_QUESTIONS = 500
"""Different questions. A column of more is what people wrote. With 250 and 1,000 the tests come out
alike."""

_MOST_LEFT = 30
"""Letters of a heading that is listed as left out."""


@dataclass(frozen=True)
class _AnswerRows:
    """Which columns hold who answered, what was asked (one or several), and the answers."""

    who: int
    asked: tuple[int, ...]
    given: tuple[int, ...]


def gathered(grid: Grid, layout: Layout) -> Grid | None:
    """The table with one row a person and a column a question; ``None`` when it is no such table.

    Parameters
    ----------
    grid, layout
        A sheet, and its layout as a plain table.

    Raises
    ------
    ExportError
        When rows are answers, and no column says whose.
    """
    names = {c.position: _plain(c.heading) for c in layout.columns if c.heading}
    asked = tuple(at for at, name in names.items() if _ASKED.match(name))
    given = tuple(at for at, name in names.items() if _GIVEN.match(name) and at not in asked)
    rows = [row for row in grid.columns.filled_rows.tolist() if row >= layout.first_row]
    parts = tuple(at for at, name in names.items() if _PART.match(name))
    if not asked or not given or not _are_questions(grid, asked, rows):
        return None
    others = [at for at in names if at not in (*asked, *given, *parts)]
    who = _who(grid, {at: names[at] for at in others}, rows)
    if who is None:
        if len(names) > len(asked) + len(given) + len(parts):
            return None
        raise ExportError(_nobody(grid, layout))
    found = _AnswerRows(who, (*asked, *parts), given)
    return _by_person(grid, layout, found, rows)


def _plain(heading: str) -> str:
    return " ".join(_HUMP.sub(" ", heading).casefold().split()).strip(" ?:")


def _are_questions(grid: Grid, asked: Sequence[int], rows: Sequence[int]) -> bool:
    """Whether few different things are asked, each of several rows."""
    told = [Counter(grid.column(at, rows)) for at in asked]
    return all(1 < len(t) <= _MOST_QUESTIONS and len(t) * 2 <= len(rows) for t in told)


def _who(grid: Grid, names: Mapping[int, str], rows: Sequence[int]) -> int | None:
    """The column of people: headed so, and each of them in several rows."""
    found: list[tuple[int, int]] = []
    for at, name in names.items():
        if not (_WHO.match(name) or _WHOSE.match(name)):
            continue
        people = len({cell.strip() for cell in grid.column(at, rows) if cell.strip()})
        if people > 1 and len(rows) >= _FEWEST_EACH * people:
            found.append((people, -at))
    return -max(found)[1] if found else None


def _nobody(grid: Grid, layout: Layout) -> Problem:
    return Problem(
        "Each row is one answer (a column says what was asked, another what was answered), and no "
        "column says whose, so the rows cannot be put together as responses.",
        replace(grid.place, row=layout.heading_rows[-1] + 1),
        "Export it with a column of respondents, or with one row a respondent.",
    )


def _by_person(grid: Grid, layout: Layout, found: _AnswerRows, rows: Sequence[int]) -> Grid:
    cells = {c.position: [tidy(x) for x in grid.column(c.position, rows)] for c in layout.columns}
    heads = {c.position: c.heading for c in layout.columns}
    people = _filled_down(cells[found.who])
    labels = _labels(cells, found)
    kept = [at for at in range(len(rows)) if people[at] and labels[at]]
    used = {found.who, *found.asked, *found.given}
    others = [at for at in heads if at not in used]
    own = [at for at in others if _goes_with(cells[at], people, kept) and len(set(cells[at])) > 1]
    own = [at for at in own if not _goes_with(cells[at], labels, kept)]
    times = [at for at in others if at not in own and usual_role(heads[at]) is Role.TIME]
    written = {at: grid.column(at, rows) for at in {*found.given, *own, *times}}
    table: dict[str, dict[str, list[str]]] = {}
    for at in kept:
        person = table.setdefault(people[at], {})
        for column in (*own, *times):
            if cells[column][at]:
                person[f"\0{column}"] = [written[column][at]]
        said = next((written[g][at] for g in found.given if cells[g][at]), "")
        answers = person.setdefault(labels[at], [])
        if said.strip() and said not in answers:
            answers.append(said)
    asked = list(dict.fromkeys(labels[at] for at in kept))
    keys = [*(f"\0{column}" for column in (*own, *times)), *asked]
    first = heads[found.who] if usual_role(heads[found.who]) is Role.ID else "Response ID"
    top = [first, *(heads[at] for at in (*own, *times)), *asked]
    body = [
        [who, *(BETWEEN.join(said.get(key, [])) for key in keys)] for who, said in table.items()
    ]
    left = [heads[at] for at in others if at not in own and at not in times]
    lost = len(rows) - len(kept)
    folded = ((FURTHER, len(kept) - len(table)), (NOBODY, lost))
    return replace(
        grid,
        rows=Columns.of_rows([top, *body]),
        merged=(),
        delimited=False,
        rebuilt=_said(len(rows), len(table), left, lost),
        folded=tuple((reason, count) for reason, count in folded if count),
    )


def _filled_down(people: Sequence[str]) -> list[str]:
    """Who answered, row by row; a name that stands once above blanks is that of all beneath it."""
    named = [person for person in people if person]
    if len(set(named)) < len(named) or len(named) == len(people):
        return list(people)
    out: list[str] = []
    for person in people:
        out.append(person or (out[-1] if out else ""))
    return out


def _labels(cells: Mapping[int, Sequence[str]], found: _AnswerRows) -> list[str]:
    """What each row asks: the longest of what names the question, and the part of it, if any."""
    longest = max(found.asked, key=lambda at: sum(map(len, cells[at])))
    parts = [at for at in found.asked if at != longest]
    apart = [at for at in parts if not _goes_with(cells[at], cells[longest], range(len(cells[at])))]
    labels = []
    for row, words in enumerate(cells[longest]):
        more = [cells[at][row] for at in apart if cells[at][row]]
        labels.append(f"{words} [{', '.join(more)}]" if words and more else words)
    return labels


def _goes_with(cells: Sequence[str], keys: Sequence[str], rows: Sequence[int]) -> bool:
    """Whether all rows of one key have one thing in a column."""
    known: dict[str, str] = {}
    return all(not cells[at] or known.setdefault(keys[at], cells[at]) == cells[at] for at in rows)


def _said(rows: int, people: int, left: Sequence[str], lost: int) -> str:
    said = (
        f"each of its {rows:,} rows is one answer, not one person: the rows of each person were "
        f"put together, which makes {people:,} responses. Is that right?"
    )
    if left:
        names = ", ".join(f'"{name[:_MOST_LEFT]}"' for name in left)
        said += f" Columns left out: {names}."
    return said + (f" Rows that name nobody, left out: {lost:,}." if lost else "")
