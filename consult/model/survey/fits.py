"""Whether a frame is of its schema already, by a short look.

pandera then takes only those that are not: it converts what can be converted and says what is
wrong with the rest.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa


def fits(frame: pd.DataFrame, schema: pa.DataFrameSchema) -> bool:
    """Whether the schema would leave a frame as it is.

    It asks of a frame all that schemas of this room ask, at a small part of what pandera takes:
    every stage holds each table it loads and saves to its schema.

    Parameters
    ----------
    frame
        With the columns of the schema, in its order.
    schema
        Of columns with types, checks and whether a cell may be missing, and of columns that are
        unique together, those of them that it has; it may ask nothing else.
    """
    asked = schema.columns.items()
    together = [name for name in schema.unique or () if name in schema.columns]
    return all(_column_fits(frame[name], column) for name, column in asked) and not (
        together and frame.duplicated(together).any()
    )


def _column_fits(cells: pd.Series, column: pa.Column) -> bool:
    if not _is_of_type(cells.dtype, column.dtype.type):
        return False
    if not column.nullable and cells.hasnans:
        return False
    return all(bool(check(cells).check_passed) for check in column.checks)


def _is_of_type(found: object, asked: object) -> bool:
    """Whether a type is the one asked for; of labels, whatever they are."""
    if isinstance(asked, pd.CategoricalDtype):
        return isinstance(found, pd.CategoricalDtype)
    return bool(found == asked)
