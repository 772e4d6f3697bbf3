"""Who belongs to which group: the quiet centre of every table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from consult.errors import LedgerError, Problem

if TYPE_CHECKING:
    import pandas as pd


class GroupRole(StrEnum):
    """What belonging to a group means."""

    SUBSTANTIVE = "substantive"
    DONT_KNOW = "don't know"
    PREFER_NOT_TO_SAY = "prefer not to say"
    NOT_ANSWERED = "not answered"
    NOT_ASKED = "not asked"


NOT_ANSWERED = "Not answered"
NOT_ASKED = "Not asked"
PREFER_NOT_TO_SAY = "Prefer not to say"


@dataclass(frozen=True)
class Group:
    """One group of a grouping: the words printed and what belonging to it means."""

    label: str
    role: GroupRole = GroupRole.SUBSTANTIVE


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
    """

    id: str
    title: str
    groups: tuple[Group, ...]
    members: pd.DataFrame
    exclusive: bool = True
    nets: Mapping[str, tuple[str, ...]] | None = None

    def __post_init__(self) -> None:
        if list(self.members.columns) != ["response_id", "group"]:
            raise LedgerError(Problem(f'Grouping "{self.id}" has the wrong columns.'))
        if self.members.duplicated().any():
            raise LedgerError(Problem(f'Grouping "{self.id}" counts a response twice in a group.'))
        if self.exclusive and self.members["response_id"].duplicated().any():
            raise LedgerError(
                Problem(f'Grouping "{self.id}" is exclusive, but a response is in two groups.')
            )

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all groups, in order."""
        return tuple(group.label for group in self.groups)

    def labels_of(self, *roles: GroupRole) -> tuple[str, ...]:
        """The labels of the groups that have one of the given roles, in order."""
        return tuple(group.label for group in self.groups if group.role in roles)
