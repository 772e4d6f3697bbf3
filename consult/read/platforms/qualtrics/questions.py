"""The columns of one Qualtrics question: what is asked, its parts, and what the cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from consult.definitions import same_words
from consult.read.export.declared import Holds, Role
from consult.read.export.grid import Grid
from consult.read.layout.parts import common_start, stem_and_parts
from consult.read.layout.reader import SheetColumn
from consult.read.layout.roles import usual_role
from consult.read.platforms.qualtrics.keys import Key

SEEN = "-99"
"""Seen and left unanswered, where the export was asked to say so."""

_MOST_CODES = 30
_SUFFIX = re.compile(r"\s*-\s*(?:Selected Choice|Text|TEXT)$")
_TICKS = frozenset({"1", "0"})

Placed = tuple[int, Key]


def columns_of(
    grid: Grid,
    first_row: int,
    block: Sequence[Placed],
    tags: Sequence[str],
    wordings: Sequence[str],
) -> list[SheetColumn]:
    """The columns of one question, in any order.

    Parameters
    ----------
    grid, first_row
        The sheet, and where its responses begin.
    block
        Position and key of every column of the question.
    tags, wordings
        The first and second heading row.
    """
    worded = {i: _SUFFIX.sub("", wordings[i]) for i, _ in block}
    answers = {i: _values(grid, first_row, i) for i, _ in block}
    choices = [(i, key) for i, key in block if not key.text]
    if not choices:
        return [_with_seen(one, answers) for one in _typed(block, tags, worded)]
    columns = []
    for run in _by_row(choices):
        columns += _choices(grid, first_row, run, choices, tags, worded, answers)
    columns += [_words(i, columns, tags, worded) for i, key in block if key.text]
    return [_with_seen(column, answers) for column in columns]


def _values(grid: Grid, first_row: int, position: int) -> frozenset[str]:
    rows = grid.rows[first_row:]
    return frozenset({row[position].strip() for row in rows if position < len(row)} - {""})


def _with_seen(column: SheetColumn, answers: dict[int, frozenset[str]]) -> SheetColumn:
    if SEEN not in answers[column.position]:
        return column
    return replace(column, seen=frozenset({SEEN}), blank_is_not_asked=True)


def _by_row(choices: Sequence[Placed]) -> list[list[Placed]]:
    """The columns of each row of a grid that takes several ticks; else all of them."""
    rows: dict[tuple[str, ...], list[Placed]] = {}
    for i, key in choices:
        rows.setdefault(key.subs[:-1], []).append((i, key))
    return list(rows.values())


def _choices(
    grid: Grid,
    first_row: int,
    run: Sequence[Placed],
    whole: Sequence[Placed],
    tags: Sequence[str],
    worded: dict[int, str],
    answers: dict[int, frozenset[str]],
) -> list[SheetColumn]:
    """One column, the options of a multiple choice, the items of a ranking, or rows of a grid."""
    places = [i for i, _ in run]
    code = common_start([tags[i] for i in places]).rstrip("_#- ") or tags[places[0]]
    if len(whole) == 1:
        i, key = whole[0]
        stem, part = worded[i], ""
        if key.subs and _ticked(i, worded, answers):
            stem, (part,) = stem_and_parts([worded[i]])
        holds = Holds.TICK if part else _codes(places, answers)
        if holds is Holds.ANYTHING and key.import_id:
            holds = Holds.CHOICE
        return [SheetColumn(i, worded[i] or tags[i], stem or tags[i], part, tags[i], holds=holds)]
    stem, parts = _stem_of(places, [i for i, _ in whole], tags, worded)
    holds = Holds.ANYTHING
    if all(_ticked(i, worded, answers, part) for i, part in zip(places, parts, strict=True)):
        holds = Holds.TICK
    elif _ranked(places, answers) and _once_a_row(grid, first_row, places):
        holds = Holds.RANK
    else:
        holds = _codes(places, answers)
    if len(run) == 1 and holds is Holds.RANK:
        holds = Holds.CODE
    return [
        SheetColumn(i, worded[i] or tags[i], stem, part, code, holds=holds)
        for i, part in zip(places, parts, strict=True)
    ]


def _stem_of(
    places: Sequence[int], whole: Sequence[int], tags: Sequence[str], worded: dict[int, str]
) -> tuple[str, tuple[str, ...]]:
    """What is asked and the part of each column; the words of its grid row go to the stem."""
    headings = [worded[i] or tags[i] for i in whole]
    stem, parts = stem_and_parts(headings)
    own = dict(zip(whole, parts, strict=True))
    if len(places) in (1, len(whole)):
        shown = stem or common_start([tags[i] for i in whole]).rstrip("_")
        return shown, tuple(own[i] or tags[i] for i in places)
    row, within = stem_and_parts([own[i] for i in places])
    return f"{stem} [{row}]" if row else stem, within


def _ticked(
    i: int, worded: dict[int, str], answers: dict[int, frozenset[str]], part: str = ""
) -> bool:
    """Whether a column holds nothing but a tick: 1, 0, or the words of its own option."""
    left = answers[i] - _TICKS - {SEEN}
    own = same_words(part or worded[i])
    return all(own.endswith(same_words(value)) for value in left)


def _ranked(places: Sequence[int], answers: dict[int, frozenset[str]]) -> bool:
    """Whether the columns hold 1 to their number and, together, every one of them."""
    told = frozenset().union(*(answers[i] for i in places)) - {SEEN}
    wanted = {str(n + 1) for n in range(len(places))}
    return len(places) > 2 and told == wanted and all(len(answers[i]) > 1 for i in places)


def _once_a_row(grid: Grid, first_row: int, places: Sequence[int]) -> bool:
    """Whether nobody gave one rank twice."""
    for row in range(first_row, len(grid.rows)):
        told = [grid.cell(row, i).strip() for i in places]
        given = [rank for rank in told if rank and rank != SEEN]
        if len(given) > len(set(given)):
            return False
    return True


def _codes(places: Iterable[int], answers: dict[int, frozenset[str]]) -> Holds:
    """Whether whole numbers are codes of options rather than amounts, as on a slider."""
    told = frozenset().union(*(answers[i] for i in places)) - {SEEN}
    if not told or len(told) > _MOST_CODES or not all(v.lstrip("-").isdecimal() for v in told):
        return Holds.ANYTHING
    low = sum(abs(int(value)) <= _MOST_CODES for value in told)
    return Holds.CODE if low > len(told) / 2 else Holds.ANYTHING


def _typed(
    block: Sequence[Placed], tags: Sequence[str], worded: dict[int, str]
) -> list[SheetColumn]:
    """An open question, or the fields of a form."""
    places = [i for i, _ in block]
    if len(places) == 1:
        i = places[0]
        words = worded[i] or tags[i]
        return [SheetColumn(i, words, words, code=_bare(tags[i]), role=_personal(words))]
    stem, parts = stem_and_parts([worded[i] or tags[i] for i in places])
    return [
        SheetColumn(i, worded[i] or tags[i], stem or tags[i], part, _bare(tags[i]), _personal(part))
        for i, part in zip(places, parts, strict=True)
    ]


def _personal(words: str) -> Role:
    return Role.PERSONAL if usual_role(words) is Role.PERSONAL else Role.QUESTION


def _bare(tag: str) -> str:
    return tag.removesuffix("_TEXT")


def _words(
    i: int, columns: Sequence[SheetColumn], tags: Sequence[str], worded: dict[int, str]
) -> SheetColumn:
    """The words typed beside an option; its part is the option where the wording says which."""
    first = columns[0]
    part = worded[i].removeprefix(first.stem).lstrip(" -–:").strip()
    code = first.code
    return SheetColumn(i, worded[i] or tags[i], first.stem, part, code, role=Role.OTHER_WORDS)
