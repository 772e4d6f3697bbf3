"""Grids that stand in one cell: "Statement : Answer, Statement : Answer" (EngagementHQ).

Elsewhere a statement and its answer have a line each, or a bar or a semicolon stands between them;
the mark may be a colon, a dash or an equals sign, and the whole may be JSON.
Statements and answers may hold commas and colons of their own, so nothing is cut at every comma.
The statements are found once, from the right by the answers of known scales or, where the scale
is not known, by what stands in the same place of all cells; a cell is then cut at its statements.
Source: formats survey, 3.1.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from consult.definitions import scales
from consult.definitions.wordings import DONT_KNOW, PREFER_NOT_TO_SAY, normalised

_MARK = " : "
_ENOUGH = 0.8
"""Share of cells that must have the mark, and that the statements must account for. Tried on
invented cells: with .4 a grid to which half of the people wrote words of their own is cut, and
their words stand under no statement; with 1 two such answers to twelve are enough to lose the
grid."""

_MOST_ANSWERS = 12
"""Different answers to all statements together: the longest scale that is known has 12. With 24
invented comments along a template ("Problem : ..., Wish : ...") are taken for a grid; with 6 one of
two statements answered in numbers is lost."""

_FEWEST_CELLS = 3
"""Cells alike in form by which statements are found where the scale is not known. With 1 the two
halves of any single remark are a statement and its answer; with 6 a grid that three people answered
is not found. The one sample with such a grid, and the tests, are read alike with half and double
of all three."""
_MARKS = (" : ", ": ", " - ", " – ", " = ", "=", " → ", " -> ", ":")
"""What stands between a statement and its answer where pairs are parted by more than a comma."""

_BETWEEN = ("\n", "|", ";")
"""What may part such pairs, surest first."""

_PARTS = ",;| \n"
"""What may stand after an answer, before the next statement."""

_FEWEST_ROWS = 2
"""Statements of a grid, and answers that each of them must have been given. One statement is a
question of its own, and what has one answer is an option with a dash in it."""

_NO_ANSWER = ("N/A", "Not applicable", "No answer", "Not answered")


def statements_in(cells: Sequence[str]) -> tuple[str, ...]:
    """The statements of a grid, in the order of the form; none when the cells hold no grid.

    Parameters
    ----------
    cells
        The cells of one column, blank ones too.

    Examples
    --------
    Invented cells of a grid with two rows:

    >>> statements_in(["Buses : Agree, Trains : Disagree", "Buses : Disagree, Trains : Agree"])
    ('Buses', 'Trains')
    """
    filled = [plain for cell in cells if (plain := _bare(cell))]
    if found := _by_lines(filled):
        return found
    if not filled or sum(_MARK in cell for cell in filled) < _ENOUGH * len(filled):
        return ()
    cuts = [found for found in (_by_known_answers(filled), _by_place(filled)) if found]
    fitting = [found for found in cuts if _explains(filled, found)]
    return min(fitting, key=lambda found: sum(_MARK in words for words in found), default=())


def may_hold(cells: Sequence[str]) -> bool:
    """Whether cells may hold a grid, at a glance: most have a mark, and something parts pairs.

    Parameters
    ----------
    cells
        The first cells of a column, blank ones too.
    """
    filled = [plain for cell in cells if (plain := _bare(cell))]
    parted = (*_BETWEEN, _MARK)
    likely = [
        cell
        for cell in filled
        if any(part in cell for part in parted) and any(mark in cell for mark in _MARKS)
    ]
    return len(likely) * 2 > len(filled)


def answer_to(statement: str, statements: Sequence[str], cell: str) -> str:
    """What a cell says of one statement; "" when it says nothing.

    Parameters
    ----------
    statement
        One of the statements.
    statements
        All statements of the grid.
    cell
        As written.
    """
    return dict(_pairs(_bare(cell), statements)).get(statement, "")


def left_over(statements: Sequence[str], cell: str) -> bool:
    """Whether a cell holds something that stands under no statement.

    Parameters
    ----------
    statements
        All statements of the grid.
    cell
        As written; a blank one holds nothing.
    """
    cell = _bare(cell)
    found = _starts(cell, statements)
    return bool(cell) and (not found or bool(cell[: found[0][0]].strip()))


def _bare(cell: str) -> str:
    """A cell without spaces around it; JSON of pairs as a line each."""
    plain = cell.strip()
    if not (plain.startswith("{") and plain.endswith("}")):
        return plain
    try:
        pairs = json.loads(plain)
    except ValueError:
        return plain
    return "\n".join(f"{statement}: {answer or ''}" for statement, answer in pairs.items())


def _by_lines(cells: Sequence[str]) -> tuple[str, ...]:
    """The statements where pairs are parted by more than a comma and each has a mark."""
    for between in _BETWEEN:
        if sum(between in cell for cell in cells) * 2 < len(cells) or not cells:
            continue
        pieces = [_pieces(cell, between) for cell in cells]
        for mark in _MARKS:
            for cut in (str.rpartition, str.partition):
                if found := _agreed([[cut(piece, mark) for piece in row] for row in pieces]):
                    return found
    return ()


def _pieces(cell: str, between: str) -> list[str]:
    return [f"{piece.strip()} " for piece in cell.split(between) if piece.strip()]


def _agreed(rows: Sequence[Sequence[tuple[str, str, str]]]) -> tuple[str, ...]:
    """The statements that pairs share, when all pairs are some and their answers are few."""
    whole = [row for row in rows if all(mark and words.strip() for words, mark, _ in row)]
    if len(whole) < max(_FEWEST_CELLS, _ENOUGH * len(rows)):
        return ()
    told: dict[str, set[str]] = {}
    used: Counter[str] = Counter()
    for row in whole:
        names = [words.strip() for words, _, _ in row]
        if len(set(names)) < len(names):
            return ()
        used.update(names)
        for name, (_, _, answer) in zip(names, row, strict=True):
            told.setdefault(name, set()).add(normalised(answer))
    answers = set().union(*told.values()) - {""}
    shared = sum(len(said - {""}) >= _FEWEST_ROWS for said in told.values())
    usual = all(times * 2 >= len(whole) for times in used.values())
    enough = len(told) >= _FEWEST_ROWS and shared * 2 > len(told) and usual
    return tuple(told) if enough and len(answers) <= _MOST_ANSWERS else ()


def _pairs(cell: str, statements: Sequence[str]) -> list[tuple[str, str]]:
    starts = _starts(cell, statements)
    ends = [*(start for start, _, _ in starts[1:]), len(cell)][: len(starts)]
    return [
        (statement, cell[answer:end].strip().rstrip(_PARTS).strip())
        for (_, answer, statement), end in zip(starts, ends, strict=True)
    ]


def _starts(cell: str, statements: Sequence[str]) -> list[tuple[int, int, str]]:
    """Where each statement begins and its answer begins; the longest statement wins."""
    found: list[tuple[int, int, str]] = []
    for statement in sorted(statements, key=len, reverse=True):
        words = re.escape(statement)
        pattern = rf"(?:^\s*|(?<=[,;|\n])\s*){words}(?:\s*[:=]|\s+(?:->|[-–→])(?=\s|$))"
        for match in re.finditer(pattern, cell):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), statement))
    return sorted(found)


@cache
def _known_answer() -> re.Pattern[str]:
    words = {*DONT_KNOW, *PREFER_NOT_TO_SAY, *_NO_ANSWER}
    for scale in scales().values():
        words |= {option.label for option in scale.options}
        words |= {word for also in scale.also.values() for word in also}
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\s:\s+(?:{listed})\s*(?:,\s+|$)", re.I)


def _by_known_answers(cells: Sequence[str]) -> tuple[str, ...]:
    """What stands before the answers of a known scale, read up to each answer in turn."""
    rows: list[set[str]] = []
    places: dict[str, int] = {}
    for cell in cells:
        start = 0
        rows.append(set())
        for place, match in enumerate(_known_answer().finditer(cell)):
            if statement := cell[start : match.start()].strip():
                rows[-1].add(statement)
                places[statement] = max(place, places.get(statement, 0))
            start = match.end()
    return tuple(
        sorted(
            (words for words in places if not _holds_an_answer(words, rows)),
            key=lambda words: (places[words], words),
        )
    )


def _holds_an_answer(words: str, rows: Sequence[set[str]]) -> bool:
    """Whether words are a statement with what was left of the answer before it in front.

    "only just, Trains" is "Trains" after "Agree, only just"; where one cell holds both, "Buses,
    Trains" and "Trains" are two statements.
    """
    ends = {row for cell in rows for row in cell if words.endswith(f", {row}")}
    return any(not any({words, end} <= cell for cell in rows) for end in ends)


def _by_place(cells: Sequence[str]) -> tuple[str, ...]:
    """What stands in the same place of all cells with as many answers, whatever the scale."""
    counts = Counter(cell.count(_MARK) for cell in cells)
    usual = max(counts, key=lambda n: (counts[n], n))
    alike = [cell.split(_MARK) for cell in cells if cell.count(_MARK) == usual]
    if len(alike) < _FEWEST_CELLS:
        return ()
    columns = list(zip(*alike, strict=True))
    first = Counter(columns[0]).most_common(1)[0][0]
    statements = [first.strip()]
    for column in columns[1:-1]:
        end = _common_end(column)
        _, comma, statement = end.partition(", ")
        if not comma:
            return ()
        statements.append(statement.strip())
    return tuple(dict.fromkeys(statements))


def _common_end(texts: Sequence[str]) -> str:
    turned = [text[::-1] for text in texts]
    first, last = min(turned), max(turned)
    alike = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), None)
    return (first if alike is None else first[:alike])[::-1]


def _explains(cells: Sequence[str], statements: Sequence[str]) -> bool:
    """Whether the statements account for the cells, and their answers are few."""
    whole = sum(not left_over(statements, cell) for cell in cells)
    answers = Counter(
        normalised(answer) for cell in cells for _, answer in _pairs(cell, statements)
    )
    few = len(answers) <= _MOST_ANSWERS and all(_MARK not in answer for answer in answers)
    return whole >= _ENOUGH * len(cells) and few
