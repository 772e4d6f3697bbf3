"""What the people of a table weigh, beside how many they are."""

from __future__ import annotations

from dataclasses import replace
from math import fsum

import numpy as np
import pandas as pd

from consult.model.counting.counts import Counts, Weighted
from consult.model.counting.grouping import Grouping


def weighted(counts: Counts, rows: Grouping, weights: pd.Series | None) -> Counts:
    """The same frequency table with what its people weigh.

    Parameters
    ----------
    counts
        Made by :func:`frequency`.
    rows
        The grouping it was counted from.
    weights
        The weight of every response that is counted, by its id; ``None`` in a study without
        weights, whose tables stay as they are.

    Notes
    -----
    Sums are exact before they are rounded once (``math.fsum``), so that no order of responses
    changes them.
    """
    if weights is None:
        return counts
    codes = rows.codes
    each = weights.reindex(codes.people).to_numpy(dtype=float)
    places = {label: rows.labels.index(label) for label in map(str, counts.cells.index)}
    base = each[codes.anyone(list(places.values()))]
    return replace(
        counts,
        weighted=Weighted(
            rows={label: _sum(each[codes.who[codes.group == at]]) for label, at in places.items()},
            base=_sum(base),
            squares=_sum(base**2),
            spread=float(weights.max() - weights.min()),
        ),
    )


def _sum(numbers: np.ndarray) -> float:
    return fsum(numbers.tolist())
