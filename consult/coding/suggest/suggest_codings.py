"""Suggest codes for the comments on one open question, for people to review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consult.coding.suggest.choose_codes import FLOOR, choose, probability
from consult.coding.suggest.definition_scores import active_codes, read, score
from consult.coding.suggest.emergent import OTHER, by_topic, extended, named_topics
from consult.coding.suggest.second_look import second_look
from consult.coding.suggest.text_codings import Coding, GivenCodes, codings_of
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
        The codeframe given with what was found added: a theme "emergent" of the topics in use
        as codes, and a theme with the code "other".
    topics
        What the model found in the comments that the codeframe did not explain.
    topic_responses
        Response ids of those comments, one for each row of ``topics.weights``.
    counts
        Comments: "comments" given, "substantive" among them, then "codeframe", "model" and
        "other", which add up to the substantive ones by the comment's first code.
    """

    codings: pd.DataFrame
    codeframe: Codeframe
    topics: Topics
    topic_responses: tuple[str, ...]
    counts: dict[str, int]


def suggest_codings(
    comments: pd.DataFrame,
    *,
    codeframe: Codeframe,
    encoders: Encoders,
    find: Find,
) -> Suggestions:
    """Suggest codes for every substantive comment on one open question.

    Parameters
    ----------
    comments
        Schema ``CLEAN_COMMENTS``, of one question, one row per response; not changed.
    codeframe
        The agreed codes; empty when all themes are to be found.
    encoders
        Wording, and meaning where there is a sentence model.
    find
        Finds topics in comments. It is given those that no code explains, copies included.

    Returns
    -------
    Suggestions
        Substantive comments have one to three codes: of the codeframe, or of a topic, or
        "other". Comments with the same words have the same codes. Others have none.
    """
    substantive = comments[comments["substance"] == "substantive"]
    codes = tuple(code.id for code in active_codes(codeframe))
    reading = read(sorted(set(substantive["text"])), active_codes(codeframe), encoders)
    scores = score(reading, codes)
    second = second_look(reading, scores.values)
    lengths = [len(text.split()) for text in reading.texts]
    codings = codings_of(
        reading.texts,
        reading.clauses,
        replace(scores, values=second),
        GivenCodes(
            choose(second, words=lengths) & (scores.values >= FLOOR),
            probability(second),
            DecidedBy.CODEFRAME,
        ),
    )
    unexplained = substantive[~substantive["text"].isin(list(codings))]
    topics = find(unexplained["text"].tolist())
    named = named_topics(topics, codeframe)
    codings |= by_topic(
        reading, unexplained["text"].tolist(), topics, named, decided_by=DecidedBy.MODEL
    )
    return Suggestions(
        codings=as_frame(substantive, codings),
        codeframe=extended(codeframe, named),
        topics=topics,
        topic_responses=tuple(unexplained["response_id"]),
        counts=_counts(comments, substantive, codings),
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
