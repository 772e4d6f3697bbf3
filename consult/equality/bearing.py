"""How comparisons bear on a finding that an equality assessment stated before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from consult.model.counting.table_id import TableId, TableKind
from consult.model.evidence.difference import Difference, Families, Family, Verdict
from consult.model.evidence.equality import Bearing, Evidence, StatedEvidence
from consult.model.settings.study import StatedFinding

SURE = (Verdict.CLEAR, Verdict.TO_LOOK_INTO)
"""Verdicts that say which way a difference goes."""


def stated_evidence(
    finding: StatedFinding,
    families: Families,
    *,
    themes: Mapping[TableId, tuple[str, ...]],
    nets: Mapping[str, str],
) -> StatedEvidence:
    """What comparisons have on a finding: for it, against it, or nothing.

    Parameters
    ----------
    finding
        In the study's own words.
    families
        Every comparison of the release.
    themes
        Table of themes -> names of the finding's themes that have a row in it, without the
        breakdown.
    nets
        Question that bears on it -> its first net.

    Returns
    -------
    StatedEvidence
        A theme raised more often by the groups it is about supports it, and so does a question
        whose first net they gave less often. It concludes nothing.
    """
    columns = [(table, name, 1) for table, names in themes.items() for name in names]
    columns += [(TableId(TableKind.QUESTION, key), net, -1) for key, net in nets.items()]
    return StatedEvidence(
        finding.title,
        finding.source,
        finding.note,
        tuple((table, name) for table, names in themes.items() for name in names),
        tuple(
            found
            for family in families
            for group in finding.groups.get(family.characteristic, ())
            for whole, column, sign in columns
            for found in _bearing(family, whole.across(family.characteristic), column, group, sign)
        ),
    )


def _bearing(
    family: Family, table: TableId, column: str, group: str, sign: int
) -> Iterator[Evidence]:
    """The comparison of that group on that column, if there is one."""
    found = next(
        (
            one
            for one in family.differences
            if (one.table, one.column) == (table, column) and group in {one.group, one.other}
        ),
        None,
    )
    place = (family.characteristic, group, table, column)
    if found is not None:
        mine = found if found.group == group else _turned(found)
        yield Evidence(_which(mine, sign), *place, mine)
    elif (table, column, group) in family.hidden:
        yield Evidence(Bearing.TOO_FEW, *place)


def _turned(difference: Difference) -> Difference:
    """The same comparison of two groups, seen from the other one."""
    return replace(
        difference,
        group=difference.other,
        other=difference.group,
        mine=difference.theirs,
        theirs=difference.mine,
        low=-difference.high,
        high=-difference.low,
        effect=-difference.effect,
    )


def _which(difference: Difference, sign: int) -> Bearing:
    if difference.verdict in SURE:
        return Bearing.SUPPORTING if sign * difference.points > 0 else Bearing.CONTRARY
    return Bearing.NONE if difference.verdict is Verdict.NOT_SHOWN else Bearing.TOO_FEW
