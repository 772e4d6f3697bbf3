"""A sheet kept by columns: far smaller and faster than rows of lists, and read in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, overload

from consult.read.export.texts import SPACES, Texts, begins_plainly, first_bytes

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    from consult.read.export.texts import Rows

_ROWS_AT_ONCE = 4_096
"""Rows held as lists at a time. Tried on drafting from an invented workbook of 20,000 rows and 42
columns, as are the next two; the draft stays the same with any of them. Half and double take as
long as this does, 4.5 seconds; 200 take .3 seconds more, 100,000 take 38 MB more of 229."""

_TOP = 64
"""Rows from the top kept as lists too, as headings are looked for there a cell at a time. With none
the draft takes 1.3 seconds more; with 32, 128 and 4,096 it takes as long."""

_COLUMNS_KEPT = 4
"""Columns last asked for a cell at a time that are kept as lists. With none the draft takes three
times as long, with 2 and 8 as long; with 100 it takes 28 MB more, and more the more rows."""

_ENCODED_KEPT = 32
"""Columns last encoded that are kept so, as the boxes of a question are asked for twice: once for
what was answered, once for whether it was put. With none, a seventh of the time of encoding the
columns of 109 sample files goes on doing it again; on the workbook above, which has no such
question, half, double and none take as long."""


class Columns(Sequence[Sequence[str]]):
    """Rows of text of one length, kept by columns.

    Parameters
    ----------
    arrays
        For each column an Arrow array of large strings, without nulls.
    length
        Number of rows.
    """

    def __init__(self, arrays: Sequence[pa.ChunkedArray], length: int) -> None:
        self.arrays = tuple(arrays)
        self._length = length
        self._column = lru_cache(_COLUMNS_KEPT)(self._listed)
        self._encoded = lru_cache(_ENCODED_KEPT)(self._by_distinct)

    @classmethod
    def of_rows(
        cls, rows: Iterable[Sequence[object]], written: Callable[[object], str] = str
    ) -> Columns:
        """Rows of any lengths; what is missing is blank. Rows are taken a few at a time.

        Parameters
        ----------
        rows
            Cells from the first column on.
        written
            What stands in a cell that is no text.
        """
        import pyarrow as pa

        chunks: list[list[Any]] = []
        lengths: list[int] = []
        left = iter(rows)
        while some := list(islice(left, _ROWS_AT_ONCE)):
            widest = max(map(len, some))
            even: Sequence[Sequence[object]] = some
            if min(map(len, some)) < widest:
                even = [(*row, *[""] * (widest - len(row))) for row in some]
            lengths.append(len(some))
            chunks.append([_text(cells, written) for cells in zip(*even, strict=True)])
        blank = [pa.array([""] * length, pa.large_string()) for length in lengths]
        width = max(map(len, chunks), default=0)
        arrays = [
            pa.chunked_array(
                [c[at] if at < len(c) else b for c, b in zip(chunks, blank, strict=True)]
            )
            for at in range(width)
        ]
        return cls(arrays, sum(lengths))

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> Sequence[str]: ...
    @overload
    def __getitem__(self, at: slice) -> list[Sequence[str]]: ...
    def __getitem__(self, at: int | slice) -> Sequence[str] | list[Sequence[str]]:
        rows = range(self._length)[at]
        if isinstance(rows, range):
            return self._some(rows)
        return self._top[rows] if rows < len(self._top) else self._some(range(rows, rows + 1))[0]

    def __iter__(self) -> Iterator[Sequence[str]]:
        for start in range(0, self._length, _ROWS_AT_ONCE):
            yield from self._some(range(start, min(start + _ROWS_AT_ONCE, self._length)))

    def first(self, rows: int) -> Columns:
        """The first rows.

        Parameters
        ----------
        rows
            How many; no more than there are.
        """
        if rows == self._length:
            return self
        return Columns([array.slice(0, rows) for array in self.arrays], rows)

    def cell(self, row: int, position: int) -> str:
        """One cell; blank beyond the edges.

        Parameters
        ----------
        row, position
            Counted from 0.
        """
        if not (0 <= row < self._length and position < len(self.arrays)):
            return ""
        return self._top[row][position] if row < len(self._top) else self._column(position)[row]

    def column(self, position: int, rows: Sequence[int]) -> list[str]:
        """The cells of one column at the given rows.

        Parameters
        ----------
        position
            Of the column, counted from 0; beyond the last all cells are blank.
        rows
            Positions of rows that are there, in any order.
        """
        if position >= len(self.arrays):
            return [""] * len(rows)
        if isinstance(rows, range) and rows.step == 1:
            found: list[str] = self.arrays[position].slice(rows.start, len(rows)).to_pylist()
            return found
        cells = self._column(position)
        return [cells[row] for row in rows]

    def texts(self, position: int, rows: Rows) -> Texts:
        """The same, by distinct cells.

        Parameters
        ----------
        position, rows
            As in ``column``.
        """
        import numpy as np

        at = np.asarray(rows, dtype=np.intp)
        if position >= len(self.arrays):
            return Texts(np.zeros(len(at), dtype=np.intp), [""])
        codes, values = self._encoded(position)
        return Texts(codes[at], values)

    def words(self, position: int, rows: Rows) -> pa.ChunkedArray:
        """The same, as one Arrow array; no cell is copied where the rows follow each other.

        Parameters
        ----------
        position, rows
            As in ``column``, but the rows ascend.
        """
        import pyarrow as pa

        if position >= len(self.arrays):
            return pa.chunked_array([pa.array([""] * len(rows), pa.large_string())])
        array = self.arrays[position]
        if len(rows) and rows[-1] - rows[0] + 1 == len(rows):
            return array.slice(rows[0], len(rows))
        return array.take(pa.array(rows, pa.int64()))

    @cached_property
    def filled(self) -> np.ndarray:
        """Row by column: whether the cell holds more than spaces."""
        import numpy as np
        import pyarrow.compute as pc

        out = np.zeros((self._length, len(self.arrays)), dtype=bool, order="F")
        for position, array in enumerate(self.arrays):
            firsts = first_bytes(array)
            out[:, position] = begins_plainly(firsts)
            doubtful = np.flatnonzero((firsts != 0) & ~out[:, position])
            if len(doubtful):
                bare = pc.utf8_trim(array.take(doubtful), characters=SPACES)
                out[doubtful, position] = pc.not_equal(pc.binary_length(bare), 0).to_numpy()
        return out

    @property
    def filled_rows(self) -> np.ndarray:
        """Positions of the rows in which anything stands."""
        import numpy as np

        return np.flatnonzero(self.filled.any(axis=1))

    @property
    def without_blank_end(self) -> Columns:
        """The rows down to the last in which anything stands."""
        rows = self.filled_rows
        return self.first(int(rows[-1]) + 1 if len(rows) else 0)

    @cached_property
    def _top(self) -> list[Sequence[str]]:
        return self._some(range(min(_TOP, self._length)))

    def _some(self, rows: range) -> list[Sequence[str]]:
        if not self.arrays:
            return [[] for _ in rows]
        if rows.step != 1:
            return [self[row] for row in rows]
        cells = [array.slice(rows.start, len(rows)).to_pylist() for array in self.arrays]
        return [list(row) for row in zip(*cells, strict=True)]

    def _listed(self, position: int) -> list[str]:
        cells: list[str] = self.arrays[position].to_pylist()
        return cells

    def _by_distinct(self, position: int) -> tuple[np.ndarray, list[str]]:
        encoded = self.arrays[position].dictionary_encode().combine_chunks()
        return encoded.indices.to_numpy(), encoded.dictionary.to_pylist()


def _text(cells: Sequence[object], written: Callable[[object], str]) -> pa.Array:
    import pyarrow as pa

    kinds = set(map(type, cells))
    if kinds != {str}:
        cells = [cell if type(cell) is str else written(cell) for cell in cells]
    return pa.array(cells, pa.large_string())
