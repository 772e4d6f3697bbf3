"""The same people in fewer groups, and which groups are the largest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consult.model.counting.counts import NET
from consult.model.counting.grouping import Group, Grouping, GroupRole
from consult.tabulate.groupings import ANOTHER

BETWEEN = "Neither or don't know"
NOT_NET = "All other answers"
UNSAID = "Prefer not to say or not answered"
UNSAID_NO_NUMBER = "Prefer not to say, not answered or no usable number"
NO_NUMBER_OR_ANSWER = "Not answered, or without a usable number"


def collapse(grouping: Grouping) -> tuple[Grouping, ...]:
    """A scale by its nets, finest first.

    Parameters
    ----------
    grouping
        Made by :func:`by_answer` from a question with nets; exclusive.

    Returns
    -------
    tuple
        First with each net and everybody between as groups; then, for when groups are too
        small, with the first net and all other answers.
    """
    answered = grouping.labels_of(GroupRole.SUBSTANTIVE, GroupRole.DONT_KNOW)
    of_net = {label: net for net, labels in (grouping.nets or {}).items() for label in labels}
    first, *others = (grouping.nets or {}).keys()
    fine = {label: of_net.get(label, BETWEEN) for label in answered}
    coarse = {label: first if of_net.get(label) == first else NOT_NET for label in answered}
    return tuple(
        merge(grouping, _unlike_answers(to), [_unlike_answer(name, to) for name in order])
        for to, order in ((fine, [first, BETWEEN, *others]), (coarse, [first, NOT_NET]))
    )


def _unlike_answers(to: Mapping[str, str]) -> dict[str, str]:
    """The same groups by names that no answer has which is only a part of one."""
    return {label: _unlike_answer(name, to) for label, name in to.items()}


def _unlike_answer(name: str, to: Mapping[str, str]) -> str:
    """As the row of the net is called beneath the question: "Agree (net)" beside "Agree"."""
    parts = [label for label, new in to.items() if new == name]
    return f"{name}{NET}" if name in to and parts != [name] else name


def merge(grouping: Grouping, to: Mapping[str, str], order: Sequence[str]) -> Grouping:
    """The same people with some groups merged.

    Parameters
    ----------
    grouping
        Any grouping.
    to
        Label -> label of the group it becomes part of.
    order
        Labels of the merged groups in order; those nothing is merged into are left out. Groups
        that are not merged follow as they stood.
    """
    made = tuple(Group(label) for label in order if label in set(to.values()))
    rest = tuple(group for group in grouping.groups if group.label not in to)
    return grouping.regrouped(to, (*made, *rest))


def unsaid(grouping: Grouping) -> Grouping:
    """Those who prefer not to say and those who did not answer as one group, for break-downs.

    Parameters
    ----------
    grouping
        Any grouping; one that has neither group stays as it is.

    Notes
    -----
    Kent County Council reports the two as one line; apart, each is mostly too small to show.
    People who answered without a usable number are with them, and the name says so where there
    are any. Profiles keep them apart.
    """
    silent = (GroupRole.PREFER_NOT_TO_SAY, GroupRole.NO_NUMBER, GroupRole.NOT_ANSWERED)
    name = UNSAID_NO_NUMBER if grouping.people(GroupRole.NO_NUMBER) else UNSAID
    return _as_one(grouping, silent, name)


def apart(grouping: Grouping, *, few: int) -> Grouping:
    """Those who answered without a usable number by themselves, unless they are few.

    Parameters
    ----------
    grouping
        Any grouping; one in which nobody answered so stays as it is.
    few
        How many people are too few for a row of their own. So few would be hidden, and a row beside
        them too; with those who did not answer they are one row, whose name says so.
    """
    if not 0 < grouping.people(GroupRole.NO_NUMBER) < few:
        return grouping
    return _as_one(grouping, (GroupRole.NO_NUMBER, GroupRole.NOT_ANSWERED), NO_NUMBER_OR_ANSWER)


def _as_one(grouping: Grouping, roles: Sequence[GroupRole], name: str) -> Grouping:
    """The groups of some roles as one of people who did not answer; as it was without any."""
    labels = grouping.labels_of(*roles)
    together = Group(name, GroupRole.NOT_ANSWERED)
    groups = [together if g.label in labels else g for g in grouping.groups]
    return grouping.regrouped(dict.fromkeys(labels, name), tuple(dict.fromkeys(groups)))


def largest(grouping: Grouping, *, most: int) -> tuple[str, ...]:
    """Labels of the largest groups of substance, in the order they stand; "another theme" is none.

    Parameters
    ----------
    grouping
        Any grouping.
    most
        How many at most; of equally large ones the first.
    """
    sizes = grouping.members["group"].value_counts()
    labels = [x for x in grouping.labels_of(GroupRole.SUBSTANTIVE) if x != ANOTHER]
    ranked = sorted(labels, key=lambda label: (-int(sizes[label]), labels.index(label)))
    return tuple(label for label in labels if label in ranked[:most])
