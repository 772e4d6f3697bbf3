"""Cells put right as a file is opened: garbled characters, control characters, an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consult.errors import Place, list_rows
from consult.read.export.columns import Columns
from consult.read.export.grid import Grid, Issue, IssueSeverity, letter_of

if TYPE_CHECKING:
    import pyarrow as pa

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_GARBLED = re.compile("â€|Ã[\u0080-\u00bfƒ‚€™¢£©¨]|Â[\u00a0-\u00bf]")
_BEYOND = re.compile("[Œœ]æ|‚Äô|‚Ä[úù]|\ufffd")
"""What two wrong readings in a row leave; and the mark of a byte that was already lost."""

_UNSEEN = re.compile("[\u200b\u2060\ufeff]")
_ESCAPED = re.compile("_x00(0[9AaDd])_")
"""A tab or the end of a line as Excel writes it inside XML. In a workbook it is decoded as the
file is opened, and what is left there was typed."""

_PROTECTED = re.compile("'[=+@-]")
_TRACES = re.compile(
    rb"\xc3[\x82\x83\xa2]|\xc5[\x92\x93]\xc3\xa6|\xe2\x80\x9a\xc3\x84|\xef\xbf\xbd"
    rb"|\xe2\x80\x8b|\xe2\x81\xa0|\xef\xbb\xbf"
)
_KEPT = frozenset({"garbled for good", "characters of no width"})
"""Kinds that are listed though the cell stays as it is."""

_TRACE_OF_ESCAPE = re.compile(rb"_x000[9AaDd]_")
_TEXT_CONTROLS = (9, 10, 13)
"""The control characters that people type: tab, line feed, carriage return. Source: ASCII, as the
two below."""

_SPACE, _LAST_OF_ASCII = 32, 127
"""Bytes before the one are control characters, bytes after the other are part of a character that
is not ASCII: only these can be a trace, and most cells hold none of them."""


@dataclass(frozen=True)
class _Repair:
    """A kind of oddity of a cell: how it is seen, what is done, and what is said."""

    code: str
    severity: IssueSeverity
    seen: Callable[[str], object]
    put_right: Callable[[str], str]
    message: str


def _ungarbled(text: str) -> str:
    import ftfy

    return str(ftfy.fix_encoding(text))


_REPAIRS = (
    _Repair(
        "control characters",
        IssueSeverity.NOTE,
        _CONTROL.search,
        lambda text: _CONTROL.sub("", text),
        "Control characters, which print as nothing, were taken out",
    ),
    _Repair(
        "garbled characters",
        IssueSeverity.WARNING,
        _GARBLED.search,
        _ungarbled,
        "Characters garbled before the export reached us were put right",
    ),
    _Repair(
        "garbled for good",
        IssueSeverity.WARNING,
        _BEYOND.search,
        lambda text: text,
        "Characters are garbled beyond repair and were kept as they are",
    ),
    _Repair(
        "characters of no width",
        IssueSeverity.NOTE,
        _UNSEEN.search,
        lambda text: text,
        "Characters that show as nothing were kept, and do not tell two options apart",
    ),
    _Repair(
        "apostrophe taken off",
        IssueSeverity.NOTE,
        _PROTECTED.match,
        lambda text: text[1:],
        "An apostrophe that protects a leading sign from Excel was taken off",
    ),
    _Repair(
        "escapes decoded",
        IssueSeverity.NOTE,
        _ESCAPED.search,
        lambda text: _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text),
        "Tabs and ends of lines that Excel had written as codes were put back",
    ),
)
"""Source: formats survey, 5 (11, 12, 13, 15, 16, 47). Done in this order, one after another."""


def repaired(grid: Grid) -> tuple[Grid, list[Issue]]:
    """A sheet with its cells put right, and an issue for each kind and column.

    Parameters
    ----------
    grid
        As read.

    Notes
    -----
    Only cells that show a trace are touched, and a cell that cannot be put right stays.
    """
    issues: list[Issue] = []
    arrays = list(grid.columns.arrays)
    changed: dict[tuple[int, int], str] = {}
    for position, array in enumerate(arrays):
        if not _suspect(array):
            continue
        cells = array.to_pylist()
        found = _put_right(cells, _REPAIRS if grid.delimited else _REPAIRS[:-1])
        issues += _listed(grid, position, found)
        fresh = {row: text for rows in found.values() for row, text in rows.items()}
        fresh = {row: text for row, text in fresh.items() if text != cells[row]}
        changed |= {(row, position): text for row, text in fresh.items()}
        if fresh:
            arrays[position] = _with(cells, fresh)
    if not changed:
        return grid, issues
    return replace(grid, rows=_rows(grid, arrays, changed)), issues


def _put_right(cells: Sequence[str], repairs: Sequence[_Repair]) -> dict[str, dict[int, str]]:
    """Kind -> row -> the cell after it; a kind that left the cell alone only where it says so."""
    found: dict[str, dict[int, str]] = {}
    for row, cell in enumerate(cells):
        text = cell
        for repair in repairs:
            if not repair.seen(text):
                continue
            better = repair.put_right(text)
            if better != text or repair.code in _KEPT:
                found.setdefault(repair.code, {})[row] = better
            text = better
    return found


def _listed(grid: Grid, position: int, found: dict[str, dict[int, str]]) -> list[Issue]:
    return [
        grouped(
            repair.severity,
            repair.code,
            replace(grid.place, column=letter_of(position)),
            repair.message,
            list(found[repair.code]),
        )
        for repair in _REPAIRS
        if repair.code in found
    ]


def grouped(
    severity: IssueSeverity, code: str, place: Place, message: str, rows: Sequence[int]
) -> Issue:
    """One issue for all rows (counted from 0) of a column that show the same oddity.

    Parameters
    ----------
    severity, code, place
        As of :class:`consult.read.export.grid.Issue`; the first row is filled in.
    message
        A sentence without its full stop; further rows are named after it.
    """
    more = [row + 1 for row in rows[1:]]
    several = f", and in {len(more):,} more: {list_rows(more)}" if more else ""
    first = replace(place, row=rows[0] + 1)
    return Issue(severity, code, first, f"{message}{several}.", len(rows))


def _suspect(array: pa.ChunkedArray) -> bool:
    """Whether any cell of a column may need one of the repairs; quick, on the bytes."""
    import numpy as np
    import pyarrow.compute as pc

    for chunk in array.chunks:
        held = chunk.buffers()[2]
        if held is None:
            continue
        data = np.frombuffer(held, dtype=np.uint8)
        controls = np.bincount(data[data < _SPACE], minlength=_SPACE)
        controls[list(_TEXT_CONTROLS)] = 0
        beyond_ascii = data[data > _LAST_OF_ASCII].tobytes()
        if controls.any() or _TRACES.search(beyond_ascii) or _TRACE_OF_ESCAPE.search(held):
            return True
    return bool(pc.any(pc.starts_with(array, "'")).as_py())


def _with(cells: list[str], fresh: dict[int, str]) -> pa.ChunkedArray:
    import pyarrow as pa

    return pa.chunked_array(
        [pa.array([fresh.get(row, cell) for row, cell in enumerate(cells)], pa.large_string())]
    )


def _rows(
    grid: Grid, arrays: Sequence[pa.ChunkedArray], changed: dict[tuple[int, int], str]
) -> Sequence[Sequence[str]]:
    if isinstance(grid.rows, Columns):
        return Columns(arrays, len(grid.rows))
    rows = [list(row) for row in grid.rows]
    for (row, position), text in changed.items():
        rows[row][position] = text
    return rows
