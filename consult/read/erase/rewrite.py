"""An export without some of its rows, or why it cannot be written so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from consult.errors import ExportError
from consult.read.erase import text_file, workbook_file
from consult.read.export.grid import Container, Export, Grid
from consult.read.files.container import export_in
from consult.read.letters.folder import PLATFORM as LETTERS
from consult.read.letters.folder import files_of_letter
from consult.read.letters.opening import open_source
from consult.read.tables.assemble import OpenedSource

SHORTEST = 8
"""Characters of a cell that no other row holds, by which it is told whether anything of a row is
left in a workbook. Shorter ones, such as numbers, stand in the XML for other things too."""


@dataclass(frozen=True)
class Rewritten:
    """What becomes of a file.

    Parameters
    ----------
    content
        All of it as it is to be; ``None`` where a person has to take the rows out.
    deleted
        Files of letters that go as a whole.
    """

    content: bytes | None = None
    deleted: tuple[Path, ...] = field(default=())


def rewritten(
    opened: OpenedSource, path: Path, rows: Sequence[int], ids: Sequence[str]
) -> Rewritten:
    """A source of a study without some of its rows.

    Parameters
    ----------
    opened
        The source as read.
    path
        Where it lies.
    rows
        Positions of the rows.
    ids
        Their ids on the platform.
    """
    platform = opened.sheet.reader.platform
    if path.is_dir():
        if platform != LETTERS:
            return Rewritten()
        return Rewritten(deleted=tuple(p for own in ids for p in files_of_letter(path, own)))
    grid = opened.sheet.grid
    if grid.rebuilt or grid.folded:
        return Rewritten()
    data, before = path.read_bytes(), open_source(path, platform)
    own = _own_words(grid, rows)
    for content in _tries(data, before, path.name, grid.sheet, rows):
        if _is_the_rest(content, before, path, grid, rows) and not _holds(content, own):
            return Rewritten(content)
    return Rewritten()


def _tries(
    data: bytes, export: Export, file: str, sheet: str, rows: Sequence[int]
) -> Iterator[bytes]:
    if export.container is Container.TEXT:
        yield from text_file.without_rows(data, export, rows)
    elif export.container is Container.XLSX:
        emptied = workbook_file.without_rows(data, file, sheet, rows)
        if emptied is not None:
            yield emptied


def _is_the_rest(
    content: bytes, before: Export, path: Path, grid: Grid, rows: Collection[int]
) -> bool:
    """Whether the file reads as it did, with the rows blank and nothing else changed."""
    try:
        after = export_in(content, path)
    except ExportError:
        return False
    was = {one.sheet: list(map(_cells, one.rows)) for one in before.grids}
    now = {one.sheet: list(map(_cells, one.rows)) for one in after.grids}
    mine = was[grid.sheet]
    for row in rows:
        mine[row] = []
    for sheet in (was, now):
        while sheet.get(grid.sheet) and not sheet[grid.sheet][-1]:
            sheet[grid.sheet].pop()
    return was == now


def _cells(row: Sequence[str]) -> list[str]:
    cells = list(row)
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _own_words(grid: Grid, rows: Sequence[int]) -> set[str]:
    """What stands in cells of the rows and in no other cell of their columns."""
    gone, found = set(rows), set()
    for row in rows:
        for at, cell in enumerate(grid.rows[row]):
            words = cell.strip()
            if len(words) >= SHORTEST and any(map(str.isalpha, words)):
                found.add((at, words))
    for at in {place for place, _ in found}:
        column = grid.column(at, range(len(grid.rows)))
        others = {cell.strip() for row, cell in enumerate(column) if row not in gone}
        found -= {(at, words) for words in others}
    return {words for _, words in found}


def _holds(content: bytes, words: Collection[str]) -> bool:
    """Whether any part of a workbook still holds the words; of a text nothing hides any."""
    if not words or not zipfile.is_zipfile(io.BytesIO(content)):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = (package.read(name).decode("utf-8", "replace") for name in package.namelist())
        return any(words_in in text for text in map(unescape, parts) for words_in in words)
