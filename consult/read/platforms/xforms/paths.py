"""Headings that are paths of groups ("About you/Which modes?/Bus"), put together as questions.

Shared by KoboToolbox and ODK Central. A label may hold the same mark that parts the groups, so
a heading is only cut where other headings share what comes before. Source: formats survey, 3.12.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from consult.definitions.wordings import is_other
from consult.read.export.declared import Holds, Role
from consult.read.export.grid import Grid
from consult.read.layout.naming import short_name
from consult.read.layout.reader import SheetColumn
from consult.read.values.scales import scale_of

_OTHER = "_other"
_TICKS = frozenset({"0", "1"})
_NOT_TICKED = frozenset({"0"})


@dataclass(frozen=True)
class _Block:
    """Neighbouring columns that are the options of one question."""

    stem: str
    positions: tuple[int, ...]


def columns_of_paths(
    grid: Grid, first_row: int, headings: Mapping[int, str], group_mark: str = "/"
) -> list[SheetColumn]:
    """The columns of questions whose headings are paths.

    Parameters
    ----------
    grid, first_row
        The sheet, and where its responses begin.
    headings
        Position -> heading of every column that is no column of the platform, in order.
    group_mark
        What parts the groups; "/" always parts a question from its options.

    Returns
    -------
    list
        One column each, in no certain order. A column that only repeats, joined by spaces,
        what the columns of its options say is one of the platform.
    """
    rows = range(first_row, len(grid.rows))
    cells = {i: [grid.cell(row, i).strip() for row in rows] for i in headings}
    blocks = list(_tick_blocks(headings, cells))
    ticked = {i: block for block in blocks for i in block.positions}
    stems = {block.stem for block in blocks}
    columns = [_tick(i, headings[i], block, group_mark, headings) for i, block in ticked.items()]
    joined = [i for i in headings if headings[i] in stems and i not in ticked]
    columns += [SheetColumn(i, headings[i], headings[i], role=Role.PLATFORM) for i in joined]
    left = {i: words for i, words in headings.items() if i not in ticked and i not in joined}
    grids = _grids(left, cells, group_mark)
    for i, words in left.items():
        columns.append(grids.get(i) or _plain(i, words, headings, group_mark))
    return _named(_with_other_words(columns, headings))


def _tick_blocks(
    headings: Mapping[int, str], cells: Mapping[int, Sequence[str]]
) -> Iterator[_Block]:
    named = set(headings.values())
    positions = list(headings)
    at = 0
    while at < len(positions):
        stem = _stem(positions[at:], headings, cells, named)
        run = []
        while stem and at < len(positions) and _is_tick(positions[at], stem, headings, cells):
            run.append(positions[at])
            at += 1
        if run and (stem in named or _move_together([cells[i] for i in run])):
            yield _Block(stem, tuple(run))
        elif not run:
            at += 1


def _stem(
    positions: Sequence[int],
    headings: Mapping[int, str],
    cells: Mapping[int, Sequence[str]],
    named: set[str],
) -> str:
    """The question whose option the first heading is; "" when it is none.

    The column that repeats all ticks names it for certain; without it, the longest beginning
    that the next column of ticks shares.
    """
    words = headings[positions[0]]
    starts = [words[:cut] for cut in range(len(words) - 1, 0, -1) if words[cut] == "/"]
    if certain := next((start for start in starts if start in named), ""):
        return certain
    if len(positions) < 2:
        return ""
    following = positions[1]
    return next((s for s in starts if _is_tick(following, s, headings, cells)), "")


def _is_tick(
    i: int, stem: str, headings: Mapping[int, str], cells: Mapping[int, Sequence[str]]
) -> bool:
    told = {cell for cell in cells[i] if cell}
    return headings[i].startswith(f"{stem}/") and told <= _TICKS


def _move_together(columns: Sequence[Sequence[str]]) -> bool:
    """Whether all columns are filled or all blank in every row, and something was ticked."""
    rows = list(zip(*columns, strict=True))
    even = all(len({bool(cell) for cell in row}) == 1 for row in rows)
    return len(columns) > 1 and even and any("1" in row for row in rows)


def _tick(i: int, words: str, block: _Block, mark: str, headings: Mapping[int, str]) -> SheetColumn:
    stem = _without_group(block.stem, headings, mark)
    part = words[len(block.stem) + 1 :]
    return SheetColumn(i, words, stem, part, stem, holds=Holds.TICK, seen=_NOT_TICKED)


def _without_group(words: str, headings: Mapping[int, str], mark: str) -> str:
    """A heading without the group before it; a group is what several questions share."""
    cuts = [i for i in range(1, len(words)) if words[i] == mark]
    for cut in reversed(cuts):
        group = words[: cut + 1]
        apart = {h for h in headings.values() if h.startswith(group) and not h.startswith(words)}
        if apart:
            return words[cut + 1 :]
    return words


def _grids(
    left: Mapping[int, str], cells: Mapping[int, Sequence[str]], mark: str
) -> dict[int, SheetColumn]:
    """Neighbours of one group that are all answered on one scale: the rows of a grid."""
    groups: dict[str, list[int]] = {}
    for i, words in left.items():
        for cut in range(len(words) - 1, 0, -1):
            if words[cut] == mark:
                groups.setdefault(words[:cut], []).append(i)
    found: dict[int, SheetColumn] = {}
    for group in sorted(groups, key=len, reverse=True):
        run = [i for i in groups[group] if i not in found]
        told = [Counter(cell for cell in cells[i] if cell) for i in run]
        if len(run) < 2 or not all(told) or scale_of(sum(told, Counter())) is None:
            continue
        for i in run:
            part = left[i][len(group) + 1 :]
            found[i] = SheetColumn(i, left[i], group, part, group)
    return found


def _plain(i: int, words: str, headings: Mapping[int, str], mark: str) -> SheetColumn:
    shown = _without_group(words, headings, mark)
    return SheetColumn(i, words, shown, code=shown)


def _named(columns: Sequence[SheetColumn]) -> list[SheetColumn]:
    """Columns with a short name for every question, made from its label where it has no name."""
    codes: dict[str, str] = {}
    for column in sorted(columns, key=lambda column: column.position):
        if column.code and column.code not in codes:
            own = column.code if " " not in column.code else ""
            codes[column.code] = short_name(column.code, code=own, taken=codes.values())
    return [replace(column, code=codes.get(column.code, "")) for column in columns]


def _with_other_words(
    columns: Sequence[SheetColumn], headings: Mapping[int, str]
) -> list[SheetColumn]:
    """The words of "modes_other" are for "modes"; so are those of "Other (please specify)"."""
    by_position = {column.position: column for column in columns}
    by_heading = {column.heading: column for column in columns if column.holds is not Holds.TICK}
    by_stem = {column.stem: column for column in columns if column.holds is Holds.TICK}
    order = [i for i in headings if by_position[i].role is not Role.PLATFORM]
    out = dict(by_position)
    for before, i in zip([None, *order], order, strict=False):
        column = by_position[i]
        owner = None
        if column.heading.endswith(_OTHER):
            name = column.stem.removesuffix(_OTHER)
            owner = by_stem.get(name) or by_heading.get(column.heading.removesuffix(_OTHER))
        elif before is not None and column.holds is not Holds.TICK and is_other(column.stem):
            owner = by_position[before]
        if owner is not None and owner is not column:
            out[i] = SheetColumn(
                i, column.heading, owner.stem, "", owner.code, role=Role.OTHER_WORDS
            )
    return list(out.values())
