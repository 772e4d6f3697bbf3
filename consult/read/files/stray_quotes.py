"""Quotation marks that stand where they should not: which rows they spoil, and what was meant.

A mark inside a quoted cell should be doubled. Where it is not, a strict parser stops, or takes the
rows that follow for more words of the same cell. What such rows were meant to be is certain when
there is one way to cut them into as many cells as there are headings; otherwise they are named.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from consult.read.export.columns import Columns

_MARK = '"'
_LINE_END = re.compile(r"\r\n|\n|\r")
_SHAPED = (re.compile(r"[^\W\d_]+"), re.compile(r"\d+"))

_MOST_LINES = 400
"""Lines of one cell that are tried. A letter pasted whole has 100; each line more is tried again
with all before it, and with 4,000 a mark never closed at the top of a large file takes minutes."""

_OFTEN = 0.5
"""Share of the cells of a column that must be of one form for the form to tell a row's beginning.
Ids and dates are all of one form. With .25 and .75 the tests come out alike."""

_FEW_WORDS = 30
"""Different cells of a column of answers that tell a row's beginning too: more are typed words.
With 12 and 60 the tests come out alike."""

_FEWEST = 2
"""Cells that must look like the beginning of a row. One may be chance: a comment may begin a line
with "Yes," or a number."""


@dataclass(frozen=True)
class Mended:
    """Rows cut as they were meant.

    Parameters
    ----------
    rows
        All of the file.
    mended, lost
        Row numbers, counted from 1: those whose marks were not doubled and that are certain all
        the same, and those that cannot be told.
    """

    rows: list[list[str]]
    mended: tuple[int, ...]
    lost: tuple[int, ...]


@dataclass(frozen=True)
class _Beginning:
    """What the first cells of a row look like, column by column."""

    shapes: tuple[str, ...]
    words: tuple[frozenset[str], ...]

    def begins(self, cells: Sequence[str]) -> bool:
        """Whether cells may be the beginning of a row; columns of typed words tell nothing."""
        said = [(at, cell.strip()) for at, cell in enumerate(cells[: len(self.shapes)])]
        telling = [
            pair for pair in said if pair[1] and (self.shapes[pair[0]] or self.words[pair[0]])
        ]
        fits = sum(self._fits(at, cell) for at, cell in telling)
        return fits >= _FEWEST and fits > len(telling) - fits

    def _fits(self, at: int, cell: str) -> bool:
        if cell.casefold() in self.words[at]:
            return True
        return bool(self.shapes[at]) and _shape(cell) == self.shapes[at]


def _shape(cell: str) -> str:
    """The form of a cell: "10001" and "10002" are of one form, as are two dates."""
    return _SHAPED[1].sub("9", _SHAPED[0].sub("a", cell))


def _beginning(rows: Sequence[Sequence[str]]) -> _Beginning:
    """What rows begin with, learnt from those of the usual width."""
    shapes, words = [], []
    for cells in zip(*rows, strict=True):
        said = [cell.strip() for cell in cells if cell.strip() and "\n" not in cell]
        shape, times = Counter(map(_shape, said)).most_common(1)[0] if said else ("", 0)
        telling = times >= _OFTEN * len(said) and "9" in shape
        shapes.append(shape if telling else "")
        known = Counter(cell.casefold() for cell in said)
        again = frozenset(word for word, n in known.items() if n > 1)
        words.append(again if len(known) <= _FEW_WORDS else frozenset())
    return _Beginning(tuple(shapes), tuple(words))


def swallowed(rows: Sequence[Sequence[str]], delimiter: str) -> bool:
    """Whether a cell holds what looks like the beginning of another row.

    Parameters
    ----------
    rows
        As a parser cut them.
    delimiter
        What stands between cells.
    """
    suspects = _with_lines(rows, delimiter)
    if not suspects:
        return False
    width = len(rows[0])
    sample = [row for row in rows[1 : 2 * _MOST_LINES] if len(row) == width]
    begins = _beginning(sample)
    return any(
        begins.begins(line.split(delimiter)) for cell in suspects for line in _lines(cell)[1:]
    )


def _with_lines(rows: Sequence[Sequence[str]], delimiter: str) -> list[str]:
    """The cells of several lines with the delimiter in one of those after the first."""
    if not isinstance(rows, Columns):
        return [cell for row in rows for cell in row if "\n" in cell and delimiter in cell]
    import pyarrow.compute as pc

    found: list[str] = []
    later = rf"\n[^\n]*{re.escape(delimiter)}"
    for array in rows.arrays:
        if pc.any(pc.match_substring(array, "\n")).as_py():
            found += array.filter(pc.match_substring_regex(array, later)).to_pylist()
    return found


def _lines(text: str) -> list[str]:
    return _LINE_END.split(text)


def mend(text: str, delimiter: str) -> Mended:
    """Every row of a file, cut as it was meant wherever that is certain.

    Parameters
    ----------
    text
        The whole file.
    delimiter
        What stands between cells.
    """
    lines = _lines(text)
    while lines and not lines[-1]:
        lines.pop()
    whole = [line for line in lines[:_MOST_LINES] if line.count(_MARK) % 2 == 0]
    plain = [row for line in whole if (row := _strictly(line, delimiter))]
    width = len(plain[0]) if plain else 0
    begins = _beginning([row for row in plain[1:] if len(row) == width])
    rows: list[list[str]] = []
    mended: list[int] = []
    lost: list[int] = []
    at = 0
    while at < len(lines):
        cells, taken, how = _row_at(lines, at, (delimiter, width, begins))
        rows.append(cells)
        if how:
            (mended if how == "mended" else lost).append(len(rows))
        at += taken
    return Mended(rows, tuple(mended), tuple(lost))


def _row_at(
    lines: Sequence[str], at: int, form: tuple[str, int, _Beginning]
) -> tuple[list[str], int, str]:
    """The row that begins in a line, the lines it takes, and whether it was mended or lost."""
    delimiter, width, _ = form
    if _MARK not in lines[at]:
        return lines[at].split(delimiter) if lines[at] else [], 1, ""
    for taken, text in _texts(lines, at, form):
        cells = _strictly(text, delimiter)
        if cells is not None and len(cells) == width:
            return cells, taken, ""
    for taken, text in _texts(lines, at, form):
        if meant := _meant(text, delimiter, width):
            return meant, taken, "mended"
    after = lines[at + 1].split(delimiter) if at + 1 < len(lines) else []
    ended = not after or len(after) == width or form[2].begins(after)
    plain = _never_closed(lines[at], delimiter, width) if ended else []
    return plain or lines[at].split(delimiter), 1, "mended" if plain else "lost"


def _texts(
    lines: Sequence[str], at: int, form: tuple[str, int, _Beginning]
) -> Iterator[tuple[int, str]]:
    """A line, alone and with those after it, down to where another row seems to begin."""
    delimiter, _, begins = form
    text = lines[at]
    yield 1, text
    for taken, line in enumerate(lines[at + 1 : at + _MOST_LINES], start=2):
        if begins.begins(line.split(delimiter)):
            return
        text = f"{text}\n{line}"
        yield taken, text


def _strictly(text: str, delimiter: str) -> list[str] | None:
    """The one row a text is by the rules; ``None`` when it breaks them."""
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _meant(text: str, delimiter: str, width: int) -> list[str]:
    """The cells of a row with marks not doubled, when just one way to cut it gives its width."""
    found = list(islice(_ways(text, delimiter, width), 2))
    return found[0] if len(found) == 1 else []


def _ways(text: str, delimiter: str, left: int) -> Iterator[list[str]]:
    """The ways to cut a text into so many cells.

    A cell that is not quoted holds no mark, and a quoted one ends in a mark before the delimiter.
    """
    if not text.startswith(_MARK):
        cell, more, rest = text.partition(delimiter)
        if _MARK not in cell:
            yield from _with(cell, rest, delimiter, left if more else -left)
        return
    for end in re.finditer(rf'"(?={re.escape(delimiter)}|$)', text[1:]):
        cell, rest = text[1 : end.start() + 1], text[end.end() + 1 :]
        words = cell.replace(_MARK * 2, _MARK)
        yield from _with(words, rest[len(delimiter) :], delimiter, left if rest else -left)


def _with(cell: str, rest: str, delimiter: str, left: int) -> Iterator[list[str]]:
    """A cell with the ways to cut the rest; a negative number of cells says that none is left."""
    if left < 0:
        yield from [[cell]] if left == -1 else []
    elif left > 1:
        yield from ([cell, *more] for more in _ways(rest, delimiter, left - 1))


def _never_closed(line: str, delimiter: str, width: int) -> list[str]:
    """The cells of a line with a mark that stands alone; none when they cannot be told.

    Where it opens the last cell, all that follows it is that cell.
    """
    cells = line.split(delimiter, width - 1)
    alone = len(cells) == width and cells[-1].startswith(_MARK) and line.count(_MARK) == 1
    return cells if alone or len(line.split(delimiter)) == width else []
