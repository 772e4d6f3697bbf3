"""Who belongs to which group: the quiet centre of every table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from consult.errors import LedgerError, Problem
from consult.model.counting.codes import Codes
from consult.model.counting.region import (
    ITEM_PARTS,
    TICKED,
    Dimension,
    Region,
    region,
)

if TYPE_CHECKING:
    import pandas as pd


class GroupRole(StrEnum):
    """What belonging to a group means."""

    SUBSTANTIVE = "substantive"
    DONT_KNOW = "don't know"
    NONE_TICKED = "none ticked"
    PREFER_NOT_TO_SAY = "prefer not to say"
    NO_NUMBER = "answered without a usable number"
    NOT_ANSWERED = "not answered"
    NOT_ASKED = "not asked"


ANSWERED = (GroupRole.SUBSTANTIVE, GroupRole.DONT_KNOW, GroupRole.NONE_TICKED)
"""Roles that are inside the base of a question. "Prefer not to say" is an answer to none."""

EVERYONE_ASKED = tuple(role for role in GroupRole if role is not GroupRole.NOT_ASKED)
"""Roles of people who were asked."""

SPOKE = "answered"
"""The part of a question with choices that hold at once in which people gave any."""

NOT_ANSWERED = "Not answered"
NOT_ASKED = "Not asked"
PREFER_NOT_TO_SAY = "Prefer not to say"
NONE_TICKED = "No option ticked"
"""Of boxes that the export says were seen: those whom the question was put to and who ticked none.
Where it leaves boxes blank, nobody can tell that from not answering."""

NO_NUMBER = "Answered without a usable number"
NO_AGE = "Answered, with no age in these bands"
"""Rows of people who answered a question of numbers, or of ages, and are in no band: a range,
"about ten", words, a slip of the keyboard."""

WITHOUT_NUMBER = frozenset({NO_NUMBER, NO_AGE})
"""The same, by which releases that tell them apart are known from those of earlier versions."""


def are_silent(of: Region) -> bool:
    """Whether people are known by nothing but that they did not answer a question.

    Parameters
    ----------
    of
        Whom the row of a table counts.

    Examples
    --------
    >>> are_silent(region({"age": [NOT_ANSWERED]}))
    True
    >>> are_silent(region({"age": [NOT_ANSWERED, "18 to 24"]}))
    False
    """
    return bool(of) and all(parts == {NOT_ANSWERED} for _, parts in of)


NO_SUBSTANCE = "Comment with nothing to code"
NOTHING = "Nothing needs to change"
"""Rows of people whose comments are given no code: they say nothing, or that all is well."""


@dataclass(frozen=True)
class Group:
    """One group of a grouping: the words printed and what belonging to it means."""

    label: str
    role: GroupRole = GroupRole.SUBSTANTIVE


@dataclass(frozen=True)
class PutIn:
    """What puts people into a group.

    Parameters
    ----------
    of
        Pairs of a question and a code: whoever was given any of them is in the group.
    whole
        Whether nobody else is.
    """

    of: frozenset[tuple[str, str]]
    whole: bool = True


@dataclass(frozen=True)
class Grouping:
    """Who belongs to which group.

    Parameters
    ----------
    id
        Short name.
    title
        What it is, as printed over a table ("Age", "Are you responding as...?").
    groups
        The groups in order, including ones nobody belongs to; labels are unique.
    members
        One row per response and group it belongs to: columns ``response_id`` and ``group``
        (a categorical over the labels of ``groups``). Every response at least once.
    exclusive
        Whether a response belongs to exactly one group (a partition).
    nets
        Net -> the labels it adds up, for a scale ("Agree" -> "Strongly agree", "Tend to agree").
        Where a person can be in several groups, whoever is in any of them: a heading over themes.
    origin
        The groups people were first put into, where some have been merged since; the groups
        themselves when empty.
    made_of
        Label -> labels of the ``origin`` groups it holds, where some have been merged.
    facts
        Label -> what puts people into that group, where other groupings are made of the same:
        the codes of comments on each question.
    commented
        Ids of questions: who answered is whoever wrote what could be coded to any of them. Empty
        where that is not so.
    """

    id: str
    title: str
    groups: tuple[Group, ...]
    members: pd.DataFrame
    exclusive: bool = True
    nets: Mapping[str, tuple[str, ...]] | None = None
    origin: tuple[Group, ...] = ()
    made_of: Mapping[str, frozenset[str]] | None = None
    facts: Mapping[str, PutIn] | None = None
    commented: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if list(self.members.columns) != ["response_id", "group"]:
            raise LedgerError(Problem(f'Grouping "{self.id}" has the wrong columns.'))
        if self.members["response_id"].isna().any():
            raise LedgerError(Problem(f'Grouping "{self.id}" has a response without an id.'))
        if self.codes.several and self.codes.repeated:
            raise LedgerError(Problem(f'Grouping "{self.id}" counts a response twice in a group.'))
        if self.exclusive and self.codes.several:
            raise LedgerError(
                Problem(f'Grouping "{self.id}" is exclusive, but a response is in two groups.')
            )
        silent = self.places_of(*(role for role in GroupRole if role not in ANSWERED))
        if self.codes.several and self.said.anyone([0])[self.codes.anyone(silent)].any():
            raise LedgerError(
                Problem(f'In grouping "{self.id}" a response has answered and has not.')
            )

    @cached_property
    def codes(self) -> Codes:
        """The members as whole numbers, to count by; groups by their position in ``labels``."""
        return Codes.of(self.members, self.labels)

    @cached_property
    def said(self) -> Codes:
        """Everybody by whether they answered: 0 did, 1 was not asked; anyone else is in none."""
        import numpy as np

        codes, at = self.codes, np.full(len(self.codes.people), 2, dtype=np.uint8)
        at[codes.anyone(self.places_of(GroupRole.NOT_ASKED))] = 1
        at[codes.anyone(self.places_of(*ANSWERED))] = 0
        return Codes(codes.people, np.arange(len(at), dtype=np.int32), at, 2)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all groups, in order."""
        return tuple(group.label for group in self.groups)

    def labels_of(self, *roles: GroupRole) -> tuple[str, ...]:
        """The labels of the groups that have one of the given roles, in order."""
        return tuple(group.label for group in self.groups if group.role in roles)

    def places_of(self, *roles: GroupRole) -> list[int]:
        """Positions of the groups that have one of the given roles."""
        return [at for at, group in enumerate(self.groups) if group.role in roles]

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """Along which the people are cut: one, and one more for each choice of several."""
        whole = self.origin or self.groups
        said = frozenset(group.label for group in whole if group.role in ANSWERED)
        if self.exclusive:
            return (Dimension(self.id, tuple(g.label for g in whole)),)
        outside = tuple(group.label for group in whole if group.role not in ANSWERED)
        now = {self._item(label): label for label in self.labels if self._parts(label) <= said}
        parts = [item_id(self.id, {group.label}) for group in whole if group.label in said]
        covers = tuple(dict.fromkeys((frozenset(now), frozenset(parts))))
        question = Dimension(self.id, (SPOKE, *outside), covers=covers)
        items = (
            Dimension(
                name,
                ITEM_PARTS,
                self.id,
                frozenset({SPOKE}),
                self._union(now.get(name, "")),
            )
            for name in dict.fromkeys((*now, *parts))
        )
        nets = (net for labels in (self.nets or {}).values() for net in self.any_of(*labels))
        return (question, *items, *nets)

    def any_of(self, *labels: str) -> tuple[Dimension, ...]:
        """The dimension of whoever is in any of some groups; none where groups exclude each other.

        Parameters
        ----------
        labels
            Of groups of people who answered.
        """
        if self.exclusive:
            return ()
        ((name, _),) = self.region(*labels)
        parts = frozenset(self._item(label) for label in labels)
        own = frozenset() if parts == {name} else parts
        return (Dimension(name, ITEM_PARTS, self.id, frozenset({SPOKE}), own),)

    def region(self, *labels: str) -> Region:
        """The people in any of the given groups."""
        parts = frozenset[str]().union(*(self._parts(label) for label in labels))
        outside = {
            group.label for group in self.origin or self.groups if group.role not in ANSWERED
        }
        if self.exclusive or parts <= outside:
            return region({self.id: parts})
        return region({item_id(self.id, parts): {TICKED}})

    def base(self, *roles: GroupRole) -> Region:
        """The people in any group of the given roles."""
        labels = [group.label for group in self.origin or self.groups if group.role in roles]
        if self.exclusive:
            return region({self.id: labels})
        outside = [g.label for g in self.origin or self.groups if g.role not in ANSWERED]
        spoke = [SPOKE] if set(ANSWERED) & set(roles) else []
        return region({self.id: [*spoke, *(label for label in labels if label in outside)]})

    def people(self, *roles: GroupRole) -> int:
        """How many people are in any group of the given roles."""
        places = self.places_of(*roles)
        if not self.codes.several:
            return int(self.codes.sizes[places].sum())
        return int(self.said.sizes[0] if roles == ANSWERED else self.codes.anyone(places).sum())

    def anyone(self, *labels: str) -> int:
        """How many people are in any of the given groups, each once."""
        return int(self.codes.anyone([self.labels.index(label) for label in labels]).sum())

    def regrouped(
        self,
        to: Mapping[str, str],
        groups: Sequence[Group],
        *,
        title: str = "",
    ) -> Grouping:
        """The same people with some groups merged or renamed.

        Parameters
        ----------
        to
            Label -> label of the group it becomes part of; a label left out stays.
        groups
            All groups there are then, in order.
        title
            What it is, where that changes.
        """
        import numpy as np
        import pandas as pd

        made_of: dict[str, frozenset[str]] = {}
        for label in self.labels:
            new = to.get(label, label)
            made_of[new] = made_of.get(new, frozenset()) | self._parts(label)
        names = pd.Index([group.label for group in groups], dtype="str")
        place = {name: at for at, name in enumerate(names)}
        now = np.array([*(place.get(to.get(label, label), -1) for label in self.labels), -1])
        group = pd.Categorical.from_codes(now[self.codes.group], categories=names)
        pairs = pd.DataFrame({"response_id": self.members["response_id"].array, "group": group})
        if not self.exclusive:
            pairs = pairs.drop_duplicates().reset_index(drop=True)
        return Grouping(
            self.id,
            title or self.title,
            tuple(groups),
            pairs,
            self.exclusive,
            origin=self.origin or self.groups,
            made_of=made_of,
            facts=self.facts,
            commented=self.commented,
        )

    def _union(self, label: str) -> frozenset[str]:
        """Ids of the items that a group of this label is made of; none when it is one itself."""
        merged = self._parts(label)
        if len(merged) > 1:
            return frozenset(item_id(self.id, {part}) for part in merged)
        return frozenset()

    def _parts(self, label: str) -> frozenset[str]:
        return (self.made_of or {}).get(label, frozenset({label}))

    def _item(self, label: str) -> str:
        return item_id(self.id, self._parts(label))


def item_id(question: str, labels: Iterable[str]) -> str:
    """Id of the dimension of one choice of several, made of one label or merged of more.

    Parameters
    ----------
    question
        Id of the grouping whose choice it is.
    labels
        Those of the groups as asked, in any order: the same choices have the same id.
    """
    return f"{question}: {' | '.join(sorted(labels))}"
