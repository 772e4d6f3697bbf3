"""Tables put together from others: that they show no figure which stands nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from consult.audit.bounds import PrintedCell, read_cell
from consult.audit.disclosed import refuse
from consult.model.counting.region import Region, simple, together
from consult.model.publishing.structure import Places, Structure


def check_views_add_nothing(
    said: Sequence[tuple[Places, PrintedCell]], structure: Structure
) -> None:
    """Every figure of a view counts people whom another table counts, or a sum of such people.

    What must not be known is worked out from tables that are no views, so a figure that stood in
    a view alone would be protected by nothing.

    Parameters
    ----------
    said
        Every cell of every table in the files, with the table it belongs to.
    structure
        The places of the release.

    Raises
    ------
    DisclosureError
        When a view shows anything else.
    """
    dimensions = together(structure.dimensions)
    known = {simple(of, dimensions) for table in structure.tables for of in _counted(table)}
    refuse(
        [
            f"{cell.where}: this figure stands in no table of its own."
            for places, cell in said
            if places.view
            and cell.of is not None
            and read_cell(cell.text)[0] is not None
            and not _is_sum(simple(cell.of, dimensions), known)
        ]
    )


def _counted(table: Places) -> list[Region]:
    """Whom the figures of a table count; nobody, for a view."""
    if table.view:
        return []
    if not table.columns:
        return [table.base, *(of for _, of in table.rows)]
    rows = [of | table.base for _, of in table.rows]
    return [table.base, *rows, *(of | some for _, of in table.rows for _, some in table.columns)]


def _is_sum(of: Region, known: set[Region]) -> bool:
    """Whether these people are counted, or each part of the one dimension that cuts them is."""
    if of in known:
        return True
    if len(of) != 1:
        return False
    ((name, parts),) = of
    return all(frozenset({(name, frozenset({part}))}) in known for part in parts)
