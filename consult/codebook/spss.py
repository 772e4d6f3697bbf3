"""The answers as an SPSS file: labels, values declared missing, levels of measurement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from consult.codebook.wide import Variable, Wide, cut

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

_LONGEST_TITLE = 64
"""Bytes of a file's label. Source: PSPP developers, System File Format, file header record."""

_MADE_AT = slice(92, 109)
"""Where the header holds the day and the time of writing. Source: PSPP developers, System File
Format, file header record."""

_ALWAYS = b"01 Jan 0000:00:00"


def write_sav(wide: Wide, path: Path) -> None:
    """Write the answers; the same answers always give the same bytes.

    Parameters
    ----------
    wide
        What :func:`consult.codebook.wide_of` made.
    path
        Where to.
    """
    import pandas as pd
    import pyreadstat

    parts = wide.variables
    pyreadstat.write_sav(
        pd.DataFrame({variable.name: _column(variable) for variable in parts}),
        str(path),
        file_label=cut(wide.title, _LONGEST_TITLE),
        column_labels={variable.name: variable.label for variable in parts},
        row_compress=True,
        variable_value_labels={o.name: dict(o.value_labels) for o in parts if o.value_labels},
        missing_ranges={
            variable.name: [{"lo": variable.lowest, "hi": variable.highest}]
            for variable in parts
            if variable.lowest is not None
        },
        variable_measure={variable.name: variable.measure for variable in parts},
    )
    _without_time(path)


def _column(variable: Variable) -> pd.Series:
    """Its values; days as dates, so that SPSS can calculate with them."""
    import pandas as pd

    if variable.name != "received":
        return pd.Series(variable.values)
    if not any(variable.values):
        return pd.Series([""] * len(variable.values), dtype=object)
    days = [date.fromisoformat(day) if day else None for day in variable.values]
    return pd.Series(days, dtype=object)


def _without_time(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[_MADE_AT] = _ALWAYS
    path.write_bytes(content)
