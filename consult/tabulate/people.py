"""People and the groups they are put into, so that nobody is in none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from consult.errors import Problem, StudyError
from consult.model.counting.codes import places
from consult.model.counting.grouping import NOT_ANSWERED, NOT_ASKED, Group, GroupRole
from consult.model.survey.tables import State

NOT_SAID = (
    Group(NOT_ANSWERED, GroupRole.NOT_ANSWERED),
    Group(NOT_ASKED, GroupRole.NOT_ASKED),
)
"""The groups of people who are in no other; each table of answers has them beneath."""

Responses = Sequence[str] | pd.Index | pd.Series
"""Ids of responses. Given one index for every grouping, they are looked up once."""


@dataclass(frozen=True)
class Pairs:
    """People and the groups they belong to, as positions.

    Parameters
    ----------
    people
        The id of everybody once, in a pair or not.
    who, group
        One line a pair: the position among ``people``, -1 for nobody of them, and that of the
        group, -1 for none.
    """

    people: pd.Index
    who: np.ndarray
    group: np.ndarray

    @property
    def belong(self) -> np.ndarray:
        """Which of the people are in any pair (bool, by position)."""
        return marked(self.who, self.people)

    def added(self, some: np.ndarray, at: int) -> Pairs:
        """With some people in one more group.

        Parameters
        ----------
        some
            Which of the people (bool, by position).
        at
            The position of the group.
        """
        more = np.flatnonzero(some)
        return Pairs(
            self.people,
            np.concatenate([self.who, more]),
            np.concatenate([self.group, np.full(len(more), at)]),
        )

    def distinct(self) -> Pairs:
        """Each pair once."""
        first = ~pd.DataFrame({"who": self.who, "group": self.group}).duplicated().to_numpy()
        return Pairs(self.people, self.who[first], self.group[first])


def people_of(responses: Responses) -> pd.Index:
    """Ids of responses as an index, each once.

    Parameters
    ----------
    responses
        Their ids; an index is taken to hold each once.
    """
    if isinstance(responses, pd.Index):
        return responses
    return pd.Index(list(responses), dtype="str").unique()


def at_groups(labels: pd.Series, groups: tuple[Group, ...]) -> np.ndarray:
    """Position of the group of each label; -1 where it is of none.

    Parameters
    ----------
    labels
        One a pair.
    groups
        In order.
    """
    return places(labels, pd.Index([group.label for group in groups], dtype="str"))


def marked(who: np.ndarray, people: pd.Index) -> np.ndarray:
    """Which of the people are at any of the given positions (bool, by position).

    Parameters
    ----------
    who
        Positions among the people; -1 is nobody.
    people
        Ids, each once.
    """
    found = np.zeros(len(people), dtype=bool)
    found[who[who >= 0]] = True
    return found


def unasked_of(answers: pd.DataFrame, people: pd.Index) -> np.ndarray:
    """Which of the people said that they were not asked, or have no row (bool, by position).

    Parameters
    ----------
    answers
        Schema ``ANSWERS``, of one question.
    people
        Ids, each once.
    """
    who = places(answers["response_id"], people)
    said_so = who[(answers["state"] == State.NOT_ASKED).to_numpy()]
    unasked: np.ndarray = marked(said_so, people) | ~marked(who, people)
    return unasked


def complete(
    name: str,
    groups: tuple[Group, ...],
    pairs: Pairs,
    *,
    not_asked: np.ndarray | None = None,
    silent: tuple[Group, ...] = NOT_SAID,
) -> tuple[tuple[Group, ...], pd.DataFrame]:
    """Groups and members in which everyone in no pair has not answered, or was not asked.

    Parameters
    ----------
    name
        That of the grouping, for messages.
    groups
        In order, without those of people who are in no other.
    pairs
        People and the groups they belong to.
    not_asked
        Who was not (bool, by position).
    silent
        The groups of people in no pair: who did not answer, and who was not asked.
    """
    everybody = (*groups, *silent)
    _check_unlike(name, everybody)
    missing = np.flatnonzero(~pairs.belong)
    skipped = 0 if not_asked is None else not_asked[missing]
    rest = np.full(len(missing), len(groups)) + skipped
    labels = pd.Index([group.label for group in everybody], dtype="str")
    known = pairs.who >= 0
    who = np.concatenate([pairs.who[known], missing])
    group = np.concatenate([pairs.group[known], rest])
    members = pd.DataFrame(
        {
            "response_id": pd.Categorical.from_codes(who, categories=pairs.people),
            "group": pd.Categorical.from_codes(group, categories=labels),
        }
    )
    return everybody, members


def _check_unlike(name: str, groups: Sequence[Group]) -> None:
    times = Counter(group.label for group in groups)
    twice = ", ".join(f'"{label}"' for label, number in times.items() if number > 1)
    if twice:
        raise StudyError(
            Problem(
                f'"{name}" has a code or an option with a name that its table uses for something '
                f"else: {twice}.",
                hint="Give it another name.",
            )
        )
