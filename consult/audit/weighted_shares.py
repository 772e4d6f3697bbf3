"""Weighted shares as printed: that they are true, and stand only beside figures that are shown."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from consult.audit.bounds import PrintedCell, read_cell
from consult.audit.disclosed import refuse
from consult.model.publishing.structure import Places, TrueTable, Truth

NOISE = 9
"""Decimals of a share that was computed; more of them are noise."""


def is_weighted(places: Places, cell: PrintedCell) -> bool:
    """Whether a cell stands in the column of weighted shares.

    Parameters
    ----------
    places
        The table it stands in.
    cell
        The cell.
    """
    return places.weighted and not places.columns and cell.at[1] > 1


def check_weights_disclose_nothing(
    said: Sequence[tuple[Places, PrintedCell]], truth: Truth
) -> None:
    """Weighted shares are the true ones, and stand only in tables where nothing is hidden.

    Parameters
    ----------
    said
        Every cell of every table in the files, with the table it belongs to.
    truth
        The true numbers.

    Raises
    ------
    DisclosureError
        When one is wrong, or stands in a file where a figure of its table is hidden anywhere.
    """
    hidden = {places.id for places, cell in said if read_cell(cell.text)[2] == "[c]"}
    problems = []
    for places, cell in said:
        if not is_weighted(places, cell):
            continue
        if places.id in hidden:
            problems.append(f"{cell.where}: a weighted share in a table where figures are hidden.")
        elif not _is_true(cell, truth.tables[places.id]):
            problems.append(f"{cell.where}: the weighted share is not the one that was counted.")
    refuse(problems)


def _is_true(cell: PrintedCell, true: TrueTable) -> bool:
    number, half, mark = read_cell(cell.text)
    row = cell.at[0]
    if row >= len(true.weighted):
        return number is None and mark == "[z]"
    share = Fraction(str(round(true.weighted[row], NOISE)))
    if number is None:
        return mark == "[low]" and 0 < share < Fraction(1, 2)
    return number - half <= share < number + half and (number > 0) == (share > 0)
