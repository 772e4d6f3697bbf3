"""Tau-Argus as the engine for single tables: an option, for offices that are used to it.

It looks at one table at a time. What it hides is where our own search begins, which then hides
whatever the other tables of the release would give away, so a release is as safe with it.
Import it where a table is about to be protected: it loads pytauargus.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from consult.disclose.policy.rules import Policy
from consult.errors import DisclosureError, Problem
from consult.model.counting.counts import Counts
from consult.model.counting.region import Region

if TYPE_CHECKING:
    import pandas as pd

RANGE = 100
"""Percentage of a small cell by which it must stay uncertain: the most its rule takes."""

HIDDEN = frozenset({"U", "M"})
"""Its marks for what is unsafe, and for what protects that."""

ROW, COLUMN, TOTAL = "row", "column", "Total"

INSTALL = (
    'In the project folder, run -m pip install ".[tau-argus]" with the Python of .venv, or write '
    'name = "consult" under [engine] in disclosure.toml.'
)


def hidden_by_tau_argus(counts: Counts, policy: Policy) -> frozenset[Region]:
    """What Tau-Argus hides in one table, with as few cells as can be.

    Parameters
    ----------
    counts
        Any table. Only a cross-tabulation whose groups and answers exclude each other is given to
        it; of any other nothing is hidden here.
    policy
        How small a group may be.

    Raises
    ------
    DisclosureError
        When it is not installed.
    """
    if not (counts.column_title and counts.rows_partition and counts.columns_partition):
        return frozenset()
    try:
        import pytauargus
    except ImportError as error:
        raise DisclosureError(Problem("Tau-Argus is not installed.", hint=INSTALL)) from error
    records = _records(counts)
    if records.empty:
        return frozenset()
    with TemporaryDirectory() as folder, chdir(folder):  # its solver leaves files where it runs
        done = pytauargus.protect(
            records,
            [[ROW, COLUMN]],
            "people",
            f"FREQ({policy.threshold(counts)},{RANGE})",
            "OPT(1)",
            workdir=folder,
        )
    return frozenset(_regions(counts, done.tables[0].rows))


def _records(counts: Counts) -> pd.DataFrame:
    """A line for each person, as it reads them; places stand for words, which it might cut."""
    import numpy as np
    import pandas as pd

    cells = counts.cells.to_numpy(dtype=int)
    row, column = np.indices(cells.shape)
    times = cells.ravel()
    lines = {ROW: np.repeat(row.ravel(), times), COLUMN: np.repeat(column.ravel(), times)}
    return pd.DataFrame(lines).astype(str).assign(people=1)


def _regions(counts: Counts, cells: list[dict[str, str]]) -> Iterator[Region]:
    regions = counts.of
    for cell in cells:
        if cell["status"] not in HIDDEN or cell[ROW] == TOTAL:
            continue
        row = regions.rows[str(counts.cells.index[int(cell[ROW])])]
        if cell[COLUMN] == TOTAL:
            yield row | regions.base
        else:
            yield row | regions.columns[str(counts.cells.columns[int(cell[COLUMN])])]
