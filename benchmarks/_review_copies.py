"""A copy of a review workbook in somebody's hands, and as it comes back: as cells, or as a file."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from consult.coding import (
    Returned,
    read_returned,
)
from consult.coding.review import layout as at
from consult.coding.review.further import adjudicate
from consult.coding.texts.words_hash import words_hash
from consult.model.coding.journal import Act, Conflict
from consult.model.coding.review import ThemeDecision
from consult.office.filled_in import SheetLine

QUESTION = "q_why"
TEXTS = tuple(f"Invented answer number {at}." for at in range(4))
GIVEN, REMOVED, OPEN = "given", "removed", ""

Cell = tuple[str, str]
"""A text and the name of a theme; or the name of a theme and what of it is decided."""


@dataclass
class HeldCopy:
    """A copy of the workbook in somebody's hands."""

    who: str
    number: int
    version: str
    codes: dict[str, str]
    suggested: dict[str, tuple[str, ...]]
    themes: dict[str, ThemeDecision]
    reviewers: dict[str, str]
    conflicts: tuple[Conflict, ...]
    shown: dict[Cell, str]
    file: Path | None = None
    now: dict[Cell, str] = field(default_factory=dict)
    came: dict[Cell, str] = field(default_factory=dict)
    rows: set[str] = field(default_factory=set)
    settles: dict[str, int] = field(default_factory=dict)


def returned(copy: HeldCopy, rng: random.Random) -> Returned:
    """A copy as it comes back: its cells as words, rows in any order.

    Parameters
    ----------
    copy
        In somebody's hands.
    rng
        Decides the order of rows.
    """
    themes = [_theme_cells(copy, name) for name in copy.themes]
    answers = [_answer_cells(copy, text) for text in TEXTS]
    conflicts = [_conflict_cells(copy, key) for key in sorted(copy.settles)]
    if copy.file is not None:
        return _through_file(copy, copy.file, (themes, answers, conflicts))
    for rows in (themes, answers, conflicts):
        rng.shuffle(rows)
    return Returned(
        f"{copy.who}-{copy.number}.xlsx",
        copy.version,
        _lines(themes, at.THEMES),
        _lines(answers, at.ANSWERS),
        at.answer_columns(2, 4, learnt=False),
        _lines(conflicts, at.ADJUDICATE),
    )


def _theme_cells(copy: HeldCopy, name: str) -> dict[str, str]:
    said = copy.themes[name]
    full = copy.shown | copy.now
    act, _, target = full[name, "place"].partition(" ")
    called = {n: one.called for n, one in copy.themes.items()}
    shown_names = at.display_names(list(copy.themes.values()))
    new = copy.now.get((name, "name"), "")
    return {
        at.CURRENT: shown_names[said.code],
        at.QUESTION: f"{QUESTION}: Why?",
        at.NEW_NAME: new if new != called[name] else "",
        at.MERGE: shown_names[copy.themes[target].code] if act == Act.MERGED else "",
        at.RETIRE: at.YES if act == Act.RETIRED else "",
        at.CHECKED_BY: copy.who if name in copy.rows else said.checked_by,
        at.DEFINITION: said.new_definition or said.definition,
        at.PART_OF: at.FOUND,
        at.CODE_ID: said.code,
    }


def _answer_cells(copy: HeldCopy, text: str) -> dict[str, str]:
    shown_names = at.display_names(list(copy.themes.values()))
    full = {name: to for (of, name), to in (copy.shown | copy.now).items() if of == text}
    cells = {
        at.ANSWER: text,
        at.QUESTION: f"{QUESTION}: Why?",
        at.REVIEWER: copy.who if text in copy.rows else copy.reviewers[text],
        at.ANSWER_ID: at.answer_id(words_hash(text)),
    }
    words = {GIVEN: at.ACCEPT_WORD, REMOVED: at.REMOVE_WORD, OPEN: ""}
    for number, name in enumerate(copy.suggested[text], start=1):
        cells[at.numbered(at.CODE, number)] = shown_names[copy.codes[name]]
        cells[at.numbered(at.DECISION, number)] = words[full.pop(name, OPEN)]
    added = [name for name, to in sorted(full.items()) if to == GIVEN]
    for number in range(1, 5):
        name = added[number - 1] if number <= len(added) else ""
        cells[at.numbered(at.ADD, number)] = shown_names[copy.codes[name]] if name else ""
    return cells


def _conflict_cells(copy: HeldCopy, key: str) -> dict[str, str]:
    """A row that settles a conflict, with what tells that its id stands in its own row."""
    slot = next(one.slot for one in copy.conflicts if one.id == key)
    shown_names = at.display_names(list(copy.themes.values()))
    return {
        adjudicate.ABOUT: adjudicate.KINDS[slot.aspect],
        adjudicate.THEME: shown_names.get(slot.code, slot.code),
        at.SETTLE: at.CHOICES[copy.settles[key]],
        at.SETTLED_BY: copy.who,
        at.ANSWER_ID: at.answer_id(slot.text),
        at.CONFLICT_ID: key,
    }


def _lines(rows: list[dict[str, str]], sheet: str) -> tuple[SheetLine, ...]:
    every = at.answer_columns(2, 4, learnt=False) if sheet == at.ANSWERS else (at.SPLIT,)
    letters = dict.fromkeys((*(rows[0] if rows else ()), *every), "A")
    return tuple(
        SheetLine({h: w for h, w in row.items() if w}, sheet, number, letters, "copy.xlsx")
        for number, row in enumerate(rows, start=4)
    )


def _through_file(copy: HeldCopy, file: Path, sheets: tuple[list[dict[str, str]], ...]) -> Returned:
    from openpyxl import load_workbook

    book = load_workbook(file)
    keys = (at.CODE_ID, at.ANSWER_ID, at.CONFLICT_ID)
    answers = next(name for name in book.sheetnames if name.startswith("1"))
    for name, key, rows in zip((at.THEMES, answers, at.ADJUDICATE), keys, sheets, strict=True):
        if rows:
            _fill(book[name], key, rows)
    path = file.with_name(f"{copy.who}-{copy.number}-back.xlsx")
    book.save(path)
    return read_returned(path)


def _fill(sheet: Any, key: str, rows: list[dict[str, str]]) -> None:
    grid = list(sheet.iter_rows())
    header = next(row for row in grid if any(cell.value == key for cell in row))
    columns = {cell.value: cell.column for cell in header if cell.value}
    by_key = {row[columns[key] - 1].value: row for row in grid if row[0].row > header[0].row}
    for cells in rows:
        for heading, words in cells.items():
            if heading in columns:
                by_key[cells[key]][columns[heading] - 1].value = words or None
