"""What must not be known of a release, worked out again from the true numbers and the policy.

Written apart from what decides what to hide, so that a mistake there is not made here too.
"""

from __future__ import annotations

from collections.abc import Iterator

from consult.disclose.policy.rules import Policy
from consult.model.counting.counts import Use
from consult.model.counting.grouping import NOT_ANSWERED
from consult.model.counting.region import NOT_TICKED, Region
from consult.model.publishing.structure import Places, Structure, TrueTable, Truth


def sensitive_regions(structure: Structure, truth: Truth, policy: Policy) -> dict[Region, str]:
    """Every number that must not be known, with the words of its place.

    Parameters
    ----------
    structure, truth
        The places of the release and the numbers that stand there.
    policy
        How small a group may be.

    Returns
    -------
    dict
        People -> table, row and column, for the record. No numbers.
    """
    found: dict[Region, str] = {}
    for places in (table for table in structure.tables if not table.view):
        few = smallest_shown(places, policy)
        for of, words in _of_table(places, truth.tables[places.id], few, policy):
            found.setdefault(of, f"{places.id}: {words}")
    return found


def smallest_shown(places: Places, policy: Policy) -> int:
    """The smallest number that may be known of a table.

    Parameters
    ----------
    places
        Of the table.
    policy
        How small a group may be.
    """
    usual = policy.thresholds[places.use]
    if places.characteristic in policy.sensitive:
        return max(usual, policy.sensitive_threshold)
    return usual


def _of_table(
    places: Places, true: TrueTable, few: int, policy: Policy
) -> Iterator[tuple[Region, str]]:
    if 0 < true.base < few:
        yield places.base, "everybody in it"
    for at, (label, of) in enumerate(places.rows):
        if at in places.outside or spared(places, at, policy):
            continue
        if 0 < true.rows[at] < few:
            yield (of | places.base if places.columns else of), label
        if places.columns:
            yield from _of_row(places, true, at, few, policy)
        elif not places.rows_partition and true.rows[at]:
            rest = [without(of)] if 0 < true.base - true.rows[at] < few else []
            yield from ((few_left, f"not {label}") for few_left in rest)


def spared(places: Places, at: int, policy: Policy) -> bool:
    """Whether a row counts those alone who skipped what it is about, and needs no protection.

    Parameters
    ----------
    places, at
        Of the table, and which of its rows.
    policy
        Whether non-response is protected.
    """
    about_themselves = places.columns or places.use is Use.PROFILE
    _, of = places.rows[at]
    skipped = bool(of) and {frozenset(parts) for _, parts in of} == {frozenset({NOT_ANSWERED})}
    return bool(about_themselves) and skipped and not policy.protect_non_response


def _of_row(
    places: Places, true: TrueTable, at: int, few: int, policy: Policy
) -> Iterator[tuple[Region, str]]:
    label, of = places.rows[at]
    base, cells = true.rows[at], true.cells[at]
    everywhere = [sum(column) for column in zip(*true.cells, strict=True)]
    for (heading, column), number, total in zip(places.columns, cells, everywhere, strict=True):
        words = f"{label}, {heading}"
        all_alike = 0 < number == base and total < sum(true.rows)
        if 0 < number < few or (all_alike and policy.hide_full_rows):
            yield of | column, words
        if not places.columns_partition and 0 < base - number < few:
            yield of | without(column), f"{label}, not {heading}"


def without(ticked: Region) -> Region:
    """Those who answered and did not choose what others did.

    Parameters
    ----------
    ticked
        The others.
    """
    return frozenset((name, frozenset({NOT_TICKED})) for name, _ in ticked)
