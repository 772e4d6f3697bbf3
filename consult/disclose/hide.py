"""Which rows of a table must be hidden.

A row is hidden whole: its counts, percentages and base. The total of a table is known to
readers (it stands in another table), so what is hidden is also what the total less the rows
shown gives away: rows are added until that remainder is safe too. When in doubt, hide.
"""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from consult.disclose.policy import Policy
from consult.model.counts import Counts


def rows_to_hide(counts: Counts, policy: Policy) -> tuple[frozenset[str], frozenset[str]]:
    """Labels of the rows to hide: for themselves, and so that they cannot be worked back.

    Returns
    -------
    tuple
        Rows unsafe by themselves (primary), and rows hidden to protect them (secondary).
    """
    threshold = policy.threshold(counts)
    primary = {
        str(label)
        for label in counts.cells.index
        if _row_is_unsafe(
            counts, counts.cells.loc[label], counts.row_bases[label], threshold, policy
        )
    }
    hidden = set(primary)
    while hidden and counts.rows_partition and len(hidden) < len(counts.cells):
        if _remainder_is_safe(counts, hidden, threshold, policy):
            break
        hidden.add(_next_row(counts, hidden))
    return frozenset(primary), frozenset(hidden - primary)


def nets_to_hide(counts: Counts, hidden: frozenset[str], policy: Policy) -> frozenset[str]:
    """Names of the nets that must be hidden because hidden rows could be got from them."""
    if not hidden:
        return frozenset()
    threshold = policy.threshold(counts)
    people = counts.row_bases
    shown = [
        (net, frozenset(labels))
        for net, labels in counts.nets
        if _is_covered(frozenset(labels) & hidden, people, threshold)
    ]
    rest = hidden
    for size in range(1, len(shown) + 1):
        for some in combinations(shown, size):
            inside = frozenset().union(*(labels for _, labels in some))
            if not _is_covered(rest - inside, people, threshold):
                return frozenset(net for net, _ in counts.nets)
    return frozenset(net for net, _ in counts.nets) - {net for net, _ in shown}


def _is_covered(hidden: frozenset[str], people: pd.Series, threshold: int) -> bool:
    """Whether the sum of these hidden rows may be known: none, or two or more and enough."""
    if not hidden:
        return True
    return len(hidden) > 1 and int(people[list(hidden)].sum()) >= threshold


def _row_is_unsafe(
    counts: Counts, cells: pd.Series, base: int, threshold: int, policy: Policy
) -> bool:
    if 0 < base < threshold or ((cells > 0) & (cells < threshold)).any():
        return True
    if not counts.column_title:
        without = counts.base - base
        return not counts.rows_partition and base > 0 and 0 < without < threshold
    if base == 0:
        return False
    if not counts.columns_partition and ((cells < base) & (base - cells < threshold)).any():
        return True
    return policy.hide_full_rows and bool((cells == base).any())


def _remainder_is_safe(counts: Counts, hidden: set[str], threshold: int, policy: Policy) -> bool:
    if len(hidden) < 2:
        return False
    rows = counts.cells.loc[sorted(hidden)]
    base = int(counts.row_bases[sorted(hidden)].sum())
    return not _row_is_unsafe(counts, rows.sum(), base, threshold, policy)


def _next_row(counts: Counts, hidden: set[str]) -> str:
    """The smallest row still shown, first of all one in the same net as a hidden row."""
    near = {label for _, labels in counts.nets if hidden & set(labels) for label in labels}
    left = [str(label) for label in counts.cells.index if label not in hidden]
    with_people = [label for label in left if counts.row_bases[label] > 0] or left
    return min(
        with_people, key=lambda label: (label not in near, int(counts.row_bases[label]), label)
    )
