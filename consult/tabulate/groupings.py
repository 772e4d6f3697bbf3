"""Who belongs to which group: by an answer, a column or a code.

Every grouping here holds every response it is given; those who did not answer are a group.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from consult.definitions.wordings import normalised
from consult.model.counting.codes import places
from consult.model.counting.grouping import (
    NO_SUBSTANCE,
    NONE_TICKED,
    NOT_ASKED,
    NOTHING,
    Group,
    Grouping,
    GroupRole,
    PutIn,
)
from consult.model.survey.questionnaire import Kind, OptionRole, Question
from consult.model.survey.tables import State, Substance
from consult.tabulate.people import (
    NOT_SAID,
    Pairs,
    Responses,
    at_groups,
    complete,
    marked,
    people_of,
    unasked_of,
)

ROLES = {
    OptionRole.ORDINARY: GroupRole.SUBSTANTIVE,
    OptionRole.OTHER: GroupRole.SUBSTANTIVE,
    OptionRole.DONT_KNOW: GroupRole.DONT_KNOW,
    OptionRole.PREFER_NOT_TO_SAY: GroupRole.PREFER_NOT_TO_SAY,
}
ANOTHER = "Another theme"


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
    people = people_of(responses)
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
    pairs = Pairs(
        people, places(chosen["response_id"], people), at_groups(chosen["option"], groups)
    )
    if question.kind is Kind.MULTI:
        groups, pairs = _with_none_ticked(groups, pairs, mine)
    said_unasked = marked(places(unasked["response_id"], people), people)
    everybody, members = complete(
        question.id, groups, pairs, not_asked=unasked_of(mine, people) | said_unasked
    )
    exclusive = question.kind is not Kind.MULTI
    return Grouping(question.id, question.text, everybody, members, exclusive, nets or None)


def _with_none_ticked(
    groups: tuple[Group, ...], pairs: Pairs, answers: pd.DataFrame
) -> tuple[tuple[Group, ...], Pairs]:
    """Groups and pairs with those whose boxes the export all calls not ticked."""
    seen = answers.loc[answers["state"] == State.NOT_TICKED, "response_id"]
    none = marked(places(seen, pairs.people), pairs.people) & ~pairs.belong
    if not none.any():
        return groups, pairs
    return (*groups, Group(NONE_TICKED, GroupRole.NONE_TICKED)), pairs.added(none, len(groups))


def _without_refusals(chosen: pd.DataFrame, groups: Sequence[Group]) -> pd.DataFrame:
    """Choices without a "prefer not to say" of somebody who answered as well."""
    refusing = [g.label for g in groups if g.role is GroupRole.PREFER_NOT_TO_SAY]
    refused = chosen["option"].isin(refusing)
    return chosen[~(refused & chosen["response_id"].isin(chosen.loc[~refused, "response_id"]))]


def _silence(option: str) -> str:
    """The group of those who said nothing that an option is called after; empty for others."""
    called = {normalised(group.label): group.label for group in NOT_SAID}
    return called.get(normalised(option), "")


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
    people = people_of(responses["response_id"])
    group = at_groups(responses[column].map(labels), groups)
    pairs = Pairs(people, np.arange(len(people)), group)
    _, members = complete(column, groups, pairs, silent=())
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
    people = people_of(comments["response_id"].drop_duplicates())
    wrote = places(comments["response_id"], people)
    of = {x: marked(wrote[(comments["substance"] == x).to_numpy()], people) for x in Substance}
    who, theme = places(codings["response_id"], people), _themes(codings["code"], names)
    coded = marked(who, people)
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
    pairs = Pairs(people, who, at_groups(theme, groups))
    if content.any():
        pairs = pairs.added(content, len(groups) - 2)
    pairs = pairs.added(empty, len(groups) - 1).distinct()
    not_asked = of[Substance.NOT_ASKED] & ~of[Substance.BLANK]
    everybody, members = complete(name, groups, pairs, not_asked=not_asked)
    return Grouping(
        name,
        title,
        everybody,
        members,
        exclusive=False,
        facts=_facts(codings, theme),
        commented=frozenset(map(str, comments.get("question_id", pd.Series(dtype=str)).unique())),
    )


def _facts(codings: pd.DataFrame, themes: pd.Series) -> dict[str, PutIn]:
    """Theme -> the questions and codes that make it."""
    if "question_id" not in codings:
        return {}
    given = pd.DataFrame(
        {
            "question": codings["question_id"].to_numpy(),
            "code": codings["code"].to_numpy(),
            "theme": themes.to_numpy(),
        }
    ).drop_duplicates()
    found: dict[str, set[tuple[str, str]]] = {}
    for question, code, theme in given.itertuples(index=False):
        found.setdefault(str(theme), set()).add((str(question), str(code)))
    return {theme: PutIn(frozenset(pairs)) for theme, pairs in found.items()}


def _themes(codes: pd.Series, names: Mapping[str, str]) -> pd.Series:
    """The name of each code, as categories."""
    named = codes.astype("category").array
    labels = pd.Index([names.get(code, ANOTHER) for code in named.categories], dtype=object)
    distinct = labels.unique()
    at = np.append(distinct.get_indexer(labels), -1)[named.codes]
    return pd.Series(pd.Categorical.from_codes(at, categories=distinct))
