"""The cells of one column as a question needs them: by distinct cells, or as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Rows = Sequence[int] | np.ndarray
    """Positions of rows."""

SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""What ``str.strip`` takes off. Source: Unicode, White_Space, and the separators of ASCII."""

_SPACE, _BEYOND_ASCII = 0x20, 0x80
"""Bytes between these are characters of ASCII that a person can see (DEL apart, which nobody
types); the first byte of any other character of UTF-8 is 0x80 or more. Source: RFC 3629, 3."""


@dataclass(frozen=True)
class Texts(Sequence[str]):
    """The cells of one column, by its distinct cells.

    Parameters
    ----------
    codes
        For every row the position of its cell in ``values``.
    values
        Distinct cells; some may stand in none of the rows.
    """

    codes: np.ndarray
    values: list[str]

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self.values[code] for code in self.codes[at].tolist()]
        return self.values[int(self.codes[at])]

    def __iter__(self) -> Iterator[str]:
        return map(self.values.__getitem__, self.codes.tolist())


class Words(Sequence[str]):
    """The cells of one column of which nearly all are distinct: an open question.

    Parameters
    ----------
    array
        Large strings, without nulls.
    """

    def __init__(self, array: pa.ChunkedArray) -> None:
        self.array = array

    @classmethod
    def of(cls, texts: Sequence[str]) -> Words:
        """The same cells, kept as Arrow does.

        Parameters
        ----------
        texts
            Row by row.
        """
        import pyarrow as pa

        return cls(pa.chunked_array([pa.array(list(texts), pa.large_string())]))

    def __len__(self) -> int:
        return len(self.array)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(len(self)))]
        return str(self.array[int(at)])

    def __iter__(self) -> Iterator[str]:
        return iter(self.array.to_pylist())

    @cached_property
    def empty(self) -> np.ndarray:
        """Whether there is nothing at all in each cell."""
        found: np.ndarray = self._firsts == 0
        return found

    def in_doubt(self, words: Iterable[str]) -> list[int]:
        """Rows of cells that may hold nothing a person can see, or one of some words alone.

        Parameters
        ----------
        words
            Whole contents to look for, as written; those that begin beyond ASCII need not be
            given, for such cells are in doubt anyway.
        """
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        found = ~self.empty & ~begins_plainly(self._firsts)
        if wanted := [word for word in words if "!" <= word[:1] < "\x7f"]:
            bare = pc.utf8_trim(self.array, characters=SPACES)
            found |= pc.is_in(bare, pa.array(wanted, pa.large_string())).to_numpy()
        return np.flatnonzero(found).tolist()

    def where(self, kept: np.ndarray) -> pa.ChunkedArray:
        """The cells, those not kept made empty.

        Parameters
        ----------
        kept
            Row by row.

        Returns
        -------
        pyarrow.ChunkedArray
            The cells themselves, not copied, where all that is not empty is kept.
        """
        import pyarrow.compute as pc

        if (kept | self.empty).all():
            return self.array
        return pc.if_else(kept, self.array, "")

    @cached_property
    def _firsts(self) -> np.ndarray:
        return first_bytes(self.array)


def first_bytes(array: pa.ChunkedArray) -> np.ndarray:
    """The first byte of every cell, a control character at least; 0 where the cell is empty.

    Parameters
    ----------
    array
        Large strings, without nulls.
    """
    import numpy as np

    found = [np.zeros(0, dtype=np.uint8)]
    for chunk in filter(len, array.chunks):
        _, offsets, text = chunk.buffers()
        ends = np.frombuffer(offsets, dtype=np.int64)[chunk.offset : chunk.offset + len(chunk) + 1]
        if text is None or not text.size:
            found.append(np.zeros(len(chunk), dtype=np.uint8))
            continue
        data = np.frombuffer(text, dtype=np.uint8)
        firsts = np.maximum(data[np.minimum(ends[:-1], len(data) - 1)], 1)
        found.append(np.where(ends[1:] > ends[:-1], firsts, 0).astype(np.uint8))
    return np.concatenate(found)


def begins_plainly(firsts: np.ndarray) -> np.ndarray:
    """Whether a first byte is a character of ASCII that a person can see.

    Parameters
    ----------
    firsts
        As ``first_bytes`` gives them.
    """
    found: np.ndarray = (firsts > _SPACE) & (firsts < _BEYOND_ASCII)
    return found
