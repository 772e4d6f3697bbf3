"""The columns of one Qualtrics question: what is asked, its parts, and what the cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from consult.definitions.wordings import normalised
from consult.read.export.declared import Holds, Role
from consult.read.export.grid import Grid
from consult.read.layout.parts import common_start, stem_and_parts
from consult.read.layout.reader import SheetColumn
from consult.read.layout.roles import usual_role
from consult.read.platforms.qualtrics.keys import Key

SEEN = "-99"
"""Seen and left unanswered, where the export was asked to say so."""

_MOST_CODES = 30
"""Different values of a column, and the largest number, that may be codes of options. With 15 the
101 sample exports are read alike; with 60 nine sliders from 0 to 100, to which few people had
answered, are taken for codes. A list of councils or of years may have more options than 15."""
_SUFFIX = re.compile(r"\s*-\s*(?:Selected Choice|Text|TEXT)$")
_TICKS = frozenset({"1", "0"})

Placed = tuple[int, Key]


@dataclass(frozen=True)
class _QuestionOnSheet:
    """One question as it stands on the sheet.

    Parameters
    ----------
    grid, first_row
        The sheet, and where its responses begin.
    tags
        The names of all columns of the sheet.
    worded, answers
        Position -> the wording of a column of this question, without the platform's ending, and
        the distinct cells beneath it that hold something.
    """

    grid: Grid
    first_row: int
    tags: Sequence[str]
    worded: Mapping[int, str]
    answers: Mapping[int, frozenset[str]]

    def heading(self, position: int) -> str:
        return self.worded[position] or self.tags[position]


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
    asked = _QuestionOnSheet(grid, first_row, tags, worded, answers)
    choices = [(i, key) for i, key in block if not key.text]
    columns = [] if choices else _typed(asked, [i for i, _ in block])
    for run in _by_row(choices):
        columns += _choices(asked, run, choices)
    if choices:
        columns += [_words(asked, i, columns[0]) for i, key in block if key.text]
    return [_with_seen(column, answers) for column in columns]


def _values(grid: Grid, first_row: int, position: int) -> frozenset[str]:
    rows = grid.rows[first_row:]
    return frozenset({row[position].strip() for row in rows if position < len(row)} - {""})


def _with_seen(column: SheetColumn, answers: Mapping[int, frozenset[str]]) -> SheetColumn:
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
    asked: _QuestionOnSheet, run: Sequence[Placed], whole: Sequence[Placed]
) -> list[SheetColumn]:
    """The options of a multiple choice, the items of a ranking, or the rows of a grid."""
    if len(whole) == 1:
        return [_alone(asked, *whole[0])]
    places = [i for i, _ in run]
    code = common_start([asked.tags[i] for i in places]).rstrip("_#- ") or asked.tags[places[0]]
    stem, parts = _stem_of(asked, places, [i for i, _ in whole])
    if all(_ticked(asked, i, part) for i, part in zip(places, parts, strict=True)):
        holds = Holds.TICK
    elif _ranked(asked, places) and _once_a_row(asked, places):
        holds = Holds.RANK
    else:
        holds = _codes(asked, places)
    return [
        SheetColumn(i, asked.heading(i), stem, part, code, holds=holds)
        for i, part in zip(places, parts, strict=True)
    ]


def _alone(asked: _QuestionOnSheet, i: int, key: Key) -> SheetColumn:
    """A question of one column, or what was left of several when an export was cut down."""
    stem, part, tag = asked.worded[i], "", asked.tags[i]
    if key.subs and _ticked(asked, i):
        stem, (part,) = stem_and_parts([asked.worded[i]])
    holds = Holds.TICK if part else _codes(asked, [i])
    # Only a question that Qualtrics numbers can be told from a column somebody added.
    if holds is Holds.ANYTHING and key.import_id:
        holds = Holds.CHOICE
    return SheetColumn(i, asked.heading(i), stem or tag, part, tag, holds=holds)


def _stem_of(
    asked: _QuestionOnSheet, places: Sequence[int], whole: Sequence[int]
) -> tuple[str, tuple[str, ...]]:
    """What is asked and the part of each column; the words of its grid row go to the stem."""
    tags = asked.tags
    stem, parts = stem_and_parts([asked.heading(i) for i in whole])
    own = dict(zip(whole, parts, strict=True))
    if len(places) in (1, len(whole)):
        shown = stem or common_start([tags[i] for i in whole]).rstrip("_")
        return shown, tuple(own[i] or tags[i] for i in places)
    row, within = stem_and_parts([own[i] for i in places])
    return f"{stem} [{row}]" if row else stem, within


def _ticked(asked: _QuestionOnSheet, i: int, part: str = "") -> bool:
    """Whether a column holds nothing but a tick: 1, 0, or the words of its own option."""
    left = asked.answers[i] - _TICKS - {SEEN}
    own = normalised(part or asked.worded[i])
    return all(own.endswith(normalised(value)) for value in left)


def _ranked(asked: _QuestionOnSheet, places: Sequence[int]) -> bool:
    """Whether the columns hold 1 to their number and, together, every one of them."""
    columns = [asked.answers[i] for i in places]
    values = frozenset().union(*columns) - {SEEN}
    ranks = {str(n + 1) for n in range(len(places))}
    return len(places) > 2 and values == ranks and all(len(cells) > 1 for cells in columns)


def _once_a_row(asked: _QuestionOnSheet, places: Sequence[int]) -> bool:
    """Whether nobody gave one rank twice."""
    for row in range(asked.first_row, len(asked.grid.rows)):
        cells = [asked.grid.cell(row, i).strip() for i in places]
        given = [rank for rank in cells if rank and rank != SEEN]
        if len(given) > len(set(given)):
            return False
    return True


def _codes(asked: _QuestionOnSheet, places: Iterable[int]) -> Holds:
    """Whether whole numbers are codes of options rather than amounts, as on a slider."""
    values = frozenset().union(*(asked.answers[i] for i in places)) - {SEEN}
    whole = all(value.lstrip("-").isdecimal() for value in values)
    if not values or len(values) > _MOST_CODES or not whole:
        return Holds.ANYTHING
    low = sum(abs(int(value)) <= _MOST_CODES for value in values)
    return Holds.CODE if low > len(values) / 2 else Holds.ANYTHING


def _typed(asked: _QuestionOnSheet, places: Sequence[int]) -> list[SheetColumn]:
    """An open question, or the fields of a form."""
    tags = asked.tags
    if len(places) == 1:
        i = places[0]
        words = asked.heading(i)
        return [SheetColumn(i, words, words, code=_bare(tags[i]), role=_personal(words))]
    stem, parts = stem_and_parts([asked.heading(i) for i in places])
    return [
        SheetColumn(i, asked.heading(i), stem or tags[i], part, _bare(tags[i]), _personal(part))
        for i, part in zip(places, parts, strict=True)
    ]


def _personal(words: str) -> Role:
    return Role.PERSONAL if usual_role(words) is Role.PERSONAL else Role.QUESTION


def _bare(tag: str) -> str:
    return tag.removesuffix("_TEXT")


def _words(asked: _QuestionOnSheet, i: int, first: SheetColumn) -> SheetColumn:
    """The words typed beside an option; its part is the option where the wording says which."""
    part = asked.worded[i].removeprefix(first.stem).lstrip(" -–:").strip()
    return SheetColumn(i, asked.heading(i), first.stem, part, first.code, role=Role.OTHER_WORDS)
