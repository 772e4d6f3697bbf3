"""Who belongs to which group: by an answer, a number, a column or a code.

Every grouping here holds every response it is given; those who did not answer are a group.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from consult.model.grouping import (
    NOT_ANSWERED,
    NOT_ASKED,
    Group,
    Grouping,
    GroupRole,
)
from consult.model.questionnaire import Kind, OptionRole, Question
from consult.model.tables import State, Substance

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
NO_SUBSTANCE = "Comment with nothing to code"
ANOTHER = "Another theme"
MOST_SINGLE_NUMBERS = 12
"""A number question with more distinct answers than this is shown in bands."""
BANDS = 5


def by_answer(question: Question, answers: pd.DataFrame, responses: Sequence[str]) -> Grouping:
    """Group people by what they answered; for a ranking, by what they ranked first.

    Parameters
    ----------
    question
        A question answered from options.
    answers
        Schema ``ANSWERS``, all questions.
    responses
        Ids of the responses to group; those without a row were not asked.
    """
    mine = answers[answers["question_id"] == question.id]
    chosen = mine[mine["state"].isin([State.ANSWERED, State.PREFER_NOT_TO_SAY])]
    if question.kind is Kind.RANK:
        chosen = chosen[chosen["number"] == 1]
    pairs = chosen[["response_id", "option"]].rename(columns={"option": "group"})
    groups = tuple(Group(option.label, ROLES[option.role]) for option in question.options)
    nets = {
        net: tuple(option.label for option in question.options if option.net == net)
        for net in question.nets
    }
    return _complete(
        question.id,
        question.text,
        groups,
        pairs,
        responses,
        not_asked=_not_asked(mine, responses),
        exclusive=question.kind is not Kind.MULTI,
        nets=nets,
    )


def by_number(question: Question, answers: pd.DataFrame, responses: Sequence[str]) -> Grouping:
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
    labels = number_bands(given["number"])
    groups = tuple(Group(label) for label in dict.fromkeys(labels.values()))
    pairs = given.assign(group=given["number"].map(labels))[["response_id", "group"]]
    return _complete(
        question.id, question.text, groups, pairs, responses, _not_asked(mine, responses)
    )


def by_age(
    question: Question,
    answers: pd.DataFrame,
    responses: Sequence[str],
    *,
    bands: Sequence[tuple[str, int, int]],
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
        (label, youngest, oldest) in years.
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
    labels = ages.map(
        lambda age: next((label for label, low, high in bands if low <= age <= high), "")
    )
    pairs = given.assign(group=labels)[labels != ""][["response_id", "group"]]
    groups = tuple(Group(label) for label, _, _ in bands)
    return _complete(
        question.id, question.text, groups, pairs, responses, _not_asked(mine, responses)
    )


def number_bands(numbers: pd.Series) -> dict[float, str]:
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


def by_column(responses: pd.DataFrame, column: str, *, title: str) -> Grouping:
    """Group responses by a column of the responses table, such as the channel.

    Parameters
    ----------
    responses
        Schema ``RESPONSES``.
    column
        A text column of it. Groups stand from the largest to the smallest.
    title
        What it is, as printed.
    """
    sizes = responses[column].value_counts()
    ordered = sorted(sizes.index, key=lambda label: (-sizes[label], label))
    labels = {label: str(label)[:1].upper() + str(label)[1:] for label in ordered}
    pairs = pd.DataFrame(
        {"response_id": responses["response_id"], "group": responses[column].map(labels)}
    )
    groups = tuple(Group(label) for label in labels.values())
    return _complete(column, title, groups, pairs, list(responses["response_id"]))


def by_code(
    question: Question,
    comments: pd.DataFrame,
    codings: pd.DataFrame,
    names: Mapping[str, str],
) -> Grouping:
    """Group people by the codes of their comment on one question; many may hold.

    Parameters
    ----------
    question
        An open question.
    comments
        Schema ``CLEAN_COMMENTS``, all questions: everyone who could have commented.
    codings
        Schema ``CODINGS``, all questions.
    names
        Code id -> its name, in the order printed.
    """
    mine = comments[comments["question_id"] == question.id]
    coded = codings[codings["question_id"] == question.id]
    pairs = coded.assign(group=coded["code"].map(names))[["response_id", "group"]]
    empty = mine.loc[mine["substance"] == Substance.NON_SUBSTANTIVE, ["response_id"]]
    pairs = pd.concat([pairs, empty.assign(group=NO_SUBSTANCE)])
    groups = (
        *(Group(name) for name in names.values()),
        Group(NO_SUBSTANCE, GroupRole.NOT_ANSWERED),
    )
    not_asked = set(mine.loc[mine["substance"] == Substance.NOT_ASKED, "response_id"])
    return _complete(
        question.id,
        question.text,
        groups,
        pairs,
        list(mine["response_id"]),
        not_asked,
        exclusive=False,
    )


def collapse(grouping: Grouping, *, left_over: str = "Neither or don't know") -> Grouping:
    """A scale by its nets: those who agree, those who disagree, and everybody between.

    Parameters
    ----------
    grouping
        Made by :func:`by_answer` from a question with nets; exclusive.
    left_over
        What to call the answers that count towards no net.
    """
    nets = dict(grouping.nets or {})
    to = {label: net for net, labels in nets.items() for label in labels}
    answered = grouping.labels_of(GroupRole.SUBSTANTIVE, GroupRole.DONT_KNOW)
    to |= {label: left_over for label in answered if label not in to}
    names = list(nets)
    middle = [left_over] if left_over in to.values() else []
    order = [*names[:1], *middle, *names[1:]]
    rest = tuple(group for group in grouping.groups if group.label not in to)
    labels = grouping.members["group"].astype(str)
    pairs = grouping.members.assign(group=labels.map(lambda label: to.get(label, label)))
    groups = (*(Group(name) for name in order), *rest)
    return Grouping(grouping.id, grouping.title, groups, _categorical(pairs, groups))


def _not_asked(answers: pd.DataFrame, responses: Sequence[str]) -> set[str]:
    said_so = set(answers.loc[answers["state"] == State.NOT_ASKED, "response_id"])
    return said_so | (set(responses) - set(answers["response_id"]))


def _complete(
    name: str,
    title: str,
    groups: tuple[Group, ...],
    pairs: pd.DataFrame,
    responses: Sequence[str],
    not_asked: set[str] | None = None,
    *,
    exclusive: bool = True,
    nets: Mapping[str, tuple[str, ...]] | None = None,
) -> Grouping:
    """A grouping in which everyone who is in no group yet has not answered, or was not asked."""
    missing = [key for key in responses if key not in set(pairs["response_id"])]
    said_nothing = [NOT_ASKED if key in (not_asked or set()) else NOT_ANSWERED for key in missing]
    rest = pd.DataFrame({"response_id": missing, "group": said_nothing})
    inside = pairs[pairs["response_id"].isin(responses)]
    everybody = (*groups, *NOT_SAID)
    members = _categorical(pd.concat([inside, rest]), everybody)
    return Grouping(name, title, everybody, members, exclusive, nets or None)


def _categorical(pairs: pd.DataFrame, groups: tuple[Group, ...]) -> pd.DataFrame:
    labels = [group.label for group in groups]
    return pd.DataFrame(
        {
            "response_id": pairs["response_id"].astype(str),
            "group": pd.Categorical(pairs["group"], categories=labels),
        }
    ).reset_index(drop=True)


def _plain(number: float) -> str:
    return f"{number:g}"


def keep_largest(grouping: Grouping, *, most: int) -> Grouping:
    """The same grouping with only its largest groups of substance, in the order they stood.

    Parameters
    ----------
    grouping
        Not exclusive: those in the groups left out stay in the base as "Another theme".
    most
        How many to keep at most.
    """
    sizes = grouping.members["group"].value_counts()
    labels = grouping.labels_of(GroupRole.SUBSTANTIVE)
    ranked = sorted(labels, key=lambda label: (-int(sizes[label]), labels.index(label)))
    left_out = set(ranked[most:])
    if not left_out:
        return grouping
    to = dict.fromkeys(left_out, ANOTHER)
    groups = (
        *(group for group in grouping.groups if group.label in ranked[:most]),
        Group(ANOTHER),
        *(group for group in grouping.groups if group.role is not GroupRole.SUBSTANTIVE),
    )
    labels_now = grouping.members["group"].astype(str).map(lambda label: to.get(label, label))
    pairs = grouping.members.assign(group=labels_now).drop_duplicates()
    return Grouping(grouping.id, grouping.title, groups, _categorical(pairs, groups), False)
