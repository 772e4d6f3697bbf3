"""Columns that people fill in and that were sorted without the rest of their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from consult.coding.journal.brought import shown_reviewer
from consult.coding.review import layout as at
from consult.errors import Problem
from consult.model.coding.deciding import Decision
from consult.model.coding.review import People, TextKey
from consult.office.filled_in import SheetLine
from consult.office.sheet_faults import sorted_alone, torn_apart


@dataclass(frozen=True)
class AnswerRow:
    """One row of answers whose other cells belong together.

    Parameters
    ----------
    line, key
        The row, and which text it is about.
    beside, said
        Number of a suggestion -> its code, and what the cell to its right says of it.
    """

    line: SheetLine
    key: TextKey
    beside: Mapping[int, str]
    said: Mapping[int, Decision]


def columns_sorted(rows: Iterable[AnswerRow], shown: People) -> list[Problem]:
    """Columns that were sorted alone, each once a sheet.

    Parameters
    ----------
    rows
        Of all sheets of answers, those of a sheet from the top.
    shown
        What people had said when the workbook was written.
    """
    problems: list[Problem] = []
    for _, mine in groupby(rows, key=lambda row: row.line.sheet):
        of_sheet = list(mine)
        lines = [row.line for row in of_sheet]
        for heading, was, now in _columns(of_sheet, shown):
            problems += sorted_alone(lines, heading, was, now)
        if not problems:
            problems += _torn(of_sheet, shown)
    return problems


def _torn(rows: Sequence[AnswerRow], shown: People) -> list[Problem]:
    """Columns sorted alone that stood empty in the workbook as it was written.

    Initials tell: they stand beside what was decided, and beside nothing where it was moved away.
    Where somebody had decided before, they stand there anyhow.
    """
    before = shown.texts.keys() | shown.stances.keys() | shown.marks.keys()
    lines = [row.line for row in rows]
    entries = list(
        dict.fromkeys(name for line in lines for name in line.letters if _is_entry(name))
    )
    found: list[Problem] = []
    for heading in entries:
        others = [name for name in entries if name != heading]
        beside = [
            None
            if row.key in before or any(map(row.line.__getitem__, others))
            else bool(row.line[at.REVIEWER])
            for row in rows
        ]
        found += torn_apart(lines, heading, beside)
    return found


def _is_entry(heading: str) -> bool:
    return at.is_read_back(heading) and at.without_number(heading) not in (at.CODE, at.REVIEWER)


def _columns(
    rows: Sequence[AnswerRow], shown: People
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each column that people fill in: its heading, what stood there and what does now."""
    for number in sorted({number for row in rows for number in row.beside}):
        was = [_word(_decided(row, number, shown)) for row in rows]
        now = [_word(row.said.get(number)) for row in rows]
        yield at.numbered(at.DECISION, number), was, now
    stances = [shown.stances.get(row.key) for row in rows]
    yield _by_words(rows, at.STANCE, [at.STANCES[one[0]] if one else "" for one in stances])
    yield _by_words(rows, at.REVIEWER, [shown_reviewer(shown, row.key) for row in rows])
    for aspect, heading in at.MARK_COLUMNS.items():
        marks = [shown.marks.get(row.key, {}).get(aspect) for row in rows]
        yield _by_words(rows, heading, [mark[0] if mark else "" for mark in marks])


def _by_words(
    rows: Sequence[AnswerRow], heading: str, was: Sequence[str]
) -> tuple[str, list[str], list[str]]:
    now = [at.plain(row.line[heading]) for row in rows]
    return heading, [at.plain(one) for one in was], now


def _decided(row: AnswerRow, number: int, shown: People) -> Decision | None:
    code = row.beside.get(number, "")
    said = shown.texts.get(row.key, {}).get(code)
    return said[0] if said else None


def _word(decision: Decision | None) -> str:
    """As the cell has it: a code that was added and is suggested since reads as accepted."""
    if decision is None:
        return ""
    return str(Decision.REMOVE if decision is Decision.REMOVE else Decision.ACCEPT)
