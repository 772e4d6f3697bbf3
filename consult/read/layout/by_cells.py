"""Columns put together by what stands in their cells, where headings say little.

Typeform heads a column by its option alone; SurveyGizmo writes "Other - Write In:Question" beside
a question; a copy may have lost the row of options. Any table may look so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consult.definitions.wordings import is_other, normalised
from consult.read.export.declared import Role
from consult.read.export.grid import Grid
from consult.read.layout.blocks import ticks_itself, words_in
from consult.read.layout.reader import SheetColumn
from consult.read.layout.shared_stems import under_one_stem

_FEWEST = 3
"""Neighbouring columns headed by their option that make a question of any table: two may be chance,
as "Yes" under a heading "Yes". Tried at one and six: no draft of 98 changes; Typeform, which writes
so, needs two."""

_SHOWN = 3
"""Options that stand for the words of a question that the export does not hold."""

_LONG_OPTION = 80
"""Characters of a heading that is a question rather than an option, without a question mark. Tried
at 40 and 160: no draft of 98 changes. Too low, a long option that nobody ticked would be a question
that nobody answered."""


def put_together(grid: Grid, columns: Sequence[SheetColumn], first: int) -> tuple[SheetColumn, ...]:
    """Columns of any table that are one question, where heading and cells leave no doubt.

    Parameters
    ----------
    grid
        The sheet.
    columns
        With their whole headings.
    first
        Position of the first row of responses.
    """
    columns = under_one_stem(grid, told_by_cells(grid, columns, first), first)
    return _written_beside(headed_by_option(grid, columns, first, least=_FEWEST))


def told_by_cells(
    grid: Grid, columns: Sequence[SheetColumn], first: int
) -> tuple[SheetColumn, ...]:
    """Columns under one heading, repeated or blank, that hold one option each.

    This is how a question spread over its options looks where the row of options was deleted.

    Parameters
    ----------
    grid
        The sheet.
    columns
        With their whole headings.
    first
        Position of the first row of responses.

    Returns
    -------
    tuple
        As many columns, in the same order; those of a question found have stem, part and block.
    """
    runs: list[list[int]] = []
    for at, column in enumerate(columns):
        plain = column.role is Role.QUESTION and not column.part
        before = columns[runs[-1][0]] if runs else None
        if plain and before is not None and _goes_on(before, column):
            runs[-1].append(at)
        else:
            runs.append([at])
    out = list(columns)
    for run in runs:
        held = [words_in(grid, columns[at].position, first) for at in run]
        options = [next(iter(words.values())) for words in held if len(words) == 1]
        alike = len({normalised(option) for option in options}) < len(options)
        if len(run) < 2 or len(options) < len(run) or alike:
            continue
        stem, block = columns[run[0]].heading, str(columns[run[0]].position)
        for at, option in zip(run, options, strict=True):
            out[at] = replace(columns[at], stem=stem, part=option, block=block)
    return tuple(out)


def _goes_on(before: SheetColumn, column: SheetColumn) -> bool:
    """Whether a heading is blank or the same, after one of a question."""
    again = column.heading in ("", before.heading)
    return again and bool(before.heading) and before.role is Role.QUESTION and not before.part


def _written_beside(columns: Sequence[SheetColumn]) -> tuple[SheetColumn, ...]:
    """A column headed "Other - Write In:Question" holds words for the question before it.

    Source: SurveyGizmo's exports, formats survey 4.
    """
    out: list[SheetColumn] = []
    for column in columns:
        before = out[-1] if out else None
        label = column.heading.removesuffix(before.heading).rstrip(": ") if before else ""
        own = before is not None and label and column.heading.endswith(f":{before.heading}")
        if own and before is not None and label.casefold().startswith("other"):
            block = before.block or str(before.position)
            out[-1] = replace(before, block=block)
            column = replace(
                column, stem=before.stem, part=label, role=Role.OTHER_WORDS, block=block
            )
        out.append(column)
    return tuple(out)


def headed_by_option(
    grid: Grid, columns: Sequence[SheetColumn], first: int, *, least: int = 2
) -> tuple[SheetColumn, ...]:
    """Columns headed by an option alone, whose cells repeat it, as columns of one question.

    Parameters
    ----------
    grid
        The sheet.
    columns
        With their headings; only plain questions are looked at.
    first
        Position of the first row of responses.
    least
        Fewest neighbouring columns that make a question.

    Notes
    -----
    A column nobody ticked belongs to the run it stands in. "Other" ends a run and never begins
    one, filled or not, and a label that the run already has begins the next. What was asked is
    not in the export, so the options say it.
    """
    runs: list[list[int]] = [[]]
    for at, column in enumerate(columns):
        kind = _in_a_run(grid, column, first)
        again = normalised(column.heading) in {normalised(columns[i].heading) for i in runs[-1]}
        if kind == "none" or again:
            runs.append([])
        if kind in ("ticks", "blank"):
            runs[-1].append(at)
        elif kind == "other" and runs[-1]:
            runs[-1].append(at)
            runs.append([])
    out = list(columns)
    for run in (_trimmed(run, columns) for run in runs):
        ticks = [at for at in run if _in_a_run(grid, columns[at], first) == "ticks"]
        if len(ticks) < least:
            continue
        for at, column in _as_question(grid, [columns[i] for i in run], first):
            out[run[at]] = column
    return tuple(out)


def _trimmed(run: Sequence[int], columns: Sequence[SheetColumn]) -> list[int]:
    """A run without what is a question nobody answered rather than an option nobody ticked."""
    kept = list(run)
    while kept and _asks(columns[kept[0]].heading):
        kept.pop(0)
    while kept and _asks(columns[kept[-1]].heading):
        kept.pop()
    return kept


def _asks(heading: str) -> bool:
    return heading.endswith(("?", "...", ":")) or len(heading) > _LONG_OPTION


def _in_a_run(grid: Grid, column: SheetColumn, first: int) -> str:
    if column.role is not Role.QUESTION or column.part or not column.heading:
        return "none"
    own = normalised(column.heading)
    found = set(words_in(grid, column.position, first, own))
    if found == {own}:
        return "ticks"
    if is_other(column.heading):
        return "other"
    return "none" if found else "blank"


def _as_question(
    grid: Grid, columns: Sequence[SheetColumn], first: int
) -> list[tuple[int, SheetColumn]]:
    named = [column.heading for column in columns if not is_other(column.heading)]
    shown = ", ".join(named[:_SHOWN])
    more = ", ..." if len(named) > _SHOWN else ""
    stem = f"Boxes to tick: {shown}{more} (the export does not say what was asked)"
    block = str(columns[0].position)
    out = []
    for at, column in enumerate(columns):
        words = is_other(column.heading) and not ticks_itself(
            grid, replace(column, part=column.heading), first
        )
        role = Role.OTHER_WORDS if words else column.role
        out.append((at, replace(column, stem=stem, part=column.heading, role=role, block=block)))
    return out
