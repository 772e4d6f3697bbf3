"""Suggest codes for the comments on open questions, for people to review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from consult.coding.suggest.emergent import (
    OTHER,
    TOPIC,
    NamedTopics,
    by_topic,
    extended,
    named_topics,
)
from consult.coding.suggest.first_look import FirstLook, first_look
from consult.coding.suggest.text_codings import Coding
from consult.coding.texts.vectors import Encoders
from consult.model.coding.codeframe import Codeframe
from consult.model.coding.deciding import DecidedBy
from consult.model.coding.topics import Topics

if TYPE_CHECKING:
    import pandas as pd

Find = Callable[[Sequence[str]], Topics]
"""Comments to topics, one row of weights a comment; ``consult.topics`` behind an embedder."""


@dataclass(frozen=True)
class Suggestions:
    """What was suggested for the comments on one open question.

    Parameters
    ----------
    codings
        Schema ``CODINGS``: one row per response and code, at least one for every substantive
        comment, in the order of the comments.
    codeframe
        The codeframe given with what was found added: the topics in use as codes, under headings
        where there are many, and a theme with the code "other".
    counts
        Comments: "comments" given, "substantive" among them, then "codeframe", "model" and
        "other", which add up to the substantive ones by the comment's first code.
    found
        Ids of the codes that were found in the comments.
    """

    codings: pd.DataFrame
    codeframe: Codeframe
    counts: dict[str, int]
    found: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Together:
    """What was suggested for questions that share what is found in their comments.

    Parameters
    ----------
    each
        Of every question, in the order given.
    topics
        What was found, a row of weights for each comment of each question that no code explains.
    named
        Topic id -> the code it became.
    """

    each: tuple[Suggestions, ...]
    topics: Topics
    named: NamedTopics


def suggest_codings(
    comments: pd.DataFrame, *, codeframe: Codeframe, encoders: Encoders, find: Find
) -> Suggestions:
    """Suggest codes for every substantive comment on one open question by itself.

    Parameters
    ----------
    comments, codeframe, encoders
        As for ``first_look``.
    find
        As for ``suggest_together``.
    """
    look = first_look(comments, codeframe=codeframe, encoders=encoders)
    return suggest_together([look], find).each[0]


def suggest_together(
    looks: Sequence[FirstLook],
    find: Find,
    *,
    taken: Collection[str] = (),
    begins: str = TOPIC,
) -> Together:
    """Suggest codes for open questions that share what is found in their comments.

    Parameters
    ----------
    looks
        The first look at each question; at least one.
    find
        Finds topics in comments. It is given those that no code explains, of all questions, copies
        included, once.
    taken
        Ids that no code found may have, beside those of the codeframes.
    begins
        How ids of codes found begin.

    Returns
    -------
    Together
        Substantive comments have one to three codes: of the
        codeframe, or of a topic, or "other". Comments with the same words on one question have
        the same codes; a topic has one id, name and definition under every question.
    """
    texts = [look.unexplained for look in looks]
    topics = find([text for mine in texts for text in mine])
    agreed = {code.id for look in looks for code in look.codeframe.codes}
    named = named_topics(topics, agreed.union(taken), begins=begins)
    ends = accumulate(map(len, texts), initial=0)
    each = (
        _suggested(look, mine, replace(topics, weights=topics.weights[start:end]), named)
        for look, mine, (start, end) in zip(looks, texts, pairwise(ends), strict=True)
    )
    return Together(tuple(each), topics, named)


def _suggested(
    look: FirstLook, texts: Sequence[str], topics: Topics, named: NamedTopics
) -> Suggestions:
    by_model = by_topic(look.reading, texts, topics, named, decided_by=DecidedBy.MODEL)
    codings = {**look.codings, **by_model}
    return Suggestions(
        codings=as_frame(look.substantive, codings),
        codeframe=extended(look.codeframe, topics, named),
        counts=_counts(look.comments, look.substantive, codings),
        found=frozenset(code.id for code in named.values()),
    )


def as_frame(substantive: pd.DataFrame, codings: Mapping[str, Sequence[Coding]]) -> pd.DataFrame:
    """Schema ``CODINGS``: the codings of each text, given to every comment that holds it.

    Parameters
    ----------
    substantive
        Schema ``CLEAN_COMMENTS``: comments whose texts all have codings; may be none.
    codings
        Text -> its codings, strongest first.
    """
    import pandas as pd

    from consult.model.survey.tables import CODINGS, conform, empty

    said = zip(
        substantive["response_id"], substantive["question_id"], substantive["text"], strict=True
    )
    rows = [
        (
            response,
            question,
            given.code,
            given.decided_by,
            given.probability,
            given.band,
            given.passage,
        )
        for response, question, text in said
        for given in codings[text]
    ]
    if not rows:
        return empty(CODINGS)
    return conform(pd.DataFrame(rows, columns=list(CODINGS.columns)), CODINGS)


def _counts(
    comments: pd.DataFrame, substantive: pd.DataFrame, codings: Mapping[str, Sequence[Coding]]
) -> dict[str, int]:
    first = [codings[text][0] for text in substantive["text"]]
    by = Counter("other" if coding.code == OTHER.id else coding.decided_by for coding in first)
    return {
        "comments": len(comments),
        "substantive": len(substantive),
        DecidedBy.CODEFRAME: by[DecidedBy.CODEFRAME],
        DecidedBy.MODEL: by[DecidedBy.MODEL],
        "other": by["other"],
    }
