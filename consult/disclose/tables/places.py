"""Where the numbers of a release will stand, for those who check it: from counts to places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from consult.disclose.suppress.figures import dimensions
from consult.disclose.tables.comments import comments_of
from consult.disclose.tables.weighting import weighted_shares
from consult.model.counting.counts import Counts, Use
from consult.model.counting.region import (
    Region,
    dimension_of,
    plain_dimension,
    plain_region,
    region_of,
)
from consult.model.counting.table_id import TableId
from consult.model.publishing.structure import Places, Structure, TrueTable

ALL = "All"


def structure_of(release: Sequence[Counts]) -> Structure:
    """The places of the tables of a release.

    Parameters
    ----------
    release
        The counts of every table, each in the one way it is published.
    """
    return Structure(tuple(dimensions(release).values()), tuple(map(_places, release)))


def true_numbers(release: Iterable[Counts]) -> dict[TableId, TrueTable]:
    """The true numbers of the tables of a release, in the order of their places.

    Parameters
    ----------
    release
        The counts of every table, each in the one way it is published.
    """
    return {counts.id: _true(counts) for counts in release}


def _places(counts: Counts) -> Places:
    regions = counts.of
    rows = [(str(label), regions.rows[str(label)]) for label in counts.cells.index]
    sums: list[tuple[str, Region]] = []
    outside: list[tuple[str, Region]] = []
    if not counts.column_title:
        sums = [(counts.net_label(net), regions.nets[net]) for net, _ in counts.nets]
        sums.append((ALL, regions.base))
        outside = [(label, regions.rows[label]) for label, _ in counts.outside_base]
    inside = len(rows) + len(sums)
    columns = [str(column) for column in counts.cells.columns] if counts.column_title else []
    return Places(
        id=counts.id,
        title=counts.title,
        use=counts.use,
        characteristic=counts.characteristic,
        row_title=counts.row_title,
        rows=(*rows, *sums, *outside),
        columns=tuple((column, regions.columns[column]) for column in columns),
        base=regions.base,
        rows_partition=counts.rows_partition,
        columns_partition=counts.columns_partition,
        sums=len(sums),
        outside=frozenset(range(inside, inside + len(outside))),
        nobody=regions.nobody,
        view=counts.view,
        weighted=counts.weighted is not None,
        comments=comments_of(counts) if counts.comments else (),
    )


def _true(counts: Counts) -> TrueTable:
    rows = [int(number) for number in counts.row_bases]
    cells: list[tuple[int, ...]] = []
    if counts.column_title:
        cells = [tuple(map(int, row)) for row in counts.cells.to_numpy()]
    else:
        rows += [counts.people_in(net) for net, _ in counts.nets]
        rows += [counts.base, *(number for _, number in counts.outside_base)]
    return TrueTable(tuple(rows), tuple(cells), counts.base, weighted_shares(counts))


def write_structure(structure: Structure, path: Path) -> None:
    """Write places as JSON; the same places give the same bytes.

    Parameters
    ----------
    structure
        The places of a release.
    path
        Where to; written over.
    """
    path.write_text(json.dumps(_plain(structure), indent=0, ensure_ascii=False), encoding="utf-8")


def read_structure(path: Path) -> Structure:
    """Read places back.

    Parameters
    ----------
    path
        Of a file as :func:`write_structure` made it.
    """
    return _from_plain(json.loads(path.read_text(encoding="utf-8")))


def _plain(structure: Structure) -> dict[str, Any]:
    """Places as lists and words, every set sorted."""
    return {
        "dimensions": [plain_dimension(dimension) for dimension in structure.dimensions],
        "tables": [
            {
                **{name: _plain_value(value) for name, value in vars(table).items()},
                "rows": [[label, plain_region(of)] for label, of in table.rows],
                "columns": [[label, plain_region(of)] for label, of in table.columns],
                "base": plain_region(table.base),
                "nobody": [plain_region(of) for of in table.nobody],
                "comments": [list(map(plain_region, parts)) for parts in table.comments],
            }
            for table in structure.tables
        ],
    }


def _from_plain(given: dict[str, Any]) -> Structure:
    """Places from lists and words."""
    return Structure(
        tuple(dimension_of(dimension) for dimension in given["dimensions"]),
        tuple(
            Places(
                **{
                    **table,
                    "id": TableId.parse(table["id"]),
                    "use": Use(table["use"]),
                    "rows": tuple((label, region_of(of)) for label, of in table["rows"]),
                    "columns": tuple((label, region_of(of)) for label, of in table["columns"]),
                    "base": region_of(table["base"]),
                    "outside": frozenset(table["outside"]),
                    "nobody": tuple(region_of(of) for of in table["nobody"]),
                    "comments": tuple(tuple(map(region_of, x)) for x in table["comments"]),
                }
            )
            for table in given["tables"]
        ),
    )


def _plain_value(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value) if isinstance(value, Use | TableId) else value
