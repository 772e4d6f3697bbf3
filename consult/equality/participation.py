"""Who took part, beside the people of an area: from tables that are shown and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from consult.equality.merging import lies_in, tiles
from consult.model.counting.table_id import TableId, TableKind
from consult.model.evidence.equality import (
    AreaShare,
    Participating,
    Participation,
    ReferencePopulation,
    ReferenceRule,
    Taking,
)
from consult.model.publishing.table import Row, RowRole, Table
from consult.model.survey.characteristic import Characteristic, Merging

TAKING = ((0.5, Taking.FAR_FEWER), (0.8, Taking.FEWER), (1.25, Taking.ABOUT))
"""A ratio of shares under this -> its words; above the last, more. Four fifths and its inverse are
the usual rule of thumb (Uniform Guidelines on Employee Selection Procedures, 1978, 4D); half is a
round number. Wording, and no test."""

FEWEST_EXPECTED = 5
"""People that the area's share would make of the base; under that a ratio says nothing. Source: the
usual least expected count of a comparison of shares."""


@dataclass(frozen=True)
class _Area:
    """What is known of the people of an area by one characteristic."""

    characteristic: Characteristic
    rule: ReferenceRule
    shares: Mapping[str, AreaShare]

    def share(self, group: str, parts: frozenset[str] = frozenset()) -> float | None:
        """Percentage of a category, or of a group and our categories in it; ``None`` if unknown."""
        names = self.named(group, parts)
        if not names or not set(names) <= set(self.shares):
            return None
        left = sum(self.shares[name].share for name in self.rule.left_out if name in self.shares)
        return 100 * sum(self.shares[name].share for name in names) / (100 - left)

    def named(self, group: str, parts: frozenset[str]) -> tuple[str, ...]:
        """The area's categories that a group is made of."""
        if group in self.rule.same:
            return self.rule.same[group]
        ours = sorted(parts) or tiles(group, self.shares) or [group]
        theirs = [name for part in ours for name in self.rule.same.get(part, (part,))]
        return tuple(dict.fromkeys(name for name in theirs if name not in self.rule.left_out))


def participation(
    characteristic: Characteristic,
    tables: Sequence[Table],
    rule: ReferenceRule | None,
    reference: ReferencePopulation | None,
    merging: Merging | None,
) -> Participation:
    """How many of each group took part, beside its share of an area.

    Parameters
    ----------
    characteristic
        Which.
    tables
        Those of a release: that on participation has the wide groups and the base, the profile the
        categories. Either may be absent.
    rule, reference
        How the area's categories are ours, and the area; ``None`` for no comparison.
    merging
        What the wide groups are made of; ``None`` where none can be.
    """
    by_id = {table.id: table for table in tables}
    wide = by_id.get(TableId(TableKind.PARTICIPATION, characteristic.id))
    fine = by_id.get(TableId(TableKind.PROFILE, characteristic.id))
    base = wide.base if wide else _everyone_who_said(fine)
    area = _area(characteristic, rule, reference)
    parts = tuple(_of(fine, base, area, merging))
    told = {one.group: one for one in parts if one.people is not None}
    groups = tuple(
        told.get(one.group, one) if one.people is None else one
        for one in _of(wide, base, area, merging)
    )
    taken = {one.group for one in groups}
    held = _made_of(wide, merging) if wide else {}
    shown = {one.group for one in groups if one.people is not None}
    alone = {part for name in shown for part in held.get(name, ()) if len(held[name]) == 1}
    detailed = tuple(
        replace(one, part_of=_holder(one.group, groups, held))
        for one in parts
        if one.group not in taken | alone
    )
    return Participation(
        groups,
        detailed,
        base,
        area.rule if area else None,
        tuple(dict.fromkeys(one.base_text for one in area.shares.values())) if area else (),
        _sources(area),
        tuple(_not_offered(fine, area, merging)),
    )


def _holder(
    group: str, wide: Sequence[Participating], made_of: Mapping[str, frozenset[str]]
) -> str:
    """The wide group that a category lies in; empty where none holds it."""
    held = (
        one.group
        for one in wide
        if group in made_of.get(one.group, ()) or lies_in(group, one.group)
    )
    return next(held, "")


def _not_offered(fine: Table | None, area: _Area | None, merging: Merging | None) -> Iterator[str]:
    """Categories with people in the area that are in no row of the table."""
    if fine is None or area is None:
        return
    labels = [one.label for one in area.characteristic.categories]
    made_of = _made_of(fine, merging)
    held = {
        label
        for row in fine.rows
        for label in (row.label, *made_of.get(row.label, ()), *tiles(row.label, labels))
    }
    counted = {name for label in held for name in area.named(label, frozenset())}
    for label in labels:
        theirs = area.named(label, frozenset())
        # a group of several categories is told by these
        if len(theirs) == 1 and not counted & {label, *theirs} and area.share(label):
            yield label


def _area(
    characteristic: Characteristic,
    rule: ReferenceRule | None,
    reference: ReferencePopulation | None,
) -> _Area | None:
    if rule is None or reference is None:
        return None
    shares = {one.category: one for one in reference.shares if one.characteristic == rule.reference}
    return _Area(characteristic, rule, shares) if shares else None


def _made_of(table: Table, merging: Merging | None) -> Mapping[str, frozenset[str]]:
    """Merged group -> categories in it: those of the first rung that has every one of the table."""
    if merging is None:
        return {}
    rows = {row.label for row in table.rows if row.role is RowRole.GROUP} - merging.categories
    return next((rung for rung in merging.rungs if rows <= rung.keys()), {})


def _everyone_who_said(fine: Table | None) -> int | None:
    """The sum of a table's groups; ``None`` when one of them is hidden."""
    if fine is None:
        return None
    numbers = [row.cells[0].number for row in fine.rows if row.role is RowRole.GROUP]
    shown = [int(number) for number in numbers if number is not None]
    return sum(shown) if len(shown) == len(numbers) else None


def _of(
    table: Table | None, base: int | None, area: _Area | None, merging: Merging | None
) -> Iterator[Participating]:
    if table is None:
        return
    made_of = _made_of(table, merging)
    for row in table.rows:
        if row.role is RowRole.GROUP:
            theirs = area.share(row.label, made_of.get(row.label, frozenset())) if area else None
            yield _participating(table.id, row, base, theirs)


def _participating(table: TableId, row: Row, base: int | None, area: float | None) -> Participating:
    number = row.cells[0].number
    people = None if number is None else int(number)
    share = 100 * people / base if people is not None and base else None
    return Participating(row.label, table, people, share, area, taking(share, area, base))


def taking(share: float | None, area: float | None, base: int | None) -> Taking | None:
    """A group's share of those who took part, beside its share of an area, in words.

    Parameters
    ----------
    share, area
        Percentages; ``None`` where hidden or not known.
    base
        People that ``share`` is of.
    """
    if share is None or not area or not base:
        return None
    if base * area / 100 < FEWEST_EXPECTED:
        return Taking.TOO_FEW
    ratio = share / area
    return next((words for under, words in TAKING if ratio < under), Taking.MORE)


def _sources(area: _Area | None) -> tuple[tuple[str, str, str], ...]:
    if area is None:
        return ()
    known = ((one.table, one.source, one.quality) for one in area.shares.values())
    return tuple(dict.fromkeys(known))
