"""The groups of a characteristic merged rung by rung, for when they are too small to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from consult.model.counting.grouping import Group, Grouping, GroupRole
from consult.model.survey.age_band import AgeBand, age_bands
from consult.model.survey.characteristic import Merging


def rungs(grouping: Grouping, merging: Merging | None) -> tuple[Grouping, ...]:
    """The same people by the groups of each rung that fits, finest first.

    Parameters
    ----------
    grouping
        Made by :func:`by_characteristic`.
    merging
        How its groups may be merged; ``None`` where they may not.

    Returns
    -------
    tuple
        Never empty: where no rung fits the groups asked, they are as asked. Prefer not to say
        and not answered are in no merged group. A rung is left out that would cut through a group,
        leave out an answer of the form that fits no category, put all people into one group, or
        make the same groups as one before it, but for those nobody is in. A merged group has a
        name of its own where its name is that of other people, as asked or on another rung.
    """
    if merging is None:
        return (grouping,)
    labels = grouping.labels_of(GroupRole.SUBSTANTIVE)
    sizes = dict(zip(grouping.labels, grouping.codes.sizes, strict=True))
    chosen = [label for label in labels if sizes[label]]
    maps = [_by_age(labels, cuts) for cuts in merging.ages]
    if set(labels) <= merging.categories:
        maps += [_named(labels, rung) for rung in merging.rungs]
    made = {_parts(chosen, {}): grouping} if merging.as_asked else {}
    called = {label: frozenset({label}) for label in labels}
    for to in maps:
        parts = _parts(chosen, to or {})
        if to is not None and len(parts) > 1:
            made.setdefault(parts, _merged(grouping, _called_apart(to, called)))
    return tuple(made.values()) or (grouping,)


def _called_apart(to: Mapping[str, str], called: dict[str, frozenset[str]]) -> dict[str, str]:
    """The same groups, none by a name that other people have as asked or on another rung.

    ``called`` are the names so far and the labels each holds; it takes in those given.
    """
    names = {}
    for name in dict.fromkeys(to.values()):
        parts = frozenset(label for label, new in to.items() if new == name)
        own, times = name, 1
        while called.setdefault(own, parts) != parts:
            times += 1
            own = f"{name} (combined)" if times == 2 else f"{name} (combined {times})"
        names[name] = own
    return {label: names[name] for label, name in to.items()}


def partly(grouping: Grouping, merging: Merging | None, *, few: int) -> tuple[Grouping, ...]:
    """The groups as asked, then with only those merged that have a small one among them.

    Parameters
    ----------
    grouping, merging
        As for :func:`rungs`.
    few
        Groups of 1 to one less than this are small.
    """
    sizes = dict(zip(grouping.labels, grouping.codes.sizes, strict=True))
    made = {frozenset[tuple[str, ...]](): grouping}
    for rung in rungs(grouping, merging):
        groups = {
            new: parts
            for new, parts in merged(rung, grouping)
            if any(0 < sizes[part] < few for part in parts)
        }
        if groups:
            to = {part: new for new, parts in groups.items() for part in parts}
            made.setdefault(frozenset(groups.values()), _merged(grouping, to))
    return tuple(made.values())


def merged(grouping: Grouping, asked: Grouping) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each group that was merged of several, with those, both in order.

    Parameters
    ----------
    grouping
        Made by :func:`rungs` or :func:`partly`.
    asked
        What it was made from.
    """
    return tuple(
        (label, parts)
        for label in grouping.labels_of(GroupRole.SUBSTANTIVE)
        if len(parts := _held(grouping, label, asked)) > 1
    )


def _held(grouping: Grouping, label: str, asked: Grouping) -> tuple[str, ...]:
    """The groups as asked that a group holds."""
    whole = (grouping.made_of or {}).get(label, frozenset({label}))
    parts = asked.made_of or {}
    labels = asked.labels_of(GroupRole.SUBSTANTIVE)
    return tuple(part for part in labels if parts.get(part, frozenset({part})) <= whole)


def _merged(grouping: Grouping, to: Mapping[str, str]) -> Grouping:
    seen: dict[str, Group] = {}
    for group in grouping.groups:
        label = to.get(group.label, group.label)
        seen.setdefault(label, Group(label, group.role))
    return grouping.regrouped(to, tuple(seen.values()))


def _parts(labels: Iterable[str], to: Mapping[str, str]) -> frozenset[frozenset[str]]:
    """Which labels are together."""
    found: dict[str, set[str]] = {}
    for label in labels:
        found.setdefault(to.get(label, label), set()).add(label)
    return frozenset(map(frozenset, found.values()))


def _named(labels: Iterable[str], rung: Mapping[str, frozenset[str]]) -> dict[str, str]:
    return {label: group for label in labels for group, parts in rung.items() if label in parts}


def _by_age(labels: Iterable[str], cuts: tuple[int, ...]) -> dict[str, str] | None:
    """Label -> the age group it lies in; ``None`` where one lies in two.

    A group that holds one label only keeps its words.
    """
    groups = [AgeBand(low, top - 1) for low, top in pairwise((0, *cuts))] + [AgeBand(cuts[-1])]
    held: dict[AgeBand, list[str]] = {}
    for label, band in age_bands(labels).items():
        inside = [group for group in groups if band.lies_in(group)]
        if not inside:
            return None
        held.setdefault(inside[0], []).append(label)
    return {x: str(group) for group, mine in held.items() if len(mine) > 1 for x in mine}


def tiles(group: str, labels: Iterable[str]) -> tuple[str, ...]:
    """The ages that together are exactly a group of ages; empty where they are not.

    Parameters
    ----------
    group, labels
        In words: "50 and over", and "50 to 64", "65 and over".
    """
    whole = AgeBand.parse(group)
    if whole is None:
        return ()
    inside = [(label, band) for label, band in age_bands(labels).items() if band.lies_in(whole)]
    inside.sort(key=lambda pair: pair[1].lowest)
    bands = [band for _, band in inside]
    meet = all(band.highest == other.lowest - 1 for band, other in pairwise(bands))
    if not bands or not meet or AgeBand(bands[0].lowest, bands[-1].highest) != whole:
        return ()
    return tuple(label for label, _ in inside)


def lies_in(label: str, group: str) -> bool:
    """Whether ages lie in a group of ages: "16 to 24" in "34 and under"; never without numbers.

    Parameters
    ----------
    label, group
        In words, as a form or a table has them.
    """
    inner, outer = AgeBand.parse(label), AgeBand.parse(group)
    return inner is not None and outer is not None and inner.lies_in(outer)
