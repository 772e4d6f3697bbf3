"""How many people support or oppose in what they say of each theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from consult.model.coding.deciding import Stance
from consult.model.counting.counts import Counts, Regions, TableSpec, Use
from consult.model.counting.grouping import ANSWERED, Grouping
from consult.model.counting.region import Dimension, region
from consult.tabulate.groupings import ANOTHER

NOT_SURE = "Mixed or unclear"
NOT_FOR, NOT_AGAINST = "Opposes, mixed or unclear", "Supports, mixed or unclear"
FINEST_FIRST = (
    ("Supports", "Opposes", "Mixed", "Unclear"),
    ("Supports", "Opposes", NOT_SURE, NOT_SURE),
    ("Supports", NOT_FOR, NOT_FOR, NOT_FOR),
    (NOT_AGAINST, "Opposes", NOT_AGAINST, NOT_AGAINST),
)
"""For each way to count, the column of each stance, in the order of ``Stance``."""


def themes_by_stance(
    codings: pd.DataFrame,
    names: Mapping[str, str],
    themes: Grouping,
    spec: TableSpec,
) -> tuple[Counts, ...]:
    """People by theme and by the stance of what they say of it.

    Parameters
    ----------
    codings
        Schema ``SETTLED_CODINGS``, of one question about agreement.
    names
        Code id -> its name, in the order printed; all other codes are one row.
    themes
        The people by theme, from ``by_code`` with the same names.
    spec
        What the table is about, and its words; its rows are called "Theme".

    Returns
    -------
    tuple of Counts
        With four stances, then with fewer and fewer columns for when groups are small. A person
        whose passages under one row of the table go different ways is counted as mixed there.
    """
    row = codings["code"].map(dict(names)).fillna(ANOTHER)
    each = _together(pd.DataFrame({"who": codings["response_id"], "row": row}), codings["stance"])
    rows = dict.fromkeys((*names.values(), *([ANOTHER] if (row == ANOTHER).any() else [])))
    return tuple(_counts(each, tuple(rows), ways, themes, spec) for ways in FINEST_FIRST)


def _together(places: pd.DataFrame, stances: pd.Series) -> pd.DataFrame:
    """One stance of several: the one they share, leaving aside what is unclear.

    ``places`` are the person and the row of each passage, as which each pair is returned once.
    """
    pairs = places.astype("category").assign(stance=stances).drop_duplicates()
    unclear = pairs["stance"] == str(Stance.UNCLEAR)
    known = pairs[~unclear]
    differ = known.duplicated(["who", "row"], keep=False)
    known = known.assign(stance=known["stance"].mask(differ, str(Stance.MIXED)))
    return pd.concat([known, pairs[unclear]]).drop_duplicates(["who", "row"])


def _counts(
    each: pd.DataFrame,
    rows: Sequence[str],
    ways: Sequence[str],
    themes: Grouping,
    spec: TableSpec,
) -> Counts:
    column = dict(zip(map(str, Stance), ways, strict=True))
    labelled = each.assign(column=each["stance"].map(column))
    sizes = labelled.groupby(["row", "column"], observed=True).size()
    cells = sizes.unstack("column", fill_value=0)
    cells = cells.reindex(index=list(rows), columns=list(dict.fromkeys(ways)), fill_value=0).astype(
        int
    )
    cells.index.name = cells.columns.name = None
    return Counts(
        id=spec.id,
        title=spec.title,
        use=Use.THEMES,
        row_title="Theme",
        column_title="Stance",
        cells=cells,
        row_bases=cells.sum(axis=1),
        base=themes.people(*ANSWERED),
        base_text=spec.base_text,
        rows_partition=False,
        regions=_regions(rows, ways, themes),
    )


def _regions(rows: Sequence[str], ways: Sequence[str], themes: Grouping) -> Regions:
    stance = Dimension(f"{themes.id}: stance", tuple(map(str, Stance)), nested=True)
    parts = {
        column: [part for part, way in zip(stance.parts, ways, strict=True) if way == column]
        for column in ways
    }
    return Regions(
        rows={label: themes.region(label) for label in rows},
        columns={column: region({stance.id: some}) for column, some in parts.items()},
        base=themes.base(*ANSWERED),
        nets={},
        dimensions=(*themes.dimensions, stance),
    )
