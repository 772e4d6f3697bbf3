"""Delimited text with even rows and quotation marks in order, read at once into columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult.read.columns import Columns

if TYPE_CHECKING:
    import numpy as np

_BLOCK = 1 << 26
"""Bytes read at once; a row longer than this is left to the careful parser."""


def read_even(body: bytes, delimiter: str) -> Columns | None:
    """The cells of a well-formed file, or ``None`` when there is any doubt about it.

    Parameters
    ----------
    body
        UTF-8 without a byte-order mark.
    delimiter
        One ASCII character.

    Notes
    -----
    The rules of RFC 4180 are proved before it is read: every quotation mark opens a cell,
    closes one or is doubled inside one, and every row has as many cells as the first. What
    breaks them goes to the careful parser, which says where.
    """
    import pyarrow as pa
    from pyarrow import csv

    body = body.rstrip(b"\r\n")
    if not body or b"\x00" in body or body.count(b"\r") != body.count(b"\r\n"):
        return None
    if not _quotes_in_order(body, delimiter):
        return None
    try:
        width = len(_first_row(body, delimiter))
        types = {f"f{at}": pa.large_string() for at in range(width)}
        table = csv.read_csv(
            pa.BufferReader(body),
            csv.ReadOptions(autogenerate_column_names=True, block_size=_BLOCK),
            csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False
            ),
            csv.ConvertOptions(column_types=types, strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    return Columns(table.columns, table.num_rows) if table.num_columns == width else None


def _first_row(body: bytes, delimiter: str) -> list[str]:
    import csv
    import io

    lines = io.TextIOWrapper(io.BytesIO(body[:_BLOCK]), "utf-8", errors="replace", newline="")
    return next(csv.reader(lines, delimiter=delimiter), [])


def _quotes_in_order(body: bytes, delimiter: str) -> bool:
    """Whether each opening mark starts a cell and each closing mark ends one, or both meet.

    Marks are taken in turn as opening and closing. A doubled mark inside a cell is then a
    closing and an opening one side by side.
    """
    import numpy as np

    data = np.frombuffer(body, dtype=np.uint8)
    marks = np.flatnonzero(data == ord('"'))
    if len(marks) % 2:
        return False
    opening, closing = marks[0::2], marks[1::2]
    meet = closing[:-1] + 1 == opening[1:]
    before = _at(data, opening - 1, delimiter)
    after = _at(data, closing + 1, delimiter)
    before[1:] |= meet
    after[:-1] |= meet
    return bool(before.all() and after.all())


def _at(data: np.ndarray, places: np.ndarray, delimiter: str) -> np.ndarray:
    """Whether an edge of a cell stands at each place: a delimiter, a line end, an end of all."""
    import numpy as np

    inside = (places >= 0) & (places < len(data))
    found = data[np.where(inside, places, 0)]
    edges = np.zeros(256, dtype=bool)
    edges[[ord(delimiter), ord("\n"), ord("\r")]] = True
    return np.asarray(edges[found] | ~inside)
