"""Who belongs to which group: by an answer, a number, a column or a code.

Every grouping here holds every response it is given; those who did not answer are a group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from consult.definitions.wordings import normalised
from consult.errors import Problem, StudyError
from consult.model.counting.codes import places
from consult.model.counting.grouping import (
    NO_SUBSTANCE,
    NOT_ANSWERED,
    NOT_ASKED,
    NOTHING,
    Group,
    Grouping,
    GroupRole,
)
from consult.model.survey.age_band import AgeBand
from consult.model.survey.questionnaire import Kind, OptionRole, Question
from consult.model.survey.tables import State, Substance

ROLES = {
    OptionRole.ORDINARY: GroupRole.SUBSTANTIVE,
    OptionRole.OTHER: GroupRole.SUBSTANTIVE,
    OptionRole.DONT_KNOW: GroupRole.DONT_KNOW,
    OptionRole.PREFER_NOT_TO_SAY: GroupRole.PREFER_NOT_TO_SAY,
}
NOT_SAID = (
    Group(NOT_ANSWERED, GroupRole.NOT_ANSWERED),
    Group(NOT_ASKED, GroupRole.NOT_ASKED),
)
ANOTHER = "Another theme"
MOST_SINGLE_NUMBERS = 12
"""A number question with more distinct answers than this is shown in bands: marks from 0 to 10
and months stand one by one. Halved, they would be banded; doubled, a table could have 24 rows, most
of them too small to show."""

BANDS = 5
"""Bands of about a fifth of the people each. Two would say little more than a median; of ten, each
would hold too few to be broken down in a study of a hundred (``threshold`` of disclosure.toml)."""


Responses = Sequence[str] | pd.Index | pd.Series
"""Ids of responses. Given one index for every grouping, they are looked up once."""


@dataclass(frozen=True)
class _Pairs:
    """People and the groups they belong to, as positions.

    ``people`` has the id of everybody once, in a pair or not. ``who`` and ``group`` have one line
    a pair: the position among ``people``, -1 for nobody of them, and that of the group, -1 for
    none.
    """

    people: pd.Index
    who: np.ndarray
    group: np.ndarray

    @property
    def belong(self) -> np.ndarray:
        """Which of the people are in any pair (bool, by position)."""
        return _marked(self.who, self.people)

    def added(self, marked: np.ndarray, at: int) -> _Pairs:
        """With the people marked (bool, by position) in one more group."""
        more = np.flatnonzero(marked)
        return _Pairs(
            self.people,
            np.concatenate([self.who, more]),
            np.concatenate([self.group, np.full(len(more), at)]),
        )

    def distinct(self) -> _Pairs:
        """Each pair once."""
        first = ~pd.DataFrame({"who": self.who, "group": self.group}).duplicated().to_numpy()
        return _Pairs(self.people, self.who[first], self.group[first])


def by_answer(question: Question, answers: pd.DataFrame, responses: Responses) -> Grouping:
    """Group people by what they answered; for a ranking, by what they ranked first.

    Parameters
    ----------
    question
        A question answered from options.
    answers
        Schema ``ANSWERS``; those of other questions are passed over.
    responses
        Ids of the responses to group; those without a row were not asked.

    Notes
    -----
    Whoever chose an option called "Not answered" has not answered, and so for "Not asked". Whoever
    ticked "prefer not to say" and an answer as well has given that answer.
    """
    mine = answers[answers["question_id"] == question.id]
    chosen = mine[mine["state"].isin([State.ANSWERED, State.PREFER_NOT_TO_SAY])]
    if question.kind is Kind.RANK:
        chosen = chosen[chosen["number"] == 1]
    people = _people(responses)
    silent = {option.label: _silence(option.label) for option in question.options}
    options = [option for option in question.options if not silent[option.label]]
    groups = tuple(Group(option.label, ROLES[option.role]) for option in options)
    nets = {
        net: tuple(option.label for option in options if option.net == net) for net in question.nets
    }
    unasked = chosen[chosen["option"].isin([x for x, said in silent.items() if said == NOT_ASKED])]
    chosen = chosen[~chosen["option"].isin([label for label, said in silent.items() if said])]
    if question.kind is Kind.MULTI:
        chosen = _without_refusals(chosen, groups)
    pairs = _Pairs(people, places(chosen["response_id"], people), _at(chosen["option"], groups))
    said_unasked = _marked(places(unasked["response_id"], people), people)
    everybody, members = _complete(
        question.id, groups, pairs, not_asked=_not_asked(mine, people) | said_unasked
    )
    exclusive = question.kind is not Kind.MULTI
    return Grouping(question.id, question.text, everybody, members, exclusive, nets or None)


def _without_refusals(chosen: pd.DataFrame, groups: Sequence[Group]) -> pd.DataFrame:
    """Choices without a "prefer not to say" of somebody who answered as well."""
    refusing = [g.label for g in groups if g.role is GroupRole.PREFER_NOT_TO_SAY]
    refused = chosen["option"].isin(refusing)
    return chosen[~(refused & chosen["response_id"].isin(chosen.loc[~refused, "response_id"]))]


def _silence(option: str) -> str:
    """The group of those who said nothing that an option is called after; empty for others."""
    called = {normalised(group.label): group.label for group in NOT_SAID}
    return called.get(normalised(option), "")


def by_number(question: Question, answers: pd.DataFrame, responses: Responses) -> Grouping:
    """Group people by the number they gave, in bands when there are many different ones.

    Parameters
    ----------
    question
        A question of kind NUMBER.
    answers, responses
        As for :func:`by_answer`.

    Notes
    -----
    Bands hold about a fifth of the people each, and their edges are numbers people gave.
    """
    mine = answers[answers["question_id"] == question.id]
    given = mine.dropna(subset="number")
    labels = _number_bands(given["number"])
    groups = tuple(Group(label) for label in dict.fromkeys(labels.values()))
    banded = given.assign(band=given["number"].map(labels))
    return _numbered(question, mine, banded, groups, responses)


def by_age(
    question: Question,
    answers: pd.DataFrame,
    responses: Responses,
    *,
    bands: Mapping[str, AgeBand],
    born_before: int | None = None,
) -> Grouping:
    """Group people by the age they gave, in given bands.

    Parameters
    ----------
    question
        A question of kind NUMBER: age in years or, with ``born_before``, year of birth.
    answers, responses
        As for :func:`by_answer`.
    bands
        Label -> band, in the order printed.
    born_before
        The year of the consultation; age is that year less the year of birth, so it can be
        one too high for people whose birthday is still to come.

    Notes
    -----
    An age in no band (a slip of the keyboard) counts as not answered.
    """
    mine = answers[answers["question_id"] == question.id]
    given = mine.dropna(subset="number")
    ages = given["number"] if born_before is None else born_before - given["number"]
    labels = {
        age: next((label for label, band in bands.items() if band.holds(age)), "")
        for age in ages.unique()
    }
    in_band = ages.map(labels) != ""
    groups = tuple(Group(label) for label in bands)
    banded = given[in_band].assign(band=ages[in_band].map(labels))
    return _numbered(question, mine, banded, groups, responses)


def _numbered(
    question: Question,
    mine: pd.DataFrame,
    banded: pd.DataFrame,
    groups: tuple[Group, ...],
    responses: Responses,
) -> Grouping:
    """People by a number they gave.

    ``mine`` are all answers to the question, ``banded`` those of a band, with its label in the
    column "band".
    """
    people = _people(responses)
    pairs = _Pairs(people, places(banded["response_id"], people), _at(banded["band"], groups))
    everybody, members = _complete(question.id, groups, pairs, not_asked=_not_asked(mine, people))
    return Grouping(question.id, question.text, everybody, members)


def _number_bands(numbers: pd.Series) -> dict[float, str]:
    """Number -> the words of its band, from smallest to largest."""
    distinct = sorted(numbers.unique())
    if len(distinct) <= MOST_SINGLE_NUMBERS:
        return {number: _plain(number) for number in distinct}
    edges = numbers.quantile([i / BANDS for i in range(1, BANDS)], interpolation="lower")
    tops = sorted({float(edge) for edge in edges} | {distinct[-1]})
    bands: dict[float, str] = {}
    for top in tops:
        inside = [number for number in distinct if number <= top and number not in bands]
        label = _plain(inside[0]) if len(inside) == 1 else f"{_plain(inside[0])} to {_plain(top)}"
        bands.update(dict.fromkeys(inside, label))
    return bands


def by_column(responses: pd.DataFrame, column: str, *, title: str, outside: str = "") -> Grouping:
    """Group responses by a column of the responses table, such as the channel.

    Parameters
    ----------
    responses
        Schema ``RESPONSES``.
    column
        A text column of it. Groups stand from the largest to the smallest.
    title
        What it is, as printed.
    outside
        What the column says of those who are not in the base; they stand last.
    """
    sizes = responses[column].value_counts()
    ordered = sorted(sizes.index, key=lambda label: (label == outside, -sizes[label], label))
    labels = {label: str(label)[:1].upper() + str(label)[1:] for label in ordered}
    roles = {labels[label]: GroupRole.NOT_ASKED for label in ordered if label == outside}
    groups = tuple(
        Group(label, roles.get(label, GroupRole.SUBSTANTIVE))
        for label in dict.fromkeys(labels.values())
    )
    people = _people(responses["response_id"])
    group = _at(responses[column].map(labels), groups)
    pairs = _Pairs(people, np.arange(len(people)), group)
    _, members = _complete(column, groups, pairs, silent=())
    return Grouping(column, title, groups, members)


def by_code(
    comments: pd.DataFrame,
    codings: pd.DataFrame,
    names: Mapping[str, str],
    *,
    name: str,
    title: str,
) -> Grouping:
    """Group people by the codes of what they wrote; many may hold.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``, of one open question or several: everyone who could have
        commented on any of them.
    codings
        Schema ``CODINGS``, of the same questions.
    names
        Code id -> its name, in the order printed. Any other code is "Another theme".
    name, title
        Id and title of the grouping.
    """
    people = _people(comments["response_id"].drop_duplicates())
    wrote = places(comments["response_id"], people)
    of = {x: _marked(wrote[(comments["substance"] == x).to_numpy()], people) for x in Substance}
    who, theme = places(codings["response_id"], people), _themes(codings["code"], names)
    coded = _marked(who, people)
    content = of[Substance.NOTHING_TO_CHANGE] & ~coded
    empty = of[Substance.NON_SUBSTANTIVE] & ~(coded | of[Substance.NOTHING_TO_CHANGE])
    labels = [
        *names.values(),
        *([ANOTHER] if (theme == ANOTHER).any() else []),
        *([NOTHING] if content.any() else []),
    ]
    groups = (
        *(Group(label) for label in dict.fromkeys(labels)),
        Group(NO_SUBSTANCE, GroupRole.NOT_ANSWERED),
    )
    pairs = _Pairs(people, who, _at(theme, groups))
    if content.any():
        pairs = pairs.added(content, len(groups) - 2)
    pairs = pairs.added(empty, len(groups) - 1).distinct()
    not_asked = of[Substance.NOT_ASKED] & ~of[Substance.BLANK]
    everybody, members = _complete(name, groups, pairs, not_asked=not_asked)
    return Grouping(name, title, everybody, members, exclusive=False)


def _themes(codes: pd.Series, names: Mapping[str, str]) -> pd.Series:
    """The name of each code, as categories."""
    named = codes.astype("category").array
    labels = pd.Index([names.get(code, ANOTHER) for code in named.categories], dtype=object)
    distinct = labels.unique()
    at = np.append(distinct.get_indexer(labels), -1)[named.codes]
    return pd.Series(pd.Categorical.from_codes(at, categories=distinct))


def _people(responses: Responses) -> pd.Index:
    """Ids of responses as an index, each once."""
    if isinstance(responses, pd.Index):
        return responses
    return pd.Index(list(responses), dtype="str").unique()


def _at(labels: pd.Series, groups: tuple[Group, ...]) -> np.ndarray:
    """Position of the group of each label; -1 where it is of none."""
    return places(labels, pd.Index([group.label for group in groups], dtype="str"))


def _marked(who: np.ndarray, people: pd.Index) -> np.ndarray:
    """Which of the people are at any of the given positions; -1 is nobody."""
    marked = np.zeros(len(people), dtype=bool)
    marked[who[who >= 0]] = True
    return marked


def _not_asked(answers: pd.DataFrame, people: pd.Index) -> np.ndarray:
    """Who said that they were not asked, or has no row."""
    who = places(answers["response_id"], people)
    said_so = who[(answers["state"] == State.NOT_ASKED).to_numpy()]
    not_asked: np.ndarray = _marked(said_so, people) | ~_marked(who, people)
    return not_asked


def _complete(
    name: str,
    groups: tuple[Group, ...],
    pairs: _Pairs,
    *,
    not_asked: np.ndarray | None = None,
    silent: tuple[Group, ...] = NOT_SAID,
) -> tuple[tuple[Group, ...], pd.DataFrame]:
    """Groups and members in which everyone in no pair has not answered, or was not asked.

    ``name`` is that of the grouping, for messages, and ``not_asked`` says of all people (bool, by
    position) who was not.
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


def _plain(number: float) -> str:
    return f"{number:g}"
